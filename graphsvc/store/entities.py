"""Entities in the database: create, change, merge and split them as the files now say.

An entity that a certain sameness merges into another becomes a ``Merged`` node, which keeps its
own properties; its claims lie at the canonical entity and keep the ids their file wrote, so that
taking the judgement back splits it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.model.records import Entity, Registry
from graphsvc.store import fits, properties
from graphsvc.store.database import Row, Transaction
from graphsvc.store.writing import (
    create_nodes,
    delete_nodes,
    lay,
    lift,
    stored_entities,
    stored_nodes,
    update_nodes,
)

Merging = dict[str, str]
"""Old id → canonical id."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node as it is or should be: its type, or ``Merged``, and its properties."""

    label: str
    properties: Row

    @property
    def type(self) -> str:
        """The entity's type, merged or not."""
        return str(self.properties.get("type", self.label))


def write_entities(
    t: Transaction,
    registries: Sequence[Registry],
    before: Merging,
    after: Merging,
    loading: frozenset[str],
) -> int:
    """Store the entities of these files, merge and split as ``after`` says; how many differed.

    Where sources are ``loading``, what the files declare no more waits for them.
    """
    declared = {e.id: (e, r.name) for r in registries for e in r.entities}
    merged_nodes = stored_nodes(t, "Merged")
    vanished = _declared_before(t, registries, merged_nodes) - set(declared)
    gone = set() if loading else vanished
    moved = {i for i in {*before, *after} if before.get(i) != after.get(i)}
    stored = _stored(t, {*declared, *vanished, *moved, *after, *after.values()}, merged_nodes)
    wanted = {
        i: _wanted(declared.get(i), stored.get(i), after.get(i))
        for i in {*declared, *moved} - gone
        if i in declared or i in stored
    }
    relabelled = {i for i, node in wanted.items() if i in stored and node.label != stored[i].label}
    retyped = {i: n.type for i, n in wanted.items() if i in stored and n.type != stored[i].type}
    # The database cannot swap a label: such nodes are made anew, and their claims laid again.
    taken = lift(t, sorted({before.get(i, i) for i in {*moved, *relabelled, *retyped, *vanished}}))
    fits.refuse_orphans(t, taken, vanished, loading)
    fits.refuse_retyped(taken, retyped, loading)
    fits.refuse_mixed({i: n.type for i, n in {**stored, **wanted}.items()}, after)
    for i in sorted((relabelled | gone) & set(stored)):
        delete_nodes(t, stored[i].label, [i])
    new = {i: n for i, n in wanted.items() if i not in stored or i in relabelled}
    changed = {i: n for i, n in wanted.items() if i not in new and n != stored[i]}
    for write, nodes in ((create_nodes, new), (update_nodes, changed)):
        for label in sorted({node.label for node in nodes.values()}):
            write(t, label, [n.properties for _, n in sorted(nodes.items()) if n.label == label])
    lay(t, taken, after)
    return len(new) + len(changed) + len(gone)


def _declared_before(
    t: Transaction, registries: Sequence[Registry], merged_nodes: dict[str, Row]
) -> set[str]:
    names = {r.name for r in registries}
    rows = t.run(t.queries.write["declared_entities"], registries=sorted(names))
    return {row["id"] for row in rows} | {
        i for i, node in merged_nodes.items() if node["registry"] in names
    }


def _stored(t: Transaction, ids: set[str], merged_nodes: dict[str, Row]) -> dict[str, Node]:
    found = {i: Node(*node) for i, node in stored_entities(t, ids).items()}
    return found | {i: Node("Merged", p) for i, p in merged_nodes.items() if i in ids}


def _wanted(declared: tuple[Entity, str] | None, stored: Node | None, into: str | None) -> Node:
    """The node as it should be: of its own type, or merged into another."""
    if declared is not None:
        label, found = declared[0].type, properties.of_entity(*declared)
    elif stored is not None:
        found = {k: v for k, v in stored.properties.items() if k not in ("type", "into")}
        label = stored.type
    else:
        raise AssertionError("an entity is declared, or it is stored")
    return Node("Merged", {**found, "type": label, "into": into}) if into else Node(label, found)
