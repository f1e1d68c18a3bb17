"""One thing in full on the screen: an entity, an agreement, a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graphsvc.cli import telling
from graphsvc.cli.screen import Screen
from graphsvc.cli.tables import end, ended_text, put_table, state
from graphsvc.cli.texts import (
    NOT_STATED,
    NOTHING,
    date_text,
    name_of,
    names,
    nothing,
    phrase,
    shared_ids,
    shown,
    source_text,
    statement,
    successions,
    words,
)
from graphsvc.text.wording import in_words

if TYPE_CHECKING:
    from graphsvc.answers.parts import ClaimOut, EntityRef, LensOut, NotStatedOut
    from graphsvc.answers.records import (
        AdjacentAnswer,
        AgreementAnswer,
        EntityAnswer,
        Party,
        Signatory,
        SourceAnswer,
    )

ASKED_OF_AGREEMENTS = ("form", "kind of tie", "status", "date of signing", "binding", "duration")
"""What a reader wants to know of every agreement, said or not."""

ADVERBS = {"certain": "Certainly", "probable": "Probably"}


def entity(screen: Screen, answer: EntityAnswer, neighbours: AdjacentAnswer) -> None:
    """An entity: names, values, neighbours, and what is not stated."""
    _head(screen, answer.entity, answer.names)
    at = answer.coordinates
    former = ", ".join(answer.former_ids)
    where = f"{at['lat']}, {at['lon']} ({at['by']})" if at else None
    screen.values(**answer.external_ids, coordinates=where, also_under=former, note=answer.note)
    for line in (*successions(answer), *shared_ids(answer)):
        screen.line(line, 2)
    screen.heading("Written by sources as")
    for spelling in answer.spellings:
        by = "; ".join(source.id for source in spelling.sources)
        screen.line(f"{shown(spelling.as_written)} ({spelling.language}): {by}", 2)
    if not answer.spellings:
        screen.line(NOTHING, 2)
    screen.heading("Stated of it")
    _attributes(screen, answer, ())
    screen.heading("Related to", neighbours.total)
    put_table(screen, neighbours, telling.ADJACENT, 2)
    if neighbours.next:
        more = f"graphsvc adjacent {answer.entity.id} --limit 0"
        screen.line(f"{len(neighbours.items)} of {neighbours.total}: {more}", 2, "dim")
    for same in answer.same:
        screen.heading(f"{ADVERBS.get(same.certainty, same.certainty)} the same as")
        others = [e for e in same.entities if e.id != answer.entity.id]
        screen.line("; ".join(f"{name_of(e)} ({e.id})" for e in others) or former, 2)
        screen.line(shown(same.reason), 2)
    _end(screen, answer.not_stated, answer.entity.id)
    end(screen, answer)


def agreement(screen: Screen, answer: AgreementAnswer) -> None:
    """An agreement whole: parties, signatories, topics, values, timeline, what is not stated."""
    from graphsvc.answers.columns import ending, status

    many = "multilateral" if answer.multilateral else ""
    screen.title(name_of(answer.agreement), "Agreement", answer.agreement.id, many)
    _other_names(screen, {k: [v] for k, v in answer.agreement.names.items()})
    if answer.status:
        screen.line(f"latest state: {state(status(answer.status))}", 2)
    if answer.ended:
        screen.line(f"ended: {ended_text(ending(answer.ended))}", 2)
    unsigned = [q for q in answer.not_stated if q.relationship == "SIGNED" and not q.qualifier]
    _members(screen, "Parties", answer.parties, answer)
    _members(screen, "Signatories", answer.signatories, answer, unsigned)
    screen.heading("What it is")
    _attributes(screen, answer, ASKED_OF_AGREEMENTS)
    _members(screen, "Topics", answer.topics, answer)
    screen.heading("Over time")
    _timeline(screen, answer)
    screen.heading("Around it", len(answer.related))
    for claim in answer.related:
        telling.claim(screen, claim, 2)
    if not answer.related:
        screen.line(nothing(answer.lens), 2)
    for conflict in answer.conflicts:
        screen.blank()
        telling.conflict(screen, conflict)
    _end(screen, answer.not_stated, answer.agreement.id)
    end(screen, answer)


def source(screen: Screen, answer: SourceAnswer) -> None:
    """A source: what it says of itself, how much it claims, what it leaves open."""
    ref = answer.source
    screen.title(ref.id, "Source", ref.kind, ref.language)
    for name, stated in answer.stated.items():
        value = name_of(stated.entity) if stated.entity else shown(stated.value)
        quote = f" {words([stated.quote])}" if stated.quote else ""
        screen.line(f"{name}: {value}{quote}", 2)
    if "published" not in answer.stated:
        screen.values(published=date_text(answer.published) if answer.published else NOTHING)
    screen.values(quality=ref.quality, url=answer.url, document=answer.document)
    screen.values(sha256=answer.sha256, note=answer.note)
    for other in answer.family:
        screen.line(f"shares text with: {source_text(other)}", 2)
    screen.heading("Claims", sum(answer.claims.values()))
    for modality, number in answer.claims.items():
        screen.line(f"{modality}: {number}", 2)
    screen.heading("Mentions", answer.mentions)
    screen.line(f"of {answer.entities} entities, whose names it writes", 2)
    more = f"graphsvc claims --source {ref.id} --modality any --mentions"
    screen.line(f"claims and mentions: {more}", 2, "dim")
    _end(screen, answer.not_stated, None)
    end(screen, answer)


def _head(screen: Screen, ref: EntityRef, spelled: Mapping[str, list[str]]) -> None:
    plural = "several, named together" if ref.collective else ""
    screen.title(name_of(ref), ref.type, ref.kind or "", ref.id, plural)
    _other_names(screen, spelled)


def _other_names(screen: Screen, spelled: Mapping[str, list[str]]) -> None:
    for language, all_names in spelled.items():
        screen.line(f"{language}: {', '.join(map(shown, all_names))}", 2)


def _members(
    screen: Screen,
    heading: str,
    members: Sequence[Party | Signatory],
    answer: AgreementAnswer,
    asked: Sequence[NotStatedOut] = (),
) -> None:
    """Who or what has that part in an agreement, by which words; who leaves it open."""
    from graphsvc.answers.records import Signatory

    screen.heading(heading, len(members))
    for member in members:
        screen.line(f"{name_of(member.entity)} ({member.entity.id})", 2, "bold")
        if isinstance(member, Signatory):
            _capacity(screen, member, answer)
        for claim in member.claims:
            telling.evidence(screen, claim, 4)
    if not members:
        screen.line(_silence(asked, answer.lens), 2)


def _capacity(screen: Screen, who: Signatory, answer: AgreementAnswer) -> None:
    own = [q for q in answer.not_stated if q.start and q.start.id == who.entity.id]
    for what, found, qualifiers in (
        ("in the capacity of", who.capacities, ("capacity",)),
        ("on behalf of", who.on_behalf_of, ("on_behalf_of", "for_party")),
    ):
        asked = [q for q in own if q.qualifier in qualifiers]
        screen.line(f"{what}: {names(found) if found else _silence(asked, answer.lens)}", 4)


def _attributes(
    screen: Screen, answer: EntityAnswer | AgreementAnswer, always: Sequence[str]
) -> None:
    """The values by attribute; of the attributes in ``always`` also that nothing is said."""
    stated = answer.attributes
    asked = answer.not_stated
    wanted = dict.fromkeys([*always, *stated, *(q.attribute for q in asked if q.attribute)])
    for attribute in wanted:
        if attribute not in stated:
            silence = _silence([q for q in asked if q.attribute == attribute], answer.lens)
            screen.line(f"{attribute}: {silence}", 2)
        for claim in stated.get(attribute, ()):
            telling.claim(screen, claim, 2, subject=False)
    if not wanted:
        screen.line(nothing(answer.lens), 2)


def _silence(asked: Sequence[NotStatedOut], lens: LensOut | None) -> str:
    """That it is not stated, with who does not state it; else that there is nothing."""
    silent = ", ".join(dict.fromkeys(q.source.id for q in asked))
    return f"{NOT_STATED} (by {silent})" if silent else nothing(lens)


def _timeline(screen: Screen, answer: AgreementAnswer) -> None:
    rows = [(_when(c), statement(c, subject=False), c.source.id) for c in answer.timeline]
    if rows:
        screen.table(("when", "what", "source"), rows, 2)
    else:
        screen.line(nothing(answer.lens), 2)


def _when(claim: ClaimOut) -> str:
    """The day of a claim in a timeline; without one, that on which it is reported."""
    if claim.attribute == "date of signing" and claim.value:
        return in_words(claim.value)
    days = [f"{phrase(n)} {in_words(d.edtf)}" for n, d in claim.dates.items()]
    published = claim.source.published
    return ", ".join(days) or (f"reported {published}" if published else "undated")


def _end(screen: Screen, asked: Sequence[NotStatedOut], about: str | None) -> None:
    screen.heading("Not stated")
    telling.not_stated(screen, asked, about)
