"""Questions: search, show, claims, contested, adjacent, common, paths, network, page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from graphsvc.cli import showing, telling
from graphsvc.cli.naming import entity_or_source_id
from graphsvc.cli.options import (
    Commands,
    EntityArgument,
    Format,
    OtherArgument,
    argument,
    entity_filter,
    filters,
    term_filter,
    value,
)
from graphsvc.cli.question import FORMAT, LENS, LIMIT, Question, asks, pages
from graphsvc.cli.tables import how_found, identifier, listed, named, or_nothing, typed
from graphsvc.cli.texts import note, shared_ids, shown
from graphsvc.errors import BadRequest

if TYPE_CHECKING:
    from graphsvc.answers.parts import ConflictOut

SEARCH = listed(
    {
        **{"id": "id", "type": typed, "name": named, "where": "located_in_names"},
        **{"identifier": identifier, "ties": or_nothing("ties"), "how": how_found},
    }
)
AboutOption = Annotated[
    str | None, entity_filter("--about", "This one at either end, by id or name.")
]
HopsOption = Annotated[int, value("--hops", "STEPS", "1 to 3.")]
HTML = (".html", ".htm")
_number = partial(value, "--limit -n", "N")


@asks(LIMIT, FORMAT)
def search(
    asked: Question,
    text: Annotated[str, argument("TEXT", "A name, or the beginning of one, in any script.")],
    kind: Annotated[str | None, value("--type", "TYPE", "Only this node type: City …")] = None,
) -> None:
    """Find entities by name, in any script and spelling."""
    asked.list(lambda page: asked.graph.search(text, kind, page), SEARCH)


@asks(*LENS, FORMAT)
def show(
    asked: Question,
    name: Annotated[
        str, argument("ID", "An entity, agreement, source, claim or conflict; or a name.")
    ],
) -> None:
    """Show one thing in full: who says what of it, in which words, and what is not stated."""
    if "~" in name:  # a claim or a conflict
        _whole(asked, name)
        conflict = _conflict(asked, name)
        if conflict is None:
            asked.tell(asked.graph.claim(name), telling.one_claim)
        else:
            asked.tell(conflict, telling.conflict)
        return
    found, is_source = entity_or_source_id(asked.graph, name)
    if is_source:
        _whole(asked, found)
        asked.tell(asked.graph.source(found), showing.source)
    else:
        _show_entity(asked, found)


def _whole(asked: Question, name: str) -> None:
    """Refuse a lens where it would change nothing."""
    from graphsvc.network.lens import Lens

    if asked.lens != Lens():
        raise BadRequest(
            f"{name} is shown whole, whatever the lens.",
            "Leave the lens out; graphsvc claims --source ID takes one.",
        )


def _show_entity(asked: Question, name: str) -> None:
    graph, lens = asked.graph, asked.lens
    known = graph.entity(name, lens)
    if known.entity.type == "Agreement":
        asked.tell(graph.agreement(name, lens), showing.agreement)
        for line in shared_ids(known):
            note(line)
    elif asked.output is Format.table:
        near = pages(lambda page: graph.adjacent(name, None, lens, page), 50)
        asked.tell(known, lambda screen, answer: showing.entity(screen, answer, near))
    else:
        asked.tell(known, lambda *_: None)


def _conflict(asked: Question, name: str) -> ConflictOut | None:
    from graphsvc.network.lens import Lens

    every = Lens(modality=None)
    found = pages(lambda page: asked.graph.contested(lens=every, paging=page)).items
    return next((conflict for conflict in found if conflict.id == name), None)


@asks(*LENS, LIMIT, FORMAT)
def adjacent(
    asked: Question,
    entity: EntityArgument,
    relationship: Annotated[str | None, term_filter("--relationship", "As in 'party to'.")] = None,
) -> None:
    """List what an entity is related to, and on how many independent sources that rests."""
    name = asked.entity(entity)
    asked.list(
        lambda page: asked.graph.adjacent(name, relationship, asked.lens, page),
        listed(telling.ADJACENT),
    )


@asks(*LENS, LIMIT, FORMAT)
def claims(
    asked: Question,
    about: AboutOption = None,
    other: Annotated[str | None, entity_filter("--with", "This one at the other end.")] = None,
    relationship: Annotated[str | None, term_filter("--relationship", "As in 'party to'.")] = None,
    attribute: Annotated[str | None, term_filter("--attribute", "As in status.")] = None,
    speaker: Annotated[str | None, entity_filter("--speaker", "Who says it.")] = None,
    mentions: Annotated[
        bool, filters("--mentions", "", "Mentions, too: names as sources write them.")
    ] = False,
) -> None:
    """List claims with their words and who says them; filters combine with and."""
    from graphsvc.answers.claims import Wanted

    wanted = Wanted(
        about=asked.entity(about),
        relationship=relationship,
        attribute=attribute,
        speaker=asked.entity(speaker),
        mentions=mentions,
        other=asked.entity(other),
    )
    asked.list(lambda page: asked.graph.claims(wanted, asked.lens, page), telling.claims)


@asks(*LENS, LIMIT, FORMAT)
def contested(
    asked: Question,
    about: Annotated[str | None, argument("ENTITY", "Only about this one, by id or name.")] = None,
    kind: Annotated[str | None, term_filter("--kind", "Of conflict: value, modality …")] = None,
) -> None:
    """List where claims speak against each other, side by side."""
    name = asked.entity(about)
    asked.list(lambda page: asked.graph.contested(name, kind, asked.lens, page), telling.contested)


@asks(*LENS, LIMIT, FORMAT)
def common(asked: Question, entity: EntityArgument, other: OtherArgument) -> None:
    """List what two entities are both related to, and how."""
    ends = asked.entity(entity), asked.entity(other)
    asked.list(lambda page: asked.graph.common(*ends, asked.lens, page), telling.common)


@asks(*LENS, FORMAT)
def paths(
    asked: Question,
    start: EntityArgument,
    end: OtherArgument,
    longest: Annotated[int, value("--longest", "STEPS", "How far to look, at most 10.")] = 6,
    number: Annotated[int, _number("How many paths, at most 50.")] = 10,
) -> None:
    """Find the shortest paths between two entities, each step with its claims."""
    ends = asked.entity(start), asked.entity(end)
    asked.tell(asked.graph.paths(*ends, asked.lens, longest, number), telling.paths)


@asks(*LENS, FORMAT)
def network(
    asked: Question,
    around: Annotated[
        list[str] | None, argument("ENTITY…", "What to look around, by id or name; else all.")
    ] = None,
    hops: HopsOption = 1,
    number: Annotated[int, _number("How many entities, at most 5000.")] = 200,
) -> None:
    """List what surrounds entities: who is related to whom, and on how many claims."""
    centres = [asked.entity(name) for name in around or ()]
    asked.tell(asked.graph.network(centres, hops, asked.lens, number), telling.network)


@asks(*LENS)
def page(
    asked: Question,
    out: Annotated[Path, argument("OUT.html", "The file to write.")],
    around: Annotated[
        list[str] | None, value("--around", "ENTITY", "What to draw around; else all.")
    ] = None,
    hops: HopsOption = 1,
    number: Annotated[int, _number("How many entities, at most 500.")] = 200,
    language: Annotated[str, value("--language", "LANGUAGE", "en, fa or ar.")] = "en",
) -> None:
    """Write what surrounds an entity as an HTML page that needs no connection."""
    if out.suffix.lower() not in HTML:
        raise BadRequest(f"{out} does not end in .html.", "A browser knows a page by that ending.")
    centres = [asked.entity(name) for name in around or ()]
    made = asked.graph.page(centres, out, hops, number, language, asked.lens)
    note(f"{shown(made.summary)} It is in {out}.")


COMMANDS: Commands = {
    search: ("graphsvc search خوی", "graphsvc search rezanejad --type Person"),
    show: ("graphsvc show agr-khoy-konya", "graphsvc show Khoy --modality any"),
    claims: (
        "graphsvc claims --about Konya --modality planned,proposed",
        "graphsvc claims --about khoy --with agr-khoy-konya",
        "graphsvc claims --relationship signed --format csv",
    ),
    contested: ("graphsvc contested", "graphsvc contested four-year-programme --kind modality"),
    adjacent: ("graphsvc adjacent Konya --relationship 'post of'",),
    common: ("graphsvc common khoy konya", "graphsvc common خوی قونیه --format csv"),
    paths: ("graphsvc paths khoy uclg", "graphsvc paths خوی UCLG --certainty explicit"),
    network: ("graphsvc network khoy", "graphsvc network khoy konya --hops 2 --format csv"),
    page: (
        "graphsvc page khoy.html --around khoy",
        "graphsvc page شبکه.html --language fa --modality any",
    ),
}
