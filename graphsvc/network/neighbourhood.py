"""The network around some entities, or all of it: capped, with what was left out counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.network.lasting import Lasting
from graphsvc.network.timeline import Stands


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims of one relationship from one entity to another, as one drawn line.

    A symmetric relationship is one line, whichever way round its claims are.
    """

    start: str
    end: str
    relationship: str
    asserted: bool
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Entities with their distance from the nearest centre, the edges among them, what is not."""

    distances: dict[str, int]
    edges: tuple[Edge, ...]
    entities_left_out: int
    edges_left_out: int


def network(lasting: Lasting, centres: Sequence[str], hops: int, limit: int) -> Network:
    """The network within ``hops`` of the centres (of everything, without centres).

    At most ``limit`` entities: the nearest first, then those with the most neighbours. Where the
    lens names days, what had ended by then, or had not begun, is left out and not counted.
    """
    edges = lines(lasting)
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        neighbours[edge.start].add(edge.end)
        neighbours[edge.end].add(edge.start)
    reach = _distances(neighbours, centres, hops) if centres else dict.fromkeys(neighbours, 0)
    order = sorted(reach, key=lambda name: (reach[name], -len(neighbours[name]), name))
    kept = {name: reach[name] for name in order[:limit]}
    inside = [e for e in edges if e.start in reach and e.end in reach]
    drawn = tuple(e for e in inside if e.start in kept and e.end in kept)
    return Network(kept, drawn, len(reach) - len(kept), len(inside) - len(drawn))


def lines(lasting: Lasting) -> list[Edge]:
    """All lines that the lens shows, in a fixed order."""
    snapshot, lens = lasting.snapshot, lasting.lens
    types = snapshot.claims.types
    groups: dict[tuple[str, str, str, bool], list[int]] = defaultdict(list)
    for i in lasting.related():
        real, start, end = snapshot.line_of(i)
        groups[start, end, real, types[i] == real].append(i)
    return [
        Edge(start, end, real, asserted, tuple(claims))
        for (start, end, real, asserted), claims in sorted(groups.items())
        if not lens.days or lasting.on(real, start, end) not in (None, Stands.ENDED)
    ]


def _distances(
    neighbours: dict[str, set[str]], centres: Sequence[str], hops: int
) -> dict[str, int]:
    reach = dict.fromkeys(centres, 0)
    ring = set(centres)
    for distance in range(1, hops + 1):
        ring = {n for name in ring for n in neighbours.get(name, ())} - reach.keys()
        reach |= dict.fromkeys(ring, distance)
    return reach
