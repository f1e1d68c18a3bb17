"""The database over Bolt: reads cannot write, and every error says what happened."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from engines import run, wipe
from small import batch, content, edge, registry

from graphsvc.errors import (
    BadRequest,
    DataVersionChanged,
    QueryTimeout,
    ServerUnreachable,
    SettingError,
    StoreError,
    WrongDatabase,
    WrongPassword,
)
from graphsvc.settings import Settings
from graphsvc.store.database import Database, Row
from graphsvc.store.load import load_batch, load_registries
from graphsvc.store.queries import Query

HEAVY = (
    "MATCH (a:Entity), (b:Entity), (c:Entity), (d:Entity)"
    " RETURN sum(size(a.id + b.id + c.id + d.id)) AS total"
)


def query(text: str) -> Query:
    return Query("of the test", "What?", (), text)


@pytest.fixture
def filled(database: Database) -> Database:
    """All the entities, and one source."""
    load_registries(database, [registry()])
    load_batch(database, batch(edge("khoy", "party to", "agr")))
    return database


@pytest.fixture
def server(engine: Settings) -> Iterator[Settings]:
    """The engine's address as the settings of a server, with a login that can do everything."""
    with Database(engine) as opened:
        a = opened.address
        login = {"database_user": a.user, "database_password": a.password}
        yield Settings(data=engine.data, database_uri=a.uri, database_name=a.database, **login)


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Entity {id: 'new'}) RETURN n.id",
        "MERGE (n:Entity {id: 'new'}) RETURN n.id",
        "MATCH (n:Entity {id: 'khoy'}) SET n.note = 'changed' RETURN n.id",
        "MATCH (n:Entity {id: 'khoy'}) SET n:City:Region RETURN n.id",
        "MATCH (n:Entity {id: 'khoy'}) REMOVE n.name_en RETURN n.id",
        "MATCH (n) DETACH DELETE n",
        "MATCH ()-[r:PARTY_TO]->() DELETE r",
        "MATCH (a:Entity {id: 'khoy'}), (b:Entity {id: 'uclg'}) CREATE (a)-[r:HOSTS]->(b) RETURN 1",
        "UNWIND ['a', 'b'] AS id CREATE (n:Entity) SET n.id = id RETURN count(n)",
        "DROP CONSTRAINT entity_id",
        "CREATE INDEX note FOR (n:Entity) ON (n.note)",
    ],
)
def test_reads_cannot_write(filled: Database, text: str) -> None:
    before = content(filled)
    with pytest.raises(StoreError):
        filled.read(query(text))
    with pytest.raises(StoreError):
        filled.stream(query(text), list)
    assert content(filled) == before
    with pytest.raises(StoreError):  # the constraint is still there
        run_as_writer(filled, "CREATE (n:Entity {id: 'khoy'}) RETURN n.id")


@pytest.mark.parametrize("uri", ["file:///etc/hostname", "http://127.0.0.1:1/x.csv"])
def test_the_embedded_engine_loads_no_files(embedded_settings: Settings, uri: str) -> None:
    with Database(embedded_settings) as opened:
        text = f"LOAD CSV FROM '{uri}' AS line RETURN line"
        for run_it in (opened.read, lambda q: run_as_writer(opened, q.text)):
            with pytest.raises(StoreError, match="only reads are allowed"):
                run_it(query(text))


def run_as_writer(database: Database, text: str) -> None:
    database.write(lambda transaction: transaction.run(query(text)))


def test_reads_say_what_is_wrong_with_a_query(filled: Database) -> None:
    with pytest.raises(StoreError, match="refuses the query"):
        filled.read(query("MATCH (n:Entity RETURN n"))
    with pytest.raises(BadRequest, match="takes id"):
        filled.read(filled.queries.read["entity"], name="khoy")
    assert filled.read(filled.queries.read["entity"], id="khoy")  # and go on


def test_a_stream_is_read_row_by_row(filled: Database) -> None:
    rows = filled.stream(query("UNWIND range(1, 100000) AS n RETURN n"), next)
    assert rows == {"n": 1}


def test_a_write_that_fails_writes_nothing(filled: Database) -> None:
    before = content(filled)

    def work(transaction: object) -> None:
        run_query = getattr(transaction, "run")  # noqa: B009
        run_query(query("MATCH ()-[r]->() DELETE r"))
        raise KeyError("of the work itself")

    with pytest.raises(KeyError):
        filled.write(work)
    assert content(filled) == before


def test_what_changes_while_it_is_read_is_read_again(filled: Database) -> None:
    words = iter(["one", "two", "three", "four", "five", "six", "seven"])

    def changing() -> int:
        claim = edge("khoy", "party to", "agr", next(words))
        return load_batch(filled, batch(claim))[0].version

    with pytest.raises(DataVersionChanged):
        filled.unchanging(changing)
    assert next(words) == "six"
    version = filled.data_version()
    assert filled.unchanging(lambda: "read") == (version, "read")


def test_a_read_that_meets_what_vanishes_is_read_again(filled: Database) -> None:
    """The embedded engine says so where a query meets what another transaction deletes."""
    reads = 0

    def vanishing(rows: Iterator[Row]) -> list[Row]:
        nonlocal reads
        reads += 1
        if reads < 3:
            raise DataVersionChanged("A record vanished while it was read.")
        return list(rows)

    assert filled.stream(query("RETURN 1 AS n"), vanishing) == [{"n": 1}]
    reads = -10
    with pytest.raises(DataVersionChanged, match="vanished"):
        filled.stream(query("RETURN 1 AS n"), vanishing)


def test_an_empty_database_has_version_0(database: Database) -> None:
    assert database.data_version() == 0
    assert database.unchanging(list) == (0, [])


def test_nothing_listens_at_the_address(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    uri = f"bolt://127.0.0.1:{port}"
    with pytest.raises(ServerUnreachable, match=uri):
        Database(Settings(data=tmp_path, database_uri=uri, database_password="x"))


@pytest.mark.parametrize(
    "uri",
    ["nonsense", "http://127.0.0.1:7474", "bolt://127.0.0.1:port", "bolt+x://127.0.0.1", "://",
     "bolt:", "bolt://", "bolt://127.0.0.1:99999", "bolt://127.0.0.1:7687?x=1", "bolt://no host"],
)  # fmt: skip
def test_an_address_that_is_none_is_unreachable(uri: str, tmp_path: Path) -> None:
    with pytest.raises(ServerUnreachable):
        Database(Settings(data=tmp_path, database_uri=uri, database_password="x"))


def test_an_address_needs_a_password(tmp_path: Path) -> None:
    environment = {"GRAPHSVC_DATA": str(tmp_path), "GRAPHSVC_DATABASE_URI": "bolt://127.0.0.1:1"}
    with pytest.raises(SettingError, match="password"):
        Database(Settings.from_environment(environment))
    with pytest.raises(SettingError, match="GRAPHSVC_QUERY_TIMEOUT"):
        Settings.from_environment({"GRAPHSVC_QUERY_TIMEOUT": "soon"})


def test_the_password_is_wrong(server: Settings) -> None:
    with pytest.raises(WrongPassword, match=str(server.database_uri)):
        Database(replace(server, database_password="wrong"))


def test_the_user_is_unknown(server: Settings) -> None:
    with pytest.raises(WrongPassword, match="nobody"):
        Database(replace(server, database_user="nobody"))


def test_the_database_is_unknown(server: Settings) -> None:
    with pytest.raises(WrongDatabase, match="'nowhere'"):
        Database(replace(server, database_name="nowhere"))


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def impatient(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Each engine, with half a second for a query; the embedded one is told when it starts."""
    settings = Settings(data=tmp_path)
    if request.param == "neo4j":
        settings = request.getfixturevalue("neo4j_settings")
    with Database(replace(settings, query_timeout=0.5)) as opened:
        wipe(opened)
        names = "UNWIND range(1, 300) AS n CREATE (e:Entity:City {id: toString(n)}) RETURN count(e)"
        run(opened, names)
        yield opened


def test_a_heavy_query_is_stopped(impatient: Database) -> None:
    with pytest.raises(QueryTimeout):
        impatient.read(query(HEAVY))
    assert impatient.read(query("MATCH (e:Entity) RETURN count(e) AS n")) == [{"n": 300}]
