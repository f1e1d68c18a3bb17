"""The words beside a name, read for an entity: as its type, where it lies, an epithet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphsvc.model.records import Entity
from graphsvc.resolve.aligning import Aligned
from graphsvc.resolve.candidates import Reason, Why
from graphsvc.resolve.places import Lies, Places
from graphsvc.resolve.query import Area, Asked
from graphsvc.resolve.spelling import spelled
from graphsvc.resolve.words import KINDS, adorns, says_type


@dataclass(slots=True)
class Read:
    """What the words beside a name say of an entity."""

    reasons: list[Reason] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    """Positions of words that say nothing of it, or something that it is not."""
    elsewhere: bool = False
    """It lies elsewhere: it is not meant."""
    not_stated: bool = False
    """It is not said to lie in the place that is named."""


def read_beside(found: Aligned, entity: Entity, places: Places, names: frozenset[str]) -> Read:
    """What is left of the query beside a name, read for this entity with these compact names.

    Kinds of bodies that the query names are taken off what the name has more, in any language.
    """
    asked, done = found.asked, Read()
    left = list(found.beside)
    _context(asked, entity, places, done)
    for i, j, area in _stretches(asked, left):
        if "".join(asked.words[i:j]) in names:
            done.reasons.append(Reason(Why.ALSO_CALLED, area.words, entity.id))
        elif not _place(area, entity, places, done):
            continue
        left = [k for k in left if not i <= k < j]
        left = [k for k in left if not _describes(asked, k, (i, j), area, places)]
    for i in left:
        word = asked.words[i]
        if word in names:
            done.reasons.append(Reason(Why.ALSO_CALLED, word, entity.id))
        elif says_type(word) == entity.type or _same_kind(found, word):
            done.reasons.append(Reason(Why.TYPE, word, entity.type))
        elif adorns(word, entity.type):
            done.reasons.append(Reason(Why.EPITHET, word))
        else:
            done.unread.append(i)
    return done


def _context(asked: Asked, entity: Entity, places: Places, done: Read) -> None:
    """What is known beside the text counts like what stands in it."""
    for area in asked.context:
        if area is None or not _place(area, entity, places, done):
            done.not_stated = True


def _place(area: Area, entity: Entity, places: Places, done: Read) -> bool:
    """Whether the words can say where the entity lies; what they say goes to ``done``."""
    if entity.type == "Country" or entity.id in area.places:
        return False
    if area.code:
        lies = places.lies_in_country(entity.id, area.code)
    else:
        lies = places.lies(entity.id, area.places)
    if lies is Lies.INSIDE:
        around = places.around(entity.id)
        inside = next((place for place in around if place in area.places), None)
        done.reasons.append(Reason(Why.PLACE, area.words, inside))
        return True
    if not area.code and not any(places.is_area(place) for place in area.places):
        return False  # another city: not where it lies, but something else that is meant
    done.elsewhere |= lies is Lies.ELSEWHERE
    done.not_stated = True
    done.reasons.append(Reason(Why.PLACE_NOT_STATED, area.words))
    return True


def _stretches(asked: Asked, left: Sequence[int]) -> list[tuple[int, int, Area]]:
    """The places among what is left, the longest names first, none overlapping another."""
    spans = sorted(asked.areas, key=lambda span: (span[0] - span[1], span))
    taken: set[int] = set()
    found = []
    for i, j in spans:
        here = {k for k in range(i, j) if k in asked.telling}
        if here and here <= set(left) and not here & taken:
            taken |= here
            found.append((i, j, asked.areas[i, j]))
    return found


def _describes(asked: Asked, k: int, span: tuple[int, int], area: Area, places: Places) -> bool:
    """Whether a word says of which type the place beside it is: «استان آذربایجان غربی»."""
    near = range(*sorted((k, span[0]))) if k < span[0] else range(span[1], k)
    between = any(i in asked.telling for i in near if i != k)
    says = says_type(asked.words[k])
    return not between and says is not None and says in {places.type_of(p) for p in area.places}


def _same_kind(found: Aligned, word: str) -> bool:
    """Whether the name says the same kind of body or post, perhaps in another language."""
    kind = KINDS.get(word)
    same = [j for j in found.over if kind and KINDS.get(found.name.words[j]) == kind]
    found.over = [j for j in found.over if j not in same]
    return bool(same)


def compact_names(entity: Entity) -> frozenset[str]:
    """The names of an entity as they are compared, each without spaces."""
    return frozenset(spelled(name).compact for names in entity.names.values() for name in names)
