"""The Hijri calendars against known days, and their years, months, seasons and doubts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.text.calendars import LUNAR_HIJRI, SOLAR_HIJRI, DateError, to_solar_hijri
from graphsvc.text.dates import When, parse_edtf, read_date, stored_date

# The first day of the year, as Iranian calendars printed it.
NOWRUZ = [
    (1304, "1925-03-21"),
    (1358, "1979-03-21"),
    (1375, "1996-03-20"),
    (1397, "2018-03-21"),
    (1400, "2021-03-21"),
    (1403, "2024-03-20"),
    (1404, "2025-03-21"),
    (1408, "2029-03-20"),
]
# Leap years of 1300 to 1450; each begins a run of four or five years by the equinox at Tehran.
LEAP_YEARS = [
    *(1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358),
    *(1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420),
    *(1424, 1428, 1432, 1436, 1441, 1445, 1449),
]
# The first day of the lunar year by the calendar of Umm al-Qura, as it was announced.
MUHARRAM = [
    (1400, "1979-11-20"),
    (1421, "2000-04-06"),
    (1441, "2019-08-31"),
    (1445, "2023-07-19"),
    (1446, "2024-07-07"),
    (1447, "2025-06-26"),
]
SOLAR = [
    ("1397", "2018-03-21/2019-03-20"),
    ("1403", "2024-03-20/2025-03-20"),
    ("1404-02", "2025-04-21/2025-05-21"),
    ("1403-12", "2025-02-19/2025-03-20"),
    ("1404-02-14", "2025-05-04"),
    ("1403-12-30", "2025-03-20"),
    ("1332-05-28", "1953-08-19"),
    ("1357-11-22", "1979-02-11"),
    ("1404-09-23T10:30", "2025-12-14T10:30"),
    ("1404-02-14?", "2025-05-04?"),
    ("1397/1399-02", "2018-03-21/2020-05-20"),
    ("1397/..", "2018-03-21/.."),
    ("../1397", "../2019-03-20"),
    ("1397~/1399", "2018-03-21~/2021-03-20"),
    ("1375~", "1996-03-20~/1997-03-20~"),
    ("1375-06?", "1996-08-22?/1996-09-21?"),
    ("137X", "1991-03-21/2001-03-20"),
    ("13XX", "1921-03-21/2021-03-20"),
    ("1404-XX", "2025-03-21/2026-03-20"),
    ("1404-21", "2025-03-21/2025-06-21"),
    ("1404-22", "2025-06-22/2025-09-22"),
    ("1404-23", "2025-09-23/2025-12-21"),
    ("1403-24", "2024-12-21/2025-03-20"),
    ("1404-34", "2025-06-22/2025-09-22"),
    ("1404-41", "2025-09-23/2026-03-20"),
    ("[1397,1399-01]", "[2018-03-21..2019-03-20,2020-03-20..2020-04-19]"),
    ("[1397..]", "[2018-03-21..]"),
]
SOLAR_AROUND = [
    ("1375~", "1995-03-21", "1998-03-20"),
    ("1374?", "1994-03-21", "1997-03-20"),
    ("1375-12~", "1997-01-20", "1997-04-20"),
    ("1404-02-14%", "2025-05-03", "2025-05-05"),
    ("137X~", "1981-03-21", "2011-03-20"),
    ("1404-23~", "2025-06-22", "2026-03-20"),
]
LUNAR = [
    ("1447-06-23", "2025-12-13/2025-12-15"),
    ("1447-01-01", "2025-06-25/2025-06-27"),
    ("1447", "2025-06-25/2026-06-16"),
    ("1447-09", "2026-02-17/2026-03-20"),
    ("1445/1446", "2023-07-18/2025-06-26"),
    ("1445/..", "2023-07-18/.."),
    ("144X", "2018-09-10/2028-05-25"),
    ("1447~", "2025-06-25~/2026-06-16~"),
    # Autumn as wide as it is of the Gregorian year; it lies within the lunar one.
    ("1447-23", "2025-08-31/2025-12-23"),
]
SOLAR_YEARS = st.integers(1200, 1500)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LUNAR_DAYS = st.dates(date(1924, 8, 1), date(2077, 11, 16))


def solar(text: str) -> When:
    return read_date(text, "solar_hijri")


def lunar(text: str) -> When:
    return read_date(text, "lunar_hijri")


def days(when: When) -> tuple[date, date]:
    assert when.earliest
    assert when.latest
    return when.earliest, when.latest


def length(when: When) -> int:
    first, last = days(when)
    return (last - first).days + 1


@pytest.mark.parametrize(("value", "edtf"), SOLAR, ids=[row[0] for row in SOLAR])
def test_solar_hijri_is_given_in_gregorian_edtf(value: str, edtf: str) -> None:
    when = solar(value)
    assert (when.edtf, when.original, when.calendar) == (edtf, value, "solar_hijri")
    again = parse_edtf(edtf)
    assert (again.earliest, again.latest) == (when.earliest, when.latest)
    assert stored_date(edtf, solar_hijri=value) == when == read_date(f"sh:{value}")


@pytest.mark.parametrize(("value", "edtf"), LUNAR, ids=[row[0] for row in LUNAR])
def test_lunar_hijri_may_be_a_day_earlier_or_later(value: str, edtf: str) -> None:
    when = lunar(value)
    assert (when.edtf, when.original, when.calendar) == (edtf, value, "lunar_hijri")
    assert stored_date(edtf, lunar_hijri=value) == when == read_date(f"lh:{value}")


@pytest.mark.parametrize(("value", "first", "last"), SOLAR_AROUND)
def test_what_is_approximate_reaches_a_unit_of_its_own_calendar_further(
    value: str, first: str, last: str
) -> None:
    when = solar(value)
    assert (str(when.first), str(when.last)) == (first, last)


def test_an_approximate_lunar_year_reaches_over_the_years_beside_it() -> None:
    when = lunar("1446~")
    assert (when.first, when.last) == (lunar("1445").earliest, lunar("1447").latest)
    edge = lunar("1500~")
    assert edge.last
    assert edge.latest
    assert edge.last - edge.latest > timedelta(days=353)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("2025", "write a Gregorian date"),
        ("1404-12-30", "day must be in 1..29"),
        ("1404-07-31", "day must be in 1..30"),
        ("1404-13", "month must be in 1..12"),
        ("1404-00", "month must be in 1..12"),
        ("1404-2-4", "write 1404-02-04"),
        ("1404-02-14~~", "write 1404-09-23 or 1404/09/23"),
        ("", "write 1404-09-23"),
        ("1399/1397", "write 1397/1399"),
        ("1404-23/1404-22", "write 1404-22/1404-23"),
        ("../", "has no date"),
        ("1404-09-23T25:00", "is no Solar Hijri date"),
    ],
)
def test_what_is_no_solar_hijri_date_is_refused_with_advice(value: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        solar(value)
    assert advice in str(refusal.value)


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("2025", "of 1343 to 1500: write a Gregorian date"),
        ("1300", "of 1343 to 1500: write a Gregorian date"),
        ("1447-01-31", "is not in the lunar Hijri calendar"),
        ("1447-13", "month must be in 1-12"),
        ("1447-1", "write 1447-01"),
    ],
)
def test_what_is_no_lunar_hijri_date_is_refused_with_advice(value: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        lunar(value)
    assert advice in str(refusal.value)


@pytest.mark.parametrize(("year", "nowruz"), NOWRUZ)
def test_the_year_begins_on_the_known_day(year: int, nowruz: str) -> None:
    assert solar(str(year)).earliest == date.fromisoformat(nowruz)


@pytest.mark.parametrize(("year", "muharram"), MUHARRAM)
def test_the_lunar_year_begins_on_the_known_day(year: int, muharram: str) -> None:
    assert LUNAR_HIJRI.whole(year)[0] == date.fromisoformat(muharram)


def test_the_leap_years_are_the_official_ones() -> None:
    years = range(1300, 1451)
    assert [year for year in years if length(solar(str(year))) == 366] == LEAP_YEARS


@given(SOLAR_YEARS)
def test_the_months_follow_each_other_and_make_up_the_year(year: int) -> None:
    months = [solar(f"{year}-{month:02}") for month in range(1, 13)]
    lengths = [length(month) for month in months]
    assert lengths[:11] == [31] * 6 + [30] * 5
    assert lengths[11] in (29, 30)
    whole = solar(str(year))
    assert sum(lengths) == length(whole)
    assert (days(months[0])[0], days(months[11])[1]) == days(whole)
    following = [*months[1:], *([solar(str(year + 1))] if year < 1500 else [])]
    for month, after in zip(months, following, strict=False):
        assert days(month)[1] + timedelta(days=1) == days(after)[0]
    for codes in (range(21, 25), range(33, 37), range(37, 40), range(40, 42)):
        assert sum(length(solar(f"{year}-{code}")) for code in codes) == length(whole)


@given(DAYS)
def test_a_day_to_solar_hijri_and_back(some_day: date) -> None:
    there = to_solar_hijri(some_day)
    assert there is not None
    assert solar(there).edtf == some_day.isoformat()
    assert SOLAR_HIJRI.of_gregorian(some_day) == tuple(map(int, there.split("-")))
    vaguer = (there[:7], there[:4], f"{there[:3]}X", f"{there[:2]}XX")
    bounds = [days(solar(text)) for text in vaguer]
    assert all(first <= some_day <= last for first, last in bounds)
    widths = [last - first for first, last in bounds]
    assert widths == sorted(widths)


@given(LUNAR_DAYS)
def test_a_day_to_lunar_hijri_and_back(some_day: date) -> None:
    year, month, number = LUNAR_HIJRI.of_gregorian(some_day)
    assert LUNAR_HIJRI.to_gregorian(year, month, number) == some_day
    a_day = timedelta(days=1)
    assert days(lunar(f"{year}-{month:02}-{number:02}")) == (some_day - a_day, some_day + a_day)
    bounds = [days(lunar(text)) for text in (f"{year}-{month:02}", f"{year}")]
    assert all(first < some_day < last for first, last in bounds)
    seasons = [days(lunar(f"{year}-{code}")) for code in range(21, 25)]
    assert any(first < some_day < last for first, last in seasons)


@given(st.integers(1343, 1499))
def test_lunar_years_follow_each_other(year: int) -> None:
    first, last = LUNAR_HIJRI.whole(year)
    assert 352 <= (last - first).days <= 355  # the tables of some years are a day off
    assert LUNAR_HIJRI.whole(year + 1)[0] - last == timedelta(days=1)


def test_days_outside_the_calendar_have_no_day_in_it() -> None:
    assert to_solar_hijri(date(622, 3, 22)) == "0001-01-01"
    for outside in (date(330, 5, 11), date(622, 3, 21), date(9999, 12, 31)):
        assert to_solar_hijri(outside) is None
