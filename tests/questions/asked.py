"""The questions, the function that answers each, and the command and request that ask its core."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import yaml
from asking import Json
from questions import (
    across,
    answers,
    isfahan,
    khoy_konya,
    mashhad,
    mashhad_bodies,
    more_answers,
    network_joins,
    network_members,
    network_posts,
    network_ties,
)
from questions.researcher import Researcher

HERE = Path(__file__).parent
Answer = Callable[[Researcher], Json]


def questions(file: str) -> dict[str, Json]:
    """The questions of a file, by id, in their order."""
    found: list[Json] = yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    return {question["id"]: question for question in found}


def answered_by(*modules: ModuleType) -> dict[str, Answer]:
    """The functions that answer, by the id of their question: ``who_signed`` answers who-signed."""
    return {
        name.replace("_", "-"): function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


def groups() -> list[Json]:
    """The groups of the page: a title, what it rests on, and how to ask each question."""
    found: list[Json] = yaml.safe_load((HERE / "asked.yaml").read_text(encoding="utf-8"))
    return found


GROUPS = groups()
ASKED: dict[str, Json] = {name: ask for group in GROUPS for name, ask in group["ask"].items()}
TWO_REPORTS = questions("khoy-konya.yaml")
RESEARCHER = questions("researcher.yaml")
ANSWERS_TWO_REPORTS = answered_by(answers, more_answers)
ANSWERS_RESEARCHER = answered_by(
    khoy_konya,
    mashhad,
    mashhad_bodies,
    isfahan,
    across,
    network_members,
    network_posts,
    network_ties,
    network_joins,
)
