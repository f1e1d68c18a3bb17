"""EDTF (ISO 8601-2:2019), read in any of the calendars: from its signs to the days it can touch.

Own parser, since the PyPI `edtf` takes 2021-02-29 and 2021/2020, gives an unknown end a made-up
day ten years off, and knows one calendar.
https://www.loc.gov/standards/datetime/
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from graphsvc.text.calendars import GREGORIAN, Calendar, DateError, Span

_TIME = r"T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?"  # of a day
_ONE = re.compile(
    r"(?:(?P<vague>[0-9]{2}(?:[0-9]X|XX))|(?P<year>[0-9]{4})(?:-XX(?:-XX)?"
    rf"|-(?P<month>[0-9]{{2}})(?:-XX|-(?P<day>[0-9]{{2}})(?P<time>{_TIME})?)?)?)(?P<flag>[~?%]?)",
    re.ASCII,
)
_PADDED = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_OPEN_ENDS = ("..", "")
_SETS = ("[]", "{}")

_SEASON, _NORTH, _SOUTH, _QUARTER, _THIRD, _HALF = 21, 25, 29, 33, 37, 40
"""The codes of the parts of a year, each the first of its kind; they end with 41."""
_LAST_CODE = 41


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that a date can touch, and those it may touch where it is approximate or unsure.

    None where it is open or unknown. `gregorian` is its EDTF in the Gregorian calendar.
    """

    earliest: date | None
    latest: date | None
    first: date | None
    last: date | None
    gregorian: str


@dataclass(frozen=True, slots=True)
class _One:
    """One date: its days, those around them, how precise it is, and how it is qualified."""

    days: Span
    around: Span
    months: int
    time: str
    flag: str


def reach(text: str, calendar: Calendar) -> Reach:
    """The days of a date of level 1, and of what is taken of level 2. Raises DateError.

    Taken: 2021, 2021-05, 2021-05-04, with a time of day 2021-05-04T10:30; parts of a year by their
    codes, seasons 21 to 24 (of the north, as 25 to 28; 29 to 32 are those of the south), quarters
    33 to 36, thirds 37 to 39, halves 40 and 41; unspecified digits 202X, 20XX, 2021-XX, 2021-05-XX,
    2021-XX-XX; after any of these ~ ? or %; intervals a/b, where one end may be open `..` or
    unknown (empty); sets [a,b..c] (one of them) and {a,b} (all of them).

    A winter reaches from January of its year to March of the next, as sources mean either end.
    """
    if len(text) > 1 and text[0] + text[-1] in _SETS:
        return _set(text, calendar)
    if "/" in text:
        return _interval(text, calendar)
    return _single(text, calendar)


def _single(text: str, calendar: Calendar) -> Reach:
    one = _one(text, calendar)
    first, last = (f"{day}{one.flag}" for day in one.days)
    written = f"{one.days[0]}{one.time}{one.flag}" if first == last else f"{first}/{last}"
    written = text if calendar is GREGORIAN else written
    return Reach(*one.days, *one.around, written)


def _interval(text: str, calendar: Calendar) -> Reach:
    start, _, end = text.partition("/")
    if start in _OPEN_ENDS and end in _OPEN_ENDS:
        raise DateError(f"the interval {text!r} has no date", "write one end, or leave it out")
    first = None if start in _OPEN_ENDS else _one(start, calendar)
    last = None if end in _OPEN_ENDS else _one(end, calendar)
    if first and last and _begins_after(first, last):
        raise DateError(f"the interval {text!r} ends before it begins", f"write {end}/{start}")
    written = text
    if calendar is not GREGORIAN:
        ends = f"{first.days[0]}{first.flag}" if first else start
        written = f"{ends}/{f'{last.days[1]}{last.flag}' if last else end}"
    return Reach(
        first.days[0] if first else None,
        last.days[1] if last else None,
        first.around[0] if first else None,
        last.around[1] if last else None,
        written,
    )


def _begins_after(first: _One, last: _One) -> bool:
    """Whether nothing of the one lies before the other; of seasons, which overlap, as they come."""
    later = first.days[0] > last.days[0] and first.days[1] > last.days[1]
    return first.days[0] > last.days[1] or (later and first.months == last.months)


def _set(text: str, calendar: Calendar) -> Reach:
    """The days of a set: from the first of its dates to the last, with `..` for all between."""
    found: list[Reach] = []
    for member in text[1:-1].split(","):
        start, between, end = member.strip().partition("..")
        if between:
            found.append(_interval(f"{start or '..'}/{end or '..'}", calendar))
        else:
            found.append(_single(start, calendar))
    members = (each.gregorian.replace("/..", "..").replace("../", "..") for each in found)
    written = f"{text[0]}{','.join(m.replace('/', '..') for m in members)}{text[-1]}"
    return Reach(
        _outermost(min, [each.earliest for each in found]),
        _outermost(max, [each.latest for each in found]),
        _outermost(min, [each.first for each in found]),
        _outermost(max, [each.last for each in found]),
        written,
    )


def _outermost(choose: Callable[[list[date]], date], ends: Sequence[date | None]) -> date | None:
    """The first or the last of days; None where one of them is open."""
    known = [day for day in ends if day]
    return choose(known) if len(known) == len(ends) else None


def _one(text: str, calendar: Calendar) -> _One:
    """One date without its interval or set."""
    match = _ONE.fullmatch(text)
    if not match:
        kind = "EDTF" if calendar is GREGORIAN else calendar.label
        raise DateError(f"{text!r} is no {kind} date", f"write {_instead(text, calendar)}")
    first = int((match["vague"] or match["year"]).replace("X", "0"))
    if first not in calendar.years and calendar is not GREGORIAN:
        ends = f"{calendar.years[0]} to {calendar.years[-1]}"
        reason = f"{text!r} is no {calendar.label} date of {ends}"
        raise DateError(reason, "write a Gregorian date as plain EDTF")
    try:
        days, months = _days(match, calendar)
    except (ValueError, OverflowError) as error:
        raise DateError(
            f"{text!r} is not in the {calendar.label} calendar ({error.args[0]})",
            "write a day that exists, or less of it",
        ) from error
    flag = match["flag"]
    around = calendar.widened(days, months) if flag else days
    days, around = (_sighted(each, calendar) for each in (days, around))
    return _One(days, around, months, match["time"] or "", flag)


def _sighted(days: Span, calendar: Calendar) -> Span:
    return days[0] - calendar.either_side, days[1] + calendar.either_side


def _days(match: re.Match[str], calendar: Calendar) -> tuple[Span, int]:
    """The days of a date, and the months of its precision: 0 for a day."""
    if vague := match["vague"]:
        first, last = int(vague.replace("X", "0")), _end(vague, calendar)
        days = calendar.whole(first)[0], calendar.whole(last)[1]
        return days, 1200 if vague.endswith("XX") else 120
    year = int(match["year"])
    if match["month"] is None:
        return calendar.whole(year), 12
    month = int(match["month"])
    if match["day"] is not None:
        return calendar.whole(year, month, int(match["day"])), 0
    if _SEASON <= month <= _LAST_CODE and not match[0].endswith("-XX"):
        return _part_of_year(year, month, calendar)
    return calendar.whole(year, month), 1


def _end(year: str, calendar: Calendar) -> int:
    """The last year of a decade or century, as far as the calendar's tables reach."""
    return min(int(year.replace("X", "9")), calendar.years[-1])


def _part_of_year(year: int, code: int, calendar: Calendar) -> tuple[Span, int]:
    if code < _QUARTER:
        season = (code - _SEASON) % 4
        return calendar.season(year, season if code < _SOUTH else (season + 2) % 4), 3
    first, months = (_QUARTER, 3) if code < _THIRD else (_THIRD, 4) if code < _HALF else (_HALF, 6)
    last = months * (code - first + 1)
    return calendar.between(year, last - months + 1, last), months


def _is_one(text: str, calendar: Calendar) -> bool:
    try:
        _one(text, calendar)
    except DateError:
        return False
    return True


def _instead(text: str, calendar: Calendar) -> str:
    """What to write: the same with all its digits where some are missing, or examples."""
    match = _PADDED.fullmatch(text)
    if match and len(text) < len("2021-05-04"):
        padded = "-".join(part.zfill(2) for part in match.groups() if part)
        if padded != text and _is_one(padded, calendar):
            return padded
    return calendar.examples
