"""The network around some entities: nearest first, capped, with what is left out counted."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from asking import Api
from snapshots import edge, mention, snapshot, states, thing

from graphsvc.network.bonds import Bonds
from graphsvc.network.lasting import Lasting
from graphsvc.network.lens import Lens
from graphsvc.network.neighbourhood import Network
from graphsvc.network.neighbourhood import network as drawn
from graphsvc.network.snapshot import Snapshot

ROW = [thing(name) for name in "abcdefg"]
CHAIN = [edge(one, "TWINNED_WITH", other) for one, other in ("ab", "bc", "cd", "de")]


def network(held: Snapshot, centres: Sequence[str], hops: int, lens: Lens, limit: int) -> Network:
    return drawn(Lasting(Bonds(held), lens), centres, hops, limit)


def around(*centres: str, hops: int = 1, limit: int = 100, lens: Lens | None = None) -> Network:
    return network(snapshot(ROW, CHAIN), centres, hops, lens or Lens(), limit)


def lines(found: Network) -> set[str]:
    return {edge.start + edge.end for edge in found.edges}


@pytest.mark.parametrize(
    ("centres", "hops", "distances", "edges"),
    [
        ("a", 1, {"a": 0, "b": 1}, {"ab"}),
        ("a", 2, {"a": 0, "b": 1, "c": 2}, {"ab", "bc"}),
        ("c", 1, {"c": 0, "b": 1, "d": 1}, {"bc", "cd"}),
        ("ae", 1, {"a": 0, "e": 0, "b": 1, "d": 1}, {"ab", "de"}),
        ("ac", 1, {"a": 0, "c": 0, "b": 1, "d": 1}, {"ab", "bc", "cd"}),
        ("g", 3, {"g": 0}, set()),
        ("aa", 1, {"a": 0, "b": 1}, {"ab"}),
    ],
)
def test_distances_are_from_the_nearest_centre(
    centres: str, hops: int, distances: dict[str, int], edges: set[str]
) -> None:
    found = around(*centres, hops=hops)
    assert found.distances == distances
    assert lines(found) == edges
    assert (found.entities_left_out, found.edges_left_out) == (0, 0)


def test_without_a_centre_it_is_everything_that_is_connected() -> None:
    found = around()
    assert found.distances == dict.fromkeys("abcde", 0)
    assert lines(found) == {"ab", "bc", "cd", "de"}


def test_what_does_not_fit_is_counted_nearest_first_then_the_best_connected() -> None:
    star = [edge("a", "TWINNED_WITH", name) for name in "bcdef"]
    more = [edge("e", "TWINNED_WITH", "f"), edge("e", "TWINNED_WITH", "g")]
    held = snapshot(ROW, [*star, *more])
    found = network(held, ["a"], 2, Lens(), 3)
    assert list(found.distances) == ["a", "e", "f"]
    assert lines(found) == {"ae", "af", "ef"}
    assert found.entities_left_out == 4
    assert found.edges_left_out == 4
    whole = network(held, ["a"], 2, Lens(), 7)
    assert (whole.entities_left_out, whole.edges_left_out) == (0, 0)
    assert len(whole.edges) == found.edges_left_out + len(found.edges)


def test_parallel_claims_are_one_line_and_other_kinds_another() -> None:
    held = snapshot(
        ROW,
        [
            edge("a", "TWINNED_WITH", "b"),
            edge("a", "TWINNED_WITH", "b", "gazette"),
            edge("b", "TWINNED_WITH", "a"),
            edge("a", "COOPERATES_WITH", "b"),
            edge("a", "COOPERATES_WITH", "b", modality="planned"),
        ],
    )
    asserted = network(held, ["a"], 1, Lens(), 10)
    assert sorted((e.start, e.relationship, len(e.claims)) for e in asserted.edges) == [
        ("a", "COOPERATES_WITH", 1), ("a", "TWINNED_WITH", 3)
    ]  # fmt: skip
    everything = network(held, ["a"], 1, Lens.of(["any"]), 10)
    unrealised = [e for e in everything.edges if not e.asserted]
    assert [(e.relationship, len(e.claims)) for e in unrealised] == [("COOPERATES_WITH", 1)]


def test_values_and_names_draw_no_line() -> None:
    held = snapshot(ROW, [states("a", "aim", "peace"), mention("a", "الف")])
    assert network(held, [], 1, Lens.of(["any"]), 10) == Network({}, (), 0, 0)


def test_a_hop_is_counted_over_what_the_lens_shows() -> None:
    claims = [edge("a", "TWINNED_WITH", "b", modality="planned"), edge("b", "TWINNED_WITH", "c")]
    held = snapshot(ROW, claims)
    assert network(held, ["a"], 3, Lens(), 10).distances == {"a": 0}
    assert network(held, ["a"], 3, Lens.of(["any"]), 10).distances == {"a": 0, "b": 1, "c": 2}


@pytest.mark.parametrize("limit", [1, 5, 20])
def test_over_http_everything_is_drawn_or_counted(api: Api, limit: int) -> None:
    whole = api.get("/v1/network", around="khoy", hops=3, limit=5000, modality="any")
    part = api.get("/v1/network", around="khoy", hops=3, limit=limit, modality="any")
    assert len(part["nodes"]) == limit
    assert len(part["nodes"]) + part["nodes_left_out"] == len(whole["nodes"])
    assert len(part["edges"]) + part["edges_left_out"] == len(whole["edges"])
    assert part["nodes"] == whole["nodes"][:limit]
    kept = {node["id"] for node in part["nodes"]}
    assert all(e["start"] in kept and e["end"] in kept for e in part["edges"])


def test_an_entity_is_drawn_in_one_place_in_every_view(api: Api) -> None:
    views = [
        api.get("/v1/network", limit=5000, modality="any"),
        api.get("/v1/network", around="konya"),
        api.get("/v1/network", source="alwefaq-khoy-konya"),
    ]
    places: dict[str, set[tuple[float, float]]] = {}
    for view in views:
        for node in view["nodes"]:
            places.setdefault(node["id"], set()).add((node["x"], node["y"]))
    assert all(len(found) == 1 for found in places.values())
    assert len(set.union(*places.values())) == len(places), "two are drawn in one place"
