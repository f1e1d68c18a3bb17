"""Places that merge, split or are renamed: each keeps its own ties, and answers point to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from small import batch, edge, said_by
from snapshots import day

from graphsvc.answers.graph import Graph
from graphsvc.answers.parts import SuccessionOut
from graphsvc.model.records import Claim
from graphsvc.network.lens import Lens

ANY = Lens(modality=None)
Answering = Callable[..., Graph]


def succeeds(new: str, old: str, how: str, when: str | None = None, **more: Any) -> Claim:
    dates = {"date": day(when)} if when else {}
    return edge(new, "succeeds", old, dates=dates, qualifiers={"succession": how}, **more)


def told(found: list[SuccessionOut]) -> list[tuple[str, list[str], list[str], int | None]]:
    return [(one.entity.id, one.kinds, one.days, one.ties) for one in found]


def before(graph: Graph, name: str, lens: Lens = Lens()) -> list[Any]:  # noqa: B008 - frozen
    return told(graph.entity(name, lens).predecessors)


def after(graph: Graph, name: str, lens: Lens = Lens()) -> list[Any]:  # noqa: B008 - frozen
    return told(graph.entity(name, lens).successors)


def tied(graph: Graph, name: str, lens: Lens = Lens()) -> list[str]:  # noqa: B008 - frozen
    return [tie.other.id for tie in graph.ties(name, lens=lens).items]


def test_two_that_merge_are_pointed_to_and_their_ties_stay_theirs(answering: Answering) -> None:
    graph = answering(
        batch(
            succeeds("c", "a", "merger", "2015-01-01"), succeeds("c", "b", "merger", "2015-01-01"),
            edge("a", "twinned with", "d"), edge("d", "party to", "pact"),
            edge("b", "party to", "pact"), edge("b", "twinned with", "province"),
        )
    )  # fmt: skip
    assert before(graph, "c") == [
        ("a", ["merger"], ["2015-01-01"], 1),
        ("b", ["merger"], ["2015-01-01"], 2),
    ]
    for old, ties in (("a", ["d"]), ("b", ["d", "province"])):
        assert after(graph, old) == [("c", ["merger"], ["2015-01-01"], 0)]
        assert tied(graph, old) == ties
    assert tied(graph, "c") == [], "what was theirs is not the successor's"
    assert tied(graph, "d") == ["a", "b"]
    [one, _] = graph.entity("c").predecessors
    assert graph.claim(one.claims[0]).claim.relationship == "SUCCEEDS"
    assert (one.modality, one.independent, one.contested, one.holds) == (
        ["asserted"], 1, False, None
    )  # fmt: skip


def test_no_path_runs_from_a_successor_to_what_was_its_predecessors(answering: Answering) -> None:
    graph = answering(
        batch(succeeds("c", "a", "renaming", "2015-01-01"), edge("a", "twinned with", "d"))
    )
    assert graph.paths("c", "d").length is None
    assert graph.paths("c", "a").length is None
    assert graph.paths("a", "d").length == 1


def test_what_is_split_has_several_successors_by_time(answering: Answering) -> None:
    graph = answering(
        batch(
            succeeds("b", "a", "split", "2004"), succeeds("d", "a", "split", "1997-10"),
            succeeds("c", "a", "split"),
        )
    )  # fmt: skip
    assert [name for name, *_ in after(graph, "a")] == ["d", "b", "c"], "undated comes last"
    assert before(graph, "d") == [("a", ["split"], ["1997-10"], 0)]
    assert before(graph, "c") == [("a", ["split"], [], 0)]


def test_bodies_and_regions_succeed_too_and_a_name_may_change_twice(answering: Answering) -> None:
    graph = answering(
        batch(
            succeeds("club", "paper", "renaming", "1990-05-01"),
            succeeds("hall", "club", "replacement", "2001-05-01"),
        )
    )
    # Ties are of cities and regions: of bodies none are counted.
    assert before(graph, "hall") == [("club", ["replacement"], ["2001-05-01"], None)]
    assert before(graph, "club") == [("paper", ["renaming"], ["1990-05-01"], None)]
    assert after(graph, "paper") == [("club", ["renaming"], ["1990-05-01"], None)]


def test_the_lens_is_that_of_the_answer(answering: Answering) -> None:
    graph = answering(
        said_by(
            "news",
            succeeds("c", "a", "merger", "2015-01-01"),
            succeeds("c", "b", "merger", "2030-01-01", modality="planned"),
            edge("a", "twinned with", "d", dates={"from": day("2010-01-01")}),
        ),
        said_by("paper", succeeds("c", "a", "renaming", "2015"), publisher="paper"),
    )
    assert before(graph, "c") == [("a", ["merger", "renaming"], ["2015", "2015-01-01"], 1)]
    assert [name for name, *_ in before(graph, "c", ANY)] == ["a", "b"]
    assert graph.entity("c", ANY).predecessors[1].modality == ["planned"]
    old = Lens(as_of="2009-01-01")
    assert (before(graph, "c", old), after(graph, "a", old)) == ([], [])
    during = Lens(as_of="2015-06-01")
    [one] = graph.entity("c", during).predecessors
    assert (one.holds, one.ties, one.independent) == ("certain", 1, 2)
    [one] = graph.entity("c", Lens(as_of="2015-06-01", source=("paper",))).predecessors
    assert (one.holds, one.ties, one.kinds) == ("possible", 0, ["renaming"])
    assert [one[0] for one in before(graph, "c", Lens(min_publishers=2))] == ["a"]
    assert before(graph, "c", Lens(modality=("planned",))) == [("b", ["merger"], ["2030-01-01"], 0)]


def test_what_is_denied_is_shown_as_denied_and_counts_for_nothing(answering: Answering) -> None:
    graph = answering(
        said_by("news", succeeds("c", "a", "merger", "2015-01-01")),
        said_by("paper", succeeds("c", "a", "merger", modality="denied")),
    )
    [one] = graph.entity("c", ANY).predecessors
    assert (one.modality, one.contested, one.independent) == (["asserted", "denied"], True, 1)
    assert [one[0] for one in before(graph, "c")] == ["a"]


@pytest.mark.parametrize("name", ["first", "mayor", "pact", "water"])
def test_what_nobody_succeeds_has_none(answering: Answering, name: str) -> None:
    graph = answering(batch(succeeds("c", "a", "merger")))
    assert (before(graph, name, ANY), after(graph, name, ANY)) == ([], [])
