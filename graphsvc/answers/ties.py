"""The ties of a city or region: named as such by a source, or through an agreement it shares."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graphsvc.answers.entities import stored_entity
from graphsvc.answers.facts import Facts
from graphsvc.answers.listed import SharedAgreement, TieOut, TiesAnswer
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import HoldsOut
from graphsvc.answers.present import Presenter
from graphsvc.errors import NotFound, UnknownName
from graphsvc.model import model
from graphsvc.model.records import Source
from graphsvc.network.evidence import independent, publishers, supporting_modalities
from graphsvc.network.lens import Lens
from graphsvc.network.when import Holds
from graphsvc.store.database import Database, Row

ENDS = model.relationship("twinned with").ends
"""The types of entities that a tie binds."""
KINDS = ("bilateral", "multilateral")
SUREST_FIRST: list[HoldsOut | None] = [one.value for one in Holds]


@dataclass(slots=True)
class Bond:
    """What the lens shows of one city's tie to another."""

    direct: list[Row] = field(default_factory=list)
    stated: list[Row] = field(default_factory=list)
    shared: dict[str, list[Row]] = field(default_factory=dict)
    """By agreement: the claims that make both of them parties."""


def ties_answer(
    database: Database,
    presenter: Presenter,
    version: int,
    name: str,
    kind: str | None,
    lens: Lens,
    paging: Paging,
) -> TiesAnswer:
    """To which cities and regions is this one tied, through what, and on whose word?

    ``kind`` keeps what is ``bilateral`` or ``multilateral``. A tie is multilateral where it rests
    on nothing but agreements of more than two asserted parties, whatever the lens. Plural nodes
    ("other cities") are no ties.
    """
    if kind is not None and kind not in KINDS:
        raise UnknownName("kind of tie", kind[:40], model.nearest(kind, KINDS), KINDS)
    entity = stored_entity(database, name)
    if entity.type not in ENDS:
        raise NotFound(f"{name!r} is of type {entity.type}; ties are of cities and regions.", "")
    parties = _parties(database, name)
    many = {agreement for agreement, rows in parties.items() if is_multilateral(presenter, rows)}
    states = _states(database, presenter, lens, sorted(parties))
    bonds = _bonds(database, presenter, name, parties, lens)
    ties = [
        tie
        for other, bond in sorted(bonds.items())
        if not presenter.entity(other).collective
        and (tie := _tie(presenter, other, bond, many, states, lens)) is not None
        and kind in (None, KINDS[tie.multilateral])
        and tie.independent >= lens.min_publishers
    ]
    page, following = paging.cut(ties, version, ["ties", name, kind, lens.asked()])
    return TiesAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(ties),
        bilateral=sum(not tie.multilateral for tie in ties),
        next=following,
        items=list(page),
    )


def _parties(database: Database, name: str) -> dict[str, list[Row]]:
    """By agreement of the entity: all claims that call somebody a party, asserted or not."""
    read = database.queries.read
    names = [row["agreement"] for row in database.read(read["agreements_of"], id=name)]
    found: dict[str, list[Row]] = defaultdict(list)
    for row in database.read(read["parties"], ids=names):
        found[row["agreement"]].append(row)
    return found


def is_multilateral(presenter: Presenter, rows: Iterable[Row]) -> bool:
    """Whether more than two are asserted parties; a plural node ("other cities") is none."""
    found = {row["start"] for row in rows if row["modality"] == model.ASSERTED}
    return len([name for name in found if not presenter.entity(name).collective]) > 2


def _states(
    database: Database, presenter: Presenter, lens: Lens, agreements: list[str]
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    rows = database.read(database.queries.read["statuses"], ids=agreements)
    for row in presenter.seen(rows, _alone(lens)):
        found[row["id"]].append(row)
    return found


def _bonds(
    database: Database,
    presenter: Presenter,
    name: str,
    parties: dict[str, list[Row]],
    lens: Lens,
) -> dict[str, Bond]:
    bonds: dict[str, Bond] = defaultdict(Bond)
    rows = database.read(database.queries.read["ties"], id=name)
    for row in presenter.seen(rows, _alone(lens)):
        is_tie = row["relationship"] == "TWINNED_WITH"
        (bonds[row["other"]].direct if is_tie else bonds[row["other"]].stated).append(row)
    for agreement, said in parties.items():
        seen = presenter.seen(said, _alone(lens))
        own = [row for row in seen if row["party"] == name]
        others = {row["party"] for row in seen} - {name}
        for other in others if own else ():
            if presenter.entity(other).type in ENDS:
                theirs = [row for row in seen if row["party"] == other]
                bonds[other].shared[agreement] = own + theirs
    return bonds


def _tie(
    presenter: Presenter,
    other: str,
    bond: Bond,
    many: set[str],
    states: dict[str, list[Row]],
    lens: Lens,
) -> TieOut | None:
    """A tie; None where something is stated of a bond that nobody calls one."""
    if not bond.direct and not bond.shared:
        return None
    claims = [*bond.direct, *(row for rows in bond.shared.values() for row in rows)]
    behind = _behind(presenter, bond)
    told = [*claims, *bond.stated, *(row for agreement in bond.shared for row in states[agreement])]
    return TieOut(
        other=presenter.entity(other),
        multilateral=not bond.direct and many.issuperset(bond.shared),
        modality=sorted(_modality(bond)),
        direct=presenter.told(bond.direct, lens),
        stated=presenter.told(bond.stated, lens),
        status=presenter.status(
            [r for r in presenter.seen(bond.stated, lens) if r["attribute"] == "status"], lens
        ),
        agreements=[
            SharedAgreement(
                agreement=presenter.entity(agreement),
                forms=Facts(presenter, agreement, _alone(lens)).values("form"),
                multilateral=agreement in many,
                status=presenter.status(presenter.seen(states[agreement], lens), lens),
                claims=presenter.told(rows, lens),
            )
            for agreement, rows in bond.shared.items()
        ],
        publishers=publishers(behind),
        independent=independent(behind),
        contested=any(row["claim"] in presenter.contested for row in told),
        holds=_holds(presenter, bond, lens),
    )


def _modality(bond: Bond) -> set[str]:
    """How it is said; an agreement ties as an asserted one where both are asserted parties."""
    found = {row["modality"] for row in bond.direct}
    for rows in bond.shared.values():
        own, theirs = ({row["modality"] for row in side} for side in _sides(rows))
        sure = model.ASSERTED in own & theirs
        found |= {model.ASSERTED} if sure else (own | theirs) - {model.ASSERTED}
    return found


def _holds(presenter: Presenter, bond: Bond, lens: Lens) -> HoldsOut | None:
    """How surely they are tied on the lens's day; by an agreement as surely as both are parties."""
    if lens.as_of is None:
        return None
    found = [presenter.holds(bond.direct, lens)] if bond.direct else []
    for rows in bond.shared.values():
        sides = [presenter.holds(side, lens) for side in _sides(rows)]
        found.append(max(sides, key=SUREST_FIRST.index))
    return min(found, key=SUREST_FIRST.index)


def _sides(rows: list[Row]) -> list[list[Row]]:
    """The claims that make the one and the other a party."""
    sides: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        sides[row["party"]].append(row)
    return list(sides.values())


def _behind(presenter: Presenter, bond: Bond) -> list[Source]:
    """The sources that count: of what is asserted; without that, of what is not denied."""
    for kept in supporting_modalities():
        found = presenter.makers([row for row in bond.direct if row["modality"] in kept])
        for rows in bond.shared.values():
            found += _naming_both(presenter, [row for row in rows if row["modality"] in kept])
        if found:
            return found
    return []


def _naming_both(presenter: Presenter, rows: list[Row]) -> list[Source]:
    """The sources that name both parties of an agreement."""
    sides = [{row["source"] for row in side} for side in _sides(rows)]
    if len(sides) < 2:
        return []
    both = set.intersection(*sides)
    return [s for s in presenter.makers(rows) if s.id in both]


def _alone(lens: Lens) -> Lens:
    """The lens for single claims: how many publishers there are, counts for the tie as a whole."""
    return replace(lens, min_publishers=1)
