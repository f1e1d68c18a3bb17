"""A question that takes too long ends in a 503 that says so, and the engine is idle afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from asking import Api, problem, serving
from engine_process import engine_process
from engines import run, wipe

from graphsvc.answers.graph import Graph
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.queries import Query

pytestmark = pytest.mark.slow

LIMIT = 0.5
NAMES = "UNWIND range(1, 300) AS n CREATE (e:Entity:City {id: 'c' + toString(n)}) RETURN count(e)"
HEAVY = (
    "MATCH (a:Entity), (b:Entity), (c:Entity), (d:Entity) WHERE a.id <> $id"
    " RETURN sum(size(a.id + b.id + c.id + d.id)) AS post"
)
QUESTION = "/v1/entities/c1/posts"


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def impatient(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Api, Settings]]:
    """The service with half a second for a query, of which one is far too heavy."""
    settings = Settings(data=tmp_path)
    if request.param == "neo4j":
        settings = request.getfixturevalue("neo4j_settings")
    settings = replace(settings, query_timeout=LIMIT)
    with Database(settings) as database:
        wipe(database)
        run(database, NAMES)
        with serving(settings) as api:
            graph: Graph = api.client.app.state.graph  # type: ignore[attr-defined]
            read = dict(graph.database.queries.read)
            read["posts"] = Query("posts", "What takes too long?", ("id",), HEAVY)
            graph.database.queries.__dict__["read"] = read
            yield api, settings


def test_it_ends_in_time_with_advice_and_the_next_question_is_answered(
    impatient: tuple[Api, Settings],
) -> None:
    api, _ = impatient
    began = time.monotonic()
    response = api.raw(QUESTION)
    assert time.monotonic() - began < LIMIT + 4
    found = problem(response, 503)
    assert found["type"] == "urn:graphsvc:problem:query-timeout"
    assert found["title"] == "The query took too long"
    assert "Ask for less" in found["advice"]
    assert int(response.headers["retry-after"]) > 0
    assert "etag" not in response.headers
    assert api.get("/v1/entities/c1")["entity"]["id"] == "c1"


def test_the_engine_is_not_left_busy(impatient: tuple[Api, Settings]) -> None:
    api, settings = impatient
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda _: api.raw(QUESTION), range(6)))
    for response in found:
        problem(response, 503)
    busy = busy_embedded(settings) if settings.database_uri is None else busy_neo4j(settings)
    until = time.monotonic() + 10
    while busy():
        assert time.monotonic() < until, "the engine goes on with what nobody waits for"
    began = time.monotonic()
    assert api.get("/readyz")["status"] == "ready"
    assert time.monotonic() - began < 1


def busy_embedded(settings: Settings) -> Callable[[], bool]:
    """Whether the engine's process uses more than a quarter of a processor."""
    stat = Path(f"/proc/{engine_process(settings.data)}/stat")

    def ticks() -> int:
        fields = stat.read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def busy() -> bool:
        before = ticks()
        time.sleep(0.5)
        return ticks() - before > 12

    return busy


def busy_neo4j(settings: Settings) -> Callable[[], bool]:
    """Whether the server lists a transaction with the heavy query."""

    def busy() -> bool:
        time.sleep(0.2)
        with Database(settings) as database:
            rows = run(database, "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS text")
        return any("sum(size(a.id" in str(row["text"]) for row in rows)

    return busy
