"""Answers as flat rows, for CSV: one claim, hit or neighbour a row, every value a plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graphsvc.model import model

if TYPE_CHECKING:
    from graphsvc.answers.parts import ClaimOut, ConflictOut, EntityRef, NotStatedOut, SourceRef
    from graphsvc.answers.records import (
        AdjacentAnswer,
        AgreementAnswer,
        ClaimAnswer,
        EntityAnswer,
        PathsAnswer,
        SearchAnswer,
        SourceAnswer,
    )

FlatRow = dict[str, str]
_SEPARATOR = "; "
_SOURCE = ("source", "publisher", "published")
CLAIM = (
    *("claim", "relationship", "asserted", "modality", "certainty"),
    *("start", "start_name", "end", "end_name", "attribute", "value", "as_written"),
    *("quote", "locator", "language", "speaker", "addressee", *model.DATES),
    *("qualifiers", "note", *_SOURCE, "contested_by"),
)
"""The headers of a claim; what follows are those of the other answers."""
PARTS = ("part", *CLAIM)
CONFLICTS = ("conflict", "kind", "found_by", "conflict_note", *CLAIM)
PATHS = ("path", "step", "from_id", "to_id", "said_by", *CLAIM)
SEARCH = ("id", "name", "type", "kind", "matched", "language", "how", "written_by")
ADJACENT = (
    *("entity", "relationship", "direction", "asserted", "neighbour", "neighbour_name"),
    *("neighbour_type", "claims", "sources", "publishers", "independent", "contested"),
)


def search(answer: SearchAnswer) -> Iterator[FlatRow]:
    """The entities found."""
    for hit in answer.items:
        yield {
            **_entity("", hit.entity),
            "type": hit.entity.type,
            "kind": hit.entity.kind or "",
            "matched": hit.name,
            "language": hit.language or "",
            "how": hit.how,
            "written_by": hit.written_by.id if hit.written_by else "",
        }


def adjacent(answer: AdjacentAnswer) -> Iterator[FlatRow]:
    """The neighbours of an entity."""
    for item in answer.items:
        counts = item.model_dump(include={"claims", "sources", "publishers", "independent"})
        yield {
            "entity": answer.entity.id,
            "relationship": item.relationship,
            "direction": "out" if item.outgoing else "in",
            "asserted": _truth(item.asserted),
            **_entity("neighbour", item.neighbour),
            "neighbour_type": item.neighbour.type,
            **{name: str(number) for name, number in counts.items()},
            "contested": _truth(item.contested),
        }


def claims(found: Iterable[ClaimOut]) -> Iterator[FlatRow]:
    """Claims of a list."""
    return map(claim, found)


def claim(said: ClaimOut) -> FlatRow:
    """A claim: all of it in one row."""
    return {
        "claim": said.id,
        "relationship": said.relationship,
        "asserted": _truth(said.asserted),
        "modality": said.modality,
        "certainty": said.certainty,
        **_entity("start", said.start),
        **_entity("end", said.end),
        "attribute": said.attribute or "",
        "value": said.value or "",
        "as_written": said.as_written or "",
        "quote": " … ".join(q.text for q in said.quotes),
        "locator": said.locator or "",
        "language": said.language,
        "speaker": _SEPARATOR.join(e.id for e in said.speaker),
        "addressee": _SEPARATOR.join(e.id for e in said.addressee),
        **{n: said.dates[n].edtf if n in said.dates else "" for n in model.DATES},
        "qualifiers": _SEPARATOR.join(f"{n}={q.value}" for n, q in said.qualifiers.items()),
        "note": said.note or "",
        **_source(said.source),
        "contested_by": _SEPARATOR.join(said.contested_by),
    }


def agreement(answer: AgreementAnswer) -> Iterator[FlatRow]:
    """The claims about an agreement, each with the part it plays, and what is not stated."""
    members = [("party", m.claims) for m in answer.parties]
    members += [("signatory", m.claims) for m in answer.signatories]
    members += [("topic", m.claims) for m in answer.topics]
    for part, found in members:
        yield from ({"part": part, **claim(c)} for c in found)
    for stated in answer.attributes.values():
        yield from ({"part": "attribute", **claim(c)} for c in stated)
    yield from ({"part": "related", **claim(c)} for c in answer.related)
    yield from map(_open, answer.not_stated)


def entity(answer: EntityAnswer) -> Iterator[FlatRow]:
    """What is known of an entity: names, spellings, values, numbers of claims, open questions."""
    own = _entity("end", answer.entity)
    for language, spelled in answer.names.items():
        yield from ({"part": "name", **own, "language": language, "value": n} for n in spelled)
    for scheme, identifier in answer.external_ids.items():
        yield {"part": "external id", **own, "attribute": scheme, "value": identifier}
    for former in answer.former_ids:
        yield {"part": "former id", **own, "value": former}
    for found in answer.spellings:
        written = {"language": found.language, "as_written": found.as_written}
        yield from ({"part": "spelling", **own, **written, **_source(s)} for s in found.sources)
    for stated in answer.attributes.values():
        yield from ({"part": "attribute", **claim(c)} for c in stated)
    for name, number in answer.relationships.items():
        yield {"part": "claims", **own, "relationship": name, "value": str(number)}
    yield from map(_open, answer.not_stated)


def source(answer: SourceAnswer) -> Iterator[FlatRow]:
    """What a source says of itself, how much it claims, what it leaves open."""
    own = _source(answer.source)
    for name, stated in answer.stated.items():
        words = {"quote": stated.quote.text} if stated.quote else {}
        yield {"part": "stated", "attribute": name, "value": stated.value, **words, **own}
    for modality, number in answer.claims.items():
        yield {"part": "claims", "modality": modality, "value": str(number), **own}
    yield {"part": "mentions", "value": str(answer.mentions), **own}
    yield from map(_open, answer.not_stated)


def one_claim(answer: ClaimAnswer) -> Iterator[FlatRow]:
    """A claim, and the claims that speak against it."""
    yield {"part": "claim", **claim(answer.claim)}
    for conflict in answer.conflicts:
        against = (c for c in conflict.claims if c.id != answer.claim.id)
        yield from ({"part": "speaks against it", **claim(c)} for c in against)


def conflicts(found: Iterable[ConflictOut]) -> Iterator[FlatRow]:
    """The claims of conflicts, each with the conflict it is part of."""
    for conflict in found:
        head = {
            "conflict": conflict.id,
            "kind": conflict.kind,
            "found_by": conflict.found_by,
            "conflict_note": conflict.note or "",
        }
        yield from ({**head, **claim(c)} for c in conflict.claims)


def paths(answer: PathsAnswer) -> Iterator[FlatRow]:
    """The claims of each step of each path."""
    for number, path in enumerate(answer.paths, start=1):
        for step, hop in enumerate(path, start=1):
            where = {"path": str(number), "step": str(step), "from_id": hop.start.id}
            head = {**where, "to_id": hop.end.id, "said_by": _SEPARATOR.join(hop.said_by)}
            yield from ({**head, **claim(c)} for c in hop.claims)


def stored(row: Mapping[str, Any], prefix: str = "") -> FlatRow:
    """A row of a named query: maps become ``map.key``, lists their values."""
    flat: FlatRow = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            flat |= stored(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            flat[prefix + name] = _SEPARATOR.join(map(_plain, value))
        else:
            flat[prefix + name] = _plain(value)
    return flat


def _open(asked: NotStatedOut) -> FlatRow:
    own = _entity("end", asked.end or asked.about)
    return {
        "part": "not stated",
        "relationship": asked.relationship or "",
        **_entity("start", asked.start),
        **own,
        "attribute": asked.attribute or "",
        "qualifiers": asked.qualifier or "",
        "note": asked.note or "",
        **_source(asked.source),
    }


def _entity(role: str, ref: EntityRef | None) -> FlatRow:
    names = ref.names if ref else {}
    name = names.get("en") or next(iter(names.values()), "")
    keys = (role or "id", f"{role}_name" if role else "name")
    return dict(zip(keys, (ref.id if ref else "", name), strict=True))


def _source(ref: SourceRef) -> FlatRow:
    publisher = ref.publisher.id if ref.publisher else ""
    return dict(zip(_SOURCE, (ref.id, publisher, ref.published or ""), strict=True))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return _truth(value)
    return "" if value is None else str(value)


def _truth(value: bool) -> str:
    return "true" if value else "false"
