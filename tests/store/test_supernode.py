"""An entity with thousands of claims is loaded, changed, merged and relabelled like any other."""

from __future__ import annotations

import pytest
from engines import run
from small import TYPES, batch, content, edge, entity, judging, registry, same, states

from graphsvc.model.records import Batch, Registry
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

pytestmark = pytest.mark.slow

CLAIMS = 3000


def large(words: str) -> Batch:
    """Claims that start at one entity, end at one, and state something of one."""
    half = CLAIMS // 2
    return batch(
        *[edge("khoy", "party to", "agr", f"{words} {number}") for number in range(half)],
        *[states("khoy", "note", f"{words} {number}") for number in range(half)],
    )


@pytest.fixture
def filled(database: Database) -> Database:
    """All the entities, and one source."""
    load_registries(database, [registry()])
    load_batch(database, large("old"))
    return database


def number_at(database: Database, name: str) -> int:
    """The claims at an entity, counted from it and from the other ends."""
    claims = "WHERE r.claim IS NOT NULL RETURN r.claim AS c"
    out = run(database, "MATCH (:Entity {id: $id})-[r]->() " + claims, id=name)
    back = run(database, "MATCH ()-[r]->(:Entity {id: $id}) " + claims, id=name)
    everything = run(
        database, "MATCH (a)-[r]->(b) WHERE $id IN [a.id, b.id] RETURN r.claim AS c", id=name
    )
    other = [row for row in everything if row["c"] is not None]
    found = {row["c"] for row in [*out, *back]}
    assert found == {row["c"] for row in other}
    assert len(out) + len(back) == len(found) == len(other)
    return len(found)


def test_its_claims_are_replaced(filled: Database) -> None:
    assert number_at(filled, "khoy") == CLAIMS + 1
    (done,) = load_batch(filled, large("new"))
    assert (done.added, done.removed) == (CLAIMS, CLAIMS)
    assert number_at(filled, "khoy") == CLAIMS + 1
    load_batch(filled, batch(edge("khoy", "party to", "agr", "new 7")))
    assert (number_at(filled, "khoy"), number_at(filled, "agr")) == (2, 2)


def test_it_merges_and_splits(filled: Database) -> None:
    before = content(filled)
    load_registries(filled, [judging(same("khoy", "khoi"))])
    assert number_at(filled, "khoi") == CLAIMS + 1
    load_registries(filled, [judging()])
    assert content(filled) == before


def test_it_changes_its_type(filled: Database) -> None:
    before = content(filled)
    changed = [e for e in registry().entities if e.id != "khoy"]
    changed.append(entity("khoy", "Region"))
    load_registries(filled, [Registry(name="entities.yaml", entities=tuple(changed))])
    assert number_at(filled, "khoy") == CLAIMS + 1
    load_registries(filled, [registry()])
    assert content(filled) == before


def test_all_of_it_can_go(filled: Database) -> None:
    load_batch(filled, batch())
    load_registries(filled, [registry("entities.yaml", *[n for n in TYPES if n != "khoy"])])
    assert run(filled, "MATCH ()-[r]->() RETURN count(r) AS n") == [{"n": 0}]
