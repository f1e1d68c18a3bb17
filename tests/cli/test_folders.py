"""load FOLDER: seed files in any spelling of their ending; what else lies there is named."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import SeedError
from graphsvc.sources.folders import files_in
from graphsvc.sources.seed import read_seed
from graphsvc.text.scripts import printable

from .conftest import running

SEED = "entities: [{{id: town-{0}, type: City, names: {{en: Town {0}}}}}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "seeds"
    (made / "below" / "deeper").mkdir(parents=True)
    return made


def seed(path: Path | bytes, number: int) -> None:
    with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123 - the name may be bytes
        out.write(SEED.format(number))


def test_every_spelling_of_the_endings_is_loaded(run, folder: Path, tmp_path: Path) -> None:
    names = ["a.yaml", "b.yml", "c.YAML", "d.Yml", "below/e.YML", "below/deeper/f.yAmL"]
    for number, name in enumerate(names):
        seed(folder / name, number)
    assert [name for name, _ in files_in([folder]).files] == sorted(
        names, key=lambda n: Path(n).parts
    )
    with running(tmp_path / "data") as data:
        shown = run("load", str(folder), data=data)
        assert (shown.code, shown.err) == (0, "")
        assert "6 records written" in shown.out
        rows = run("query", "entities", "-f", "json", data=data).json
        assert [row["id"] for row in rows] == [f"town-{number}" for number in range(6)]


def test_what_else_lies_there_is_named_with_its_reason(run, folder: Path, tmp_path: Path) -> None:
    seed(folder / "a.yaml", 1)
    seed(folder / "below" / "old.yaml.bak", 2)
    for name in ("notes.txt", "README", ".hidden", "below/table.csv", "yaml", "backup.NDJSON"):
        (folder / name).touch()
    (folder / "linked").symlink_to(tmp_path)
    (folder / "lost.yaml").symlink_to(tmp_path / "nowhere.yaml")
    os.mkfifo(folder / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s.yml"))
        shown = run("load", "--dry-run", str(folder), data=tmp_path / "data")
    assert shown.code == 0
    assert shown.err.splitlines() == [
        "graphsvc: read: 1 seed file; passed over: 11 others",
        "  no .yaml or .yml: .hidden, README, below/old.yaml.bak, below/table.csv, notes.txt, yaml",
        "  a dump, to be loaded by its own name: backup.NDJSON",
        "  a link to a folder: linked",
        "  a link to nothing: lost.yaml",
        "  a FIFO: pipe.yaml",
        "  a socket: s.yml",
    ]


def test_of_many_some_are_named_and_the_others_counted(run, folder: Path, tmp_path: Path) -> None:
    seed(folder / "a.yaml", 1)
    for number in range(30):
        (folder / f"scan-{number:02}.jpg").touch()
    (folder / "b.pdf").touch()
    shown = run("load", "--dry-run", str(folder), data=tmp_path / "data")
    first, second = shown.err.splitlines()
    assert first == "graphsvc: read: 1 seed file; passed over: 31 others"
    assert second.startswith("  no .yaml or .yml: b.pdf, scan-00.jpg, ")
    assert second.endswith(", scan-06.jpg … and 23 more")


def test_names_of_any_bytes_are_shown_and_loaded(run, folder: Path, tmp_path: Path) -> None:
    for number, name in enumerate(
        [b"caf\xe9.yaml", "شهر\u200cها.yaml".encode(), b"red\x1b[31m.yaml"]
    ):
        seed(os.fsencode(folder) + b"/" + name, number)
    for name in (b"\xff\xfe.txt", b"bell\x07.txt", "turn\u202e.txt".encode(), b"two\nlines.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).touch()
    with running(tmp_path / "data") as data:
        shown = run("load", str(folder), data=data)
        assert shown.code == 0
        (line,) = shown.err.splitlines()[1:]
        names = r"bell\x07.txt, turn\u202e.txt, two\x0alines.txt, \xff\xfe.txt"
        assert line == f"  no .yaml or .yml: {names}"
        rows = run("query", "entities", "-f", "json", data=data).json
        assert [row["properties"]["registry"] for row in rows] == [
            r"caf\xe9.yaml", "شهر\u200cها.yaml", r"red\x1b[31m.yaml"
        ]  # fmt: skip
    wrong = folder / "wrong\x1b[2J.yaml"
    wrong.write_text("entities: [{id: A}]\n", "utf-8")
    refused = run("load", str(wrong), data=tmp_path / "other")
    assert refused.code == 3
    assert refused.err.startswith(r"wrong\x1b[2J.yaml:1: entities[1].")


def test_a_folder_of_nothing_is_refused_with_what_there_is(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=r"There is no seed file at .*seeds\."):
        read_seed([folder])
    (folder / "notes.txt").touch()
    with pytest.raises(SeedError, match=r"there is notes\.txt \(no \.yaml or \.yml\)\."):
        read_seed([folder])
    seed(tmp_path / "a.yaml", 1)
    with pytest.raises(SeedError, match="no seed file"):
        read_seed([tmp_path / "a.yaml", folder])


def test_what_is_no_file_is_never_opened(run, tmp_path: Path) -> None:
    for name in ("pipe.yaml", "pipe.ndjson"):
        os.mkfifo(tmp_path / name)
        shown = run("load", str(tmp_path / name), data=tmp_path / "data")
        assert (shown.code, shown.err.count("\n")) == (3, 1)
        assert name in shown.err


def test_a_file_that_is_named_may_end_as_it_likes(run, folder: Path, tmp_path: Path) -> None:
    seed(folder / "towns.txt", 1)
    shown = run("load", "--dry-run", str(folder / "towns.txt"), data=tmp_path / "data")
    assert (shown.code, shown.err) == (0, "")


def test_a_dump_may_end_in_capitals(run, folder: Path, tmp_path: Path) -> None:
    seed(folder / "a.yaml", 1)
    out = tmp_path / "Backup.NDJSON"
    with running(tmp_path / "data") as data:
        assert run("load", str(folder), data=data).code == 0
        assert run("dump", str(out), data=data).code == 0
        shown = run("load", str(out), data=data)
    assert (shown.code, shown.err) == (0, "")
    assert "unchanged" in shown.out


def test_verify_tells_of_what_could_hold_quotes(
    run, made: Path, folder: Path, tmp_path: Path
) -> None:
    (folder / "made.YAML").write_bytes((made / "made.yaml").read_bytes())
    (folder / "pact.txt").write_bytes((made / "pact.txt").read_bytes())
    (folder / "linked").symlink_to(tmp_path)
    shown = run("verify", str(folder), "--documents", str(folder), data=tmp_path / "data")
    assert shown.code == 0
    assert shown.err == (
        "graphsvc: read: 1 seed file; passed over: 1 other\n  a link to a folder: linked\n"
    )


@given(st.text(st.characters(codec=None)))
def test_a_name_that_is_shown_is_one_line_of_harmless_text(name: str) -> None:
    shown = printable(name)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown)
    assert printable(shown) == shown
