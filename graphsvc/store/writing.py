"""The small steps of a load: nodes and relationships in, out, and laid anew, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphsvc.errors import StoreError
from graphsvc.model import model
from graphsvc.store.database import Row, Transaction
from graphsvc.store.queries import Query

ROWS = 1000
"""Rows of one UNWIND; 5,000 were measured to be no better."""


def chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows, some at a time."""
    for start in range(0, len(rows), ROWS):
        yield rows[start : start + ROWS]


def run_all(transaction: Transaction, query: Query, rows: Sequence[Row]) -> None:
    """Run a query over all rows; ``StoreError`` where it did not do all of them."""
    for part in chunks(rows):
        _expect(query, transaction.run(query, rows=list(part)), len(part))


def _expect(query: Query, answer: Sequence[Row], number: int) -> None:
    done = answer[0]["done"]
    if done != number:
        raise StoreError(
            f"{query.name} did {done} of {number} rows; nothing was written.",
            "The database is not as the files left it: load everything into an empty one.",
        )


def create_nodes(transaction: Transaction, label: str, rows: Sequence[Row]) -> None:
    """Create nodes of one label: a type of entity, or ``Source``, ``Judgement``, ``Merged``."""
    name = "create_entities" if label in model.node_types else "create_nodes"
    run_all(transaction, transaction.queries.write[name].of(label), rows)


def update_nodes(transaction: Transaction, label: str, rows: Sequence[Row]) -> None:
    """Replace the properties of nodes."""
    run_all(transaction, transaction.queries.write["update_nodes"].of(label), rows)


def delete_nodes(transaction: Transaction, label: str, ids: Sequence[str]) -> None:
    """Delete nodes by id."""
    query = transaction.queries.write["delete_nodes"].of(label)
    if ids:
        transaction.run(query, ids=list(ids))


def stored_nodes(transaction: Transaction, label: str) -> dict[str, Row]:
    """The properties of all nodes of one label, by id."""
    rows = transaction.run(transaction.queries.write["stored_nodes"].of(label))
    return {row["id"]: row["properties"] for row in rows}


def stored_entities(transaction: Transaction, ids: Iterable[str]) -> dict[str, tuple[str, Row]]:
    """Type and properties of those of these entities that are stored, by id."""
    query = transaction.queries.write["stored_entities"]
    found = transaction.run(query, ids=sorted(ids))
    return {
        row["id"]: (next(x for x in row["labels"] if x != "Entity"), row["properties"])
        for row in found
    }


def create_relationships(transaction: Transaction, rows: Iterable[tuple[str, str, Row]]) -> None:
    """Create relationships, each given as the label it starts from, its type, and its row."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for label, kind, row in rows:
        groups[label, kind].append(row)
    for (label, kind), group in sorted(groups.items()):
        query = transaction.queries.write["create_relationships"].of(label, kind)
        run_all(transaction, query, group)


def delete_claims(transaction: Transaction, stored: Iterable[Row], source: str) -> None:
    """Delete claims of one source, given as ``claim``, ``from``, ``to``."""
    statements: list[Row] = []
    edges: list[Row] = []
    for row in stored:
        (statements if row["from"] == source else edges).append(row)
    # A source may have 50,000 claims, an entity has few: each is reached from its small end.
    for name, end, rows in (
        ("delete_statements", "to", statements),
        ("delete_edges", "from", edges),
    ):
        for part in chunks(rows):
            # All of an entity at once: to look at its claims anew for each takes 20 times as long.
            claims: dict[str, list[str]] = defaultdict(list)
            for row in part:
                claims[row[end]].append(row["claim"])
            query = transaction.queries.write[name]
            given = [{"entity": entity, "claims": found} for entity, found in claims.items()]
            _expect(query, transaction.run(query, rows=given), len(part))


def lift(transaction: Transaction, ids: Sequence[str]) -> list[Row]:
    """Take up every relationship that touches these entities; ``lay`` puts them down again."""
    if not ids:
        return []
    taken = transaction.run(transaction.queries.write["touching"], ids=list(ids))
    transaction.run(transaction.queries.write["delete_touching"], ids=list(ids))
    return taken


def lay(transaction: Transaction, taken: Sequence[Row], merged: Mapping[str, str]) -> None:
    """Put relationships down between the entities that their ids as filed mean now."""
    create_relationships(transaction, (_laid(row, merged) for row in taken))


def _laid(row: Row, merged: Mapping[str, str]) -> tuple[str, str, Row]:
    labels, properties = row["labels"], row["properties"]
    label = "Entity" if "Entity" in labels else labels[0]
    start = properties["start"] if label == "Entity" else row["from"]
    return label, row["type"], placed(start, properties["end"], properties, merged)


def placed(start: str, end: str, properties: Row, merged: Mapping[str, str]) -> dict[str, Any]:
    """The row of a relationship between what two ids as filed mean."""
    return {
        "from": merged.get(start, start),
        "to": merged.get(end, end),
        "properties": properties,
    }
