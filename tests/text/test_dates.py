"""Dates of claims: EDTF bounds, the Solar Hijri calendar against known days, and refusals."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.text.dates import (
    DateError,
    When,
    parse_duration,
    parse_edtf,
    solar_hijri,
    to_solar_hijri,
)

EDTF = [
    ("2021", "2021-01-01", "2021-12-31"),
    ("0622", "0622-01-01", "0622-12-31"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2021-05-04", "2021-05-04", "2021-05-04"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2021~", "2021-01-01", "2021-12-31"),
    ("2021-05?", "2021-05-01", "2021-05-31"),
    ("2021-05-04%", "2021-05-04", "2021-05-04"),
    ("202X", "2020-01-01", "2029-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31"),
    ("2024-02-XX", "2024-02-01", "2024-02-29"),
    ("2021-21", "2021-03-01", "2021-06-21"),
    ("2021-22", "2021-06-01", "2021-09-23"),
    ("2021-23", "2021-09-01", "2021-12-22"),
    ("2021-24", "2021-01-01", "2022-03-20"),
    ("2018/2020-05", "2018-01-01", "2020-05-31"),
    ("2018-05/2018", "2018-05-01", "2018-12-31"),
    ("2018-05-04~/2018-06?", "2018-05-04", "2018-06-30"),
    ("2018/..", "2018-01-01", None),
    ("2018/", "2018-01-01", None),
    ("../2018", None, "2018-12-31"),
    ("/2018", None, "2018-12-31"),
]

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

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SOLAR_YEARS = st.integers(1200, 1500)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def days(when: When) -> tuple[date, date]:
    """The first and last day of a date that has both."""
    assert when.earliest
    assert when.latest
    return when.earliest, when.latest


def length(when: When) -> int:
    first, last = days(when)
    return (last - first).days + 1


@st.composite
def edtf_dates(draw: st.DrawFn) -> str:
    """Any date of level 1 that is not an interval."""
    text = draw(DAYS).isoformat()
    forms = [text, text[:7], text[:4], text[:3] + "X", text[:2] + "XX", text[:4] + "-XX"]
    forms += [text[:7] + "-XX", text[:4] + draw(st.sampled_from(["-21", "-22", "-23", "-24"]))]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "~", "?", "%"]))


@pytest.mark.parametrize(("value", "earliest", "latest"), EDTF, ids=[row[0] for row in EDTF])
def test_edtf_bounds(value: str, earliest: str | None, latest: str | None) -> None:
    assert parse_edtf(value) == When(value, day(earliest), day(latest), None)


def test_the_words_of_the_source_are_kept() -> None:
    assert parse_edtf("2021-22", "تابستان ۲۰۲۱").written == "تابستان ۲۰۲۱"
    assert solar_hijri("1397", "سال ۹۷").written == "سال ۹۷"
    assert solar_hijri("1397").written == "1397"


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("", "write 2021"),
        (" 2021", "is no EDTF date"),
        ("2021\n", "is no EDTF date"),
        ("2021-5-4", "write 2021, 2021-05, 2021-05-04"),
        ("04/05/2021", "'04' is no EDTF date"),
        ("2021-05-04T10:00", "is no EDTF date"),
        ("2021-02-29", "day is out of range"),
        ("2021-13", "month must be in 1..12"),
        ("2021-21-05", "month must be in 1..12"),
        ("0000", "year 0 is out of range"),
        ("9999-24", "year 10000 is out of range"),
        ("202X-05", "is no EDTF date"),
        ("2021-XX-05", "is no EDTF date"),
        ("2021/2020", "write 2020/2021"),
        ("../..", "has no date"),
        ("/", "has no date"),
        ("..", "is no EDTF date"),
        ("2020/2021/2022", "is no EDTF date"),
        ("۲۰۲۱", "write 2021"),
        ("۲۰۲۱-۰۵", "write 2021-05"),
    ],
)
def test_what_is_no_edtf_is_refused_with_advice(value: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_edtf(value)
    assert advice in str(refusal.value)
    assert isinstance(refusal.value, ValueError)


@given(st.text("0123456789X-/.~?%۲ \n", max_size=12))
def test_any_text_is_a_date_or_a_date_error(value: str) -> None:
    for parse in (parse_edtf, solar_hijri):
        try:
            when = parse(value)
        except DateError:
            continue
        assert when.earliest or when.latest
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(edtf_dates(), edtf_dates())
def test_an_interval_reaches_from_its_first_date_to_its_last(start: str, end: str) -> None:
    earliest, latest = days(parse_edtf(start))[0], days(parse_edtf(end))[1]
    if earliest > latest:
        with pytest.raises(DateError):
            parse_edtf(f"{start}/{end}")
        return
    assert days(parse_edtf(f"{start}/{end}")) == (earliest, latest)
    for mark in ("..", ""):
        assert parse_edtf(f"{start}/{mark}") == When(f"{start}/{mark}", earliest, None)
        assert parse_edtf(f"{mark}/{end}") == When(f"{mark}/{end}", None, latest)


@given(DAYS)
def test_a_day_lies_in_every_vaguer_date_of_it(some_day: date) -> None:
    text = some_day.isoformat()
    vaguer = [text, f"{text}~", f"{text[:7]}-XX", text[:7], f"{text[:4]}-XX", text[:4]]
    vaguer += [f"{text[:3]}X", f"{text[:2]}XX"]
    bounds = [days(parse_edtf(value)) for value in vaguer]
    assert all(earliest <= some_day <= latest for earliest, latest in bounds)
    lengths = [latest - earliest for earliest, latest in bounds]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("1397", "2018-03-21/2019-03-20"),
        ("1403", "2024-03-20/2025-03-20"),
        ("1404-02", "2025-04-21/2025-05-21"),
        ("1403-12", "2025-02-19/2025-03-20"),
        ("1404-02-14", "2025-05-04"),
        ("1403-12-30", "2025-03-20"),
        ("1332-05-28", "1953-08-19"),
        ("1357-11-22", "1979-02-11"),
        ("1397/1399-02", "2018-03-21/2020-05-20"),
        ("1397/..", "2018-03-21/.."),
        ("../1397", "../2019-03-20"),
    ],
)
def test_solar_hijri_is_given_in_gregorian_edtf(value: str, edtf: str) -> None:
    when = solar_hijri(value)
    assert when == When(edtf, when.earliest, when.latest, value)
    assert parse_edtf(edtf, value) == when


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("2025", "write a Gregorian date"),
        ("1404-12-30", "day must be in 1..29"),
        ("1404-07-31", "day must be in 1..30"),
        ("1404-13", "month must be in 1..12"),
        ("1404-00", "month must be in 1..12"),
        ("1404-2-4", "write 1397"),
        ("1397~", "write 1397"),
        ("", "write 1397"),
        ("۱۴۰۴-۰۲", "write 1404-02"),
        ("1399/1397", "write 1397/1399"),
        ("../", "has no date"),
    ],
)
def test_what_is_no_solar_hijri_date_is_refused_with_advice(value: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        solar_hijri(value)
    assert advice in str(refusal.value)


@pytest.mark.parametrize(("year", "nowruz"), NOWRUZ)
def test_the_year_begins_on_the_known_day(year: int, nowruz: str) -> None:
    assert solar_hijri(str(year)).earliest == date.fromisoformat(nowruz)


def test_the_leap_years_are_the_official_ones() -> None:
    years = range(1300, 1451)
    assert [year for year in years if length(solar_hijri(str(year))) == 366] == LEAP_YEARS


@given(SOLAR_YEARS)
def test_the_months_follow_each_other_and_make_up_the_year(year: int) -> None:
    months = [solar_hijri(f"{year}-{month:02}") for month in range(1, 13)]
    lengths = [length(month) for month in months]
    assert lengths[:11] == [31] * 6 + [30] * 5
    assert lengths[11] in (29, 30)
    whole = solar_hijri(str(year))
    assert sum(lengths) == length(whole)
    assert (days(months[0])[0], days(months[11])[1]) == days(whole)
    following = [*months[1:], *([solar_hijri(str(year + 1))] if year < 1500 else [])]
    for month, after in zip(months, following, strict=False):
        assert days(month)[1] + timedelta(days=1) == days(after)[0]


@given(DAYS)
def test_a_day_to_solar_hijri_and_back(some_day: date) -> None:
    there = to_solar_hijri(some_day)
    assert there is not None
    assert solar_hijri(there) == When(some_day.isoformat(), some_day, some_day, there)
    for vaguer in (there[:7], there[:4]):
        first, last = days(solar_hijri(vaguer))
        assert first <= some_day <= last


def test_days_outside_the_calendar_have_no_day_in_it() -> None:
    assert to_solar_hijri(date(622, 3, 22)) == "0001-01-01"
    for outside in (date(330, 5, 11), date(622, 3, 21), date(9999, 12, 31)):
        assert to_solar_hijri(outside) is None


def test_durations_are_equal_where_they_are_exactly_as_long() -> None:
    assert parse_duration("P1Y") == parse_duration("P12M") == (12, 0)
    assert parse_duration("P2W") == parse_duration("P14D") == (0, 14)
    assert parse_duration("P1M10D") == (1, 10)
    assert parse_duration("P1M") != parse_duration("P30D")
    assert parse_duration("P1Y") != parse_duration("P365D")


@pytest.mark.parametrize("text", ["", "P", "4Y", "P4", "P1.5Y", "PT4H", "P1D1Y", "p1y", "P-1Y"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="no ISO 8601 duration"):
        parse_duration(text)
