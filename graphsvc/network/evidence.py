"""How much stands behind a statement: the claims that make it, and their independent sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from graphsvc.model import model
from graphsvc.model.records import Source

T = TypeVar("T")


def independent(sources: Iterable[Source]) -> int:
    """The smaller of distinct publishers and distinct families of shared text.

    A source without a publisher, or of no family, counts for itself. No more sources than that
    can be independent of each other; fewer are where publishers and texts are crossed (three
    papers print one agency's text, one of them two texts of its own).
    """
    found = {source.id: source for source in sources}.values()
    publishers = {s.publisher.value if s.publisher else s.id for s in found}
    return min(len(publishers), len({s.family or s.id for s in found}))


def supporting_modalities() -> tuple[frozenset[str], ...]:
    """Whose sources count for what several modalities are seen of: of the first that there is.

    What is asserted rests on those who assert it; a proposal adds nothing to it, and a denial
    supports nothing but itself.
    """
    every = frozenset(model.vocabulary("modality").names)
    return frozenset({model.ASSERTED}), every - {"denied"}, every


def publishers(sources: Iterable[Source]) -> int:
    """Distinct publishers."""
    return len({s.publisher.value if s.publisher else s.id for s in sources})


def families(sources: Iterable[Source]) -> int:
    """Distinct families of shared text."""
    return len({s.family or s.id for s in sources})


def statement(
    kind: str, start: str, end: str, modality: str, attribute: str | None, value: str | None
) -> Hashable:
    """What a claim says, whoever says it: equal for claims that support each other.

    Without a ``modality``, equal also for those that deny what others assert. ``start`` and
    ``end`` are what the ids mean now; of a value stated of an entity only the end.
    """
    ends: Hashable = (start, end)
    if kind in (model.STATES, model.MENTIONS):
        ends = end
    elif kind in model.SYMMETRIC or kind == model.TIE_STATES:
        ends = frozenset((start, end))
    return kind, ends, modality, attribute, value


def corroborated(
    claims: Iterable[T],
    said: Callable[[T], Hashable],
    source: Callable[[T], Source | None],
    least: int,
) -> Iterator[T]:
    """Those claims whose statement at least so many independent sources make, in their order."""
    kept = list(claims)
    behind: dict[Hashable, list[Source]] = defaultdict(list)
    for claim in kept:
        who = source(claim)
        if who is not None:
            behind[said(claim)].append(who)
    enough = {what for what, who in behind.items() if independent(who) >= least}
    return (claim for claim in kept if said(claim) in enough)
