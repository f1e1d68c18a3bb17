"""Answers agree: on states, conflicts, parties and sources, under one and the same lens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from small import at, batch, edge, said_by, states, tie
from snapshots import day

from graphsvc.answers.claims import Wanted
from graphsvc.answers.graph import Graph
from graphsvc.errors import UnknownName
from graphsvc.model.records import Claim, NotStated
from graphsvc.network.lens import Lens

ANY = Lens(modality=None)
Answering = Callable[..., Graph]


def parties(*names: str, **more: Any) -> list[Claim]:
    return [edge(name, "party to", "pact", **more) for name in names]


def test_a_tie_is_as_sure_as_both_its_parties(answering: Answering) -> None:
    since = {"from": day("2000-01-01"), "to": day("2030-01-01")}
    graph = answering(
        batch(
            edge("a", "party to", "pact", dates=since),
            edge("b", "party to", "pact", dates=since),
            edge("c", "party to", "pact", dates={"from": day("2000-01-01")}),
        )
    )
    items = graph.ties("a", lens=Lens(as_of="2020-01-01")).items
    assert {t.other.id: t.holds for t in items} == {"b": "certain", "c": "possible"}


def test_a_tie_that_a_state_opened_again_after_its_term_is_seen_by_all(
    answering: Answering,
) -> None:
    term = {"from": day("1980"), "to": day("2010-05-05")}
    again = tie("b", "a", "status", "reinstated", dates={"date": day("2015-03-03")})
    graph = answering(batch(edge("a", "twinned with", "b", dates=term), again))
    for on, since in (("2009-01-01", "1980-12-31"), ("2016-01-01", "2015-03-03")):
        lens = Lens(as_of=on)
        [tied] = graph.ties("a", lens=lens).items
        assert tied.since is not None
        assert tied.since[1] == since, "since when it stood on that day"
        assert len(tied.direct) == 1
        [line] = graph.adjacent("a", lens=lens).items
        [drawn] = graph.network(["a"], lens=lens).edges
        [[step]] = graph.paths("a", "b", lens=lens).paths
        assert line.neighbour.id == "b"
        assert tied.holds == drawn.holds == step.holds != "ended"
        assert graph.to_networkx(lens).has_edge("a", "b")
    assert tied.direct[0].holds is None, "the claim itself tells of no such day"
    between = Lens(as_of="2012-01-01")
    assert graph.ties("a", lens=between).ended == graph.adjacent("a", lens=between).ended == 1
    assert graph.paths("a", "b", lens=between).paths == []
    assert graph.network(["a"], lens=between).edges == []


def test_a_tie_is_asserted_where_both_are(answering: Answering) -> None:
    graph = answering(
        batch(
            *parties("a", "b"), *parties("b", "c", modality="planned"),
            edge("a", "party to", "draft", modality="proposed"), edge("d", "party to", "draft"),
        )
    )  # fmt: skip
    items = graph.ties("a", lens=ANY).items
    assert {t.other.id: t.modality for t in items} == {
        "b": ["asserted"], "c": ["planned"], "d": ["proposed"]
    }  # fmt: skip


def test_lists_name_nobody_whom_all_deny(answering: Answering) -> None:
    graph = answering(
        batch(
            *parties("a", "b"), *parties("c", modality="denied"),
            edge("d", "took part in", "fair", modality="denied"),
            edge("first", "took part in", "fair"),
        )
    )  # fmt: skip
    [pact] = graph.agreements(lens=ANY).items
    assert [party.id for party in pact.parties] == ["a", "b"]
    [fair] = graph.events(lens=ANY).items
    assert [one.id for one in fair.participants] == ["first"]
    [denied] = graph.agreements(lens=Lens(modality=("denied",))).items
    assert [party.id for party in denied.parties] == ["c"]


def test_a_state_needs_as_many_publishers_everywhere(answering: Answering) -> None:
    stated = [*parties("a", "b"), tie("a", "b", "kind of tie", "sister city")]
    graph = answering(
        said_by("one", *stated, states("pact", "status", "signed"), publisher="paper"),
        said_by("two", *stated, publisher="gazette"),
    )
    for lens, state in ((Lens(), "signed"), (Lens(min_publishers=2), None)):
        [tied] = graph.ties("a", lens=lens).items
        [shared] = tied.agreements
        [listed] = graph.agreements(lens=lens).items
        every = [shared.status, listed.status, graph.agreement("pact", lens).status]
        assert [found.value if found else None for found in every] == [state] * 3


def test_what_is_not_stated_is_of_the_sources_that_are_seen(answering: Answering) -> None:
    asked = NotStated(source="one", attribute="date of signing", about="pact")
    silent = at("one", *parties("a", "b"), asked=(asked,))
    graph = answering(silent, said_by("two", *parties("a", "b")))
    for sources, asking in ((("one",), ["one"]), (("two",), []), (None, ["one"])):
        lens = Lens(source=sources)
        for answer in (graph.agreement("pact", lens), graph.entity("pact", lens)):
            assert [question.source.id for question in answer.not_stated] == asking
        named = [source.id for source in graph.entity("pact", lens).sources]
        assert named == list(sources or ("one", "two"))


def test_conflicts_are_those_of_which_the_lens_sees_a_claim(answering: Answering) -> None:
    twin = edge("a", "twinned with", "b")
    graph = answering(
        said_by("one", twin, states("pact", "form", "protocol")),
        said_by("two", edge("b", "twinned with", "a", modality="denied")),
        said_by("three", states("pact", "form", "contract", dates={"from": day("2020-01-01")})),
    )

    def seen(lens: Lens, about: str | None = None) -> set[str]:
        return {c.id for c in graph.contested(about, lens=lens).items}

    [tied], [form] = seen(Lens(), "a"), seen(Lens(), "pact")
    assert seen(Lens()) == {tied, form}
    assert seen(Lens(modality=("denied",))) == {tied}
    assert seen(Lens(source=("three",))) == {form}
    for lens in (Lens(), ANY, Lens(source=("two",))):
        assert graph.contested(lens=lens).lens is not None
        for name in ("a", "b", "pact", "c"):
            assert set(graph.entity(name, lens).conflicts) == seen(lens, name)


def test_the_course_of_an_agreement_is_told_by_the_day(answering: Answering) -> None:
    graph = answering(
        batch(
            *parties("a", "b"),
            states("pact", "status", "in force", dates={"to": day("2018-01-01")}),
            states("pact", "status", "signed", dates={"date": day("2019~")}),
            states("pact", "status", "suspended", dates={"date": day("2019-05-05")}),
            states("pact", "status", "terminated"),
        )
    )
    told = [claim.value for claim in graph.agreement("pact").timeline]
    assert told == ["in force", "signed", "suspended", "terminated"]


def test_claims_of_one_entity_with_itself_are_none(answering: Answering) -> None:
    graph = answering(batch(edge("a", "twinned with", "b"), edge("a", "twinned with", "c")))

    def total(**wanted: str) -> int:
        return graph.claims(Wanted(**wanted)).total

    assert (total(about="a"), total(about="a", other="b"), total(about="a", other="a")) == (2, 1, 0)
    assert total(about="a", relationship="MENTIONS") == 1


def test_a_kind_that_no_such_entity_has_is_refused(answering: Answering) -> None:
    graph = answering(batch(edge("a", "twinned with", "b")))
    assert graph.entities("Organization", "council").total == 0
    for kind, subkind in ((None, "counsil"), ("City", "council")):
        with pytest.raises(UnknownName):
            graph.entities(kind, subkind)
