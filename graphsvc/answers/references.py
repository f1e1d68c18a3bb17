"""References to entities and sources, of the snapshot or stored since it was taken."""

from __future__ import annotations

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

    def entity(self, name: str) -> EntityRef:
        """A reference to what this id means now."""
        known = self.snapshot.entities.get(self.snapshot.canonical(name))
        return reference(known or self._newer(name))

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
        source = self.stored_source(name)
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
