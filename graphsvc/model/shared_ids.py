"""Entities that bear one external id: perhaps one thing, which two files declare."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product

from graphsvc.model.records import Entity, Same, canonical

MOST = 20
"""An id that more bear says nothing ("n/a"): each of them is told once, beside the first."""
WITHIN_ADDRESS = {
    "wikidata": (re.compile(r"(?:^|[:/#])Q(\d+)\b", re.IGNORECASE), "Q{}"),
    "geonames": (re.compile(r"(?:^|[:/])(\d+)\b"), "{}"),
}
"""Ids that people copy with the address or prefix of the tool that showed them."""


@dataclass(frozen=True, slots=True)
class SharedId:
    """Two entities with one external id, as the first of them writes it."""

    scheme: str
    value: str
    one: Entity
    other: Entity
    same: str | None
    """How sure the curator is that they are one: certain or probable; None: not judged."""


def identity(scheme: str, value: str) -> tuple[str, str]:
    """What an external id says, however it is written: equal where two are one id."""
    name, text = scheme.strip().casefold(), value.strip()
    pattern, form = WITHIN_ADDRESS.get(name, (None, ""))
    found = pattern.search(text) if pattern else None
    return name, form.format(int(found[1])) if found else text.casefold()


def shared_ids(entities: Iterable[Entity], judged: Iterable[Same] = ()) -> list[SharedId]:
    """Each two of these entities that bear one external id, by scheme, id and names of entities.

    ``entities`` are those that files declare, the merged ones too.
    """
    bearers: dict[tuple[str, str], dict[str, tuple[Entity, str, str]]] = defaultdict(dict)
    for entity in entities:
        for scheme, value in entity.external_ids.items():
            bearers[identity(scheme, value)][entity.id] = (entity, scheme, value)
    judgements = list(judged)
    certain = canonical(j.entities for j in judgements if j.certainty == "certain")
    probable = {frozenset(certain.get(e, e) for e in j.entities) for j in judgements}
    found = []
    for _, named in sorted(bearers.items()):
        ordered = [named[name] for name in sorted(named)]
        many = len(ordered) > MOST
        pairs = product(ordered[:1], ordered[1:]) if many else combinations(ordered, 2)
        for (one, scheme, value), (other, *_) in pairs:
            pair = frozenset(certain.get(e.id, e.id) for e in (one, other))
            same = "certain" if len(pair) == 1 else "probable" if pair in probable else None
            found.append(SharedId(scheme, value, one, other, same))
    return found
