"""Answers as flat rows, for CSV and data frames: one item a row, every value a plain text.

Items that rest on claims have the number and the ids of these; ``claims`` has them in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graphsvc.answers import records
from graphsvc.answers.columns import (
    CLAIM,
    ENDED,
    ENTITY,
    FlatRow,
    cells,
    claim,
    ending,
    entity,
    ids,
    joined,
    not_stated,
    source,
    typed,
)
from graphsvc.answers.flat_lists import LISTED
from graphsvc.answers.parts import ConflictOut, Part

Rows = Iterator[FlatRow]
PART = ("part", *CLAIM)
CONFLICT = ("conflict", "kind", "found_by", "conflict_note", *CLAIM)


def table(answer: Part) -> tuple[Sequence[str], Rows]:
    """The headers of an answer and its rows."""
    headers, rows = _TABLES[type(answer)]
    return headers, rows(answer)


def _search(answer: records.SearchAnswer) -> Rows:
    for hit in answer.items:
        matched = {"matched": hit.name, "language": hit.language or "", "how": hit.how}
        places = [entity("", place)["name"] for place in hit.located_in]
        why = (f"{r.why}={r.means or r.words}" for r in hit.reasons)
        yield {
            **typed(hit.entity),
            **matched,
            "written_by": hit.written_by.id if hit.written_by else "",
            **cells(hit, "score", "whole", "ties", "claims"),
            "located_in": ids(hit.located_in),
            "located_in_names": joined(places),
            "external_ids": joined(f"{k}={v}" for k, v in hit.external_ids.items()),
            "reasons": joined(why),
        }


def _adjacent(answer: records.AdjacentAnswer) -> Rows:
    for item in answer.items:
        yield {
            "entity": answer.entity.id,
            "direction": "out" if item.outgoing else "in",
            **entity("neighbour", item.neighbour),
            "neighbour_type": item.neighbour.type,
            "via": item.via.id if item.via else "",
            **ending(item.ended),
            **cells(item, "relationship", "asserted", "modality", *_COUNTED),
        }


def _agreement(answer: records.AgreementAnswer) -> Rows:
    """The claims about an agreement, each with the part it plays, and what is not stated."""
    for part, members in (
        ("party", answer.parties),
        ("signatory", answer.signatories),
        ("topic", answer.topics),
    ):
        yield from ({"part": part, **claim(c)} for m in members for c in m.claims)
    for stated in answer.attributes.values():
        yield from ({"part": "attribute", **claim(c)} for c in stated)
    yield from ({"part": "related", **claim(c)} for c in answer.related)
    yield from ({"part": "not stated", **not_stated(q)} for q in answer.not_stated)


def _of_entity(answer: records.EntityAnswer) -> Rows:
    """Names, spellings, values, numbers of claims, open questions."""
    own = entity("end", answer.entity)
    for language, spelled in answer.names.items():
        yield from ({"part": "name", **own, "language": language, "value": n} for n in spelled)
    for scheme, identifier in answer.external_ids.items():
        yield {"part": "external id", **own, "attribute": scheme, "value": identifier}
    for former in answer.former_ids:
        yield {"part": "former id", **own, "value": former}
    for pair in answer.same_external_id:
        other = next(e for e in pair.entities if e.id != answer.entity.id)
        shared = {**entity("start", other), "attribute": pair.scheme, "value": pair.value}
        yield {"part": "same external id", **own, **shared}
    for part, some in (("succeeds", answer.predecessors), ("succeeded by", answer.successors)):
        for one in some:
            when = {"date": joined(one.days), "holds": one.holds or ""}
            said = {"value": joined(one.kinds), "modality": joined(one.modality), **when}
            yield {"part": part, **own, **entity("start", one.entity), **said}
    for found in answer.spellings:
        written = {"language": found.language, "as_written": found.as_written}
        yield from ({"part": "spelling", **own, **written, **source(s)} for s in found.sources)
    for stated in answer.attributes.values():
        yield from ({"part": "attribute", **claim(c)} for c in stated)
    for name, number in answer.relationships.items():
        yield {"part": "claims", **own, "relationship": name, "value": str(number)}
    yield from ({"part": "not stated", **not_stated(q)} for q in answer.not_stated)


def _of_source(answer: records.SourceAnswer) -> Rows:
    """What it says of itself, how much it claims, what it leaves open."""
    own = source(answer.source)
    for name, stated in answer.stated.items():
        words = {"quote": stated.quote.text} if stated.quote else {}
        yield {"part": "stated", "attribute": name, "value": stated.value, **words, **own}
    for modality, number in answer.claims.items():
        yield {"part": "claims", "modality": modality, "value": str(number), **own}
    yield {"part": "mentions", "value": str(answer.mentions), **own}
    yield from ({"part": "not stated", **not_stated(q)} for q in answer.not_stated)


def _one_claim(answer: records.ClaimAnswer) -> Rows:
    yield {"part": "claim", **claim(answer.claim)}
    for conflict in answer.conflicts:
        against = (c for c in conflict.claims if c.id != answer.claim.id)
        yield from ({"part": "speaks against it", **claim(c)} for c in against)


def _conflict(found: ConflictOut) -> Rows:
    """Its claims, each with the conflict it is part of."""
    note = found.note or ""
    head = {"conflict": found.id, **cells(found, "kind", "found_by"), "conflict_note": note}
    yield from ({**head, **claim(c)} for c in found.claims)
    yield from ({**head, "claim": cited, "note": "missing"} for cited in found.missing)


def _paths(answer: records.PathsAnswer) -> Rows:
    """The claims of each step of each path."""
    for number, path in enumerate(answer.paths, start=1):
        for step, hop in enumerate(path, start=1):
            where = {"path": str(number), "step": str(step), "from_id": hop.start.id}
            head = {**where, "to_id": hop.end.id, "said_by": joined(hop.said_by)}
            head |= {**ending(hop.ended), "step_holds": hop.holds or ""}
            yield from ({**head, **claim(c)} for c in hop.claims)


def _network(answer: records.NetworkAnswer) -> Rows:
    nodes = {node.id: node for node in answer.nodes}
    for edge in answer.edges:
        ends = {**entity("start", nodes[edge.start]), **entity("end", nodes[edge.end])}
        counted = ("relationship", "asserted", "claims", "sources", "status", "contested", "holds")
        yield {**ends, **cells(edge, *counted), **ending(edge.ended)}


def _overview(answer: records.OverviewAnswer) -> Rows:
    for part, counts in (("entities", answer.entities), ("claims", answer.claims)):
        yield from ({"part": part, "name": n, "number": str(k)} for n, k in counts.items())
    for name in ("sources", "conflicts", "not_stated"):
        yield {"part": name, "name": "", "number": str(getattr(answer, name))}


def _claims(answer: records.ClaimsAnswer) -> Rows:
    return map(claim, answer.items)


def _contested(answer: records.ContestedAnswer) -> Rows:
    return (row for found in answer.items for row in _conflict(found))


_COUNTED = ("claims", "sources", "publishers", "independent", "contested", "holds")
_TABLES: Mapping[type[Part], tuple[Sequence[str], Callable[[Any], Rows]]] = {
    records.SearchAnswer: (
        (
            *(*ENTITY, "matched", "language", "how", "written_by", "score", "whole"),
            *("located_in", "located_in_names", "external_ids", "ties", "claims", "reasons"),
        ),
        _search,
    ),
    records.EntityAnswer: (PART, _of_entity),
    records.AdjacentAnswer: (
        (
            *("entity", "relationship", "direction", "asserted", "modality", "neighbour"),
            *("neighbour_name", "neighbour_type", "via", *ENDED, *_COUNTED),
        ),
        _adjacent,
    ),
    records.AgreementAnswer: (PART, _agreement),
    records.ClaimsAnswer: (CLAIM, _claims),
    records.ClaimAnswer: (PART, _one_claim),
    records.SourceAnswer: (PART, _of_source),
    records.PathsAnswer: (
        ("path", "step", "from_id", "to_id", "said_by", *ENDED, "step_holds", *CLAIM),
        _paths,
    ),
    records.NetworkAnswer: (
        (
            *("start", "start_name", "relationship", "end", "end_name", "asserted"),
            *("claims", "sources", "status", *ENDED, "contested", "holds"),
        ),
        _network,
    ),
    records.ContestedAnswer: (CONFLICT, _contested),
    ConflictOut: (CONFLICT, _conflict),
    records.OverviewAnswer: (("part", "name", "number"), _overview),
    **LISTED,
}
