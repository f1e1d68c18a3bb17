"""The questions written by hand before there was code, asked over HTTP and compared."""

from __future__ import annotations

import runpy
import shlex
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from asking import Api
from questions.asked import (
    ANSWERS_RESEARCHER,
    ANSWERS_TWO_REPORTS,
    ASKED,
    GROUPS,
    RESEARCHER,
    TWO_REPORTS,
)
from questions.comparing import altered, differences
from questions.researcher import KHOY_KONYA, Researcher

from graphsvc.cli import main
from graphsvc.store.database import Database

pytestmark = pytest.mark.slow

Answers = Callable[[str], Any]
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def answer(whole_api: Api) -> Answers:
    """The answer to a question of researcher.yaml, asked once."""
    ask = Researcher(whole_api)
    return cache(lambda name: ANSWERS_RESEARCHER[name](ask))


def test_every_question_is_asked_and_every_answer_is_to_a_question() -> None:
    assert ANSWERS_TWO_REPORTS.keys() == TWO_REPORTS.keys()
    assert ANSWERS_RESEARCHER.keys() == ASKED.keys() == RESEARCHER.keys()
    assert len(RESEARCHER) == sum(len(group["ask"]) for group in GROUPS) == 40


@pytest.mark.parametrize("name", TWO_REPORTS)
def test_two_reports_answer_as_by_hand(whole_api: Api, name: str) -> None:
    found = ANSWERS_TWO_REPORTS[name](Researcher(whole_api, KHOY_KONYA))
    _compare(TWO_REPORTS[name]["answer"], found)


@pytest.mark.parametrize("name", RESEARCHER)
def test_the_whole_answers_as_by_hand(answer: Answers, name: str) -> None:
    _compare(RESEARCHER[name]["answer"], answer(name))


def _compare(expected: Any, found: Any) -> None:
    """The answers are the same, and no other expectation would have been met by this answer."""
    wrong = list(differences(expected, found))
    assert not wrong, "\n".join(wrong)
    for other in altered(expected):
        assert list(differences(other, found)), other


@pytest.mark.parametrize("name", ASKED)
def test_the_request_is_answered(whole_api: Api, name: str) -> None:
    path, _, query = ASKED[name]["request"].partition("?")
    response = whole_api.client.get(f"{path}?{query}" if query else path)
    assert response.status_code == 200, response.text
    assert response.json().get("total") != 0


@pytest.mark.parametrize("engine", ["embedded"], indirect=True, scope="session")
def test_every_command_prints_something(
    whole: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GRAPHSVC_DATA", str(whole.settings.data))
    pointed = set()
    for ask in ASKED.values():
        program, *words = shlex.split(ask["command"])
        assert program == "graphsvc"
        code, (out, err) = main(words), capsys.readouterr()
        assert code == 0, ask["command"]
        assert out.strip(), ask["command"]
        pointed |= {(ask["command"], line) for line in err.splitlines()}
    # Two names are borne by others, too: by the strip beside the city, by a body that may be one.
    assert {command for command, _ in pointed} == {
        "graphsvc ties gaza-city",
        "graphsvc members oicc",
    }
    assert all(line.startswith("graphsvc: See also ") for _, line in pointed)


@cache
def _generator() -> dict[str, Any]:
    return runpy.run_path(str(DOCS / "questions_page.py"))


def test_the_page_is_as_the_answers_are(whole_api: Api, answer: Answers) -> None:
    made = _generator()["page"](whole_api, {name: answer(name) for name in RESEARCHER})
    assert (DOCS / "questions.md").read_text("utf-8") == made, "docs/questions.md: make docs"
