"""Conflicts: claims that speak against each other, as the curator or a rule finds them.

Three rules: disjoint values of an attribute that the model declares single-valued; the same
statement once asserted and once denied, unless of days that do not meet; and two claims that
relate the same two in one way, with beginnings, ends, grades, roles or kinds of which not both can
be right. Precision that overlaps is no conflict, and silence is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from graphsvc.model import model
from graphsvc.model.kinds import ValueType
from graphsvc.model.records import Conflict, digest
from graphsvc.network.disjoint import disjoint_statements
from graphsvc.network.evidence import statement
from graphsvc.network.snapshot import Snapshot
from graphsvc.network.when import ALWAYS, NEVER, Days, Row, days
from graphsvc.text.dates import parse_duration

CURATOR = "curator"
SINGLE_VALUE = "single-valued attribute"
DENIAL = "asserted and denied"
STATEMENT = "{} of one statement"


@dataclass(frozen=True, slots=True)
class Found:
    """A conflict: its kind, who or which rule found it, and the positions of its claims."""

    id: str
    kind: str
    found_by: str
    note: str | None
    claims: tuple[int, ...]
    missing: tuple[str, ...] = ()
    """Claims that the curator cites and that are stored no more."""


def conflicts_in(snapshot: Snapshot) -> list[Found]:
    """All conflicts, the curator's first, then by id."""
    found = [*_curated(snapshot), *_values(snapshot), *_denials(snapshot)]
    found += [
        _by_rule(snapshot, _kind(snapshot, against), STATEMENT.format(matter), sorted(against))
        for matter, against in disjoint_statements(snapshot)
    ]
    judged = {frozenset(f.claims) for f in found if f.found_by == CURATOR}
    # What the curator has judged, a rule need not find again.
    kept = [f for f in found if f.found_by == CURATOR or not _is_judged(f, judged)]
    return sorted(kept, key=lambda f: (f.found_by != CURATOR, f.id))


def _is_judged(found: Found, judged: set[frozenset[int]]) -> bool:
    return any(set(found.claims) <= claims for claims in judged)


def _curated(snapshot: Snapshot) -> Iterator[Found]:
    for name, judgement in snapshot.judgements.items():
        if isinstance(judgement, Conflict):
            claims = [snapshot.cited[c] for c in judgement.claims if c in snapshot.cited]
            missing = tuple(c for c in judgement.claims if c not in snapshot.cited)
            yield Found(name, judgement.kind, CURATOR, judgement.note, tuple(claims), missing)


def _values(snapshot: Snapshot) -> Iterator[Found]:
    """Asserted values of one attribute of one entity of which no two can both be true."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, row in enumerate(snapshot.claims.rows):
        if snapshot.claims.types[i] == model.STATES and model.attribute(row["attribute"]).single:
            groups[snapshot.claims.ends[i], row["attribute"]].append(i)
    for claims in groups.values():
        rivals = [pair for pair in combinations(claims, 2) if _disjoint(snapshot, *pair)]
        against = {i for pair in rivals for i in pair}
        if against:
            yield _by_rule(snapshot, _kind(snapshot, against), SINGLE_VALUE, sorted(against))


def _disjoint(snapshot: Snapshot, a: int, b: int) -> bool:
    one, other = snapshot.claims.rows[a], snapshot.claims.rows[b]
    kind = model.attribute(one["attribute"]).value
    if kind is ValueType.DURATION:
        return parse_duration(one["value"]) != parse_duration(other["value"])
    if kind is not ValueType.DATE:
        return bool(one["value"] != other["value"])
    first, second = (
        (row.get("value_earliest", "0000"), row.get("value_latest", "9999")) for row in (one, other)
    )
    return bool(first[1] < second[0] or second[1] < first[0])


def _denials(snapshot: Snapshot) -> Iterator[Found]:
    """What is asserted and what is denied of the same, by all claims that do not part in time."""
    groups: dict[Hashable, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    columns = snapshot.claims
    for i, row in enumerate(columns.rows):
        if row["modality"] in (model.ASSERTED, "denied"):
            value = row.get("attribute"), row.get("value")
            what = statement(columns.real_type(i), columns.starts[i], columns.ends[i], "", *value)
            groups[what][row["modality"]].append(i)
    for by_modality in groups.values():
        pairs = product(by_modality[model.ASSERTED], by_modality["denied"])
        against = {i for pair in pairs if not _parted(columns.rows, *pair) for i in pair}
        if against:
            yield _by_rule(snapshot, _kind(snapshot, against, "modality"), DENIAL, sorted(against))


def _parted(rows: Sequence[Row], asserted: int, denied: int) -> bool:
    """Whether one is certainly over before the other begins."""
    one, other = _lasts(rows[asserted]), _lasts(rows[denied])
    if other == (ALWAYS, NEVER):  # what is not so as of a day may have been so before
        other = days(rows[denied], "as_of") or other
    return one[1] < other[0] or other[1] < one[0]


def _lasts(row: Row) -> Days:
    """From the first day of an act or a state to its last."""
    begins = max(row.get(f"{name}_earliest", ALWAYS) for name in ("date", "from"))
    return begins, row.get("to_latest", NEVER)


def _kind(snapshot: Snapshot, claims: Sequence[int] | set[int], kind: str = "value") -> str:
    sources = {snapshot.claims.rows[i]["source"] for i in claims}
    return "within one source" if len(sources) == 1 else kind


def _by_rule(snapshot: Snapshot, kind: str, rule: str, claims: Sequence[int]) -> Found:
    ids = sorted(snapshot.claims.ids[i] for i in claims)
    name = re.sub(r"\W+", "-", rule)
    return Found(f"{name}~{digest(ids)}", kind, rule, None, tuple(claims))
