"""The days that claims of a bond tell: when it begins, by when it stood, what dates the undated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from graphsvc.model import model, stages
from graphsvc.network.timeline import Event, Said
from graphsvc.network.when import Days, Row, days, vouched_on

DATES = tuple(f"{name}_{end}" for name in ("date", "from", "to") for end in ("earliest", "latest"))


def day_of(event: Event) -> tuple[str, str]:
    """Earlier before later, by the last day."""
    return event.last, event.first


def stood_by(said: Said, telling: Collection[str]) -> Iterator[str]:
    """The days by which an asserted claim tells that it stood: of what it states, of its report.

    Who tells of the end on the day of the report does not say that it stood until then.
    """
    p = said.properties
    if p["modality"] != model.ASSERTED:
        return
    found = [days(p, "date"), days(p, "from")]
    ended = said.source is not None and said.source.id in telling and "as_of" not in p
    if "date" not in p and "to" not in p and not ended:
        found.append(vouched_on(p, said.source))
    yield from (of[1] for of in found if of)


def dated_by(said: Said, begun: Event | None) -> Said:
    """A claim that names no day of the tie, dated by the first beginning that any claim names.

    A signing or a return begins what stands from then on; that it is in force on a day, tells
    of that day.
    """
    p = said.properties
    if "from_earliest" in p or "to_latest" in p:
        return said
    act = _act(p)
    if act is not None and p.get("value") in stages.OBSERVED:
        return Said(_bare(p) | _as("as_of", *act), said.source)
    if act is None:
        of = vouched_on(p, said.source)
        if begun is None or (of is not None and of[1] < begun.first):
            return said
        act = _act(begun.said.properties) or (begun.first, (begun.first, begun.last))
    return Said(_bare(p) | _as("from", *act), said.source)


def _act(properties: Row) -> tuple[str, Days] | None:
    """The date of an act or beginning as EDTF, which says how vague it is, and its days."""
    for name in ("date", "from", "value"):
        if (of := days(properties, name)) is not None:
            return str(properties[name]), of
    return None


def _as(name: str, edtf: str, of: Days) -> dict[str, str]:
    return {name: edtf, f"{name}_earliest": of[0], f"{name}_latest": of[1]}


def _bare(properties: Row) -> dict[str, Any]:
    """Without the days of the matter."""
    return {name: value for name, value in properties.items() if name not in DATES}
