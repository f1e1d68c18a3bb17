"""When a claim holds: certain, possible or undated as of a day, and never a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.records import Claim, Date, Source
from graphsvc.network.when import (
    Holds,
    Row,
    days,
    excluded,
    holds,
    moment,
    stated_days,
    told_days,
)
from graphsvc.store.properties import of_claim
from graphsvc.text.dates import stored_date

DAY = "2025-12-17"
UNDATED = Source(id="old", kind="news", language="fa")


def published(day: str) -> Source:
    return Source(
        id="news", kind="news", language="fa", published=Date(edtf=day, earliest=day, latest=day)
    )


def dated(name: str, earliest: str | None, latest: str | None) -> Row:
    found = {name: "…", f"{name}_earliest": earliest, f"{name}_latest": latest}
    return {key: value for key, value in found.items() if value is not None}


NEWS = published(DAY)


@pytest.mark.parametrize(
    ("claim", "source", "day", "expected"),
    [
        # An act is certain from its latest day on; of a month, possible within it.
        (dated("date", "2025-12-14", "2025-12-14"), NEWS, "2025-12-14", "certain"),
        (dated("date", "2025-12-14", "2025-12-14"), NEWS, "2031-01-01", "certain"),
        (dated("date", "2025-12-14", "2025-12-14"), NEWS, "2025-12-13", None),
        (dated("date", "2025-12-01", "2025-12-31"), NEWS, "2025-12-14", "possible"),
        (dated("date", "2025-12-01", "2025-12-31"), NEWS, "2025-12-31", "certain"),
        (dated("date", "2025-12-01", None), NEWS, "2030-01-01", "possible"),
        # So is a day that is the value itself.
        (dated("value", "2025-12-14", "2025-12-14"), NEWS, "2025-12-13", None),
        (dated("value", "2025-12-14", "2025-12-14"), NEWS, "2025-12-14", "certain"),
        # Without a date: certain on the day of publication, possible on others, or undated.
        ({}, NEWS, DAY, "certain"),
        ({}, NEWS, "2010-01-01", "possible"),
        ({}, NEWS, "2030-01-01", "possible"),
        ({}, UNDATED, DAY, "undated"),
        ({}, None, DAY, "undated"),
        # What the claim says of its day goes before the publication.
        (dated("as_of", "2020-01-01", "2020-01-01"), NEWS, "2020-01-01", "certain"),
        (dated("as_of", "2020-01-01", "2020-01-01"), NEWS, DAY, "possible"),
        (dated("as_of", "2020-01-01", "2020-12-31"), NEWS, "2020-05-05", "possible"),
        # A state lasts from a day to a day.
        (dated("from", "2019-01-01", "2019-12-31"), NEWS, "2018-12-31", None),
        (dated("from", "2019-01-01", "2019-12-31"), NEWS, "2019-06-01", "possible"),
        (dated("from", "2019-01-01", "2019-12-31"), NEWS, "2020-01-01", "certain"),
        (dated("from", "2019-01-01", "2019-12-31"), NEWS, DAY, "certain"),
        (dated("from", "2019-01-01", "2019-12-31"), NEWS, "2025-12-18", "possible"),
        (dated("from", "2019-01-01", "2019-01-01"), UNDATED, "2019-01-01", "certain"),
        (dated("from", "2019-01-01", "2019-01-01"), UNDATED, "2019-01-02", "possible"),
        (dated("to", "2021-01-01", "2021-12-31"), UNDATED, "2022-01-01", None),
        (dated("to", "2021-01-01", "2021-12-31"), UNDATED, "2020-01-01", "possible"),
    ],
)
def test_as_of_a_day(claim: Row, source: Source | None, day: str, expected: str | None) -> None:
    if expected is None:
        assert excluded(claim, (day, day))
    else:
        assert not excluded(claim, (day, day))
        assert holds(claim, source, (day, day)) == expected


def test_a_term_is_certain_between_its_latest_beginning_and_its_earliest_end() -> None:
    term = dated("from", "2019-01-01", "2019-12-31") | dated("to", "2021-01-01", "2021-12-31")
    asked = ["2019-06-01", "2020-01-01", "2021-01-01", "2021-06-01"]
    assert [holds(term, UNDATED, (day, day)) for day in asked] == [
        Holds.POSSIBLE,
        Holds.CERTAIN,
        Holds.CERTAIN,
        Holds.POSSIBLE,
    ]
    assert excluded(term, ("2018-12-31", "2018-12-31"))
    assert excluded(term, ("2022-01-01", "2022-01-01"))


ROUGH = Source(
    id="rough", kind="news", language="fa",
    published=Date(edtf="2021~", earliest="2021-01-01", latest="2021-12-31"),
)  # fmt: skip


def stored(name: str, edtf: str, **original: str) -> Row:
    """A date of a claim as it is stored."""
    when = stored_date(edtf, **original)
    days = {
        part: str(day)
        for part in ("earliest", "latest")
        if (day := getattr(when, part)) is not None
    }
    claim = Claim(
        source="news", kind="edge", relationship="TWINNED_WITH", start="a", end="b",
        dates={name: Date(edtf=when.edtf, **days, **original)},
    )  # fmt: skip
    return of_claim(claim)


def on(claim: Row, source: Source | None, first: str, last: str | None = None) -> str | None:
    asked = first, last or first
    return None if excluded(claim, asked) else holds(claim, source, asked).value


@pytest.mark.parametrize("sign", ["~", "?", "%"])
def test_what_is_approximate_is_certain_on_no_day_and_possible_a_unit_beyond(sign: str) -> None:
    act, state = stored("date", f"2021{sign}"), stored("from", f"2021{sign}")
    until = stored("from", "2000") | stored("to", f"2021{sign}")
    for day in ("2020-01-01", "2021-06-01", "2021-12-31", "2022-12-31", "2025-12-17", "2040-01-01"):
        assert on(act, NEWS, day) == on(state, NEWS, day) == "possible"
    for claim in (act, state):
        assert on(claim, NEWS, "2019-12-31") is None
    assert on(until, NEWS, "2010-01-01") == on(until, NEWS, "2022-12-31") == "possible"
    assert on(until, NEWS, "2023-01-01") is None
    year = stored("from", "1996-03-20~/1997-03-20~", solar_hijri=f"1375{sign}")
    assert on(year, NEWS, "1995-03-20") is None
    assert on(year, NEWS, "1995-03-21") == on(year, NEWS, DAY) == "possible"
    assert on(stored("as_of", f"2021{sign}"), NEWS, "2021-06-01") == "possible"
    assert on(stored("as_of", f"2021{sign}"), NEWS, "2021-01-01", "2021-12-31") == "possible"


def test_an_approximate_day_of_publication_vouches_for_no_day() -> None:
    assert on({}, ROUGH, "2021-01-01", "2021-12-31") == "possible"
    since = stored("from", "2019-05-01")
    assert on(since, ROUGH, "2019-05-01") == "certain"
    assert on(since, ROUGH, "2020-01-01") == "possible"


def test_not_after_and_not_before() -> None:
    """A report's "recent months" ended on its own day at the latest."""
    for name in ("date", "from"):
        before = stored(name, "../2025-05-04")
        assert on(before, published("2025-05-04"), "2025-05-03") == "possible"
        assert on(before, published("2025-05-04"), "1925-05-03") == "possible"
        assert on(before, published("2025-05-04"), "2025-05-04") == "certain"
        after = stored(name, "2025-05-04/..")
        assert on(after, NEWS, "2025-05-03") is None
        assert on(after, NEWS, "2025-05-04") == on(after, NEWS, "2031-01-01") == "possible"
    assert on(stored("date", "../2025-05-04"), NEWS, "2031-01-01") == "certain"
    bounded = stored("date", "2025-01-01/2025-05-04")
    asked = ["2024-12-31", "2025-01-01", "2025-05-03", "2025-05-04"]
    assert [on(bounded, NEWS, day) for day in asked] == [None, "possible", "possible", "certain"]


def test_during_a_period_is_at_some_time_in_it() -> None:
    term = stored("from", "2012") | stored("to", "2013")
    assert on(term, NEWS, "2010-01-01", "2011-12-31") is None
    assert on(term, NEWS, "2010-01-01", "2012-06-30") == "possible"
    assert on(term, NEWS, "2010-01-01", "2012-12-31") == "certain"
    assert on(term, NEWS, "2013-01-01", "2020-12-31") == "certain"
    assert on(term, NEWS, "2013-06-01", "2020-12-31") == "possible"
    assert on(term, NEWS, "2014-01-01", "2020-12-31") is None
    assert on({}, NEWS, "2025-12-01", "2025-12-31") == "certain"


def test_the_time_of_day_orders_what_is_of_one_day() -> None:
    early, late = stored("date", "2025-12-14T09:05"), stored("date", "2025-12-14T17:30:00Z")
    assert (moment(early), moment(late), moment({})) == ("T09:05", "T17:30:00Z", "")
    assert stated_days(early, NEWS) == stated_days(late, NEWS) == ("2025-12-14", "2025-12-14")
    assert on(late, NEWS, "2025-12-14") == "certain"


def test_what_an_approximate_date_says_is_kept_beside_what_it_may_be() -> None:
    about = stored("date", "2021~/..")
    assert days(about, "date") == ("2020-01-01", "9999-12-31")
    assert told_days(about, "date") == ("2021-01-01", "9999-12-31")
    plain = stored("date", "2021")
    assert days(plain, "date") == told_days(plain, "date") == ("2021-01-01", "2021-12-31")


def test_a_register_vouches_for_a_beginning_until_the_day_it_was_read() -> None:
    read = Source(
        id="list", kind="register", language="en",
        accessed=Date(edtf="2026-11-21", earliest="2026-11-21", latest="2026-11-21"),
    )  # fmt: skip
    since = dated("from", "1989-05-07", "1989-05-07")
    assert holds(since, read, ("2000-01-01", "2000-01-01")) == Holds.CERTAIN
    assert holds(since, read, ("2026-11-22", "2026-11-22")) == Holds.POSSIBLE
    assert holds({}, read, ("2026-11-21", "2026-11-21")) == Holds.UNDATED


def test_what_orders_claims_in_time() -> None:
    act = dated("date", "2025-12-14", "2025-12-14")
    assert stated_days(act | dated("as_of", DAY, DAY), NEWS) == ("2025-12-14", "2025-12-14")
    assert stated_days({}, NEWS) == (DAY, DAY)
    assert stated_days({}, UNDATED) is None
    ended = dated("to", "2019-12-31", "2019-12-31")
    assert stated_days(ended, NEWS) == ("2019-12-31", "2019-12-31")
    assert stated_days(ended | dated("as_of", "2018-01-01", "2018-12-31"), NEWS) == (
        "2018-01-01", "2018-12-31"
    )  # fmt: skip


DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(0, 400), DAYS)
def test_an_act_stays_certain_once_it_is(first: date, length: int, day: date) -> None:
    """Time passes one way: not yet, possible, certain."""
    last = first + timedelta(days=length)
    act = dated("date", first.isoformat(), last.isoformat())
    stages = [
        0
        if excluded(act, (d, d))
        else {"possible": 1, "certain": 2}[holds(act, None, (d, d)).value]
        for d in (day.isoformat(), (day + timedelta(days=1)).isoformat())
    ]
    assert stages[0] <= stages[1]
    assert (stages[0] == 2) == (day >= last)
