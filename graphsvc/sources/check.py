"""What the model refuses in a seed file: ends, terms, values, qualifiers, evidence, references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphsvc.errors import UnknownName
from graphsvc.model import model
from graphsvc.model.kinds import Attribute, ValueType
from graphsvc.model.records import Batch, Claim, Conflict, Entity, NotStated, Registry, Same
from graphsvc.sources.check_dates import check_dates, check_each_date
from graphsvc.sources.claims import entities_of
from graphsvc.sources.marked_yaml import Marked, Path, Problem
from graphsvc.sources.warn import Identified
from graphsvc.text.addresses import encoded, to_encode
from graphsvc.text.calendars import DateError
from graphsvc.text.dates import parse_duration, parse_edtf

WORDS_OF_A_QUOTE = 25
OWN_FIELDS = ("publisher", "title", "dateline", "section", "code", "published")
"""What a document may say, or not say, of itself."""


@dataclass(frozen=True, slots=True)
class Known:
    """What references may name: types of entities, names of sources, keys of claims."""

    types: Mapping[str, str] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    """``source#key`` of every claim with a key."""
    declared: Mapping[str, str] = field(default_factory=dict)
    """The file that declares each stored entity."""
    identified: Identified = field(default_factory=Identified)

    def with_these(self, registries: Sequence[Registry], batches: Sequence[Batch]) -> Known:
        """These references and those of the records, whose files replace what was there."""
        ids = {b.source.id for b in batches}
        keys = {k for k in self.keys if k.partition("#")[0] not in ids}
        keys |= {f"{c.source}#{c.key}" for b in batches for c in b.claims if c.key}
        files = {r.name for r in registries}
        gone = {e for e in self.types if self.declared.get(e) in files}
        types = {e: t for e, t in self.types.items() if e not in gone}
        types |= {e.id: e.type for r in registries for e in r.entities}
        identified = self.identified.with_these(registries, gone)
        return Known(types, self.sources | ids, frozenset(keys), self.declared, identified)


def check_entity(marked: Marked, number: int, entity: Entity, known: Known) -> Iterator[Problem]:
    """What is wrong with an entity: its id, its type, its kind."""
    path: Path = ("entities", number)
    if entity.id in known.sources:
        yield marked.problem((*path, "id"), f"{entity.id!r} is the id of a source")
    try:
        kinds = model.node_type(entity.type).kinds
    except UnknownName as error:
        yield marked.problem((*path, "type"), str(error))
        return
    if entity.kind is not None and kinds is None:
        yield marked.problem((*path, "kind"), f"a {entity.type} has no kind")
    elif entity.kind is not None and kinds is not None:
        yield from _term(marked, (*path, "kind"), kinds, entity.kind)


def check_judgements(
    marked: Marked, judgements: Sequence[Same | Conflict], known: Known
) -> Iterator[Problem]:
    """What is wrong with judgements: entities or claims that do not exist."""
    same = [j for j in judgements if isinstance(j, Same)]
    for number, judgement in enumerate(same):
        for place, name in enumerate(judgement.entities):
            yield from _entity(marked, ("same", number, "entities", place), name, known)
        types = {known.types.get(name) for name in judgement.entities}
        if judgement.certainty == "certain" and len(types) > 1:
            message = "two types cannot be certainly the same entity"
            yield marked.problem(("same", number), message)
    for number, conflict in enumerate(j for j in judgements if isinstance(j, Conflict)):
        path: Path = ("conflicts", number)
        yield from _term(marked, (*path, "kind"), "conflict kind", conflict.kind)
        for place, cited in enumerate(conflict.claims):
            if cited not in known.keys:
                near = model.nearest(cited, known.keys)
                hint = f"; did you mean {near!r}?" if near else ""
                message = f"there is no claim {cited!r}, written source#key{hint}"
                yield marked.problem((*path, "claims", place), message)


def check_batch(marked: Marked, batch: Batch, known: Known) -> Iterator[Problem]:
    """What is wrong with a source and its claims."""
    source = batch.source
    yield from _term(marked, ("source", "kind"), "source kind", source.kind)
    if source.quality is not None:
        yield from _term(marked, ("source", "quality"), "source quality", source.quality)
    own = {"published": source.published, "accessed": source.accessed}
    stated_dates = {name: date for name, date in own.items() if date}
    yield from check_each_date(marked, ("source",), stated_dates)
    for name in ("publisher", "dateline"):
        stated = getattr(source, name)
        if stated is not None:
            yield from _entity(marked, ("source", name), stated.value, known)
    if source.url is not None:
        yield from _address(marked, ("source", "url"), source.url)
    if source.id in known.types:
        yield marked.problem(("source", "id"), f"{source.id!r} is the id of an entity")
    mentions = [c for c in batch.claims if c.kind == "mentions"]
    claims = [c for c in batch.claims if c.kind != "mentions"]
    mentioned = {c.end for c in mentions}
    ids: set[str] = set()
    keys: set[str] = set()
    for number, claim in enumerate(claims):
        path: Path = ("claims", number)
        yield from _check_claim(marked, path, claim, known)
        for name in sorted(entities_of([claim]) - mentioned):
            if name in known.types:
                yield marked.problem(path, f"{name!r} is not among the mentions of this source")
        if claim.key in keys:
            yield marked.problem((*path, "key"), f"the key {claim.key!r} is there twice")
        if claim.id in ids:
            yield marked.problem(path, "the same claim is there already")
        ids.add(claim.id)
        if claim.key:
            keys.add(claim.key)
    for name in sorted(mentioned - set(known.types)):
        yield from _entity(marked, ("mentions", _index(mentions, name), "entity"), name, known)
    for number, open_question in enumerate(batch.not_stated):
        yield from _check_not_stated(marked, ("not_stated", number), open_question, known)


def _index(mentions: Sequence[Claim], name: str) -> int:
    """The number of the mention in its file: one entry may have given several claims."""
    order = list(dict.fromkeys(m.end for m in mentions))
    return order.index(name)


def _check_claim(marked: Marked, path: Path, claim: Claim, known: Known) -> Iterator[Problem]:
    for name in sorted(entities_of([claim]) - set(known.types)):
        yield from _entity(marked, path, name, known)
    yield from _term(marked, (*path, "modality"), "modality", claim.modality)
    yield from _term(marked, (*path, "certainty"), "certainty", claim.certainty)
    allowed: frozenset[str] = frozenset()
    try:
        if claim.relationship:
            allowed = model.relationship(claim.relationship).qualifiers
            yield from _check_ends(marked, (*path, "edge"), claim, known)
        elif claim.attribute:
            attribute = model.attribute(claim.attribute)
            allowed = attribute.qualifiers
            yield from _check_value(marked, (*path, "value"), attribute, claim.value or "")
    except UnknownName as error:
        yield marked.problem((*path, "attribute"), str(error))
        return
    for name, value in claim.qualifiers.items():
        if name not in allowed:
            of = claim.relationship or claim.attribute
            known_ones = ", ".join(sorted(allowed)) or "none"
            yield marked.problem((*path, name), f"{of} takes no {name!r}; it takes {known_ones}")
        elif (terms := model.qualifier(name).vocabulary) is not None:
            yield from _term(marked, (*path, name), terms, value)
    if claim.modality == model.ASSERTED and claim.qualifiers.get("grade") in model.NO_MEMBERSHIP:
        message = "is no membership; give the claim a modality: requested, planned or denied"
        yield marked.problem((*path, "grade"), f"{claim.qualifiers['grade']!r} {message}")
    yield from check_dates(marked, path, claim)
    yield from _check_evidence(marked, path, claim)


def _check_ends(marked: Marked, path: Path, claim: Claim, known: Known) -> Iterator[Problem]:
    relationship = model.relationship(claim.relationship or "")
    for place, name, allowed in (
        (0, claim.start, relationship.starts),
        (2, claim.end, relationship.ends),
    ):
        kind = known.types.get(name)
        if kind is not None and kind not in allowed:
            message = (
                f"{relationship.phrase!r} cannot {'start' if place == 0 else 'end'} at"
                f" {name!r}, a {kind}; it can at {', '.join(sorted(allowed))}"
            )
            yield marked.problem((*path, place), message)
    types = [known.types.get(name) for name in (claim.start, claim.end)]
    if relationship.alike and None not in types and types[0] != types[1]:
        message = (
            f"{relationship.phrase!r} joins two of one type; {claim.start!r} is a {types[0]},"
            f" {claim.end!r} a {types[1]}"
        )
        yield marked.problem((*path, 2), message)
    if claim.start == claim.end:
        yield marked.problem(path, "an edge needs two entities")


def _check_value(marked: Marked, path: Path, attribute: Attribute, value: str) -> Iterator[Problem]:
    if attribute.value is ValueType.TERM:
        yield from _term(marked, path, attribute.vocabulary or "", value)
    elif attribute.value is ValueType.NUMBER and not re.fullmatch(r"-?\d+(\.\d+)?", value):
        yield marked.problem(path, f"{value!r} is no number; write it with the digits 0-9")
    elif attribute.value in (ValueType.DURATION, ValueType.DATE):
        try:
            (parse_edtf if attribute.value is ValueType.DATE else parse_duration)(value)
        except DateError as error:
            yield marked.problem(path, str(error))


def _check_evidence(marked: Marked, path: Path, claim: Claim) -> Iterator[Problem]:
    if not claim.quotes and not claim.locator:
        yield marked.problem(path, "needs a `quote` or a `locator`: where does the source say it?")
    words = sum(len(quote.text.split()) for quote in claim.quotes)
    if words > WORDS_OF_A_QUOTE:
        message = f"{words} words; the shortest that carry the claim, at most {WORDS_OF_A_QUOTE}"
        yield marked.problem((*path, "quote"), message)


def _check_not_stated(
    marked: Marked, path: Path, question: NotStated, known: Known
) -> Iterator[Problem]:
    for name in question.entities:
        yield from _entity(marked, path, name, known)
    try:
        if question.attribute:
            model.attribute(question.attribute)
        if question.relationship:
            model.relationship(question.relationship)
        if question.qualifier:
            model.qualifier(question.qualifier)
        if question.type:
            model.node_type(question.type)
    except UnknownName as error:
        yield marked.problem(path, str(error))
    if [*_forms(question)].count(True) != 1:
        message = (
            "asks for one of: `about` with `attribute`, `about` with `question`, an `edge` with one"
            " end '?', an `edge` with `qualifier`, a `field` of the source"
        )
        yield marked.problem(path, message)
    if question.field is not None and question.field not in OWN_FIELDS:
        message = f"a source has no {question.field!r}; it has {', '.join(OWN_FIELDS)}"
        yield marked.problem((*path, "field"), message)


def _forms(question: NotStated) -> Iterator[bool]:
    """Whether an open question has each of the forms it can have."""
    unknown_ends = [question.start, question.end].count("?")
    edge, about = question.relationship is not None, question.about is not None
    yield question.field is not None
    yield bool(about and question.attribute and not edge)
    yield bool(about and question.question and not edge and not question.attribute)
    yield edge and not about and unknown_ends == (0 if question.qualifier else 1)


def _entity(marked: Marked, path: Path, name: str, known: Known) -> Iterator[Problem]:
    if name not in known.types:
        near = model.nearest(name, known.types)
        hint = f"; did you mean {near!r}?" if near else ""
        yield marked.problem(path, f"there is no entity {name!r}{hint}")


def _address(marked: Marked, path: Path, address: str) -> Iterator[Problem]:
    wrong = to_encode(address)
    if not address.startswith(("https://", "http://")):
        yield marked.problem(path, "must begin with https:// or http://")
    elif wrong is not None:
        message = f"no address holds {wrong!a} as it is; write {encoded(wrong)}"
        yield marked.problem(path, message)


def _term(marked: Marked, path: Path, vocabulary: str, value: str) -> Iterator[Problem]:
    try:
        model.term(vocabulary, value)
    except UnknownName as error:
        yield marked.problem(path, str(error))
