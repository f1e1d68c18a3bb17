"""Letters and whom they are for, decisions and agendas, programmes with parties of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small import batch, edge, said_by

from graphsvc.answers.graph import Graph
from graphsvc.answers.lists import WantedAgreements, WantedEvents
from graphsvc.errors import NotFound
from graphsvc.network.lens import Lens

ANY = Lens(modality=None)
Answering = Callable[..., Graph]


def near(graph: Graph, name: str, relationship: str, lens: Lens = ANY) -> list[tuple[str, bool]]:
    found = graph.adjacent(name, relationship, lens).items
    return [(item.neighbour.id, item.outgoing) for item in found]


def test_whom_a_letter_is_for_takes_no_part_in_it(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("hall", "authored", "meeting"), edge("meeting", "addressed to", "mayor"),
            edge("meeting", "addressed to", "club"), edge("first", "took part in", "meeting"),
            edge("meeting", "addressed to", "second", modality="planned"),
            edge("meeting", "addressed to", "third", modality="denied"),
        )
    )  # fmt: skip
    [letter] = graph.events().items
    assert [e.id for e in letter.addressees] == ["club", "mayor"]
    assert [e.id for e in letter.participants] == ["first"]
    [letter] = graph.events(lens=ANY).items
    assert {e.id for e in letter.addressees} == {"club", "mayor", "second"}, "no denied one"


def test_events_are_found_by_whom_they_are_for(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("meeting", "addressed to", "mayor"), edge("mayor", "took part in", "fair"),
            edge("fair", "addressed to", "a", modality="proposed"),
        )
    )  # fmt: skip

    def found(lens: Lens = Lens(), **wanted: str) -> list[str]:  # noqa: B008 - frozen
        return [item.event.id for item in graph.events(WantedEvents(**wanted), lens).items]

    assert found(addressee="mayor") == ["meeting"]
    assert found(participant="mayor") == ["fair"]
    assert found(addressee="mayor", participant="mayor") == []
    assert (found(addressee="a"), found(ANY, addressee="a")) == ([], ["fair"])
    with pytest.raises(NotFound):
        found(addressee="nowhere")


def test_decisions_and_agendas_stand_at_the_body_and_at_the_matter(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("hall", "decided on", "pact", qualifiers={"decision": "approved"}),
            edge("hall", "decided on", "fair", qualifiers={"decision": "deferred"}),
            edge("hall", "considers", "plan"), edge("first", "thanked", "a"),
            edge("second", "represents", "b"), edge("meeting", "requested", "plan",
                                                    qualifiers={"of_whom": "club"}),
        )
    )  # fmt: skip
    assert near(graph, "hall", "decided on") == [("fair", True), ("pact", True)]
    assert near(graph, "pact", "decided on") == [("hall", False)]
    assert near(graph, "plan", "considers") == [("hall", False)]
    assert near(graph, "plan", "requested") == [("meeting", False)]
    assert near(graph, "b", "represents") == [("second", False)]
    assert near(graph, "a", "thanked") == [("first", False)]
    around = graph.agreement("pact").related
    assert [(c.relationship, c.qualifiers["decision"].value) for c in around] == [
        ("DECIDED_ON", "approved")
    ]


def test_none_of_these_is_a_path(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("meeting", "addressed to", "a"), edge("hall", "authored", "meeting"),
            edge("hall", "decided on", "plan"), edge("b", "decided on", "plan"),
            edge("first", "represents", "a"), edge("first", "thanked", "b"),
            edge("hall", "considers", "pact"), edge("c", "considers", "pact"),
        )
    )  # fmt: skip
    for one, other in (("a", "hall"), ("hall", "b"), ("a", "b"), ("hall", "c")):
        assert graph.paths(one, other).length is None


def test_a_programme_is_reached_through_its_own_parties(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("a", "party to", "plan"), edge("b", "party to", "plan"),
            edge("c", "party to", "club"), edge("a", "party to", "club"),
            edge("works", "established under", "pact"), edge("d", "party to", "pact"),
        )
    )  # fmt: skip
    assert graph.paths("plan", "a").length == 1
    assert graph.paths("a", "b").length == 2
    assert graph.paths("club", "c").length == 1
    [path] = graph.paths("works", "d").paths
    assert [(hop.end.id, hop.relationships) for hop in path] == [
        ("pact", ["ESTABLISHED_UNDER"]), ("d", ["PARTY_TO"])
    ]  # fmt: skip


def test_a_shared_programme_or_body_is_no_tie_and_no_agreement(answering: Answering) -> None:
    graph = answering(
        said_by(
            "news",
            *[edge(name, "party to", "plan") for name in ("a", "b")],
            *[edge(name, "party to", "club") for name in ("a", "c")],
            *[edge(name, "party to", "pact") for name in ("a", "d")],
        )
    )  # fmt: skip
    assert [tie.other.id for tie in graph.ties("a", lens=ANY).items] == ["d"]
    assert graph.ties("b", lens=ANY).items == []
    found = graph.agreements(WantedAgreements(party="a")).items
    assert [item.agreement.id for item in found] == ["pact"]
    shared = {item.entity.id: item for item in graph.common("a", "b").items}
    assert shared["plan"].a.relationships == ["PARTY_TO"], "what they share is told all the same"
    assert graph.query("agreements_of", id="b") == []
    assert graph.query("parties", ids=["plan", "club"]) == []
