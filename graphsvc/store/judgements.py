"""Judgements in the database: which are there, what they merge, and the steps that change them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graphsvc.model.records import (
    Conflict,
    NotStated,
    Registry,
    Same,
    canonical,
    digest,
    judgement_id,
)
from graphsvc.store import properties
from graphsvc.store.database import Row, Transaction
from graphsvc.store.writing import (
    create_nodes,
    create_relationships,
    delete_nodes,
    placed,
    stored_nodes,
)

CONCERNS = "CONCERNS"

Judgements = dict[str, tuple[Same | Conflict, str]]
"""By id: a judgement of the curator, and the file that holds it."""


def of_curator(t: Transaction) -> Judgements:
    """The curator's judgements that are stored."""
    found: Judgements = {}
    for name, row in stored_nodes(t, "Judgement").items():
        judgement = properties.to_judgement(row)
        if not isinstance(judgement, NotStated):
            found[name] = (judgement, row["registry"])
    return found


def with_these(stored: Judgements, registries: Sequence[Registry]) -> Judgements:
    """What is stored, with what these files say in place of what they said before."""
    names = {registry.name for registry in registries}
    kept = {i: judged for i, judged in stored.items() if judged[1] not in names}
    return {**kept, **{_id(j, r.name): (j, r.name) for r in registries for j in r.judgements}}


def _id(judgement: Same | Conflict, registry: str) -> str:
    """The id of a judgement in one file: two files may say the same, and one take it back."""
    return f"{judgement_id(judgement)}~{digest(registry)[:6]}"


def merged_by(judgements: Judgements) -> dict[str, str]:
    """Old id → canonical id, as the certain samenesses say."""
    same = (j for j, _ in judgements.values() if isinstance(j, Same))
    return canonical(j.entities for j in same if j.certainty == "certain")


def forget(t: Transaction, gone: set[str]) -> int:
    """Delete these judgements, so that the entities they name can vanish with them; how many."""
    delete_nodes(t, "Judgement", sorted(gone))
    return len(gone)


def write_curators(t: Transaction, after: Judgements, merged: dict[str, str]) -> int:
    """Store these judgements of the curator and no others; how many differed."""
    rows = {i: {"id": i, **properties.of_judgement(*judged)} for i, judged in after.items()}
    old = {i: row for i, row in stored_nodes(t, "Judgement").items() if row["registry"]}
    links = [(i, e) for i, (j, _) in after.items() if isinstance(j, Same) for e in j.entities]
    return _replace(t, old, rows, links, merged)


def write_not_stated(
    t: Transaction,
    source: str,
    questions: Sequence[NotStated],
    stored: Mapping[str, Row],
    merged: dict[str, str],
) -> int:
    """Store these open questions of a source and no others; how many of ``stored`` differed."""
    asked = {judgement_id(question): question for question in questions}
    rows = {i: {"id": i, **properties.of_judgement(q, "")} for i, q in asked.items()}
    own = ((i, row) for i, row in stored.items() if row.get("source") == source)
    old = {i: row for i, row in own if not row["registry"]}
    links = [(i, entity) for i, q in asked.items() for entity in q.entities]
    return _replace(t, old, rows, links, merged)


def _replace(
    t: Transaction,
    old: dict[str, Row],
    rows: dict[str, Row],
    links: Iterable[tuple[str, str]],
    merged: dict[str, str],
) -> int:
    gone = sorted(i for i, row in old.items() if rows.get(i) != row)
    new = sorted(i for i, row in rows.items() if old.get(i) != row)
    delete_nodes(t, "Judgement", gone)
    create_nodes(t, "Judgement", [rows[i] for i in new])
    edges = [
        ("Judgement", CONCERNS, placed(i, entity, {"end": entity}, merged))
        for i, entity in links
        if i in set(new)
    ]
    create_relationships(t, edges)
    return len({*gone, *new})
