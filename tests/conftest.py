"""The engines on which tests run: the embedded one, and a real Neo4j server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import seeds
from asking import Api, serving
from browser import chromium
from engines import wipe
from neo4j_server.server import neo4j_server

from graphsvc.settings import Settings
from graphsvc.store.database import Database

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PASSWORD = "graphsvc-test"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--write-golden`` writes tests/golden anew instead of comparing with it."""
    parser.addoption("--write-golden", action="store_true", help="write the golden answers anew")


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A Neo4j server: the one that GRAPHSVC_TEST_NEO4J_URI names (it is emptied!), or our own."""
    data = tmp_path_factory.mktemp("neo4j-data")
    uri = os.environ.get("GRAPHSVC_TEST_NEO4J_URI")
    if uri:
        password = os.environ.get("GRAPHSVC_TEST_NEO4J_PASSWORD", PASSWORD)
        yield Settings(data=data, database_uri=uri, database_password=password)
        return
    with neo4j_server(tmp_path_factory.mktemp("neo4j"), PASSWORD) as uri:
        yield Settings(data=data, database_uri=uri, database_password=PASSWORD)


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The embedded engine on a folder of its own; kept running for the whole session."""
    settings = Settings(data=tmp_path_factory.mktemp("embedded"))
    with Database(settings):
        yield settings


@pytest.fixture(
    scope="session", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def engine(request: pytest.FixtureRequest) -> Settings:
    """Each engine in turn."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture
def database(engine: Settings) -> Iterator[Database]:
    """An empty database, with its schema, on each engine."""
    with Database(engine) as opened:
        wipe(opened)
        yield opened


@pytest.fixture(scope="module")
def seeded(engine: Settings) -> Iterator[Database]:
    """The database with the part of the seed that stays, for a module that only reads."""
    with Database(engine) as opened:
        wipe(opened)
        seeds.load(opened, seeds.khoy_konya())
        yield opened


@pytest.fixture(scope="module")
def whole(engine: Settings) -> Iterator[Database]:
    """The database with all of the seed; no module uses it and ``seeded``."""
    with Database(engine) as opened:
        wipe(opened)
        seeds.load(opened, seeds.whole())
        yield opened


@pytest.fixture(scope="module")
def api(seeded: Database) -> Iterator[Api]:
    """The service over the part of the seed that stays, for a module that only reads."""
    with serving(seeded.settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def whole_api(whole: Database) -> Iterator[Api]:
    """The service over all of the seed, for a module that only reads."""
    with serving(whole.settings) as opened:
        yield opened


# No longer than a module: while Playwright runs, no other test may run an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a module."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def documents() -> Path | None:
    """The folder of the seed's documents, where whoever runs the tests has it."""
    folder = os.environ.get("GRAPHSVC_TEST_DOCUMENTS")
    return Path(folder) if folder else None
