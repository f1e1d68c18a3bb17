"""A graph as records, and answers to some queries worked out from them in plain Python.

Slow and simple on purpose: nothing here shares code with the database or the loader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphsvc.model import model
from graphsvc.model.records import Batch, Claim, Date, Entity, Registry, Same, Source
from graphsvc.text.dates import When, parse_edtf, stored_date

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

    def adjacent(self, name: str, relationship: str | None, least: int, lens: Lens) -> list[Row]:
        """A row for each neighbour, relationship, direction and modality with sources enough."""
        said = defaultdict(list)
        for claim in self.seen(name, lens):
            start, end = self.at(claim.start), self.at(claim.end)
            if claim.relationship and relationship in (None, claim.relationship):
                neighbour = end if start == name else start
                outgoing = start == name or model.relationship(claim.relationship).symmetric
                said[claim.relationship, outgoing, claim.modality, neighbour].append(claim)
        rows: list[Row] = [
            {
                "relationship": about[0],
                "outgoing": about[1],
                "modality": about[2],
                "neighbour": about[3],
                "type": self.entities[about[3]].type,
                "claims": sorted(claim.id for claim in claims),
                "sources": len({claim.source for claim in claims}),
                "publishers": len({self.publisher(claim.source) for claim in claims}),
                "families": len({self.family(claim.source) for claim in claims}),
            }
            for about, claims in said.items()
        ]
        return [row for row in rows if min(row["publishers"], row["families"]) >= least]

    def relationships_of(self, name: str, least: int, lens: Lens) -> list[Row]:
        """A row for each relationship, direction and modality: how many neighbours and claims."""
        found = defaultdict(list)
        for row in self.adjacent(name, None, least, lens):
            found[row["relationship"], row["outgoing"], row["modality"]].append(row)
        return [
            {
                "relationship": about[0],
                "outgoing": about[1],
                "modality": about[2],
                "neighbours": len(rows),
                "claims": sum(len(row["claims"]) for row in rows),
            }
            for about, rows in found.items()
        ]

    def related(self, name: str, *types: str, incoming: bool = False) -> Iterator[tuple[str, Row]]:
        """The other end and the row of each claim of these types at an entity, asserted or not."""
        for claim in self.touching.get(name, []):
            start, end = self.at(claim.start), self.at(claim.end)
            row = self.row(claim)
            if row["relationship"] in types and (end == name or not incoming):
                yield (end if start == name else start), row

    def ties(self, name: str) -> list[Row]:
        """A row for each claim that ties an entity to another one, or states something of that."""
        found = self.related(name, "TWINNED_WITH", "TIE_STATES")
        return [{"other": other, **row} for other, row in found if other != name]

    def members(self, name: str) -> list[Row]:
        """A row for each claim of a membership of this organization."""
        found = self.related(name, "MEMBER_OF", incoming=True)
        return [{"member": other, **row} for other, row in found]

    def parties(self, names: list[str]) -> list[Row]:
        """A row for each claim that somebody is a party of one of these."""
        return [
            {"agreement": name, "party": other, **row}
            for name in names
            if name in self.entities and self.entities[name].type == "Agreement"
            for other, row in self.related(name, "PARTY_TO", incoming=True)
        ]

    def succession(self, name: str) -> list[Row]:
        """A row for each claim that an entity succeeds another one, or the other way round."""
        found = self.related(name, "SUCCEEDS")
        return [{"other": other, **row} for other, row in found if other != name]

    def holders(self, names: list[str]) -> list[Row]:
        """A row for each claim that somebody holds one of these posts, or of what it is a post."""
        return [
            {"post": name, "other": other, **row}
            for name in names
            for other, row in self.related(name, "POST_OF", "HOLDS_POST")
        ]

    def common(self, a: str, b: str) -> list[Row]:
        """A row for each claim that relates one of the two to what both are related to."""
        near: dict[str, dict[str, list[Row]]] = {a: {}, b: {}}
        for name, found in near.items():
            for other, row in self.related(name, *model.relationships):
                found.setdefault(other, []).append(row)
        both = (near[a].keys() & near[b].keys()) - {a, b}
        return [
            {"common": name, "of": of, **row}
            for name in both
            for of, found in near.items()
            for row in found[name]
        ]

    def publisher(self, source: str) -> str:
        """Who stands behind a source, as merged; one without publisher stands for itself."""
        publisher = self.sources[source].publisher
        return self.at(publisher.value) if publisher else source

    def family(self, source: str) -> str:
        """The family of shared text to which a source belongs; its own, if none is said."""
        return self.sources[source].family or source

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

    def source_counts(self, source: str) -> list[Row]:
        """A row for each modality in which a source claims, and one for its mentions."""
        ends = defaultdict(list)
        for claim in self.claims:
            if claim.source == source:
                ends[claim.kind == "mentions", claim.modality].append(self.at(claim.end))
        return [
            {"mention": mention, "modality": modality, "claims": len(at), "entities": len(set(at))}
            for (mention, modality), at in ends.items()
        ]

    def statuses(self, names: list[str]) -> list[Row]:
        """A row for each claim of the state of one of these."""
        return [
            {"id": name, "value": claim.value, **self.row(claim)}
            for name in names
            for claim in self.touching.get(name, [])
            if claim.kind == "states" and claim.attribute == "status"
        ]

    def row(self, claim: Claim) -> Row:
        """Where a claim lies now."""
        return {
            "relationship": claim.real_type,
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
    fields = {name: kept for name, kept in lens.items() if name not in ("first_day", "last_day")}
    first, last = lens.get("first_day"), lens.get("last_day")
    return all(
        kept is None or getattr(claim, field) in kept for field, kept in fields.items()
    ) and not (
        (last is not None and begins_after(claim, last))
        or (first is not None and ends_before(claim, first))
    )


def begins_after(claim: Claim, day: str) -> bool:
    """Whether an act or a state certainly begins after a day."""
    dates = [when(claim.dates[name]).first for name in ("date", "from") if name in claim.dates]
    if claim.attribute and claim.value and model.attribute(claim.attribute).value == "date":
        dates.append(parse_edtf(claim.value).first)
    return any(first is not None and first.isoformat() > day for first in dates)


def ends_before(claim: Claim, day: str) -> bool:
    """Whether a state certainly ends before a day."""
    last = when(claim.dates["to"]).last if "to" in claim.dates else None
    return last is not None and last.isoformat() < day


def when(date: Date) -> When:
    return stored_date(date.edtf, date.solar_hijri, date.lunar_hijri)
