"""What tells entities of one name apart: where they lie, how much is claimed of them, with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from graphsvc.network.snapshot import Snapshot
from graphsvc.resolve.places import Places

NEAREST = 3
"""Places that are told at most, of all in which something lies."""
_TWINNED, _PARTY = "TWINNED_WITH", "PARTY_TO"


class Marks:
    """What of an entity its namesakes do not have."""

    def __init__(self, snapshot: Snapshot, places: Places) -> None:
        self._snapshot = snapshot
        self._places = places

    def located_in(self, entity: str) -> Sequence[str]:
        """The nearest places in which it lies; none that no map shows."""
        entities = self._snapshot.entities
        return [p for p in self._places.around(entity) if not entities[p].unmapped][:NEAREST]

    def claims(self, entity: str) -> int:
        """How many claims have it at an end, mentions left out."""
        return len(self._snapshot.touching.get(entity, ()))

    def ties(self, entity: str) -> int:
        """With how many others it is twinned or party to one agreement, as sources assert it."""
        return len(self.partners.get(entity, ()))

    @cached_property
    def partners(self) -> Mapping[str, frozenset[str]]:
        """Entity → those with whom it is twinned or party to one agreement."""
        columns = self._snapshot.claims
        found: dict[str, set[str]] = defaultdict(set)
        parties: dict[str, set[str]] = defaultdict(set)
        for i, kind in enumerate(columns.types):
            if kind == _PARTY:
                parties[columns.ends[i]].add(columns.starts[i])
            elif kind == _TWINNED:
                parties[f"{columns.starts[i]} {columns.ends[i]}"] |= {
                    columns.starts[i],
                    columns.ends[i],
                }
        for together in parties.values():
            for one in together:
                found[one] |= together - {one}
        return {entity: frozenset(others) for entity, others in found.items()}
