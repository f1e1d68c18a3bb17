"""The one reader of dates, wherever one is written: files, lens, command line, HTTP.

A date is EDTF (see `edtf`) in one of three calendars (see `calendars`), in any digits, with slashes
or hyphens. Durations too, as ISO 8601 writes them.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graphsvc.text.calendars import (
    CALENDARS,
    GREGORIAN,
    LUNAR_HIJRI,
    SOLAR_HIJRI,
    Calendar,
    DateError,
)
from graphsvc.text.edtf import reach

UNCLEAR = range(1200, 1501)
"""Years that the Hijri calendars count now, and the Gregorian one counted in the Middle Ages."""

_PREFIX = re.compile("(?i:(sh|lh|ad)):")
_BY_PREFIX = {one.prefix: one for one in CALENDARS.values()}
_SPACED = re.compile(r"\s*([/,])\s*")
_SLASHED = re.compile(r"(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?![\dX])")
_SLASHED_MONTH = re.compile(r"(\d{4})/(\d{1,2})([~?%]?)")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_YEAR = re.compile(r"(?:^|[/,\[{]|\.\.)\s*(\d{2}[\dX][\dX])")
_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


@dataclass(frozen=True)
class When:
    """A date or span of time: its EDTF, and the first and last day it can touch, both included.

    `earliest` or `latest` is None where the start or end is open (`..`) or unknown (empty); `first`
    and `last` are the same unless the date is approximate or unsure: it may then be off by one unit
    of its precision. The EDTF is Gregorian; `calendar` and `original` say how it was written.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    first: date | None
    last: date | None
    calendar: str = GREGORIAN.name
    original: str = ""


def read_date(text: str, calendar: str | None = None) -> When:
    """A date as people write it; `calendar` where its field says which it is of.

    Else a prefix says so: `sh:1404-09-23` is Solar Hijri, `lh:1447-06-23` lunar Hijri, `ad:1397`
    Gregorian. Without one it is Gregorian, unless its year is one that all three may mean: such a
    date is refused. The digits may be Persian or Arabic; 1404/9/23 is a day, 2010/2015 an interval.
    Raises DateError with what to write instead.
    """
    plain = _in_ascii(text)
    match = _PREFIX.match(plain)
    named = CALENDARS[calendar] if calendar else None
    if match:
        prefixed = _BY_PREFIX[match[1].lower()]
        plain = plain[match.end() :].strip()
        if named not in (None, prefixed):
            reason = f"{text!r} is said to be of two calendars"
            raise DateError(reason, "leave out the prefix or the field's name")
        named = prefixed
    plain = _hyphened(plain)
    if named is None:
        _refuse_unclear(plain)
    return _read(plain, named or GREGORIAN)


def parse_edtf(edtf: str) -> When:
    """A date in Gregorian EDTF as it is stored: whatever its year, it is of that calendar."""
    return _read(edtf, GREGORIAN)


def stored_date(edtf: str, solar_hijri: str | None = None, lunar_hijri: str | None = None) -> When:
    """A stored date: by its original where it has one, for that says how precise it is."""
    if solar_hijri is not None:
        return _read(solar_hijri, SOLAR_HIJRI)
    return _read(lunar_hijri or edtf, LUNAR_HIJRI if lunar_hijri else GREGORIAN)


def spelled(edtf: str) -> str:
    """Gregorian EDTF as `read_date` takes it: with a prefix where its calendar would be unclear."""
    try:
        _refuse_unclear(edtf)
    except DateError:
        return f"{GREGORIAN.prefix}:{edtf}"
    return edtf


def is_after(one: When, other: When) -> bool:
    """Whether all of one date comes after the other; seasons, which overlap, as they come."""
    if one.first and other.last and one.first > other.last:
        return True
    plain = not re.search(r"[/~?%\[{]", one.original + other.original)
    if not plain or one.calendar != other.calendar:
        return False
    try:
        _read(f"{one.original}/{other.original}", CALENDARS[one.calendar])
    except DateError:
        return True
    return False


def is_approximate(edtf: str) -> bool:
    """Whether a date is approximate (~), uncertain (?) or both (%), in any part."""
    return any(sign in edtf for sign in "~?%")


def later(day: str, months: int, days: int) -> str:
    """The day (ISO 8601) so many months and days after one; the last day that there is, at most.

    Of a month that is too short its last day counts.
    """
    try:
        start = date.fromisoformat(day)
        years, month = divmod(start.month - 1 + months, 12)
        year = start.year + years
        last = monthrange(year, month + 1)[1]
        return (
            start.replace(year=year, month=month + 1, day=min(start.day, last))
            + timedelta(days=days)
        ).isoformat()
    except (ValueError, OverflowError):
        return date.max.isoformat()


def parse_duration(value: str) -> tuple[int, int]:
    """Months and days of an ISO 8601 duration: P1Y and P12M are one, P1M and P30D are not.

    Whole years, months, weeks and days. Raises DateError.
    """
    match = _DURATION.fullmatch(value)
    if not match:
        raise DateError(f"{value!r} is no ISO 8601 duration", "write one such as P4Y")
    years, months, weeks, days = (int(number or 0) for number in match.groups())
    return 12 * years + months, 7 * weeks + days


@lru_cache(maxsize=4096)
def _read(text: str, calendar: Calendar) -> When:
    found = reach(text, calendar)
    days = found.earliest, found.latest, found.first, found.last
    return When(found.gregorian, *days, calendar.name, text)


def _in_ascii(text: str) -> str:
    """With the digits of ASCII, without what nobody sees, and without spaces around signs."""
    visible = (sign for sign in text if unicodedata.category(sign) != "Cf")
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in visible)
    return _SPACED.sub(r"\1", digits).strip()


def _hyphened(text: str) -> str:
    """With hyphens for the slashes of a day or month; those of an interval stay."""
    if match := _DAY_FIRST.fullmatch(text):
        one, other, year = match.groups()
        ways = [f"{year}-{b:0>2}-{a:0>2}" for a, b in ((one, other), (other, one)) if int(b) <= 12]
        raise DateError(f"{text!r} has its year last", f"write {' or '.join(ways) or year}")
    if match := _SLASHED_MONTH.fullmatch(text):
        return f"{match[1]}-{match[2]:0>2}{match[3]}"
    return _SLASHED.sub(lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2}", text)


def _refuse_unclear(text: str) -> None:
    for year in _YEAR.findall(text):
        first, last = (int(year.replace("X", digit)) for digit in "09")
        if first in UNCLEAR and last in UNCLEAR:
            kinds = ((SOLAR_HIJRI, ""), (LUNAR_HIJRI, ""), (GREGORIAN, ", if it is truly meant"))
            reason = f"{text!r} has a year of 1200 to 1500 and does not say of which calendar"
            advice = [f"{c.prefix}:{text} for {c.label}{more}" for c, more in kinds]
            fields = [f"{{{c.name}: {_quoted(text)}}} for {c.label}{more}" for c, more in kinds]
            raise DateError(reason, f"write {_either(advice)}", f"write {_either(fields)}")


def _either(ways: list[str]) -> str:
    return f"{', '.join(ways[:-1])}, or {ways[-1]}"


def _quoted(text: str) -> str:
    """As YAML takes it for text inside braces."""
    return f'"{text}"' if text[0] in "[{" else text
