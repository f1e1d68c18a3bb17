"""Ties as answered: how many they bind, who vouches for them, what is left out, which state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from small import PLURAL, batch, edge, said_by, states, tie
from snapshots import day

from graphsvc.answers.graph import Graph
from graphsvc.answers.listed import TieOut, TiesAnswer
from graphsvc.errors import BadRequest, NotFound
from graphsvc.model.records import Batch, Claim
from graphsvc.network.lens import Lens

Ask = Callable[..., TiesAnswer]


@pytest.fixture
def ask(answering: Callable[..., Graph]) -> Callable[..., Ask]:
    """Load these batches; ask for the ties of ``a``, or of another."""

    def load(*batches: Batch) -> Ask:
        graph = answering(*batches)

        def ties(
            name: str = "a", kind: str | None = None, state: str | None = None, **lens: Any
        ) -> TiesAnswer:
            return graph.ties(name, kind, Lens.of(**lens), state=state)

        return ties

    return load


def parties(agreement: str, *names: str, **more: Any) -> list[Claim]:
    return [edge(name, "party to", agreement, **more) for name in names]


def others(answer: TiesAnswer) -> list[str]:
    return [tied.other.id for tied in answer.items]


def one(answer: TiesAnswer) -> TieOut:
    assert len(answer.items) == answer.total == 1
    return answer.items[0]


def test_two_parties_are_a_bilateral_tie_and_three_are_a_multilateral_one(ask: Any) -> None:
    ties = ask(batch(*parties("pact", "a", "b"), *parties("charter", "a", "c", "d")))
    found = ties()
    assert {t.other.id: t.multilateral for t in found.items} == {"b": False, "c": True, "d": True}
    assert (found.total, found.bilateral) == (3, 1)
    assert others(ties(kind="bilateral")) == ["b"]
    assert others(ties(kind="multilateral")) == ["c", "d"]
    with pytest.raises(BadRequest, match="kind of tie 'trilateral'"):
        ties(kind="trilateral")


def test_a_tie_is_multilateral_by_all_asserted_parties_whatever_the_lens(ask: Any) -> None:
    ties = ask(
        said_by("news", *parties("pact", "a", "b")),
        said_by("other", *parties("pact", "c", certainty="implied")),
    )
    for lens in ({"source": ["news"]}, {"certainty": ["explicit"]}, {"as_of": "2020-01-01"}):
        tied = {t.other.id: t.multilateral for t in ties(**lens).items}
        assert tied["b"] is True, lens


def test_a_party_that_is_only_proposed_makes_nothing_multilateral(ask: Any) -> None:
    ties = ask(batch(*parties("pact", "a", "b"), *parties("pact", "c", modality="proposed")))
    assert others(ties()) == ["b"]
    everything = ties(modality=["any"])
    assert {t.other.id: t.multilateral for t in everything.items} == {"b": False, "c": False}
    assert {t.other.id: t.modality for t in everything.items}["c"] == ["proposed"]


def test_a_direct_tie_makes_bilateral_what_shares_a_charter_too(ask: Any) -> None:
    claims = [*parties("charter", "a", "b", "c"), edge("b", "twinned with", "a")]
    found = {t.other.id: t for t in ask(batch(*claims))().items}
    assert (found["b"].multilateral, found["c"].multilateral) == (False, True)
    assert [s.multilateral for s in found["b"].agreements] == [True]
    assert len(found["b"].direct) == 1


def test_a_tie_is_found_from_either_end(ask: Any) -> None:
    ties = ask(batch(edge("a", "twinned with", "b"), edge("c", "twinned with", "a")))
    assert others(ties()) == ["b", "c"]
    assert others(ties("b")) == others(ties("c")) == ["a"]


def test_only_sources_that_name_both_parties_vouch_for_a_tie(ask: Any) -> None:
    ties = ask(
        said_by("one", *parties("pact", "a", "b"), publisher="paper"),
        said_by("two", *parties("pact", "a"), publisher="gazette"),
    )
    tied = one(ties())
    assert (tied.independent, tied.publishers) == (1, 1)
    assert len(tied.agreements[0].claims) == 3
    assert others(ties(min_publishers=2)) == []


def test_what_no_single_source_says_is_no_tie(ask: Any) -> None:
    ties = ask(said_by("one", *parties("pact", "a")), said_by("two", *parties("pact", "b")))
    assert others(ties()) == []


def test_publishers_and_families_both_limit_how_many_are_independent(ask: Any) -> None:
    twin = edge("a", "twinned with", "b")
    shared = said_by("one", twin, publisher="paper", family="agency")
    copied = said_by("two", twin, publisher="gazette", family="agency")
    again = said_by("three", twin, publisher="paper")
    ties = ask(shared, copied, again)
    tied = one(ties(min_publishers=2))
    assert (tied.publishers, tied.independent) == (2, 2)
    assert others(ties(min_publishers=3)) == []
    assert one(ties(source=["one", "two"])).independent == 1
    assert one(ties(source=["one", "three"])).independent == 1
    assert others(ties(source=["one", "two"], min_publishers=2)) == []


def test_proposed_ties_are_not_in_the_default_lens(ask: Any) -> None:
    ties = ask(
        batch(
            *parties("draft", "a", "b", modality="proposed"),
            edge("a", "twinned with", "c", modality="denied"),
        )
    )
    assert others(ties()) == []
    assert others(ties(modality=["proposed"])) == ["b"]
    assert {t.other.id: t.modality for t in ties(modality=["any"]).items} == {
        "b": ["proposed"], "c": ["denied"]
    }  # fmt: skip


def test_plural_nodes_and_bodies_are_no_ties(ask: Any) -> None:
    claims = [*parties("pact", "a", "b", "club", PLURAL), edge("a", "twinned with", PLURAL)]
    ties = ask(batch(*claims, edge("a", "twinned with", "province")))
    assert others(ties()) == ["b", "province"]


def test_what_is_stated_of_a_bond_that_nobody_calls_a_tie_is_none(ask: Any) -> None:
    ties = ask(batch(tie("a", "b", "status", "suspended")))
    assert others(ties()) == []


def test_a_bond_that_was_suspended_says_so(ask: Any) -> None:
    ties = ask(
        batch(
            edge("a", "twinned with", "b"),
            tie("a", "b", "status", "in force", dates={"date": day("2010")}),
            tie("b", "a", "status", "suspended", dates={"date": day("2022-03-05")}),
        )
    )

    def state(**lens: Any) -> str | None:
        found = one(ties(**lens)).status
        return found.value if found else None

    assert state() == "suspended"
    assert state(as_of="2015-01-01") == "in force"
    assert state(as_of="2005-01-01") is None
    assert len(one(ties()).stated) == 2


def test_a_state_before_a_new_beginning_is_not_that_of_what_stands_now(ask: Any) -> None:
    ended = tie("a", "b", "status", "terminated", dates={"date": day("2015-06-10")})
    first = edge("a", "twinned with", "b", dates={"from": day("1980")})
    again = edge("b", "twinned with", "a", words="again", dates={"from": day("2017-03-01")})
    ties = ask(batch(first, ended, again))
    found = one(ties())
    assert (found.status, found.ended, found.since) == (None, None, ("2017-03-01",) * 2)
    between = one(ties(as_of="2015-12-31", state="any"))
    assert between.holds == "ended"
    assert between.status is not None
    assert between.status.value == "terminated"
    assert one(ties(as_of="2018-01-01")).status is None


def test_a_tie_bears_the_state_of_its_agreement_as_of_the_day_with_rivals(ask: Any) -> None:
    ties = ask(
        said_by(
            "one",
            *parties("pact", "a", "b"),
            states("pact", "status", "proposed", dates={"as_of": day("2018-03-01")}),
            states("pact", "status", "signed", dates={"date": day("2018-06-01")}),
        ),
        said_by("two", states("pact", "status", "declined", dates={"as_of": day("2018-06")})),
    )

    def state(**lens: Any) -> tuple[str, list[str | None]] | None:
        found = one(ties(**lens)).agreements[0].status
        return (found.value, [claim.value for claim in found.rivals]) if found else None

    assert others(ties(as_of="2018-01-01")) == []  # what is signed later does not tie yet
    assert others(ties(as_of="2018-03-01")) == []
    assert state(as_of="2018-06-01") == ("signed", ["declined"])
    assert state() == ("declined", ["signed"])
    assert state(source=["one"]) == ("signed", [])


def test_ties_are_of_cities_and_regions_alone(ask: Any) -> None:
    ties = ask(batch(edge("province", "twinned with", "a")))
    assert others(ties("province")) == ["a"]
    with pytest.raises(NotFound, match="ties are of cities and regions"):
        ties("club")
    with pytest.raises(NotFound):
        ties("nowhere")


def test_a_proposal_or_a_denial_adds_no_support(ask: Any) -> None:
    ties = ask(
        said_by("one", edge("a", "twinned with", "b"), publisher="paper"),
        said_by("two", edge("a", "twinned with", "b", modality="denied"), publisher="gazette"),
        said_by("three", edge("b", "twinned with", "a", modality="proposed"), publisher="gazette"),
        said_by("four", edge("a", "twinned with", "c", modality="proposed"), publisher="gazette"),
        said_by("five", edge("a", "twinned with", "d", modality="denied"), publisher="gazette"),
    )
    found = {t.other.id: (t.independent, t.modality) for t in ties(modality=["any"]).items}
    assert found == {
        "b": (1, ["asserted", "denied", "proposed"]),
        "c": (1, ["proposed"]),
        "d": (1, ["denied"]),
    }
    assert others(ties(modality=["any"], min_publishers=2)) == []
