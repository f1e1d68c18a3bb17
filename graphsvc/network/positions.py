"""Positions: where each entity is drawn, computed once for the unfiltered network.

Every view, filter and language draws the same entity in the same place. Each connected component
is laid out by springs (Fruchterman and Reingold 1991, as in rustworkx); the components are then
packed beside each other, the largest first.
"""

from __future__ import annotations

import math

import networkx as nx
import rustworkx as rx

from graphsvc.network.lens import Lens
from graphsvc.network.snapshot import Snapshot

Positions = dict[str, tuple[float, float]]
"""By entity: x and y in units of one typical edge; y grows downwards."""

EVERYTHING = Lens(modality=None)
SEED = 1
ITERATIONS = 300
GAP = 1.5


def positions(snapshot: Snapshot) -> Positions:
    """A position for every entity; the same graph gives the same positions."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(snapshot.entities))
    columns = snapshot.claims
    ends = {(columns.starts[i], columns.ends[i]) for i in snapshot.related(EVERYTHING)}
    graph.add_edges_from(sorted((a, b) for a, b in ends if a != b))
    components = sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c)))
    return _packed([_laid_out(graph.subgraph(sorted(c)).copy()) for c in components])


def _laid_out(component: nx.Graph[str]) -> Positions:
    """One component around its middle, scaled so that a typical edge has length 1."""
    if len(component) == 1:
        return dict.fromkeys(component, (0.0, 0.0))
    names = sorted(component)
    number = {name: i for i, name in enumerate(names)}
    graph: rx.PyGraph[str, None] = rx.PyGraph()
    graph.add_nodes_from(names)
    # Which end comes first in `edges` differs from process to process.
    edges = sorted((min(a, b), max(a, b)) for a, b in component.edges)
    graph.add_edges_from_no_data([(number[a], number[b]) for a, b in edges])
    raw = rx.spring_layout(graph, seed=SEED, num_iter=ITERATIONS)
    lengths = sorted(math.dist(raw[number[a]], raw[number[b]]) for a, b in component.edges)
    unit = lengths[len(lengths) // 2] or 1.0
    return {name: (raw[i][0] / unit, raw[i][1] / unit) for i, name in enumerate(names)}


def _packed(parts: list[Positions]) -> Positions:
    """The components in rows below the largest one, none on top of another."""
    placed: Positions = {}
    row_left, row_top, row_height, width = 0.0, 0.0, 0.0, 0.0
    for number, part in enumerate(parts):
        left, right = min(x for x, _ in part.values()), max(x for x, _ in part.values())
        top, bottom = min(y for _, y in part.values()), max(y for _, y in part.values())
        width = width or (right - left)
        if number == 1 or row_left + (right - left) > max(width, GAP):
            row_left, row_top, row_height = 0.0, row_top + row_height + GAP, 0.0
        for name, (x, y) in part.items():
            placed[name] = (round(x - left + row_left, 3), round(y - top + row_top, 3))
        row_left += right - left + GAP
        row_height = max(row_height, bottom - top)
    return placed
