"""The records that travel from files to the database and back: entity, source, claim, judgement."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graphsvc.model.model import ASSERTED, UNREALISED

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
"""A slug: lower-case letters, digits and single hyphens."""

ClaimKind = Literal["edge", "states", "tie_states", "mentions"]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def content(self) -> dict[str, object]:
        """The record as plain JSON values, without the fields that say nothing."""
        return self.model_dump(mode="json", exclude_defaults=True)


class Date(Record):
    """A date: as written, as EDTF (ISO 8601-2), and its earliest and latest day.

    The EDTF is Gregorian; what another calendar says stands beside it, as EDTF of that calendar.
    """

    edtf: str
    earliest: str | None = None
    latest: str | None = None
    written: str | None = None
    solar_hijri: str | None = None
    lunar_hijri: str | None = None


class Quote(Record):
    """Words of the source; ``nth`` says which, where they occur more than once (from 1)."""

    text: str
    nth: int | None = None


class Coordinates(Record):
    """Where something is (WGS 84, degrees), and who says so."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    by: str


class Entity(Record):
    """What claims are about; the names are for display, in languages by BCP 47 tag."""

    id: Id
    type: str
    names: dict[str, tuple[str, ...]]
    kind: str | None = None
    collective: bool = False
    unmapped: bool = False
    external_ids: dict[str, str] = Field(default_factory=dict)
    coordinates: Coordinates | None = None
    note: str | None = None

    def name(self, language: str = "en") -> str:
        """The first name in that language, else in English, else any, else the id."""
        names = self.names.get(language) or self.names.get("en") or next(iter(self.names.values()))
        return names[0] if names else self.id


class Stated(Record):
    """Something a document says of itself, with the words that say it."""

    value: str
    quote: Quote | None = None


class Source(Record):
    """Who says it: a document, a register, a dataset, or the curator."""

    id: Id
    kind: str
    language: str
    publisher: Stated | None = None
    title: Stated | None = None
    dateline: Stated | None = None
    section: Stated | None = None
    code: Stated | None = None
    published: Date | None = None
    published_quote: Quote | None = None
    quality: str | None = None
    """What stands behind it: an official list stands alone, a secondary one is weak."""
    url: str | None = None
    accessed: Date | None = None
    """When the page was read."""
    document: str | None = None
    sha256: str | None = None
    family: str | None = None
    note: str | None = None


class Claim(Record):
    """One statement of one source: in the database, one relationship.

    ``edge`` relates two entities; ``states`` gives an entity a value (``start`` is the source);
    ``tie_states`` gives the bond of two entities a value; ``mentions`` gives a name as written.
    """

    source: Id
    kind: ClaimKind
    start: Id
    end: Id
    relationship: str | None = None
    attribute: str | None = None
    value: str | None = None
    value_date: Date | None = None
    """A value that is a date, where it is written otherwise than in Gregorian EDTF."""
    modality: str = ASSERTED
    certainty: str = "explicit"
    quotes: tuple[Quote, ...] = ()
    locator: str | None = None
    speaker: tuple[Id, ...] = ()
    addressee: tuple[Id, ...] = ()
    dates: dict[str, Date] = Field(default_factory=dict)
    qualifiers: dict[str, str] = Field(default_factory=dict)
    as_written: str | None = None
    language: str | None = None
    note: str | None = None
    key: str | None = None

    @property
    def real_type(self) -> str:
        """The type the claim would have in the database if it were asserted."""
        return self.relationship or self.kind.upper()

    @property
    def stored_type(self) -> str:
        """The relationship type in the database: ``UNREALISED`` for what is not asserted."""
        return self.real_type if self.modality == ASSERTED else UNREALISED

    @property
    def id(self) -> str:
        """The start node's id as written, ``~``, and a hash of source and content.

        The key is no part of it: judgements cite a claim without changing it.
        """
        content = {name: value for name, value in self.content().items() if name != "key"}
        return f"{self.start}~{digest(content)}"


class Same(Record):
    """Two names are one entity; only a certain sameness merges them."""

    judgement: Literal["same"] = "same"
    entities: tuple[Id, Id]
    certainty: Literal["certain", "probable"]
    reason: str


class Conflict(Record):
    """Claims that speak against each other, each cited as ``source#key``."""

    judgement: Literal["conflict"] = "conflict"
    claims: tuple[str, ...] = Field(min_length=2)
    kind: str
    note: str


class NotStated(Record):
    """A question that a rigorous reader asks and this source does not answer.

    Of an entity's ``attribute``; of an edge with ``?`` at the end that is not stated, whose
    ``type`` may be narrowed (which province?); of a ``qualifier`` of an edge that is stated; of a
    ``field`` of the source itself; or, where none of these can ask it, a ``question`` in words.
    """

    judgement: Literal["not stated"] = "not stated"
    source: Id
    field: str | None = None
    about: Id | None = None
    attribute: str | None = None
    start: str | None = None
    relationship: str | None = None
    end: str | None = None
    qualifier: str | None = None
    type: str | None = None
    question: str | None = None
    note: str | None = None

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities that the question is about."""
        return tuple(e for e in (self.about, self.start, self.end) if e and e != "?")


Judgement = Annotated[Same | Conflict | NotStated, Field(discriminator="judgement")]


def digest(content: object) -> str:
    """Sixteen hexadecimal digits that stand for this JSON content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def judgement_id(judgement: Same | Conflict | NotStated) -> str:
    """The id of a judgement: its kind and a hash of its content."""
    content = judgement.model_dump(mode="json", exclude_none=True)
    return f"{judgement.judgement.replace(' ', '-')}~{digest(content)}"


class Batch(Record):
    """All that one source brings: itself, its claims, and what it leaves unsaid."""

    source: Source
    claims: tuple[Claim, ...]
    not_stated: tuple[NotStated, ...] = ()


class Registry(Record):
    """What one file declares beside claims: entities, and the curator's judgements."""

    name: str
    entities: tuple[Entity, ...] = ()
    judgements: tuple[Same | Conflict, ...] = ()


def canonical(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Old id → canonical id by union of ``pairs``; the smallest id stands, whatever the order."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.get(name, name) != name:
            name = parent[name]
        return name

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
        parent.setdefault(low, low)
    return {name: root(name) for name in parent if root(name) != name}
