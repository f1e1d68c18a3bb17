"""Lists: ties, members, posts, agreements, events, entities, duplicates, sources, changes."""

from __future__ import annotations

from typing import Annotated

from graphsvc.cli import telling
from graphsvc.cli.options import (
    Commands,
    EntityArgument,
    argument,
    entity_filter,
    filters,
    term_filter,
)
from graphsvc.cli.question import FORMAT, LENS, LIMIT, Question, asks
from graphsvc.cli.tables import (
    DAY,
    SUPPORT,
    held,
    holder,
    judged,
    listed,
    number,
    since,
    sites,
    state,
    through,
    tie_state,
    together,
    typed,
)
from graphsvc.cli.texts import note, successions

TIES = listed(
    {
        **{"with": "other_name", "id": "other", "through (form, state)": through},
        **{"state of the tie": tie_state, "since": since, **SUPPORT},
    }
)
MEMBERS = listed(
    {
        **{"member": "name", "id": "id", "type": typed, "grade": "grades", "role": "roles"},
        **{"when": "when", **SUPPORT},
    }
)
POSTS = listed(
    {"post": "post", "of": "of", "held by": holder, "id": "holder", "when": "when", **SUPPORT}
)
AGREEMENTS = listed(
    {
        **{"agreement": "id", "parties": "parties_names", "form, kind": together("forms", "kinds")},
        **{"signed": "dates_of_signing", "state": state, "sources": "sources", DAY: "holds"},
    }
)
EVENTS = listed(
    {
        **{"event": "id", "kind": "kind", "state": state, "held": held, "in": sites("places")},
        **{"hosted by": sites("hosts"), "with": number("participants")},
        **{"to": number("addressees"), "sources": "sources", DAY: "holds"},
    }
)
DUPLICATES = listed(
    {
        **{"external id": lambda row: f"{row['scheme']} {row['value']}"},
        **{"of": "a_name", "id": "a", "and of": "b_name", "its id": "b", "judged": judged},
    }
)
ENTITIES = listed({"id": "id", "type": typed, "name": "name"})
SOURCES = listed(
    {
        **{"source": "source", "kind, quality": together("kind", "quality"), "in": "language"},
        **{"publisher": "publisher_name", "published": "published"},
    }
)
StatusOption = Annotated[
    str | None, term_filter("--status", "Their latest state, as of the day of the lens.")
]
StateOption = Annotated[
    str | None, filters("--state", "STATE", "any: also what had ended by the days of the lens.")
]


@asks(*LENS, LIMIT, FORMAT)
def ties(
    asked: Question,
    city: Annotated[str, argument("CITY", "A city or region, by id or name.")],
    kind: Annotated[str | None, filters("--kind", "KIND", "bilateral or multilateral.")] = None,
    state: StateOption = None,
) -> None:
    """List the cities and regions that one is tied to, through what, on whose word."""
    name = asked.entity(city)
    asked.list(lambda page: asked.graph.ties(name, kind, asked.lens, page, state), TIES)
    for line in successions(asked.graph.entity(name, asked.lens)):
        note(line)


@asks(*LENS, LIMIT, FORMAT)
def members(
    asked: Question,
    organization: Annotated[str, argument("ORGANIZATION", "Its id, or its name.")],
    state: StateOption = None,
) -> None:
    """List who belongs to an organization, in which grade and role."""
    name = asked.entity(organization)
    asked.list(lambda page: asked.graph.members(name, asked.lens, page, state), MEMBERS)


@asks(*LENS, LIMIT, FORMAT)
def posts(asked: Question, entity: EntityArgument, state: StateOption = None) -> None:
    """List the posts of a body, city or person, and who held them when."""
    name = asked.entity(entity)
    asked.list(lambda page: asked.graph.posts(name, asked.lens, page, state), POSTS)


@asks(*LENS, LIMIT, FORMAT)
def agreements(
    asked: Question,
    party: Annotated[str | None, entity_filter("--party", "One of its parties.")] = None,
    status: StatusOption = None,
    form: Annotated[str | None, term_filter("--form", "memorandum of understanding …")] = None,
    kind: Annotated[str | None, term_filter("--kind", "Kind of tie: sister city …")] = None,
    about: Annotated[
        str | None, entity_filter("--about", "What they cover or are about: a topic, a place …")
    ] = None,
    state: StateOption = None,
) -> None:
    """List agreements: whose, in which form, about what, in which state."""
    from graphsvc.answers.lists import WantedAgreements

    named = asked.entity(party), asked.entity(about)
    wanted = WantedAgreements(named[0], status, form, kind, named[1], state)
    asked.list(lambda page: asked.graph.agreements(wanted, asked.lens, page), AGREEMENTS)


@asks(*LENS, LIMIT, FORMAT)
def events(
    asked: Question,
    kind: Annotated[str | None, term_filter("--kind", "signing, visit, letter …")] = None,
    status: StatusOption = None,
    place: Annotated[str | None, entity_filter("--place", "Where it is held.")] = None,
    participant: Annotated[str | None, entity_filter("--participant", "Who takes part.")] = None,
    about: Annotated[str | None, entity_filter("--about", "What it is about.")] = None,
    addressee: Annotated[str | None, entity_filter("--addressee", "Whom it is for.")] = None,
) -> None:
    """List events: what, when, where, with whom, in which state."""
    from graphsvc.answers.lists import WantedEvents

    named = map(asked.entity, (place, participant, about, addressee))
    wanted = WantedEvents(kind, status, *named)
    asked.list(lambda page: asked.graph.events(wanted, asked.lens, page), EVENTS)


@asks(LIMIT, FORMAT)
def entities(
    asked: Question,
    node_type: Annotated[str | None, filters("--type", "TYPE", "City, Post …")] = None,
    kind: Annotated[str | None, term_filter("--kind", "Its kind: ministry, visit …")] = None,
) -> None:
    """List entities by type and kind."""
    asked.list(lambda page: asked.graph.entities(node_type, kind, page), ENTITIES)


@asks(LIMIT, FORMAT)
def duplicates(asked: Question) -> None:
    """List the pairs of entities that bear one external id: perhaps one thing, declared twice."""
    asked.list(asked.graph.duplicates, DUPLICATES)


@asks(LIMIT, FORMAT)
def sources(
    asked: Question,
    kind: Annotated[str | None, term_filter("--kind", "news, register, web page …")] = None,
    quality: Annotated[str | None, term_filter("--quality", "official list, secondary …")] = None,
    publisher: Annotated[str | None, entity_filter("--publisher", "Who publishes it.")] = None,
    language: Annotated[str | None, filters("--language", "TAG", "en, fa, ar …")] = None,
) -> None:
    """List sources: who publishes them, when, and how much they are worth."""
    from graphsvc.answers.lists import WantedSources

    wanted = WantedSources(kind, quality, asked.entity(publisher), language)
    asked.list(lambda page: asked.graph.sources(wanted, page), SOURCES)


@asks(LIMIT, FORMAT)
def changes(
    asked: Question,
    since: Annotated[
        int, argument("SINCE", "A data version; graphsvc status tells the present one.", min=0)
    ],
) -> None:
    """List the claims that came and went since a data version."""
    asked.list(lambda page: asked.graph.changes(since, page), telling.changes)


COMMANDS: Commands = {
    ties: ("graphsvc ties Konya", "graphsvc ties khoy --kind bilateral --as-of 2025-12-31"),
    members: ("graphsvc members uclg", "graphsvc members UCLG --modality any --format csv"),
    posts: ("graphsvc posts municipality-khoy", "graphsvc posts Konya --as-of 2025-12-17"),
    agreements: (
        "graphsvc agreements --party Khoy --status signed",
        "graphsvc agreements --about spiritual-tourism",
    ),
    events: ("graphsvc events --kind signing", "graphsvc events --participant bahman-rezanejad"),
    entities: ("graphsvc entities --type City", "graphsvc entities --kind ministry -n 0"),
    duplicates: ("graphsvc duplicates", "graphsvc duplicates --format csv"),
    sources: ("graphsvc sources", "graphsvc sources --quality 'official list' --language en"),
    changes: ("graphsvc changes 0", "graphsvc changes 12 --format json"),
}
