"""The state of a thing as of a day: the latest that is stated, and what rivals it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.model import model
from graphsvc.network.when import Days

STAGES = {
    name: stage for stage, name in enumerate(model.vocabulary("status").names) if name != "unknown"
}
"""How far on a state is: the vocabulary lists them from the proposal to the end."""


@dataclass(frozen=True, slots=True)
class Latest:
    """A state, the days it is stated of, and the positions of claims for it and against it."""

    value: str
    days: Days | None
    claims: tuple[int, ...]
    rivals: tuple[int, ...]


def latest_state(stated: Sequence[tuple[str, Days | None]], day: str | None) -> Latest | None:
    """The state stated latest, not after ``day``; None where none is stated.

    ``stated`` holds each claim's value and the earliest and latest day it is of, None for an
    undated one. Rivals are claims of another value that may be of the same day or a later one.
    Undated claims are rivals of every dated one; where nothing is dated the first value stands
    beside all others.
    """
    until = day or "9999-12-31"
    known = [(i, value, d) for i, (value, d) in enumerate(stated) if d is None or d[0] <= until]
    dated = [(i, value, d) for i, value, d in known if d is not None]
    if not known:
        return None
    # Of two as late, the one of the later beginning; of one day, the one that is further on.
    _, value, days = max(
        dated, key=lambda c: (min(c[2][1], until), c[2][0], STAGES.get(c[1], -1), -c[0]),
        default=known[0],
    )  # fmt: skip
    # What was so before another state came between is past: suspended, reinstated, suspended.
    before = max((d[1] for _, v, d in dated if v != value and days and d[1] < days[0]), default="")
    claims = [i for i, v, d in known if v == value and (d is None or d[1] > before)]
    rivals = [
        i
        for i, v, d in known
        if v != value and (d is None or days is None or min(d[1], until) >= days[0])
    ]
    return Latest(value, days, tuple(claims), tuple(rivals))
