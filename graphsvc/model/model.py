"""The model as one object: look-ups over everything that is declared, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from graphsvc.errors import UnknownName
from graphsvc.model.attributes import ATTRIBUTES, QUALIFIERS
from graphsvc.model.kinds import Attribute, NodeType, Qualifier, Relationship, Vocabulary
from graphsvc.model.nodes import NODE_TYPES
from graphsvc.model.relationships import RELATIONSHIPS
from graphsvc.model.usual import USUAL
from graphsvc.model.vocabularies import VOCABULARIES

UNREALISED: Final = "UNREALISED"
"""The relationship type of everything that is not asserted; its ``as`` names the real type."""
STATES: Final = "STATES"
TIE_STATES: Final = "TIE_STATES"
MENTIONS: Final = "MENTIONS"
ASSERTED: Final = "asserted"

DATES: Final = ("date", "from", "to", "as_of")
"""The dates a claim may carry: of the matter, its beginning, its end, the time of speaking."""


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_T = TypeVar("_T", bound=_Named)


def _index(things: Iterable[_T]) -> Mapping[str, _T]:
    return MappingProxyType({thing.name: thing for thing in things})


node_types: Final = _index(NODE_TYPES)
relationships: Final = _index(RELATIONSHIPS)
attributes: Final = _index(ATTRIBUTES)
qualifiers: Final = _index(QUALIFIERS)
vocabularies: Final = _index(VOCABULARIES + USUAL)
_phrases: Final = {relationship.phrase: relationship for relationship in RELATIONSHIPS}

_V = TypeVar("_V")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that is most like ``name``, if one is near enough to be meant."""
    close = get_close_matches(name, list(known), n=1)
    return close[0] if close else None


def _look_up(what: str, name: str, known: Mapping[str, _V]) -> _V:
    try:
        return known[name]
    except KeyError:
        raise UnknownName(what, name, nearest(name, known), tuple(known)) from None


def node_type(name: str) -> NodeType:
    """The node type with this label, e.g. ``City``; ``UnknownName`` if there is none."""
    return _look_up("node type", name, node_types)


def relationship(name: str) -> Relationship:
    """The relationship type with this name, as a file (``party to``) or Neo4j writes it."""
    wanted = name.strip().lower().replace("_", " ")
    if wanted not in _phrases:
        raise UnknownName("relationship", name, nearest(wanted, _phrases), tuple(_phrases))
    return _phrases[wanted]


def claim_type(name: str) -> str:
    """The type of any claim: of a relationship, or STATES, TIE_STATES, MENTIONS."""
    own = {STATES, TIE_STATES, MENTIONS}
    wanted = name.strip().upper().replace(" ", "_")
    return wanted if wanted in own else relationship(name).name


def attribute(name: str) -> Attribute:
    """The attribute with this name, e.g. ``status``; ``UnknownName`` if there is none."""
    return _look_up("attribute", name, attributes)


def qualifier(name: str) -> Qualifier:
    """The qualifier with this name, e.g. ``capacity``; ``UnknownName`` if there is none."""
    return _look_up("qualifier", name, qualifiers)


def vocabulary(name: str) -> Vocabulary:
    """The vocabulary with this name, e.g. ``form``; ``UnknownName`` if there is none."""
    return _look_up("vocabulary", name, vocabularies)


def term(vocabulary_name: str, value: str) -> str:
    """``value`` if it is a term of that vocabulary; ``UnknownName`` with the nearest if not."""
    names = vocabulary(vocabulary_name).names
    if value not in names:
        raise UnknownName(vocabulary_name, value, nearest(value, names), names)
    return value


PATH_RELATIONSHIPS: Final = tuple(r.name for r in RELATIONSHIPS if r.paths)
"""The relationship types that a path follows."""
PATH_NODE_TYPES: Final = tuple(n.name for n in NODE_TYPES if n.paths)
"""The node types through which a path may pass."""
NO_MEMBERSHIP: Final = frozenset({"applied", "candidate", "excluded"})
"""The grades of those who are no members: nobody asserts them of a member."""
OWN_BODIES: Final = frozenset({"municipality", "council", "mayor's office"})
"""The kinds of organizations whose acts are those of the city or region that they serve."""
SYMMETRIC: Final = tuple(r.name for r in RELATIONSHIPS if r.symmetric)
"""The relationship types that say the same in both directions."""
