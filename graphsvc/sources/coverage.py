"""Coverage: each sentence of a document with the claims that cite it, a reason, or a gap."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from graphsvc.errors import VerificationFailed
from graphsvc.model.records import Quote
from graphsvc.sources.claims import quotes_of
from graphsvc.sources.documents import Document
from graphsvc.sources.seed import ReadFile
from graphsvc.sources.seed_format import ClaimFields
from graphsvc.sources.verify import own_quotes
from graphsvc.text.plain import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what cites it, and its words that stand under no quote."""

    text: str
    claims: tuple[str, ...]
    reasons: tuple[str, ...]
    uncited: tuple[str, ...]
    words: int

    @property
    def is_gap(self) -> bool:
        """Whether nothing cites it and nobody says why."""
        return not self.claims and not self.reasons


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one document."""

    source: str
    document: str
    sentences: tuple[Sentence, ...]

    @property
    def gaps(self) -> int:
        """How many sentences have neither a claim nor a reason."""
        return sum(sentence.is_gap for sentence in self.sentences)

    @property
    def share(self) -> float:
        """The share of words that stand under a quote or a reason, 0 to 1."""
        words = sum(s.words for s in self.sentences)
        return 1 - sum(len(s.uncited) for s in self.sentences) / words if words else 1.0


@dataclass(frozen=True, slots=True)
class _Cited:
    """What cites a stretch of the document's plain form."""

    span: Span
    claim: str | None
    reason: str | None


def cover(file: ReadFile, folder: Path) -> Coverage | None:
    """The coverage of a file's document by its claims; None where it names no document.

    Mentions do not count. A sentence that stands in the document twice is covered with its twin.
    """
    source = file.fields.source
    if source is None or source.document is None:
        return None
    document = Document.read(folder, source.document)
    cited = list(_cited(file, document))
    spans = [document.plain.within(sentence) for sentence in document.sentences]
    by_text: dict[str, list[Span]] = {}
    for span in spans:
        by_text.setdefault(_text(document, span), []).append(span)
    sentences = [
        _sentence(document, whole, span, by_text[_text(document, span)], cited)
        for whole, span in zip(document.sentences, spans, strict=True)
    ]
    return Coverage(source.id, document.name, tuple(sentences))


def _cited(file: ReadFile, document: Document) -> Iterator[_Cited]:
    for claim in file.fields.claims:
        for quote in quotes_of(claim.quote):
            for span in _places(document, quote):
                yield _Cited(span, _name(claim), None)
    for place, quote in own_quotes(file):
        for span in _places(document, quote):
            yield _Cited(span, f"source: {place[1]}", None)
    for nothing in file.fields.nothing_to_record:
        for span in _places(document, quotes_of(nothing.words)[0]):
            yield _Cited(span, None, nothing.why)


def _places(document: Document, quote: Quote) -> list[Span]:
    with suppress(VerificationFailed):  # `verify` reports it
        return [document.plain.within(place) for place in document.place_of(quote)]
    return []


def _text(document: Document, span: Span) -> str:
    return document.plain.text[span.start : span.end]


def _sentence(
    document: Document, whole: Span, span: Span, twins: list[Span], cited: list[_Cited]
) -> Sentence:
    """A sentence, ``whole`` as it is and at ``span`` of the plain form; with what cites a twin."""
    here = [
        (_Cited(Span(c.span.start + shift, c.span.end + shift), c.claim, c.reason))
        for twin in twins
        for c in cited
        if c.span.overlaps(twin)
        for shift in [span.start - twin.start]
    ]
    words = document.plain.words(span)
    uncited = [w for w in words if not any(w.overlaps(c.span) for c in here)]
    return Sentence(
        text=document.words_of(whole),
        claims=tuple(dict.fromkeys(c.claim for c in here if c.claim)),
        reasons=tuple(dict.fromkeys(c.reason for c in here if c.reason)),
        uncited=tuple(document.words_of(document.plain.original(word)) for word in uncited),
        words=len(words),
    )


def _name(claim: ClaimFields) -> str:
    """A claim in one line, as its file writes it."""
    if claim.edge:
        said = " — ".join(claim.edge)
    else:
        said = f"{claim.about or ' + '.join(claim.tie or [])}: {claim.attribute} = {claim.value}"
    return said if claim.modality == "asserted" else f"{said} ({claim.modality})"
