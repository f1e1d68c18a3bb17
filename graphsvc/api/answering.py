"""How an answer leaves: as JSON or CSV, with its entity tag and the way to the next page."""

from __future__ import annotations

import io
import json
from typing import Annotated, TypeVar, cast

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from graphsvc.answers import flat
from graphsvc.answers.columns import write_csv
from graphsvc.answers.records import Answer
from graphsvc.answers.ties import STATES
from graphsvc.api.formats import CSV, FormatOf
from graphsvc.api.parameters import newest, refuse_unknown, tagged
from graphsvc.errors import NotFound

LONGEST_ID = 150
ABOUT = "Graphsvc-Answer"
"""The header in which CSV, which has rows alone, says what they are: as JSON."""

A = TypeVar("A", bound=Answer)
Id = Annotated[str, Path(max_length=LONGEST_ID, description="An id.", examples=["khoy"])]
MaybeId = Annotated[
    str | None,
    Query(max_length=LONGEST_ID, description="An entity's id.", examples=["sajjad-chehreara"]),
]
StateOf = Annotated[
    str | None,
    Query(
        max_length=40,
        json_schema_extra={"enum": list(STATES)},
        description="`any` lists also what had ended by the days of the lens; else a count.",
        examples=["any"],
    ),
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
        text = io.StringIO()
        write_csv(text, *flat.table(answer), ending="\r\n")
        return Response(
            text.getvalue(),
            media_type="text/csv; charset=utf-8; header=present",
            headers={**self.response.headers, ABOUT: _about(answer)},
        )


def _about(answer: Answer) -> str:
    """What an answer says of itself beside its rows: its numbers, its lens, its data version."""
    plain = {
        name: value
        for name, value in answer
        if name != "next" and (value is None or isinstance(value, int | str))
    }
    lens = answer.lens.model_dump() if answer.lens else None
    return json.dumps({**plain, "lens": lens})


async def out_of(request: Request, response: Response, form: FormatOf) -> Out:
    """What gives this request's answer its format and headers."""
    return Out(request, response, form)


OutOf = Annotated[Out, Depends(out_of)]


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
