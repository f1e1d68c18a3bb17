"""The plain form of a text: its letters and signs, each with its place in the text as it is.

White space, line ends, invisible signs and the way in which a letter is composed are no words. Two
texts that differ in nothing else have one plain form; another letter, digit or apostrophe makes
another. It is Unicode's canonical decomposition (UAX #15, NFD) without what nobody sees.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)
"""What is not drawn, for a class of a regular expression: Default_Ignorable_Code_Point of Unicode's
DerivedCoreProperties.txt, and the control characters that are no white space."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_HYPHENATED = re.compile("\u00ad[\n\r\x0b\x0c\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_ZERO_WIDTH_SPACE = "\u200b"
# Chinese and Japanese part no words by spaces: where a line ends within a text, nothing is meant.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, by character offsets."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(slots=True)
class Plain:
    """A text and its plain form."""

    whole: str
    """The text as it is."""
    text: str
    places: list[int]
    """Of each character: the place in the original of the one that it stands for."""
    parted: set[int]
    """Where, in the plain form, the original has white space: a word may begin there."""

    def is_bounded(self, span: Span) -> bool:
        """Whether a span begins and ends where words may."""
        return not any(map(self.is_within_word, (span.start, span.end)))

    def is_within_word(self, place: int) -> bool:
        """Whether the characters on both sides of a place belong to one word."""
        return (
            0 < place < len(self.text)
            and place not in self.parted
            and is_of_word(self.text[place - 1])
            and is_of_word(self.text[place])
        )

    def whole_words(self, span: Span) -> Span:
        """The span, with all of the words of which it holds a part."""
        start, end = span.start, span.end
        while self.is_within_word(start):
            start -= 1
        while self.is_within_word(end):
            end += 1
        return Span(start, end)

    def words(self, span: Span) -> list[Span]:
        """Each word in a span."""
        found: list[Span] = []
        numbered = zip(range(span.start, span.end), self.text[span.start : span.end], strict=True)
        for is_word, run in groupby(numbered, lambda pair: is_of_word(pair[1])):
            if is_word:
                places = [place for place, _ in run]
                cuts = [p for p in places[1:] if p in self.parted]
                ends = [*cuts, places[-1] + 1]
                found += map(Span, [places[0], *cuts], ends)
        return found

    def original(self, span: Span) -> Span:
        """The same stretch in the original."""
        places = self.places[span.start : span.end]
        return Span(min(places), max(places) + 1)

    def shown(self, span: Span) -> str:
        """The words of the original in one line, without what is invisible but joiners."""
        original = self.original(span)
        words = " ".join(self.whole[original.start : original.end].split())
        return _INVISIBLE.sub(lambda sign: sign[0] if sign[0] in _JOINERS else "", words)

    def within(self, original: Span) -> Span:
        """The stretch of the plain form that comes from a stretch of the original."""
        return Span(
            bisect_left(self.places, original.start), bisect_left(self.places, original.end)
        )


def plain(text: str) -> Plain:
    """The plain form of a text.

    White space between two words is one space there; beside a sign that belongs to no word, or
    within Chinese and Japanese, it is nothing.
    """
    signs: list[tuple[str, int]] = []
    parted: set[int] = set()
    space: int | None = None
    goes_on = False
    for place, character in enumerate(text):
        if character.isspace():
            # At the end of a line a soft hyphen is seen, and the word goes on in the next one.
            goes_on = goes_on or (space is None and bool(_HYPHENATED.match(text, place - 1)))
            space = None if goes_on else place
        elif _INVISIBLE.match(character):
            if character == _ZERO_WIDTH_SPACE:
                parted.add(len(signs))
        else:
            if space is not None:
                parted.add(len(signs))
                if signs and _needs_space(signs[-1][0], character):
                    signs.append((" ", space))
                space = None
            goes_on = False
            for part in unicodedata.normalize("NFD", character):
                _append(signs, part, place)
    letters = "".join(sign for sign, _ in signs)
    return Plain(text, letters, [place for _, place in signs], parted)


def is_of_word(character: str) -> bool:
    """Whether it is a letter, a digit or a mark on one."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _needs_space(left: str, right: str) -> bool:
    if not (is_of_word(left) and is_of_word(right)):
        return False
    return not (_UNSPACED.match(left) and _UNSPACED.match(right))


def _append(signs: list[tuple[str, int]], sign: str, place: int) -> None:
    """Add a character of a decomposition in the order that Unicode calls canonical."""
    order, at = unicodedata.combining(sign), len(signs)
    while order and at and unicodedata.combining(signs[at - 1][0]) > order:
        at -= 1
    signs.insert(at, (sign, place))
