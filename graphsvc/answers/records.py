"""The records that answers consist of; the API's schemas are made from them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


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


class DateOut(Part):
    """A date: EDTF, earliest and latest day, as the source writes it, and in Solar Hijri."""

    edtf: str
    earliest: str | None = None
    latest: str | None = None
    written: str | None = None
    solar_hijri: str | None = Field(
        None, description="As the source gives it, else computed for a single day."
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


class NotStatedOut(Part):
    """A question that this source does not answer: that is neither "no" nor "no data"."""

    source: SourceRef
    about: EntityRef | None = None
    attribute: str | None = None
    start: EntityRef | None = None
    relationship: str | None = None
    end: EntityRef | None = None
    qualifier: str | None = None
    note: str | None = None


class SameOut(Part):
    """A judgement of the curator: these two are, or may be, one."""

    ids: list[str] = Field(description="As the judgement names them; a merged id among them.")
    entities: list[EntityRef] = Field(description="What these ids mean now.")
    certainty: str
    reason: str


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


class Answer(Part):
    """Every answer says from which data and through which lens it is seen."""

    data_version: int
    lens: LensOut | None = None


class Page(Answer):
    """A page of a longer list."""

    total: int
    next: str | None = Field(None, description="Cursor of the next page.")


class SearchHit(Part):
    """An entity, the name that matched, how, and who writes it so."""

    entity: EntityRef
    name: str
    language: str | None = None
    written_by: SourceRef | None = Field(None, description="None: the curator's name.")
    how: str


class SearchAnswer(Page):
    """The entities that bear a name."""

    query: str
    items: list[SearchHit]


class Spelling(Part):
    """A name as sources write it."""

    as_written: str
    language: str
    sources: list[SourceRef]


class EntityAnswer(Answer):
    """An entity: names, attributes, how much is claimed of it, and what is not stated."""

    entity: EntityRef
    names: dict[str, list[str]]
    external_ids: dict[str, str]
    coordinates: dict[str, float | str] | None = None
    note: str | None = None
    former_ids: list[str] = []
    spellings: list[Spelling]
    attributes: dict[str, list[ClaimOut]]
    relationships: dict[str, int] = Field(description="Claims by relationship.")
    sources: list[SourceRef]
    not_stated: list[NotStatedOut]
    same: list[SameOut]
    conflicts: list[str]


class Adjacent(Part):
    """A neighbour through one relationship, in one direction."""

    relationship: str
    outgoing: bool
    asserted: bool
    neighbour: EntityRef
    claims: int
    sources: int
    publishers: int
    independent: int = Field(description="The smaller of publishers and families of shared text.")
    contested: bool


class AdjacentAnswer(Page):
    """The neighbours of an entity."""

    entity: EntityRef
    items: list[Adjacent]


class Party(Part):
    """An entity in an agreement, with the claims that put it there."""

    entity: EntityRef
    claims: list[ClaimOut]


class Signatory(Part):
    """Somebody who signed; in which capacity, for whom: as each source states it."""

    entity: EntityRef
    capacities: list[EntityRef]
    on_behalf_of: list[EntityRef] | None = Field(description="None: no source states it.")
    claims: list[ClaimOut]


class AgreementAnswer(Answer):
    """An agreement whole."""

    agreement: EntityRef
    multilateral: bool = Field(description="More than two asserted parties, whatever the lens.")
    parties: list[Party]
    signatories: list[Signatory]
    topics: list[Party]
    attributes: dict[str, list[ClaimOut]]
    timeline: list[ClaimOut] = Field(description="Claims with a date, and of status, by time.")
    related: list[ClaimOut]
    not_stated: list[NotStatedOut]
    conflicts: list[ConflictOut]


class ClaimsAnswer(Page):
    """A list of claims."""

    items: list[ClaimOut]


class ClaimAnswer(Answer):
    """A claim, and what speaks against it."""

    claim: ClaimOut
    conflicts: list[ConflictOut]


class StatedOut(Part):
    """Something a document says of itself, with its words."""

    value: str
    entity: EntityRef | None = None
    quote: QuoteOut | None = None


class SourceAnswer(Answer):
    """A source: what it says of itself, how much it claims, what it leaves open."""

    source: SourceRef
    stated: dict[str, StatedOut]
    published: DateOut | None = None
    url: str | None = None
    document: str | None = None
    sha256: str | None = None
    note: str | None = None
    claims: dict[str, int] = Field(description="Claims by modality, mentions left out.")
    mentions: int
    entities: int
    family: list[SourceRef] = Field(description="Other sources that share its text.")
    not_stated: list[NotStatedOut]


class HopOut(Part):
    """One step of a path, and the claims it rests on."""

    start: EntityRef
    end: EntityRef
    relationships: list[str]
    said_by: list[str] = Field(description="curator, source, or both: whose claims these are.")
    claims: list[ClaimOut]


class PathsAnswer(Answer):
    """The shortest paths between two entities."""

    start: EntityRef
    end: EntityRef
    length: int | None = Field(description="Hops of the shortest path; None: there is none.")
    longest: int = Field(description="The most hops that were looked for.")
    paths: list[list[HopOut]]
    more: bool = Field(description="Whether there are more of that length than returned.")


class NetworkEdge(Part):
    """All claims of one relationship between two entities, as one line."""

    start: str
    end: str
    relationship: str
    asserted: bool
    claims: int
    sources: int
    contested: bool


class NetworkNode(EntityRef):
    """An entity of the network, its distance from the nearest centre, and where it is drawn."""

    distance: int
    x: float = Field(description="In units of one typical edge; the same in every view.")
    y: float


class NetworkAnswer(Answer):
    """The network around some entities."""

    nodes: list[NetworkNode]
    edges: list[NetworkEdge]
    nodes_left_out: int
    edges_left_out: int


class ContestedAnswer(Page):
    """Conflicts."""

    items: list[ConflictOut]


class SourceCount(Part):
    """A source, and how much it claims."""

    source: SourceRef
    claims: int = Field(description="Names as written left out.")


class OverviewAnswer(Answer):
    """How much is in the graph."""

    entities: dict[str, int] = Field(description="By node type.")
    claims: dict[str, int] = Field(description="By modality; names as written left out.")
    sources: int
    largest_sources: list[SourceCount] = Field(description="Those with the most claims, first.")
    conflicts: int
    not_stated: int = Field(description="Questions that sources leave open.")
