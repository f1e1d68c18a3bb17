"""A graph as records, and answers to some queries worked out from them in plain Python.

Slow and simple on purpose: nothing here shares code with the database or the loader.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphsvc.model.records import Batch, Claim, Entity, Registry, Same, Source

Lens = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Graph:
    """The records, and what is easily said of them."""

    registries: tuple[Registry, ...]
    batches: tuple[Batch, ...]

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {e.id: e for r in self.registries for e in r.entities}

    @cached_property
    def claims(self) -> list[Claim]:
        return [c for batch in self.batches for c in batch.claims]

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {b.source.id: b.source for b in self.batches}

    @cached_property
    def meant(self) -> dict[str, str]:
        """What each id means: groups of certainly same ids grow until nothing joins them."""
        groups = {name: {name} for name in self.entities}
        for judgement in (j for r in self.registries for j in r.judgements):
            if isinstance(judgement, Same) and judgement.certainty == "certain":
                joined = groups[judgement.entities[0]] | groups[judgement.entities[1]]
                groups.update(dict.fromkeys(joined, joined))
        return {name: min(group) for name, group in groups.items()}

    @cached_property
    def touching(self) -> dict[str, list[Claim]]:
        """The claims at each entity, as merged; a loop once."""
        found = defaultdict(list)
        for claim in self.claims:
            for name in {self.at(claim.start), self.at(claim.end)}:
                found[name].append(claim)
        return found

    def at(self, name: str) -> str:
        """Where the claims of this id lie: at the entity meant, or at the source itself."""
        return self.meant.get(name, name)

    def seen(self, name: str, lens: Lens) -> list[Claim]:
        """The claims at what is stored under this id, under the lens."""
        return [claim for claim in self.touching.get(name, []) if seen(claim, lens)]

    def adjacent(self, name: str, relationship: str | None, lens: Lens) -> list[Row]:
        """A row for each neighbour, relationship and direction, asserted or not."""
        said = defaultdict(list)
        for claim in self.seen(name, lens):
            start, end = self.at(claim.start), self.at(claim.end)
            if claim.kind == "edge" and relationship in (None, claim.relationship):
                neighbour = end if start == name else start
                realised = claim.modality == "asserted"
                said[claim.relationship, start == name, realised, neighbour].append(claim)
        return [
            {
                "relationship": about[0],
                "outgoing": about[1],
                "asserted": about[2],
                "neighbour": about[3],
                "type": self.entities[about[3]].type,
                "claims": sorted(claim.id for claim in claims),
                "sources": len({claim.source for claim in claims}),
                "publishers": len({self.publisher(claim.source) for claim in claims}),
                "families": len({self.sources[c.source].family or c.source for c in claims}),
            }
            for about, claims in said.items()
        ]

    def publisher(self, source: str) -> str:
        """Who stands behind a source; one without publisher stands for itself."""
        publisher = self.sources[source].publisher
        return publisher.value if publisher else source

    def attributes(self, name: str, lens: Lens) -> list[Row]:
        """A row for each statement about an entity."""
        return [
            {
                "attribute": c.attribute,
                "value": c.value,
                "modality": c.modality,
                "speaker": list(c.speaker) or None,
                "source": c.source,
                "claim": c.id,
            }
            for c in self.seen(name, lens)
            if c.kind == "states"
        ]

    def between(self, a: str, b: str, lens: Lens) -> list[Row]:
        """A row for each claim that relates two entities."""
        return [
            self.row(claim)
            for claim in self.seen(a, lens)
            if claim.kind in ("edge", "tie_states")
            and {self.at(claim.start), self.at(claim.end)} == {a, b}
        ]

    def source_claims(self, source: str, lens: Lens) -> list[Row]:
        """A row for each claim of a source."""
        mine = (claim for claim in self.claims if claim.source == source)
        return [self.row(claim) for claim in mine if seen(claim, lens)]

    def row(self, claim: Claim) -> Row:
        """Where a claim lies now."""
        return {
            "relationship": claim.relationship or claim.kind.upper(),
            "start": self.at(claim.start),
            "end": self.at(claim.end),
            "claim": claim.id,
        }

    def counts(self) -> list[Row]:
        """A row for each type of relationship."""
        sources = defaultdict(list)
        for claim in self.claims:
            sources[claim.stored_type].append(claim.source)
        return [
            {"type": kind, "claims": len(by), "sources": len(set(by))}
            for kind, by in sources.items()
        ]


def seen(claim: Claim, lens: Lens) -> bool:
    """Whether a claim is seen under a lens: fields, each with the values that count, or None."""
    return all(kept is None or getattr(claim, field) in kept for field, kept in lens.items())
