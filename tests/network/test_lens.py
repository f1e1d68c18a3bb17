"""The lens: what it takes by default, what it refuses, and which claims it admits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import BadRequest, UnknownName
from graphsvc.model import model
from graphsvc.network.lens import Lens

MODALITIES = model.vocabulary("modality").names
CERTAINTIES = model.vocabulary("certainty").names
CLAIM = {"modality": "asserted", "certainty": "implied", "source": "news"}


def test_the_default_is_what_any_source_asserts() -> None:
    assert Lens.of() == Lens()
    assert Lens().parameters() == {"modality": ["asserted"], "certainty": None, "source": None}
    assert Lens().admits(CLAIM)
    assert not Lens().admits(CLAIM | {"modality": "denied"})


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
    assert Lens.of(modality, certainty, source).admits(claim) is expected
