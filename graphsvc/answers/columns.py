"""The columns of flat rows: claims, entities, sources, open questions; every value plain text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from graphsvc.answers.parts import (
    ClaimOut,
    EndOut,
    EntityRef,
    NotStatedOut,
    Part,
    SourceRef,
    Span,
    StatusOut,
)
from graphsvc.model import model

FlatRow = dict[str, str]
SOURCE = ("source", "publisher", "published", "quality", "url")
CLAIM = (
    *("claim", "relationship", "asserted", "modality", "certainty"),
    *("start", "start_name", "end", "end_name", "attribute", "value", "as_written"),
    *("quote", "locator", "language", "speaker", "addressee", *model.DATES, "holds"),
    *("qualifiers", "note", *SOURCE, "contested_by"),
)
"""The headers of a claim."""
ENTITY = ("id", "name", "type", "kind")
CLAIMS = ("claims", "claim_ids")
STATUS = (
    *("status", "status_earliest", "status_latest", "status_reported", "status_holds"),
    *("status_claims", "rivals", "rival_claims"),
)
SINCE = ("since_earliest", "since_latest")
ENDED = ("ended_earliest", "ended_latest", "ended", "ended_certain")
_FORMULA = re.compile(r"'*([\t\r\n]|\s*[=+\-@＝＋－＠])")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def claim(said: ClaimOut) -> FlatRow:
    """A claim: all of it in one row."""
    return {
        "claim": said.id,
        "relationship": said.relationship,
        "asserted": plain(said.asserted),
        "modality": said.modality,
        "certainty": said.certainty,
        **entity("start", said.start),
        **entity("end", said.end),
        "attribute": said.attribute or "",
        "value": said.value or "",
        "as_written": said.as_written or "",
        "quote": " … ".join(q.text for q in said.quotes),
        "locator": said.locator or "",
        "language": said.language,
        "speaker": ids(said.speaker),
        "addressee": ids(said.addressee),
        **{n: said.dates[n].edtf if n in said.dates else "" for n in model.DATES},
        "holds": said.holds or "",
        "qualifiers": joined(f"{n}={q.value}" for n, q in said.qualifiers.items()),
        "note": said.note or "",
        **source(said.source),
        "contested_by": joined(said.contested_by),
    }


def claims(found: Sequence[ClaimOut], prefix: str = "") -> FlatRow:
    """How many claims, and their ids."""
    return {f"{prefix}claims": str(len(found)), f"{prefix}claim_ids": ids(found)}


def dates(found: Iterable[ClaimOut]) -> FlatRow:
    """The dates that claims state, of each kind each once."""
    stated = [said.dates for said in found]
    return {n: joined(dict.fromkeys(d[n].edtf for d in stated if n in d)) for n in model.DATES}


def periods(found: Iterable[ClaimOut]) -> str:
    """When, by each claim: the dates of one claim stay together."""
    return joined(dict.fromkeys(filter(None, map(_period, found))))


def _period(said: ClaimOut) -> str:
    when = {name: day.edtf for name, day in said.dates.items()}
    first, last = when.get("from"), when.get("to")
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first or last:
        return f"since {first}" if first else f"until {last}"
    return when.get("date") or (f"as of {when['as_of']}" if "as_of" in when else "")


def status(latest: StatusOut | None) -> FlatRow:
    """The latest state, the days it is of, and the claims that state it; what may be as late.

    Where no claim of it has a date, the days are those of the reports, and the first one is told.
    """
    if latest is None:
        return dict.fromkeys(STATUS, "")
    days = latest.days or ("", "")
    told = [
        c.dates["as_of"].edtf if "as_of" in c.dates else c.source.published for c in latest.claims
    ]
    reported = [day for day in told if day and (latest.reported or latest.days is None)]
    rivals = joined(dict.fromkeys(claim.value or "" for claim in latest.rivals))
    first = min(reported, default="")
    own = latest.value, *days, first, latest.holds or "", ids(latest.claims)
    found = *own, rivals, ids(latest.rivals)
    return dict(zip(STATUS, found, strict=True))


def lasting(since: Span | None, ended: EndOut | None) -> FlatRow:
    """Since when something stands, and when it ended."""
    return {**dict(zip(SINCE, since or ("", ""), strict=True)), **ending(ended)}


def ending(ended: EndOut | None) -> FlatRow:
    """When something ended: earliest and latest day, the state, and whether it is certain."""
    if ended is None:
        return dict.fromkeys(ENDED, "")
    found = *(ended.days or ("", "")), ended.state or "ended", plain(ended.certain)
    return dict(zip(ENDED, found, strict=True))


def entity(role: str, ref: EntityRef | None) -> FlatRow:
    """An entity by id and name: ``id`` and ``name``, or those of a role."""
    names = ref.names if ref else {}
    name = names.get("en") or next(iter(names.values()), "")
    keys = (role or "id", f"{role}_name" if role else "name")
    return dict(zip(keys, (ref.id if ref else "", name), strict=True))


def entities(role: str, refs: Sequence[EntityRef]) -> FlatRow:
    """Several entities: their ids in one cell, their names in another."""
    names = joined(entity("", ref)["name"] for ref in refs)
    return {role: ids(refs), f"{role}_names": names}


def typed(ref: EntityRef) -> FlatRow:
    """An entity by id, name, type and kind."""
    return {**entity("", ref), **cells(ref, "type", "kind")}


def source(ref: SourceRef) -> FlatRow:
    """A source, beside what it says."""
    publisher = ref.publisher.id if ref.publisher else ""
    values = ref.id, publisher, ref.published or "", ref.quality or "", ref.url or ""
    return dict(zip(SOURCE, values, strict=True))


def not_stated(asked: NotStatedOut) -> FlatRow:
    """A question that a source leaves open, in the columns of a claim."""
    return {
        "relationship": asked.relationship or "",
        **entity("start", asked.start),
        **entity("end", asked.end or asked.about),
        "attribute": asked.attribute or asked.field or "",
        "value": joined(filter(None, (asked.type, asked.question))),
        "qualifiers": asked.qualifier or "",
        "note": asked.note or "",
        **source(asked.source),
    }


def stored(row: Mapping[str, Any], prefix: str = "") -> FlatRow:
    """A row of a named query: maps become ``map.key``, lists their values."""
    flat: FlatRow = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= stored(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = plain(value)
    return flat


def write_csv(
    out: TextIO, headers: Sequence[str], rows: Iterable[FlatRow], ending: str = "\n"
) -> None:
    """Write rows as CSV (RFC 4180), with the headers even where there are no rows."""
    writer = csv.DictWriter(out, headers, restval="", lineterminator=ending)
    writer.writeheader()
    writer.writerows({name: inert(cell) for name, cell in row.items()} for row in rows)


def inert(cell: str) -> str:
    """A cell that a spreadsheet takes for text: a ' stands before what it would run as a formula.

    Whoever reads CSV takes one ' off where a cell begins with some and one of = + - @, a tab or
    a line break; a plain number stays as it is.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def cells(part: Part, *names: str) -> FlatRow:
    """These fields, each a cell."""
    return {name: plain(getattr(part, name)) for name in names}


def ids(found: Iterable[EntityRef | ClaimOut]) -> str:
    """Ids in one cell."""
    return joined(one.id for one in found)


def joined(values: Iterable[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


def plain(value: object) -> str:
    """A value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return joined(map(plain, value))
    return "" if value is None else str(value)
