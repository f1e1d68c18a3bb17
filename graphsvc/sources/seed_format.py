"""The seed format: what a researcher writes by hand, one file a source (JSON Schema included).

Scalars of a seed file are text; the model says which of them are numbers, dates or terms.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from graphsvc.model.records import Id

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
IdOrUnknown = Id | Literal["?"]


class SeedPart(BaseModel):
    """A part of a seed file; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WordsAt(SeedPart):
    """Words that occur more than once in the document: ``nth`` counts from 1."""

    text: Text
    nth: Annotated[int, Field(ge=1)]


Words = Text | WordsAt
Quotes = Words | list[Words]


def _set_of(value: object) -> object:
    """An EDTF set, which YAML takes for a list where it stands without quotes."""
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return f"[{','.join(value)}]"
    return value


DateText = Annotated[Text, BeforeValidator(_set_of, json_schema_input_type=Text | list[Text])]


class WrittenDate(SeedPart):
    """A date in one of the calendars, and as the source writes it."""

    edtf: DateText | None = None
    solar_hijri: DateText | None = None
    lunar_hijri: DateText | None = None
    gregorian: DateText | None = None
    written: Text | None = None


DateField = DateText | WrittenDate


class StatedField(SeedPart):
    """Something a document says of itself, with the words that say it."""

    value: Text
    quote: Words | None = None


class PublishedField(WrittenDate):
    """The day of publication, with the words that say it."""

    quote: Words | None = None


class SourceFields(SeedPart):
    """The head of a file of claims: who says it."""

    id: Id
    kind: Text
    language: Text
    publisher: StatedField | Id | None = None
    title: StatedField | Text | None = None
    dateline: StatedField | Id | None = None
    section: StatedField | Text | None = None
    code: StatedField | Text | None = None
    published: PublishedField | DateText | None = None
    quality: Text | None = None
    url: Text | None = None
    accessed: DateField | None = None
    document: Text | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    family: Id | None = None
    note: Text | None = None


class MentionFields(SeedPart):
    """An entity and the name, or names, that the source writes for it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    entity: Id
    as_: Annotated[Quotes | None, Field(alias="as")] = None
    locator: Text | None = None
    language: Text | None = None


class ClaimFields(SeedPart):
    """One claim: exactly one of ``edge``, ``about`` and ``tie``; qualifiers stand beside."""

    edge: Annotated[list[Text], Field(min_length=3, max_length=3)] | None = None
    about: Id | None = None
    tie: Annotated[list[Id], Field(min_length=2, max_length=2)] | None = None
    attribute: Text | None = None
    value: Text | list[Text] | WrittenDate | None = None
    quote: Quotes | None = None
    locator: Text | None = None
    speaker: Id | list[Id] | None = None
    addressee: Id | list[Id] | None = None
    modality: Text = "asserted"
    certainty: Text = "explicit"
    date: DateField | None = None
    from_: Annotated[DateField | None, Field(alias="from")] = None
    to: DateField | None = None
    as_of: DateField | None = None
    as_written: Text | None = None
    note: Text | None = None
    key: Id | None = None
    role: Text | None = None
    capacity: Id | None = None
    for_party: Id | None = None
    on_behalf_of: Id | None = None
    grade: Text | None = None
    first: Text | None = None
    scope: Text | None = None
    kind: Text | None = None
    by: Id | None = None
    of: Text | None = None
    exactness: Text | None = None
    succession: Text | None = None
    decision: Text | None = None
    scheme: Text | None = None
    with_: Annotated[Id | None, Field(alias="with")] = None
    of_whom: Id | None = None


class NotStatedFields(SeedPart):
    """A question this source does not answer."""

    field: Text | None = None
    about: Id | None = None
    attribute: Text | None = None
    edge: Annotated[list[Text], Field(min_length=3, max_length=3)] | None = None
    qualifier: Text | None = None
    type: Text | None = None
    question: Text | None = None
    note: Text | None = None


class NothingToRecord(SeedPart):
    """Words of the document that carry no claim, and why."""

    words: Words
    why: Text


Names = Annotated[list[Text], Field(min_length=1)]


class CoordinatesFields(SeedPart):
    """WGS 84 degrees and the register they come from."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    by: Text


class EntityFields(SeedPart):
    """An entity: names by language tag, each one name or a list."""

    id: Id
    type: Text
    names: Annotated[dict[Text, Text | Names], Field(min_length=1)]
    kind: Text | None = None
    collective: bool = False
    unmapped: bool = False
    external_ids: dict[Text, Text] = Field(default_factory=dict)
    coordinates: CoordinatesFields | None = None
    note: Text | None = None


class SameFields(SeedPart):
    """Two ids are one entity."""

    entities: Annotated[list[Id], Field(min_length=2, max_length=2)]
    certainty: Literal["certain", "probable"]
    reason: Text


class ConflictFields(SeedPart):
    """Claims, each as ``source#key``, that speak against each other."""

    claims: Annotated[list[Text], Field(min_length=2)]
    kind: Text
    note: Text


class SeedFile(SeedPart):
    """Any file of ``seed/``: entities, judgements, a source with its claims, or all of them."""

    entities: list[EntityFields] = Field(default_factory=list)
    same: list[SameFields] = Field(default_factory=list)
    conflicts: list[ConflictFields] = Field(default_factory=list)
    source: SourceFields | None = None
    mentions: list[MentionFields] = Field(default_factory=list)
    claims: list[ClaimFields] = Field(default_factory=list)
    not_stated: list[NotStatedFields] = Field(default_factory=list)
    nothing_to_record: list[NothingToRecord] = Field(default_factory=list)
