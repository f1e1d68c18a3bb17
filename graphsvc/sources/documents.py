"""The documents that quotes come from: where words stand in them, and their sentences.

graphsvc ships quotes, not articles; the documents stay with whoever has them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphsvc.errors import VerificationFailed
from graphsvc.model.records import Quote
from graphsvc.sources.nearest import why_not
from graphsvc.text.plain import INVISIBLE, Plain, Span, is_of_word, plain

PROCLITICS = "وفبلك"
"""The Arabic words of one letter that are written together with the next word."""

# A mark of direction may follow the sign that ends a sentence.
_SENTENCE_END = re.compile(rf"[.!?؟؛…]+(?=[{INVISIBLE}]*(?:\s|$))|\n+")


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
        if not path.is_file():  # to open what is no file could wait for ever
            raise VerificationFailed(
                f"There is no document {name} in {folder}.", "Name the folder that holds it."
            )
        try:
            content = path.read_bytes()
        except OSError as error:
            message = f"{name} cannot be read ({error.strerror})."
            raise VerificationFailed(message, "See who may read it.") from None
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"{name} is not UTF-8 (byte {error.start + 1} is not): save it as UTF-8."
            raise VerificationFailed(message, "") from None
        return cls(name, text, hashlib.sha256(content).hexdigest())

    @cached_property
    def plain(self) -> Plain:
        """The text without what is no word in it: quotes are looked for there."""
        return plain(self.text)

    def places(self, words: str, after_proclitic: bool = False) -> list[Span]:
        """Every place where these words stand, from one word boundary to another.

        White space, line ends, invisible signs and the composition of letters need not be the
        same; everything else must. ``after_proclitic`` also takes a name that Arabic writes
        together with "and", "to", "for".
        """
        wanted, text = plain(words).text, self.plain.text
        found: list[Span] = []
        start = text.find(wanted) if wanted else -1
        while start >= 0:
            span = Span(start, start + len(wanted))
            if self.plain.is_bounded(span) or (after_proclitic and self._follows_proclitic(span)):
                found.append(self.plain.original(span))
            start = text.find(wanted, start + 1)
        return found

    def _follows_proclitic(self, span: Span) -> bool:
        before = span.start - 1
        return (
            before >= 0
            and self.plain.text[before] in PROCLITICS
            and self.plain.is_bounded(Span(before, span.end))
        )

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences and headings, without the white space around them."""
        found, start = [], 0
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text)]
        for end in [*ends, len(self.text)]:
            inside = self.plain.within(Span(start, end))
            signs = self.plain.text[inside.start : inside.end]
            if any(map(is_of_word, signs)):
                left, right = signs.startswith(" "), signs.endswith(" ")
                found.append(self.plain.original(Span(inside.start + left, inside.end - right)))
            start = end
        return tuple(found)

    def words_of(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def plain_of(self, span: Span) -> str:
        """The plain form of a span: the same for all that repeat it."""
        within = self.plain.within(span)
        return self.plain.text[within.start : within.end]

    def sentence_of(self, span: Span) -> str:
        """The plain form of the sentence in which a span begins."""
        for sentence in self.sentences:
            if sentence.start <= span.start < sentence.end:
                return self.plain_of(sentence)
        return ""

    def refusal(self, words: str) -> str:
        """Why these words are not in the document, for one that has looked for them."""
        return f"not in {self.name}, word for word: «{words}»; {why_not(self.plain, words)}"

    def place_of(self, quote: Quote) -> list[Span]:
        """Where a quote stands: one place, or several that repeat the same sentence.

        ``VerificationFailed`` where the words are not there, where they stand in several
        sentences and the quote does not say which, or where ``nth`` is more than there are.
        """
        places = self.places(quote.text)
        if not places:
            raise VerificationFailed(self.refusal(quote.text))
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
