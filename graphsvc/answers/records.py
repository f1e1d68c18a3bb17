"""The answers, one record a question; the API's schemas are made from them."""

from __future__ import annotations

from pydantic import Field

from graphsvc.answers.parts import (
    ClaimOut,
    ConflictOut,
    DateOut,
    EndOut,
    EntityRef,
    LensOut,
    NotStatedOut,
    Part,
    QuoteOut,
    SameIdOut,
    SameOut,
    SourceRef,
    Span,
    StandsOut,
    StatusOut,
    SuccessionOut,
)


class Answer(Part):
    """Every answer says from which data and through which lens it is seen."""

    data_version: int
    lens: LensOut | None = None


class Page(Answer):
    """A page of a longer list."""

    total: int
    next: str | None = Field(None, description="Cursor of the next page.")


class ReasonOut(Part):
    """One reason why an entity may be meant."""

    why: str = Field(description="name, type, place, epithet, typo, not read …")
    words: str = Field(description="The words of the query, as they are compared.")
    means: str | None = Field(None, description="A name, a node type, an id, a number of letters.")


class SearchHit(Part):
    """An entity, the name that matched, how, why, and who writes it so; what tells it apart."""

    entity: EntityRef
    name: str
    language: str | None = None
    written_by: SourceRef | None = Field(None, description="None: the curator's name.")
    how: str
    score: float = Field(description="0 to 1: how well name and words beside it fit.")
    whole: bool = Field(description="The whole name, and every word beside it is read.")
    reasons: list[ReasonOut]
    located_in: list[EntityRef] = Field(description="Where it lies, nearest first.")
    external_ids: dict[str, str]
    ties: int = Field(description="Others with whom it is twinned or party to one agreement.")
    claims: int = Field(description="Claims with it at an end, mentions left out.")


class SearchAnswer(Page):
    """The entities that a name may mean, best first; several that are `whole`: it is ambiguous."""

    query: str
    more: bool = Field(description="Whether `total` may be too small: so many names match.")
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
    former_ids: list[str] = Field([], description="Ids that have been merged into it.")
    spellings: list[Spelling]
    attributes: dict[str, list[ClaimOut]]
    relationships: dict[str, int] = Field(
        description="Claims by relationship, what its own bodies did as a city's too; "
        "without those that state something of a tie."
    )
    sources: list[SourceRef]
    not_stated: list[NotStatedOut]
    same: list[SameOut]
    same_external_id: list[SameIdOut] = Field([], description="Others that bear an id of its own.")
    predecessors: list[SuccessionOut] = Field([], description="In whose place it came.")
    successors: list[SuccessionOut] = Field([], description="Who came in its place.")
    conflicts: list[str]


class Adjacent(Part):
    """A neighbour through one relationship, in one direction."""

    relationship: str
    outgoing: bool = Field(description="True, too, for what says the same in both directions.")
    modality: str
    asserted: bool
    neighbour: EntityRef
    via: EntityRef | None = Field(None, description="The city's own body that is so related.")
    claims: int
    sources: int
    publishers: int
    independent: int = Field(description="The smaller of publishers and families of shared text.")
    contested: bool
    ended: EndOut | None = Field(None, description="None: nothing tells of an end.")
    holds: StandsOut | None = None


class AdjacentAnswer(Page):
    """The neighbours of an entity."""

    entity: EntityRef
    ended: int = Field(description="How many more had ended by the lens's days.")
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
    status: StatusOut | None = Field(description="None: the lens shows none.")
    since: Span | None = Field(None, description="When it began; None: no source says.")
    ended: EndOut | None = Field(None, description="None: nothing tells of an end.")
    holds: StandsOut | None = Field(
        None, description="How it, or the tie of its two parties, stands on the lens's days."
    )
    parties: list[Party]
    signatories: list[Signatory]
    topics: list[Party]
    attributes: dict[str, list[ClaimOut]]
    timeline: list[ClaimOut] = Field(description="Claims with a date, and of status, by time.")
    related: list[ClaimOut]
    not_stated: list[NotStatedOut]
    conflicts: list[ConflictOut]


class SpeakerAlso(Part):
    """As whom else a speaker speaks: the post that a source says they hold, or its holder."""

    entity: EntityRef
    sources: list[str] = Field(description="Only in these they are one speaker.")
    claims: list[str] = Field(description="Ids of the claims that the one holds the other.")


class ClaimsAnswer(Page):
    """A list of claims."""

    speaker_also: list[SpeakerAlso] = Field([], description="Of all pages, by speaker asked for.")
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
    accessed: DateOut | None = Field(None, description="When the page was read.")
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
    ended: EndOut | None = Field(None, description="What it rests on ended, or may have.")
    holds: StandsOut | None = None


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
    status: str | None = Field(None, description="The latest state of a tie or an agreement.")
    ended: EndOut | None = Field(None, description="None: nothing tells of an end.")
    holds: StandsOut | None = None


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
    claims: int = Field(description="Mentions left out.")


class OverviewAnswer(Answer):
    """How much is in the graph."""

    entities: dict[str, int] = Field(description="By node type.")
    claims: dict[str, int] = Field(description="By modality, mentions left out.")
    sources: int
    largest_sources: list[SourceCount] = Field(description="Those with the most claims, first.")
    conflicts: int
    not_stated: int = Field(description="Questions that sources leave open.")
