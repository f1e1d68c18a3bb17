"""Who belongs to an organization, and who holds which post, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graphsvc.answers.entities import references, stored_entity
from graphsvc.answers.listed import Holder, MemberOut, MembersAnswer, PostOut, PostsAnswer
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import StandsOut
from graphsvc.answers.present import Presenter
from graphsvc.answers.ties import STATES, one_of
from graphsvc.errors import NotFound
from graphsvc.network.bonds import anytime
from graphsvc.network.evidence import independent, supporting_modalities
from graphsvc.network.lens import Lens
from graphsvc.network.timeline import Stands, surest
from graphsvc.network.when import stated_days
from graphsvc.store.database import Database, Row


def members_answer(
    database: Database,
    presenter: Presenter,
    version: int,
    name: str,
    lens: Lens,
    paging: Paging,
    state: str | None = None,
) -> MembersAnswer:
    """Who belongs to this organization, in which grade and role, and since when?

    Where the lens names days, memberships that had ended by then are counted and not listed,
    unless ``state`` is ``any``.
    """
    one_of("state", state, STATES)
    entity = stored_entity(database, name)
    if entity.type != "Organization":
        raise NotFound(f"{name!r} is of type {entity.type}; members are of organizations.", "")
    rows = database.read(database.queries.read["members"], id=name)
    seen, ended = _by_time(presenter, rows, "member", lens, state)
    page, following = paging.cut(sorted(seen), version, ["members", name, state, lens.asked()])
    return MembersAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(seen),
        ended=ended,
        next=following,
        items=[_member(presenter, member, seen[member], lens) for member in page],
    )


def _by_time(
    presenter: Presenter, rows: list[Row], who: str, lens: Lens, state: str | None
) -> tuple[dict[str, list[Row]], int]:
    """The claims of each who may be so on the lens's days, and how many had been so before.

    Where one claim names the last day of what another leaves open, that is closed.
    """
    if lens.days is None or state == "any":
        lens = anytime(lens) if state == "any" else lens
        return _grouped(presenter.seen(rows, lens), who), 0
    every = _grouped(presenter.seen(rows, anytime(lens)), who)
    gone = {name for name, own in every.items() if _stands(presenter, own, lens) is Stands.ENDED}
    seen = _grouped(presenter.seen(rows, lens), who)
    return {name: own for name, own in seen.items() if name not in gone}, len(gone)


def _grouped(rows: Iterable[Row], who: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[who]].append(row)
    return found


def _stands(presenter: Presenter, rows: list[Row], lens: Lens) -> Stands | None:
    """How surely what these claims say of one still stands; None: not yet, or no day is asked."""
    if lens.days is None:
        return None
    # The others of its kind are looked up: what one of them closes, these do not leave open.
    lines = {(row["relationship"], row["start"], row["end"]) for row in rows}
    lasting = presenter.lasting(lens)
    return surest(lasting.line(*line).on(lens.days) for line in lines)


def posts_answer(
    database: Database,
    presenter: Presenter,
    version: int,
    name: str,
    lens: Lens,
    paging: Paging,
    state: str | None = None,
) -> PostsAnswer:
    """Which posts are there of this body or city, or held by this person; who held them when?

    Of a post itself: its holders. A post without a holder is one whose holder no source names.
    Where the lens names days, terms that had ended by then are counted and not listed, unless
    ``state`` is ``any``.
    """
    one_of("state", state, STATES)
    stored_entity(database, name)
    read = database.queries.read
    posts = [row["post"] for row in database.read(read["posts"], id=name)]
    page, following = paging.cut(posts, version, ["posts", name, state, lens.asked()])
    by_post = _grouped(database.read(read["holders"], ids=list(page)), "post")
    return PostsAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(posts),
        next=following,
        items=[_post(presenter, post, by_post.get(post, []), lens, state) for post in page],
    )


def _member(presenter: Presenter, name: str, rows: list[Row], lens: Lens) -> MemberOut:
    return MemberOut(
        entity=presenter.entity(name),
        grades=sorted({row["grade"] for row in rows if row["grade"]}),
        roles=sorted({row["role"] for row in rows if row["role"]}),
        modality=sorted({row["modality"] for row in rows}),
        claims=presenter.told(rows, lens),
        independent=_independent(presenter, rows),
        contested=_contested(presenter, rows),
        holds=_held(presenter, rows, lens),
    )


def _held(presenter: Presenter, rows: list[Row], lens: Lens) -> StandsOut | None:
    stands = _stands(presenter, rows, lens)
    return stands.value if stands else None


def _post(
    presenter: Presenter, name: str, rows: list[Row], lens: Lens, state: str | None
) -> PostOut:
    held = [row for row in rows if row["relationship"] == "HOLDS_POST"]
    by_holder, ended = _by_time(presenter, held, "other", lens, state)
    holders = sorted(by_holder, key=lambda h: (_first_day(presenter, by_holder[h]), h))
    of = [row for row in presenter.seen(rows, lens) if row["relationship"] == "POST_OF"]
    return PostOut(
        post=presenter.entity(name),
        of=references(presenter, [row["other"] for row in of]),
        of_claims=presenter.told(of, lens),
        holders=[_holder(presenter, holder, by_holder[holder], lens) for holder in holders],
        ended=ended,
        not_stated=presenter.questions_about(name, lens),
    )


def _holder(presenter: Presenter, name: str, rows: list[Row], lens: Lens) -> Holder:
    return Holder(
        entity=presenter.entity(name),
        modality=sorted({row["modality"] for row in rows}),
        claims=presenter.told(rows, lens),
        independent=_independent(presenter, rows),
        contested=_contested(presenter, rows),
        holds=_held(presenter, rows, lens),
    )


def _first_day(presenter: Presenter, rows: list[Row]) -> str:
    """The first day that any of these claims is about; undated ones come last."""
    found = [stated_days(r["properties"], presenter.makers([r])[0]) for r in rows]
    return min((days[0] for days in found if days), default="9999")


def _independent(presenter: Presenter, rows: list[Row]) -> int:
    kept = ([r for r in rows if r["modality"] in m] for m in supporting_modalities())
    return independent(presenter.makers(next(filter(None, kept), [])))


def _contested(presenter: Presenter, rows: list[Row]) -> bool:
    return any(row["claim"] in presenter.contested for row in rows)
