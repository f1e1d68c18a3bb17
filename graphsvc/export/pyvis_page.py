"""A network as one HTML file that needs nothing else: pyvis and its vis-network, used safely.

pyvis's own template asks CDNs for bootstrap, runs titles as HTML and has the browser compute the
positions. Here the template is ours (pyvis takes another), vis-network is the one that pyvis brings
along, the positions are given, the data is JSON that no script tag can be closed in, and a Content
Security Policy lets nothing run or load but the page's own two scripts.
"""

from __future__ import annotations

import html
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from graphsvc.errors import BadRequest
from graphsvc.export import drawing
from graphsvc.export.shape import Edge, Network, Node
from graphsvc.export.words import Words, plain, words
from graphsvc.model import model

MOST_NODES = 500
"""vis-network is pleasant up to about here."""
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
_CENTRES_NAMED = 3


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A page; a notebook shows it in a frame of its own, in which it can reach nothing."""

    html: str
    summary: str

    def write(self, out: Path | str) -> None:
        """Write it to a file, as UTF-8."""
        try:
            Path(out).write_text(self.html, encoding="utf-8", newline="\n")
        except OSError as error:
            raise BadRequest(f"{out} cannot be written ({error.strerror}).", "") from None

    def __repr__(self) -> str:
        return f"<Page: {self.summary}>"

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" title="{html.escape(self.summary)}"'
            ' style="width: 100%; height: 40rem; border: 1px solid #d9dee6; background: #fff"'
            f' srcdoc="{html.escape(self.html)}"></iframe>'
        )


def write_page(
    network: Network, out: Path | str, language: str = "en", title: str | None = None
) -> Page:
    """Write a network as an HTML file that needs no connection; the page it wrote."""
    made = page(network, language, title)
    made.write(out)
    return made


def page_html(network: Network, language: str = "en", title: str | None = None) -> str:
    """The HTML of such a page."""
    return page(network, language, title).html


def page(network: Network, language: str = "en", title: str | None = None) -> Page:
    """A page of at most 500 entities, in English, Persian or Arabic; it says what it leaves out."""
    said = words(language)
    nodes = network.nodes[:MOST_NODES]
    kept = {node.id for node in nodes}
    edges = [edge for edge in network.edges if edge.start in kept and edge.end in kept]
    left_out = {
        "nodes": network.nodes_left_out + len(network.nodes) - len(nodes),
        "edges": network.edges_left_out + len(network.edges) - len(edges),
    }
    heading = plain(title) if title else _heading(nodes, said)
    shown = said.say(
        said.shown, nodes=len(nodes), edges=len(edges), claims=sum(e.claims for e in edges)
    )
    missing = said.say(said.left_out, **left_out) if any(left_out.values()) else None
    lens = said.seen_through(network.lens)
    caption = [
        shown,
        missing or said.nothing_left_out,
        f"{lens} {said.say(said.version, version=network.data_version)}",
    ]
    rendered = _rendered(nodes, edges, said, title=heading, caption=caption, left_out=missing)
    return Page(rendered, f"{heading}. {shown}")


def _rendered(nodes: Sequence[Node], edges: Sequence[Edge], said: Words, **texts: Any) -> str:
    """Our template, filled through pyvis; it is imported here because IPython comes with it."""
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network as Pyvis

    number = {node.id: i for i, node in enumerate(nodes)}
    names = {node.id: said.name(node.names, node.id) for node in nodes}
    centres = any(node.distance for node in nodes)
    drawn = Pyvis(directed=True, cdn_resources="in_line")  # undirected, it drops parallel edges
    for node in nodes:
        options = drawing.node(node, said, centres and node.distance == 0)
        drawn.add_node(number[node.id], **options)
    for i, (edge, options) in enumerate(drawing.edges(edges, names, said)):
        drawn.add_edge(number[edge.start], number[edge.end], id=i, **options)
    drawn.options = drawing.OPTIONS
    drawn.templateEnv = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True
    )
    drawn.templateEnv.globals |= _fixed() | _legend(nodes, edges, said) | texts | {"words": said}
    drawn.path = "page.html"
    return str(drawn.generate_html())


def _legend(nodes: Sequence[Node], edges: Sequence[Edge], said: Words) -> dict[str, Any]:
    """What the signs of this page mean, and its edges as a table."""
    types = {node.type for node in nodes}
    names = {node.id: said.name(node.names, node.id) for node in nodes}
    dashed = " ".join(map(str, drawing.DASHES))
    lines = [
        (any(e.asserted for e in edges), (said.asserted, drawing.ASSERTED, "none")),
        (any(not e.asserted for e in edges), (said.not_asserted, drawing.NOT_ASSERTED, dashed)),
        (
            any(e.contested for e in edges),
            (f"{drawing.CONTESTED_SIGN} {said.contested}", drawing.CONTESTED, "none"),
        ),
    ]
    return {
        "types": [
            (said.label(t.label), t.colour) for t in model.node_types.values() if t.name in types
        ],
        "lines": [line for occurs, line in lines if occurs],
        "plural": any(node.collective for node in nodes),
        "counted": any(edge.claims > 1 for edge in edges),
        "rows": [
            (
                names[edge.start],
                said.label(model.relationship(edge.relationship).label),
                names[edge.end],
                said.number(edge.claims),
                said.number(edge.sources),
                drawing.how(edge, said),
            )
            for edge in edges
        ],
    }


@cache
def _fixed() -> dict[str, str]:
    """What is the same in every page: the scripts, the style, and their hashes for the policy."""
    here = files("graphsvc.export")
    library = files("pyvis").joinpath(_LIBRARY).read_text("utf-8")
    script, style = (here.joinpath(f"page.{end}").read_text("utf-8") for end in ("js", "css"))
    return {
        "library": library,
        "script": script,
        "style": style,
        "script_hashes": f"{_hash(library)} {_hash(script)}",
        "style_hash": _hash(style),
    }


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _heading(nodes: Sequence[Node], said: Words) -> str:
    """The names of the centres, where they are few."""
    names = [said.name(node.names, node.id) for node in nodes if node.distance == 0]
    return " | ".join(names) if 0 < len(names) <= _CENTRES_NAMED else said.network
