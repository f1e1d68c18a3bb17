"""Who belongs to an organization, and who holds which post, over time."""

from __future__ import annotations

from collections import defaultdict

from graphsvc.answers.entities import references, stored_entity
from graphsvc.answers.listed import Holder, MemberOut, MembersAnswer, PostOut, PostsAnswer
from graphsvc.answers.paging import Paging
from graphsvc.answers.present import Presenter
from graphsvc.errors import NotFound
from graphsvc.network.evidence import independent, supporting_modalities
from graphsvc.network.lens import Lens
from graphsvc.network.when import stated_days
from graphsvc.store.database import Database, Row


def members_answer(
    database: Database, presenter: Presenter, version: int, name: str, lens: Lens, paging: Paging
) -> MembersAnswer:
    """Who belongs to this organization, in which grade and role, and since when?"""
    entity = stored_entity(database, name)
    if entity.type != "Organization":
        raise NotFound(f"{name!r} is of type {entity.type}; members are of organizations.", "")
    found: dict[str, list[Row]] = defaultdict(list)
    for row in presenter.seen(database.read(database.queries.read["members"], id=name), lens):
        found[row["member"]].append(row)
    names = sorted(found)
    page, following = paging.cut(names, version, ["members", name, lens.asked()])
    return MembersAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(names),
        next=following,
        items=[_member(presenter, member, found[member], lens) for member in page],
    )


def posts_answer(
    database: Database, presenter: Presenter, version: int, name: str, lens: Lens, paging: Paging
) -> PostsAnswer:
    """Which posts are there of this body or city, or held by this person; who held them when?

    Of a post itself: its holders. A post without a holder is one whose holder no source names.
    """
    stored_entity(database, name)
    read = database.queries.read
    posts = [row["post"] for row in database.read(read["posts"], id=name)]
    page, following = paging.cut(posts, version, ["posts", name, lens.asked()])
    rows = presenter.seen(database.read(read["holders"], ids=list(page)), lens)
    by_post: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_post[row["post"]].append(row)
    return PostsAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        entity=presenter.entity(name),
        total=len(posts),
        next=following,
        items=[_post(presenter, post, by_post[post], lens) for post in page],
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
        holds=presenter.holds(rows, lens),
    )


def _post(presenter: Presenter, name: str, rows: list[Row], lens: Lens) -> PostOut:
    by_holder: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["relationship"] == "HOLDS_POST":
            by_holder[row["other"]].append(row)
    holders = sorted(by_holder, key=lambda h: (_first_day(presenter, by_holder[h]), h))
    of = [row for row in rows if row["relationship"] == "POST_OF"]
    return PostOut(
        post=presenter.entity(name),
        of=references(presenter, [row["other"] for row in of]),
        of_claims=presenter.told(of, lens),
        holders=[_holder(presenter, holder, by_holder[holder], lens) for holder in holders],
        not_stated=presenter.questions_about(name, lens),
    )


def _holder(presenter: Presenter, name: str, rows: list[Row], lens: Lens) -> Holder:
    return Holder(
        entity=presenter.entity(name),
        modality=sorted({row["modality"] for row in rows}),
        claims=presenter.told(rows, lens),
        independent=_independent(presenter, rows),
        contested=_contested(presenter, rows),
        holds=presenter.holds(rows, lens),
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
