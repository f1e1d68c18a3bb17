"""Paths: through whom two entities are connected, along claims of the allowed types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from graphsvc.model import model
from graphsvc.network.lasting import Lasting
from graphsvc.network.snapshot import Snapshot
from graphsvc.network.timeline import Stands


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: from an entity to the next, and the positions of the claims that allow it."""

    start: str
    end: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest paths, in a fixed order, and whether there are more than were asked for."""

    found: tuple[tuple[Hop, ...], ...]
    more: bool


def path_graph(lasting: Lasting) -> nx.Graph[str]:
    """Entities joined by claims of the allowed types; an edge holds its ``claims``.

    Who signed joins the one for whom he signed, where only that makes it a party. Where the lens
    names days, what had ended by then, or had not begun, joins nothing.
    """
    graph: nx.Graph[str] = nx.Graph()
    snapshot, lens = lasting.snapshot, lasting.lens
    bonds = lasting.standings.bonds
    for i in lasting.related():
        kind, start, end = snapshot.line_of(i)
        if kind == "SIGNED" and i in bonds.parties(end):
            kind, start = "PARTY_TO", bonds.party(i)
        if kind not in model.PATH_RELATIONSHIPS or start == end:
            continue
        if lens.days and lasting.on(kind, start, end) in (None, Stands.ENDED):
            continue
        if not graph.has_edge(start, end):
            graph.add_edge(start, end, claims=[])
        graph.edges[start, end]["claims"].append(i)
    return graph


def shortest_paths(
    graph: nx.Graph[str], snapshot: Snapshot, start: str, end: str, longest: int, limit: int
) -> Paths:
    """All shortest paths in a ``path_graph`` of at most ``longest`` hops, up to ``limit`` of them.

    A path follows the relationship types that the model allows, in either direction, and passes
    through no country, topic, event or plural node; its two ends may be any entity.
    """
    graph = _passable(graph, snapshot, start, end)
    if start not in graph or end not in graph:
        return Paths((), False)
    try:
        if nx.shortest_path_length(graph, start, end) > longest:
            return Paths((), False)
    except nx.NetworkXNoPath:
        return Paths((), False)
    # One more than asked for, to know whether there are more.
    found = list(islice(nx.all_shortest_paths(graph, start, end), limit + 1))
    paths = sorted(found[:limit])
    hops = tuple(tuple(_hops(graph, path)) for path in paths)
    return Paths(hops, len(found) > limit)


def _passable(graph: nx.Graph[str], snapshot: Snapshot, start: str, end: str) -> nx.Graph[str]:

    def passes(name: str) -> bool:
        entity = snapshot.entities[name]
        through = entity.type in model.PATH_NODE_TYPES and not entity.collective
        return through or name in (start, end)

    return nx.subgraph_view(graph, filter_node=passes)


def _hops(graph: nx.Graph[str], path: Sequence[str]) -> Sequence[Hop]:
    return [Hop(a, b, tuple(graph.edges[a, b]["claims"])) for a, b in pairwise(path)]
