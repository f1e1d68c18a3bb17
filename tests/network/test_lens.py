"""The lens: what it takes by default, what it refuses, and which claims it admits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import BadRequest, UnknownName
from graphsvc.model import model
from graphsvc.model.records import Source
from graphsvc.network.lens import Lens
from graphsvc.network.when import Days

MODALITIES = model.vocabulary("modality").names
CERTAINTIES = model.vocabulary("certainty").names
CLAIM = {"modality": "asserted", "certainty": "implied", "source": "news"}
SOURCES = {
    "news": Source(id="news", kind="news", language="en"),
    "list": Source(id="list", kind="register", language="en"),
}


def test_the_default_is_what_any_source_asserts() -> None:
    assert Lens.of() == Lens()
    unfiltered = dict.fromkeys(("certainty", "source", "first_day", "last_day"))
    assert Lens().parameters(SOURCES) == {"modality": ["asserted"], **unfiltered}
    assert Lens().admits(CLAIM, SOURCES["news"])
    assert not Lens().admits(CLAIM | {"modality": "denied"}, SOURCES["news"])


def test_a_kind_of_source_is_the_sources_of_that_kind() -> None:
    lens = Lens.of(source_kind=["register"])
    assert lens.parameters(SOURCES)["source"] == ["list"]
    assert not lens.admits(CLAIM, SOURCES["news"])
    assert lens.admits(CLAIM | {"source": "list"}, SOURCES["list"])
    both = Lens.of(source=["news", "gazette"], source_kind=["news"])
    assert both.parameters(SOURCES)["source"] == ["news"]


@pytest.mark.parametrize(
    ("asked", "kept", "days"),
    [
        ("2025-12-17", "2025-12-17", ("2025-12-17", "2025-12-17")),
        ("2025/12/17", "2025-12-17", ("2025-12-17", "2025-12-17")),
        ("sh:1402-03-11", "2023-06-01", ("2023-06-01", "2023-06-01")),
        ("sh:۱۴۰۲/۳/۱۱", "2023-06-01", ("2023-06-01", "2023-06-01")),
        ("lh:1447-06-23", "2025-12-13/2025-12-15", ("2025-12-13", "2025-12-15")),
        ("2015", "2015", ("2015-01-01", "2015-12-31")),
        ("2021-22", "2021-22", ("2021-06-01", "2021-09-23")),
        ("2010/2015", "2010/2015", ("2010-01-01", "2015-12-31")),
        ("sh:1397", "2018-03-21/2019-03-20", ("2018-03-21", "2019-03-20")),
        ("2010/..", "2010/..", ("2010-01-01", "9999-12-31")),
        ("../2010", "../2010", ("", "2010-12-31")),
        # As far as an approximate date may reach.
        ("2015~", "2014-01-01/2016-12-31", ("2014-01-01", "2016-12-31")),
        ("sh:1375~/..", "1995-03-21/..", ("1995-03-21", "9999-12-31")),
        ("ad:1402-03-11", "ad:1402-03-11", ("1402-03-11", "1402-03-11")),
        ("0999-01-01", "0999-01-01", ("0999-01-01", "0999-01-01")),
    ],
)
@pytest.mark.parametrize("name", ["as_of", "during"])
def test_a_day_or_period_is_any_date(name: str, asked: str, kept: str, days: Days) -> None:
    lens = Lens.of(**{name: asked})
    assert (getattr(lens, name), lens.days) == (kept, days)
    assert Lens.of(**{name: kept}) == lens == replace(lens, min_publishers=1)
    first, last = lens.parameters(SOURCES)["first_day"], lens.parameters(SOURCES)["last_day"]
    assert (first, last) == days


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("2025-13-01", "a day that exists"),
        ("17.12.2025", "Write 2025-12-17."),
        ("1404/9/26", "Write sh:1404-09-26 for Solar Hijri, lh:1404-09-26"),
        ("1402", "or ad:1402 for Gregorian"),
        ("1397/1399", "Write sh:1397/1399"),
        ("", "Write 2025-12-17"),
        ("yesterday", "Write 2025-12-17"),
        ("[1964,1968]", "Write the span of it"),
        ("2015/2010", "Write 2010/2015."),
    ],
)
@pytest.mark.parametrize("name", ["as_of", "during"])
def test_what_is_no_date_is_refused_with_advice(name: str, asked: str, advice: str) -> None:
    with pytest.raises(BadRequest, match=f"^{name} is ") as refused:
        Lens.of(**{name: asked})
    assert advice in refused.value.advice


def test_a_day_and_a_period_are_one_question() -> None:
    with pytest.raises(BadRequest, match="both given"):
        Lens.of(as_of="2015", during="2010/2015")


@pytest.mark.parametrize("number", [0, -1, 101])
def test_publishers_are_a_small_number(number: int) -> None:
    with pytest.raises(BadRequest, match="it can be 1 to 100"):
        Lens.of(min_publishers=number)


def test_a_period_keeps_what_may_hold_at_some_time_in_it() -> None:
    lens = Lens.of(during="2010/2015")
    for kept in ({"date_earliest": "2015-12-31"}, {"to_latest": "2010-01-01"}, {}):
        assert lens.admits(CLAIM | kept, None)
    for left in ({"from_earliest": "2016-01-01"}, {"to_latest": "2009-12-31"}):
        assert not lens.admits(CLAIM | left, None)


def test_as_of_a_day_leaves_out_what_holds_certainly_not_on_it() -> None:
    lens = Lens.of(as_of="2025-12-17")
    assert lens.admits(CLAIM, None)
    assert not lens.admits(CLAIM | {"date_earliest": "2025-12-18"}, None)
    assert not lens.admits(CLAIM | {"to_latest": "2025-12-16"}, None)


def test_any_takes_all_and_stands_alone() -> None:
    assert Lens.of(["any"]).modality is None
    assert Lens.of(certainty=["any"], source=["any"]) == Lens()
    with pytest.raises(BadRequest, match="stands alone"):
        Lens.of(["any", "denied"])


def test_the_same_choice_is_the_same_lens() -> None:
    assert Lens.of(["planned", "denied"]) == Lens.of(["denied", "planned", "denied"])
    assert Lens.of(source=["b", "a"]).source == ("a", "b")


@pytest.mark.parametrize(
    ("lens", "near"),
    [({"modality": ["planed"]}, "planned"), ({"certainty": ["implict"]}, "implied")],
)
def test_an_unknown_term_is_refused_with_the_nearest(lens: dict[str, list[str]], near: str) -> None:
    with pytest.raises(UnknownName) as refused:
        Lens.of(**lens)
    assert near in refused.value.advice


@given(
    st.lists(st.sampled_from(MODALITIES)),
    st.lists(st.sampled_from(CERTAINTIES)),
    st.lists(st.sampled_from(["news", "gazette", "blog"])),
    st.sampled_from(MODALITIES),
    st.sampled_from(CERTAINTIES),
    st.sampled_from(["news", "gazette"]),
)
def test_a_claim_is_admitted_by_all_three_or_not_at_all(
    modality: list[str], certainty: list[str], source: list[str], m: str, c: str, s: str
) -> None:
    expected = (
        m in (modality or ["asserted"])
        and (not certainty or c in certainty)
        and (not source or s in source)
    )
    claim = {"modality": m, "certainty": c, "source": s}
    assert Lens.of(modality, certainty, source).admits(claim, None) is expected


def test_a_lens_that_nobody_could_look_through_is_refused_however_it_is_made() -> None:
    with pytest.raises(UnknownName):
        Lens(modality=("nope",))
    for wrong in ({"as_of": "yesterday"}, {"min_publishers": 0}):
        with pytest.raises(BadRequest):
            Lens(**wrong)  # type: ignore[arg-type]
    assert Lens.of(modality="asserted") == Lens()
