"""Snapshots made by hand from records, for what is worked out in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graphsvc.model.records import (
    Claim,
    Conflict,
    Date,
    Entity,
    NotStated,
    Quote,
    Same,
    Source,
    judgement_id,
)
from graphsvc.network.snapshot import Claims, Snapshot
from graphsvc.store import properties
from graphsvc.text.dates import parse_edtf

WORDS = (Quote(text="words"),)


def thing(name: str, kind: str = "City", *names: str, **more: Any) -> Entity:
    """An entity; without names it is called by its id."""
    return Entity(id=name, type=kind, names={"en": names or (name,)}, **more)


def edge(start: str, relationship: str, end: str, source: str = "news", **more: Any) -> Claim:
    return Claim(
        source=source, kind="edge", start=start, relationship=relationship, end=end,
        **{"quotes": WORDS, **more},
    )  # fmt: skip


def states(about: str, attribute: str, value: str, source: str = "news", **more: Any) -> Claim:
    return Claim(
        source=source, kind="states", start=source, end=about, attribute=attribute, value=value,
        **{"quotes": WORDS, **more},
    )  # fmt: skip


def mention(about: str, text: str, source: str = "news", language: str = "fa") -> Claim:
    return Claim(
        source=source, kind="mentions", start=source, end=about, as_written=text,
        language=language,
    )  # fmt: skip


def day(text: str) -> Date:
    """A date as seed files give it."""
    when = parse_edtf(text)
    return Date(
        edtf=text,
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
    )


def snapshot(
    entities: Iterable[Entity],
    claims: Iterable[Claim] = (),
    judgements: Sequence[Same | Conflict | NotStated] = (),
    kinds: dict[str, str] | None = None,
) -> Snapshot:
    """A snapshot; ``kinds`` says of what kind a source is that is no news item."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    sources = {claim.source for claim in ordered}
    return Snapshot(
        version=1,
        entities={entity.id: entity for entity in entities},
        merged={},
        former={},
        sources={
            name: Source(id=name, kind=(kinds or {}).get(name, "news"), language="en")
            for name in sources
        },
        judgements={judgement_id(judgement): judgement for judgement in judgements},
        claims=Claims(
            ids=[claim.id for claim in ordered],
            starts=[claim.start for claim in ordered],
            ends=[claim.end for claim in ordered],
            types=[claim.stored_type for claim in ordered],
            rows=[properties.of_claim(claim) for claim in ordered],
        ),
    )
