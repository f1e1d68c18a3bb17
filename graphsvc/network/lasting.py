"""How long what claims state of two lasts: a tie or agreement by its bond, all else by its terms.

Claims that state the same of the same two, in the same role and grade, are one term: where one
names its last day, that closes what the others left open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from graphsvc.network.bonds import Bonds, anytime
from graphsvc.network.lens import Lens
from graphsvc.network.standing import Standing, Standings
from graphsvc.network.timeline import (
    Event,
    Said,
    Stands,
    Timeline,
    contested,
    end_of_term,
    opening,
)

ALIKE = ("modality", "role", "grade", "capacity")
"""What claims of one term have in common, besides their ends."""


class Lasting:
    """How the lines between entities last, under one lens."""

    def __init__(self, bonds: Bonds, lens: Lens) -> None:
        self.standings = Standings(bonds, lens)
        self.lens, self.snapshot = lens, bonds.snapshot
        self._lines: dict[tuple[str, str, str], Standing] = {}

    def on(self, relationship: str, start: str, end: str) -> Stands | None:
        """How surely a line stands on the days of the lens; None: not yet, or no day is asked."""
        days = self.lens.days
        return self.line(relationship, start, end).on(days) if days else None

    def related(self) -> Iterator[int]:
        """The claims that relate two entities through the lens, in a fixed order.

        A tie may stand on days of which none of the claims that name it is, reopened by a state
        after the term they give: they are seen then, for it is the tie that they name.
        """
        yield from (found := list(self.snapshot.related(self.lens)))
        if not self.lens.days:
            return
        line_of = self.snapshot.line_of
        seen = {line_of(i) for i in found}
        whenever = replace(self.lens, as_of=None, during=None)
        for i in self.snapshot.related(whenever):
            if (line := line_of(i))[0] == "TWINNED_WITH" and line not in seen:
                yield i

    def line(self, relationship: str, start: str, end: str) -> Standing:
        """How what this relationship says of the two lasts."""
        key = relationship, start, end
        if key not in self._lines:
            self._lines[key] = self._line(*key)
        return self._lines[key]

    def _line(self, relationship: str, start: str, end: str) -> Standing:
        entities = self.snapshot.entities
        if relationship == "PARTY_TO" and entities[end].type == "Agreement":
            return self.standings.agreement(end)
        claims = self.snapshot.line(relationship, start, end)
        if relationship == "TWINNED_WITH":
            for standing, bond in self.standings.between(start, end):
                if set(bond.direct) & set(claims):
                    return standing
        return self.terms(list(self.snapshot.seen(anytime(self.lens), claims)))

    def terms(self, claims: Sequence[int]) -> Standing:
        """How long what these claims state lasts, each role and grade by itself."""
        terms: dict[Hashable, list[int]] = defaultdict(list)
        for i in claims:
            row = self.snapshot.claims.rows[i]
            terms[tuple(row.get(name) for name in ALIKE)].append(i)
        return Standing([_term(self.standings.said(term)) for term in terms.values()], ())


def _term(said: Sequence[Said]) -> Timeline:
    """The timeline of claims that state one thing."""
    openings = [event for one in said if (event := opening(one))]
    endings: list[Event] = [event for one in said if (event := end_of_term(one))]
    sources = {event.said.source.id for event in endings if event.said.source}
    sure = [replace(e, sure=not contested(e, said, sources)) for e in endings]
    return Timeline([said], sure, openings)
