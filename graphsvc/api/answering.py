"""How an answer leaves: as JSON or CSV, with its entity tag and the way to the next page."""

from __future__ import annotations

import csv
import io
from typing import Annotated, TypeVar, cast

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from graphsvc.answers import flat
from graphsvc.answers.records import Answer
from graphsvc.api.formats import CSV, FormatOf
from graphsvc.api.parameters import newest, refuse_unknown, tagged
from graphsvc.errors import NotFound

LONGEST_ID = 150

A = TypeVar("A", bound=Answer)
Id = Annotated[str, Path(max_length=LONGEST_ID, description="An id.", examples=["khoy"])]
MaybeId = Annotated[
    str | None,
    Query(max_length=LONGEST_ID, description="An entity's id.", examples=["sajjad-chehreara"]),
]


def router_of_v1() -> APIRouter:
    """A router below ``/v1``, whose endpoints refuse what they do not declare."""
    return APIRouter(prefix="/v1", dependencies=[Depends(refuse_unknown), Depends(newest)])


class Out:
    """Gives an answer the format that was asked for, and its headers."""

    def __init__(self, request: Request, response: Response, form: FormatOf) -> None:
        self.request, self.response, self.form = request, response, form

    def __call__(self, answer: A) -> A:
        """The answer, or its rows as CSV: a response passes the framework as it is."""
        tagged(self.request, self.response, answer)
        return answer if self.form != CSV else cast(A, self._rows(answer))

    def _rows(self, answer: Answer) -> Response:
        headers, rows = flat.table(answer)
        text = io.StringIO()
        writer = csv.DictWriter(text, headers, restval="", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(rows)
        return Response(
            text.getvalue(),
            media_type="text/csv; charset=utf-8; header=present",
            headers=dict(self.response.headers),
        )


OutOf = Annotated[Out, Depends()]


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
