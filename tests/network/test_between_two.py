"""What relates two entities as answered: either way round, in common, and who vouches for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small import PLURAL, batch, edge, said_by, states, tie

from graphsvc.answers.claims import Wanted
from graphsvc.answers.graph import Graph
from graphsvc.errors import BadRequest, NotFound
from graphsvc.network.lens import Lens

pytestmark = pytest.mark.slow

Answering = Callable[..., Graph]


def test_a_symmetric_relation_is_one_row_however_sources_turn_it(answering: Answering) -> None:
    graph = answering(
        said_by("one", edge("a", "twinned with", "b"), publisher="paper"),
        said_by("two", edge("b", "twinned with", "a"), publisher="gazette"),
        said_by("three", edge("b", "located in", "a")),
    )
    for name, other in (("a", "b"), ("b", "a")):
        tied, _ = sorted(graph.adjacent(name).items, key=lambda r: -r.claims)
        assert (tied.relationship, tied.outgoing) == ("TWINNED_WITH", True)
        assert (tied.neighbour.id, tied.claims, tied.independent) == (other, 2, 2)
        both = graph.adjacent(name, lens=Lens.of(min_publishers=2))
        assert [row.relationship for row in both.items] == ["TWINNED_WITH"]
        assert both.total == 1
    ways = {(r.relationship, r.outgoing) for r in graph.adjacent("a").items}
    assert ("LOCATED_IN", False) in ways
    listed = graph.claims(Wanted(about="a"), Lens.of(min_publishers=2))
    assert listed.total == 2


def test_a_relation_with_a_direction_is_not_supported_by_its_reverse(answering: Answering) -> None:
    graph = answering(
        said_by("one", edge("club", "part of", "hall"), publisher="paper"),
        said_by("two", edge("hall", "part of", "club"), publisher="gazette"),
    )
    assert graph.adjacent("club").total == 2
    assert graph.adjacent("club", lens=Lens.of(min_publishers=2)).total == 0
    assert graph.claims(None, Lens.of(min_publishers=2)).total == 0


def test_publishers_of_one_family_count_as_one_everywhere(answering: Answering) -> None:
    said = [edge("a", "party to", "pact"), edge("b", "party to", "pact")]
    said.append(states("pact", "status", "signed"))
    graph = answering(
        said_by("one", *said, publisher="paper", family="agency"),
        said_by("two", *said, publisher="gazette", family="agency"),
    )
    two = Lens.of(min_publishers=2)
    assert graph.claims(None, two).total == 0
    assert graph.adjacent("a", lens=two).total == 0
    assert graph.agreement("pact", two).parties == []
    assert graph.agreement("pact", two).status is None
    assert graph.network(["a"], lens=two).edges == []
    assert graph.paths("a", "b", two).paths == []
    assert graph.common("a", "b", two).total == 0
    assert graph.ties("a", lens=two).total == 0
    assert graph.agreements(lens=two).items == []
    assert graph.entity("pact", two).attributes == {}
    row = graph.adjacent("a").items[0]
    assert (row.publishers, row.independent) == (2, 1)


def test_two_publishers_must_say_the_same_and_in_the_same_mood(answering: Answering) -> None:
    graph = answering(
        said_by("one", edge("a", "party to", "pact"), publisher="paper"),
        said_by("two", edge("a", "party to", "pact", modality="planned"), publisher="gazette"),
        said_by("three", edge("a", "party to", "charter"), publisher="gazette"),
    )
    lens = Lens.of(["any"], min_publishers=2)
    assert graph.claims(None, lens).total == 0
    assert graph.adjacent("a", lens=lens).total == 0


def test_what_two_have_in_common(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("a", "party to", "pact"),
            edge("b", "party to", "pact"),
            edge("a", "member of", "club"),
            edge("first", "proposed", "club", modality="denied"),
            edge("b", "cooperates with", "club", modality="planned"),
            edge("a", "twinned with", "c"),
            edge("a", "twinned with", "b"),
            tie("b", "c", "note", "old friends"),
        )
    )
    (found,) = graph.common("a", "b").items
    assert found.entity.id == "pact"
    assert (found.a.relationships, found.b.relationships) == (["PARTY_TO"], ["PARTY_TO"])
    assert [len(side.claims) for side in (found.a, found.b)] == [1, 1]
    assert [c.entity.id for c in graph.common("b", "a").items] == ["pact"]
    everything = graph.common("a", "b", Lens.of(["any"]))
    assert [c.entity.id for c in everything.items] == ["club", "pact"]
    assert everything.items[0].b.relationships == ["COOPERATES_WITH"]
    assert graph.common("c", "d").total == 0
    with pytest.raises(BadRequest, match="Two different entities"):
        graph.common("a", "a")
    with pytest.raises(NotFound):
        graph.common("a", "nowhere")


def test_plural_nodes_are_shown_beside_their_claims(answering: Answering) -> None:
    graph = answering(batch(edge("a", "twinned with", PLURAL)))
    (row,) = graph.adjacent("a").items
    assert row.neighbour.collective
    assert graph.ties("a").total == 0
