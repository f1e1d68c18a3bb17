"""What a search gives: entities with the name that matched, how, how well, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a name matched, from the strictest to the loosest."""

    IDENTIFIER = "identifier"
    EXACT = "exact"
    FOLDED = "folded"
    """The whole name in another spelling, with or without its article, abbreviated or not."""
    QUALIFIED = "qualified"
    """The whole name, and every word beside it is read as type, place or epithet."""
    ORDER = "order"
    """The whole name, its words in another order."""
    PREFIX = "prefix"
    WORDS = "words"
    """All words are words of the name, or begin one; the name has more."""
    PARTIAL = "partial"
    """Most words are words of the name; some are not read at all."""
    TYPO = "typo"


SCORES = {
    How.IDENTIFIER: 1.0, How.EXACT: 1.0, How.FOLDED: 0.97, How.QUALIFIED: 0.95, How.ORDER: 0.93,
    How.PREFIX: 0.8, How.WORDS: 0.7, How.PARTIAL: 0.5, How.TYPO: 0.3,
}  # fmt: skip
"""The least score of each; what is no whole name gets up to 0.09 more for its share."""
NOT_STATED = 0.88
"""The whole name beside a place in which it is not said to lie."""
SURE = 0.9
"""From this score on a name is wholly what was asked; more than one such candidate is ambiguity."""


class Why(StrEnum):
    """What a reason rests on."""

    NAME = "name"
    TYPE = "type"
    PLACE = "place"
    EPITHET = "epithet"
    ALSO_CALLED = "also called"
    PLACE_NOT_STATED = "place not stated"
    TYPO = "typo"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a score: of what sort, the words of the query, and what they are taken for."""

    why: Why
    words: str
    means: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entity, and where it is from: a source's id, or the curator."""

    entity: str
    text: str
    language: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant, by the best of its names."""

    name: Name
    how: How
    score: float
    """0 to 1; ``SURE`` where no word was left unread and no letter was taken for another."""
    reasons: tuple[Reason, ...]

    @property
    def entity(self) -> str:
        """The entity's id."""
        return self.name.entity


@dataclass(frozen=True, slots=True)
class Candidates:
    """The entities that may be meant, best first; and whether more names match than that."""

    found: tuple[Candidate, ...]
    more: bool = False
