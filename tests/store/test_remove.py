"""A source that is taken out leaves nothing behind, and loading it again undoes that."""

from __future__ import annotations

import pytest
from engines import run
from small import at, batch, content, edge, judging, log, registry, same, states

from graphsvc.errors import NotFound
from graphsvc.model.records import Conflict, NotStated
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries, remove_source

CLAIMS = (
    edge("khoy", "party to", "agr", key="party"),
    edge("khoi", "twinned with", "konya"),
    states("agr", "status", "signed"),
)
NEWS = batch(*CLAIMS, asked=(NotStated(source="news", about="agr", attribute="binding"),))
PAPER = at("paper", *CLAIMS, asked=(NotStated(source="paper", about="agr", attribute="form"),))


@pytest.fixture
def filled(database: Database) -> Database:
    """All the entities, and one source."""
    load_registries(database, [registry()])
    load_batch(database, NEWS)
    return database


@pytest.mark.parametrize("merging", [False, True])
def test_it_is_as_if_the_source_had_never_been_there(filled: Database, merging: bool) -> None:
    if merging:
        load_registries(filled, [judging(same("khoi", "khoy"))])
    before = content(filled)
    load_batch(filled, PAPER)
    full, version = content(filled), filled.data_version()
    (done,) = remove_source(filled, "paper")
    assert content(filled) == before
    assert (done.version, done.removed, done.nodes) == (version + 1, len(PAPER.claims), 2)
    assert log(filled)[-1] == {
        "version": version + 1,
        "what": ["paper"],
        "added": [],
        "removed": sorted(claim.id for claim in PAPER.claims),
    }
    load_batch(filled, PAPER)
    assert content(filled) == full


def test_what_cites_it_stays(filled: Database) -> None:
    load_batch(filled, PAPER)
    cited = Conflict(claims=("news#party", "paper#party"), kind="value", note="two say it")
    load_registries(filled, [judging(cited)])
    remove_source(filled, "paper")
    rows = run(filled, "MATCH (j:Judgement {judgement: 'conflict'}) RETURN j.claims AS claims")
    assert rows == [{"claims": ["news#party", "paper#party"]}]


@pytest.mark.parametrize("largest", [1, 5])
def test_a_large_source_goes_in_parts(filled: Database, largest: int) -> None:
    before, version = content(filled), filled.data_version()
    load_batch(filled, PAPER)
    parts = remove_source(filled, "paper", largest)
    assert content(filled) == before
    assert len(parts) > 1
    assert all(part.removed <= largest for part in parts)
    assert [part.version for part in parts] == [*range(version + 2, filled.data_version() + 1)]


def test_an_unknown_source_is_refused_and_nothing_is_written(filled: Database) -> None:
    before, version = content(filled), filled.data_version()
    with pytest.raises(NotFound, match="no source 'gazette'"):
        remove_source(filled, "gazette")
    assert (content(filled), filled.data_version()) == (before, version)
