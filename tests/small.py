"""Small records made by hand, and all that a database holds as one comparable value."""

from __future__ import annotations

import json
from typing import Any

from engines import run
from snapshots import day

from graphsvc.model.records import (
    Batch,
    Claim,
    Entity,
    NotStated,
    Quote,
    Registry,
    Same,
    Source,
    Stated,
)
from graphsvc.sources.claims import entities_of
from graphsvc.store.database import Database

TYPES = {
    **{"khoy": "City", "konya": "City", "tabriz": "City", "khoi": "City", "xoy": "City"},
    **{"agr": "Agreement", "uclg": "Organization", "rezanejad": "Person", "mayor": "Post"},
}


PLURAL = "other-cities"


def entity(name: str, kind: str | None = None, **more: Any) -> Entity:
    return Entity(id=name, type=kind or TYPES[name], names={"en": (name.title(),)}, **more)


def registry(name: str = "entities.yaml", *names: str) -> Registry:
    """The entities of these ids, or all."""
    return Registry(name=name, entities=tuple(entity(n) for n in names or TYPES))


def same(one: str, other: str, certainty: str = "certain") -> Same:
    return Same.model_validate(
        {"entities": (one, other), "certainty": certainty, "reason": "one spelling of the other"}
    )


def judging(*judgements: Any) -> Registry:
    return Registry(name="judgements.yaml", judgements=judgements)


def edge(start: str, phrase: str, end: str, words: str = "words", **more: Any) -> Claim:
    """A claim of the source ``news``, unless another is named."""
    fields = {"source": "news", "quotes": (Quote(text=words),), **more}
    relationship = phrase.upper().replace(" ", "_")
    return Claim(kind="edge", start=start, relationship=relationship, end=end, **fields)


def states(about: str, attribute: str, value: str, source: str = "news", **more: Any) -> Claim:
    fields = {"quotes": (Quote(text=value),), "start": source, **more}
    return Claim(
        source=source, kind="states", end=about, attribute=attribute, value=value, **fields
    )


def tie(one: str, other: str, attribute: str, value: str, **more: Any) -> Claim:
    fields = {"source": "news", "quotes": (Quote(text=value),), **more}
    return Claim(
        kind="tie_states", start=one, end=other, attribute=attribute, value=value, **fields
    )


def batch(*claims: Claim, source: str = "news", asked: tuple[NotStated, ...] = ()) -> Batch:
    """These claims, after a mention of every entity that they name."""
    mentions = [
        Claim(source=source, kind="mentions", start=source, end=name, as_written=name.title())
        for name in sorted(entities_of(claims))
    ]
    head = Source(id=source, kind="news", language="en")
    return Batch(source=head, claims=(*mentions, *claims), not_stated=asked)


def at(source: str, *claims: Claim, asked: tuple[NotStated, ...] = ()) -> Batch:
    """What ``news`` would claim, claimed by another source."""
    moved = [
        c.model_copy(update={"source": source, "start": source if c.start == "news" else c.start})
        for c in claims
    ]
    return batch(*moved, source=source, asked=asked)


def said_by(
    source: str,
    *claims: Claim,
    publisher: str | None = None,
    family: str | None = None,
    published: str | None = None,
) -> Batch:
    """What ``news`` would claim, claimed by a source of which more is known."""
    made = at(source, *claims)
    known = {
        "publisher": Stated(value=publisher) if publisher else None,
        "family": family,
        "published": day(published) if published else None,
    }
    return made.model_copy(update={"source": made.source.model_copy(update=known)})


def content(database: Database) -> list[str]:
    """Every node and relationship, but for the data version and the log of changes."""
    nodes = run(
        database,
        "MATCH (n) WHERE n:Entity OR n:Source OR n:Judgement OR n:Merged"
        " RETURN labels(n) AS labels, properties(n) AS properties",
    )
    edges = run(
        database,
        "MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS type, b.id AS end,"
        " properties(r) AS properties",
    )
    for node in nodes:
        node["labels"] = sorted(node["labels"])  # type: ignore[call-overload]
    rows = [*nodes, *edges]
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False, default=str) for row in rows)


def log(database: Database) -> list[dict[str, Any]]:
    """The log of changes, in its order; empty lists may be absent."""
    rows = run(
        database,
        "MATCH (c:Change) RETURN c.version AS version, c.what AS what, c.added AS added,"
        " c.removed AS removed ORDER BY version",
    )
    return [{**row, "added": row["added"] or [], "removed": row["removed"] or []} for row in rows]
