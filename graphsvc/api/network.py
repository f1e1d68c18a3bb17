"""The endpoints about the network and the whole: paths, what surrounds, the model."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from graphsvc.answers.listed import CommonAnswer
from graphsvc.answers.records import NetworkAnswer, OverviewAnswer, PathsAnswer
from graphsvc.answers.vocabulary import ModelAnswer, model_answer
from graphsvc.api.answering import LONGEST_ID, OutOf, router_of_v1
from graphsvc.api.parameters import (
    GraphOf,
    LensOf,
    PagingOf,
    Value,
    tag,
)
from graphsvc.api.problems import documented

router = router_of_v1()

One = Annotated[str, Query(max_length=LONGEST_ID, description="An id.", examples=["khoy"])]
Other = Annotated[str, Query(max_length=LONGEST_ID, description="An id.", examples=["konya"])]


@router.get("/overview", operation_id="overview", responses=documented(406))
def overview(graph: GraphOf, out: OutOf) -> OverviewAnswer:
    """How much is in the graph, and from which sources?"""
    return out(graph.overview())


@router.get("/paths", operation_id="paths", responses=documented(404, 406))
def paths(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    start: Annotated[
        str, Query(alias="from", max_length=LONGEST_ID, description="An id.", examples=["khoy"])
    ],
    end: Annotated[
        str, Query(alias="to", max_length=LONGEST_ID, description="An id.", examples=["uclg"])
    ],
    longest: Annotated[int, Query(ge=1, le=10, description="The most hops.")] = 6,
    limit: Annotated[int, Query(ge=1, le=50, description="The most paths.")] = 10,
) -> PathsAnswer:
    """Through whom are these two connected, and on which words does each step rest?"""
    return out(graph.paths(start, end, lens, longest, limit))


@router.get("/common", operation_id="common", responses=documented(404, 406, 410))
def common(
    graph: GraphOf, out: OutOf, lens: LensOf, paging: PagingOf, a: One, b: Other
) -> CommonAnswer:
    """What are these two both related to, each by which claims?"""
    return out(graph.common(a, b, lens, paging))


@router.get("/network", operation_id="network", responses=documented(404, 406))
def network(
    graph: GraphOf,
    out: OutOf,
    lens: LensOf,
    around: Annotated[
        list[Value],
        Query(max_length=20, description="Ids of centres; none: everything.", examples=[["khoy"]]),
    ] = [],  # noqa: B006
    hops: Annotated[int, Query(ge=1, le=3, description="Steps from a centre.")] = 1,
    limit: Annotated[int, Query(ge=1, le=5000, description="The most entities.")] = 200,
) -> NetworkAnswer:
    """What surrounds these entities; what was left out is counted."""
    return out(graph.network(around, hops, lens, limit))


@router.get("/model", operation_id="model", responses=documented(takes_values=False))
def model(request: Request, response: Response) -> ModelAnswer:
    """Which kinds of entities, relationships, attributes and terms are there?"""
    tag(request, response, 0)  # it goes with the program, not with the data
    return model_answer()
