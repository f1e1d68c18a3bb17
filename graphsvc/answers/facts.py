"""A little of one thing, for lists that say a little of many: ends, values, state, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from graphsvc.answers.parts import HoldsOut, StatusOut
from graphsvc.answers.present import Presenter
from graphsvc.model import model
from graphsvc.network.lens import Lens
from graphsvc.store.database import Row

Sites = Mapping[tuple[str, str], set[str]]
"""By relationship and entity, HELD_IN a place or HOSTS of a host: the modalities of its claims."""


class Facts:
    """What the lens shows of one entity."""

    def __init__(self, presenter: Presenter, name: str, lens: Lens) -> None:
        snapshot = presenter.snapshot
        positions = snapshot.seen(lens, snapshot.touching.get(name, ()))
        self.rows = presenter.rows(list(positions))
        self._presenter, self._name, self._lens = presenter, name, lens

    def ends(self, *relationships: str) -> list[str]:
        """What it has these relationships to, each once."""
        rows = [row for row in self._related(relationships) if row["start"] == self._name]
        return list(dict.fromkeys(row["end"] for row in rows))

    def starts(self, *relationships: str) -> list[str]:
        """What has these relationships to it, each once."""
        rows = [row for row in self._related(relationships) if row["end"] == self._name]
        return list(dict.fromkeys(row["start"] for row in rows))

    def _related(self, relationships: Sequence[str]) -> list[Row]:
        """The claims of these relationships; a denied one relates only where it is asked for."""
        rows = [row for row in self.rows if row["relationship"] in relationships]
        if self._lens.modality is not None:
            return rows
        return [row for row in rows if row["properties"]["modality"] != "denied"]

    def values(self, attribute: str) -> list[str]:
        """The values stated of an attribute, each once."""
        said = [row["properties"] for row in self.rows if row["relationship"] == model.STATES]
        return list(dict.fromkeys(p["value"] for p in said if p["attribute"] == attribute))

    @cached_property
    def status(self) -> StatusOut | None:
        """The latest state."""
        said = [row for row in self.rows if row["relationship"] == model.STATES]
        rows = [row for row in said if row["properties"]["attribute"] == "status"]
        return self._presenter.status(rows, self._lens)

    @property
    def holds(self) -> HoldsOut | None:
        """How surely what is said of it holds on the lens's day, as the surest of that."""
        return self._presenter.holds(self.rows, self._lens)

    def sources(self) -> int:
        """How many sources say any of it."""
        return len({row["properties"]["source"] for row in self.rows})

    def sites(self) -> Sites:
        """Where it is or might be held, and who hosts or might: whatever modality the lens has."""
        every = Facts(self._presenter, self._name, replace(self._lens, modality=None))
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in every.rows:
            other = {"HELD_IN": row["end"], "HOSTS": row["start"]}.get(row["relationship"])
            if other is not None:
                found[row["relationship"], other].add(row["properties"]["modality"])
        return dict(sorted(found.items()))


def has_state(latest: StatusOut | None, wanted: str | None) -> bool:
    """Whether that is the latest state, or a rival of it; None asks for none."""
    states = {latest.value, *(c.value for c in latest.rivals)} if latest else set()
    return wanted is None or wanted in states
