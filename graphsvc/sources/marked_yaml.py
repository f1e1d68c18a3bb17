"""YAML read as plain text values, each with the line on which it stands.

Every scalar stays text, as written: ``no`` is the word, 2025-12-17 is no date object, and the
model decides later. Anchors, aliases, tags and repeated keys are refused: nobody needs them here,
and each has been a way to smuggle something in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from graphsvc.text.scripts import has_controls

DEEPEST = 12
LARGEST = 20_000_000
"""Bytes a file may have: a register of 50,000 rows fits."""

Path = tuple[str | int, ...]
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, at which line, in which field."""

    line: int
    field: str
    message: str

    def at(self, name: str) -> str:
        """The problem as one line of text: file, line, field, message."""
        return f"{name}:{self.line}: {self.field + ': ' if self.field else ''}{self.message}"


@dataclass(slots=True)
class Marked:
    """A document as plain values, and the line of every value by its path."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def problem(self, path: Path, message: str) -> Problem:
        """A problem at that path; where the path is finer than the file, at what holds it."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(self.lines.get(known, 1), written(known), message)


class Refused(Exception):
    """The text is not YAML, or YAML that a seed file may not use."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def written(path: Path) -> str:
    """A path as one would write it: ``claims[3].edge``."""
    return "".join(f"[{p + 1}]" if isinstance(p, int) else f".{p}" for p in path).lstrip(".")


def read(text: str) -> list[Marked]:
    """The documents in ``text``, which ``---`` separates; ``Refused`` where it cannot be used."""
    found: list[Marked] = []
    try:
        events = iter(yaml.parse(text, Loader=Loader))
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                marked = Marked()
                marked.value = _value(next(events), events, (), marked)
                found.append(marked)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        line = mark.line + 1 if mark else 1
        raise Refused(Problem(line, "", f"not YAML: {what}")) from None
    return found


def _value(event: Any, events: Any, path: Path, marked: Marked) -> Any:
    where = written(path)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise Refused(Problem(_line(event), where, "anchors and aliases are not allowed"))
    if getattr(event, "tag", None) not in (None, "!"):
        raise Refused(Problem(_line(event), where, f"the tag {event.tag} is not allowed"))
    if len(path) > DEEPEST:
        raise Refused(Problem(_line(event), where, "nested too deeply"))
    marked.lines[path] = _line(event)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, marked)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, path, marked)
    if has_controls(event.value):
        raise Refused(Problem(_line(event), where, "control or bidi override characters"))
    return event.value


def _mapping(events: Any, path: Path, marked: Marked) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        key = _value(event, events, (*path, "?"), marked)
        if not isinstance(key, str):
            raise Refused(Problem(_line(event), written(path), "a key must be a word"))
        if key in found:
            raise Refused(Problem(_line(event), written(path), f"{key!r} is there twice"))
        value = next(events)
        found[key] = _value(value, events, (*path, key), marked)
        marked.lines[(*path, key)] = _line(event)
    return found


def _sequence(events: Any, path: Path, marked: Marked) -> list[Any]:
    found: list[Any] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        found.append(_value(event, events, (*path, len(found)), marked))
    return found


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
