"""Records ↔ properties of nodes and relationships: flat, since the database nests nothing.

A date ``d`` becomes ``d`` (EDTF), ``d_earliest`` and ``d_latest`` (the first and the last day that
it may be), ``d_written``, ``d_solar_hijri``, ``d_lunar_hijri``; where it is approximate or unsure,
and may be somewhat earlier or later than it says, ``d_first`` and ``d_last`` are what it says.
Names become ``names_fa`` (a list), external ids ``id_wikidata``; quotes a list ``quote`` beside
``quote_nth`` (0 where nothing is said). A property that says nothing is absent.

Neo4j's tools show scalars and filter by dates of the database. For them alone, and never read back,
there are ``name`` and ``name_fa`` (the first of the list) and ``d_first_day`` and ``d_last_day``.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from graphsvc.model import model
from graphsvc.model.records import (
    Claim,
    ClaimKind,
    Conflict,
    Coordinates,
    Date,
    Entity,
    Judgement,
    NotStated,
    Quote,
    Same,
    Source,
    Stated,
)
from graphsvc.text.dates import is_approximate, parse_edtf, stored_date

Properties = dict[str, Any]

SHOWN_FIRST = ("en", "fa", "ar")
"""Languages whose name is shown where there is room for one; after them by alphabet."""
_STATED = ("publisher", "title", "dateline", "section", "code")
_PLAIN_OF_SOURCE = ("kind", "language", "quality", "url", "document", "sha256", "family", "note")
_PLAIN_OF_ENTITY = ("kind", "collective", "unmapped", "note")
_PARTS_OF_DATE = ("earliest", "latest", "written", "solar_hijri", "lunar_hijri")
_PLAIN_OF_CLAIM = (
    "source",
    "start",
    "end",
    "attribute",
    "value",
    "modality",
    "certainty",
    "locator",
    "as_written",
    "language",
    "note",
    "key",
)
_JUDGEMENT: TypeAdapter[Same | Conflict | NotStated] = TypeAdapter(Judgement)
_KINDS: dict[str, ClaimKind] = {
    model.STATES: "states",
    model.TIE_STATES: "tie_states",
    model.MENTIONS: "mentions",
}


def of_entity(entity: Entity, registry: str) -> Properties:
    """The properties of an entity's node; ``registry`` is the file that declares it."""
    found: Properties = {"id": entity.id, "registry": registry}
    found |= {name: getattr(entity, name) for name in _PLAIN_OF_ENTITY}
    found |= {f"names_{language}": list(names) for language, names in entity.names.items()}
    found |= _shown(entity)
    found |= {f"id_{scheme}": value for scheme, value in entity.external_ids.items()}
    if entity.coordinates:
        where = entity.coordinates
        found |= {"lat": where.lat, "lon": where.lon, "located_by": where.by}
    return _said(found)


def to_entity(kind: str, properties: Mapping[str, Any]) -> Entity:
    """The entity of a node with that label."""
    p = properties
    where = Coordinates(lat=p["lat"], lon=p["lon"], by=p["located_by"]) if "lat" in p else None
    return Entity(
        id=p["id"],
        type=kind,
        names=_to_names(p),
        external_ids={key[3:]: p[key] for key in sorted(p) if key.startswith("id_")},
        coordinates=where,
        **{name: p[name] for name in _PLAIN_OF_ENTITY if name in p},
    )


def of_source(source: Source) -> Properties:
    """The properties of a source's node."""
    found: Properties = {"id": source.id}
    found |= {name: getattr(source, name) for name in _PLAIN_OF_SOURCE}
    for name in _STATED:
        stated: Stated | None = getattr(source, name)
        if stated:
            found |= {name: stated.value} | _quotes(f"{name}_quote", (stated.quote,))
    if source.published:
        found |= _date("published", source.published)
        found |= _quotes("published_quote", (source.published_quote,))
    if source.accessed:
        found |= _date("accessed", source.accessed)
    return _said(found)


def to_source(properties: Mapping[str, Any]) -> Source:
    """The source of a node."""
    p = properties
    stated: Properties = {
        name: Stated(value=p[name], quote=next(iter(_to_quotes(p, f"{name}_quote")), None))
        for name in _STATED
        if name in p
    }
    published = _to_date(p, "published")
    return Source(
        id=p["id"],
        published=published,
        accessed=_to_date(p, "accessed"),
        published_quote=next(iter(_to_quotes(p, "published_quote")), None),
        **stated,
        **{name: p[name] for name in _PLAIN_OF_SOURCE if name in p},
    )


def of_claim(claim: Claim) -> Properties:
    """The properties of a claim's relationship; ``as`` is the real type of an unrealised one."""
    found: Properties = {"claim": claim.id}
    found |= {name: getattr(claim, name) for name in _PLAIN_OF_CLAIM}
    found |= {"speaker": list(claim.speaker), "addressee": list(claim.addressee)}
    found |= _quotes("quote", claim.quotes)
    found |= claim.qualifiers
    found |= _dates(claim)
    if claim.stored_type == model.UNREALISED:
        found["as"] = claim.real_type
    return _said(found)


def days_of(claim: Claim) -> int:
    """How many dates of the database a claim's relationship bears."""
    return sum(k.endswith("_day") for k in _said(_dates(claim)))


def to_claim(stored_type: str, properties: Mapping[str, Any]) -> Claim:
    """The claim of a relationship."""
    p = properties
    real = p.get("as", stored_type)
    kind = _KINDS.get(real, "edge")
    return Claim(
        kind=kind,
        relationship=real if kind == "edge" else None,
        quotes=tuple(_to_quotes(p, "quote")),
        speaker=tuple(p.get("speaker", ())),
        addressee=tuple(p.get("addressee", ())),
        dates={name: date for name in model.DATES if (date := _to_date(p, name))},
        value_date=_to_value_date(p),
        qualifiers={name: p[name] for name in model.qualifiers if name in p},
        **{name: p[name] for name in _PLAIN_OF_CLAIM if name in p},
    )


def date_of_value(claim: Claim) -> Date | None:
    """The value of a claim as the date that it is; None where its attribute is none."""
    if claim.value_date is not None:
        return claim.value_date
    if not claim.attribute or model.attribute(claim.attribute).value != "date":
        return None
    when = parse_edtf(claim.value or "")
    return Date(edtf=when.edtf, earliest=_iso(when.earliest), latest=_iso(when.latest))


def _to_value_date(p: Mapping[str, Any]) -> Date | None:
    """The date that a value is, where it says more than the value."""
    more = (f"value_{part}" for part in ("written", "solar_hijri", "lunar_hijri"))
    return _to_date(p, "value") if any(part in p for part in more) else None


def of_judgement(judgement: Same | Conflict | NotStated, registry: str) -> Properties:
    """The properties of a judgement's node, apart from its id; ``registry`` is its file."""
    found = judgement.model_dump(mode="json", exclude_none=True)
    return {**found, "registry": registry}


def to_judgement(properties: Mapping[str, Any]) -> Same | Conflict | NotStated:
    """The judgement of a node."""
    fields = {k: v for k, v in properties.items() if k not in ("id", "registry")}
    return _JUDGEMENT.validate_python(fields)


def _dates(claim: Claim) -> Properties:
    found: Properties = {}
    for name, date in claim.dates.items():
        found |= _date(name, date)
    if value := date_of_value(claim):
        found |= _date("value", value)
    return found


def _date(name: str, date: Date) -> Properties:
    found: Properties = {name: date.edtf}
    found |= {f"{name}_{part}": getattr(date, part) for part in _PARTS_OF_DATE}
    if is_approximate(date.edtf):
        found |= {f"{name}_first": date.earliest, f"{name}_last": date.latest}
        when = stored_date(date.edtf, date.solar_hijri, date.lunar_hijri)
        found |= {f"{name}_earliest": _iso(when.first), f"{name}_latest": _iso(when.last)}
    return found | _days(name, found[f"{name}_earliest"], found[f"{name}_latest"])


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _days(name: str, earliest: str | None, latest: str | None) -> Properties:
    return {f"{name}_first_day": _day(earliest), f"{name}_last_day": _day(latest)}


def _day(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:  # a dump may hold anything
        return None


def _shown(entity: Entity) -> Properties:
    """One name in each language, and one of them for whoever shows only one."""
    first = {language: names[0] for language, names in entity.names.items() if names}
    order = [language for language in (*SHOWN_FIRST, *sorted(first)) if language in first]
    found: Properties = {f"name_{language}": name for language, name in first.items()}
    return found | ({"name": first[order[0]]} if order else {})


def _to_names(p: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The names of a node; in format 1 of the data folder the lists were called ``name_fa``."""
    for prefix in ("names_", "name_"):
        lists = [k for k in sorted(p) if k.startswith(prefix) and isinstance(p[k], list)]
        if lists:
            return {key.removeprefix(prefix): tuple(p[key]) for key in lists}
    return {}


def _to_date(p: Mapping[str, Any], name: str) -> Date | None:
    if name not in p:
        return None
    found = {part: p.get(f"{name}_{part}") for part in _PARTS_OF_DATE}
    if is_approximate(p[name]):
        says = {"earliest": p.get(f"{name}_first"), "latest": p.get(f"{name}_last")}
        found |= {part: day for part, day in says.items() if day}
    return Date(edtf=p[name], **found)


def _quotes(name: str, quotes: tuple[Quote | None, ...]) -> Properties:
    spans = [quote for quote in quotes if quote]
    numbers = [quote.nth or 0 for quote in spans]
    return {name: [quote.text for quote in spans], f"{name}_nth": numbers if any(numbers) else None}


def _to_quotes(p: Mapping[str, Any], name: str) -> list[Quote]:
    texts = p.get(name, [])
    numbers = p.get(f"{name}_nth") or [0] * len(texts)
    return [Quote(text=t, nth=n or None) for t, n in zip(texts, numbers, strict=True)]


def _said(properties: Properties) -> Properties:
    """Without what says nothing; ``False`` is the default of every flag."""
    return {k: v for k, v in properties.items() if v is not None and v != [] and v is not False}
