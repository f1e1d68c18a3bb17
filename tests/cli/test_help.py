"""The help: every command says in a line what it is for, and gives examples to copy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

import graphsvc
from graphsvc.cli.app import app

COMMANDS = {
    *("serve", "load", "dump", "remove", "merge", "split", "status"),
    *("search", "show", "claims", "contested", "adjacent", "common", "paths", "network"),
    *("ties", "members", "posts", "agreements", "events", "entities", "sources", "changes"),
    "duplicates",
    *("page", "query", "model", "verify", "coverage"),
}
LENS = ("modality", "certainty", "source", "source-kind", "as-of", "during", "min-publishers")


def test_every_command_is_listed_with_its_summary(script, tmp_path: Path) -> None:
    shown = script("--help", data=tmp_path)
    assert (shown.code, shown.err) == (0, "")
    listed = set(re.findall(r"^│ ([a-z]+) ", shown.out, re.MULTILINE))
    assert listed == COMMANDS == set(get_command(app).commands)
    assert not list(tmp_path.iterdir()), "help touches no data folder"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_help_of_a_command(command: str, run, tmp_path: Path) -> None:
    shown = run(command, "--help", data=tmp_path / "none")
    assert (shown.code, shown.err) == (0, "")
    summary = (get_command(app).commands[command].help or "").splitlines()[0]
    assert 20 < len(summary) < 100
    assert summary in re.sub(r"\s+", " ", shown.out)
    examples = re.findall(r"^ graphsvc .*", shown.out, re.MULTILINE)
    assert examples
    assert all(f"graphsvc {command}" in e or f" {command} " in e for e in examples)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["search", "show", "claims", "paths", "query", "status"])
def test_asking_commands_take_a_format(command: str, run, tmp_path: Path) -> None:
    assert "table|json|csv" in run(command, "--help", data=tmp_path).out


@pytest.mark.parametrize(
    "command", ["show", "claims", "ties", "posts", "common", "network", "page", "contested"]
)
def test_questions_about_claims_take_a_lens(command: str, run, tmp_path: Path) -> None:
    shown = run(command, "--help", data=tmp_path).out
    assert all(f" --{option} " in shown for option in LENS)


def test_the_help_of_serve_names_every_setting_but_the_password(run, tmp_path: Path) -> None:
    shown = run("serve", "-h", data=tmp_path).out
    for name in graphsvc.settings.Settings.__dataclass_fields__:
        assert f"GRAPHSVC_{name.upper()}" in shown
        assert ("--" + name.replace("_", "-").removesuffix("s") in shown) == (
            name != "database_password"
        )


def test_the_version(script, tmp_path: Path) -> None:
    assert script("--version", data=tmp_path).out == f"graphsvc {graphsvc.__version__}\n"


def test_no_command_shows_the_help(run, tmp_path: Path) -> None:
    assert "Usage: graphsvc" in run(data=tmp_path).out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["frobnicate"], "frobnicate"),
        (["search"], "TEXT"),
        (["search", "x", "--format", "xml"], "xml"),
        (["claims", "--limit", "-1"], "--limit"),
        (["serve", "--port", "70000"], "--port"),
    ],
)
def test_wrong_usage_is_named_and_has_exit_code_2(argv, said, run, tmp_path: Path) -> None:
    shown = run(*argv, data=tmp_path)
    assert shown.code == 2
    assert said in shown.err
    assert shown.out == ""
    assert shown.err.startswith("graphsvc: ")
    assert shown.err.endswith(" --help.\n")
    assert shown.err.count("\n") == 1
