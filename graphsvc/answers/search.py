"""Names: who bears one, what is meant by one, and what tells those of one name apart."""

from __future__ import annotations

from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import EntityRef
from graphsvc.answers.present import Presenter
from graphsvc.answers.records import ReasonOut, SearchAnswer, SearchHit
from graphsvc.errors import Ambiguous, BadRequest, NotFound
from graphsvc.model import model
from graphsvc.resolve.candidates import SURE, Candidate
from graphsvc.resolve.matcher import Matcher
from graphsvc.resolve.query import Query
from graphsvc.text.scripts import direction, isolate

LONGEST_QUERY = 200
SHOWN = 8
NEAREST = 3
SCHEMES = ("wikidata", "geonames", "iso3166")
"""The identifiers that are told first; any other where there is none of them."""


def search_answer(
    presenter: Presenter, matcher: Matcher, query: str, kind: str | None, paging: Paging
) -> SearchAnswer:
    """Which entities may be meant by this, in any script; by which name, how surely, and why?"""
    if not query.strip() or len(query) > LONGEST_QUERY:
        raise BadRequest(f"A name has 1 to {LONGEST_QUERY} characters.", "")
    if kind is not None:
        model.node_type(kind)
    version = presenter.snapshot.version
    matches = matcher.find(Query(query, type=kind))
    page, following = paging.cut(matches.found, version, ["search", query, kind])
    return SearchAnswer(
        data_version=version,
        query=query,
        total=len(matches.found),
        more=matches.more,
        next=following,
        items=[hit(presenter, matcher, match) for match in page],
    )


def whole(answer: SearchAnswer) -> bool:
    """Whether somebody bears just this name."""
    return any(found.whole for found in answer.items)


def meant(presenter: Presenter, matcher: Matcher, text: str) -> SearchHit:
    """The one entity that a name means.

    ``Ambiguous`` where several are meant as surely, with what tells them apart; ``NotFound``, with
    the nearest, where no name is wholly this one.
    """
    found = matcher.find(Query(text)).found
    sure = [match for match in found if match.score >= SURE]
    if len(sure) == 1:
        return hit(presenter, matcher, sure[0])
    if sure:
        told = several([called(hit(presenter, matcher, match)) for match in sure])
        raise Ambiguous(f"{text!r} could be {told}.", "Give the id of the one you mean.")
    raise NotFound(f"There is no entity {text!r}.", nearest(presenter, matcher, text))


def nearest(presenter: Presenter, matcher: Matcher, text: str) -> str | None:
    """What may be meant by what is no name or id, as advice; None: nothing is like it."""
    for part in dict.fromkeys((text, text.replace("-", " "), *text.split(",")[:1])):
        found = matcher.find(Query(part)).found if part.strip() else ()
        if found:
            hits = [hit(presenter, matcher, match) for match in found[:NEAREST]]
            return f"Nearest: {several([called(one) for one in hits])}."
    return None


def hit(presenter: Presenter, matcher: Matcher, match: Candidate) -> SearchHit:
    """A candidate with what tells it apart from others of its name."""
    name, marks = match.name, matcher.marks
    entity = presenter.snapshot.entities[match.entity]
    return SearchHit(
        entity=presenter.entity(match.entity),
        name=name.text,
        language=name.language,
        written_by=presenter.source(name.source) if name.source else None,
        how=match.how.value,
        score=match.score,
        whole=match.score >= SURE,
        reasons=[ReasonOut(why=r.why.value, words=r.words, means=r.means) for r in match.reasons],
        located_in=[presenter.entity(place) for place in marks.located_in(match.entity)],
        external_ids=entity.external_ids,
        ties=marks.ties(match.entity),
        claims=marks.claims(match.entity),
    )


def called(found: SearchHit) -> str:
    """An entity by id, type and name, with what tells it apart."""
    apart = "; ".join(filter(None, (place_of(found), identifier_of(found), ties_of(found))))
    name = _name(found.entity)
    own = f"{found.entity.type}, {isolate(name) if direction(name) == 'rtl' else name}"
    return f"{found.entity.id} ({own}{f'; {apart}' if apart else ''})"


def place_of(found: SearchHit) -> str:
    """Where it lies: the places, nearest first."""
    return ", ".join(map(_name, found.located_in))


def identifier_of(found: SearchHit) -> str:
    """One of its external ids, with its scheme."""
    ids = found.external_ids
    scheme = next((name for name in (*SCHEMES, *sorted(ids)) if name in ids), None)
    return f"{scheme} {ids[scheme]}" if scheme else ""


def ties_of(found: SearchHit) -> str:
    """The number of its ties; nothing where it has none."""
    return f"{found.ties} tie{'s' * (found.ties != 1)}" if found.ties else ""


def several(told: list[str]) -> str:
    """The first of many, and how many more there are."""
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return ", ".join(told[:SHOWN]) + more


def _name(entity: EntityRef) -> str:
    """One name: English where there is one, else any, else the id."""
    return entity.names.get("en") or next(iter(entity.names.values()), entity.id)
