"""The generated graph, in records and in both databases, for tests that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from engines import wipe
from generated import generate
from graph import Graph

from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The generated graph as records."""
    return generate()


@pytest.fixture(scope="session")
def on_embedded(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The generated graph in an embedded engine of its own."""
    with Database(Settings(data=tmp_path_factory.mktemp("generated"))) as opened:
        load(opened, graph)
        yield opened


@pytest.fixture(scope="module")
def on_neo4j(graph: Graph, neo4j_settings: Settings) -> Iterator[Database]:
    """The generated graph in Neo4j, until another module needs the server."""
    with Database(neo4j_settings) as opened:
        load(opened, graph)
        yield opened


def load(database: Database, graph: Graph) -> None:
    """Make the graph all that the database holds."""
    wipe(database)
    load_registries(database, graph.registries)
    for batch in graph.batches:
        load_batch(database, batch)
