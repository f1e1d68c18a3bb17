"""Entities that bear one external id, with what the curator judges of them."""

from __future__ import annotations

from graphsvc.answers.listed import DuplicatesAnswer
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import SameIdOut
from graphsvc.answers.present import Presenter
from graphsvc.model.shared_ids import SharedId


def duplicates_answer(presenter: Presenter, paging: Paging) -> DuplicatesAnswer:
    """Which two entities bear one external id; does the curator hold them for one?"""
    snapshot = presenter.snapshot
    page, following = paging.cut(snapshot.shared_ids, snapshot.version, ["duplicates"])
    return DuplicatesAnswer(
        data_version=snapshot.version,
        total=len(snapshot.shared_ids),
        next=following,
        items=[_shown(presenter, found) for found in page],
    )


def same_ids_of(presenter: Presenter, name: str) -> list[SameIdOut]:
    """The other entities that bear an external id of this one, or of what was merged into it."""
    canonical = presenter.snapshot.canonical
    return [
        _shown(presenter, found)
        for found in presenter.snapshot.shared_ids
        if found.same != "certain" and name in (canonical(found.one.id), canonical(found.other.id))
    ]


def _shown(presenter: Presenter, found: SharedId) -> SameIdOut:
    pair = (found.one, found.other)
    meant = dict.fromkeys(presenter.snapshot.canonical(entity.id) for entity in pair)
    return SameIdOut(
        scheme=found.scheme,
        value=found.value,
        ids=[entity.id for entity in pair],
        entities=[presenter.entity(name) for name in meant],
        same=found.same,  # type: ignore[arg-type]
    )
