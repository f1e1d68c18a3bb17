"""The one reader: spellings of each calendar, digits, slashes, and what names no calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.text.calendars import LUNAR_HIJRI, SOLAR_HIJRI, DateError
from graphsvc.text.dates import is_approximate, read_date, spelled

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("sh:1402-03-11", "2023-06-01"),
        ("SH:1402-03-11", "2023-06-01"),
        (" sh: 1402/3/11 ", "2023-06-01"),
        ("sh:۱۴۰۲/۰۳/۱۱", "2023-06-01"),
        ("sh:1404/09", "2025-11-22/2025-12-21"),
        ("sh:1404/9~", "2025-11-22~/2025-12-21~"),
        ("sh:1404/09/23/1404/10/02", "2025-12-14/2025-12-23"),
        ("sh:1397/1399", "2018-03-21/2021-03-20"),
        ("lh:1447/6/23", "2025-12-13/2025-12-15"),
        ("lh:١٤٤٧", "2025-06-25/2026-06-16"),
        ("ad:1397", "1397"),
        ("ad:1397-02/1399", "1397-02/1399"),
        ("ad:2021", "2021"),
        ("2025/12/14", "2025-12-14"),
        ("2025/1/4", "2025-01-04"),
        ("2025/12", "2025-12"),
        ("۲۰۲۵/۱۲/۱۴", "2025-12-14"),
        ("\u200f۲۰۲۱\u200f", "2021"),
        ("2010/2015", "2010/2015"),
        ("2010 / 2015", "2010/2015"),
        ("2010/2015-03", "2010/2015-03"),
        ("[1964, 1965]", "[1964,1965]"),
        ("0622", "0622"),
        ("1199-12-31", "1199-12-31"),
        ("1501", "1501"),
        ("15XX", "15XX"),
    ],
)
def test_a_date_is_read_as_people_write_it(written: str, edtf: str) -> None:
    assert read_date(written).edtf == edtf


@pytest.mark.parametrize(
    "written",
    [
        *("1397", "1200", "1500", "1404-02-14", "1404-02-30", "1404/09/23", "1404/9", "۱۳۹۷"),
        *(
            "1397~",
            "1397?",
            "139X",
            "13XX",
            "1404-23",
            "1404-33",
            "1397/1399-02",
            "1397/..",
            "/1397",
        ),
        *("1150/1250", "[1397,2020]", "[2020,1397]", "{1397}", "[..1397]", "1404-09-23T10:30"),
    ],
)
def test_a_year_of_three_calendars_is_refused_with_every_way_to_write_it(written: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_date(written)
    text = str(refusal.value)
    assert "does not say of which calendar" in text
    assert [way in text for way in ("sh:", "lh:", "ad:")] == [True] * 3
    ways = ("{solar_hijri: ", "{lunar_hijri: ", "{gregorian: ")
    assert [way in refusal.value.in_file for way in ways] == [True] * 3


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("04/05/2021", "write 2021-05-04 or 2021-04-05"),
        ("23/09/1404", "write 1404-09-23"),
        ("14.12.2025", "write 2025-12-14"),
        ("2010/12/2015", "is no EDTF date"),
        ("yesterday", "write 2025-12-17"),
        ("sh:2025", "write a Gregorian date"),
        ("sh:lh:1404", "is no Solar Hijri date"),
        ("ah:1404", "is no EDTF date"),
        ("", "write 2025-12-17"),
        ("²٠21", "is no EDTF date"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(written: str, advice: str) -> None:
    with pytest.raises(DateError) as refusal:
        read_date(written)
    assert advice in str(refusal.value)


def test_a_field_of_one_calendar_takes_no_other() -> None:
    assert read_date("sh:1404", "solar_hijri") == read_date("1404", "solar_hijri")
    with pytest.raises(DateError, match="of two calendars"):
        read_date("lh:1404", "solar_hijri")


@given(st.dates(date(1925, 1, 1), date(2077, 1, 1)), st.booleans(), st.sampled_from("-/"))
def test_every_spelling_of_a_day_is_that_day(day: date, padded: bool, sign: str) -> None:
    width = 2 if padded or sign == "-" else 1
    for prefix, parts in (
        ("", (day.year, day.month, day.day)),
        ("sh:", SOLAR_HIJRI.of_gregorian(day)),
        ("lh:", LUNAR_HIJRI.of_gregorian(day)),
    ):
        text = f"{parts[0]}{sign}{parts[1]:0{width}}{sign}{parts[2]:0{width}}"
        found = {read_date(prefix + text.translate(table)) for table in ({}, PERSIAN, ARABIC)}
        (when,) = found
        assert when.earliest
        assert when.latest
        slack = prefix == "lh:"
        assert ((day - when.earliest).days, (when.latest - day).days) == (slack, slack)


@given(st.integers(1, 9999), st.sampled_from(["", "~", "-03", "-22", "-03-04"]))
def test_what_is_spelled_is_read_again(year: int, rest: str) -> None:
    edtf = f"{year:04}{rest}"
    when = read_date(spelled(edtf))
    assert (when.edtf, is_approximate(when.edtf)) == (edtf, rest == "~")
