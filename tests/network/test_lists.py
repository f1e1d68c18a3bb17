"""Lists of agreements and events, and the form of what ties two, on made-up graphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small import batch, edge, entity, states, tie
from snapshots import day

from graphsvc.answers.graph import Graph
from graphsvc.answers.lists import WantedAgreements, WantedEvents
from graphsvc.errors import NotFound
from graphsvc.network.lens import Lens

ANY = Lens(modality=None)


def test_a_tie_tells_its_state_from_that_of_the_letter_beneath(
    answering: Callable[..., Graph],
) -> None:
    graph = answering(
        batch(
            edge("a", "party to", "draft"), edge("b", "party to", "draft"),
            states("draft", "form", "letter of intent"), states("draft", "status", "signed"),
            tie("a", "b", "status", "suspended"),
        )
    )  # fmt: skip
    [found] = graph.ties("a").items
    [shared] = found.agreements
    assert found.status is not None
    assert shared.status is not None
    assert (found.status.value, shared.status.value) == ("suspended", "signed")
    assert shared.forms == ["letter of intent"]


def test_agreements_are_found_by_what_they_are_about(answering: Callable[..., Graph]) -> None:
    graph = answering(
        batch(
            edge("pact", "covers", "water"), edge("charter", "about", "hall"),
            edge("meeting", "about", "pact"), edge("draft", "covers", "water", modality="planned"),
        )
    )  # fmt: skip

    def about(name: str, lens: Lens = Lens()) -> list[str]:  # noqa: B008 - frozen
        items = graph.agreements(WantedAgreements(about=name), lens).items
        return [item.agreement.id for item in items if name in [e.id for e in item.about]]

    assert (about("water"), about("hall")) == (["pact"], ["charter"])
    assert about("water", ANY) == ["draft", "pact"]
    assert about("meeting", ANY) == [], "the meeting is about the pact, not the other way round"
    with pytest.raises(NotFound):
        about("nowhere")
    events = graph.events(WantedEvents(about="pact")).items
    assert [event.event.id for event in events] == ["meeting"]


def test_what_is_signed_for_a_municipality_is_found_at_its_city(
    answering: Callable[..., Graph],
) -> None:
    hall = entity("hall", "Organization").model_copy(update={"kind": "municipality"})
    graph = answering(
        batch(
            edge("hall", "serves", "a"),
            edge("first", "signed", "pact", qualifiers={"for_party": "hall"}),
            edge("second", "signed", "pact", qualifiers={"for_party": "b"}),
            states("pact", "status", "signed", dates={"date": day("2018-02-02")}),
            states("pact", "status", "terminated", dates={"date": day("2020-02-02")}),
        ),
        things=[hall],
    )
    [pact] = graph.agreements(WantedAgreements(party="a")).items
    assert [party.id for party in pact.parties] == ["b", "hall"]
    assert [body.id for body in pact.through] == ["hall"]
    assert graph.agreements(WantedAgreements(party="a"), Lens(as_of="2021-01-01")).ended == 1
    [tied] = graph.ties("a", lens=Lens(as_of="2019-01-01")).items
    assert (tied.other.id, [body.id for body in tied.through]) == ("b", ["hall"])
    [path] = graph.paths("a", "b", lens=Lens(as_of="2019-01-01")).paths
    assert [hop.end.id for hop in path] == ["hall", "pact", "b"]
    assert graph.paths("a", "b", lens=Lens(as_of="2021-01-01")).paths == []
    assert graph.paths("hall", "b").paths[0][0].ended is not None


def test_what_is_only_intended_stands_apart_under_every_lens(
    answering: Callable[..., Graph],
) -> None:
    graph = answering(
        batch(
            states("meeting", "status", "requested"),
            edge("meeting", "held in", "a", modality="requested"),
            edge("b", "hosts", "meeting", modality="planned"),
            edge("c", "hosts", "meeting", modality="denied"),
            edge("fair", "held in", "a"), edge("fair", "held in", "a", modality="planned"),
            edge("d", "hosts", "fair"),
        )
    )  # fmt: skip
    for lens in (Lens(), ANY):
        fair, meeting = graph.events(lens=lens).items
        assert (meeting.places, meeting.hosts) == ([], [])
        assert [(i.relationship, i.entity.id, i.modality) for i in meeting.intended] == [
            ("HELD_IN", "a", ["requested"]),
            ("HOSTS", "b", ["planned"]),
        ]
        assert [e.id for e in (*fair.places, *fair.hosts)] == ["a", "d"]
        assert fair.intended == []
    [fair, _] = graph.events(lens=Lens(modality=("planned",))).items
    assert (fair.places, fair.intended) == ([], []), "what is asserted is not of this lens"


def test_a_state_says_how_surely_it_is_so_on_the_day(answering: Callable[..., Graph]) -> None:
    graph = answering(
        batch(
            edge("a", "party to", "pact"),
            states("pact", "status", "signed"),
            states("draft", "status", "signed", dates={"date": day("2019-05")}),
            states("meeting", "status", "held", dates={"as_of": day("2019-05-04")}),
        )
    )

    def holds(as_of: str | None) -> dict[str, tuple[str | None, str | None]]:
        lens = Lens(as_of=as_of)
        listed = {
            **{i.agreement.id: i for i in graph.agreements(lens=lens).items},
            **{i.event.id: i for i in graph.events(lens=lens).items},
        }
        for name in ("pact", "draft"):
            alone = graph.agreement(name, lens).status
            assert alone == (listed[name].status if name in listed else None)
        return {n: (i.holds, i.status.holds if i.status else None) for n, i in listed.items()}

    either = ("undated", "undated")
    assert holds("2018-01-01") == {"pact": either, "meeting": ("possible", None)}
    assert holds("2019-05-04") == {
        "pact": either, "draft": ("possible", "possible"), "meeting": ("certain", "certain")
    }  # fmt: skip
    # It was signed for certain; whether it still stands, nobody vouches for.
    assert holds("2020-01-01")["draft"] == ("possible", "certain")
    assert set(holds(None).values()) == {(None, None)}
