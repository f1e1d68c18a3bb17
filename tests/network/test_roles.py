"""Members and holders of posts as answered: grades, order in time, unnamed holders."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small import batch, edge, said_by
from snapshots import day

from graphsvc.answers.graph import Graph
from graphsvc.answers.listed import PostOut
from graphsvc.errors import NotFound
from graphsvc.model.records import NotStated
from graphsvc.network.lens import Lens

Answering = Callable[..., Graph]
EVERYTHING = Lens.of(["any"])


def post(graph: Graph, name: str, lens: Lens = Lens()) -> PostOut:  # noqa: B008 - frozen
    (found,) = graph.posts(name, lens).items
    return found


def test_members_have_their_grades_roles_and_sources(answering: Answering) -> None:
    graph = answering(
        said_by(
            "one",
            edge("b", "member of", "club", qualifiers={"grade": "founding"}),
            edge("b", "member of", "club", "more", qualifiers={"role": "president"}),
            edge("a", "member of", "club"),
            edge("club", "member of", "hall"),
            publisher="paper",
        ),
        said_by(
            "two",
            edge("b", "member of", "club", qualifiers={"grade": "full"}),
            edge("c", "member of", "club", modality="planned"),
            publisher="gazette",
        ),
    )
    found = graph.members("club")
    assert [m.entity.id for m in found.items] == ["a", "b"]
    assert [m.independent for m in found.items] == [1, 2]
    assert (found.items[1].grades, found.items[1].roles) == (["founding", "full"], ["president"])
    assert [m.entity.id for m in graph.members("club", Lens.of(min_publishers=2)).items] == ["b"]
    planned = graph.members("club", EVERYTHING).items
    assert [(m.entity.id, m.modality) for m in planned][2:] == [("c", ["planned"])]
    with pytest.raises(NotFound, match="members are of organizations"):
        graph.members("a")


def test_a_membership_ends(answering: Answering) -> None:
    years = {"from": day("2010"), "to": day("2015")}
    graph = answering(batch(edge("a", "member of", "club", dates=years)))

    def on(when: str) -> list[str | None]:
        return [member.holds for member in graph.members("club", Lens.of(as_of=when)).items]

    assert on("2009-12-31") == on("2016-01-01") == []
    assert on("2010-06-01") == on("2015-06-01") == ["possible"]
    assert on("2012-01-01") == ["certain"]


def test_holders_stand_in_the_order_of_time_and_undated_ones_last(answering: Answering) -> None:
    graph = answering(
        said_by(
            "one",
            edge("first", "holds post", "mayor", dates={"from": day("2021-09-30")}),
            edge("second", "holds post", "mayor", dates={"from": day("2017"), "to": day("2021")}),
        ),
        said_by("two", edge("third", "holds post", "mayor")),
        said_by("three", edge("first", "holds post", "mayor"), published="2025-04-09"),
    )
    found = post(graph, "mayor")
    assert [holder.entity.id for holder in found.holders] == ["second", "first", "third"]
    assert [len(holder.claims) for holder in found.holders] == [1, 2, 1]
    then = post(graph, "mayor", Lens.of(as_of="2019-05-01"))
    assert [(h.entity.id, h.holds) for h in then.holders] == [
        ("second", "certain"), ("first", "possible"), ("third", "undated")
    ]  # fmt: skip
    later = post(graph, "mayor", Lens.of(as_of="2025-04-09"))
    assert [(h.entity.id, h.holds) for h in later.holders] == [
        ("first", "certain"), ("third", "undated")
    ]  # fmt: skip


def test_a_post_that_nobody_is_named_for_is_there_without_a_holder(answering: Answering) -> None:
    asked = NotStated(source="news", relationship="HOLDS_POST", start="?", end="mayor")
    graph = answering(
        batch(edge("mayor", "post of", "a"), asked=(asked,)),
        said_by("two", edge("first", "holds post", "clerk")),
    )
    found = post(graph, "mayor")
    assert found.holders == []
    assert [entity.id for entity in found.of] == ["a"]
    assert [(q.relationship, q.start, q.end.id) for q in found.not_stated if q.end] == [
        ("HOLDS_POST", None, "mayor")
    ]
    assert [p.post.id for p in graph.posts("a").items] == ["mayor"]


def test_posts_are_asked_of_a_body_a_person_or_a_post(answering: Answering) -> None:
    graph = answering(
        batch(
            edge("mayor", "post of", "hall"),
            edge("clerk", "post of", "hall", modality="proposed"),
            edge("first", "holds post", "mayor"),
            edge("first", "holds post", "clerk", modality="denied"),
        )
    )
    assert [p.post.id for p in graph.posts("hall").items] == ["clerk", "mayor"]
    assert [p.post.id for p in graph.posts("first").items] == ["clerk", "mayor"]
    clerk, mayor = graph.posts("first").items
    assert (clerk.holders, clerk.of) == ([], [])
    assert [h.entity.id for h in mayor.holders] == ["first"]
    assert [h.modality for h in post(graph, "clerk", EVERYTHING).holders] == [["denied"]]
