"""The queries and the program of docs/tools.md run on both engines, with the login that reads."""

from __future__ import annotations

import re
from typing import Any

import neo4j
import neo4j.time
import pytest
from docs.pages import DOCS, FENCE, text_of

from graphsvc.store.database import Database

PAGE = text_of(DOCS / "tools.md")
QUERIES = [block for language, block in FENCE.findall(PAGE) if language == "cypher"]
(PROGRAM,) = [block for language, block in FENCE.findall(PAGE) if language == "python"]

pytestmark = pytest.mark.slow


def asked(database: Database, query: str) -> list[list[Any]]:
    a = database.address
    login = (a.reader_user, a.reader_password)
    with neo4j.GraphDatabase.driver(a.uri, auth=login) as driver:
        found = driver.execute_query(query, database_=a.database, routing_="r")
        return [record.values() for record in found.records]


def test_the_queries_find_what_they_say(whole: Database) -> None:
    ties, signed, planned, published = (asked(whole, query) for query in QUERIES)
    assert {"Barcelona", "Dakar"} <= {row[0] for row in ties}
    assert any(isinstance(row[3], neo4j.time.Date) for row in ties)
    assert all(person and agreement for person, agreement, _ in signed)
    assert any(quote for _, _, quote in signed)
    assert any("Samarkand" in row[1] for row in signed)
    assert all(row[0] and row[3] for row in planned)
    assert {row[2] for row in planned} >= {"planned", "proposed", "denied"}
    assert "asserted" not in {row[2] for row in planned}
    assert published
    assert all(row[1].startswith("2025-12") for row in published)


def test_the_program_makes_a_data_frame(whole: Database) -> None:
    a = whole.address
    program = (
        PROGRAM.replace("bolt://127.0.0.1:7687", a.uri)
        .replace('"reader", "PASSWORD"', f'"{a.reader_user}", "{a.reader_password}"')
        .replace('database_="graphsvc"', f"database_={a.database!r}")
    )
    made: dict[str, Any] = {}
    exec(program, made)
    with made["driver"]:
        assert list(made["ties"].columns) == ["a.name", "b.name", "tie.source"]
        assert len(made["ties"]) > 200


def test_the_properties_that_are_named_exist(whole: Database) -> None:
    table = PAGE[PAGE.index("| property |") : PAGE.index("A date that is a day")]
    named = set(re.findall(r"`([a-z_]+_[a-z_]+|name)`", table))
    rows = asked(
        whole,
        "MATCH (n) UNWIND keys(n) AS k RETURN DISTINCT k AS k ORDER BY k"
        " UNION MATCH ()-[r]->() UNWIND keys(r) AS k RETURN DISTINCT k AS k ORDER BY k",
    )
    assert named - {"as_of"} <= {row[0] for row in rows}
