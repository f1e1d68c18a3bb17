"""The calendars in which dates are written: Gregorian, Solar Hijri and lunar Hijri.

Each says on which Gregorian days a year, month, day or part of a year of its own can lie.
persiantools for the Solar Hijri calendar, since its leap years agree with the equinox at Tehran in
every year from 1200 to 1500; hijridate for the lunar one, after the tables of Umm al-Qura.
"""

from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from hijridate import Gregorian as HijridateDay
from hijridate import Hijri
from persiantools.jdatetime import JalaliDate

Span = tuple[date, date]
"""A first and a last day, both included."""
Parts = tuple[int, int, int]
"""Year, month, day."""

SPRING, SUMMER, AUTUMN, WINTER = range(4)
_MONTHS_OF_A_YEAR = 12
_DAY = timedelta(days=1)


class DateError(ValueError):
    """A date that cannot be read; the message says what is wrong and what to write instead."""

    def __init__(self, reason: str, advice: str, in_file: str | None = None) -> None:
        super().__init__(f"{reason}: {advice}")
        self.reason = reason
        self.advice = advice
        self.in_file = f"{reason}: {in_file or advice}"
        """The message where the date stands in a file, which has fields for each calendar."""


class Calendar(ABC):
    """A calendar of years of twelve months."""

    name: str
    """Its name, which is that of its field in files too."""
    prefix: str
    """What stands before a date of this calendar where there is but one field for all."""
    label: str
    years: range
    examples: str
    either_side = timedelta(0)
    """By how much the day may be another where the calendar is not computed but sighted."""

    @abstractmethod
    def to_gregorian(self, year: int, month: int, day: int) -> date:
        """A day; ValueError where there is none such."""

    @abstractmethod
    def of_gregorian(self, day: date) -> Parts:
        """Year, month and day; ValueError outside the calendar."""

    @abstractmethod
    def month_length(self, year: int, month: int) -> int:
        """The days of a month; ValueError where there is none such."""

    @abstractmethod
    def season(self, year: int, season: int) -> Span:
        """The days that a season of the north can touch."""

    def whole(self, year: int, month: int | None = None, day: int | None = None) -> Span:
        """The days of a year, a month or a day; ValueError where there is none such."""
        if month is None:
            return self.between(year, 1, _MONTHS_OF_A_YEAR)
        return self.between(year, month, month, day)

    def between(self, year: int, month: int, last: int, day: int | None = None) -> Span:
        """The days of one month to another of a year, both included, or of one day of it."""
        if day is not None:
            only = self.to_gregorian(year, month, day)
            return only, only
        end = self.to_gregorian(year, last, self.month_length(year, last))
        return self.to_gregorian(year, month, 1), end

    def widened(self, days: Span, months: int) -> Span:
        """These days and so many months more on either side; a day more where it is no month."""
        if not months:
            return _moved(days[0], -1), _moved(days[1], 1)
        after = self._shifted(_moved(days[1], 1), months)
        last = after if after == date.max else _moved(after, -1)
        return self._shifted(days[0], -months), last

    def _shifted(self, day: date, months: int) -> date:
        """The same day, so many months later; the last of the month where it has none such."""
        try:
            year, month, number = self.of_gregorian(day)
            years, month = divmod(month - 1 + months, _MONTHS_OF_A_YEAR)
            longest = self.month_length(year + years, month + 1)
            return self.to_gregorian(year + years, month + 1, min(number, longest))
        except (ValueError, OverflowError):  # beyond the calendar: no month has more days
            return _moved(day, 31 * months)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


# First and last (month, day) of the seasons, as wide as anyone reckons them: by whole months, by
# equinox and solstice, by the Iranian year. Winter has no one year: sources mean either end.
_NORTH = (((3, 1), (6, 21)), ((6, 1), (9, 23)), ((9, 1), (12, 22)), ((1, 1), (3, 20)))


class _Gregorian(Calendar):
    name, prefix, label = "gregorian", "ad", "Gregorian"
    years = range(1, 10_000)
    examples = (
        "2025-12-17, 2025-12, 2025, 2021~ (about), 2021? (unsure), 202X, 2021-21 (spring), "
        "2021-33 (first quarter), [2019,2021] (one of them) "
        "or an interval such as 2021-05/2022 or 2021/.."
    )

    def to_gregorian(self, year: int, month: int, day: int) -> date:
        return date(year, month, day)

    def of_gregorian(self, day: date) -> Parts:
        return day.year, day.month, day.day

    def month_length(self, year: int, month: int) -> int:
        date(year, month, 1)  # a ValueError that says what is out of range
        return monthrange(year, month)[1]

    def season(self, year: int, season: int) -> Span:
        first, last = _NORTH[season]
        return date(year, *first), date(year + (season == WINTER), *last)


class _SolarHijri(Calendar):
    name, prefix, label = "solar_hijri", "sh", "Solar Hijri"
    years = range(1200, 1501)
    examples = (
        "1404-09-23 or 1404/09/23, 1404-09, 1404, 1375~ (about), 137X, 1404-23 (autumn) "
        "or an interval such as 1397/1399-02"
    )

    def to_gregorian(self, year: int, month: int, day: int) -> date:
        return _jalali(year, month, day).to_gregorian()

    def of_gregorian(self, day: date) -> Parts:
        there = _jalali(day)
        return there.year, there.month, there.day

    def month_length(self, year: int, month: int) -> int:
        _jalali(year, month, 1)
        return int(JalaliDate.days_in_month(month, year))

    def season(self, year: int, season: int) -> Span:
        return self.between(year, 3 * season + 1, 3 * season + 3)


class _LunarHijri(Calendar):
    name, prefix, label = "lunar_hijri", "lh", "lunar Hijri"
    years = range(1343, 1501)
    examples = (
        "1447-06-23 or 1447/06/23, 1447-06, 1447, 1417~ (about), 141X, 1447-23 (autumn) "
        "or an interval such as 1440/1442-02"
    )
    either_side = _DAY

    def to_gregorian(self, year: int, month: int, day: int) -> date:
        found = _hijri(lambda: Hijri(year, month, day)).to_gregorian()
        return date(found.year, found.month, found.day)

    def of_gregorian(self, day: date) -> Parts:
        there = _hijri(HijridateDay(day.year, day.month, day.day).to_hijri)
        return there.year, there.month, there.day

    def month_length(self, year: int, month: int) -> int:
        return int(_hijri(lambda: Hijri(year, month, 1)).month_length())

    def season(self, year: int, season: int) -> Span:
        """A lunar year begins in any season: one of it may lie at its beginning and at its end."""
        first, last = self.whole(year)
        found = [GREGORIAN.season(y, season) for y in range(first.year - 1, last.year + 1)]
        inside = [(max(a, first), min(b, last)) for a, b in found if a <= last and b >= first]
        return inside[0][0], inside[-1][1]


def _jalali(*parts: int | date) -> JalaliDate:
    """A JalaliDate of year, month and day, or of a Gregorian day."""
    return JalaliDate(*parts)  # type: ignore[no-untyped-call]  # only its constructor is untyped


def _hijri(make: Callable[[], Hijri]) -> Hijri:
    """A date of the tables; ValueError outside them."""
    try:
        return make()
    except OverflowError as error:
        raise ValueError(str(error)) from error


GREGORIAN, SOLAR_HIJRI, LUNAR_HIJRI = _Gregorian(), _SolarHijri(), _LunarHijri()
CALENDARS = {one.name: one for one in (GREGORIAN, SOLAR_HIJRI, LUNAR_HIJRI)}
"""By name."""


def to_solar_hijri(day: date) -> str | None:
    """A day in the Solar Hijri calendar as YYYY-MM-DD, for display.

    None before the calendar's first day (0622-03-22) and after 9377-12.
    """
    try:
        return str(_jalali(day).isoformat())
    except ValueError:
        return None
