"""The questions of khoy-konya.yaml, answered by hand before there was code, asked over HTTP."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from asking import Api, Json
from questions import answers, more_answers
from questions.researcher import Researcher

QUESTIONS = {
    question["id"]: question
    for question in yaml.safe_load(
        Path(__file__).with_name("khoy-konya.yaml").read_text(encoding="utf-8")
    )
}
ANSWERS = {
    name.replace("_", "-"): function
    for module in (answers, more_answers)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
}
ORDERED = ("path", "rests_on")
"""Lists whose order is part of the answer."""


def test_every_question_is_asked_and_every_answer_is_to_a_question() -> None:
    assert ANSWERS.keys() == QUESTIONS.keys()


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_the_one_given_by_hand(api: Api, name: str) -> None:
    found = ANSWERS[name](Researcher(api))
    wrong = list(differences(QUESTIONS[name]["answer"], found))
    assert not wrong, "\n".join(wrong)


def differences(expected: Any, found: Any, at: str = "answer") -> Iterator[str]:
    """Where an answer is not the expected one; every key of either must be in both."""
    if not (isinstance(expected, dict) and isinstance(found, dict)):
        if _plain(expected) != _plain(found):
            yield f"{at}: expected {expected!r}, found {found!r}"
        return
    for key in sorted(expected.keys() | found.keys()):
        if key == "why":
            continue
        if key not in expected or key not in found:
            yield f"{at}.{key}: only in {'what was found' if key in found else 'the file'}"
        elif key == "words":
            if not any(expected[key] in text for text in found[key]):
                yield f"{at}.{key}: not in {found[key]!r}"
        elif key == "not" or (key.startswith("not_") and key != "not_stated_in"):
            yield from _forbidden(expected[key], found[key], f"{at}.{key}")
        elif key in ORDERED and len(expected[key]) == len(found[key]):
            for place, pair in enumerate(zip(expected[key], found[key], strict=True)):
                yield from differences(*pair, f"{at}.{key}[{place}]")
        else:
            yield from differences(expected[key], found[key], f"{at}.{key}")


def _forbidden(forbidden: Any, found: Any, at: str) -> Iterator[str]:
    """What must not be answered and is; for a question asked by source, each for itself."""
    if isinstance(forbidden, dict):
        for key, value in forbidden.items():
            yield from _forbidden([value], [found[key]], f"{at}.{key}")
        return
    yield from (f"{at}: {name!r} is answered" for name in forbidden if name in found)


def _plain(value: Any) -> Any:
    """A list without its order."""
    return sorted(value, key=repr) if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("expected", "found", "count"),
    [
        ({"a": ["x", "y"], "not": ["z"]}, {"a": ["y", "x"], "not": ["x"]}, 0),
        ({"a": ["x"]}, {"a": ["x", "y"]}, 1),
        ({"a": ["x", "y"]}, {"a": ["x"]}, 1),
        ({"a": "not stated"}, {"a": "nothing in the data"}, 1),
        ({"a": []}, {"a": "not stated"}, 1),
        ({"a": 1}, {}, 1),
        ({}, {"a": 1}, 1),
        ({"not": ["z"]}, {"not": ["x", "z"]}, 1),
        ({"not": {"s": "day"}}, {"not": {"s": "day", "t": "other"}}, 1),
        ({"path": ["a", "b"]}, {"path": ["b", "a"]}, 2),
        ({"path": ["a", "b"]}, {"path": ["a", "b", "c"]}, 1),
        ({"rests_on": [{"s": ["x", "y"]}]}, {"rests_on": [{"s": ["y", "x"]}]}, 0),
        ({"words": "two words"}, {"words": ["one", "with two words in it"]}, 0),
        ({"words": "two words"}, {"words": ["two", "words"]}, 1),
        ({"not_stated_in": ["s"]}, {"not_stated_in": []}, 1),
        ({"s": {"a": 1}}, {"s": {"a": 2}}, 1),
        ({"a": True}, {"a": False}, 1),
    ],
)
def test_the_comparison_can_fail(expected: Json, found: Json, count: int) -> None:
    assert len(list(differences(expected, found))) == count
