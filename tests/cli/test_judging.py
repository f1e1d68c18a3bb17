"""remove, merge, split: what they write in the file and in the database, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.sources.seed import read_seed

from .conftest import Ran, running

pytestmark = pytest.mark.slow

FILE = """\
# What I hold.
same:
  # The first.
  - {entities: [porto-portugal, porto-brazil], certainty: probable,
     reason: "Two
       of one name."}  # in doubt

# Then, what else.
conflicts: []
"""


@pytest.fixture(scope="module")
def folder(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder that is written to: each test leaves it as it was."""
    with running(tmp_path_factory.mktemp("cli-judged"), read_seed([made])) as data:
        yield data


@pytest.fixture
def ask(run, folder: Path):
    """Run a command on that folder."""
    return lambda *argv, **variables: run(*argv, data=folder, **variables)


def refused(shown: Ran, code: int, *said: str) -> None:
    assert (shown.code, shown.out) == (code, "")
    for text in said:
        assert text in shown.err


def ids(shown: Ran) -> set[str]:
    return {hit["entity"]["id"] for hit in shown.json["items"]}


def test_merge_and_split_are_a_judgement_in_a_file_and_back(ask, folder: Path) -> None:
    before = ask("dump").out
    done = ask("merge", "porto-brazil", "porto-portugal", "--reason", "One  city:\n«really»")
    path = folder / "judgements.yaml"
    assert done.code == 0
    assert "porto-brazil and porto-portugal are one now: porto-brazil." in done.out
    assert str(path) in done.out
    assert path.read_text("utf-8") == (
        "same:\n"
        "  - entities: [porto-brazil, porto-portugal]\n"
        "    certainty: certain\n"
        '    reason: "One city: «really»"\n'
    )
    assert ids(ask("search", "Porto", "-f", "json")) == {"porto-brazil"}
    refused(ask("merge", "porto-brazil", "porto-portugal", "--reason", "x"), 2, "are one already")
    undone = ask("split", "porto-portugal", "porto-brazil")
    assert "porto-portugal and porto-brazil are two." in undone.out
    assert path.read_text("utf-8") == "same: []\n"
    assert ask("dump").out == before


def test_a_file_keeps_its_order_and_comments(ask, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(FILE, "utf-8")
    assert ask("load", str(path)).code == 0
    reason = "A long reason " * 12
    argv = ("gazette", "porto-brazil", "--file", str(path))
    done = ask("merge", *argv, "--certainty", "probable", "--reason", reason)
    assert "probably one; both stay" in done.out
    lines = path.read_text("utf-8").splitlines(keepends=True)
    assert "".join([*lines[:6], *lines[10:]]) == FILE
    assert lines[6] == "  - entities: [gazette, porto-brazil]\n"
    assert max(map(len, lines)) <= 120
    stored = ask("query", "judgements", "-f", "json").json
    assert reason.strip() in {row["properties"].get("reason") for row in stored}
    assert ask("split", *argv).code == 0
    assert path.read_text("utf-8") == FILE
    assert ask("split", "porto-brazil", "porto-portugal", "--file", str(path)).code == 0
    same = "same: []\n  # The first.\n"
    assert path.read_text("utf-8") == f"# What I hold.\n{same}\n# Then, what else.\nconflicts: []\n"


def test_what_is_wrong_changes_neither_the_file_nor_the_database(ask, tmp_path: Path) -> None:
    path, before = tmp_path / "mine.yaml", ask("dump").out
    argv = ("--file", str(path))
    refused(ask("merge", "aden", "gazette", "--reason", "x", *argv), 3, "two types cannot be")
    refused(ask("merge", "aden", "nowhere", "--reason", "x", *argv), 4, "'nowhere'")
    refused(ask("merge", "Porto", "aden", "--reason", "x", *argv), 5, "porto-brazil")
    refused(ask("merge", "aden", "pact", "--reason", " ", *argv), 2, "needs a reason")
    refused(ask("merge", "aden", "pact", "--reason", "x", "--certainty", "maybe"), 2, "'maybe'")
    refused(ask("merge", "aden", "pact", *argv), 2, "--reason")
    into = str(tmp_path / "no" / "such.yaml")
    argv = ("porto-brazil", "porto-portugal", "--reason", "x", "--file", into)
    refused(ask("merge", *argv), 2, "cannot be written")
    assert not path.exists()
    assert ask("dump").out == before


def test_a_split_names_the_judgements_there_are(ask, made: Path) -> None:
    refused(ask("split", "aden", "adan"), 4, "is in made.yaml", "--file")
    refused(ask("split", "aden", "pact"), 4, "aden and adan (made.yaml)")
    path = made / "made.yaml"
    whole, before = path.read_text("utf-8"), ask("dump").out
    try:
        assert ask("split", "aden", "adan", "--file", str(path)).code == 0
        assert ids(ask("search", "Adan", "--type", "City", "-f", "json")) >= {"adan"}
        assert "two spellings" not in path.read_text("utf-8").lower()
    finally:
        path.write_text(whole, "utf-8")
        assert ask("load", str(path)).code == 0
    assert ask("dump").out == before


def test_another_file_of_that_name_is_not_lost(ask, tmp_path: Path) -> None:
    other = tmp_path / "made.yaml"
    argv = ("porto-brazil", "porto-portugal", "--reason", "x", "--file", str(other))
    refused(ask("merge", *argv), 3, "The database holds a file made.yaml that speaks of")
    assert not other.exists()


def test_a_source_is_removed_and_loading_brings_it_back(ask, made: Path) -> None:
    before, version = ask("dump").out, ask("status", "-f", "json").json["data_version"]
    done = ask("remove", "gazette-pact", "gazette-pact")
    assert (
        done.out
        == f"gazette-pact: removed, with 6 claims and 6 mentions\ndata version  {version + 1}\n"
    )
    assert "brings it back" in done.err
    assert ask("sources", "-f", "json").json["items"] == []
    changed = ask("changes", str(version), "-f", "json").json
    assert (changed["removed"], changed["added"]) == (12, 0)
    refused(ask("remove", "gazette-pact"), 4, "There is no source 'gazette-pact'.")
    assert "6 claims and 6 mentions added" in ask("load", str(made)).out
    assert ask("dump").out == before
