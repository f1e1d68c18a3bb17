"""Verify: every quote of a source stands, word for word, in its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graphsvc.errors import VerificationFailed
from graphsvc.model.records import Quote
from graphsvc.sources.claims import quotes_of
from graphsvc.sources.documents import Document
from graphsvc.sources.marked_yaml import Path as Place
from graphsvc.sources.seed import ReadFile
from graphsvc.sources.seed_format import Words


@dataclass(frozen=True, slots=True)
class Verified:
    """How many quotes and spellings of a source were found, and what was not."""

    source: str
    quotes: int
    mentions: int
    problems: tuple[str, ...]


def verify(file: ReadFile, folder: Path) -> Verified | None:
    """Hold the quotes of a file against its document; None where it names no document."""
    source = file.fields.source
    if source is None or source.document is None:
        return None
    try:
        document = Document.read(folder, source.document)
    except VerificationFailed as error:
        return Verified(source.id, 0, 0, (_at(file, ("source", "document"), error.detail),))
    problems: list[str] = []
    if source.sha256 and source.sha256 != document.sha256:
        message = f"{document.name} has the SHA-256 {document.sha256}"
        problems.append(_at(file, ("source", "sha256"), message))
    quotes = mentions = 0
    for place, quote in all_quotes(file):
        try:
            document.place_of(quote)
            quotes += 1
        except VerificationFailed as error:
            problems.append(_at(file, place, error.detail))
    for place, quote in spellings(file):
        if document.places(quote.text, after_proclitic=True):
            mentions += 1
        else:
            problems.append(_at(file, place, document.refusal(quote.text)))
    return Verified(source.id, quotes, mentions, tuple(problems))


def all_quotes(file: ReadFile) -> Iterator[tuple[Place, Quote]]:
    """Every quote that carries something: of claims, of the source's own data, of omissions."""
    for number, claim in enumerate(file.fields.claims):
        for quote in quotes_of(claim.quote):
            yield ("claims", number, "quote"), quote
    yield from own_quotes(file)
    for number, nothing in enumerate(file.fields.nothing_to_record):
        yield ("nothing_to_record", number, "words"), _quote(nothing.words)


def own_quotes(file: ReadFile) -> Iterator[tuple[Place, Quote]]:
    """The quotes for what the document says of itself."""
    for name in ("publisher", "title", "dateline", "section", "code", "published"):
        words = getattr(getattr(file.fields.source, name), "quote", None)
        if words is not None:
            yield ("source", name), _quote(words)


def spellings(file: ReadFile) -> Iterator[tuple[Place, Quote]]:
    """Every spelling of every mention."""
    for number, mention in enumerate(file.fields.mentions):
        for quote in quotes_of(mention.as_):
            yield ("mentions", number, "as"), quote


def _quote(words: Words) -> Quote:
    return quotes_of(words)[0]


def _at(file: ReadFile, place: Place, message: str) -> str:
    return file.marked.problem(place, message).at(file.name)
