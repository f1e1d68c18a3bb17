"""The docs say what is: pages from the model, examples from the seed, commands, settings, paths."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from docs.pages import DOCS, FENCE, GRAPHSVC, PAGES, ROOT, text_of, words_of

from graphsvc.api.app import create_app
from graphsvc.settings import PREFIX, Settings
from graphsvc.sources.seed_format import SeedFile

CODE = re.compile(r"`([^`\n]+)`")
INDENTED = re.compile(r"^(?: {4}|\t)(.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
SUFFIXES = (".cff", ".cypher", ".json", ".lock", ".log", ".md", ".py", ".svg", ".toml", ".yaml")

page_ids = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())


@cache
def generator() -> dict[str, object]:
    return runpy.run_path(str(DOCS / "model_page.py"))


@pytest.mark.parametrize(
    ("file", "function"), [("model.md", "page"), ("seed-schema.json", "schema")]
)
def test_a_generated_page_is_as_the_model_is(file: str, function: str) -> None:
    made = generator()[function]
    assert callable(made)
    assert text_of(DOCS / file) == made(), f"docs/{file} is out of date: make docs"


def test_the_schema_takes_the_seed_itself() -> None:
    schema = json.loads(text_of(DOCS / "seed-schema.json"))
    assert set(schema["properties"]) == set(SeedFile.model_fields)


# Links and paths


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@page_ids
def test_relative_links_lead_somewhere(page: Path) -> None:
    for found in LINK.findall(text_of(page)):
        target, _, anchor = (found[0] or found[1]).partition("#")
        if ":" in target:
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), f"{target}#{anchor}"


def named_paths(page: Path) -> Iterator[str]:
    """What looks like a path inside the repository, in code of all forms."""
    text = text_of(page)
    spans = CODE.findall(FENCE.sub("", text))
    commands = [word for line in command_lines(text) for word in words_of(line)]
    tops = {path.name for path in ROOT.iterdir()}
    for word in [*spans, *commands]:
        if PATH.fullmatch(word) and (word.split("/")[0] in tops or word.endswith(SUFFIXES)):
            yield word


@page_ids
def test_paths_that_are_named_exist(page: Path) -> None:
    # The names of files that graphsvc makes while it runs stand in its sources.
    sources = "".join(text_of(p) for p in (ROOT / "graphsvc").rglob("*.py"))
    saved = re.findall(r"^```yaml (\S+)$", text_of(page), re.MULTILINE)  # by the reader
    for path in named_paths(page):
        if path.rstrip("/") in (".venv", ".cache", *saved):
            continue
        here = (ROOT / path).exists() or (page.parent / path).exists()
        made = path.removesuffix(".lock") in sources or path in sources
        assert here or ("/" not in path and made), path


# Commands


def command_lines(text: str) -> Iterator[str]:
    """The lines of shell in a page: in fences, indented, and in the text."""
    for language, block in FENCE.findall(text):
        if language in ("sh", "console", ""):
            yield from block.splitlines()
    rest = FENCE.sub("", text)
    yield from INDENTED.findall(rest)
    yield from CODE.findall(rest)


def commands() -> set[tuple[str, tuple[str, ...]]]:
    """Every graphsvc command in the docs, with the options it is given."""
    found = set()
    for page in PAGES:
        for line in command_lines(text_of(page)):
            words = words_of(line)
            if words and Path(words[0]).name == "graphsvc" and len(words) > 1:
                names = [w for w in words[1:] if re.fullmatch(r"[a-z]+", w)]
                options = tuple(w.partition("=")[0] for w in words[1:] if w.startswith("--"))
                found.add((names[0] if names else "", options))
    return found


@cache
def help_of(command: str) -> str:
    run = [GRAPHSVC, *command.split(), "--help"]
    plain = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    told = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", env=plain)
    assert told.returncode == 0, told.stderr
    return told.stdout


@pytest.mark.slow
@pytest.mark.parametrize("command", sorted({command for command, _ in commands()}))
def test_commands_and_options_that_are_named_exist(command: str) -> None:
    told = help_of(command) + help_of("")
    for name, options in commands():
        for option in options if name == command else ():
            assert re.search(rf"{option}\b", told), f"graphsvc {command} {option}"


@page_ids
def test_make_targets_that_are_named_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    for line in command_lines(text_of(page)):
        words = words_of(line)
        if words and words[0] == "make":
            assert {w for w in words[1:] if "=" not in w} <= targets, line


@cache
def routes() -> dict[str, set[str]]:
    """Every path of the API, with its query parameters."""
    paths = create_app(Settings()).openapi()["paths"]
    return {
        path: {p["name"] for p in operations["get"].get("parameters", ()) if p["in"] == "query"}
        for path, operations in paths.items()
    }


@page_ids
def test_addresses_of_the_api_that_are_named_exist(page: Path) -> None:
    for address in re.findall(r"(?<![\w.])(/v1/[^\s'`)]+)", text_of(page)):
        parts = urlsplit(address)
        fitting = [
            parameters
            for path, parameters in routes().items()
            if re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), parts.path)
        ]
        assert fitting, address
        assert {name for name, _ in parse_qsl(parts.query)} <= fitting[0], address


# Settings


def test_settings_and_docs_name_the_same_variables() -> None:
    known = {PREFIX + name.upper() for name in Settings.__dataclass_fields__}
    files = [*PAGES, ROOT / "Dockerfile", ROOT / "docker-compose.yml"]
    named = {v for file in files for v in re.findall(rf"{PREFIX}[A-Z0-9_]+", text_of(file))}
    assert {v for v in named if not v.startswith(f"{PREFIX}TEST_")} == known


def test_the_docs_say_why_of_each_dependency() -> None:
    declared = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]["dependencies"]
    reasons = text_of(DOCS / "architecture.md").partition("## Why each dependency")[2]
    rows = "".join(re.findall(r"^\| (`.*?) \|", reasons, re.MULTILINE))
    assert set(CODE.findall(rows)) == {re.match(r"[\w.-]+", d)[0] for d in declared}  # type: ignore[index]


def test_variables_of_the_tests_are_used_by_them() -> None:
    used = text_of(ROOT / "Makefile") + "".join(
        text_of(p) for p in (ROOT / "tests").rglob("*.py") if p != Path(__file__)
    )
    for page in PAGES:
        for variable in re.findall(rf"{PREFIX}TEST_[A-Z0-9_]+", text_of(page)):
            assert variable in used, variable
