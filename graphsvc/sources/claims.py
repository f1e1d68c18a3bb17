"""The fields of a file of claims → records: source, mentions, claims, what is not stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graphsvc.errors import UnknownName
from graphsvc.model import model
from graphsvc.model.kinds import ValueType
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
from graphsvc.text.calendars import CALENDARS, DateError
from graphsvc.text.dates import read_date

_SOME_DATE = "2000"
"""What stands for a date that could not be read, so that this is told but once."""
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
        name: date
        for name in model.DATES
        if (value := getattr(fields, "from_" if name == "from" else name)) is not None
        and (date := _date(value, (*path, name), marked, found))
    }
    if fields.value is not None:
        shape |= _value(fields, fields.value, path, marked, found)
    qualifiers = {
        name: value
        for name in model.qualifiers
        if (value := getattr(fields, QUALIFIER_FIELDS.get(name, name))) is not None
    }
    return Claim(
        **shape,
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


def _value(
    fields: ClaimFields,
    value: str | list[str] | WrittenDate,
    path: Path,
    marked: Marked,
    found: list[Problem],
) -> dict[str, Any]:
    """The value of an attribute as text; a date as EDTF, with how else it is written."""
    where = (*path, "value")
    attribute = model.attributes.get(fields.attribute or "")
    if attribute is None or attribute.value is not ValueType.DATE:
        if not isinstance(value, str):
            message = f"{fields.attribute or 'the attribute'} takes one text, term or number"
            found.append(marked.problem(where, message))
        return {"value": str(value)}
    date = _date(f"[{','.join(value)}]" if isinstance(value, list) else value, where, marked, found)
    if date is None:
        return {"value": _SOME_DATE}
    plain = not (date.written or date.solar_hijri or date.lunar_hijri)
    return {"value": date.edtf, "value_date": None if plain else date}


def _shape(fields: ClaimFields, source: Source) -> dict[str, Any] | None:
    """What is claimed of what, by the one of the three forms that the file uses."""
    given = [fields.edge is not None, fields.about is not None, fields.tie is not None]
    valued = fields.attribute is not None and fields.value is not None
    if given == [True, False, False] and fields.edge and not (fields.attribute or fields.value):
        start, phrase, end = fields.edge
        name = model.relationship(phrase).name
        return {"kind": "edge", "start": start, "relationship": name, "end": end}
    pair = {"attribute": fields.attribute}
    if given == [False, True, False] and fields.about and valued:
        return {"kind": "states", "start": source.id, "end": fields.about, **pair}
    if given == [False, False, True] and fields.tie and valued:
        return {"kind": "tie_states", "start": fields.tie[0], "end": fields.tie[1], **pair}
    return None


def _date(field: DateField, path: Path, marked: Marked, found: list[Problem]) -> Date | None:
    """The date of a field; one that cannot be read goes to ``found``."""
    fields = field if isinstance(field, WrittenDate) else WrittenDate(edtf=field)
    given = {name: text for name in ("edtf", *CALENDARS) if (text := getattr(fields, name))}
    if len(given) != 1:
        message = f"needs one of {', '.join(f'`{name}`' for name in ('edtf', *CALENDARS))}"
        found.append(marked.problem(path, message))
        return None
    ((name, text),) = given.items()
    try:
        when = read_date(text, None if name == "edtf" else name)
    except DateError as error:
        found.append(marked.problem(path, error.in_file))
        return None
    return Date(
        edtf=when.edtf,
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
        written=fields.written,
        solar_hijri=when.original if when.calendar == "solar_hijri" else None,
        lunar_hijri=when.original if when.calendar == "lunar_hijri" else None,
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
