"""Changes as answered: what came and went since a data version, and nothing of what did both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small import batch, edge, entity, said_by

from graphsvc.answers.graph import Graph
from graphsvc.answers.paging import Paging
from graphsvc.errors import BadRequest
from graphsvc.model.records import Claim, Registry
from graphsvc.store.load import load_batch, load_registries

Answering = Callable[..., Graph]

KEPT = edge("a", "party to", "pact")
BRIEF = edge("b", "party to", "pact")
LATE = edge("c", "party to", "pact")


def difference(graph: Graph, since: int) -> tuple[set[str], set[str]]:
    """Ids of the edges that came, and of those that went."""
    found = graph.changes(since, Paging(limit=500))
    came = {c.id for c in found.items if c.change == "added"}
    went = {c.id for c in found.items if c.change == "removed"}
    assert (found.added, found.removed, found.total) == (len(came), len(went), len(came | went))
    edges = {claim.id for claim in (KEPT, BRIEF, LATE)}
    return came & edges, went & edges


def write(graph: Graph, *claims: Claim) -> int:
    load_batch(graph.database, batch(*claims))
    return graph.data_version()


def test_what_came_and_went_again_is_in_neither_list(answering: Answering) -> None:
    graph = answering()
    start = graph.data_version()
    first = write(graph, KEPT)
    second = write(graph, KEPT, BRIEF)
    third = write(graph, KEPT, LATE)
    assert difference(graph, start) == ({KEPT.id, LATE.id}, set())
    assert difference(graph, first) == ({LATE.id}, set())
    assert difference(graph, second) == ({LATE.id}, {BRIEF.id})
    assert difference(graph, third) == (set(), set())
    assert write(graph, KEPT, BRIEF) == third + 1
    assert difference(graph, second) == (set(), set())
    assert difference(graph, third) == ({BRIEF.id}, {LATE.id})


def test_what_is_there_is_shown_and_what_is_gone_has_its_id_alone(answering: Answering) -> None:
    graph = answering(batch(KEPT))
    since = graph.data_version()
    write(graph, LATE)
    found = {c.id: c for c in graph.changes(since, Paging(limit=500)).items}
    assert found[KEPT.id].claim is None
    shown = found[LATE.id].claim
    assert shown
    assert (shown.relationship, shown.end.id) == ("PARTY_TO", "pact")


def test_each_write_is_named_in_its_order(answering: Answering) -> None:
    graph = answering(batch(KEPT))
    since = graph.data_version()
    load_batch(graph.database, said_by("other", BRIEF))
    more = Registry(name="more.yaml", entities=(entity("x", "City"),))
    load_registries(graph.database, [more])
    write(graph)
    found = graph.changes(since)
    assert [change.what for change in found.changes] == [
        ["other"], ["entities and judgements"], ["news"]
    ]  # fmt: skip
    assert [c.version for c in found.changes] == [since + 1, since + 2, since + 3]
    assert found.changes[1].added == found.changes[1].removed == 0


def test_pages_of_changes_are_the_whole(answering: Answering) -> None:
    graph = answering()
    since = graph.data_version()
    write(graph, KEPT, BRIEF, LATE)
    whole = graph.changes(since, Paging(limit=500))
    page = graph.changes(since, Paging(limit=2))
    items = list(page.items)
    while page.next:
        page = graph.changes(since, Paging(limit=2, cursor=page.next))
        items += page.items
    assert items == whole.items
    assert whole.total == len(items) > 4


def test_a_version_that_is_yet_to_come_is_refused(answering: Answering) -> None:
    graph = answering(batch(KEPT))
    with pytest.raises(BadRequest, match="the data version is"):
        graph.changes(graph.data_version() + 1)
    with pytest.raises(BadRequest):
        graph.changes(-1)
