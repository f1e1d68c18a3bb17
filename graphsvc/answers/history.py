"""What has been written: the claims that came and went since a data version."""

from __future__ import annotations

from graphsvc.answers.listed import ChangedClaim, ChangeOut, ChangesAnswer
from graphsvc.answers.paging import Paging
from graphsvc.answers.present import Presenter
from graphsvc.errors import BadRequest
from graphsvc.store.database import Database


def changes_answer(
    database: Database, presenter: Presenter, version: int, since: int, paging: Paging
) -> ChangesAnswer:
    """Which claims have been added and removed since that data version?

    What came and went again within is in neither list. Of a removed claim only its id is left.
    """
    if not 0 <= since <= version:
        raise BadRequest(f"since is {since}; the data version is {version}.", "")
    rows = [
        {**row, **{name: row[name] or [] for name in ("what", "added", "removed")}}
        for row in database.read(database.queries.read["changes"], since=since)
        if row["version"] <= version
    ]
    before: dict[str, bool] = {}
    now: dict[str, bool] = {}
    for row in rows:
        for claims, there in ((row["removed"], False), (row["added"], True)):
            for claim in claims:
                before.setdefault(claim, not there)
                now[claim] = there
    changed = sorted((claim, there) for claim, there in now.items() if before[claim] != there)
    page, following = paging.cut(changed, version, ["changes", since])
    known = presenter.snapshot.position
    return ChangesAnswer(
        data_version=version,
        since=since,
        changes=[
            ChangeOut(
                version=row["version"],
                at=row["at"],
                what=row["what"],
                added=len(row["added"]),
                removed=len(row["removed"]),
            )
            for row in rows
        ],
        total=len(changed),
        added=sum(there for _, there in changed),
        removed=sum(not there for _, there in changed),
        next=following,
        items=[
            ChangedClaim(
                id=claim,
                change="added" if there else "removed",
                claim=presenter.claims([known[claim]])[0] if there and claim in known else None,
            )
            for claim, there in page
        ],
    )
