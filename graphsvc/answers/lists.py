"""Lists of the whole: entities, agreements, events, sources; and what two have in common."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from graphsvc.answers.entities import references
from graphsvc.answers.listed import (
    AgreementOut,
    AgreementsAnswer,
    EntitiesAnswer,
    EventOut,
    EventsAnswer,
    SourcesAnswer,
)
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import StatusOut
from graphsvc.answers.present import Presenter
from graphsvc.errors import NotFound
from graphsvc.model import model
from graphsvc.network.lens import Lens


@dataclass(frozen=True, slots=True)
class WantedEvents:
    """Which events are wanted; filters combine with AND, None does not filter."""

    kind: str | None = None
    status: str | None = None
    """Their latest state, as of the lens's day, or one that rivals it."""
    place: str | None = None
    participant: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class WantedAgreements:
    """Which agreements are wanted; filters combine with AND, None does not filter."""

    party: str | None = None
    status: str | None = None
    """Their latest state, as of the lens's day, or one that rivals it."""
    form: str | None = None
    kind: str | None = None
    """Kind of tie."""


@dataclass(frozen=True, slots=True)
class WantedSources:
    """Which sources are wanted; filters combine with AND, None does not filter."""

    kind: str | None = None
    quality: str | None = None
    publisher: str | None = None
    language: str | None = None


class Facts:
    """What the lens shows of one entity, for lists that say a little of many."""

    def __init__(self, presenter: Presenter, name: str, lens: Lens) -> None:
        snapshot = presenter.snapshot
        positions = snapshot.seen(lens, snapshot.touching.get(name, ()))
        self.rows = presenter.rows(list(positions))
        self._presenter, self._name, self._lens = presenter, name, lens

    def others(self, *relationships: str) -> list[str]:
        """The entities at the other end of these relationships, each once."""
        ends = [
            row["end"] if row["start"] == self._name else row["start"]
            for row in self.rows
            if row["relationship"] in relationships
        ]
        return list(dict.fromkeys(ends))

    def values(self, attribute: str) -> list[str]:
        """The values stated of an attribute, each once."""
        said = [row["properties"] for row in self.rows if row["relationship"] == model.STATES]
        return list(dict.fromkeys(p["value"] for p in said if p["attribute"] == attribute))

    def status(self) -> StatusOut | None:
        """The latest state."""
        said = [row for row in self.rows if row["relationship"] == model.STATES]
        rows = [row for row in said if row["properties"]["attribute"] == "status"]
        return self._presenter.status(rows, self._lens)

    def sources(self) -> int:
        """How many sources say any of it."""
        return len({row["properties"]["source"] for row in self.rows})


def entities_answer(
    presenter: Presenter, kind: str | None, subkind: str | None, paging: Paging
) -> EntitiesAnswer:
    """Which entities are there, of this type and kind?"""
    snapshot = presenter.snapshot
    if kind is not None:
        model.node_type(kind)
    names = sorted(
        e.id
        for e in snapshot.entities.values()
        if kind in (None, e.type) and subkind in (None, e.kind)
    )
    page, following = paging.cut(names, snapshot.version, ["entities", kind, subkind])
    return EntitiesAnswer(
        data_version=snapshot.version,
        total=len(names),
        next=following,
        items=references(presenter, list(page)),
    )


def agreements_answer(
    presenter: Presenter, wanted: WantedAgreements, lens: Lens, paging: Paging
) -> AgreementsAnswer:
    """Which agreements are there: whose, of which form and kind, in which state as of the day?"""
    snapshot = presenter.snapshot
    _known_terms(status=wanted.status, form=wanted.form, kind_of_tie=wanted.kind)
    party = _known(presenter, wanted.party)
    found = []
    for name in _of_type(presenter, "Agreement"):
        facts = Facts(presenter, name, lens)
        status = facts.status()
        if facts.rows and (
            (party is None or party in facts.others("PARTY_TO"))
            and (wanted.status is None or wanted.status in _states(status))
            and (wanted.form is None or wanted.form in facts.values("form"))
            and (wanted.kind is None or wanted.kind in facts.values("kind of tie"))
        ):
            found.append((name, facts, status))
    page, following = paging.cut(
        found, snapshot.version, ["agreements", asdict(wanted), lens.asked()]
    )
    return AgreementsAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        total=len(found),
        next=following,
        items=[
            AgreementOut(
                agreement=presenter.entity(name),
                parties=references(presenter, facts.others("PARTY_TO")),
                forms=facts.values("form"),
                kinds=facts.values("kind of tie"),
                dates_of_signing=facts.values("date of signing"),
                status=status,
                sources=facts.sources(),
            )
            for name, facts, status in page
        ],
    )


def events_answer(
    presenter: Presenter, wanted: WantedEvents, lens: Lens, paging: Paging
) -> EventsAnswer:
    """Which events are there: of which kind, in which state, where, with whom, about what?"""
    snapshot = presenter.snapshot
    _known_terms(event_kind=wanted.kind, status=wanted.status)
    place, participant, about = (
        _known(presenter, name) for name in (wanted.place, wanted.participant, wanted.about)
    )
    found = []
    for name in _of_type(presenter, "Event"):
        facts = Facts(presenter, name, lens)
        status = facts.status()
        if facts.rows and (
            wanted.kind in (None, snapshot.entities[name].kind)
            and (wanted.status is None or wanted.status in _states(status))
            and (place is None or place in facts.others("HELD_IN"))
            and (participant is None or participant in facts.others("TOOK_PART_IN"))
            and (about is None or about in facts.others("ABOUT"))
        ):
            found.append((name, facts, status))
    page, following = paging.cut(found, snapshot.version, ["events", asdict(wanted), lens.asked()])
    return EventsAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        total=len(found),
        next=following,
        items=[_event(presenter, name, facts, status) for name, facts, status in page],
    )


def sources_answer(presenter: Presenter, wanted: WantedSources, paging: Paging) -> SourcesAnswer:
    """Which sources are there: of which kind and quality, published by whom, in which language?"""
    snapshot = presenter.snapshot
    _known_terms(source_kind=wanted.kind, source_quality=wanted.quality)
    publisher = _known(presenter, wanted.publisher)
    names = [
        name
        for name, s in sorted(snapshot.sources.items())
        if wanted.kind in (None, s.kind)
        and wanted.quality in (None, s.quality)
        and wanted.language in (None, s.language)
        and (
            publisher is None
            or (s.publisher is not None and snapshot.canonical(s.publisher.value) == publisher)
        )
    ]
    page, following = paging.cut(names, snapshot.version, ["sources", asdict(wanted)])
    return SourcesAnswer(
        data_version=snapshot.version,
        total=len(names),
        next=following,
        items=[presenter.source(name) for name in page],
    )


def _event(presenter: Presenter, name: str, facts: Facts, status: StatusOut | None) -> EventOut:
    return EventOut(
        event=presenter.entity(name),
        status=status,
        held=facts.values("date held"),
        places=references(presenter, facts.others("HELD_IN")),
        participants=references(presenter, facts.others("TOOK_PART_IN")),
        about=references(presenter, facts.others("ABOUT")),
        sources=facts.sources(),
    )


def _states(status: StatusOut | None) -> set[str]:
    """The latest state and its rivals."""
    return {status.value, *(c.value or "" for c in status.rivals)} if status else set()


def _of_type(presenter: Presenter, kind: str) -> list[str]:
    return sorted(e.id for e in presenter.snapshot.entities.values() if e.type == kind)


def _known(presenter: Presenter, name: str | None) -> str | None:
    if name is None:
        return None
    canonical = presenter.snapshot.canonical(name)
    if canonical not in presenter.snapshot.entities:
        raise NotFound(f"There is no entity {name!r}.")
    return canonical


def _known_terms(**terms: str | None) -> None:
    """Refuse a value that its vocabulary does not hold."""
    for vocabulary, value in terms.items():
        if value is not None:
            model.term(vocabulary.replace("_", " "), value)
