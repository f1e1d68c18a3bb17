"""The answers that list: ties, members, posts, agreements, events, sources, changes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from graphsvc.answers.parts import (
    ClaimOut,
    EndOut,
    EntityRef,
    HoldsOut,
    NotStatedOut,
    Part,
    SameIdOut,
    SourceRef,
    Span,
    StandsOut,
    StatusOut,
    SuccessionOut,
)
from graphsvc.answers.records import Page

INDEPENDENT = "The smaller of publishers and families of shared text."
MODALITY = "Of the claims it rests on; `asserted` alone by default."


class Supported(Part):
    """How much stands behind a relation, and how surely it holds on the lens's day."""

    modality: list[str] = Field(description=MODALITY)
    independent: int = Field(description=INDEPENDENT)
    contested: bool
    holds: StandsOut | None = None


class SharedAgreement(Part):
    """An agreement that ties two, its state as of the lens's day, and the claims that say so."""

    agreement: EntityRef
    forms: list[str] = Field(description="What it is: a letter of intent may be all there is.")
    multilateral: bool = Field(description="More than two asserted parties, whatever the lens.")
    status: StatusOut | None
    ended: EndOut | None = None
    claims: list[ClaimOut]


class TieOut(Part):
    """A tie to another city or region: one of each kind, whatever it rests on."""

    other: EntityRef
    kind: Literal["tie", "cooperation"] = Field(
        description="Sister city, friendship city and partnership are words for one tie."
    )
    through: list[EntityRef] = Field(description="Own bodies of the two that act for them.")
    modality: list[str] = Field(description=MODALITY)
    independent: int = Field(description=INDEPENDENT)
    contested: bool
    holds: StandsOut | None = Field(None, description="How it stands on the lens's days.")
    since: Span | None = Field(description="When it began; None: no source says.")
    ended: EndOut | None = Field(description="None: nothing tells of an end.")
    multilateral: bool = Field(description="It rests on multilateral agreements alone.")
    direct: list[ClaimOut] = Field(description="Claims of a tie that name no instrument.")
    agreements: list[SharedAgreement]
    stated: list[ClaimOut] = Field(description="What sources state of the bond.")
    status: StatusOut | None = Field(
        description="The latest of all states, wherever they are stated; None: none is."
    )
    publishers: int


class TiesAnswer(Page):
    """The ties of a city or region."""

    entity: EntityRef
    bilateral: int = Field(description="How many of them all are no multilateral ones.")
    ended: int = Field(description="How many more had ended by the lens's days.")
    predecessors: list[SuccessionOut] = Field(description="Their ties are not those of this one.")
    successors: list[SuccessionOut] = Field(description="Likewise.")
    items: list[TieOut]


class MemberOut(Supported):
    """A member of an organization."""

    entity: EntityRef
    grades: list[str]
    roles: list[str]
    claims: list[ClaimOut]


class MembersAnswer(Page):
    """The members of an organization."""

    entity: EntityRef
    ended: int = Field(description="How many more had ended by the lens's days.")
    items: list[MemberOut]


class Holder(Supported):
    """Somebody who holds, or held, a post; when: as each claim states."""

    entity: EntityRef
    claims: list[ClaimOut]


class PostOut(Part):
    """A post, what it is a post of, and its holders by time."""

    post: EntityRef
    of: list[EntityRef]
    of_claims: list[ClaimOut]
    holders: list[Holder] = Field(description="Empty: the lens shows none.")
    ended: int = Field(description="How many more terms had ended by the lens's days.")
    not_stated: list[NotStatedOut]


class PostsAnswer(Page):
    """The posts of a body, a city or a person, or one post."""

    entity: EntityRef
    items: list[PostOut]


class EntitiesAnswer(Page):
    """Entities by id."""

    items: list[EntityRef]


class DuplicatesAnswer(Page):
    """Two by two, the entities that bear one external id."""

    items: list[SameIdOut]


class AgreementOut(Part):
    """An agreement in short."""

    agreement: EntityRef
    parties: list[EntityRef]
    about: list[EntityRef] = Field(description="What it covers or is about.")
    forms: list[str]
    kinds: list[str] = Field(description="Kinds of tie.")
    dates_of_signing: list[str]
    status: StatusOut | None
    sources: int
    through: list[EntityRef] = Field(description="Own bodies that are parties for a city.")
    ended: EndOut | None = Field(description="None: nothing tells of an end.")
    holds: StandsOut | None = Field(
        description="How it, or the tie of its two parties, stands on the lens's days."
    )


class AgreementsAnswer(Page):
    """Agreements."""

    ended: int = Field(description="How many more had ended by the lens's days.")
    items: list[AgreementOut]


class Intended(Part):
    """A place or host of an event that is only planned, requested … by all who name it."""

    relationship: Literal["HELD_IN", "HOSTS"]
    entity: EntityRef
    modality: list[str] = Field(description="Of the claims; none is asserted or denied.")


class EventOut(Part):
    """An event in short."""

    event: EntityRef
    status: StatusOut | None
    held: list[str] = Field(description="Days on which it is held, EDTF, as sources state them.")
    places: list[EntityRef] = Field(description="Where it is asserted to be held.")
    hosts: list[EntityRef] = Field(description="Who is asserted to host it.")
    intended: list[Intended] = Field(description="Whatever modality the lens asks for.")
    participants: list[EntityRef]
    addressees: list[EntityRef] = Field([], description="Whom it is for: no participants by that.")
    about: list[EntityRef]
    sources: int
    holds: HoldsOut | None = Field(description="The surest of its claims, on the lens's day.")


class EventsAnswer(Page):
    """Events."""

    items: list[EventOut]


class SourcesAnswer(Page):
    """Sources by id."""

    items: list[SourceRef]


class Related(Part):
    """How one entity is related to another."""

    relationships: list[str]
    via: list[EntityRef] = Field(description="The city's own bodies that are so related.")
    claims: list[ClaimOut]


class CommonOut(Part):
    """What two have in common, and how each is related to it."""

    entity: EntityRef
    a: Related
    b: Related


class CommonAnswer(Page):
    """What two entities have in common."""

    a: EntityRef
    b: EntityRef
    items: list[CommonOut]


class ChangeOut(Part):
    """One write transaction."""

    version: int
    at: str = Field(description="ISO 8601, UTC.")
    what: list[str] = Field(description="The sources it wrote, or what else.")
    added: int = Field(description="Claims and mentions.")
    removed: int = Field(description="Claims and mentions.")


class ChangedClaim(Part):
    """A claim that came or went."""

    id: str
    change: Literal["added", "removed"]
    claim: ClaimOut | None = Field(None, description="What is there no more has its id alone.")


class ChangesAnswer(Page):
    """The difference between two data versions."""

    since: int
    added: int = Field(description="Claims and mentions.")
    removed: int = Field(description="Claims and mentions.")
    changes: list[ChangeOut]
    items: list[ChangedClaim]
