"""What requests may carry: the lens, paging, and nothing that is not declared.

The functions are ``async`` though they wait for nothing: for a plain one the framework takes a
thread each time, which costs more than what they do.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request, Response
from pydantic import StringConstraints
from starlette.concurrency import run_in_threadpool

from graphsvc.answers.graph import Graph
from graphsvc.answers.paging import LARGEST_PAGE, Paging
from graphsvc.answers.records import Answer
from graphsvc.api.formats import best
from graphsvc.api.problems import path_of
from graphsvc.errors import BadRequest, UnknownParameter
from graphsvc.model import model
from graphsvc.model.records import digest
from graphsvc.network.lens import MOST_PUBLISHERS, Lens

MOST_VALUES = 50
"""Values of one parameter."""
LONGEST_VALUE = 300
"""Characters of one value, unless a parameter says less."""
LONGEST_DATE = 100

Value = Annotated[str, StringConstraints(max_length=LONGEST_VALUE)]


async def graph_of(request: Request) -> Graph:
    """The graph that the app holds open."""
    graph: Graph = request.app.state.graph
    return graph


GraphOf = Annotated[Graph, Depends(graph_of)]


async def lens_of(
    modality: Annotated[
        list[Value],
        Query(
            max_length=MOST_VALUES,
            description="Modalities of the claims, or `any`; by default `asserted`.",
            examples=["asserted"],
        ),
    ] = [],  # noqa: B006 - FastAPI copies it
    certainty: Annotated[
        list[Value],
        Query(
            max_length=MOST_VALUES,
            description="`explicit`, `implied`; by default both.",
            examples=["explicit"],
        ),
    ] = [],  # noqa: B006
    source: Annotated[
        list[Value],
        Query(
            max_length=MOST_VALUES,
            description="Ids of sources; by default all.",
            examples=["irib-khoy-konya"],
        ),
    ] = [],  # noqa: B006
    source_kind: Annotated[
        list[Value],
        Query(
            max_length=MOST_VALUES,
            description="Kinds of sources; by default all.",
            examples=["news"],
        ),
    ] = [],  # noqa: B006
    as_of: Annotated[
        str | None,
        Query(
            max_length=LONGEST_DATE,
            description="A day, such as 2025-12-17, or any date (2025-12, 2025; sh:1404-09-26 is "
            "Solar Hijri, lh:1447-06-26 lunar Hijri): what holds certainly on none of its days is "
            "left out, and each claim says whether it is certain, possible or undated.",
            examples=["2025-12-17"],
        ),
    ] = None,
    during: Annotated[
        str | None,
        Query(
            max_length=LONGEST_DATE,
            description="A period, such as 2010/2015, instead of `as_of`: what held at some time in"
            " it, certain, possible or undated.",
            examples=["2010/2015"],
        ),
    ] = None,
    min_publishers: Annotated[
        int,
        Query(
            ge=1,
            le=MOST_PUBLISHERS,
            description="Independent sources that a statement needs: the smaller of publishers "
            "and families of shared text.",
        ),
    ] = 1,
) -> Lens:
    """The lens of a request."""
    return Lens.of(modality, certainty, source, source_kind, as_of, min_publishers, during)


LensOf = Annotated[Lens, Depends(lens_of)]


async def paging_of(
    limit: Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Items of a page.")] = 50,
    cursor: Annotated[str | None, Query(description="The `next` of a page before.")] = None,
) -> Paging:
    """The paging of a request."""
    return Paging(limit, cursor)


PagingOf = Annotated[Paging, Depends(paging_of)]


async def refuse_unknown(request: Request) -> None:
    """Refuse what the endpoint does not declare, naming the nearest, and a second value of one."""
    declared = request.app.state.parameters[request.scope["route"].path]
    for name in request.query_params:
        if name not in declared:
            near = model.nearest(name, declared)
            known = ", ".join(sorted(declared)) or "none"
            advice = f"Did you mean {near!r}?" if near else f"Known here: {known}."
            raise UnknownParameter(f"There is no parameter {name[:80]!r} here.", advice)
        if not declared[name] and len(request.query_params.getlist(name)) > 1:
            raise BadRequest(f"{name} is given more than once.", "It takes one value.")


class NotModified(Exception):
    """The client has the newest answer already."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def etag(request: Request, version: int) -> str:
    """The entity tag of an answer: of this run of the service, the data version, the question."""
    form = best(request.headers.get("accept", "*/*"))
    asked = [request.app.state.run, version, request.url.path, str(request.query_params), form]
    return f'"{digest(asked)}"'


async def newest(request: Request, response: Response, graph: GraphOf) -> None:
    """End with 304 where the client's answer is of the present data version."""
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept"
    if tags := held(request):
        now = etag(request, await run_in_threadpool(graph.data_version))
        if now in tags:
            raise NotModified(now)


def tag(request: Request, response: Response, version: int) -> None:
    """Give what is answered its entity tag; end with 304 where the client holds it, or any."""
    response.headers["ETag"] = etag(request, version)
    if {"*", response.headers["ETag"]} & held(request):
        raise NotModified(response.headers["ETag"])


def held(request: Request) -> set[str]:
    """The entity tags of the answers that the client holds."""
    said = request.headers.get("if-none-match", "").split(",")
    return {one.strip().removeprefix("W/") for one in said} - {""}


def tagged(request: Request, response: Response, answer: Answer) -> None:
    """Give an answer its entity tag and, where there is a next page, its ``Link``."""
    tag(request, response, answer.data_version)
    following = getattr(answer, "next", None)
    if following is not None:
        url = request.url.include_query_params(cursor=following)
        response.headers["Link"] = f'<{path_of(request)}?{url.query}>; rel="next"'
