"""The lens in the queries and the lens in Python keep the same claims, on both engines."""

from __future__ import annotations

from functools import cache

import pytest
from graph import Graph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parameters import DAYS

from graphsvc.model import model
from graphsvc.network.lens import ANY, Lens
from graphsvc.network.snapshot import Snapshot, take
from graphsvc.settings import bundled
from graphsvc.store.database import Database, Row
from graphsvc.store.queries import Queries

QUERIES = Queries(bundled("cypher")).read
WIDEST = Lens.of([ANY])
SPANS = ("2018/2020", "2019-05", "../2018", "2021/..", "sh:1399", "lh:1442-02", "2020~", "2020-22")
SUPERNODES = ["organization-1", "city-0", "agreement-0", "agreement-1"]

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


def some(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.one_of(*[st.just([])] * 3, st.lists(st.sampled_from(values), max_size=3))


lenses = st.builds(
    Lens.of,
    st.one_of(*[st.just([ANY])] * 2, some(list(model.vocabulary("modality").names))),
    some(["explicit", "implied"]),
    st.just([]) | some([f"source-{number}" for number in range(20)]),
    some(list(model.vocabulary("source kind").names)),
    st.none() | st.sampled_from((*DAYS, *SPANS)) | st.dates().map(lambda day: f"ad:{day}"),
)
publishers = st.sampled_from([1, 1, 2, 3])
examples = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(params=["embedded", "neo4j"])
def loaded(request: pytest.FixtureRequest) -> Database:
    """The generated graph on each engine."""
    database: Database = request.getfixturevalue(f"on_{request.param}")
    return database


@cache
def snapshot_of(database: Database) -> Snapshot:
    return take(database)


def names_in(graph: Graph) -> st.SearchStrategy[str]:
    """Entities of the graph, those with most claims far more often."""
    busiest = sorted(graph.touching, key=lambda name: -len(graph.touching[name]))
    named = [name for name in busiest if name in graph.entities]
    return st.sampled_from(SUPERNODES + named[:60]) | st.sampled_from(named)


def claims(rows: list[Row]) -> list[str]:
    return sorted(row["claim"] for row in rows)


@pytest.mark.parametrize("name", ["attributes", "agreement", "between"])
def test_a_query_keeps_what_the_lens_admits(loaded: Database, graph: Graph, name: str) -> None:
    snapshot = snapshot_of(loaded)
    kept, left_out = set(), set()
    entities = names_in(graph)
    if name == "agreement":
        entities = entities.filter(lambda n: graph.entities[n].type == "Agreement")
    pairs = st.tuples(entities, st.integers(0, 999))

    @settings(examples, max_examples=200)  # "between" meets few claims at a time
    @given(pairs, lenses)
    def agree(pair: tuple[str, int], lens: Lens) -> None:
        one, number = pair
        asked = {"id": one}
        if name == "between":
            near = graph.touching[one][number % len(graph.touching[one])]
            asked = {"a": graph.at(near.start), "b": graph.at(near.end)}
        everything = loaded.read(QUERIES[name], **asked, **WIDEST.parameters(snapshot.sources))
        found = claims(loaded.read(QUERIES[name], **asked, **lens.parameters(snapshot.sources)))
        admitted = [
            row
            for row in everything
            if lens.admits(row["properties"], snapshot.sources[row["properties"]["source"]])
        ]
        assert found == claims(admitted)
        kept.update(found)
        left_out.update(set(claims(everything)) - set(found))

    agree()
    assert len(kept) > 20
    assert len(left_out) > 20


def test_adjacent_keeps_what_the_snapshot_sees(loaded: Database, graph: Graph) -> None:
    """With the publishers that the lens asks for, which both count, each in its own way."""
    snapshot = snapshot_of(loaded)
    several: set[str] = set()

    @examples
    @given(names_in(graph), lenses, publishers)
    def agree(name: str, lens: Lens, least: int) -> None:
        lens = Lens(lens.modality, lens.certainty, lens.source, lens.source_kind, lens.as_of, least)
        asked = {
            "id": name, "min_publishers": least, "symmetric": list(model.SYMMETRIC),
            **lens.parameters(snapshot.sources),
        }  # fmt: skip
        page = {"relationship": None, "skip": 0, "limit": 100_000}
        rows = loaded.read(QUERIES["adjacent"], **asked, **page)
        found = sorted(claim for row in rows for claim in row["claims"])
        seen = snapshot.seen(lens, snapshot.touching.get(name, ()))
        edges = [i for i in seen if snapshot.claims.real_type(i) in model.relationships]
        assert found == sorted(snapshot.claims.ids[i] for i in edges)
        counted = loaded.read(QUERIES["relationships_of"], **asked)
        assert sum(row["claims"] for row in counted) == len(found)
        assert sum(row["neighbours"] for row in counted) == len(rows)
        several.update(found if least > 1 else ())

    agree()
    assert len(several) > 5


def test_the_snapshot_of_either_engine_sees_the_same(
    graph: Graph, on_embedded: Database, on_neo4j: Database
) -> None:
    one, other = snapshot_of(on_embedded), snapshot_of(on_neo4j)

    @examples
    @given(lenses)
    def agree(lens: Lens) -> None:
        assert list(one.seen(lens)) == list(other.seen(lens))

    agree()
