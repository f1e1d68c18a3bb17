"""Answers about claims and sources: lists, one claim with what speaks against it, one source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from graphsvc.answers.paging import Paging
from graphsvc.answers.present import Presenter, quote, shown_date
from graphsvc.answers.records import (
    ClaimAnswer,
    ClaimsAnswer,
    ContestedAnswer,
    SourceAnswer,
    SpeakerAlso,
    StatedOut,
)
from graphsvc.errors import NotFound
from graphsvc.model import model
from graphsvc.model.records import NotStated, Source
from graphsvc.network.lens import Lens
from graphsvc.network.snapshot import Snapshot
from graphsvc.network.speakers import Speaker, says, speaker_of
from graphsvc.store import properties
from graphsvc.store.database import Database


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims of a list are wanted; filters combine with AND, None does not filter."""

    about: str | None = None
    """An entity at either end."""
    relationship: str | None = None
    attribute: str | None = None
    speaker: str | None = None
    """A person, or a post; in a source that says who holds it, either finds the other's words."""
    mentions: bool = False
    """Whether names as written count as claims of the list."""
    other: str | None = None
    """An entity at the other end."""


def claims_answer(presenter: Presenter, wanted: Wanted, lens: Lens, paging: Paging) -> ClaimsAnswer:
    """Which claims are there: by source, speaker, entity, relationship, modality, certainty?"""
    snapshot = presenter.snapshot
    question = ["claims", asdict(wanted), lens.asked()]
    asked = presenter.known(wanted.speaker)
    speaker = speaker_of(snapshot, asked) if asked is not None else None
    positions = list(_wanted(presenter, wanted, lens, speaker))
    page, following = paging.cut(positions, snapshot.version, question)
    return ClaimsAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        total=len(positions),
        next=following,
        speaker_also=_also(presenter, speaker) if speaker else [],
        items=presenter.claims(page, lens),
    )


def claim_answer(database: Database, presenter: Presenter, version: int, claim: str) -> ClaimAnswer:
    """Who says this, where, when, in which words, and what speaks against it?"""
    start = presenter.snapshot.canonical(claim.partition("~")[0])
    rows = database.read(database.queries.read["claim"], start=start, claim=claim)
    if not rows:
        raise NotFound(
            f"There is no claim {claim!r}.", "List claims with graphsvc claims --about ENTITY."
        )
    shown = presenter.claim(rows[0]["stored_as"], rows[0]["properties"])
    conflicts = presenter.conflicts_of([claim])
    return ClaimAnswer(data_version=version, claim=shown, conflicts=conflicts)


def source_answer(
    database: Database, presenter: Presenter, version: int, name: str
) -> SourceAnswer:
    """What is this source, what does it say of itself, how much does it claim and leave open?"""
    rows = database.read(database.queries.read["source"], id=name)
    if not rows:
        raise NotFound(f"There is no source {name!r}.", "List sources with graphsvc query sources.")
    source = properties.to_source(rows[0]["properties"])
    counts = database.read(database.queries.read["source_counts"], source=name)
    mentions = [row for row in counts if row["mention"]]
    snapshot = presenter.snapshot
    family = [s.id for s in snapshot.sources.values() if s.family and s.family == source.family]
    questions = [j for j in snapshot.judgements.values() if isinstance(j, NotStated)]
    return SourceAnswer(
        data_version=version,
        source=presenter.source(name),
        stated=_stated(presenter, source),
        published=shown_date(source.published) if source.published else None,
        accessed=shown_date(source.accessed) if source.accessed else None,
        **source.model_dump(include={"url", "document", "sha256", "note"}),
        claims={row["modality"]: row["claims"] for row in counts if not row["mention"]},
        mentions=sum(row["claims"] for row in mentions),
        entities=sum(row["entities"] for row in mentions),
        family=[presenter.source(other) for other in family if other != name],
        not_stated=[presenter.not_stated(q) for q in questions if q.source == name],
    )


def contested_answer(
    presenter: Presenter, about: str | None, kind: str | None, lens: Lens, paging: Paging
) -> ContestedAnswer:
    """Where do claims speak against each other, in all of the data or about one entity?

    A conflict is shown whole where the lens sees one of its claims.
    """
    snapshot = presenter.snapshot
    name = presenter.known(about)
    if kind is not None:
        model.term("conflict kind", kind)
    names = [
        found
        for found in presenter.conflicts_seen(lens, name)
        if kind in (None, presenter.conflicts[found].kind)
    ]
    question = ["contested", about, kind, lens.asked()]
    page, following = paging.cut(names, snapshot.version, question)
    return ContestedAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        total=len(names),
        next=following,
        items=[presenter.conflict(name) for name in page],
    )


def _also(presenter: Presenter, speaker: Speaker) -> list[SpeakerAlso]:
    """As whom else the speaker has spoken, and which claims say that it is the same one."""
    columns = presenter.snapshot.claims
    return [
        SpeakerAlso(
            entity=presenter.entity(name),
            sources=sorted({columns.rows[i]["source"] for i in held}),
            claims=[columns.ids[i] for i in sorted(held)],
        )
        for name, held in sorted(speaker.through.items())
    ]


def _wanted(
    presenter: Presenter, wanted: Wanted, lens: Lens, speaker: Speaker | None
) -> Iterator[int]:
    snapshot = presenter.snapshot
    columns = snapshot.claims
    real = model.claim_type(wanted.relationship) if wanted.relationship else None
    if wanted.attribute is not None:
        model.attribute(wanted.attribute)
    about, other = presenter.known(wanted.about), presenter.known(wanted.other)
    for i in snapshot.seen(lens, _among(snapshot, about, other)):
        row, kind = columns.rows[i], columns.real_type(i)
        if (
            (kind == real if real else wanted.mentions or kind != model.MENTIONS)
            and wanted.attribute in (None, row.get("attribute"))
            and (speaker is None or says(snapshot, speaker, i))
        ):
            yield i


def _among(snapshot: Snapshot, about: str | None, other: str | None) -> list[int] | None:
    """The claims at these entities; with two, those that have one at each end."""
    starts, ends = snapshot.claims.starts, snapshot.claims.ends
    if about is not None and about == other:
        return [i for i in snapshot.touching.get(about, ()) if starts[i] == ends[i]]
    at = [
        {*snapshot.touching.get(name, ()), *snapshot.mentions.get(name, ())}
        for name in (about, other)
        if name is not None
    ]
    return sorted(set.intersection(*at)) if at else None


def _stated(presenter: Presenter, source: Source) -> dict[str, StatedOut]:
    """What the document says of itself, each with its words."""
    found: dict[str, StatedOut] = {}
    for name in ("publisher", "title", "dateline", "section", "code"):
        stated = getattr(source, name)
        if stated is not None:
            entity = presenter.entity(stated.value) if name in ("publisher", "dateline") else None
            words = quote(stated.quote) if stated.quote else None
            found[name] = StatedOut(value=stated.value, entity=entity, quote=words)
    if source.published and source.published_quote:
        words = quote(source.published_quote)
        found["published"] = StatedOut(value=source.published.edtf, quote=words)
    return found
