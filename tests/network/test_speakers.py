"""One speaker under two names: a person, and the post that the same source says they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from small import batch, edge, said_by, same, states
from snapshots import day

from graphsvc.answers.claims import Wanted
from graphsvc.answers.graph import Graph
from graphsvc.answers.paging import Paging
from graphsvc.model.records import Claim, Registry
from graphsvc.network.lens import Lens
from graphsvc.store.load import load_registries

ANY = Lens(modality=None)
Answering = Callable[..., Graph]


def says(speaker: str, words: str, source: str = "news", **more: Any) -> Claim:
    return states("pact", "described as", words, source, speaker=(speaker,), **more)


def holds(person: str, post: str = "mayor", **more: Any) -> Claim:
    dates = {name: day(more.pop(name)) for name in ("from_", "to") if name in more}
    return edge(
        person, "holds post", post, dates={n.rstrip("_"): d for n, d in dates.items()}, **more
    )


def said(graph: Graph, speaker: str, lens: Lens = ANY) -> list[str]:
    return sorted(str(c.value) for c in graph.claims(Wanted(speaker=speaker), lens).items)


def also(graph: Graph, speaker: str) -> list[tuple[str, list[str]]]:
    answer = graph.claims(Wanted(speaker=speaker), ANY)
    return [(one.entity.id, one.sources) for one in answer.speaker_also]


def test_person_and_post_are_one_speaker_where_the_source_says_so(answering: Answering) -> None:
    graph = answering(
        said_by("news", holds("first"), says("first", "old"), says("mayor", "new")),
        said_by("other", says("first", "large"), says("mayor", "small")),
    )
    assert said(graph, "first") == ["large", "new", "old"]
    assert said(graph, "mayor") == ["new", "old", "small"]
    assert also(graph, "first") == [("mayor", ["news"])]
    assert also(graph, "mayor") == [("first", ["news"])]
    [one] = graph.claims(Wanted(speaker="first"), ANY).speaker_also
    assert graph.claim(one.claims[0]).claim.relationship == "HOLDS_POST"
    shown = {
        c.value: [s.id for s in c.speaker] for c in graph.claims(Wanted(speaker="first")).items
    }
    assert shown["new"] == ["mayor"], "the speaker is shown as the source names them"


def test_who_is_only_planned_or_denied_to_hold_the_post_speaks_for_none(
    answering: Answering,
) -> None:
    graph = answering(
        batch(
            holds("first", modality="planned"), holds("second", modality="denied"),
            says("first", "old"), says("mayor", "new"),
        )
    )  # fmt: skip
    assert (said(graph, "first"), said(graph, "second")) == (["old"], [])
    assert said(graph, "mayor") == ["new"]
    assert also(graph, "first") == []


def test_a_holding_that_was_over_when_it_was_said_does_not_count(answering: Answering) -> None:
    graph = answering(
        batch(
            holds("first", from_="2001", to="2005"), holds("second", from_="2006"),
            says("mayor", "old", dates={"as_of": day("2003-05-01")}),
            says("mayor", "new", dates={"as_of": day("2010-05-01")}),
            says("first", "own", dates={"as_of": day("2010-05-02")}),
        )
    )  # fmt: skip
    assert said(graph, "first") == ["old", "own"]
    assert said(graph, "second") == ["new"]
    assert said(graph, "mayor") == ["new", "old"], "by 2010 the first one is no mayor"


def test_the_day_of_saying_is_that_of_the_source_unless_stated(answering: Answering) -> None:
    made = batch(holds("first", to="2005-01-01"), says("mayor", "new"), says("clerk", "so"))
    published = made.source.model_copy(update={"published": day("2020-02-02")})
    graph = answering(made.model_copy(update={"source": published}))
    assert said(graph, "first") == []


def test_of_two_holders_whom_no_day_tells_apart_the_post_is_neither(answering: Answering) -> None:
    graph = answering(
        batch(holds("first"), holds("second"), says("mayor", "new"), says("second", "own")),
        said_by("other", holds("first"), says("mayor", "small")),
    )
    assert said(graph, "first") == ["small"]
    assert said(graph, "second") == ["own"]
    assert said(graph, "mayor") == ["new", "small"]


def test_nothing_is_inferred_through_a_second_post_or_a_same_holder(answering: Answering) -> None:
    graph = answering(
        batch(
            holds("first"), holds("first", "clerk"), edge("mayor", "same holder as", "clerk"),
            says("mayor", "new"), says("clerk", "so"),
        )
    )  # fmt: skip
    assert said(graph, "first") == ["new", "so"]
    assert said(graph, "mayor") == ["new"]
    assert said(graph, "clerk") == ["so"]


def test_certain_samenesses_count(answering: Answering) -> None:
    graph = answering(
        batch(holds("second"), says("mayor", "new"), says("first", "own")),
        said_by("other", says("mayor", "small")),
    )
    judged = Registry(name="same.yaml", judgements=(same("first", "second"),))
    load_registries(graph.database, [judged])
    with Graph(graph.database.settings) as merged:
        assert said(merged, "first") == said(merged, "second") == ["new", "own"]
        assert said(merged, "mayor") == ["new", "own", "small"]


def test_filters_and_pages_combine_with_the_speaker(answering: Answering) -> None:
    graph = answering(
        batch(
            holds("first"), *[says("mayor", f"{i}") for i in range(7)],
            states("charter", "aim", "peace", speaker=("mayor",)),
            says("mayor", "maybe", modality="possible"),
        )
    )  # fmt: skip
    wanted = Wanted(speaker="first", about="pact")
    first = graph.claims(wanted, paging=Paging(limit=3))
    assert (first.total, len(first.items)) == (7, 3)
    assert [one.entity.id for one in first.speaker_also] == ["mayor"]
    assert graph.claims(Wanted(speaker="first", attribute="aim")).total == 1
    elsewhere = graph.claims(Wanted(speaker="first", about="draft"))
    assert (elsewhere.total, elsewhere.speaker_also) == (0, [])
    assert graph.claims(wanted, ANY).total == 8
