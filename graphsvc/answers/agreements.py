"""The answer about one agreement: parties, signatories, topics, what is said of it over time."""

from __future__ import annotations

from graphsvc.answers.entities import grouped, references, stored_entity
from graphsvc.answers.parts import ClaimOut
from graphsvc.answers.present import Presenter
from graphsvc.answers.records import AgreementAnswer, Party, Signatory
from graphsvc.errors import NotFound
from graphsvc.model import model
from graphsvc.network.lens import Lens
from graphsvc.network.when import NEVER, moment, told_days
from graphsvc.store.database import Database, Row


def agreement_answer(
    database: Database, presenter: Presenter, version: int, name: str, lens: Lens
) -> AgreementAnswer:
    """Who agreed with whom on what, who signed, and in which state is it, as whom says?"""
    entity = stored_entity(database, name)
    if entity.type != "Agreement":
        message = f"{name!r} is no agreement but of type {entity.type}."
        raise NotFound(message, "Ask for it as an entity.")
    query = database.queries.read["agreement"]
    rows = presenter.seen(database.read(query, id=name, **presenter.parameters(lens)), lens)
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(row["part"], []).append(row)
    related = [row for part in ("place", "related") for row in parts.get(part, [])]
    standing = presenter.lasting(lens).standings.agreement(name)
    stands = standing.on(lens.days) if lens.days else None
    shown = presenter.told(rows, lens)
    return AgreementAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        agreement=presenter.entity(name),
        multilateral=presenter.bonds.is_multilateral(name),
        status=presenter.state(standing, lens),
        since=standing.since(lens.days[1] if lens.days else NEVER),
        ended=presenter.ending(standing.ending(), lens),
        holds=stands.value if stands else None,
        parties=_parties(presenter, parts.get("party", []), lens),
        signatories=_signatories(presenter, parts.get("signatory", []), lens),
        topics=_parties(presenter, parts.get("topic", []), lens),
        attributes=grouped(presenter, parts.get("statement", []), lens),
        timeline=_timeline(rows, shown),
        related=presenter.told(related, lens),
        not_stated=presenter.questions_about(name, lens),
        conflicts=presenter.conflicts_of(claim.id for claim in shown),
    )


def _parties(presenter: Presenter, rows: list[Row], lens: Lens) -> list[Party]:
    by_entity: dict[str, list[ClaimOut]] = {}
    for row, claim in zip(rows, presenter.told(rows, lens), strict=True):
        by_entity.setdefault(row["entity"], []).append(claim)
    return [
        Party(entity=presenter.entity(name), claims=claims) for name, claims in by_entity.items()
    ]


def _signatories(presenter: Presenter, rows: list[Row], lens: Lens) -> list[Signatory]:
    return [
        Signatory(
            entity=party.entity,
            capacities=references(presenter, _qualifier(party.claims, "capacity")),
            on_behalf_of=references(
                presenter, _qualifier(party.claims, "on_behalf_of", "for_party")
            )
            or None,
            claims=party.claims,
        )
        for party in _parties(presenter, rows, lens)
    ]


def _qualifier(claims: list[ClaimOut], *names: str) -> list[str]:
    return [c.qualifiers[name].value for c in claims for name in names if name in c.qualifiers]


def _timeline(rows: list[Row], shown: list[ClaimOut]) -> list[ClaimOut]:
    """The claims that say when, and those of status, by their earliest day; undated ones last."""

    def when(row: Row) -> tuple[str, str]:
        found = [told_days(row["properties"], name) for name in (*model.DATES, "value")]
        day = min((each[0] or each[1] for each in found if each), default=NEVER)
        return day, moment(row["properties"])

    dated = [
        (when(row), claim.id, claim)
        for row, claim in zip(rows, shown, strict=True)
        if claim.dates or claim.attribute in ("status", "date of signing")
    ]
    return [claim for _, _, claim in sorted(dated, key=lambda each: each[:2])]
