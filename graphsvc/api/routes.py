"""The endpoints: each is one question of ``graphsvc.answers``, asked over HTTP."""

from __future__ import annotations

from typing import Annotated, TypeVar

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from graphsvc.answers.claims import Wanted
from graphsvc.answers.records import (
    AdjacentAnswer,
    AgreementAnswer,
    Answer,
    ClaimAnswer,
    ClaimsAnswer,
    ContestedAnswer,
    EntityAnswer,
    NetworkAnswer,
    OverviewAnswer,
    PathsAnswer,
    SearchAnswer,
    SourceAnswer,
)
from graphsvc.answers.vocabulary import ModelAnswer, model_answer
from graphsvc.api.parameters import (
    GraphOf,
    LensOf,
    PagingOf,
    Value,
    newest,
    refuse_unknown,
    tagged,
)
from graphsvc.api.problems import documented
from graphsvc.errors import NotFound

router = APIRouter(prefix="/v1", dependencies=[Depends(refuse_unknown), Depends(newest)])

A = TypeVar("A", bound=Answer)
Id = Annotated[str, Path(max_length=150, description="An id.", examples=["khoy"])]
MaybeId = Annotated[
    str | None,
    Query(max_length=150, description="An entity's id.", examples=["sajjad-chehreara"]),
]


class Out:
    """Puts the answer's entity tag and next page into the response's headers."""

    def __init__(self, request: Request, response: Response) -> None:
        self.request, self.response = request, response

    def __call__(self, answer: A) -> A:
        """The answer, once the headers are set."""
        tagged(self.request, self.response, answer)
        return answer


OutOf = Annotated[Out, Depends()]


@router.get("/overview", operation_id="overview", responses=documented())
def overview(graph: GraphOf, out: OutOf) -> OverviewAnswer:
    """How much is in the graph, and from which sources?"""
    return out(graph.overview())


@router.get("/search", operation_id="search", responses=documented(410))
def search(
    graph: GraphOf,
    out: OutOf,
    paging: PagingOf,
    q: Annotated[
        str, Query(min_length=1, max_length=200, description="A name.", examples=["قونية"])
    ],
    type: Annotated[  # noqa: A002 - the parameter's name
        str | None, Query(max_length=40, description="A node type.", examples=["City"])
    ] = None,
) -> SearchAnswer:
    """Which entities bear this name, in any script; which of their names matched, and how?"""
    return out(graph.search(q, type, paging))


@router.get("/entities/{id}", operation_id="entity", responses=documented(404))
def entity(graph: GraphOf, out: OutOf, lens: LensOf, id: Id) -> EntityAnswer:  # noqa: A002
    """What is this entity: names, attributes, relationships, sources, what is not stated?"""
    return out(graph.entity(id, lens))


@router.get("/entities/{id}/adjacent", operation_id="adjacent", responses=documented(404, 410))
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


@router.get("/agreements/{id}", operation_id="agreement", responses=documented(404))
def agreement(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    id: Annotated[str, Path(max_length=150, examples=["agr-khoy-konya"])],  # noqa: A002
) -> AgreementAnswer:
    """Who agreed with whom on what, who signed, and in which state is it, as whom says?"""
    return out(graph.agreement(id, lens))


@router.get("/claims", operation_id="claims", responses=documented(404, 410))
def claims(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    paging: PagingOf,
    about: MaybeId = None,
    relationship: Annotated[str | None, Query(max_length=60, examples=["SIGNED"])] = None,
    attribute: Annotated[str | None, Query(max_length=60, examples=["status"])] = None,
    speaker: MaybeId = None,
    mentions: Annotated[bool, Query(description="Whether names as written are listed.")] = False,
    other: Annotated[
        str | None,
        Query(
            max_length=150,
            description="With `about`: claims between the two.",
            examples=["agr-khoy-konya"],
        ),
    ] = None,
) -> ClaimsAnswer:
    """Which claims are there? Filters combine with AND."""
    wanted = Wanted(about, relationship, attribute, speaker, mentions, other)
    return out(graph.claims(wanted, lens, paging))


@router.get("/claims/{id}", operation_id="claim", responses=documented(404))
def claim(graph: GraphOf, out: OutOf, id: Id) -> ClaimAnswer:  # noqa: A002
    """Who says this, where, when, in which words, and what speaks against it?"""
    return out(graph.claim(id))


@router.get("/sources/{id}", operation_id="source", responses=documented(404))
def source(
    graph: GraphOf,
    out: OutOf,
    id: Annotated[str, Path(max_length=150, examples=["irib-khoy-konya"])],  # noqa: A002
) -> SourceAnswer:
    """What is this source, how much does it claim, and what does it leave open?"""
    return out(graph.source(id))


@router.get("/paths", operation_id="paths", responses=documented(404))
def paths(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    start: Annotated[str, Query(alias="from", max_length=150, examples=["khoy"])],
    end: Annotated[str, Query(alias="to", max_length=150, examples=["uclg"])],
    longest: Annotated[int, Query(ge=1, le=10, description="The most hops.")] = 6,
    limit: Annotated[int, Query(ge=1, le=50, description="The most paths.")] = 10,
) -> PathsAnswer:
    """Through whom are these two connected, and on which words does each step rest?"""
    return out(graph.paths(start, end, lens, longest, limit))


@router.get("/network", operation_id="network", responses=documented(404))
def network(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    around: Annotated[
        list[Value],
        Query(max_length=20, description="Ids of centres; none: everything.", examples=["khoy"]),
    ] = [],  # noqa: B006
    hops: Annotated[int, Query(ge=1, le=3)] = 1,
    limit: Annotated[int, Query(ge=1, le=5000, description="The most entities.")] = 200,
) -> NetworkAnswer:
    """What surrounds these entities; what was left out is counted."""
    return out(graph.network(around, hops, lens, limit))


@router.get("/contested", operation_id="contested", responses=documented(404, 410))
def contested(
    graph: GraphOf, out: OutOf, paging: PagingOf, about: MaybeId = None
) -> ContestedAnswer:
    """Where do claims speak against each other, as the curator or a rule finds?"""
    return out(graph.contested(about, paging))


@router.get("/model", operation_id="model", responses=documented())
def model() -> ModelAnswer:
    """Which kinds of entities, relationships, attributes and terms are there?"""
    return model_answer()


def moved(request: Request, error: NotFound) -> RedirectResponse | None:
    """Where a merged id was asked for, the way to the entity that stands for it now."""
    asked = request.path_params.get("id")
    kept = request.app.state.graph.merged_into(asked) if asked else None
    if kept is None:
        return None
    route: str = request.scope["route"].path
    path = request.scope.get("root_path", "").rstrip("/") + route.replace("{id}", kept)
    url = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(url, status_code=308)
