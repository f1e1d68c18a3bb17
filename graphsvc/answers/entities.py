"""Answers about one entity: what it is, and to what it is related."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import ClaimOut, EntityRef, SourceRef
from graphsvc.answers.present import Presenter
from graphsvc.answers.records import Adjacent, AdjacentAnswer, EntityAnswer, Spelling
from graphsvc.answers.references import no_entity
from graphsvc.model import model
from graphsvc.model.records import Entity
from graphsvc.network.lens import Lens
from graphsvc.store import properties
from graphsvc.store.database import Database, Row


def stored_entity(database: Database, name: str) -> Entity:
    """The entity under that id; ``NotFound`` if there is none."""
    rows = database.read(database.queries.read["entity"], id=name)
    if not rows:
        raise no_entity(name)
    return properties.to_entity(rows[0]["type"], rows[0]["properties"])


def merged_into(database: Database, name: str) -> str | None:
    """The id that stands for a merged one now; None where it is no merged id."""
    rows = database.read(database.queries.read["merged"], id=name)
    return str(rows[0]["into"]) if rows else None


def entity_answer(
    database: Database, presenter: Presenter, version: int, name: str, lens: Lens
) -> EntityAnswer:
    """What is this entity: names, attributes, relationships, sources, what is not stated?"""
    read = database.queries.read
    entity = stored_entity(database, name)
    former = [
        properties.to_entity(row["type"], row["properties"])
        for row in database.read(read["merged_into"], id=name)
    ]
    stated = database.read(read["attributes"], id=name, **presenter.parameters(lens))
    related = database.read(read["relationships_of"], id=name, **_counting(presenter, lens))
    mentions = database.read(read["names"], id=name)
    attributes = grouped(presenter, presenter.seen(stated, lens), lens)
    where = entity.coordinates
    return EntityAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        names=_names([entity, *former]),
        external_ids=entity.external_ids,
        coordinates=where.model_dump() if where else None,
        note=entity.note,
        former_ids=[e.id for e in former],
        spellings=_spellings(presenter, mentions),
        attributes=attributes,
        relationships=_by_relationship(related),
        sources=_sources(presenter, mentions, lens),
        not_stated=presenter.questions_about(name, lens),
        same=presenter.samenesses_of(name),
        conflicts=presenter.conflicts_seen(lens, name),
    )


def adjacent_answer(
    database: Database,
    presenter: Presenter,
    version: int,
    name: str,
    relationship: str | None,
    lens: Lens,
    paging: Paging,
) -> AdjacentAnswer:
    """To which entities is this one related, and on how many independent words does that rest?"""
    real = model.relationship(relationship).name if relationship else None
    stored_entity(database, name)
    question = ["adjacent", name, real, lens.asked()]
    offset = paging.offset(version, question)
    read = database.queries.read
    summary = database.read(read["relationships_of"], id=name, **_counting(presenter, lens))
    total = sum(r["neighbours"] for r in summary if real in (None, r["relationship"]))
    rows = database.read(
        read["adjacent"],
        id=name,
        relationship=real,
        skip=offset,
        limit=paging.limit,
        **_counting(presenter, lens),
    )
    return AdjacentAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=total,
        next=paging.next(version, question, offset, total),
        items=[_adjacent(presenter, row, lens) for row in rows],
    )


def grouped(presenter: Presenter, rows: list[Row], lens: Lens) -> dict[str, list[ClaimOut]]:
    """Claims with a value, by attribute."""
    found: dict[str, list[ClaimOut]] = defaultdict(list)
    for row in rows:
        found[row["attribute"]] += presenter.told([row], lens)
    return dict(found)


def _counting(presenter: Presenter, lens: Lens) -> dict[str, Any]:
    """The lens for queries that count publishers themselves."""
    counting = {"symmetric": list(model.SYMMETRIC), "min_publishers": lens.min_publishers}
    return {**presenter.parameters(lens), **counting}


def _adjacent(presenter: Presenter, row: Row, lens: Lens) -> Adjacent:
    claims, known = row["claims"], presenter.snapshot.position
    return Adjacent(
        relationship=row["relationship"],
        outgoing=row["outgoing"],
        modality=row["modality"],
        asserted=row["modality"] == model.ASSERTED,
        neighbour=presenter.entity(row["neighbour"]),
        claims=len(claims),
        sources=row["sources"],
        publishers=row["publishers"],
        independent=min(row["publishers"], row["families"]),
        contested=any(claim in presenter.contested for claim in claims),
        holds=presenter.holds(presenter.rows([known[c] for c in claims if c in known]), lens),
    )


def _by_relationship(rows: list[Row]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["relationship"]] += row["claims"]
    return dict(counts)


def _names(records: list[Entity]) -> dict[str, list[str]]:
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        for language, spelled in record.names.items():
            names[language] |= dict.fromkeys(spelled)
    return {language: list(spelled) for language, spelled in names.items()}


def _spellings(presenter: Presenter, rows: list[Row]) -> list[Spelling]:
    sources: dict[tuple[str, str], dict[str, SourceRef]] = defaultdict(dict)
    for row in rows:
        if row["as_written"] is not None:
            source = presenter.source(row["source"])
            spelled = (row["as_written"], row["language"] or source.language)
            sources[spelled][source.id] = source
    return [
        Spelling(as_written=text, language=language, sources=list(by.values()))
        for (text, language), by in sources.items()
    ]


def _sources(presenter: Presenter, rows: list[Row], lens: Lens) -> list[SourceRef]:
    named = dict.fromkeys(row["source"] for row in rows)
    return [presenter.source(name) for name in named if lens.takes(presenter.stored_source(name))]


def references(presenter: Presenter, names: list[str]) -> list[EntityRef]:
    """References to these entities, each once, in their order."""
    return [presenter.entity(name) for name in dict.fromkeys(names)]
