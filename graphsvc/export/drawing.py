"""What vis-network is given: nodes and edges as plain data, with nothing in them but text."""

from __future__ import annotations

import math
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphsvc.export.shape import Edge, Node
from graphsvc.export.words import Words, in_its_direction, plain
from graphsvc.model import model

Options = dict[str, Any]

ASSERTED, NOT_ASSERTED, CONTESTED = "#7b8794", "#7b8794", "#c2410c"
CONTESTED_SIGN = "!"
DASHES = (7, 5)
UNIT = 260
"""Pixels of a typical edge."""
LABELLED, COUNTED = 12, 60
"""Up to so many edges, each bears its name, or at least its count; else those of the entity that is
clicked."""
WIDTH, LINES, LONGEST = 22, 3, 300
BEND = 0.18

OPTIONS: Options = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 100,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "nodes": {
        "font": {
            "size": 14,
            "color": "#111827",
            "face": 'system-ui, "Segoe UI", Tahoma, "Noto Naskh Arabic", sans-serif',
            "strokeWidth": 4,
            "strokeColor": "#ffffff",
        },
        "labelHighlightBold": False,
    },
    "edges": {
        "smooth": False,
        "arrows": {"to": {"scaleFactor": 0.5}},
        "font": {
            "size": 12,
            "color": "#4b5563",
            "face": 'system-ui, "Segoe UI", Tahoma, "Noto Naskh Arabic", sans-serif',
            "strokeWidth": 3,
            "strokeColor": "#ffffff",
        },
    },
}
"""The same for every page."""


def node(entity: Node, words: Words, centre: bool) -> Options:
    """An entity as vis-network draws it."""
    kind = model.node_type(entity.type)
    name = words.name(entity.names, entity.id)
    others = [plain(text) for _, text in sorted(entity.names.items()) if plain(text) != name]
    filled = "#ffffff" if entity.collective else kind.colour
    colours = {"background": filled, "border": kind.colour}
    return {
        "label": _label(name),
        "title": _lines([name, words.label(kind.label), *others, plain(entity.id)]),
        "x": round(entity.x * UNIT, 1),
        "y": round(entity.y * UNIT, 1),
        "size": 18 if centre else 11,
        "borderWidth": 2,
        "color": {**colours, "highlight": colours, "hover": colours},
        "shapeProperties": {"borderDashes": [4, 3] if entity.collective else False},
    }


def edges(
    drawn: Sequence[Edge], names: Mapping[str, str], words: Words
) -> Iterator[tuple[Edge, Options]]:
    """The edges as vis-network draws them; parallel ones are bent apart."""
    pairs = Counter(_pair(edge) for edge in drawn)
    met: Counter[tuple[str, str]] = Counter()
    for edge in drawn:
        pair = _pair(edge)
        yield (
            edge,
            {
                **_bent(edge, met[pair], pairs[pair]),
                "label": _edge_label(edge, words, len(drawn)),
                "name": _edge_label(edge, words, 1),
                "title": _edge_title(edge, names, words),
                "color": CONTESTED if edge.contested else ASSERTED,
                "dashes": False if edge.asserted else list(DASHES),
                "arrows": "" if edge.relationship in model.SYMMETRIC else "to",
                "width": round(1 + math.log2(max(edge.claims, 1)) / 2, 2),
            },
        )
        met[pair] += 1


def _edge_label(edge: Edge, words: Words, among: int) -> str:
    """What stands on an edge: its name, on how many claims it rests, whether it is contested."""
    label = words.label(model.relationship(edge.relationship).label)
    parts = [
        CONTESTED_SIGN if edge.contested else "",
        label if among <= LABELLED else "",
        f"×{words.number(edge.claims)}" if edge.claims > 1 and among <= COUNTED else "",
    ]
    text = " ".join(part for part in parts if part)
    return in_its_direction(text, label) if text else ""


def how(edge: Edge, words: Words) -> str:
    """Whether an edge is asserted, in which state a tie is, and whether it is contested."""
    parts = [words.asserted if edge.asserted else words.not_asserted]
    if edge.status:
        parts.append(words.term("status", edge.status))
    elif edge.ended:
        parts.append(words.ended)
    return " | ".join([*parts, *[words.contested] * edge.contested])


def _edge_title(edge: Edge, names: Mapping[str, str], words: Words) -> str:
    return _lines(
        [
            words.label(model.relationship(edge.relationship).label),
            f"{words.start}: {names[edge.start]}",
            f"{words.end}: {names[edge.end]}",
            f"{words.claims}: {words.number(edge.claims)}",
            f"{words.sources}: {words.number(edge.sources)}",
            how(edge, words),
        ]
    )


def _label(name: str) -> str:
    """A name in a few short lines, each in the direction of the whole."""
    lines = textwrap.wrap(name, WIDTH, max_lines=LINES, placeholder=" …", break_on_hyphens=False)
    return "\n".join(in_its_direction(line, name) for line in lines)


def _lines(texts: Sequence[str]) -> str:
    """A tooltip: vis-network shows it as text, never as HTML."""
    return "\n".join(t if len(t) <= LONGEST else f"{t[:LONGEST]} …" for t in texts)


def _pair(edge: Edge) -> tuple[str, str]:
    return min(edge.start, edge.end), max(edge.start, edge.end)


def _bent(edge: Edge, number: int, of: int) -> Options:
    """How an edge is bent, so that no two edges between the same entities lie on each other."""
    if edge.start == edge.end:
        return {"selfReference": {"size": 18 + 9 * number, "angle": math.pi / 4}}
    bend = (number - (of - 1) / 2) * BEND
    if edge.start > edge.end:  # clockwise is seen from where the edge starts
        bend = -bend
    if not bend:
        return {"smooth": False}
    way = "curvedCW" if bend > 0 else "curvedCCW"
    return {"smooth": {"enabled": True, "type": way, "roundness": round(abs(bend), 3)}}
