"""What loading warns of, and goes on: two entities that bear one external id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphsvc.model.records import Conflict, Entity, Registry, Same
from graphsvc.model.shared_ids import SharedId, identity, shared_ids
from graphsvc.sources.marked_yaml import Marked

Declared = tuple[str, Marked, Registry]
"""A file's name, the lines of its values, and what it declares."""


@dataclass(frozen=True, slots=True)
class Identified:
    """Which entities bear external ids, and whom the curator holds for one."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    """By id: those with an external id."""
    judged: Mapping[str, Sequence[Same]] = field(default_factory=dict)
    """By the file that says so."""

    def with_these(self, registries: Sequence[Registry], gone: Iterable[str]) -> Identified:
        """These and those of the files, without the entities that these declare no more."""
        entities = {name: e for name, e in self.entities.items() if name not in set(gone)}
        entities |= {e.id: e for r in registries for e in r.entities if e.external_ids}
        judged: dict[str, list[Same]] = {r.name: [] for r in registries}
        for registry in registries:
            judged[registry.name] += _samenesses(registry.judgements)
        return Identified(entities, {**self.judged, **judged})

    def shared(self) -> list[SharedId]:
        """Each two that bear one external id and that nobody holds for certainly one."""
        judged = [same for some in self.judged.values() for same in some]
        found = shared_ids(self.entities.values(), judged)
        return [pair for pair in found if pair.same != "certain"]


def warn_of_shared_ids(declared: Sequence[Declared], known: Identified) -> Iterator[str]:
    """A line for each two entities with one external id of which these files declare one.

    It has the file, the line and the field of the one that stands there, or stands there later.
    """
    places = {
        entity.id: (name, marked, number, entity)
        for name, marked, registry in declared
        for number, entity in enumerate(registry.entities)
    }
    order = {entity: number for number, entity in enumerate(places)}
    for pair in known.shared():
        here = [e for e in (pair.one, pair.other) if e.id in places]
        if not here:
            continue
        last = max(here, key=lambda e: order[e.id])
        name, marked, number, _ = places[last.id]
        path = ("entities", number, "external_ids", _scheme(last, pair))
        yield marked.problem(path, _told(pair)).at(name)


def _scheme(entity: Entity, pair: SharedId) -> str:
    """The name under which this one of the two has the id."""
    wanted = identity(pair.scheme, pair.value)
    return next(s for s, v in entity.external_ids.items() if identity(s, v) == wanted)


def _told(pair: SharedId) -> str:
    both = " and ".join(f"{e.id!r} ({e.name()})" for e in (pair.one, pair.other))
    said = f"{both} bear one id, {pair.scheme} {pair.value}"
    if pair.same:
        return f"{said}; they are judged probably the same"
    return (
        f"{said}; if they are one, say so (graphsvc merge"
        f" {pair.one.id} {pair.other.id}), else correct the id"
    )


def _samenesses(judgements: Iterable[Same | Conflict]) -> list[Same]:
    return [j for j in judgements if isinstance(j, Same)]
