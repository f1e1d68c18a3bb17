"""A dump that is cut, mangled or against the model is refused with its line; nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from small import batch, content, edge, judging, registry, same, states

from graphsvc.errors import SeedError
from graphsvc.model.records import Conflict
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database
from graphsvc.store.dump import write_dump
from graphsvc.store.load import load_batch, load_registries

CLAIMS = (edge("khoy", "party to", "agr"), states("agr", "status", "signed"))
CITED = Conflict(claims=("news#gone", "news#lost"), kind="value", note="two removed claims")
Lines = list[str]


@pytest.fixture
def lines(database: Database) -> Lines:
    """The dump of a small graph, which the database still holds."""
    load_registries(database, [registry(), judging(same("khoy", "khoi"), CITED)])
    load_batch(database, batch(*CLAIMS))
    out = StringIO()
    write_dump(database, out)
    return out.getvalue().splitlines(keepends=True)


def load(database: Database, folder: Path, lines: Lines) -> None:
    path = folder / "backup.ndjson"
    path.write_text("".join(lines), "utf-8")
    load_files(database, [path])


def test_a_dump_may_cite_claims_that_are_gone(
    database: Database, lines: Lines, tmp_path: Path
) -> None:
    before = content(database)
    load(database, tmp_path, lines)
    assert content(database) == before


def at(lines: Lines, what: str) -> int:
    (number,) = (n for n, line in enumerate(lines) if what in line)
    return number


def without(what: str) -> Callable[[Lines], str]:
    """Leave a record out, as if it had never been counted."""

    def change(lines: Lines) -> str:
        del lines[at(lines, what)]
        lines[0] = json.dumps({**json.loads(lines[0]), "records": len(lines) - 1}) + "\n"
        return r"backup.ndjson:\d+: "

    return change


def put(what: str, old: str, new: str) -> Callable[[Lines], str]:
    """Write something else into a record."""

    def change(lines: Lines) -> str:
        number = at(lines, what)
        assert old in lines[number]
        lines[number] = lines[number].replace(old, new)
        return f"backup.ndjson:{number + 1}: "

    return change


def cut(to: int) -> Callable[[Lines], str]:
    def change(lines: Lines) -> str:
        del lines[to:]
        return "backup.ndjson holds (nothing|.* of .* records): it is cut off"

    return change


def line(text: str) -> Callable[[Lines], str]:
    def change(lines: Lines) -> str:
        lines[3] = text + "\n"
        return "backup.ndjson:4: "

    return change


def old_version(lines: Lines) -> str:
    lines[0] = '{"record": "graphsvc-dump", "version": 1}\n'
    return "is no dump of version 2"


SIGNED = '"relationship": "PARTY_TO"'


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (cut(0), ""),
        (cut(1), ""),
        (cut(-1), ""),
        (line("[]"), "is no record"),
        (line("5"), "is no record"),
        (line('{"record": "clam"}'), "no record 'clam'"),
        (line("{"), "cannot be read"),
        (old_version, ""),
        (without('"record": "source"'), "0 records of the source 'news', not 1"),
        (without('"end": "khoy"'), "'khoy' is not among the mentions"),
        (put(SIGNED, '"end": "agr"', '"end": "agr", "modality": "hmm"'), "no modality 'hmm'"),
        (put(SIGNED, "PARTY_TO", "NO_SUCH"), "There is no relationship"),
        (put(SIGNED, "PARTY_TO", "MEMBER_OF"), "cannot end at 'agr', a Agreement"),
        (put('"value": "signed"', '"value": "signed"', '"value": "gone"'), "no status 'gone'"),
        (put('"id": "uclg"', "Organization", "Club"), "no node type 'Club'"),
        (put('"judgement": "same"', '"khoi"', '"agr"'), "two types cannot be certainly the same"),
    ],
)  # fmt: skip
def test_what_is_damaged_is_refused_with_its_line(
    database: Database, lines: Lines, tmp_path: Path, damage: Callable[[Lines], str], why: str
) -> None:
    before, version = content(database), database.data_version()
    where = damage(lines)
    with pytest.raises(SeedError, match=f"{where}.*{why}"):
        load(database, tmp_path, lines)
    assert (content(database), database.data_version()) == (before, version)
