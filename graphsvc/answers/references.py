"""References to entities and sources of the snapshot."""

from __future__ import annotations

from typing import overload

from graphsvc.answers.parts import EntityRef, SourceRef
from graphsvc.errors import NotFound
from graphsvc.model.records import Entity, Source
from graphsvc.network.snapshot import Snapshot


class References:
    """What ids mean in the snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._entities: dict[str, EntityRef] = {}
        self._sources: dict[str, SourceRef] = {}
        """References made before: answers name the same few many times."""

    def entity(self, name: str) -> EntityRef:
        """A reference to what this id means now."""
        if name not in self._entities:
            self._entities[name] = reference(self.snapshot.entities[self.known(name)])
        return self._entities[name]

    def source(self, name: str) -> SourceRef:
        """A reference to a source."""
        if name not in self._sources:
            self._sources[name] = self._source(self.stored_source(name))
        return self._sources[name]

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

    def stored(self, name: str) -> Entity:
        """The entity of that very id; ``NotFound`` if there is none, or it has been merged."""
        if name not in self.snapshot.entities:
            raise no_entity(name)
        return self.snapshot.entities[name]

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
            raise no_entity(name)
        return canonical

    def stored_source(self, name: str) -> Source:
        """A source as it is stored; ``NotFound`` if there is none."""
        try:
            return self.snapshot.sources[name]
        except KeyError:
            raise NotFound(f"There is no source {name!r}.") from None


def reference(entity: Entity) -> EntityRef:
    """An entity by id, type and one name a language."""
    return EntityRef(
        id=entity.id,
        type=entity.type,
        kind=entity.kind,
        names={language: names[0] for language, names in entity.names.items() if names},
        collective=entity.collective,
    )


def no_entity(name: str) -> NotFound:
    """The error that no entity has this id."""
    error = NotFound(f"There is no entity {name!r}.")
    error.missing = name
    return error
