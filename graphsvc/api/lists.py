"""The endpoints that list: names, entities, agreements, events, claims, sources, changes."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from graphsvc.answers.claims import Wanted
from graphsvc.answers.listed import (
    AgreementsAnswer,
    ChangesAnswer,
    DuplicatesAnswer,
    EntitiesAnswer,
    EventsAnswer,
    SourcesAnswer,
)
from graphsvc.answers.lists import WantedAgreements, WantedEvents, WantedSources
from graphsvc.answers.paging import LONGEST_LIST
from graphsvc.answers.records import ClaimsAnswer, ContestedAnswer, SearchAnswer
from graphsvc.api.answering import LONGEST_ID, MaybeId, OutOf, StateOf, router_of_v1
from graphsvc.api.parameters import GraphOf, LensOf, PagingOf
from graphsvc.api.problems import documented

router = router_of_v1()

NodeType = Annotated[
    str | None, Query(alias="type", max_length=40, description="A node type.", examples=["City"])
]
Party = Annotated[
    str | None, Query(max_length=LONGEST_ID, description="An entity's id.", examples=["khoy"])
]


def _term(vocabulary: str, example: str) -> object:
    return Query(max_length=60, description=f"A term of {vocabulary!r}.", examples=[example])


StatusTerm = Annotated[str | None, _term("status", "signed")]


@router.get("/search", operation_id="search", responses=documented(406, 410))
def search(
    graph: GraphOf,
    out: OutOf,
    paging: PagingOf,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            pattern=r"\S",
            description="A name.",
            examples=["قونية"],
        ),
    ],
    node_type: NodeType = None,
) -> SearchAnswer:
    """Which entities bear this name, in any script; which of their names matched, and how?"""
    return out(graph.search(q, node_type, paging))


@router.get("/entities", operation_id="entities", responses=documented(406, 410))
def entities(
    graph: GraphOf,
    out: OutOf,
    paging: PagingOf,
    node_type: NodeType = None,
    kind: Annotated[
        str | None, Query(max_length=60, description="A kind within it.", examples=["council"])
    ] = None,
) -> EntitiesAnswer:
    """Which entities are there, of this type and kind?"""
    return out(graph.entities(node_type, kind, paging))


@router.get("/duplicates", operation_id="duplicates", responses=documented(406, 410))
def duplicates(graph: GraphOf, out: OutOf, paging: PagingOf) -> DuplicatesAnswer:
    """Which two entities bear one external id; are they judged to be one?"""
    return out(graph.duplicates(paging))


@router.get("/agreements", operation_id="agreements", responses=documented(404, 406, 410))
def agreements(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    party: Party = None,
    status: StatusTerm = None,
    form: Annotated[str | None, _term("form", "memorandum of understanding")] = None,
    kind: Annotated[str | None, _term("kind of tie", "sister city")] = None,
    about: MaybeId = None,
    state: StateOf = None,
) -> AgreementsAnswer:
    """Which agreements are there: whose, of which form and kind, about what, in which state?"""
    wanted = WantedAgreements(party, status, form, kind, about, state)
    return out(graph.agreements(wanted, lens, paging))


@router.get("/events", operation_id="events", responses=documented(404, 406, 410))
def events(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    kind: Annotated[str | None, _term("event kind", "signing")] = None,
    status: StatusTerm = None,
    place: Party = None,
    participant: MaybeId = None,
    about: MaybeId = None,
    addressee: Annotated[
        str | None,
        Query(max_length=LONGEST_ID, description="Whom it is for.", examples=["konya"]),
    ] = None,
) -> EventsAnswer:
    """Which events are there: of which kind, in which state, where, with whom, about what?"""
    wanted = WantedEvents(kind, status, place, participant, about, addressee)
    return out(graph.events(wanted, lens, paging))


@router.get("/claims", operation_id="claims", responses=documented(404, 406, 410))
def claims(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    about: MaybeId = None,
    relationship: Annotated[
        str | None, Query(max_length=60, description="A relationship.", examples=["SIGNED"])
    ] = None,
    attribute: Annotated[
        str | None, Query(max_length=60, description="An attribute.", examples=["status"])
    ] = None,
    speaker: MaybeId = None,
    mentions: Annotated[bool, Query(description="Whether mentions are listed, too.")] = False,
    other: Annotated[
        str | None,
        Query(
            max_length=LONGEST_ID,
            description="With `about`: claims between the two.",
            examples=["agr-khoy-konya"],
        ),
    ] = None,
) -> ClaimsAnswer:
    """Which claims are there? Filters combine with AND."""
    wanted = Wanted(about, relationship, attribute, speaker, mentions, other)
    return out(graph.claims(wanted, lens, paging))


@router.get("/sources", operation_id="sources", responses=documented(404, 406, 410))
def sources(
    graph: GraphOf,
    out: OutOf,
    paging: PagingOf,
    kind: Annotated[str | None, _term("source kind", "news")] = None,
    quality: Annotated[str | None, _term("source quality", "official list")] = None,
    publisher: Annotated[
        str | None, Query(max_length=LONGEST_ID, description="Its id.", examples=["irib"])
    ] = None,
    language: Annotated[
        str | None, Query(max_length=35, description="BCP 47.", examples=["fa"])
    ] = None,
) -> SourcesAnswer:
    """Which sources are there: of which kind and quality, published by whom, in which language?"""
    return out(graph.sources(WantedSources(kind, quality, publisher, language), paging))


@router.get("/contested", operation_id="contested", responses=documented(404, 406, 410))
def contested(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    about: MaybeId = None,
    kind: Annotated[str | None, _term("conflict kind", "modality")] = None,
) -> ContestedAnswer:
    """Where do claims speak against each other, shown whole where the lens sees one of them?"""
    return out(graph.contested(about, kind, lens, paging))


@router.get("/changes", operation_id="changes", responses=documented(406, 410))
def changes(
    graph: GraphOf,
    out: OutOf,
    paging: PagingOf,
    since: Annotated[
        int, Query(ge=0, le=LONGEST_LIST, description="A data version.", examples=[1])
    ],
) -> ChangesAnswer:
    """Which claims came and went since that data version?"""
    return out(graph.changes(since, paging))
