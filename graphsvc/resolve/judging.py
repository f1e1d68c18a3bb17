"""How well a name answers a query, and why: the one place where both are compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from graphsvc.model.records import Entity
from graphsvc.resolve.aligning import Aligned, align, complete, mistyped
from graphsvc.resolve.candidates import NOT_STATED, SCORES, How, Reason, Why
from graphsvc.resolve.places import Places
from graphsvc.resolve.query import Asked
from graphsvc.resolve.reading import Read, read_beside
from graphsvc.resolve.spelling import LINKS, spelled
from graphsvc.resolve.typos import typo
from graphsvc.resolve.words import KINDS, PLACES

MOST = 0.6
"""The share of a query that a name must have, by weight, where some of its words are not read."""
LONGEST_PERSON = 5
"""Words of a person's name of which one alone may be asked for, wrongly typed."""
_OF_A_KIND = 0.2
"""What a word weighs that only says what kind of thing is meant."""


class Verdict(NamedTuple):
    """How a name matched, how well, and why."""

    how: How
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Judge:
    """Compares names with one query."""

    asked: Asked
    places: Places
    rarity: Callable[[str], float]
    """What a word weighs: more, the fewer names have it."""
    typos: bool = False
    """Whether letters may be taken for others."""

    def name(self, text: str, entity: Entity, names: frozenset[str]) -> Verdict | None:
        """How the query matches this name of this entity; None where it is not meant."""
        name = spelled(text)
        found = align(self.asked, name)
        read = read_beside(found, entity, self.places, names)
        if read.elsewhere:
            return None
        verdict = self._whole(text, found, read) or self._part(found, read, entity)
        if verdict is None:
            return None
        own = Reason(Why.NAME, self._words(found), text)
        score = verdict.score if not read.not_stated else min(verdict.score, NOT_STATED)
        return Verdict(verdict.how, round(score, 3), (own, *verdict.reasons, *read.reasons))

    def _whole(self, text: str, found: Aligned, read: Read) -> Verdict | None:
        """Where every word is read and the name has none more."""
        if self.asked.query.text.strip() == text:
            return _verdict(How.EXACT)
        if self.asked.compact == found.name.compact:
            return _verdict(How.FOLDED)
        if read.unread or found.more or not found.matched & self.asked.telling:
            return None
        if found.beside:
            return _verdict(How.QUALIFIED)
        return _verdict(How.FOLDED if found.ordered else How.ORDER)

    def _part(self, found: Aligned, read: Read, entity: Entity) -> Verdict | None:
        """Where the name has more words, or the query has words that are not read."""
        name, asked = found.name, self.asked
        share = min(len(asked.compact) / max(len(name.compact), 1), 1) * 0.04
        share += 0.05 * (entity.type in PLACES and not entity.collective)
        if name.compact.startswith(asked.compact):
            read.unread.clear()
            return _verdict(How.PREFIX, share)
        if not read.unread or complete(found, read.unread):
            far = read.not_stated and entity.type not in PLACES
            return None if far or not self._telling(found) else _verdict(How.WORDS, share)
        if self.typos:
            return self._typo(found, read, share, entity)
        return self._most(found, read, share)

    def _typo(self, found: Aligned, read: Read, share: float, entity: Entity) -> Verdict | None:
        """Where words are others, wrongly typed: of the whole name, or of one of a person's."""
        asked = self.asked
        words = " ".join(asked.words[i] for i in read.unread)
        whole = typo(asked.compact, found.name.compact)
        if whole is not None:
            found.typos, found.over = whole, []
        elif not mistyped(found, read.unread):
            return None
        right = {i for i in found.matched - {*read.unread} if asked.words[i] not in KINDS}
        person = entity.type == "Person" and len(found.name.words) <= LONGEST_PERSON
        if found.more and not person and not right & asked.telling:
            return None
        read.unread.clear()
        more = 0.1 * (not found.more) + share - 0.02 * found.typos
        return _verdict(How.TYPO, more, Reason(Why.TYPO, words, str(found.typos)))

    def _most(self, found: Aligned, read: Read, share: float) -> Verdict | None:
        """Where some words are not read: most are, or all of the first part, which is the name."""
        asked = self.asked
        unread = set(read.unread)
        weights = {i: self._weight(i) for i in asked.telling}
        has = sum(weights[i] for i in asked.telling - unread)
        matched = found.matched & asked.telling
        first = (
            not found.more
            and all(asked.part[i] for i in unread)
            and 0 in map(asked.part.__getitem__, matched)
        )
        enough = first or has >= MOST * sum(weights.values())
        if not (matched and enough and self._telling(found)) or len(found.more) > len(matched):
            return None
        words = " ".join(asked.words[i] for i in sorted(unread))
        more = 0.05 * has / sum(weights.values()) + share
        return _verdict(How.PARTIAL, more, Reason(Why.NOT_READ, words))

    def _telling(self, found: Aligned) -> bool:
        """Whether the name has a word of the query that says more than a kind of thing."""
        kinds = {i for i in self.asked.telling if self.asked.words[i] in KINDS}
        return bool(found.matched & ((self.asked.telling - kinds) or kinds))

    def _weight(self, i: int) -> float:
        word = self.asked.words[i]
        return self.rarity(word) * (_OF_A_KIND if word in KINDS else 1)

    def _words(self, found: Aligned) -> str:
        words = self.asked.words
        return " ".join(w for i, w in enumerate(words) if i in found.matched and w not in LINKS)


def _verdict(how: How, more: float = 0.0, *reasons: Reason) -> Verdict:
    return Verdict(how, SCORES[how] + more, reasons)
