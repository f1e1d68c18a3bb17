"""The network as networkx knows it: a multigraph in which an edge is a line, or a claim."""

from __future__ import annotations

import networkx as nx

from graphsvc.model import model
from graphsvc.model.records import Entity
from graphsvc.network.evidence import independent
from graphsvc.network.lasting import Lasting
from graphsvc.network.neighbourhood import Edge, lines
from graphsvc.network.snapshot import Snapshot
from graphsvc.network.timeline import Stands

_LANGUAGES = ("en", "fa", "ar")


def multigraph(lasting: Lasting, claims: bool = False) -> nx.MultiDiGraph[str]:
    """The entities that claims relate, and an edge for each line: one relationship of two.

    A symmetric relationship is one line, from the smaller id to the larger and ``symmetric``. An
    edge tells how many claims and sources it rests on, whether what it says had ended, and on the
    lens's days how surely it stands. With ``claims`` every claim is an edge of its own. All
    attributes are plain values, so that networkx can write GraphML and GEXF.
    """
    snapshot = lasting.snapshot
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(data_version=snapshot.version)
    for line in lines(lasting):
        for name in (line.start, line.end):
            if name not in graph:
                graph.add_node(name, **_described(snapshot.entities[name]))
        about = _line(lasting, line)
        if claims:
            for i in line.claims:
                graph.add_edge(line.start, line.end, **about, **_claim(snapshot, i))
        else:
            graph.add_edge(line.start, line.end, **about, **_behind(snapshot, line))
    return graph


def _line(lasting: Lasting, line: Edge) -> dict[str, str | bool]:
    """What a line is, and how it lasts."""
    standing = lasting.line(line.relationship, line.start, line.end)
    event, days = standing.ending(), lasting.lens.days
    found: dict[str, str | bool] = {
        "relationship": line.relationship,
        "symmetric": line.relationship in model.SYMMETRIC,
        "asserted": line.asserted,
        "ended": event is not None and event.sure and (not days or event.first <= days[1]),
    }
    if event is not None and event.sure:
        found |= {"ended_earliest": event.stated[0], "ended_latest": event.stated[1]}
    stands: Stands | None = standing.on(days) if days else None
    return found | ({"holds": stands.value} if stands else {})


def _behind(snapshot: Snapshot, line: Edge) -> dict[str, str | int]:
    """How much a line rests on."""
    sources = [source for i in line.claims if (source := snapshot.source_of(i))]
    return {
        "claims": len(line.claims),
        "sources": len({source.id for source in sources}),
        "independent": independent(sources),
        "claim_ids": "; ".join(snapshot.claims.ids[i] for i in line.claims),
    }


def _claim(snapshot: Snapshot, position: int) -> dict[str, str]:
    row = snapshot.claims.rows[position]
    said = {name: row[name] for name in ("modality", "certainty", "source")}
    return {"key": row["claim"], "claim": row["claim"], **said}


def _described(entity: Entity) -> dict[str, str | bool]:
    """What a node bears: type, kind, one name to show and the first in each language."""
    names = {language: given[0] for language, given in entity.names.items() if given}
    order = [language for language in (*_LANGUAGES, *sorted(names)) if language in names]
    described: dict[str, str | bool] = {
        "type": entity.type,
        "name": names[order[0]] if order else entity.id,
        "collective": entity.collective,
        **{f"name_{language}": name for language, name in sorted(names.items())},
    }
    return described | ({"kind": entity.kind} if entity.kind else {})
