"""On the generated graph: successions read the same from both ends, speakers and ids hold up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest
from graph import Graph as Records

from graphsvc.answers.claims import Wanted
from graphsvc.answers.graph import Graph
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import ClaimOut, SameIdOut, SuccessionOut
from graphsvc.model.shared_ids import MOST, identity
from graphsvc.network.lens import Lens
from graphsvc.store.database import Database

pytestmark = pytest.mark.slow
LENSES = [
    Lens(), Lens(modality=None), Lens(modality=None, as_of="2020-01-01"),
    Lens(modality=None, min_publishers=2), Lens(certainty=("implied",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def asked(on_embedded: Database) -> Iterator[Graph]:
    with Graph(on_embedded.settings) as opened:
        yield opened


def without_ends(one: SuccessionOut) -> dict[str, object]:
    return one.model_dump(exclude={"entity", "ties"})


@pytest.mark.parametrize("lens", LENSES)
def test_who_succeeds_is_succeeded_by_the_same_claims(
    asked: Graph, graph: Records, lens: Lens
) -> None:
    found = 0
    at = graph.at
    pairs = {(at(c.start), at(c.end)) for c in graph.claims if c.relationship == "SUCCEEDS"}
    for new, old in sorted(pairs):
        if new == old:
            continue  # two that are one do not succeed each other
        before = [s for s in asked.entity(new, lens).predecessors if s.entity.id == old]
        after = [s for s in asked.entity(old, lens).successors if s.entity.id == new]
        assert [without_ends(s) for s in before] == [without_ends(s) for s in after]
        for one in before:
            found += 1
            if one.entity.type not in ("City", "Region"):
                assert one.ties is None
            else:
                assert one.ties == asked.ties(old, lens=lens).total
    assert found or lens.min_publishers > 1 or lens.certainty


def test_a_speaker_has_what_names_them_and_what_their_post_says_there(
    asked: Graph, graph: Records
) -> None:
    every = Lens(modality=None)
    speakers = sorted({graph.at(s) for c in graph.claims for s in c.speaker})
    through = 0
    for name in speakers[:40]:
        named = {c.id for c in graph.claims if name in map(graph.at, c.speaker)}
        items: list[ClaimOut] = []
        answer = asked.claims(Wanted(speaker=name), every, Paging(500))
        items += answer.items
        assert answer.next is None
        assert named <= {c.id for c in items}
        also = {one.entity.id: set(one.sources) for one in answer.speaker_also}
        for claim in items:
            if claim.id not in named:
                through += 1
                others = {s.id for s in claim.speaker} & also.keys()
                assert any(claim.source.id in also[other] for other in others)
    assert through


def test_every_pair_with_one_id_is_listed(asked: Graph, graph: Records) -> None:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in (e for r in graph.registries for e in r.entities):
        for scheme, value in entity.external_ids.items():
            bearers[identity(scheme, value)].add(entity.id)
    few = [names for names in bearers.values() if len(names) <= MOST]
    wanted = {pair for names in few for pair in combinations(sorted(names), 2)}
    wanted |= {(min(n), other) for n in bearers.values() if len(n) > MOST for other in n - {min(n)}}
    page = asked.duplicates(Paging(500))
    items: list[SameIdOut] = [*page.items]
    while page.next:
        page = asked.duplicates(Paging(500, page.next))
        items += page.items
    assert {tuple(item.ids) for item in items} == wanted
    assert len(items) == page.total
    for item in items:
        assert [e.id for e in item.entities] == list(dict.fromkeys(map(graph.at, item.ids)))
        assert (item.same == "certain") == (len(item.entities) == 1)
