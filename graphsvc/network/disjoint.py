"""Claims that relate the same two in one way, and differ in what cannot differ.

When it began or ended, in which grade or role, of which kind: claims about different times may
differ in all of these, and what happens more than once may have several days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from graphsvc.model import model
from graphsvc.model.acts import ACTS, OCCASIONS
from graphsvc.model.records import Source
from graphsvc.network.snapshot import Snapshot
from graphsvc.network.when import ALWAYS, NEVER, Days, Row, days, vouched_on

REPEATED = frozenset(r.name for r in (*ACTS, *OCCASIONS))
"""What may be done, or be so, several times, each with a day of its own."""
COMPATIBLE = (frozenset({"founding", "full"}), frozenset({"founding", "honorary"}))
"""Grades that one member may have at once."""

Against = Callable[[Row, Source | None, Row, Source | None], bool]


def disjoint_statements(snapshot: Snapshot) -> Iterator[tuple[str, set[int]]]:
    """For each two entities and relationship: in what asserted claims differ, and which."""
    rows = snapshot.claims.rows
    for (relationship, _, _), claims in snapshot.lines():
        asserted = [i for i in claims if rows[i]["modality"] == model.ASSERTED]
        for matter, differs in _rules(relationship) if len(asserted) > 1 else ():
            against = {
                i
                for a, b in combinations(asserted, 2)
                if differs(rows[a], snapshot.source_of(a), rows[b], snapshot.source_of(b))
                for i in (a, b)
            }
            if against:
                yield matter, against


def _rules(relationship: str) -> Iterator[tuple[str, Against]]:
    if relationship not in REPEATED:
        yield "beginnings", _begin_apart
        yield "ends", _end_apart
    yield "kinds", _kinds_differ
    yield "grades", _grades_differ
    yield "roles", _roles_differ


def _begin_apart(one: Row, _: Source | None, other: Row, __: Source | None) -> bool:
    """Whether they name disjoint beginnings of what may be one term."""
    first, second = _begins(one), _begins(other)
    return bool(first and second and _apart(first, second) and not _parted(one, other))


def _end_apart(one: Row, _: Source | None, other: Row, __: Source | None) -> bool:
    first, second = days(one, "to"), days(other, "to")
    return bool(first and second and _apart(first, second) and not _parted(one, other))


def _kinds_differ(one: Row, _: Source | None, other: Row, __: Source | None) -> bool:
    kinds = {term_of(row.get("kind")) for row in (one, other)}
    return len(kinds) > 1 and None not in kinds and not _parted(one, other)


def term_of(written: str | None) -> str | None:
    """The kind of tie that is written, in full or by its first word; None for words of its own.

    "City partnership" may be what a language calls a sister city: that is no contradiction.
    """
    terms = model.vocabulary("kind of tie").names
    said = (written or "").casefold()
    return next((term for term in terms if said and said in (term, term.partition(" ")[0])), None)


def _grades_differ(one: Row, who: Source | None, other: Row, whom: Source | None) -> bool:
    grades = frozenset(row.get("grade") for row in (one, other))
    if None in grades or len(grades) < 2 or grades in COMPATIBLE:
        return False
    return _at_one_time(one, who, other, whom)


def _roles_differ(one: Row, who: Source | None, other: Row, whom: Source | None) -> bool:
    """Whether they give different roles to one term: somebody may have several at once."""
    roles = {row.get("role") for row in (one, other)}
    if None in roles or len(roles) < 2:
        return False
    terms = [(_begins(row), days(row, "to")) for row in (one, other)]
    same = terms[0] == terms[1] != (None, None)
    return same and who != whom and _at_one_time(one, who, other, whom)


def _begins(row: Row) -> Days | None:
    return days(row, "from") or days(row, "date")


def _apart(one: Days, other: Days) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _parted(one: Row, other: Row) -> bool:
    """Whether one is certainly over before the other begins: two terms."""
    (a, b), (c, d) = _lasts(one), _lasts(other)
    return b < c or d < a


def _lasts(row: Row) -> Days:
    begins = _begins(row)
    return begins[0] if begins else ALWAYS, row.get("to_latest", NEVER)


def _at_one_time(one: Row, who: Source | None, other: Row, whom: Source | None) -> bool:
    """Whether both are certainly so on some one day."""
    first, second = _sure(one, who), _sure(other, whom)
    return bool(first and second and max(first[0], second[0]) <= min(first[1], second[1]))


def _sure(row: Row, source: Source | None) -> Days | None:
    """From the first day on which a claim is certainly so to the last; None: on no day."""
    begins, ends, vouched = days(row, "from"), days(row, "to"), vouched_on(row, source)
    first = begins[1] if begins else (vouched[1] if vouched else None)
    last = ends[0] if ends else (vouched[0] if vouched else first)
    if first is None or last is None:
        return None
    return (first, max(first, last) if begins and not ends else last)
