"""The lines at one entity: to whom it is related, by which claims, itself or by its own body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graphsvc.model import model
from graphsvc.model.records import Source
from graphsvc.network.bonds import Bonds, anytime
from graphsvc.network.evidence import families, publishers
from graphsvc.network.lasting import Lasting
from graphsvc.network.timeline import Stands

ACTS = frozenset({"PARTY_TO", "MEMBER_OF", "TWINNED_WITH", "COOPERATES_WITH"})
"""What a city's own body does so that it counts as the city's, too."""


@dataclass(frozen=True, slots=True)
class Line:
    """The claims of one relationship and modality to one neighbour."""

    relationship: str
    outgoing: bool
    """True, too, for what says the same in both directions."""
    modality: str
    neighbour: str
    via: str
    """The own body of the entity that is so related; "" for itself."""
    claims: tuple[int, ...]
    sources: int
    publishers: int
    families: int


def lines_at(bonds: Bonds, lasting: Lasting, name: str) -> tuple[list[Line], int]:
    """The lines at an entity in a fixed order, and how many more had ended by the lens's days.

    What states something of a tie is none of them.
    """
    found: list[Line] = []
    ended = 0
    for line in _lines(bonds, lasting, name):
        if min(line.publishers, line.families) < lasting.lens.min_publishers:
            continue
        if lasting.lens.days:
            start, end = line.via or name, line.neighbour
            ends = (start, end) if line.outgoing else (end, start)
            stands = lasting.on(line.relationship, *ends)
            if stands is Stands.ENDED:
                ended += 1
                continue
            if stands is None:
                continue
        found.append(line)
    return sorted(found, key=_order), ended


def _lines(bonds: Bonds, lasting: Lasting, name: str) -> Iterator[Line]:
    snapshot, lens = lasting.snapshot, lasting.lens
    columns = snapshot.claims
    whenever = anytime(lens)
    groups: dict[tuple[str, bool, str, str, str], list[int]] = defaultdict(list)
    own = set(bonds.acting(name))
    for at in sorted(own | {name}):
        via = "" if at == name else at
        for i in snapshot.touching.get(at, ()):
            source = snapshot.source_of(i)
            kind, start, end = columns.real_type(i), columns.starts[i], columns.ends[i]
            of = whenever if kind == "TWINNED_WITH" else lens
            if kind not in model.relationships or not of.admits(columns.rows[i], source):
                continue
            neighbour = end if start == at else start
            outgoing = start == at or kind in model.SYMMETRIC
            if via and (kind not in ACTS or neighbour in own or not outgoing):
                continue
            groups[kind, outgoing, columns.rows[i]["modality"], neighbour, via].append(i)
    for (kind, outgoing, modality, neighbour, via), claims in groups.items():
        # A tie that a state opened again stands after the term that its own claims give.
        claims = [
            i for i in claims if lens.admits(columns.rows[i], snapshot.source_of(i))
        ] or claims
        sources = [snapshot.sources[columns.rows[i]["source"]] for i in claims]
        counted = _counted(sources)
        yield Line(kind, outgoing, modality, neighbour, via, tuple(claims), *counted)


def _counted(sources: list[Source]) -> tuple[int, int, int]:
    return len({source.id for source in sources}), publishers(sources), families(sources)


def _order(line: Line) -> tuple[str, bool, bool, str, str, str]:
    modality = line.modality
    first = modality != model.ASSERTED
    return line.relationship, not line.outgoing, first, modality, line.neighbour, line.via
