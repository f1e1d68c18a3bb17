"""A timeline: what makes a tie or an agreement, ends it and opens it again; how it stands on a day.

An ending closes what began before it, whoever says so, from its day on; a beginning or a return
that certainly lies after it opens it again. Where the order cannot be told, where the day is not
known to the day, or where another source still calls it standing later, it is possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from graphsvc.model import stages
from graphsvc.model.records import Source
from graphsvc.network.when import ALWAYS, NEVER, Days, Row, days, excluded, holds, vouched_on


class Stands(StrEnum):
    """How surely something stands on a day, from the surest; a claim is one of the first three."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    UNDATED = "undated"
    ENDED = "ended"


SUREST = list(Stands)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim's properties, and the source that makes it."""

    properties: Row
    source: Source | None


@dataclass(frozen=True, slots=True)
class Event:
    """An ending or an opening: the days between which it takes place, as one claim states it."""

    first: str
    last: str
    known: str
    """The first day that it can be of, or of which the source says that it is so already."""
    said: Said
    stated: Days
    """As the source states it: for the last day of a term, that day and not the next."""
    sure: bool = True
    """Whether it ends all that the timeline holds; else it only makes that doubtful."""
    returns: bool = False
    """Whether it is said only of what stood before."""
    until: str = NEVER
    """The last day of what it opens, where the same claim names one."""

    @property
    def begins(self) -> bool:
        """Whether what stands begins with it; a state on a day tells only that it stood then."""
        p = self.said.properties
        return not self.returns and (
            "from" in p or p.get("attribute") != "status" or p["value"] == "signed"
        )

    @property
    def dated(self) -> bool:
        """Whether the source names its day; else it only reports it."""
        return self.first == self.known != ALWAYS


@dataclass(frozen=True)
class Timeline:
    """What makes something stand, by sides that must all hold, and what ends and opens it."""

    sides: Sequence[Sequence[Said]]
    endings: Sequence[Event] = ()
    openings: Sequence[Event] = ()
    stood: Sequence[str] = ()
    """Days by which it is known to stand: of reports, and of states on a day."""

    def on(self, asked: Days) -> Stands | None:
        """How surely it stands on some of the days from first to last; None: not yet."""
        found = [self._within(part) for part in self._parts(asked)]
        return surest(found)

    def ending(self) -> Event | None:
        """The ending that closes it for good, as far as is known; not ``sure``: it may have."""
        state = self._effect(NEVER)
        if state is None:
            return None
        closing = [e for e in self.endings if not self._reopened(e, NEVER)]
        best = max(closing, key=lambda e: (e.sure, e.dated, e.stated))
        # Of several that tell of this one end, the one that knows it best.
        same = (e for e in closing if e.dated and e.first <= best.last and best.first <= e.last)
        best = max(same, key=lambda e: ("value" in e.said.properties, e.stated), default=best)
        return replace(best, sure=state is Stands.ENDED)

    def begun_anew(self, day: str) -> str:
        """The last day of the endings after which something began by then that is no state.

        States up to that day are of what is past. "" where nothing began anew.
        """
        begun = [o for o in self.openings if o.begins and not _is_state(o)]
        undone = (
            e.last for e in self.endings
            if any(o.known > e.last and o.last <= day <= o.until for o in begun)
        )  # fmt: skip
        return max(undone, default=ALWAYS)

    def since(self, day: str = NEVER) -> Days | None:
        """The days between which what stood last by that day began; None: nobody says.

        With an open beginning where it is only known to have stood by a day.
        """
        past = [e for e in self.endings if e.sure and self._reopened(e, day)]
        last = max((e.last for e in past), default=ALWAYS)
        begun = [o for o in self.openings if ALWAYS != o.known > last and o.first <= day]
        # A return begins what had ended; else it tells that there was something to return to.
        fresh = [o for o in begun if o.begins or (o.returns and past)]
        by = [stood for stood in self.stood if last < stood <= day] + [o.last for o in begun]
        if not fresh:
            return (ALWAYS, min(by)) if by else None
        first = min(fresh, key=lambda o: (o.last, o.first))
        if min(by, default=NEVER) < first.first:
            return ALWAYS, min(by)
        same = [o for o in fresh if o.first <= first.last]
        narrow = max(o.stated[0] for o in same), min(o.stated[1] for o in same)
        return narrow if narrow[0] <= narrow[1] else first.stated

    def _parts(self, asked: Days) -> Iterable[Days]:
        """The days asked about, parted wherever an ending or an opening may take effect."""
        first, last = asked
        every = (*self.endings, *self.openings)
        cuts = {day for e in every for day in (e.first, e.last) if first < day <= last}
        starts = [first, *sorted(cuts)]
        return zip(starts, [*(_before(day) for day in starts[1:]), last], strict=True)

    def _within(self, part: Days) -> Stands | None:
        """How it stands within days on which nothing ends and nothing opens."""
        sides = [_side(side, part) for side in self.sides]
        if not sides or None in sides:
            return None
        base = max((side for side in sides if side), key=SUREST.index)
        effect = self._effect(part[1])
        if effect is Stands.ENDED or base is Stands.ENDED:
            return Stands.ENDED
        return Stands.POSSIBLE if effect and base is Stands.CERTAIN else base

    def _effect(self, day: str) -> Stands | None:
        """What the endings make of it by that day: ended, doubtful, or nothing."""
        found: Stands | None = None
        for ending in self.endings:
            if ending.first > day or self._reopened(ending, day):
                continue
            doubtful = self._may_reopen(ending, day) or self._ends_later(ending, day)
            if ending.sure and ending.last <= day and not doubtful:
                return Stands.ENDED
            found = Stands.POSSIBLE
        return found

    def _reopened(self, ending: Event, day: str) -> bool:
        """Whether it certainly stands again by that day, or stood on: later than the ending."""
        return any(o.known > ending.last and o.last <= day <= o.until for o in self.openings)

    def _ends_later(self, ending: Event, day: str) -> bool:
        """Whether another source has the same end on a later day, which has not come by then."""
        return any(
            other.dated and other.first > ending.last and day < other.last
            and _name(other.said) != _name(ending.said)
            and not any(o.known > ending.last and o.last <= other.first for o in self.openings)
            for other in self.endings
        )  # fmt: skip

    def _may_reopen(self, ending: Event, day: str) -> bool:
        """Whether something that may lie after the ending may have opened it again by that day."""
        later = [
            o for o in self.openings
            if o.first <= day <= o.until and o.last >= ending.known and o.said != ending.said
        ]  # fmt: skip
        before = any(o.last < ending.known for o in self.openings)
        # What begins and ends in one year began before it ended, unless it had begun earlier.
        return any(o.returns or before or o.known > ending.last for o in later)


def _side(side: Sequence[Said], part: Days) -> Stands | None:
    """How surely what the claims of one side say holds; None: not yet."""
    found = [
        Stands(holds(said.properties, said.source, part).value)
        for said in side
        if not excluded(said.properties, part)
    ]
    begun = any(said.properties.get("to_latest", NEVER) < part[0] for said in side)
    return surest([*found, Stands.ENDED if begun else None])


def surest(found: Iterable[Stands | None]) -> Stands | None:
    """The surest of them; None without any."""
    return min((one for one in found if one), key=SUREST.index, default=None)


def opening(said: Said, returns: bool = False) -> Event | None:
    """The opening that a claim tells of, by its day or beginning; returns may be known by report.

    None where it tells of no beginning, only that it is so.
    """
    p = said.properties
    until = p.get("to_latest", NEVER)
    for name in ("date", "from", "value"):
        if (of := days(p, name)) is not None:
            return Event(of[0], of[1], of[0], said, of, returns=returns, until=until)
    if returns and (of := vouched_on(p, said.source)) is not None:
        return Event(ALWAYS, of[1], of[0], said, of, returns=True, until=until)
    return None


def end_of_term(said: Said) -> Event | None:
    """The ending of what a claim says lasted to a day: the day after."""
    of = days(said.properties, "to")
    if of is None:
        return None
    first, last = (_after(day) for day in of)
    return Event(first, last, first, said, of)


def ending(said: Said, before: Iterable[str], sure: bool = True) -> Event:
    """The ending that a claim of a state tells of.

    Where only a report tells of it, it lies after the last of the days ``before`` on which it
    is known to have stood.
    """
    p = said.properties
    for name in ("date", "from"):
        if (of := days(p, name)) is not None:
            return Event(of[0], of[1], of[0], said, of, sure)
    of = vouched_on(p, said.source)
    if of is None:
        return Event(ALWAYS, NEVER, ALWAYS, said, (ALWAYS, NEVER), sure)
    stood = max((day for day in before if day <= of[0]), default=ALWAYS)
    return Event(stood, of[1], of[0], said, of, sure)


def contested(ending: Event, standing: Iterable[Said], told: Iterable[str]) -> bool:
    """Whether a source that tells of no ending still calls it standing on a later day.

    ``told`` are the sources that tell of an ending.
    """
    apart = set(told)
    others = [said for said in standing if _name(said) not in apart]
    if ending.known == ALWAYS:  # of no day at all: anything may be later
        return bool(others)
    return any(_stands_after(said, ending) for said in others)


def _is_state(event: Event) -> bool:
    return event.said.properties.get("attribute") == "status"


def _stands_after(said: Said, ending: Event) -> bool:
    p = said.properties
    observed = days(p, "date") if p.get("value") in stages.OBSERVED else None
    if ("date_earliest" in p and not observed) or "to_latest" in p:  # an act, or a term of its own
        return False
    begins = p.get("from_earliest", ALWAYS)
    vouched = observed or vouched_on(p, said.source)
    return begins <= ending.last and vouched is not None and vouched[0] > ending.last


def _name(said: Said) -> str:
    return said.source.id if said.source else ""


def _after(day: str) -> str:
    if day in (ALWAYS, NEVER):
        return day
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
