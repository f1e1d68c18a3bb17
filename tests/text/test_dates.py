"""Dates of claims in Gregorian EDTF: bounds, what is approximate, and refusals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.text.calendars import DateError
from graphsvc.text.dates import (
    When,
    is_after,
    is_approximate,
    parse_duration,
    parse_edtf,
    read_date,
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
    ("2021-22/2021-23", "2021-06-01", "2021-12-22"),
    ("2021-26", "2021-06-01", "2021-09-23"),
    ("2021-29", "2021-09-01", "2021-12-22"),
    ("2021-30", "2021-01-01", "2022-03-20"),
    ("2021-31", "2021-03-01", "2021-06-21"),
    ("2021-33", "2021-01-01", "2021-03-31"),
    ("2024-36", "2024-10-01", "2024-12-31"),
    ("2021-37", "2021-01-01", "2021-04-30"),
    ("2021-39", "2021-09-01", "2021-12-31"),
    ("2021-40", "2021-01-01", "2021-06-30"),
    ("2021-41~", "2021-07-01", "2021-12-31"),
    ("[1964,1965]", "1964-01-01", "1965-12-31"),
    ("[1964-05,1966..1968-03]", "1964-05-01", "1968-03-31"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("[..1984]", None, "1984-12-31"),
    ("[1984-06-01..]", "1984-06-01", None),
    ("2025-12-14T10:30", "2025-12-14", "2025-12-14"),
    ("2025-12-14T23:59:59Z", "2025-12-14", "2025-12-14"),
    ("2025-12-14T10:30+03:30", "2025-12-14", "2025-12-14"),
]

# What an approximate date may reach: one unit of its precision on either side.
AROUND = [
    ("2021~", "2020-01-01", "2022-12-31"),
    ("2021?", "2020-01-01", "2022-12-31"),
    ("2021-XX%", "2020-01-01", "2022-12-31"),
    ("2021-03~", "2021-02-01", "2021-04-30"),
    ("2021-01~", "2020-12-01", "2021-02-28"),
    ("2021-05-04?", "2021-05-03", "2021-05-05"),
    ("202X~", "2010-01-01", "2039-12-31"),
    ("19XX~", "1800-01-01", "2099-12-31"),
    ("2021-33~", "2020-10-01", "2021-06-30"),
    ("2021-40~", "2020-07-01", "2021-12-31"),
    ("2018~/2020", "2017-01-01", "2020-12-31"),
    ("2018/2020-05~", "2018-01-01", "2020-06-30"),
    ("2018~/..", "2017-01-01", None),
    ("[1964,1965~]", "1964-01-01", "1966-12-31"),
    ("9999~", "9998-01-01", "9999-12-31"),
    ("0001~", "0001-01-01", "0002-12-31"),
]

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def days(when: When) -> tuple[date, date]:
    """The first and last day of a date that has both."""
    assert when.earliest
    assert when.latest
    return when.earliest, when.latest


def days_of(when: When) -> tuple[date | None, date | None]:
    return when.earliest, when.latest


@st.composite
def edtf_dates(draw: st.DrawFn) -> str:
    """Any date of level 1 that is not an interval."""
    text = draw(DAYS).isoformat()
    forms = [text, text[:7], text[:4], text[:3] + "X", text[:2] + "XX", text[:4] + "-XX"]
    forms += [
        text[:7] + "-XX",
        text[:4] + draw(st.sampled_from([f"-{code}" for code in range(21, 42)])),
    ]
    return draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "~", "?", "%"]))


@pytest.mark.parametrize(("value", "earliest", "latest"), EDTF, ids=[row[0] for row in EDTF])
def test_edtf_bounds(value: str, earliest: str | None, latest: str | None) -> None:
    when = parse_edtf(value)
    assert days_of(when) == (day(earliest), day(latest))
    assert (when.edtf, when.original, when.calendar) == (value, value, "gregorian")
    assert read_date(value) == when


@pytest.mark.parametrize(("value", "first", "last"), AROUND, ids=[row[0] for row in AROUND])
def test_what_is_approximate_reaches_one_unit_further(
    value: str, first: str | None, last: str | None
) -> None:
    when = parse_edtf(value)
    assert (when.first, when.last) == (day(first), day(last))
    assert is_approximate(when.edtf)


@given(st.data())
def test_only_what_is_approximate_reaches_beyond_its_span(data: st.DataObject) -> None:
    value = data.draw(edtf_dates())
    when, plain = parse_edtf(value), parse_edtf(value.rstrip("~?%"))
    assert days_of(when) == days_of(plain) == (plain.first, plain.last)
    first, last = days(when)
    assert when.first
    assert when.last
    if value[-1] in "~?%":
        assert when.first < first <= last < when.last
    else:
        assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        ("2020", "2010", True),
        ("2010", "2010", False),
        ("2010-12", "2010", False),
        ("2011-01-01", "2010", True),
        ("2012-23", "2012-22", True),
        ("2012-22", "2012-23", False),
        ("2021~", "2020", False),
        ("2022~", "2020", True),
        ("2020/..", "2019", True),
        ("../2020", "2019", False),
        ("2020", "../2019", True),
        ("[2019,2021]", "2020", False),
    ],
)
def test_one_date_is_after_another_only_where_it_certainly_is(
    one: str, other: str, after: bool
) -> None:
    assert is_after(parse_edtf(one), parse_edtf(other)) is after


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        ("", "write 2025-12-17"),
        (" 2021", "is no EDTF date"),
        ("2021\n", "is no EDTF date"),
        ("2021-5-4", "write 2021-05-04"),
        ("04/05/2021", "'04' is no EDTF date"),
        ("2021-05-04T24:00", "is no EDTF date"),
        ("2021-05T10:00", "is no EDTF date"),
        ("2021-42", "month must be in 1..12"),
        ("2021-20", "month must be in 1..12"),
        ("2021-22-XX", "month must be in 1..12"),
        ("[]", "is no EDTF date"),
        ("[2021", "is no EDTF date"),
        ("[2021,2020/2022]", "is no EDTF date"),
        ("[[2021],2022]", "is no EDTF date"),
        ("[2022..2021]", "ends before it begins"),
        ("2012-23/2012-22", "write 2012-22/2012-23"),
        ("2021-34/2021-33", "write 2021-33/2021-34"),
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
        ("۲۰۲۱", "is no EDTF date"),
    ],
)
def test_what_is_no_edtf_is_refused_with_advice(value: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_edtf(value)
    assert advice in str(refusal.value)
    assert isinstance(refusal.value, ValueError)


@given(st.text("0123456789X-/.~?%۲T:[]{},shl \n", max_size=14))
def test_any_text_is_a_date_or_a_date_error(value: str) -> None:
    for calendar in (None, "gregorian", "solar_hijri", "lunar_hijri"):
        try:
            when = read_date(value, calendar)
        except DateError:
            continue
        assert when.earliest or when.latest
        assert days_of(parse_edtf(when.edtf)) == days_of(when)
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(edtf_dates(), edtf_dates())
def test_an_interval_reaches_from_its_first_date_to_its_last(start: str, end: str) -> None:
    one, other = days(parse_edtf(start)), days(parse_edtf(end))
    earliest, latest = one[0], other[1]
    if earliest > latest:
        with pytest.raises(DateError):
            parse_edtf(f"{start}/{end}")
        return
    if one[0] <= other[0] or one[1] <= other[1]:
        assert days(parse_edtf(f"{start}/{end}")) == (earliest, latest)
    for mark in ("..", ""):
        assert days_of(parse_edtf(f"{start}/{mark}")) == (earliest, None)
        assert days_of(parse_edtf(f"{mark}/{end}")) == (None, latest)


@given(DAYS)
def test_a_day_lies_in_every_vaguer_date_of_it(some_day: date) -> None:
    text = some_day.isoformat()
    vaguer = [text, f"{text}~", f"{text[:7]}-XX", text[:7], f"{text[:4]}-XX", text[:4]]
    vaguer += [f"{text[:3]}X", f"{text[:2]}XX"]
    bounds = [days(parse_edtf(value)) for value in vaguer]
    assert all(earliest <= some_day <= latest for earliest, latest in bounds)
    lengths = [latest - earliest for earliest, latest in bounds]
    assert lengths == sorted(lengths)


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
