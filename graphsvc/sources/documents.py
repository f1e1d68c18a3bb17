"""The documents that quotes come from: where words stand in them, and their sentences.

graphsvc ships quotes, not articles; the documents stay with whoever has them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphsvc.errors import VerificationFailed
from graphsvc.model.records import Quote

PROCLITICS = "وفبلك"
"""The Arabic words of one letter that are written together with the next word."""

_SENTENCE_END = re.compile(r"[.!?؟؛…]+(?=\s|$)|\n+")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document, by character offsets."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Document:
    """The text of a document, as it is in its file."""

    name: str
    text: str
    sha256: str

    @classmethod
    def read(cls, folder: Path, name: str) -> Document:
        """The document of that name in a folder; ``VerificationFailed`` if it is not to be read."""
        path = folder / Path(name).name  # a seed file cannot lead out of the folder
        try:
            content = path.read_bytes()
        except OSError:
            raise VerificationFailed(
                f"There is no document {name} in {folder}.", "Name the folder that holds it."
            ) from None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"{name} is not UTF-8 (byte {error.start + 1} is not): save it as UTF-8."
            raise VerificationFailed(message, "") from None
        return cls(name, text, hashlib.sha256(content).hexdigest())

    def places(self, words: str, after_proclitic: bool = False) -> list[Span]:
        """Every place where these exact words stand, from one word boundary to another.

        ``after_proclitic`` also takes a name that Arabic writes together with "and", "to", "for".
        """
        found, start = [], self.text.find(words)
        while start >= 0:
            span = Span(start, start + len(words))
            if self._is_bounded(span) or (after_proclitic and self._follows_proclitic(span)):
                found.append(span)
            start = self.text.find(words, start + 1)
        return found

    def _is_bounded(self, span: Span) -> bool:
        edges = ((span.start - 1, span.start), (span.end - 1, span.end))
        return not any(
            left >= 0 and right < len(self.text) and _joined(self.text[left], self.text[right])
            for left, right in edges
        )

    def _follows_proclitic(self, span: Span) -> bool:
        before = span.start - 1
        return (
            before >= 0
            and self.text[before] in PROCLITICS
            and self._is_bounded(Span(before, span.end))
        )

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences and headings, without the white space around them."""
        found, start = [], 0
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text)]
        for end in [*ends, len(self.text)]:
            raw = self.text[start:end]
            left = start + len(raw) - len(raw.lstrip())
            right = start + len(raw.rstrip())
            if any(map(_is_word, self.text[left:right])):
                found.append(Span(left, right))
            start = end
        return tuple(found)

    def words_of(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def sentence_of(self, span: Span) -> str:
        """The text of the sentence in which a span begins."""
        for sentence in self.sentences:
            if sentence.start <= span.start < sentence.end:
                return self.words_of(sentence)
        return ""

    def place_of(self, quote: Quote) -> list[Span]:
        """Where a quote stands: one place, or several that repeat the same sentence.

        ``VerificationFailed`` where the words are not there, where they stand in several
        sentences and the quote does not say which, or where ``nth`` is more than there are.
        """
        places = self.places(quote.text)
        if not places:
            raise VerificationFailed(f"not in {self.name}, word for word: «{quote.text}»")
        if quote.nth is not None:
            if quote.nth > len(places):
                raise VerificationFailed(
                    f"stands {len(places)} times in {self.name}, not {quote.nth}: «{quote.text}»"
                )
            return [places[quote.nth - 1]]
        if len({self.sentence_of(place) for place in places}) > 1:
            raise VerificationFailed(
                f"stands {len(places)} times in {self.name}: «{quote.text}»",
                "Say which with `nth`, or quote a word more.",
            )
        return places


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _joined(left: str, right: str) -> bool:
    return _is_word(left) and _is_word(right)
