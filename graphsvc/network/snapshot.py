"""The snapshot: one read-only copy of the graph per data version, for questions of the whole.

Claims lie in columns, by position; the indexes hold positions. What a claim says in full is its
``properties``, as the database stores them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphsvc.model import model
from graphsvc.model.records import Claim, Conflict, Entity, NotStated, Same, Source
from graphsvc.model.shared_ids import SharedId, shared_ids
from graphsvc.network.evidence import corroborated, statement
from graphsvc.network.lens import Lens
from graphsvc.store import properties
from graphsvc.store.database import Database, Row


@dataclass(frozen=True)
class Claims:
    """The claims in columns, ordered by id."""

    ids: Sequence[str]
    starts: Sequence[str]
    ends: Sequence[str]
    types: Sequence[str]
    """Relationship types as stored: ``UNREALISED`` for what is not asserted."""
    rows: Sequence[Row]
    """All properties."""

    def __len__(self) -> int:
        return len(self.ids)

    def real_type(self, position: int) -> str:
        """The type the claim has, or would have if it were asserted."""
        return str(self.rows[position].get("as", self.types[position]))

    def record(self, position: int) -> Claim:
        """The claim as a record; its ends are the ids as its source's file writes them."""
        return properties.to_claim(self.types[position], self.rows[position])


@dataclass(frozen=True)
class Snapshot:
    """Everything that is stored, at one data version."""

    version: int
    entities: Mapping[str, Entity]
    merged: Mapping[str, str]
    """Old id → canonical id."""
    former: Mapping[str, tuple[Entity, ...]]
    """Canonical id → what was merged into it."""
    sources: Mapping[str, Source]
    judgements: Mapping[str, Same | Conflict | NotStated]
    claims: Claims

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Claim id → position."""
        return {claim: i for i, claim in enumerate(self.claims.ids)}

    @cached_property
    def cited(self) -> Mapping[str, int]:
        """``source#key`` → position."""
        rows = enumerate(self.claims.rows)
        return {f"{row['source']}#{row['key']}": i for i, row in rows if "key" in row}

    @cached_property
    def touching(self) -> Mapping[str, Sequence[int]]:
        """Entity → positions of the claims at it, mentions left out."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, kind in enumerate(self.claims.types):
            if kind == model.MENTIONS:
                continue
            for end in {self.claims.starts[i], self.claims.ends[i]} & self.entities.keys():
                found[end].append(i)
        return found

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[int]]:
        """Entity → positions of its mentions."""
        found: dict[str, list[int]] = defaultdict(list)
        for i, kind in enumerate(self.claims.types):
            if kind == model.MENTIONS:
                found[self.claims.ends[i]].append(i)
        return found

    @cached_property
    def shared_ids(self) -> Sequence[SharedId]:
        """Each two entities that bear one external id, those that are merged too."""
        declared = [*self.entities.values(), *(e for some in self.former.values() for e in some)]
        return shared_ids(declared, [j for j in self.judgements.values() if isinstance(j, Same)])

    def canonical(self, name: str) -> str:
        """The id that stands for this one now."""
        return self.merged.get(name, name)

    def seen(self, lens: Lens, positions: Sequence[int] | None = None) -> Iterator[int]:
        """The positions (of all claims, or these) that the lens admits.

        Of these positions are counted the publishers that the lens asks for: they must be all
        claims that say the same.
        """
        wanted = range(len(self.claims)) if positions is None else positions
        rows = self.claims.rows
        found = (i for i in wanted if lens.admits(rows[i], self.sources.get(rows[i]["source"])))
        if lens.min_publishers == 1:
            return found
        return corroborated(found, self.statement, self.source_of, lens.min_publishers)

    def statement(self, position: int) -> Hashable:
        """What a claim says, whoever says it."""
        columns, row = self.claims, self.claims.rows[position]
        ends = columns.starts[position], columns.ends[position]
        value = row.get("attribute"), row.get("value")
        return statement(columns.real_type(position), *ends, row["modality"], *value)

    def source_of(self, position: int) -> Source | None:
        """Who makes a claim."""
        return self.sources.get(self.claims.rows[position]["source"])

    @cached_property
    def relating(self) -> Sequence[int]:
        """The positions of the claims that relate two entities."""
        real = self.claims.real_type
        return [i for i in range(len(self.claims)) if real(i) in model.relationships]

    @cached_property
    def _lines(self) -> Mapping[tuple[str, str, str], Sequence[int]]:
        found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for i in self.relating:
            found[self.line_of(i)].append(i)
        return found

    def lines(self) -> Iterable[tuple[tuple[str, str, str], Sequence[int]]]:
        """Each relationship of two entities, and the positions of all claims that state it."""
        return self._lines.items()

    def line_of(self, position: int) -> tuple[str, str, str]:
        """The relationship of a claim and its ends: in one order, where it is symmetric."""
        columns = self.claims
        kind = columns.real_type(position)
        return _line(kind, columns.starts[position], columns.ends[position])

    def line(self, relationship: str, start: str, end: str) -> Sequence[int]:
        """The positions of all claims that relate these two so, whatever their modality."""
        return self._lines.get(_line(relationship, start, end), ())

    def related(self, lens: Lens) -> Iterator[int]:
        """The positions of the claims that relate two entities, as far as the lens admits them."""
        return self.seen(lens, self.relating)


def _line(relationship: str, start: str, end: str) -> tuple[str, str, str]:
    if relationship in model.SYMMETRIC and end < start:
        start, end = end, start
    return relationship, start, end


def take(database: Database) -> Snapshot:
    """A snapshot of what is stored, read between two equal data versions."""
    version, fields = database.unchanging(lambda: _read(database))
    entities, merged, sources, judgements, claims = fields
    former: dict[str, list[Entity]] = defaultdict(list)
    for row in merged:
        former[row["into"]].append(properties.to_entity(row["type"], row["properties"]))
    return Snapshot(
        version=version,
        entities={r["id"]: properties.to_entity(r["type"], r["properties"]) for r in entities},
        merged={row["id"]: row["into"] for row in merged},
        former={name: tuple(records) for name, records in former.items()},
        sources={r["id"]: properties.to_source(r["properties"]) for r in sources},
        judgements={r["id"]: properties.to_judgement(r["properties"]) for r in judgements},
        claims=claims,
    )


def _read(database: Database) -> tuple[list[Row], list[Row], list[Row], list[Row], Claims]:
    read = database.queries.read
    found = [database.read(read[q]) for q in ("entities", "merged_ids", "sources", "judgements")]
    return found[0], found[1], found[2], found[3], database.stream(read["claims"], _columns)


def _columns(rows: Iterator[Row]) -> Claims:
    ordered = sorted(rows, key=lambda row: str(row["properties"]["claim"]))
    return Claims(
        ids=[row["properties"]["claim"] for row in ordered],
        starts=[row["start"] for row in ordered],
        ends=[row["end"] for row in ordered],
        types=[row["type"] for row in ordered],
        rows=[row["properties"] for row in ordered],
    )
