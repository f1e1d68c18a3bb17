"""Publishers that are certainly one are counted as one, in queries and in memory alike."""

from __future__ import annotations

from io import StringIO

from small import content, edge, judging, registry, said_by, same

from graphsvc.model import model
from graphsvc.network.evidence import independent
from graphsvc.network.snapshot import take
from graphsvc.store.database import Database
from graphsvc.store.dump import write_dump
from graphsvc.store.load import load_batches, load_registries

JOINED = edge("konya", "member of", "uclg")
SAID = [said_by("one", JOINED, publisher="khoy"), said_by("two", JOINED, publisher="khoi")]


def publishers(database: Database) -> tuple[int, int]:
    """How many say it, as a query counts them and as they are counted in memory."""
    lens = ("modality", "certainty", "source", "first_day", "last_day")
    asked = dict.fromkeys(("relationship", *lens))
    page = {"min_publishers": 1, "symmetric": list(model.SYMMETRIC), "skip": 0, "limit": 10}
    (row,) = database.read(database.queries.read["adjacent"], id="uclg", **asked, **page)
    return row["publishers"], independent(take(database).sources.values())


def test_a_judgement_joins_two_publishers_and_parts_them_again(database: Database) -> None:
    load_registries(database, [registry()])
    load_batches(database, SAID)
    before = content(database)
    assert publishers(database) == (2, 2)
    load_registries(database, [judging(same("khoy", "khoi"))])
    assert publishers(database) == (1, 1)
    assert not any(loaded.changed for loaded in load_batches(database, SAID))
    load_registries(database, [judging(same("khoy", "khoi"), same("khoi", "konya"))])
    assert publishers(database) == (1, 1)
    load_registries(database, [judging()])
    assert publishers(database) == (2, 2)
    assert content(database) == before


def test_a_source_that_comes_after_the_judgement_counts_with_the_others(database: Database) -> None:
    load_registries(database, [registry(), judging(same("khoy", "khoi"))])
    load_batches(database, SAID)
    assert publishers(database) == (1, 1)


def test_a_dump_keeps_what_the_files_say(database: Database) -> None:
    load_registries(database, [registry(), judging(same("khoy", "khoi"))])
    load_batches(database, SAID)
    out = StringIO()
    write_dump(database, out)
    assert '"publisher": {"value": "khoy"}' in out.getvalue()
    assert "publisher_filed" not in out.getvalue()
