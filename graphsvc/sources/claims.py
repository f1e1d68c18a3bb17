"""The fields of a file of claims → records: source, mentions, claims, what is not stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphsvc.errors import UnknownName
from graphsvc.model import model
from graphsvc.model.records import Claim, Date, NotStated, Quote, Source, Stated
from graphsvc.sources.marked_yaml import Marked, Path, Problem
from graphsvc.sources.seed_format import (
    ClaimFields,
    DateField,
    MentionFields,
    NotStatedFields,
    PublishedField,
    Quotes,
    SourceFields,
    StatedField,
    Words,
    WrittenDate,
)
from graphsvc.text.dates import DateError, When, parse_edtf, solar_hijri

OF_TODAY = ("published", "accessed", "as_of")
"""The dates that no source has of the years 1200 to 1500, which the Iranian calendar counts now."""
QUALIFIER_FIELDS = {"with": "with_"}
"""Qualifiers whose names are words of Python."""


def source_of(fields: SourceFields, marked: Marked, found: list[Problem]) -> Source:
    """The source at the head of a file."""
    published = fields.published
    quote = published.quote if isinstance(published, PublishedField) else None
    return Source(
        **fields.model_dump(
            include={"id", "kind", "language", "quality", "url", "document", "sha256"}
        ),
        family=fields.family,
        note=fields.note,
        publisher=_stated(fields.publisher),
        title=_stated(fields.title),
        dateline=_stated(fields.dateline),
        section=_stated(fields.section),
        code=_stated(fields.code),
        published=_date(published, ("source", "published"), marked, found) if published else None,
        published_quote=_quote(quote) if quote else None,
        accessed=_date(fields.accessed, ("source", "accessed"), marked, found)
        if fields.accessed
        else None,
    )


def mentions_of(mentions: Sequence[MentionFields], source: Source) -> Iterator[Claim]:
    """One claim for every spelling of every entity."""
    for mention in mentions:
        for quote in quotes_of(mention.as_) or (None,):
            yield Claim(
                source=source.id,
                kind="mentions",
                start=source.id,
                end=mention.entity,
                quotes=(quote,) if quote else (),
                as_written=quote.text if quote else None,
                locator=mention.locator,
                language=mention.language or source.language,
            )


def claims_of(
    claims: Sequence[ClaimFields], source: Source, marked: Marked, found: list[Problem]
) -> Iterator[Claim]:
    """The claims of a file, in its order; what is wrong with one goes to ``found``."""
    for number, fields in enumerate(claims):
        path: Path = ("claims", number)
        try:
            claim = _claim(fields, source, path, marked, found)
        except UnknownName as error:
            found.append(marked.problem((*path, "edge", 1), str(error)))
            continue
        if claim is None:
            message = "needs exactly one of `edge`, `about` (with attribute and value) and `tie`"
            found.append(marked.problem(path, message))
            continue
        yield claim


def not_stated_of(entries: Sequence[NotStatedFields], source: Source) -> Iterator[NotStated]:
    """The questions that the source leaves open."""
    for entry in entries:
        start, phrase, end = entry.edge or (None, None, None)
        name = phrase.strip().upper().replace(" ", "_") if phrase else None
        yield NotStated(
            source=source.id,
            **entry.model_dump(exclude={"edge"}),
            start=start,
            relationship=name,
            end=end,
        )


def quotes_of(quotes: Quotes | None) -> tuple[Quote, ...]:
    """The spans of a quote field, which may be one span or a list of them."""
    if quotes is None:
        return ()
    return tuple(_quote(words) for words in (quotes if isinstance(quotes, list) else [quotes]))


def _claim(
    fields: ClaimFields, source: Source, path: Path, marked: Marked, found: list[Problem]
) -> Claim | None:
    shape = _shape(fields, source)
    if shape is None:
        return None
    dates = {
        name: _date(value, (*path, name), marked, found)
        for name in model.DATES
        if (value := getattr(fields, "from_" if name == "from" else name)) is not None
    }
    qualifiers = {
        name: value
        for name in model.qualifiers
        if (value := getattr(fields, QUALIFIER_FIELDS.get(name, name))) is not None
    }
    return Claim(
        **shape,  # type: ignore[arg-type]
        **fields.model_dump(
            include={"locator", "modality", "certainty", "as_written", "note", "key"}
        ),
        source=source.id,
        quotes=quotes_of(fields.quote),
        speaker=_ids(fields.speaker),
        addressee=_ids(fields.addressee),
        dates=dates,
        qualifiers=qualifiers,
    )


def _shape(fields: ClaimFields, source: Source) -> dict[str, str | None] | None:
    """What is claimed of what, by the one of the three forms that the file uses."""
    given = [fields.edge is not None, fields.about is not None, fields.tie is not None]
    valued = fields.attribute is not None and fields.value is not None
    if given == [True, False, False] and fields.edge and not (fields.attribute or fields.value):
        start, phrase, end = fields.edge
        name = model.relationship(phrase).name
        return {"kind": "edge", "start": start, "relationship": name, "end": end}
    pair = {"attribute": fields.attribute, "value": fields.value}
    if given == [False, True, False] and fields.about and valued:
        return {"kind": "states", "start": source.id, "end": fields.about, **pair}
    if given == [False, False, True] and fields.tie and valued:
        return {"kind": "tie_states", "start": fields.tie[0], "end": fields.tie[1], **pair}
    return None


def _date(field: DateField, path: Path, marked: Marked, found: list[Problem]) -> Date:
    """The date of a field; one that cannot be read goes to ``found``."""
    fields = field if isinstance(field, WrittenDate) else WrittenDate(edtf=field)
    try:
        if (fields.edtf is None) == (fields.solar_hijri is None):
            raise DateError("needs `edtf` or `solar_hijri`, not both")
        if fields.solar_hijri is not None:
            when = solar_hijri(fields.solar_hijri, fields.written)
        else:
            when = parse_edtf(fields.edtf or "", fields.written)
            if path[-1] in OF_TODAY:
                _refuse_iranian(when)
    except DateError as error:
        found.append(marked.problem(path, str(error)))
        return Date(edtf="..")
    return Date(
        edtf=when.edtf,
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
        written=fields.written,
        solar_hijri=fields.solar_hijri,
    )


def _refuse_iranian(when: When) -> None:
    if any(end and 1200 <= end.year <= 1500 for end in (when.earliest, when.latest)):
        raise DateError(
            f"{when.edtf!r} is read as of the Gregorian calendar:"
            f" write {{solar_hijri: {when.edtf}}} for a date of the Iranian one"
        )


def _stated(field: StatedField | str | None) -> Stated | None:
    if field is None or isinstance(field, str):
        return Stated(value=field) if field else None
    return Stated(value=field.value, quote=_quote(field.quote) if field.quote else None)


def _quote(words: Words) -> Quote:
    return Quote(text=words) if isinstance(words, str) else Quote(text=words.text, nth=words.nth)


def _ids(field: str | list[str] | None) -> tuple[str, ...]:
    return (field,) if isinstance(field, str) else tuple(field or ())


def entities_of(claims: Iterable[Claim]) -> set[str]:
    """Every entity that these claims name: at their ends, as speakers, in qualifiers."""
    named: set[str] = set()
    for claim in claims:
        named.update(claim.speaker, claim.addressee, {claim.end})
        if claim.kind in ("edge", "tie_states"):
            named.add(claim.start)
        named.update(v for q, v in claim.qualifiers.items() if model.qualifier(q).entity)
    return named
