"""Lists of the whole: entities, agreements, events, sources; and what two have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from graphsvc.answers.entities import references
from graphsvc.answers.facts import Facts, has_state
from graphsvc.answers.listed import (
    AgreementOut,
    AgreementsAnswer,
    EntitiesAnswer,
    EventOut,
    EventsAnswer,
    Intended,
    SourcesAnswer,
)
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import StatusOut
from graphsvc.answers.present import Presenter
from graphsvc.answers.ties import STATES, one_of
from graphsvc.errors import UnknownName
from graphsvc.model import model
from graphsvc.network.lens import Lens
from graphsvc.network.standing import Standing
from graphsvc.network.timeline import Stands

MATTER = ("COVERS", "ABOUT")
"""The relationships of an agreement to its matter."""


@dataclass(frozen=True, slots=True)
class WantedEvents:
    """Which events are wanted; filters combine with AND, None does not filter."""

    kind: str | None = None
    status: str | None = None
    """Their latest state, as of the lens's day, or one that rivals it."""
    place: str | None = None
    participant: str | None = None
    about: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class WantedAgreements:
    """Which agreements are wanted; filters combine with AND, None does not filter."""

    party: str | None = None
    status: str | None = None
    """Their latest state, as of the lens's day, or one that rivals it."""
    form: str | None = None
    kind: str | None = None
    """Kind of tie."""
    about: str | None = None
    """What they cover or are about: a topic, a place, a programme."""
    state: str | None = None
    """``any`` lists also what had ended by the lens's days; it is counted else."""


@dataclass(frozen=True, slots=True)
class WantedSources:
    """Which sources are wanted; filters combine with AND, None does not filter."""

    kind: str | None = None
    quality: str | None = None
    publisher: str | None = None
    language: str | None = None


def entities_answer(
    presenter: Presenter, kind: str | None, subkind: str | None, paging: Paging
) -> EntitiesAnswer:
    """Which entities are there, of this type and kind?"""
    snapshot = presenter.snapshot
    if kind is not None:
        model.node_type(kind)
    if subkind is not None:
        _known_kind(kind, subkind)
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
    """Which agreements are there: whose, of which form and kind, about what, in which state?"""
    snapshot = presenter.snapshot
    _known_terms(status=wanted.status, form=wanted.form, kind_of_tie=wanted.kind)
    one_of("state", wanted.state, STATES)
    found = list(_agreements(presenter, wanted, lens))
    listed = [one for one in found if wanted.state == "any" or wanted.status or not one.ended]
    page, following = paging.cut(
        listed, snapshot.version, ["agreements", asdict(wanted), lens.asked()]
    )
    return AgreementsAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        total=len(listed),
        ended=len(found) - len(listed),
        next=following,
        items=[_agreement(presenter, one, lens) for one in page],
    )


@dataclass(frozen=True, slots=True)
class _Agreement:
    """An agreement that is wanted, what is said of it, and how it stands."""

    name: str
    facts: Facts
    standing: Standing
    status: StatusOut | None
    stands: Stands | None

    @property
    def ended(self) -> bool:
        """Whether it had ended by the days of the lens."""
        return self.stands is Stands.ENDED


def _agreements(presenter: Presenter, wanted: WantedAgreements, lens: Lens) -> Iterator[_Agreement]:
    party, about = presenter.known(wanted.party), presenter.known(wanted.about)
    parties = set(presenter.bonds.acting(party)) if party is not None else set()
    standings = presenter.lasting(lens).standings
    for name in _of_type(presenter, "Agreement"):
        facts = Facts(presenter, name, lens)
        if not facts.rows or not (
            (party is None or parties & {*_parties(presenter, facts, name, lens)})
            and (wanted.form is None or wanted.form in facts.values("form"))
            and (wanted.kind is None or wanted.kind in facts.values("kind of tie"))
            and (about is None or about in facts.ends(*MATTER))
        ):
            continue
        standing = standings.agreement(name)
        status = presenter.state(standing, lens)
        if has_state(status, wanted.status):
            stands = standing.on(lens.days) if lens.days else None
            yield _Agreement(name, facts, standing, status, stands)


def _parties(presenter: Presenter, facts: Facts, name: str, lens: Lens) -> list[str]:
    """Who is called a party of an agreement, or for whom it is signed."""
    return [*facts.starts("PARTY_TO"), *presenter.bonds.signed_for(name, lens)]


def _agreement(presenter: Presenter, one: _Agreement, lens: Lens) -> AgreementOut:
    facts, bonds = one.facts, presenter.bonds
    parties = _parties(presenter, facts, one.name, lens)
    acting = [p for p in parties if bonds.areas(p) and p not in bonds.areas(p)]
    return AgreementOut(
        agreement=presenter.entity(one.name),
        parties=references(presenter, parties),
        about=references(presenter, facts.ends(*MATTER)),
        forms=facts.values("form"),
        kinds=facts.values("kind of tie"),
        dates_of_signing=facts.values("date of signing"),
        status=one.status,
        sources=facts.sources(),
        through=references(presenter, acting),
        ended=presenter.ending(one.standing.ending(), lens),
        holds=one.stands.value if one.stands else None,
    )


def events_answer(
    presenter: Presenter, wanted: WantedEvents, lens: Lens, paging: Paging
) -> EventsAnswer:
    """Which events are there: of which kind, in which state, where, with whom, about what?"""
    snapshot = presenter.snapshot
    _known_terms(event_kind=wanted.kind, status=wanted.status)
    place, participant, about, addressee = (
        presenter.known(name)
        for name in (wanted.place, wanted.participant, wanted.about, wanted.addressee)
    )
    found = []
    for name in _of_type(presenter, "Event"):
        facts = Facts(presenter, name, lens)
        if facts.rows and (
            wanted.kind in (None, snapshot.entities[name].kind)
            and has_state(facts.status, wanted.status)
            and (place is None or place in facts.ends("HELD_IN"))
            and (participant is None or participant in facts.starts("TOOK_PART_IN"))
            and (about is None or about in facts.ends("ABOUT"))
            and (addressee is None or addressee in facts.ends("ADDRESSED_TO"))
        ):
            found.append((name, facts))
    page, following = paging.cut(found, snapshot.version, ["events", asdict(wanted), lens.asked()])
    return EventsAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        total=len(found),
        next=following,
        items=[_event(presenter, name, facts, lens) for name, facts in page],
    )


def sources_answer(presenter: Presenter, wanted: WantedSources, paging: Paging) -> SourcesAnswer:
    """Which sources are there: of which kind and quality, published by whom, in which language?"""
    snapshot = presenter.snapshot
    _known_terms(source_kind=wanted.kind, source_quality=wanted.quality)
    publisher = presenter.known(wanted.publisher)
    names = [
        name
        for name, s in sorted(snapshot.sources.items())
        if wanted.kind in (None, s.kind)
        and wanted.quality in (None, s.quality)
        and (wanted.language is None or wanted.language.lower() == s.language.lower())
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


def _event(presenter: Presenter, name: str, facts: Facts, lens: Lens) -> EventOut:
    sites = facts.sites()
    sure = [site for site, terms in sites.items() if model.ASSERTED in terms]
    seen = sure if lens.modality is None or model.ASSERTED in lens.modality else []
    maybe = {site: sites[site] - {"denied"} for site in sites if site not in sure}
    return EventOut(
        event=presenter.entity(name),
        status=facts.status,
        held=facts.values("date held"),
        places=references(presenter, [e for how, e in seen if how == "HELD_IN"]),
        hosts=references(presenter, [e for how, e in seen if how == "HOSTS"]),
        intended=[
            Intended(relationship=how, entity=presenter.entity(entity), modality=sorted(terms))  # type: ignore[arg-type]
            for (how, entity), terms in maybe.items()
            if terms
        ],
        participants=references(presenter, facts.starts("TOOK_PART_IN")),
        addressees=references(presenter, facts.ends("ADDRESSED_TO")),
        about=references(presenter, facts.ends("ABOUT")),
        sources=facts.sources(),
        holds=facts.holds,
    )


def _of_type(presenter: Presenter, kind: str) -> list[str]:
    return sorted(e.id for e in presenter.snapshot.entities.values() if e.type == kind)


def _known_kind(kind: str | None, subkind: str) -> None:
    """Refuse a kind that this type of entities, or no type at all, has."""
    of_types = {f"{name.lower()} kind" for name in ([kind] if kind else model.node_types)}
    kinds = {term for v in model.vocabularies.values() if v.name in of_types for term in v.names}
    if subkind not in kinds:
        near = model.nearest(subkind, kinds)
        raise UnknownName(f"{kind or 'entity'} kind", subkind, near, tuple(sorted(kinds)))


def _known_terms(**terms: str | None) -> None:
    """Refuse a value that its vocabulary does not hold."""
    for vocabulary, value in terms.items():
        if value is not None:
            model.term(vocabulary.replace("_", " "), value)
