"""Which format a client wants: by ``?format=``, else by its ``Accept`` header (RFC 9110)."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from graphsvc.errors import NotAcceptable, UnknownName
from graphsvc.model import model

JSON, CSV = "json", "csv"
TYPES = {JSON: "application/json", CSV: "text/csv"}


async def format_of(
    request: Request,
    form: Annotated[
        str | None,
        Query(
            alias="format",
            max_length=40,
            description="json, or csv: rows; by default what Accept says.",
            examples=["json"],
            json_schema_extra={"enum": [JSON, CSV]},
        ),
    ] = None,
) -> str:
    """The format of the answer; ``NotAcceptable`` where the client takes none of ours."""
    if form is not None and form not in TYPES:
        raise UnknownName("format", form, model.nearest(form, TYPES), tuple(TYPES))
    wanted = form or best(request.headers.get("accept", "*/*"))
    if wanted is None:
        raise NotAcceptable(f"There is no {request.headers['accept'][:80]} here.")
    return wanted


def best(accept: str) -> str | None:
    """The format that an ``Accept`` header prefers; JSON where it does not care."""
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return JSON
    qualities = {form: _quality(media, ranges) for form, media in TYPES.items()}
    form = max(qualities, key=lambda name: qualities[name])
    return form if qualities[form] > 0 else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (p.strip().lower() for p in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return media, float(quality)
    except ValueError:
        return media, 0.0


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """How much a client wants this type: as its most specific range that holds it says."""
    kind = media.partition("/")[0]
    for held in (media, f"{kind}/*", "*/*"):
        found = [quality for name, quality in ranges if name == held]
        if found:
            return max(found)
    return 0.0


FormatOf = Annotated[str, Depends(format_of)]
