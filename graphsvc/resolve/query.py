"""What is looked for: a name with whatever is typed or known beside it, read once for all names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graphsvc.resolve.identifiers import country_code
from graphsvc.resolve.places import Places
from graphsvc.resolve.spelling import LINKS, Spelled, key, spelled, words_of
from graphsvc.resolve.words import says_type

LONGEST_SPAN = 4
"""Words that together may be one word of a name."""
LONGEST_AREA = 8
"""Words that a place may have in its name."""
_PARTS = re.compile(r"[,،;؛/|()\[\]]| [-–—] ")


@dataclass(frozen=True, slots=True)
class Query:
    """A name as it is typed or stands in a table, and what else is known of what it means."""

    text: str
    type: str | None = None
    """A node type: only such entities are looked for."""
    country: str | None = None
    """Where it lies: the name or the ISO 3166 code of a country …"""
    region: str | None = None
    """… and the name of a region. What lies elsewhere is no candidate."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place that is read beside a name."""

    words: str
    places: frozenset[str]
    code: str | None = None
    """The code of a country that may not be in the graph."""


@dataclass(frozen=True)
class Asked:
    """A query as words, with the places that stretches of them may name."""

    query: Query
    words: tuple[str, ...]
    keys: tuple[str, ...]
    part: tuple[int, ...]
    """By word: in which part it stands, where commas, slashes or brackets part the text."""
    areas: Mapping[tuple[int, int], Area]
    """By stretch of words, the last one left out."""
    context: tuple[Area | None, ...]
    """What the query says of country and region beside its text; None: it is no known place."""

    @cached_property
    def compact(self) -> str:
        """The whole text without spaces."""
        return "".join(self.words)

    @cached_property
    def joined(self) -> tuple[tuple[int, int, str], ...]:
        """Stretches of two words and more, written as one."""
        ends = range(2, LONGEST_SPAN + 1)
        spans = [(i, i + n) for i in range(len(self.words)) for n in ends]
        return tuple((i, j, "".join(self.words[i:j])) for i, j in spans if j <= len(self.words))

    @cached_property
    def telling(self) -> frozenset[int]:
        """The positions of the words that say more than their joining others."""
        said = frozenset(i for i, word in enumerate(self.words) if word not in LINKS)
        return said or frozenset(range(len(self.words)))


def read(query: Query, places: Places) -> Asked:
    """The words of a query, and what they may say of a place."""
    shouted = query.text.upper() == query.text
    words: list[str] = []
    part: list[int] = []
    codes: dict[int, str] = {}
    for number, text in enumerate(_PARTS.split(query.text)):
        found = words_of(text)
        if len(found) == len(text.split()):  # else no word can be told from its folded form
            for i, raw in enumerate(text.split(), start=len(words)):
                code = country_code(raw.strip(".")) if raw.isupper() and len(raw) < 4 else None
                if code and not (shouted and found[i - len(words)] in LINKS):
                    codes[i] = code
        words += found
        part += [number] * len(found)
    areas = _areas(tuple(words), codes, places)
    context = tuple(_area(text, places) for text in (query.country, query.region) if text)
    return Asked(query, tuple(words), tuple(map(key, words)), tuple(part), areas, context)


def _areas(
    words: tuple[str, ...], codes: Mapping[int, str], places: Places
) -> Mapping[tuple[int, int], Area]:
    found: dict[tuple[int, int], Area] = {}
    for i in range(len(words)):
        for j in range(i + 1, min(i + LONGEST_AREA, len(words)) + 1):
            text = "".join(words[i:j])
            named = places.named.get(text, frozenset())
            code = codes.get(i) if j == i + 1 else None
            if named or code:
                coded = places.coded.get(code, frozenset()) if code else frozenset()
                found[i, j] = Area(" ".join(words[i:j]), named | coded, None if named else code)
    return found


def _area(text: str, places: Places) -> Area | None:
    name: Spelled = spelled(text)
    words = [w for w in name.words if says_type(w) is None] or list(name.words)
    code = country_code(text.strip())
    named = places.named.get(name.compact) or places.named.get("".join(words), frozenset())
    if code and not named:
        return Area(text, places.coded.get(code, frozenset()), code)
    return Area(text, named) if named else None
