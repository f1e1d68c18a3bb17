"""Short texts for people: names, statements, dates, quotes and who says them.

Right-to-left text is isolated (UAX #9), so that it reorders nothing around it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphsvc.model.model import ASSERTED
from graphsvc.text.scripts import isolate
from graphsvc.text.wording import in_words

if TYPE_CHECKING:
    from graphsvc.answers.parts import (
        ClaimOut,
        DateOut,
        EntityRef,
        LensOut,
        NotStatedOut,
        QualifierOut,
        QuoteOut,
        SourceRef,
        SuccessionOut,
    )
    from graphsvc.answers.records import Answer, EntityAnswer

NOTHING = "nothing in the data"
"""What is shown where no source speaks of it and nobody noted that it is left open."""
NOT_STATED = "not stated"
"""What is shown where the curator noted that a source leaves it open."""
_FSI = "\u2068"
_LANGUAGES = ("en", "fa", "ar")


def note(text: str) -> None:
    """A remark beside the answer, on stderr."""
    print(f"graphsvc: {text}", file=sys.stderr)


def shown(text: str) -> str:
    """A text as it may stand among others: isolated where a part of it runs right to left.

    A text whose parts are isolated already stays as it is.
    """
    if _FSI not in text and any(
        unicodedata.bidirectional(character) in ("R", "AL") for character in text
    ):
        return isolate(text)
    return text


def seen_text(answer: Answer) -> str:
    """Through which lens an answer is seen, and in which data."""
    lens = f"Lens: {lens_text(answer.lens)}. " if answer.lens else ""
    return f"{lens}Data version {answer.data_version}."


def nothing(lens: LensOut | None) -> str:
    """That no claim is seen, with how far one looked: what is not asserted may still be there."""
    given = chosen(lens) if lens else {}
    if not given:
        return NOTHING
    asserted = given == {"modality": [ASSERTED]}
    return "nothing asserted in the data" if asserted else "nothing through this lens"


def chosen(lens: LensOut) -> dict[str, object]:
    """What a lens leaves out, by parameter."""
    given = lens.model_dump(exclude_none=True)
    given.pop("days", None)
    return {k: v for k, v in given.items() if (k, v) != ("min_publishers", 1)}


def lens_text(lens: LensOut) -> str:
    """A lens in words, with a hint where it leaves out what is not asserted."""
    said = [
        f"{phrase(name)} {', '.join(value) if isinstance(value, list) else value}"
        for name, value in chosen(lens).items()
    ]
    hint = " (--modality any: also what is planned, proposed, denied …)"
    if said and lens.modality is None:
        said.insert(0, "every modality, denials too")
    return ("; ".join(said) or "every claim") + hint * (lens.modality == [ASSERTED])


def phrase(name: str) -> str:
    """A relationship or qualifier in words: ``PARTY_TO`` is ``party to``."""
    return name.lower().replace("_", " ")


def name_of(entity: EntityRef) -> str:
    """One name: English where there is one, else Persian, Arabic, any, else the id."""
    for language in (*_LANGUAGES, *sorted(entity.names)):
        if language in entity.names:
            return shown(entity.names[language])
    return entity.id


def names(entities: Sequence[EntityRef]) -> str:
    """Several names."""
    return ", ".join(map(name_of, entities))


def several(ids: Sequence[str], most: int = 3) -> str:
    """The first of many, and how many more there are."""
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return ", ".join(ids[:most]) + more


def number(count: int, what: str) -> str:
    """A number of things: ``1 claim``, ``2 claims``."""
    return f"{count} {what}{'s' * (count != 1)}"


def claims_and_mentions(claims: int, mentions: int) -> str:
    """Both, told apart: a mention is a name as the source writes it."""
    parts = [number(n, what) for n, what in ((claims, "claim"), (mentions, "mention")) if n]
    return " and ".join(parts) or "no claims"


def statement(claim: ClaimOut, subject: bool = True) -> str:
    """What a claim says, in one line; without the ``subject`` of a value where it is plain."""
    if claim.attribute is not None:
        about = [e for e in (claim.start, claim.end) if e is not None]
        dated = claim.value_date
        said = f"{claim.attribute}: {date_text(dated) if dated else shown(claim.value or '')}"
        said = f"{' + '.join(map(name_of, about))} — {said}" if subject else said
    elif claim.start is None:
        said = f"{name_of(claim.end)} is named"
    else:
        said = f"{name_of(claim.start)} — {phrase(claim.relationship)} → {name_of(claim.end)}"
    written = f" {shown(f'«{claim.as_written}»')}" if claim.as_written else ""
    return f"{said}{written}" + ("" if claim.asserted else f" [{claim.modality}]")


def details(claim: ClaimOut) -> str:
    """The dates and qualifiers of a claim."""
    dates = [f"{phrase(name)} {date_text(when)}" for name, when in claim.dates.items()]
    qualifiers = [f"{phrase(n)}: {qualifier(q)}" for n, q in claim.qualifiers.items()]
    return "; ".join(dates + qualifiers)


def qualifier(value: QualifierOut) -> str:
    """The value of a qualifier: a name where it is an entity."""
    return name_of(value.entity) if value.entity else shown(value.value)


def date_text(when: DateOut) -> str:
    """A date in words, as its own calendar has it, and as the source writes it if that differs."""
    beside = [f"«{shown(when.written)}»"] if when.written and when.written != when.edtf else []
    if when.earliest != when.latest:  # of a single day the other calendar is computed
        beside += [f"{in_words(solar)} Solar Hijri"] if (solar := when.solar_hijri) else []
    beside += [f"{in_words(lunar)} lunar Hijri"] if (lunar := when.lunar_hijri) else []
    said = in_words(when.edtf)
    return f"{said} ({', '.join(beside)})" if beside else said


def words(quotes: list[QuoteOut]) -> str:
    """The exact words, all spans of them as one run of text."""
    spans = [f"«{q.text}»" + (f" (no. {q.nth})" if q.nth else "") for q in quotes]
    return shown(" … ".join(spans))


def source_text(source: SourceRef) -> str:
    """A source: its id, who publishes it, when."""
    publisher = name_of(source.publisher) if source.publisher else "no publisher in the data"
    return f"{source.id}, {publisher}, {source.published or 'undated'}"


def said_by(claim: ClaimOut) -> str:
    """Source, publisher, speaker and addressee of a claim; how sure and how real it is.

    An explicit assertion is the default and goes without saying.
    """
    parts = [source_text(claim.source)]
    if claim.speaker:
        parts.append(f"said by {names(claim.speaker)}")
    if claim.addressee:
        parts.append(f"to {names(claim.addressee)}")
    if claim.certainty != "explicit":
        parts.append(claim.certainty)
    if not claim.asserted:
        parts.append(f"{claim.modality}, not asserted")
    if claim.holds:
        parts.append(f"on that day: {claim.holds}")
    return "; ".join(parts)


def successions(answer: EntityAnswer) -> Iterator[str]:
    """Whom an entity succeeds and who succeeds it, a line each, and where their own ties are."""
    name = name_of(answer.entity)
    for one in answer.predecessors:
        yield f"{name} succeeds {_succession(one)}"
    for one in answer.successors:
        yield f"{name} is succeeded by {_succession(one)}"


def shared_ids(answer: EntityAnswer) -> Iterator[str]:
    """Who else bears an external id of an entity, a line each."""
    for pair in answer.same_external_id:
        other = next(e for e in pair.entities if e.id != answer.entity.id)
        judged = "probably the same" if pair.same else "not judged to be the same"
        told = f"{pair.scheme} {shown(pair.value)} is borne by {name_of(other)} ({other.id}), too"
        yield f"{told}: {judged}."


def _succession(one: SuccessionOut) -> str:
    unreal = [term for term in one.modality if term != ASSERTED]
    marks = [*one.kinds, *unreal, *["contested"] * one.contested]
    if one.holds not in (None, "certain"):
        marks.append(f"{one.holds} on that day")
    told = f"{name_of(one.entity)} ({one.entity.id})"
    told += f" since {' or '.join(one.days)}" if one.days else ", no day in the data"
    told += f" [{', '.join(marks)}]" if marks else ""
    if one.ties is None:
        return f"{told}."
    return f"{told}; {number(one.ties, 'tie')} of its own: graphsvc ties {one.entity.id}"


def question(asked: NotStatedOut, about: str | None = None) -> str:
    """What a source leaves open, in one line; ``about`` is the entity a heading names."""
    subject = asked.about
    of = f" of {name_of(subject)}" if subject and subject.id != about else ""
    if asked.field is not None:
        said = f"{phrase(asked.field)} of the source itself"
    elif asked.attribute is not None:
        said = f"{asked.attribute}{of}"
    elif asked.relationship is not None:
        unknown = f"? ({asked.type})" if asked.type else "?"
        start, end = (name_of(e) if e else unknown for e in (asked.start, asked.end))
        said = f"{start} — {phrase(asked.relationship)} → {end}"
    else:
        said = shown(asked.question or "") + (f" ({name_of(subject)})" if of and subject else "")
    return f"{said}, {phrase(asked.qualifier)}" if asked.qualifier else said
