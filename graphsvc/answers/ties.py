"""The ties of a city or region: each bond it has, in which state it is, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphsvc.answers.entities import references
from graphsvc.answers.facts import Facts
from graphsvc.answers.listed import SharedAgreement, TieOut, TiesAnswer
from graphsvc.answers.paging import Paging
from graphsvc.answers.present import Presenter
from graphsvc.answers.succession import ALONE, Succession
from graphsvc.errors import NotFound, UnknownName
from graphsvc.model import model
from graphsvc.model.records import Source
from graphsvc.network.bonds import ENDS, Bond, Shared, anytime
from graphsvc.network.evidence import independent, publishers, supporting_modalities
from graphsvc.network.lens import Lens
from graphsvc.network.standing import Standings
from graphsvc.network.timeline import Stands
from graphsvc.network.when import NEVER

KINDS = ("bilateral", "multilateral")
STATES = ("standing", "any")


def ties_answer(
    presenter: Presenter,
    name: str,
    kind: str | None,
    lens: Lens,
    paging: Paging,
    state: str | None = None,
    succession: Succession = ALONE,
) -> TiesAnswer:
    """To which cities and regions is this one tied, since when, in which state, on whose word?

    ``kind`` keeps what is ``bilateral`` or ``multilateral``: a tie is multilateral where it rests
    on nothing but agreements of more than two asserted parties, whatever the lens. Where the lens
    names days, what had ended by then is counted and not listed, unless ``state`` is ``any``.
    Plural nodes ("other cities") are no ties, and those of a predecessor are not those of its
    successor: the answer points to it.
    """
    one_of("kind of tie", kind, KINDS)
    one_of("state", state, STATES)
    entity = presenter.stored(name)
    version = presenter.snapshot.version
    if entity.type not in ENDS:
        raise NotFound(f"{name!r} is of type {entity.type}; ties are of cities and regions.", "")
    standings = presenter.lasting(lens).standings
    bonds = [bond for bond in presenter.bonds.of(name, lens) if bond.named]
    found = [tie for bond in bonds if (tie := _tie(presenter, standings, bond, lens)) is not None]
    ties = [
        tie
        for tie in found
        if kind in (None, KINDS[tie.multilateral]) and tie.independent >= lens.min_publishers
    ]
    listed = [tie for tie in ties if state == "any" or tie.holds != Stands.ENDED.value]
    page, following = paging.cut(listed, version, ["ties", name, kind, state, lens.asked()])
    return TiesAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(listed),
        ended=len(ties) - len(listed),
        bilateral=sum(not tie.multilateral for tie in listed),
        next=following,
        predecessors=succession.predecessors,
        successors=succession.successors,
        items=list(page),
    )


def number_of_ties(presenter: Presenter, lens: Lens, name: str) -> int | None:
    """How many ties an entity has; None for what has none by its type."""
    if presenter.entity(name).type not in ENDS:
        return None
    return ties_answer(presenter, name, None, lens, Paging(1)).total


def one_of(name: str, value: str | None, known: Sequence[str]) -> None:
    """Refuse a value that is none of these: ``UnknownName``."""
    if value is not None and value not in known:
        raise UnknownName(name, value[:40], model.nearest(value, known), known)


def _tie(presenter: Presenter, standings: Standings, bond: Bond, lens: Lens) -> TieOut | None:
    """A tie; None where it had certainly not begun on the lens's days."""
    standing = standings.of(bond)
    stands = standing.on(lens.days) if lens.days else None
    if lens.days and stands is None:
        return None
    bonds, rows = presenter.bonds, presenter.rows
    ended = stands is Stands.ENDED
    many = {agreement for agreement in bond.shared if bonds.is_multilateral(agreement)}
    behind = _behind(presenter, bond)
    # What a state opened again stands after the term that its own claims give.
    direct = presenter.held(rows(bond.direct), lens, ended)
    all_claims = [*_claims(bond), *bond.stated, *standing.states]
    ids = presenter.snapshot.claims.ids
    return TieOut(
        other=presenter.entity(bond.other),
        kind=bond.kind,  # type: ignore[arg-type]
        through=references(presenter, _bodies(presenter, bond)),
        multilateral=not bond.direct and many.issuperset(bond.shared),
        modality=sorted(_modality(presenter, bond)),
        direct=presenter.told(direct or rows(bond.direct), lens),
        stated=presenter.told(presenter.held(rows(bond.stated), lens, ended), lens),
        status=presenter.state(standing, lens),
        since=standing.since(lens.days[1] if lens.days else NEVER),
        ended=presenter.ending(standing.ending(), lens),
        agreements=[
            _shared(presenter, standings, agreement, shared, lens, ended)
            for agreement, shared in bond.shared.items()
        ],
        publishers=publishers(behind),
        independent=independent(behind),
        contested=any(ids[i] in presenter.contested for i in all_claims),
        holds=stands.value if stands else None,
    )


def _shared(
    presenter: Presenter,
    standings: Standings,
    agreement: str,
    shared: Shared,
    lens: Lens,
    ended: bool,
) -> SharedAgreement:
    standing = standings.agreement(agreement)
    claims = presenter.held(presenter.rows([*shared.own, *shared.theirs]), lens, ended)
    return SharedAgreement(
        agreement=presenter.entity(agreement),
        forms=Facts(presenter, agreement, anytime(lens)).values("form"),
        multilateral=presenter.bonds.is_multilateral(agreement),
        status=presenter.state(standing, lens),
        ended=presenter.ending(standing.ending(), lens),
        claims=presenter.told(claims, lens),
    )


def _claims(bond: Bond) -> list[int]:
    """The claims that make the tie."""
    shared = [i for s in bond.shared.values() for i in (*s.own, *s.theirs)]
    return [*bond.direct, *shared]


def _bodies(presenter: Presenter, bond: Bond) -> list[str]:
    """The own bodies of the two through which they are tied, where not they themselves are."""
    columns = presenter.snapshot.claims
    named = {end for i in _claims(bond) for end in (columns.starts[i], columns.ends[i])}
    named |= {presenter.bonds.party(i) for s in bond.shared.values() for i in (*s.own, *s.theirs)}
    bodies = {*presenter.bonds.bodies(bond.one), *presenter.bonds.bodies(bond.other)}
    return sorted(named & bodies)


def _modality(presenter: Presenter, bond: Bond) -> set[str]:
    """How it is said; an agreement ties as an asserted one where both are asserted parties."""
    rows = presenter.snapshot.claims.rows
    found = {rows[i]["modality"] for i in bond.direct}
    for shared in bond.shared.values():
        own, theirs = ({rows[i]["modality"] for i in s} for s in (shared.own, shared.theirs))
        sure = model.ASSERTED in own & theirs
        found |= {model.ASSERTED} if sure else (own | theirs) - {model.ASSERTED}
    return found


def _behind(presenter: Presenter, bond: Bond) -> list[Source]:
    """The sources that count: of what is asserted; without that, of what is not denied."""
    for kept in supporting_modalities():
        found = _makers(presenter, bond.direct, kept)
        for shared in bond.shared.values():
            theirs = {source.id for source in _makers(presenter, shared.theirs, kept)}
            # Only who names both parties vouches for a tie.
            found += [s for s in _makers(presenter, shared.own, kept) if s.id in theirs]
        if found:
            return found
    return []


def _makers(presenter: Presenter, claims: Sequence[int], kept: frozenset[str]) -> list[Source]:
    rows: list[dict[str, Any]] = presenter.rows(claims)
    return presenter.makers([row for row in rows if row["properties"]["modality"] in kept])
