"""When a claim holds: as of a day it is certain, possible, or undated; never a guess.

Dates are compared as ISO 8601 text, day by day. A claim says when in one of three ways:

- a state lasts ``from`` a day ``to`` a day. It is certain between the latest beginning and the
  earliest end; where no end is stated, as far as its source vouches for it, and possible later.
- an act has a ``date`` (or a day as its value): certain from its latest day on.
- it is so ``as_of`` a day; a claim without any date takes the day on which its source was
  published: certain on that day, possible on others. Where that is unknown too, it is undated.

What is approximate or unsure (``~ ? %``) is certain on no day. Its earliest and latest day are
wider than what it says: it may be off by one unit of its precision.

Who asks about a span of days asks what held at some time in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from graphsvc.model.records import Source
from graphsvc.text.dates import is_approximate

ALWAYS, NEVER = "", "9999-12-31"
Row = Mapping[str, Any]
Days = tuple[str, str]
"""Earliest and latest day."""


class Holds(StrEnum):
    """How surely a claim holds on a day, from the surest."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNDATED = "undated"


def excluded(claim: Row, asked: Days) -> bool:
    """Whether a claim holds certainly on none of these days: not yet, or no more."""
    begins = max(claim.get(f"{name}_earliest", ALWAYS) for name in ("date", "from", "value"))
    return bool(begins > asked[1] or claim.get("to_latest", NEVER) < asked[0])


def holds(claim: Row, source: Source | None, asked: Days) -> Holds:
    """How surely a claim that is not ``excluded`` holds on some of the days from first to last."""
    first, last = asked
    if "from" in claim or "to" in claim:
        return _state(claim, source, asked)
    for name in ("date", "value"):
        if (act := days(claim, name)) is not None:
            return _sure(last >= act[1] and not _vague(claim, name))
    vouched = vouched_on(claim, source)
    if vouched is None:
        return Holds.UNDATED
    sure = first <= vouched[0] and vouched[1] <= last
    return _sure(sure and not _vaguely_vouched(claim, source))


def stated_days(claim: Row, source: Source | None) -> Days | None:
    """The days that a claim is about, to order claims by.

    Those of its act or beginning, else its ``as_of``, else its end, else its publication.
    """
    for name in ("date", "from", "value", "as_of", "to"):
        if (found := days(claim, name)) is not None:
            return found
    return vouched_on(claim, source)


def vouched_on(claim: Row, source: Source | None) -> Days | None:
    """The days for which the source vouches: the claim's ``as_of``, else its publication."""
    if (found := days(claim, "as_of")) is not None:
        return found
    published = source.published if source else None
    return (published.earliest or ALWAYS, published.latest or NEVER) if published else None


def moment(claim: Row) -> str:
    """The time of day at which a claim's act or state begins, to order what is of one day.

    As ISO 8601 writes it, such as ``T10:30``; "" where none is stated.
    """
    stated = (str(claim[name]) for name in ("date", "from", "as_of") if name in claim)
    return next(("T" + time for day in stated for _, at, time in [day.partition("T")] if at), "")


def told_days(claim: Row, name: str) -> Days | None:
    """The first and the last day that one date of a claim says, be they approximate or not."""
    if f"{name}_first" not in claim and f"{name}_last" not in claim:
        return days(claim, name)
    return claim.get(f"{name}_first", ALWAYS), claim.get(f"{name}_last", NEVER)


def days(claim: Row, name: str) -> Days | None:
    """The earliest and the latest day that one date of a claim may be."""
    if f"{name}_earliest" not in claim and f"{name}_latest" not in claim:
        return None
    return claim.get(f"{name}_earliest", ALWAYS), claim.get(f"{name}_latest", NEVER)


def _state(claim: Row, source: Source | None, asked: Days) -> Holds:
    first, last_asked = asked
    begins, ends = days(claim, "from"), days(claim, "to")
    vouched = None if _vaguely_vouched(claim, source) else vouched_on(claim, source)
    if begins is None:
        sure = vouched is not None and first <= vouched[0] and vouched[1] <= last_asked
    elif ends is None:
        # A register that is read says what is so that day; a page may be left from years ago.
        read = source.accessed if source and source.kind == "register" else None
        last = vouched[0] if vouched else (read.earliest if read else None)
        sure = begins[1] <= last_asked and first <= max(last or begins[1], begins[1])
    else:
        sure = max(begins[1], first) <= min(ends[0], last_asked)
    return _sure(sure and not _vague(claim, "from") and not _vague(claim, "to"))


def _sure(sure: bool) -> Holds:
    return Holds.CERTAIN if sure else Holds.POSSIBLE


def _vague(claim: Row, name: str) -> bool:
    """Whether a date of a claim is approximate or unsure."""
    return name in claim and is_approximate(claim[name])


def _vaguely_vouched(claim: Row, source: Source | None) -> bool:
    """Whether the day for which the source vouches is approximate or unsure."""
    if "as_of" in claim:
        return _vague(claim, "as_of")
    published = source.published if source else None
    return published is not None and is_approximate(published.edtf)
