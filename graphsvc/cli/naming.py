"""Which entity or source is meant: an id, a merged id, or a name that only one entity bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.cli.texts import note, shown
from graphsvc.errors import NotFound
from graphsvc.model import model

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph
    from graphsvc.answers.records import SearchHit

WHOLE_NAME = frozenset({"exact", "folded"})
SAME_NAME = WHOLE_NAME | {"identifier"}
"""Ways to match that leave no letter out."""
SHOWN = 8


def known_id(graph: Graph, text: str) -> str | None:
    """The id that this id means now: its own, or what it is merged into; None for other text."""
    if graph.query("entity", id=text):
        return text
    into = graph.merged_into(text)
    if into is not None:
        note(f"{text} is merged into {into}, which is shown.")
    return into


def entity_id(graph: Graph, text: str) -> str:
    """The id of the entity that is meant by an id or a name.

    ``Ambiguous`` where several bear that name; ``NotFound``, with the nearest, where none does.
    """
    found = known_id(graph, text) or _named(graph, text, ())
    _tell_of_others(graph, found)
    return found


def entity_or_source_id(graph: Graph, text: str) -> tuple[str, bool]:
    """The id that is meant, and whether it is a source's."""
    known = known_id(graph, text)
    if known is None and graph.query("source", id=text):
        return text, True
    sources = [row["id"] for row in graph.query("sources")]
    found = known or _named(graph, text, sources)
    _tell_of_others(graph, found)
    return found, False


def known_source(graph: Graph, text: str) -> str:
    """A source's id; ``NotFound``, with the nearest, where there is none."""
    sources = [row["id"] for row in graph.query("sources")]
    if text not in sources:
        near = model.nearest(text, sources)
        hint = f"Did you mean {near!r}?" if near else f"There are: {', '.join(sources[:SHOWN])}."
        raise NotFound(f"There is no source {text!r}.", hint if sources else "There are none yet.")
    return text


def _tell_of_others(graph: Graph, name: str) -> None:
    """Point to what may be meant as well: by a name that the curator gives both, or a judgement."""
    from graphsvc.answers.search import called, several

    known = graph.entity(name)
    others: dict[str, str] = {}
    named: dict[str, str] = {}
    same = {e.id for judged in known.same for e in judged.entities}
    for hit in (hit for other in sorted(same) for hit in graph.search(other).items):
        if hit.entity.id in same:
            others[hit.entity.id] = f"{called(hit)}, probably the same"
    for spelled in (text for names in known.names.values() for text in names):
        for hit in graph.search(spelled).items:
            if hit.how in WHOLE_NAME and hit.written_by is None:
                also = f"{called(hit)}, also called {shown(spelled)}"
                named.setdefault(hit.entity.id, also)
    others |= named
    others.pop(name, None)
    if others:
        note(f"See also {several(list(others.values()))}.")


def _named(graph: Graph, text: str, others: list[str] | tuple[()]) -> str:
    try:
        hit = graph.meant(text)
    except NotFound as error:
        near = model.nearest(text, [*(row["id"] for row in graph.query("entities")), *others])
        if error.advice == NotFound.advice:
            error.advice = (
                f"Did you mean {near!r}?" if near else "Nothing in the data has a name like it."
            )
        raise
    why = "" if hit.how in SAME_NAME else f", by {beside(hit)}"
    note(f"{text!r} is taken for {hit.entity.id} ({hit.entity.type}){why}.")
    return hit.entity.id


def beside(hit: SearchHit) -> str:
    """What was read beside a name: ``type city, place iran``."""
    read = [f"{r.why} {r.means or r.words}" for r in hit.reasons[1:]]
    return ", ".join([f"its name {shown(hit.name)}", *read])
