"""Answers about one entity: what it is, and to what it is related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import ClaimOut, EntityRef, SourceRef
from graphsvc.answers.present import Presenter
from graphsvc.answers.records import Adjacent, AdjacentAnswer, EntityAnswer, Spelling
from graphsvc.answers.references import no_entity
from graphsvc.answers.shared import same_ids_of
from graphsvc.answers.succession import succession_of
from graphsvc.model import model
from graphsvc.model.records import Entity
from graphsvc.network.adjacency import Line, lines_at
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
    database: Database,
    presenter: Presenter,
    version: int,
    name: str,
    lens: Lens,
    count: Callable[[str], int | None] | None = None,
) -> EntityAnswer:
    """What is this entity: names, attributes, relationships, sources, what is not stated?

    ``count`` tells how many ties another one has: a predecessor, a successor.
    """
    read = database.queries.read
    entity = stored_entity(database, name)
    former = [
        properties.to_entity(row["type"], row["properties"])
        for row in database.read(read["merged_into"], id=name)
    ]
    stated = database.read(read["attributes"], id=name, **presenter.parameters(lens))
    lines, _ = lines_at(presenter.bonds, presenter.lasting(lens), name)
    mentions = database.read(read["names"], id=name)
    attributes = grouped(presenter, presenter.seen(stated, lens), lens)
    succession = succession_of(presenter, database, name, lens, count)
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
        relationships=_by_relationship(lines),
        sources=_sources(presenter, mentions, lens),
        not_stated=presenter.questions_about(name, lens),
        same=presenter.samenesses_of(name),
        same_external_id=same_ids_of(presenter, name),
        predecessors=succession.predecessors,
        successors=succession.successors,
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
    found, ended = lines_at(presenter.bonds, presenter.lasting(lens), name)
    lines = [line for line in found if real in (None, line.relationship)]
    page, following = paging.cut(lines, version, question)
    return AdjacentAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(lines),
        ended=ended,
        next=following,
        items=[_adjacent(presenter, name, line, lens) for line in page],
    )


def grouped(presenter: Presenter, rows: list[Row], lens: Lens) -> dict[str, list[ClaimOut]]:
    """Claims with a value, by attribute."""
    found: dict[str, list[ClaimOut]] = defaultdict(list)
    for row in rows:
        found[row["attribute"]] += presenter.told([row], lens)
    return dict(found)


def _adjacent(presenter: Presenter, name: str, line: Line, lens: Lens) -> Adjacent:
    ids, lasting = presenter.snapshot.claims.ids, presenter.lasting(lens)
    ends = line.via or name, line.neighbour
    standing = lasting.line(line.relationship, *(ends if line.outgoing else ends[::-1]))
    stands = standing.on(lens.days) if lens.days else None
    return Adjacent(
        relationship=line.relationship,
        outgoing=line.outgoing,
        modality=line.modality,
        asserted=line.modality == model.ASSERTED,
        neighbour=presenter.entity(line.neighbour),
        via=presenter.entity(line.via) if line.via else None,
        claims=len(line.claims),
        sources=line.sources,
        publishers=line.publishers,
        independent=min(line.publishers, line.families),
        contested=any(ids[i] in presenter.contested for i in line.claims),
        ended=presenter.ending(standing.ending(), lens),
        holds=stands.value if stands else None,
    )


def _by_relationship(lines: list[Line]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        counts[line.relationship] += len(line.claims)
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
