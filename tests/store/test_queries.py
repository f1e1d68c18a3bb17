"""The query files: what the loader refuses, and what every shipped query keeps to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from graph import Graph
from parameters import Parameters

from graphsvc.errors import BadRequest, UnknownName
from graphsvc.settings import bundled
from graphsvc.store.database import Database
from graphsvc.store.queries import LABELS, TYPES, Queries, Query, parse

QUERIES = Queries(bundled("cypher"))
UNORDERED = {"claims"}
"""Read as a stream of everything, which is put in order afterwards."""
WRITES = r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|ALTER|GRANT|FOREACH|LOAD|INSERT|CALL\s+\w+)\b"
HEAD = "// What?\n// parameters:"


@pytest.mark.parametrize(
    "body",
    [
        " id\nMATCH (e:Entity) RETURN e",
        "\nMATCH (e:Entity {id: $id}) RETURN e",
        " id\nMATCH (e:Entity {id: $Id}) RETURN e",
        " id, id2\nMATCH (e:Entity {id: $id}) RETURN e",
        " id\n// $id\nMATCH (e:Entity {id: '$id'}) RETURN e",
    ],
)
def test_parameters_must_be_as_declared(body: str) -> None:
    with pytest.raises(ValueError, match="declares"):
        parse("query", HEAD + body)


@pytest.mark.parametrize(
    "pattern",
    [
        "(n:Unknown)",
        "(:Unknown)",
        "(n:Entity:Unknown)",
        "(n:city)",
        "(n:Entity)-[:NOPE]-()",
        "(n:Entity)-[r:PARTY_TO|NOPE]-()",
        "(n:Entity)-[:NOPE*1..3]-()",
        "(n:Entity)-[r:party_to]->()",
        "(n:PARTY_TO)",
        "(n:Entity)-[:City]-()",
    ],
)
def test_labels_and_types_must_be_of_the_model(pattern: str) -> None:
    with pytest.raises(ValueError, match="the model has no"):
        parse("query", f"{HEAD}\nMATCH {pattern} RETURN 1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RETURN 1",
        "// What?\nRETURN 1\nLIMIT 1",
        "// parameters:\n// What?\nRETURN 1",
        "// What?\n\n// parameters:\nRETURN 1",
        "/* What? */\n// parameters:\nRETURN 1",
        "// What?\n// parameters:",
    ],
)
def test_a_file_begins_with_its_question_and_its_parameters(text: str) -> None:
    with pytest.raises(ValueError, match="must begin with"):
        parse("query", text)


def test_strings_and_comments_are_no_part_of_the_query() -> None:
    query = parse("q", HEAD + " a\n// (n:Nothing) $b\nMATCH (n) WHERE n.x = '[:X] $c' RETURN $a")
    assert query == Query("q", "What?", ("a",), query.text)


@pytest.mark.parametrize("name", ["Nope", "city", "Entity) DETACH DELETE (n", "`City`", "PARTY_TO"])
def test_only_labels_of_the_model_are_put_into_a_query(name: str) -> None:
    query = parse("q", f"{HEAD}\nMATCH (n:__LABEL__) RETURN n")
    with pytest.raises(UnknownName):
        query.of(name)
    assert {query.of(label).text for label in LABELS} == {f"MATCH (n:{x}) RETURN n" for x in LABELS}


@pytest.mark.parametrize("name", ["NOPE", "party to", "PARTY_TO]-() DELETE r //", "City"])
def test_only_types_of_the_model_are_put_into_a_query(name: str) -> None:
    query = parse("q", f"{HEAD}\nMATCH ()-[r:__TYPE__]->() RETURN r")
    with pytest.raises(UnknownName):
        query.of(kind=name)
    assert {query.of(kind=x).text for x in TYPES} == {
        f"MATCH ()-[r:{x}]->() RETURN r" for x in TYPES
    }


def test_a_query_takes_its_parameters_and_no_others() -> None:
    query = QUERIES.read["entity"]
    query.check({"id": "khoy"})
    for given in ({}, {"ID": "khoy"}, {"id": "khoy", "limit": 1}):
        with pytest.raises(BadRequest, match="takes id"):
            query.check(given)


def test_the_nearest_query_is_named() -> None:
    assert QUERIES.named("entity") is QUERIES.read["entity"]
    with pytest.raises(UnknownName, match="Did you mean 'entity'"):
        QUERIES.named("entiy")
    with pytest.raises(UnknownName):
        QUERIES.named("create_entities")


def test_a_folder_without_queries_is_missed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _ = Queries(tmp_path).read


def test_every_shipped_file_is_a_query() -> None:
    for room, loaded in (("read", QUERIES.read), ("write", QUERIES.write)):
        files = {path.stem for path in (bundled("cypher") / room).iterdir()}
        assert files == set(loaded)
        assert all(re.fullmatch(r"[A-Z].*[?.]", query.question) for query in loaded.values())
        assert all(";" not in query.text for query in loaded.values())


@pytest.mark.parametrize("query", QUERIES.read.values(), ids=QUERIES.read)
def test_read_queries_only_read(query: Query) -> None:
    bare = re.sub(r"'[^']*'|`[^`]*`|//[^\n]*", "", query.text)
    assert not re.search(WRITES, bare, re.IGNORECASE)
    assert "__" not in bare


@pytest.mark.slow
@pytest.mark.parametrize("query", QUERIES.read.values(), ids=QUERIES.read)
def test_answers_have_one_order(query: Query, graph: Graph, on_embedded: Database) -> None:
    """No two rows of an answer are alike in all that it is ordered by."""
    last = query.text.rpartition("RETURN")[2].partition("ORDER BY")[2]
    last = re.sub(r"CASE (\w+) .*? END", r"\1", re.split(r"\bSKIP\b|\bLIMIT\b", last)[0])
    by = [part.split()[0] for part in last.split(",") if last]
    random = Parameters(graph, f"order {query.name}")
    rows_seen = 0
    for _ in range(100 if query.parameters else 1):
        given = random.draw(query)
        given |= {name: size for name, size in {"skip": 0, "limit": 9999}.items() if name in given}
        rows = on_embedded.read(query, **given)
        rows_seen = max(rows_seen, len(rows))
        if by:
            assert len({repr([row[column] for column in by]) for row in rows}) == len(rows)
        else:
            assert query.name in UNORDERED or len(rows) <= 1, "no ORDER BY at the end"
    assert rows_seen, "no question had an answer"
