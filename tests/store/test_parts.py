"""A source too large for one transaction comes in parts, each of which finds the ones before it."""

from __future__ import annotations

import pytest
from engines import run
from small import batch, content, edge, registry, states

from graphsvc.errors import StoreError
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

pytestmark = pytest.mark.slow

NEWS = batch(
    edge("khoy", "party to", "agr", key="party"),
    edge("konya", "party to", "agr"),
    edge("rezanejad", "signed", "agr", qualifiers={"capacity": "mayor"}),
    edge("khoi", "twinned with", "konya"),
    states("agr", "status", "signed"),
)


@pytest.fixture
def filled(database: Database) -> Database:
    """All the entities, and one source."""
    load_registries(database, [registry()])
    load_batch(database, NEWS)
    return database


def test_a_large_source_whose_mentions_change_finds_its_edges_again(filled: Database) -> None:
    respelt = [
        c.model_copy(update={"as_written": "Другой"}) if c.kind == "mentions" else c
        for c in NEWS.claims
    ]
    rekeyed = [
        c.model_copy(update={"key": f"k-{i}"}) if c.kind != "mentions" else c
        for i, c in enumerate(respelt)
    ]
    for claims in (respelt, rekeyed, NEWS.claims):
        load_batch(filled, NEWS.model_copy(update={"claims": tuple(claims)}), 1)
        assert claims_of_news(filled) == sorted(c.id for c in claims)


@pytest.mark.parametrize("largest", [1, 7, 20])
def test_a_large_source_comes_in_parts(filled: Database, largest: int) -> None:
    """Edges first: a part must find again what the parts before it stored."""
    large = batch(*[edge("khoy", "party to", "agr", f"words {i}") for i in range(20)])
    large = large.model_copy(update={"claims": tuple(reversed(large.claims))})
    for wanted in (large, NEWS, large, batch()):
        version = filled.data_version()
        parts = load_batch(filled, wanted, largest)
        assert [part.version for part in parts] == [*range(version + 1, version + len(parts) + 1)]
        assert all(part.added + part.removed <= largest for part in parts)
        assert len(parts) > 1
        in_parts = content(filled)
        assert claims_of_news(filled) == sorted(c.id for c in wanted.claims)
        load_batch(filled, batch())
        load_batch(filled, wanted)
        assert content(filled) == in_parts


def claims_of_news(database: Database) -> list[object]:
    rows = run(database, "MATCH ()-[r {source: 'news'}]->() RETURN r.claim AS claim")
    return sorted(str(row["claim"]) for row in rows)


def test_a_large_source_that_stopped_halfway_shows_it_and_goes_on(filled: Database) -> None:
    large = batch(*[edge("khoy", "party to", "agr", f"words {i}") for i in range(20)])
    broken = large.model_copy(update={"claims": (*large.claims, edge("khoy", "hosts", "nowhere"))})
    with pytest.raises(StoreError):
        load_batch(filled, broken, 10)
    head = filled.read(filled.queries.read["source"], id="news")[0]["properties"]
    assert head["incomplete"] is True
    assert 0 < len(claims_of_news(filled)) < len(large.claims)
    load_batch(filled, large, 10)
    head = filled.read(filled.queries.read["source"], id="news")[0]["properties"]
    assert "incomplete" not in head
    assert claims_of_news(filled) == sorted(c.id for c in large.claims)
