"""A rehearsal: everything is done as it would be, and nothing of it stays."""

from __future__ import annotations

import pytest
from small import batch, content, edge, log, registry

from graphsvc.errors import SeedError
from graphsvc.store.database import Database
from graphsvc.store.load import load_batches, load_registries

FIRST = batch(edge("khoy", "party to", "agr"))
SECOND = batch(edge("konya", "party to", "agr"))


def test_nothing_of_a_rehearsal_stays(database: Database) -> None:
    load_registries(database, [registry()])
    load_batches(database, [FIRST])
    before, version = content(database), database.data_version()
    with database.rehearsal():
        [done] = load_batches(database, [SECOND])
        [again] = load_batches(database, [SECOND])
    assert (done.added, done.removed) == (2, 2), "a mention and a claim, each"
    assert (done.mentions_added, done.mentions_removed) == (1, 1)
    assert not again.changed, "within, what was written is there"
    assert (content(database), database.data_version()) == (before, version)
    assert len(log(database)) == version
    [loaded] = load_batches(database, [SECOND])
    assert loaded == done, "it told what loading does"


def rehearse_what_leaves_an_orphan(database: Database) -> None:
    with database.rehearsal():
        load_batches(database, [FIRST])
        load_registries(database, [registry("entities.yaml", "khoy")])


def test_what_goes_wrong_in_a_rehearsal_leaves_nothing(database: Database) -> None:
    load_registries(database, [registry()])
    before = content(database)
    with pytest.raises(SeedError):
        rehearse_what_leaves_an_orphan(database)
    assert content(database) == before
    load_batches(database, [FIRST])
    assert content(database) != before, "and the next load writes"
