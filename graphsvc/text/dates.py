"""Dates of claims: as written, as EDTF (ISO 8601-2), and as the days they can lie between.

Durations too, as ISO 8601 writes them.

Own parser for EDTF level 1, since the PyPI `edtf` takes 2021-02-29 and 2021/2020 and gives an
unknown end a made-up day ten years off; persiantools for the Solar Hijri calendar, since its leap
years agree with the equinox at Tehran in every year from 1200 to 1500.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from persiantools.jdatetime import JalaliDate

_Days = tuple[date, date]

_EDTF = re.compile(
    "(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?[~?%]?"
    "|(?P<vague>[0-9]{2}[0-9X]X|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-[0-9]{2}-XX)[~?%]?"
)
_EDTF_EXAMPLES = (
    "2021, 2021-05, 2021-05-04, 2021~ (about), 2021? (unsure), 202X, 2021-21 (spring) "
    "or an interval such as 2021-05/2022 or 2021/.."
)
_SOLAR_HIJRI = re.compile("([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_SOLAR_HIJRI_EXAMPLES = "1397, 1397-05, 1397-05-28 or an interval such as 1397/1399-02"
_SOLAR_HIJRI_YEARS = range(1200, 1501)
_OPEN_ENDS = ("..", "")
_DURATION = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")

# First and last (month, day) of the EDTF seasons, of the north and as wide as anyone reckons them:
# by whole months, by equinox and solstice, by the Iranian year. Winter has no one year; see below.
_SEASONS = {
    "21": ((3, 1), (6, 21)),
    "22": ((6, 1), (9, 23)),
    "23": ((9, 1), (12, 22)),
    "24": ((1, 1), (3, 20)),
}


class DateError(ValueError):
    """A date that cannot be read; the message says what is wrong and what to write instead."""


@dataclass(frozen=True)
class When:
    """A date or span of time: its EDTF, and the first and last day it can touch, both included.

    `earliest` or `latest` is None where the start or end is open (`..`) or unknown (empty).
    `written` holds the words of the source, where they differ from the EDTF.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    written: str | None = None


def parse_edtf(value: str, written: str | None = None) -> When:
    """A date in EDTF, ISO 8601-2:2019 level 1 (https://www.loc.gov/standards/datetime/).

    Taken: 2021, 2021-05, 2021-05-04; seasons 2021-21 (spring) to 2021-24 (winter); unspecified
    digits 202X, 20XX, 2021-XX, 2021-05-XX, 2021-XX-XX; after any of these ~ ? or %; intervals a/b
    of these, where one end may be open `..` or unknown (empty). Seasons are those of the north;
    a winter reaches from January of its year to March of the next, as sources mean either end.

    Not taken: times, years outside 0001–9999, level 2. Raises DateError.
    """
    earliest, latest = _span(value, _edtf_days)
    return When(value, earliest, latest, written)


def solar_hijri(value: str, written: str | None = None) -> When:
    """A date in the Solar Hijri (Iranian) calendar: 1397, 1397-05, 1397-05-28, or an interval.

    The EDTF is Gregorian: a day (1404-02-14 is 2025-05-04) or the interval of first and last day
    (1397 is 2018-03-21/2019-03-20). `written` is the value itself unless given. An interval may
    have one open (`..`) or unknown (empty) end. Years 1200 to 1500. Raises DateError.
    """
    earliest, latest = _span(value, _solar_hijri_days)
    if earliest == latest and earliest is not None:
        edtf = earliest.isoformat()
    else:
        start, _, end = value.partition("/")
        edtf = f"{earliest or start}/{latest or end}"
    return When(edtf, earliest, latest, value if written is None else written)


def to_solar_hijri(day: date) -> str | None:
    """A day in the Solar Hijri calendar as YYYY-MM-DD, for display.

    None before the calendar's first day (0622-03-22) and after 9377-12.
    """
    try:
        return _jalali(day).isoformat()
    except ValueError:
        return None


def parse_duration(value: str) -> tuple[int, int]:
    """Months and days of an ISO 8601 duration: P1Y and P12M are one, P1M and P30D are not.

    Whole years, months, weeks and days. Raises DateError.
    """
    match = _DURATION.fullmatch(value)
    if not match:
        raise DateError(f"{value!r} is no ISO 8601 duration, such as P4Y")
    years, months, weeks, days = (int(number or 0) for number in match.groups())
    return 12 * years + months, 7 * weeks + days


def _span(value: str, days: Callable[[str], _Days]) -> tuple[date | None, date | None]:
    """First and last day of a date or an interval of two, each read by `days`."""
    if "/" not in value:
        return days(value)
    start, _, end = value.partition("/")
    if start in _OPEN_ENDS and end in _OPEN_ENDS:
        raise DateError(f"the interval {value!r} has no date: write one end, or leave it out")
    first = None if start in _OPEN_ENDS else days(start)
    last = None if end in _OPEN_ENDS else days(end)
    if first and last and first[0] > last[1]:
        raise DateError(f"the interval {value!r} ends before it begins: write {end}/{start}")
    return first and first[0], last and last[1]


def _edtf_days(text: str) -> _Days:
    """First and last day of one EDTF date without its interval."""
    match = _EDTF.fullmatch(text)
    if not match:
        raise DateError(f"{text!r} is no EDTF date: write {_instead(text, _EDTF_EXAMPLES)}")
    year, month, day = match["year"], match["month"], match["day"]
    if match["vague"]:
        return _vague_days(match["vague"])
    if month in _SEASONS and not day:
        (first, last), winter = _SEASONS[month], month == "24"
        return _day(text, int(year), *first), _day(text, int(year) + winter, *last)
    return _calendar_days(text, int(year), month, day)


def _vague_days(text: str) -> _Days:
    """First and last day of a date with unspecified digits: X in the year, the month or the day."""
    year, _, rest = text.partition("-")
    month = rest[:2]
    if "X" in year:
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return _day(text, first, 1, 1), _day(text, last, 12, 31)
    return _calendar_days(text, int(year), None if month == "XX" else month, None)


def _calendar_days(text: str, year: int, month: str | None, day: str | None) -> _Days:
    """First and last day of a Gregorian year, month or day."""
    if month is None:
        return _day(text, year, 1, 1), _day(text, year, 12, 31)
    first = _day(text, year, int(month), int(day or 1))
    last_day = monthrange(year, int(month))[1]
    return first, first if day else first.replace(day=last_day)


def _day(text: str, year: int, month: int, day: int) -> date:
    """One Gregorian day, or a DateError that names the date it comes from."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateError(
            f"{text!r} is not in the calendar ({error}): write a day that exists, or less of it"
        ) from error


def _solar_hijri_days(text: str) -> _Days:
    """First and last Gregorian day of a Solar Hijri year, month or day."""
    match = _SOLAR_HIJRI.fullmatch(text)
    if not match:
        examples = _instead(text, _SOLAR_HIJRI_EXAMPLES)
        raise DateError(f"{text!r} is no Solar Hijri date: write {examples}")
    year = int(match[1])
    if year not in _SOLAR_HIJRI_YEARS:
        raise DateError(
            f"{text!r} is no Solar Hijri date of 1200 to 1500: write a Gregorian date as plain EDTF"
        )
    try:
        first = _jalali(year, int(match[2] or 1), int(match[3] or 1))
        last_month = int(match[2] or 12)
        last_day = int(match[3] or JalaliDate.days_in_month(last_month, year))
        return first.to_gregorian(), _jalali(year, last_month, last_day).to_gregorian()
    except ValueError as error:
        raise DateError(
            f"{text!r} is not in the Solar Hijri calendar ({error.args[0]}): "
            "write a day that exists, or less of it"
        ) from error


def _instead(text: str, examples: str) -> str:
    """What to write: the same in ASCII digits where it was typed in other digits, or examples."""
    in_ascii = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    return in_ascii if in_ascii != text and in_ascii.isascii() else examples


def _jalali(*parts: int | date) -> JalaliDate:
    """A JalaliDate of year, month and day, or of a Gregorian day."""
    return JalaliDate(*parts)  # type: ignore[no-untyped-call]  # only its constructor is untyped
