"""The network as networkx knows it: a directed multigraph in which an edge is a claim."""

from __future__ import annotations

import networkx as nx

from graphsvc.model import model
from graphsvc.model.records import Entity
from graphsvc.network.lens import Lens
from graphsvc.network.snapshot import Snapshot

_LANGUAGES = ("en", "fa", "ar")


def multigraph(snapshot: Snapshot, lens: Lens) -> nx.MultiDiGraph[str]:
    """The entities that claims relate, and an edge for each such claim that the lens admits.

    All attributes are plain values, so that networkx can write GraphML and GEXF.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(data_version=snapshot.version)
    columns = snapshot.claims
    for i in snapshot.related(lens):
        for name in (columns.starts[i], columns.ends[i]):
            if name not in graph:
                graph.add_node(name, **_described(snapshot.entities[name]))
        row = columns.rows[i]
        graph.add_edge(
            columns.starts[i],
            columns.ends[i],
            key=columns.ids[i],
            claim=columns.ids[i],
            relationship=columns.real_type(i),
            asserted=row["modality"] == model.ASSERTED,
            modality=row["modality"],
            certainty=row["certainty"],
            source=row["source"],
        )
    return graph


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
