"""The parts of answers: references, claims with their words, judgements, the lens."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

HoldsOut = Literal["certain", "possible", "undated"]
StandsOut = Literal["certain", "possible", "undated", "ended"]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
"""A single day of the Gregorian calendar, such as 2025-12-14."""
Span = tuple[str, str]
"""Earliest and latest day, ISO 8601; an open one is "" or 9999-12-31."""


class Part(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True)


class EntityRef(Part):
    """An entity, by id, type and its first name in each language."""

    id: str
    type: str
    kind: str | None = None
    names: dict[str, str]
    collective: bool = False


class SourceRef(Part):
    """A source, as far as it is needed beside a claim."""

    id: str
    kind: str
    language: str
    publisher: EntityRef | None = None
    published: str | None = Field(None, description="Day of publication, EDTF.")
    family: str | None = Field(None, description="Sources that share text are of one family.")
    quality: str | None = Field(None, description="What stands behind a page.")
    title: str | None = None
    url: str | None = None


class DateOut(Part):
    """A date: EDTF, earliest and latest day, as the source writes it, in Hijri calendars."""

    edtf: str
    earliest: Day | None = None
    latest: Day | None = None
    written: str | None = None
    solar_hijri: str | None = Field(
        None, description="As the source gives it, else computed for a single day."
    )
    lunar_hijri: str | None = Field(None, description="As the source gives it.")
    approximate: bool | None = Field(
        None,
        description="True where it is approximate or unsure, and may be off by one unit of its "
        "precision.",
    )


class QuoteOut(Part):
    """Exact words of the source, with the direction in which they are read."""

    text: str
    nth: int | None = Field(None, description="Which occurrence, where there are several.")
    direction: Literal["ltr", "rtl"]


class QualifierOut(Part):
    """What narrows a claim; an entity where the qualifier names one."""

    value: str
    entity: EntityRef | None = None


class ClaimOut(Part):
    """One claim: who says it, where, when and in which words."""

    id: str
    relationship: str = Field(description="The type it has, or would have if it were asserted.")
    asserted: bool = Field(description="False: the database holds it as UNREALISED.")
    start: EntityRef | None = Field(None, description="None: the source states it of `end`.")
    end: EntityRef
    attribute: str | None = None
    value: str | None = None
    value_date: DateOut | None = Field(None, description="A value that is a date, as dates are.")
    modality: str
    certainty: str
    quotes: list[QuoteOut] = []
    locator: str | None = None
    as_written: str | None = None
    language: str
    speaker: list[EntityRef] = []
    addressee: list[EntityRef] = []
    dates: dict[str, DateOut] = {}
    qualifiers: dict[str, QualifierOut] = {}
    note: str | None = None
    source: SourceRef
    contested_by: list[str] = Field([], description="Ids of the conflicts it is part of.")
    holds: HoldsOut | None = Field(None, description="On the days that the lens names.")


class NotStatedOut(Part):
    """A question that this source does not answer: that is neither "no" nor "no data"."""

    source: SourceRef
    field: str | None = Field(None, description="Of the source itself, such as its publisher.")
    about: EntityRef | None = None
    attribute: str | None = None
    start: EntityRef | None = None
    relationship: str | None = None
    end: EntityRef | None = None
    qualifier: str | None = None
    type: str | None = Field(None, description="Node type of the end that is not stated.")
    question: str | None = Field(None, description="In words, where no other form can ask it.")
    note: str | None = None


class SameOut(Part):
    """A judgement of the curator: these two are, or may be, one."""

    ids: list[str] = Field(description="As the judgement names them; a merged id among them.")
    entities: list[EntityRef] = Field(description="What these ids mean now.")
    certainty: str
    reason: str


class SameIdOut(Part):
    """Two that files declare with one external id: perhaps one thing, declared twice."""

    scheme: str
    value: str
    ids: list[str] = Field(description="Both, as files declare them; a merged id among them.")
    entities: list[EntityRef] = Field(description="What these ids mean now.")
    same: Literal["certain", "probable"] | None = Field(
        description="What the curator judges: one, perhaps one; None: nothing."
    )


class SuccessionOut(Part):
    """Who came in the place of whom: their ties are told apart, never added up."""

    entity: EntityRef = Field(description="The predecessor, or the successor.")
    kinds: list[str] = Field(description="merger, split, renaming, replacement; as claimed.")
    days: list[str] = Field(description="Since when, EDTF, as the claims state it.")
    ties: int | None = Field(description="Its own, through this lens; None: not counted.")
    claims: list[str] = Field(description="Ids of the claims that say so.")
    modality: list[str]
    independent: int = Field(description="The smaller of publishers and families of shared text.")
    contested: bool
    holds: HoldsOut | None = None


class ConflictOut(Part):
    """Claims that speak against each other, and who or which rule found it."""

    id: str
    kind: str
    found_by: str
    note: str | None = None
    claims: list[ClaimOut]
    missing: list[str] = Field([], description="Claims cited by the curator, no longer there.")


class LensOut(Part):
    """The claims an answer took into account; None: all."""

    modality: list[str] | None
    certainty: list[str] | None
    source: list[str] | None
    source_kind: list[str] | None = None
    as_of: str | None = Field(
        None,
        description="A day or days, EDTF: what holds certainly on none of them is left out.",
    )
    min_publishers: int = Field(1, description="Independent sources that a statement needs.")
    during: str | None = Field(None, description="A period, EDTF; as `as_of`.")
    days: tuple[str | None, str | None] | None = Field(
        None, description="First and last day of what is asked about; null where it is open."
    )


class EndOut(Part):
    """What ended a tie or an agreement, as of the lens's days or at all."""

    days: Span | None = Field(description="Earliest and latest day; None: no day is known.")
    certain: bool = Field(description="False: it may have ended.")
    state: str | None = Field(None, description="As stated; None: a claim names a last day.")
    claim: str = Field(description="The claim that tells of it.")


class StatusOut(Part):
    """The latest state that sources state, as of the lens's day, and what rivals it."""

    value: str
    days: tuple[Day, Day] | None = Field(None, description="Earliest and latest day it is of.")
    reported: bool = Field(
        False, description="Its days are those of reports: of no claim the day of the act."
    )
    holds: HoldsOut | None = Field(None, description="How surely it is so on the lens's days.")
    claims: list[ClaimOut]
    rivals: list[ClaimOut] = Field([], description="Other states that may be as late or later.")
