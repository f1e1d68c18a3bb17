"""References to entities and sources, of the snapshot or stored since it was taken."""

from __future__ import annotations

from typing import overload

from graphsvc.answers.parts import EntityRef, SourceRef
from graphsvc.errors import NotFound
from graphsvc.model.records import Entity, Source
from graphsvc.network.snapshot import Snapshot
from graphsvc.store import properties
from graphsvc.store.database import Database


class References:
    """What ids mean: in the snapshot, and in the database where that is newer."""

    def __init__(self, snapshot: Snapshot, database: Database) -> None:
        self.snapshot = snapshot
        self._database = database
        self._entities: dict[str, EntityRef] = {}
        self._sources: dict[str, SourceRef] = {}
        """References made before: answers name the same few many times."""

    def entity(self, name: str) -> EntityRef:
        """A reference to what this id means now."""
        if name in self._entities:
            return self._entities[name]
        known = self.snapshot.entities.get(self.snapshot.canonical(name))
        if known is None:
            return reference(self._newer(name))
        return self._entities.setdefault(name, reference(known))

    def _newer(self, name: str) -> Entity:
        """An entity that was stored after the snapshot was taken."""
        read = self._database.queries.read
        for row in self._database.read(read["merged"], id=name):
            name = row["into"]
        for row in self._database.read(read["entity"], id=name):
            return properties.to_entity(row["type"], row["properties"])
        raise NotFound(f"There is no entity {name!r}.")

    def source(self, name: str) -> SourceRef:
        """A reference to a source."""
        if name in self._sources:
            return self._sources[name]
        known = self.snapshot.sources.get(name)
        if known is None:
            return self._source(self._newer_source(name))
        return self._sources.setdefault(name, self._source(known))

    def _source(self, source: Source) -> SourceRef:
        return SourceRef(
            id=source.id,
            kind=source.kind,
            language=source.language,
            publisher=self.entity(source.publisher.value) if source.publisher else None,
            published=source.published.edtf if source.published else None,
            family=source.family,
            quality=source.quality,
            title=source.title.value if source.title else None,
            url=source.url,
        )

    @overload
    def known(self, name: str) -> str: ...

    @overload
    def known(self, name: None) -> None: ...

    @overload
    def known(self, name: str | None) -> str | None: ...

    def known(self, name: str | None) -> str | None:
        """The id by which an entity is known now; ``NotFound`` if there is none."""
        if name is None:
            return None
        canonical = self.snapshot.canonical(name)
        if canonical not in self.snapshot.entities:
            raise NotFound(f"There is no entity {name!r}.")
        return canonical

    def stored_source(self, name: str) -> Source:
        """A source as it is stored; ``NotFound`` if there is none."""
        return self.snapshot.sources.get(name) or self._newer_source(name)

    def _newer_source(self, name: str) -> Source:
        for row in self._database.read(self._database.queries.read["source"], id=name):
            return properties.to_source(row["properties"])
        raise NotFound(f"There is no source {name!r}.")


def reference(entity: Entity) -> EntityRef:
    """An entity by id, type and one name a language."""
    return EntityRef(
        id=entity.id,
        type=entity.type,
        kind=entity.kind,
        names={language: names[0] for language, names in entity.names.items() if names},
        collective=entity.collective,
    )
