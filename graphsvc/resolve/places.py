"""Where things lie: what a name beside another may mean, and whether it is so of an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from graphsvc.model.records import Entity
from graphsvc.network.snapshot import Snapshot
from graphsvc.resolve.identifiers import country_code
from graphsvc.resolve.spelling import ARTICLES, spelled
from graphsvc.resolve.words import PLACES

_WITHIN = ("LOCATED_IN", "CAPITAL_OF")
_SERVES = "SERVES"
_AREAS = frozenset({"Region", "Country"})
ISO = "iso3166"


class Lies(StrEnum):
    """Whether an entity lies in a place, as far as asserted claims say it."""

    INSIDE = "inside"
    NOT_STATED = "not stated"
    ELSEWHERE = "elsewhere"


class Places:
    """What lies in what, by the asserted claims of a snapshot; followed through, nearest first."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._around: dict[str, tuple[str, ...]] = {}

    def around(self, entity: str) -> tuple[str, ...]:
        """The places in which this one lies, nearest first; a body lies in what it serves."""
        known = self._around.get(entity)
        if known is None:
            known = self._around[entity] = tuple(self._outwards(entity))
        return known

    def _outwards(self, entity: str) -> Iterator[str]:
        seen = {entity}
        ring = [entity]
        while ring:
            found = {place for name in ring for place in self._within.get(name, ())} - seen
            seen |= found
            ring = sorted(found, key=lambda place: (self.type_of(place) == "Country", place))
            yield from ring

    @cached_property
    def _within(self) -> Mapping[str, Sequence[str]]:
        columns, entities = self._snapshot.claims, self._snapshot.entities
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for i, kind in enumerate(columns.types):
            start, end = columns.starts[i], columns.ends[i]
            if kind in _WITHIN or (kind == _SERVES and entities[start].type not in PLACES):
                found[start][end] = None
        return {name: tuple(sorted(places)) for name, places in found.items()}

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """Compact name → the places that bear it: areas, and whatever something lies in."""
        holding = {place for places in self._within.values() for place in places}
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self._snapshot.entities.values():
            if entity.id in holding or (entity.type in _AREAS and not entity.unmapped):
                for text in (name for names in entity.names.values() for name in names):
                    for compact in _with_and_without_article(text):
                        found[compact].add(entity.id)
        return {compact: frozenset(places) for compact, places in found.items() if compact}

    @cached_property
    def coded(self) -> Mapping[str, frozenset[str]]:
        """ISO 3166 code of two letters → the countries in the graph that bear it."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self._snapshot.entities.values():
            code = country_code(entity.external_ids.get(ISO, ""))
            if code and entity.type == "Country":
                found[code].add(entity.id)
        return {code: frozenset(countries) for code, countries in found.items()}

    def type_of(self, place: str) -> str:
        """The node type of a place."""
        return self._snapshot.entities[place].type

    def is_area(self, place: str) -> bool:
        """Whether it is a country or region."""
        return self.type_of(place) in _AREAS

    def lies(self, entity: str, places: Iterable[str]) -> Lies:
        """Whether an entity lies in one of these places.

        Elsewhere where claims place it in another country, or in another area of the same kind.
        """
        wanted = list(places)
        around = self.around(entity)
        if any(place in around for place in wanted):
            return Lies.INSIDE
        own = self._snapshot.entities[entity].type
        if own in PLACES and wanted and all(self._apart(around, place) for place in wanted):
            return Lies.ELSEWHERE
        return Lies.NOT_STATED

    def lies_in_country(self, entity: str, code: str) -> Lies:
        """The same for a country by its code, which the graph may not hold."""
        if code in self.coded:
            return self.lies(entity, self.coded[code])
        ours = {self._code(place) for place in self.around(entity)} - {None}
        return Lies.ELSEWHERE if ours else Lies.NOT_STATED

    def _code(self, place: str) -> str | None:
        return country_code(self._snapshot.entities[place].external_ids.get(ISO, ""))

    def _apart(self, around: Sequence[str], place: str) -> bool:
        """Whether what lies in ``around`` cannot lie in ``place`` as well."""
        entities = self._snapshot.entities
        there = entities[place]
        if there.unmapped:
            return False
        if any(_rivals(entities[name], there) for name in around):
            return True
        countries = {name for name in around if entities[name].type == "Country"}
        theirs = {name for name in self.around(place) if entities[name].type == "Country"}
        return bool(countries and theirs) and not countries & theirs


def _rivals(one: Entity, other: Entity) -> bool:
    """Whether nothing lies in both: two countries, two states, two provinces."""
    kinds = (one.type, one.kind) == (other.type, other.kind)
    return kinds and one.type in _AREAS and not one.unmapped and one.id != other.id


def _with_and_without_article(text: str) -> set[str]:
    name = spelled(text)
    return {name.compact, "".join(word for word in name.words if word not in ARTICLES)}
