"""The state of a thing as of a day: the latest that is stated, and what rivals it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphsvc.model import model, stages
from graphsvc.network.when import Days

STAGES = {
    name: stage for stage, name in enumerate(model.vocabulary("status").names) if name != "unknown"
}
"""How far on a state is: the vocabulary lists them from the proposal to the end."""


Stated = tuple[str, Days | None]
"""A claim's value, and the earliest and latest day it is of; None for an undated one."""
Known = tuple[int, str, Days | None]
"""Its place among the claims, its value and its days."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated claim of a state, seen on a day."""

    number: int
    value: str
    days: Days
    until: str
    moment: str = ""
    """The time of day at which it begins, where that is stated of a single day."""

    @property
    def last(self) -> str:
        """The latest day that it can be of, as far as the day that is asked about."""
        return min(self.days[1], self.until)

    @property
    def order(self) -> tuple[str, str, str, bool, int, int]:
        """Later after earlier; of two as late the later beginning, what is certain, further on."""
        certain, stage = self.days[1] <= self.until, STAGES.get(self.value, -1)
        return self.last, self.days[0], self.moment, certain, stage, -self.number

    def precedes(self, other: Dated) -> bool:
        """Whether it was earlier on the same day, by the times that both state."""
        return self.days == other.days and bool(self.moment) and self.moment < other.moment

    def overlaps(self, other: Dated) -> bool:
        """Whether both can be of one day."""
        return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]


@dataclass(frozen=True, slots=True)
class Latest:
    """A state, the days it is stated of, and the positions of claims for it and against it."""

    value: str
    days: Days | None
    claims: tuple[int, ...]
    rivals: tuple[int, ...]


def latest_state(
    stated: Sequence[Stated], day: str | None, moments: Sequence[str] = ()
) -> Latest | None:
    """The state stated latest, not after ``day``; None where none is stated.

    ``moments`` are their times of day, "" where none is stated: they put one day in order.

    Rivals are claims of another value that may be of the same day or a later one, and undated
    ones; where the latest may not have begun yet on the day, also those of the state before.
    Where nothing is dated the one that is further on stands beside all others.
    """
    until = day or "9999-12-31"
    # Who states no day of what another dates, tells of that day.
    dated_values = {value for value, d in stated if d is not None}
    known = [
        (i, value, d)
        for i, (value, d) in enumerate(stated)
        if (d is None and (day is None or value not in dated_values))
        or (d is not None and d[0] <= until)
    ]
    known = _overtaken(known) if day is None else known
    known, stood_until = _reached(known, until)
    if not known:
        return None
    at = dict(enumerate(moments))
    dated = [Dated(i, v, d, until, at.get(i, "")) for i, v, d in known if d is not None]
    if not dated:
        return _undated(known)
    # What stands is in no state on the way to it, before it has ended.
    there = [c for c in dated if c.value not in stages.COMING or c.days[0] > stood_until]
    latest = max(there or dated, key=lambda c: c.order)
    same = [c for c in dated if c.value == latest.value and c.overlaps(latest)]
    days = max(c.days[0] for c in same), min(c.days[1] for c in same)
    days = days if days[0] <= days[1] else latest.days
    others = [c for c in dated if c.value != latest.value]
    rivals = {c.number for c in others if c.last >= days[0] and not c.precedes(latest)}
    if days[1] > until:  # perhaps not yet: what was so before stands beside it
        before = max((c.last for c in others if c.last < days[0]), default="")
        rivals |= {c.number for c in others if c.last == before}
    # What was so before another state came between is past: suspended, reinstated, suspended.
    past = max((c.last for c in others if c.last < days[0]), default="")
    own = {c.number for c in dated if c.value == latest.value and c.days[1] > past}
    rivals |= {i for i, value, d in known if d is None and value != latest.value}
    own |= {i for i, value, d in known if d is None and value == latest.value}
    if latest.value in stages.OBSERVED | stages.RETURNING | stages.PAUSED:
        # Nothing is in force, renewed or suspended but what was signed: a signing of no other day
        # comes before it.
        rivals -= {i for i, v, d in known if v == "signed" and (d is None or d == latest.days)}
    return Latest(latest.value, days, tuple(sorted(own)), tuple(sorted(rivals)))


def _reached(known: Sequence[Known], until: str) -> tuple[list[Known], str]:
    """Without the states on the way to what certainly stood by the day; and until when it stood.

    Whoever tells of a plan made before does not undo what was signed; who tells of one made
    later speaks of another, or against it.
    """
    stood = [d[1] for _, v, d in known if v in stages.STANDING and d and d[1] <= until]
    if not stood:
        return list(known), ""
    last = max(stood)
    kept = [
        (i, v, d) for i, v, d in known if v not in stages.COMING or (d is not None and d[0] > last)
    ]
    ended = [d[1] for _, v, d in kept if v in stages.ENDING and d and d[0] > last]
    return kept, max(ended, default="9999-12-31")


def _overtaken(known: list[Known]) -> list[Known]:
    """Without the dated states on the way, where what they lead to is stated without a day."""
    there = any(v in stages.STANDING | stages.ENDING for _, v, d in known if d is None)
    dated = [k for k in known if k[2] is not None]
    if there and dated and all(v in stages.COMING for _, v, _ in dated):
        return [k for k in known if k[2] is None]
    return known


def _undated(known: Sequence[Known]) -> Latest:
    value = max(known, key=lambda k: (STAGES.get(k[1], -1), -k[0]))[1]
    own = tuple(i for i, v, _ in known if v == value)
    return Latest(value, None, own, tuple(i for i, v, _ in known if v != value))
