"""Answers that list, as flat rows: one tie, member, holder, agreement, event, source a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graphsvc.answers import listed
from graphsvc.answers.columns import (
    CLAIM,
    CLAIMS,
    ENDED,
    ENTITY,
    SINCE,
    SOURCE,
    STATUS,
    FlatRow,
    cells,
    claim,
    claims,
    dates,
    ending,
    entities,
    entity,
    ids,
    joined,
    lasting,
    periods,
    source,
    status,
    typed,
)
from graphsvc.answers.parts import ClaimOut, Part
from graphsvc.model import model

Rows = Iterator[FlatRow]
SUPPORT = (*CLAIMS, "independent", "modality", "contested", "holds")


def _ties(answer: listed.TiesAnswer) -> Rows:
    for tie in answer.items:
        behind = [c for shared in tie.agreements for c in shared.claims]
        forms = [f"{s.agreement.id}={form}" for s in tie.agreements for form in s.forms]
        states = [f"{s.agreement.id}={s.status.value}" for s in tie.agreements if s.status]
        yield {
            "entity": answer.entity.id,
            **entity("other", tie.other),
            **{
                f"other_{name}": cell
                for name, cell in cells(tie.other, "type", "collective").items()
            },
            "agreements": ids(shared.agreement for shared in tie.agreements),
            "agreement_forms": joined(forms),
            "agreement_status": joined(states),
            "direct": str(len(tie.direct)),
            "stated": joined(f"{c.attribute}={c.value}" for c in tie.stated),
            **status(tie.status),
            **lasting(tie.since, tie.ended),
            **entities("through", tie.through),
            "through_kinds": joined(body.kind or "" for body in tie.through),
            **_support(tie, [*tie.direct, *behind]),
            **cells(tie, "kind", "multilateral", "publishers"),
        }


def _members(answer: listed.MembersAnswer) -> Rows:
    for member in answer.items:
        yield {
            "organization": answer.entity.id,
            **typed(member.entity),
            "when": periods(member.claims),
            **dates(member.claims),
            **_support(member, member.claims),
            **cells(member, "grades", "roles"),
        }


def _posts(answer: listed.PostsAnswer) -> Rows:
    """One row a holder; a post whose holder no source names has one without."""
    for item in answer.items:
        post = {**entity("post", item.post), "of": ids(item.of)}
        asked = [q for q in item.not_stated if q.relationship == "HOLDS_POST" and not q.qualifier]
        if not item.holders:
            silent = dict.fromkeys(q.source.id for q in asked)
            yield {**post, "holder_not_stated_by": joined(silent)}
        for who in item.holders:
            held = {"when": periods(who.claims), **dates(who.claims)}
            held |= _support(who, who.claims)
            yield {**post, **entity("holder", who.entity), **held}


def _agreements(answer: listed.AgreementsAnswer) -> Rows:
    for item in answer.items:
        named = {**entities("parties", item.parties), **status(item.status)}
        named |= {**entities("through", item.through), **ending(item.ended)}
        stated = cells(item, "forms", "kinds", "dates_of_signing", "sources", "holds")
        yield {**entity("", item.agreement), **named, "about": ids(item.about), **stated}


def _events(answer: listed.EventsAnswer) -> Rows:
    for item in answer.items:
        yield {
            **entity("", item.event),
            "kind": item.event.kind or "",
            **status(item.status),
            **entities("places", item.places),
            **entities("hosts", item.hosts),
            **_intended("places", [i for i in item.intended if i.relationship == "HELD_IN"]),
            **_intended("hosts", [i for i in item.intended if i.relationship == "HOSTS"]),
            **entities("participants", item.participants),
            **entities("addressees", item.addressees),
            "about": ids(item.about),
            **cells(item, "held", "sources", "holds"),
        }


def _intended(role: str, found: Sequence[listed.Intended]) -> FlatRow:
    """What is only planned, requested …, each with its modality."""
    named = [(i.entity.id, entity("", i.entity)["name"], "/".join(i.modality)) for i in found]
    return {
        f"intended_{role}": joined(f"{name}={terms}" for name, _, terms in named),
        f"intended_{role}_names": joined(f"{called} ({terms})" for _, called, terms in named),
    }


def _sources(answer: listed.SourcesAnswer) -> Rows:
    for ref in answer.items:
        publisher = entity("publisher", ref.publisher)
        yield {**source(ref), **publisher, **cells(ref, "kind", "language", "family", "title")}


def _common(answer: listed.CommonAnswer) -> Rows:
    for item in answer.items:
        sides = {"a": answer.a.id, "b": answer.b.id, **typed(item.entity)}
        for name, side in (("a", item.a), ("b", item.b)):
            sides[f"{name}_relationships"] = joined(side.relationships)
            sides |= claims(side.claims, f"{name}_")
        yield sides


def _changes(answer: listed.ChangesAnswer) -> Rows:
    for item in answer.items:
        yield {"change": item.change, **(claim(item.claim) if item.claim else {"claim": item.id})}


def _duplicates(answer: listed.DuplicatesAnswer) -> Rows:
    """One row a pair; both ends of a merged one mean the same."""
    for pair in answer.items:
        a, b = pair.entities[0], pair.entities[-1]
        named = {**entity("a", a), "a_type": a.type, **entity("b", b), "b_type": b.type}
        ids_of = dict(zip(("a", "b"), pair.ids, strict=True))
        yield {**named, **ids_of, **cells(pair, "scheme", "value", "same")}


def _entities(answer: listed.EntitiesAnswer) -> Rows:
    return map(typed, answer.items)


def _support(item: listed.Supported | listed.TieOut, found: Sequence[ClaimOut]) -> FlatRow:
    return {**claims(found), **cells(item, "independent", "modality", "contested", "holds")}


LISTED: Mapping[type[Part], tuple[Sequence[str], Callable[[Any], Rows]]] = {
    listed.TiesAnswer: (
        (
            *("entity", "other", "other_name", "other_type", "other_collective"),
            *("kind", "multilateral", "through", "through_names", "through_kinds"),
            *("agreements", "agreement_forms", "agreement_status"),
            *("direct", "stated", *STATUS, *SINCE, *ENDED, "publishers", *SUPPORT),
        ),
        _ties,
    ),
    listed.MembersAnswer: (
        ("organization", *ENTITY, "grades", "roles", "when", *model.DATES, *SUPPORT),
        _members,
    ),
    listed.PostsAnswer: (
        (
            *("post", "post_name", "of", "holder", "holder_name"),
            *("when", *model.DATES, *SUPPORT),
            "holder_not_stated_by",
        ),
        _posts,
    ),
    listed.EntitiesAnswer: (ENTITY, _entities),
    listed.DuplicatesAnswer: (
        ("scheme", "value", "a", "a_name", "a_type", "b", "b_name", "b_type", "same"),
        _duplicates,
    ),
    listed.AgreementsAnswer: (
        (
            *("id", "name", "parties", "parties_names", "about", "forms", "kinds"),
            *("dates_of_signing", *STATUS, *ENDED, "through", "through_names"),
            *("sources", "holds"),
        ),
        _agreements,
    ),
    listed.EventsAnswer: (
        (
            *("id", "name", "kind", *STATUS, "held"),
            *("places", "places_names", "intended_places", "intended_places_names"),
            *("hosts", "hosts_names", "intended_hosts", "intended_hosts_names"),
            *("participants", "participants_names", "addressees", "addressees_names"),
            *("about", "sources", "holds"),
        ),
        _events,
    ),
    listed.SourcesAnswer: (
        (*SOURCE, "publisher_name", "kind", "language", "family", "title"),
        _sources,
    ),
    listed.CommonAnswer: (
        (
            *("a", "b", *ENTITY, "a_relationships", "a_claims", "a_claim_ids"),
            *("b_relationships", "b_claims", "b_claim_ids"),
        ),
        _common,
    ),
    listed.ChangesAnswer: (("change", *CLAIM), _changes),
}
