"""Both engines give the same answers, row by row, and the ones that plain Python works out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from graph import Graph, Row
from parameters import Parameters

from graphsvc.model import model
from graphsvc.settings import bundled
from graphsvc.store import properties
from graphsvc.store.database import Database
from graphsvc.store.publishers import filed
from graphsvc.store.queries import Queries, Query

QUERIES = Queries(bundled("cypher")).read
SETS = 200
ANSWERED = 0.2
"""The part of the random questions that must have an answer, lest the comparison mean little."""
WIDE: dict[str, Any] = {
    "modality": None,
    "certainty": None,
    "source": None,
    "first_day": None,
    "last_day": None,
}

pytestmark = pytest.mark.neo4j


@pytest.fixture(params=["embedded", "neo4j"])
def loaded(request: pytest.FixtureRequest) -> Database:
    """The generated graph on each engine."""
    database: Database = request.getfixturevalue(f"on_{request.param}")
    return database


def test_the_generated_graph_has_all_that_could_matter(graph: Graph) -> None:
    def by_type(kind: str) -> list[str]:
        return [e.id for e in graph.entities.values() if e.type == kind]

    edges = [c for c in graph.claims if c.kind == "edge"]
    assert {c.modality for c in graph.claims} == set(model.vocabulary("modality").names)
    assert {c.certainty for c in graph.claims} == set(model.vocabulary("certainty").names)
    assert {c.relationship for c in edges} == set(model.relationships)
    assert {c.attribute for c in graph.claims} - {None} == set(model.attributes)
    assert {q for c in graph.claims for q in c.qualifiers} == set(model.qualifiers)
    assert {d for c in graph.claims for d in c.dates} == set(model.DATES)
    assert {e.type for e in graph.entities.values()} == set(model.node_types)
    assert len({(c.start, c.relationship, c.end) for c in edges}) < len(edges) * 0.9
    assert max(map(len, graph.touching.values())) > 300
    assert sum(graph.at(c.start) == graph.at(c.end) for c in graph.claims) > 10
    assert sum(at != name for name, at in graph.meant.items()) > 20
    said = [c for c in edges if c.modality == model.ASSERTED]
    for kind in ("PARTY_TO", "TWINNED_WITH", "MEMBER_OF", "HOLDS_POST", "POST_OF"):
        assert sum(c.relationship == kind for c in said) > 50, kind
    stated = [c for c in graph.claims if c.attribute == "status"]
    assert sum(graph.entities[c.end].type == "Agreement" for c in stated) > 50
    assert sum("as_of" in c.dates for c in stated) > 10
    supported = [graph.adjacent(name, None, 3, WIDE) for name in graph.touching]
    assert sum(map(len, supported)) > 100
    shared = {
        (p["party"], p["agreement"]) for g in by_type("Agreement") for p in graph.parties([g])
    }
    assert len(shared) > len({party for party, _ in shared}) + 20


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_both_engines_answer_alike(
    query: Query, graph: Graph, on_embedded: Database, on_neo4j: Database
) -> None:
    random = Parameters(graph, query.name)
    sets = [random.draw(query) for _ in range(SETS if query.parameters else 1)]
    answered = 0
    with ThreadPoolExecutor(2) as both:
        for given in sets:
            one, other = both.map(lambda d: texts(d, query, given), (on_embedded, on_neo4j))  # noqa: B023 - used at once
            assert one == other, (query.name, given)
            answered += bool(one)
    assert answered >= len(sets) * ANSWERED, f"only {answered} of {len(sets)} had an answer"


def texts(database: Database, query: Query, given: Row) -> list[str]:
    """The rows of an answer so that all that differs is different, 1 and 1.0 and true too."""
    found = database.read(query, **given)
    for row in found:
        row.pop("at", None)  # when each engine was loaded
    rows = [json.dumps(row, sort_keys=True, ensure_ascii=False, default=str) for row in found]
    return rows if "ORDER BY" in query.text else sorted(rows)


def test_the_records_come_back_as_they_were(loaded: Database, graph: Graph) -> None:
    read = {name: loaded.read(loaded.queries.read[name]) for name in QUERIES if wants_nothing(name)}
    claims = [properties.to_claim(row["type"], row["properties"]) for row in read["claims"]]
    assert len(claims) == len(graph.claims)
    assert {c.id: c for c in claims} == {c.id: c for c in graph.claims}
    laid = {row["properties"]["claim"]: (row["start"], row["end"]) for row in read["claims"]}
    assert laid == {c.id: (graph.at(c.start), graph.at(c.end)) for c in graph.claims}
    nodes = [row["properties"] for row in read["sources"]]
    sources = [properties.to_source(filed(node)) for node in nodes]
    assert sources == [graph.sources[name] for name in sorted(graph.sources)]
    who = {node["id"]: node.get("publisher", node["id"]) for node in nodes}
    assert who == {name: graph.publisher(name) for name in graph.sources}
    assert sources != [properties.to_source(node) for node in nodes], "no publisher is merged"
    stored = [(row["type"], row["properties"]) for row in [*read["entities"], *read["merged_ids"]]]
    entities = [properties.to_entity(*row) for row in stored]
    assert {e.id: e for e in entities} == graph.entities
    assert {r["id"]: r["into"] for r in read["merged_ids"]} == {
        name: at for name, at in graph.meant.items() if at != name
    }
    judgements = [properties.to_judgement(row["properties"]) for row in read["judgements"]]
    made = {j for r in graph.registries for j in r.judgements}
    assert set(judgements) == made | {q for b in graph.batches for q in b.not_stated}


def wants_nothing(name: str) -> bool:
    return not QUERIES[name].parameters


def test_adjacent_is_as_the_records_say(loaded: Database, graph: Graph) -> None:
    for given in draws("adjacent", graph, 100):
        given |= {name: number for name, number in PAGE.items() if name in given}
        lens = {name: given[name] for name in WIDE}
        asked = given["id"], given["relationship"], given["min_publishers"]
        agree(loaded.read(QUERIES["adjacent"], **given), graph.adjacent(*asked, lens))


def test_relationships_are_counted_as_the_records_say(loaded: Database, graph: Graph) -> None:
    for given in draws("relationships_of", graph, 60):
        lens = {name: given[name] for name in WIDE}
        expected = graph.relationships_of(given["id"], given["min_publishers"], lens)
        agree(loaded.read(QUERIES["relationships_of"], **given), expected)


@pytest.mark.parametrize(
    "name",
    [
        *("ties", "members", "parties", "holders", "common", "statuses", "source_counts"),
        "succession",
    ],
)
def test_what_has_a_query_of_its_own_is_as_the_records_say(
    loaded: Database, graph: Graph, name: str
) -> None:
    answered = 0
    for given in draws(name, graph, 90):
        expected = getattr(graph, name)(*given.values())
        agree(loaded.read(QUERIES[name], **given), expected)
        answered += bool(expected)
    assert answered > 20


def test_attributes_are_as_the_records_say(loaded: Database, graph: Graph) -> None:
    for given in [{"id": "city-0", **WIDE}, *draws("attributes", graph, 60)]:
        lens = {name: given[name] for name in WIDE}
        rows = loaded.read(QUERIES["attributes"], **given)
        agree(rows, graph.attributes(given["id"], lens))
        in_order = [(row["attribute"], row["value"], row["source"], row["claim"]) for row in rows]
        assert in_order == sorted(in_order)


def test_between_is_as_the_records_say(loaded: Database, graph: Graph) -> None:
    loops = {graph.at(c.start) for c in graph.claims if graph.at(c.start) == graph.at(c.end)}
    alone = [{"a": name, "b": name, **WIDE} for name in sorted(loops)]
    for given in [*alone, *draws("between", graph, 60)]:
        lens = {name: given[name] for name in WIDE}
        rows = loaded.read(QUERIES["between"], **given)
        agree(rows, graph.between(given["a"], given["b"], lens))


def test_claims_of_a_source_are_as_the_records_say(loaded: Database, graph: Graph) -> None:
    for given in draws("source_claims", graph, 20):
        lens = {name: given[name] for name in ("modality", "certainty")}
        rows = loaded.read(QUERIES["source_claims"], **given)
        agree(rows, graph.source_claims(given["source"], lens))


def test_counts_are_as_the_records_say(loaded: Database, graph: Graph) -> None:
    agree(loaded.read(QUERIES["counts"]), graph.counts())


PAGE = {"skip": 0, "limit": 100_000}


def draws(name: str, graph: Graph, number: int) -> Iterable[Row]:
    random = Parameters(graph, f"records {name}")
    return [random.draw(QUERIES[name]) for _ in range(number)]


def agree(rows: list[Row], expected: list[Row]) -> None:
    """The rows say what is expected, in any order, and perhaps more."""
    fields = sorted(expected[0]) if expected else []
    found = sorted(([row[field] for field in fields] for row in rows), key=repr)
    assert found == sorted(([row[field] for field in fields] for row in expected), key=repr)
