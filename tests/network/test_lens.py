"""The lens: what it takes by default, what it refuses, and which claims it admits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import BadRequest, UnknownName
from graphsvc.model import model
from graphsvc.model.records import Source
from graphsvc.network.lens import Lens

MODALITIES = model.vocabulary("modality").names
CERTAINTIES = model.vocabulary("certainty").names
CLAIM = {"modality": "asserted", "certainty": "implied", "source": "news"}
SOURCES = {
    "news": Source(id="news", kind="news", language="en"),
    "list": Source(id="list", kind="register", language="en"),
}


def test_the_default_is_what_any_source_asserts() -> None:
    assert Lens.of() == Lens()
    unfiltered = {"certainty": None, "source": None, "as_of": None}
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
    "day", ["2025-13-01", "2025-12", "17.12.2025", "1404/9/26", "", "0999-01-01"]
)
def test_a_day_is_written_in_one_way(day: str) -> None:
    assert Lens.of(as_of="2025-12-17").as_of == "2025-12-17"
    with pytest.raises(BadRequest, match="it is a day"):
        Lens.of(as_of=day)


@pytest.mark.parametrize("number", [0, -1, 101])
def test_publishers_are_a_small_number(number: int) -> None:
    with pytest.raises(BadRequest, match="it can be 1 to 100"):
        Lens.of(min_publishers=number)


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
