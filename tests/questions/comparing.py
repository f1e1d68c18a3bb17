"""Comparing what the API answers with what was written by hand; it must be able to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

ORDERED = ("path", "rests_on", "cities_on_path")
"""Lists whose order is part of the answer."""
TOLD = ("says", "what", "between_cities")
"""Told in the reader's own words: something must be there in words, whatever they are."""
PROSE = ("why",)
"""Said to whoever reads the file."""
JOINTS = re.compile(r"[\s،؛,.;«»]|\bو\b")
"""What stands between the parts of a sentence."""


def differences(expected: Any, found: Any, at: str = "answer") -> Iterator[str]:
    """Where an answer is not the expected one; every key of either must be in both."""
    if isinstance(expected, dict) and expected.keys() == {"includes"} and isinstance(found, list):
        yield from _missing(expected["includes"], found, at)
    elif isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            if key in PROSE:
                continue
            if key not in expected or key not in found:
                yield f"{at}.{key}: only in {'what was found' if key in found else 'the file'}"
            else:
                yield from _different(key, expected[key], found[key], f"{at}.{key}")
    elif isinstance(expected, list) and isinstance(found, list):
        ours, theirs = [plain(item) for item in expected], [plain(item) for item in found]
        yield from (f"{at}: not found: {e!r}" for e in expected if plain(e) not in theirs)
        yield from (f"{at}: not expected: {f!r}" for f in found if plain(f) not in ours)
        if len(ours) != len(theirs) and set(map(repr, ours)) == set(map(repr, theirs)):
            yield f"{at}: {len(ours)} expected, {len(theirs)} found"
    elif plain(expected) != plain(found):
        yield f"{at}: expected {expected!r}, found {found!r}"


def _different(key: str, expected: Any, found: Any, at: str) -> Iterator[str]:
    if key == "words" or key.startswith("words_"):
        if not stands_in(expected, found):
            yield f"{at}: not in {found!r}"
    elif key in TOLD:
        if not any(found):
            yield f"{at}: nothing is told"
    elif key == "includes":
        yield from _missing(expected, found, at)
    elif key == "not" or (key.startswith("not_") and key != "not_stated_in"):
        yield from _forbidden(expected, found, at)
    elif key in ORDERED:
        if len(expected) != len(found):
            yield f"{at}: expected {expected!r}, found {found!r}"
        for place, pair in enumerate(zip(expected, found, strict=False)):
            yield from differences(*pair, f"{at}[{place}]")
    else:
        yield from differences(expected, found, at)


def _missing(expected: Any, found: Any, at: str) -> Iterator[str]:
    """What must be among the answers and is not."""
    there = [plain(item) for item in found]
    yield from (f"{at}: not included: {item!r}" for item in expected if plain(item) not in there)


def _forbidden(forbidden: Any, found: Any, at: str) -> Iterator[str]:
    """What must not be answered and is; for a question asked by source, each for itself."""
    if isinstance(forbidden, dict):
        for key, value in forbidden.items():
            listed = value if isinstance(value, list) else [value]
            answered = found[key] if isinstance(found[key], list) else [found[key]]
            yield from _forbidden(listed, answered, f"{at}.{key}")
        return
    yield from (f"{at}: {name!r} is answered" for name in forbidden if name in found)


def stands_in(expected: str, found: list[str]) -> bool:
    """Whether words were returned: whole, or in parts with nothing between but joints."""
    if any(expected in text for text in found):
        return True
    rest = expected
    for part in sorted(set(found), key=len, reverse=True):
        rest = rest.replace(part, " ")
    return not JOINTS.sub("", rest)


def plain(value: Any) -> Any:
    """A value whose lists have no order, whatever depth they are at."""
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return sorted((plain(part) for part in value), key=repr) if isinstance(value, list) else value


def altered(answer: Any, key: str = "") -> Iterator[Any]:
    """The answer with one value changed, or one item less: each must be told from the answer."""
    if key in (*PROSE, *TOLD) or (key.startswith("not") and key != "not_stated_in"):
        return
    if isinstance(answer, dict):
        for name, value in answer.items():
            yield from ({**answer, name: other} for other in altered(value, name))
    elif isinstance(answer, list):
        for i, value in enumerate(answer):
            yield from ([*answer[:i], other, *answer[i + 1 :]] for other in altered(value))
        if key != "includes":
            yield from ([*answer[:i], *answer[i + 1 :]] for i in range(len(answer)))
    elif isinstance(answer, bool):
        yield not answer
    else:
        yield f"{answer}?"
