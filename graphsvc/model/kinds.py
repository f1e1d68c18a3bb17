"""What a declaration of the model consists of: node types, relationships, attributes, terms."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

NodeTypeName = str
"""The Neo4j label of a node type, e.g. ``City``."""


@dataclass(frozen=True, slots=True)
class Label:
    """A display label in the three languages of the page."""

    en: str
    fa: str
    ar: str


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of entity; ``name`` is its Neo4j label."""

    name: NodeTypeName
    label: Label
    describes: str
    colour: str
    paths: bool = True
    """Whether a path between two entities may pass through a node of this type."""
    kinds: str | None = None
    """The vocabulary from which an entity of this type takes its ``kind``, if it has one."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type that relates two entities; ``name`` is its Neo4j type."""

    name: str
    label: Label
    describes: str
    starts: frozenset[NodeTypeName]
    ends: frozenset[NodeTypeName]
    paths: bool = False
    """Whether path queries follow it (in both directions)."""
    symmetric: bool = False
    """Whether it says the same in both directions, so that two claims agree either way round."""
    alike: bool = False
    """Whether both ends are of one type: a city succeeds a city, never a country."""
    qualifiers: frozenset[str] = field(default_factory=frozenset)

    @property
    def phrase(self) -> str:
        """The relationship as a seed file writes it: ``PARTY_TO`` is ``party to``."""
        return self.name.lower().replace("_", " ")


class ValueType(StrEnum):
    """What the value of an attribute is."""

    TEXT = "text"
    TERM = "term"
    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something a source may state of one entity, or of the bond of two."""

    name: str
    label: Label
    describes: str
    value: ValueType = ValueType.TEXT
    vocabulary: str | None = None
    """The vocabulary of the values, for ``ValueType.TERM``."""
    single: bool = False
    """Single-valued: two sources that state disjoint values contradict each other."""
    qualifiers: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A property that narrows a claim, e.g. the capacity in which somebody signed."""

    name: str
    label: Label
    describes: str
    entity: bool = False
    """Whether it holds the id of an entity."""
    vocabulary: str | None = None
    """The closed vocabulary of its values, if it has one."""
    usual: str | None = None
    """A vocabulary of usual values, which have labels; the source's own words may stand instead."""


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a vocabulary."""

    name: str
    label: Label


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of terms; a closed one, unless it is only ``usual`` of a qualifier."""

    name: str
    describes: str
    terms: tuple[Term, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The terms as files and answers write them."""
        return tuple(term.name for term in self.terms)
