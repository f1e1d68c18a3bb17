"""Loading writes the difference, whole or not at all, in any order; merging takes nothing away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from engines import run, wipe
from small import (
    TYPES,
    at,
    batch,
    content,
    edge,
    entity,
    judging,
    log,
    registry,
    same,
    states,
    tie,
)

from graphsvc.errors import StoreError
from graphsvc.model.records import Batch, Conflict, NotStated, Registry, Same
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries
from graphsvc.store.properties import to_judgement

CLAIMS = (
    edge("khoy", "party to", "agr", key="party"),
    edge("konya", "party to", "agr"),
    edge("rezanejad", "signed", "agr", qualifiers={"capacity": "mayor"}),
    edge("khoi", "twinned with", "konya"),
    states("agr", "status", "signed"),
)
NEWS = batch(*CLAIMS)
BINDING = NotStated(source="news", about="agr", attribute="binding")
ASKED_OF_PAPER = NotStated(source="paper", about="uclg", attribute="status")
ASKED_OF_WEB = NotStated(source="web", about="xoy", attribute="status")
HOLDER = NotStated(source="news", start="?", relationship="HOLDS_POST", end="mayor")


@pytest.fixture
def filled(database: Database) -> Database:
    """All the entities, and one source."""
    load_registries(database, [registry()])
    load_batch(database, NEWS)
    return database


def elements(database: Database) -> dict[object, object]:
    rows = run(database, "MATCH ()-[r]->() RETURN r.claim AS claim, elementId(r) AS element")
    return {row["claim"]: row["element"] for row in rows}


def test_no_difference_writes_nothing(filled: Database) -> None:
    before, version, changes = content(filled), filled.data_version(), log(filled)
    done = [load_registries(filled, [registry()]), *load_batch(filled, NEWS)]
    assert [loaded.changed for loaded in done] == [False, False]
    assert {loaded.version for loaded in done} == {version}
    assert (content(filled), filled.data_version(), log(filled)) == (before, version, changes)


def test_one_changed_claim_changes_one_relationship(filled: Database) -> None:
    before = elements(filled)
    new = edge("khoy", "party to", "agr", "other words", key="party")
    (done,) = load_batch(filled, batch(new, *CLAIMS[1:]))
    assert (done.added, done.removed, done.nodes) == (1, 1, 0)
    assert log(filled)[-1] == {
        "version": done.version, "what": ["news"], "added": [new.id], "removed": [CLAIMS[0].id]
    }  # fmt: skip
    after = elements(filled)
    assert set(before) - set(after) == {CLAIMS[0].id}
    assert set(after) - set(before) == {new.id}
    assert all(after[claim] == before[claim] for claim in set(before) & set(after))


def test_a_changed_key_is_stored(filled: Database) -> None:
    new = edge("khoy", "party to", "agr", key="another")
    (done,) = load_batch(filled, batch(new, *CLAIMS[1:]))
    assert (done.added, done.removed) == (1, 1)
    keys = filled.read(filled.queries.read["keys"])
    assert keys == [{"source": "news", "key": "another", "claim": CLAIMS[0].id}]


def test_each_writing_transaction_raises_the_version_by_one(database: Database) -> None:
    assert database.data_version() == 0
    assert load_registries(database, [registry()]).version == 1
    assert load_batch(database, NEWS)[0].version == 2
    assert load_batch(database, NEWS)[0].version == 2
    assert load_batch(database, at("paper", *CLAIMS[:2]))[0].version == 3
    assert load_registries(database, [judging(same("khoy", "khoi"))]).version == 4
    assert database.data_version() == 4
    assert [change["version"] for change in log(database)] == [1, 2, 3, 4]


def test_the_order_of_loading_does_not_matter(database: Database) -> None:
    one, two = registry("a.yaml", *list(TYPES)[:4]), registry("b.yaml", *list(TYPES)[4:])
    judgements = judging(
        same("khoy", "khoi"), same("xoy", "khoi"), same("khoy", "uclg", "probable")
    )
    paper = at("paper", *CLAIMS[2:])
    web = batch(edge("xoy", "hosts", "uclg", source="web"), source="web", asked=(ASKED_OF_WEB,))
    orders: list[list[Registry | Batch]] = [
        [one, two, judgements, NEWS, paper, web],
        [two, one, web, judgements, paper, NEWS],
        [two, one, paper, web, NEWS, judgements],
    ]
    found = []
    for order in orders:
        wipe(database)
        for step in order:
            if isinstance(step, Registry):
                load_registries(database, [step])
            else:
                load_batch(database, step)
        found.append(content(database))
    wipe(database)
    load_registries(database, [judgements, two, one])
    for each in (paper, NEWS, web):
        load_batch(database, each)
    assert found == [content(database)] * len(orders)


def test_what_is_not_asserted_is_stored_as_unrealised_only(filled: Database) -> None:
    said = [
        edge("khoy", "party to", "agr", modality="proposed"),
        states("agr", "status", "signed", modality="denied"),
        tie("khoy", "konya", "status", "suspended", modality="possible"),
    ]
    load_batch(filled, batch(*said))
    rows = run(
        filled,
        "MATCH ()-[r]->() WHERE r.modality <> 'asserted' OR type(r) = 'UNREALISED'"
        " RETURN type(r) AS type, r.`as` AS real, r.modality AS modality ORDER BY modality",
    )
    assert rows == [
        {"type": "UNREALISED", "real": "STATES", "modality": "denied"},
        {"type": "UNREALISED", "real": "TIE_STATES", "modality": "possible"},
        {"type": "UNREALISED", "real": "PARTY_TO", "modality": "proposed"},
    ]
    kinds = {r["type"] for r in run(filled, "MATCH ()-[r]->() RETURN type(r) AS type")}
    assert kinds == {"UNREALISED", "MENTIONS"}


def test_open_questions_are_replaced(filled: Database) -> None:
    of_news = filled.queries.read["not_stated_by"]
    load_batch(filled, at("paper", asked=(ASKED_OF_PAPER,)))
    for asked in ((BINDING,), (BINDING, HOLDER), (HOLDER,), ()):
        (done,) = load_batch(filled, batch(*CLAIMS, asked=asked))
        assert (done.changed, done.added, done.removed) == (True, 0, 0)
        rows = filled.read(of_news, source="news")
        assert {to_judgement(row["properties"]) for row in rows} == set(asked)
        assert len(filled.read(of_news, source="paper")) == 1
    concerned = run(filled, "MATCH (j:Judgement)-[r]->(e) RETURN j.source AS s, e.id AS e")
    assert concerned == [{"s": "paper", "e": "uclg"}]


def test_judgements_are_replaced_file_by_file(filled: Database) -> None:
    conflict = Conflict(claims=("news#party", "news#other"), kind="value", note="two days")
    probable = same("khoy", "tabriz", "probable")
    other = judging(conflict).model_copy(update={"name": "other.yaml"})
    load_registries(filled, [judging(probable), other])
    assert stored_judgements(filled) == {probable, conflict}
    load_registries(filled, [judging(same("khoy", "xoy", "probable"))])
    assert stored_judgements(filled) == {same("khoy", "xoy", "probable"), conflict}
    load_registries(filled, [other.model_copy(update={"judgements": ()}), judging()])
    assert stored_judgements(filled) == set()


def stored_judgements(database: Database) -> set[Same | Conflict | NotStated]:
    rows = database.read(database.queries.read["judgements"])
    return {to_judgement(row["properties"]) for row in rows}


def test_a_load_that_fails_leaves_everything_as_it_was(filled: Database) -> None:
    before, version = content(filled), filled.data_version()
    many = [edge("khoy", "party to", "agr", f"words {i}") for i in range(1500)]
    lost = edge("khoy", "party to", "nowhere")
    with pytest.raises(StoreError, match="nothing was written"):
        load_batch(filled, batch(*many, lost, asked=(BINDING,)))
    with pytest.raises(StoreError, match="nothing was written"):
        load_batch(filled, at("paper", *many, edge("nowhere", "party to", "agr")))
    new = [*registry().entities, entity("new", "City")]
    with pytest.raises(StoreError, match="nothing was written"):
        load_registries(filled, [Registry(name="entities.yaml", entities=tuple(new)),
                                 judging(same("khoy", "nowhere", "probable"))])  # fmt: skip
    assert (content(filled), filled.data_version()) == (before, version)


def test_several_writers_at_once_take_turns(database: Database, engine: Settings) -> None:
    load_registries(database, [registry()])

    def write(number: int) -> list[int]:
        source, versions = f"source-{number}", []
        with Database(engine) as own:
            for words in ("one", "two", "three"):
                claim = edge("khoy", "party to", "agr", words, source=source)
                versions.append(load_batch(own, batch(claim, source=source))[0].version)
        return versions

    with ThreadPoolExecutor(4) as pool:
        versions = sorted(v for found in pool.map(write, range(4)) for v in found)
    assert versions == list(range(2, 14))
    assert [change["version"] for change in log(database)] == [1, *versions]
    stored = run(
        database, "MATCH ()-[r:PARTY_TO]->() RETURN r.source AS s, r.quote AS q ORDER BY s"
    )
    assert stored == [{"s": f"source-{n}", "q": ["three"]} for n in range(4)]
