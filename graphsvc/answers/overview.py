"""The answer about all of it: how much is in the graph, and from which sources."""

from __future__ import annotations

from collections import Counter

from graphsvc.answers.present import Presenter
from graphsvc.answers.records import OverviewAnswer, SourceCount
from graphsvc.model import model
from graphsvc.model.records import NotStated

MOST_SOURCES = 50


def overview_answer(presenter: Presenter) -> OverviewAnswer:
    """What is in the graph: entities, claims, sources, conflicts, questions left open?"""
    snapshot = presenter.snapshot
    rows = [
        row
        for row, kind in zip(snapshot.claims.rows, snapshot.claims.types, strict=True)
        if kind != model.MENTIONS
    ]
    by_source = Counter(row["source"] for row in rows)
    largest = sorted(snapshot.sources, key=lambda name: (-by_source[name], name))[:MOST_SOURCES]
    judged = snapshot.judgements.values()
    return OverviewAnswer(
        data_version=snapshot.version,
        entities=dict(Counter(entity.type for entity in snapshot.entities.values()).most_common()),
        claims=dict(Counter(str(row["modality"]) for row in rows).most_common()),
        sources=len(snapshot.sources),
        largest_sources=[
            SourceCount(source=presenter.source(name), claims=by_source[name]) for name in largest
        ],
        conflicts=sum(found.kind != "succession" for found in presenter.conflicts.values()),
        not_stated=sum(isinstance(judgement, NotStated) for judgement in judged),
    )
