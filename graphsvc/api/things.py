"""The endpoints about one thing: an entity, an agreement, a claim, a source."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from graphsvc.answers.listed import MembersAnswer, PostsAnswer, TiesAnswer
from graphsvc.answers.records import (
    AdjacentAnswer,
    AgreementAnswer,
    ClaimAnswer,
    EntityAnswer,
    SourceAnswer,
)
from graphsvc.answers.ties import KINDS
from graphsvc.api.answering import LONGEST_ID, Id, OutOf, StateOf, router_of_v1
from graphsvc.api.parameters import GraphOf, LensOf, PagingOf
from graphsvc.api.problems import documented

router = router_of_v1()


@router.get("/entities/{id}", operation_id="entity", responses=documented(404, 406))
def entity(graph: GraphOf, out: OutOf, lens: LensOf, id: Id) -> EntityAnswer:  # noqa: A002
    """What is this entity: names, attributes, relationships, sources, what is not stated?"""
    return out(graph.entity(id, lens))


@router.get("/entities/{id}/adjacent", operation_id="adjacent", responses=documented(404, 406, 410))
def adjacent(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    id: Id,  # noqa: A002
    relationship: Annotated[
        str | None, Query(max_length=60, description="One relationship.", examples=["party to"])
    ] = None,
) -> AdjacentAnswer:
    """To which entities is this one related, and on how many sources does that rest?"""
    return out(graph.adjacent(id, relationship, lens, paging))


@router.get("/entities/{id}/posts", operation_id="posts", responses=documented(404, 406, 410))
def posts(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    id: Id,  # noqa: A002
    state: StateOf = None,
) -> PostsAnswer:
    """Which posts has this body, city or person, and who held them when; or who held this one?"""
    return out(graph.posts(id, lens, paging, state))


@router.get("/cities/{id}/ties", operation_id="ties", responses=documented(404, 406, 410))
def ties(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    id: Id,  # noqa: A002
    kind: Annotated[
        str | None,
        Query(
            max_length=40,
            json_schema_extra={"enum": list(KINDS)},
            description="Only these; a multilateral tie rests on agreements of more than two.",
            examples=["bilateral"],
        ),
    ] = None,
    state: StateOf = None,
) -> TiesAnswer:
    """To which cities and regions is this one tied, since when, in which state, on whose word?"""
    return out(graph.ties(id, kind, lens, paging, state))


@router.get(
    "/organizations/{id}/members", operation_id="members", responses=documented(404, 406, 410)
)
def members(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    id: Annotated[  # noqa: A002
        str, Path(max_length=LONGEST_ID, description="An organization's id.", examples=["amf"])
    ],
    state: StateOf = None,
) -> MembersAnswer:
    """Who belongs to this organization, in which grade and role, and since when?"""
    return out(graph.members(id, lens, paging, state))


@router.get("/agreements/{id}", operation_id="agreement", responses=documented(404, 406))
def agreement(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    id: Annotated[  # noqa: A002
        str,
        Path(max_length=LONGEST_ID, description="An agreement's id.", examples=["agr-khoy-konya"]),
    ],
) -> AgreementAnswer:
    """Who agreed with whom on what, who signed, and in which state is it, as whom says?"""
    return out(graph.agreement(id, lens))


@router.get("/claims/{id}", operation_id="claim", responses=documented(404, 406))
def claim(
    graph: GraphOf,
    out: OutOf,
    id: Annotated[  # noqa: A002
        str,
        Path(
            max_length=LONGEST_ID,
            description="A claim's id.",
            examples=["alwefaq-khoy-konya~b06fbf07411dd7c0"],
        ),
    ],
) -> ClaimAnswer:
    """Who says this, where, when, in which words, and what speaks against it?"""
    return out(graph.claim(id))


@router.get("/sources/{id}", operation_id="source", responses=documented(404, 406))
def source(
    graph: GraphOf,
    out: OutOf,
    id: Annotated[  # noqa: A002
        str, Path(max_length=LONGEST_ID, description="A source's id.", examples=["irib-khoy-konya"])
    ],
) -> SourceAnswer:
    """What is this source, what does it say of itself, how much does it claim and leave open?"""
    return out(graph.source(id))
