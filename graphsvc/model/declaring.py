"""What declarations of relationship types share: groups of node types, and their short form."""

from graphsvc.model.kinds import Label, Relationship
from graphsvc.model.nodes import NODE_TYPES

ANY = frozenset(node.name for node in NODE_TYPES)
AREAS = frozenset({"City", "Region", "Country"})
PLACES = AREAS | {"Place"}
BODIES = frozenset({"Organization"})
ACTORS = AREAS | BODIES | {"Person", "Post"}
PARTIES = AREAS | BODIES
UNDERTAKINGS = frozenset({"Agreement", "Programme", "Event"})


def relationship(
    name: str,
    label: tuple[str, str, str],
    describes: str,
    starts: frozenset[str],
    ends: frozenset[str],
    *qualifiers: str,
    paths: bool = False,
    symmetric: bool = False,
    alike: bool = False,
) -> Relationship:
    """A relationship type; every one takes a ``scope``."""
    known = frozenset({"scope", *qualifiers})
    words = Label(*label)
    return Relationship(name, words, describes, starts, ends, paths, symmetric, alike, known)
