"""Questions to the graph: search, show, adjacent, claims, contested, paths."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from graphsvc.cli import flat, showing, telling
from graphsvc.cli.naming import entity_id, entity_or_source_id
from graphsvc.cli.options import (
    CertaintyOption,
    Format,
    FormatOption,
    LimitOption,
    ModalityOption,
    SourceOption,
    examples,
    lens_of,
    opened,
)
from graphsvc.cli.output import put, whole

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph
    from graphsvc.answers.parts import ConflictOut
    from graphsvc.network.lens import Lens

EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="Its id, or its name.")]
_filter = partial(typer.Option, rich_help_panel="Filters")
AboutOption = Annotated[
    str | None, _filter("--about", metavar="ENTITY", help="This one at either end, by id or name.")
]
RelationshipOption = Annotated[
    str | None, _filter("--relationship", metavar="NAME", help="As in 'party to'.")
]
AttributeOption = Annotated[
    str | None, _filter("--attribute", metavar="NAME", help="As in status.")
]
SpeakerOption = Annotated[str | None, _filter("--speaker", metavar="ENTITY", help="Who says it.")]
MentionsOption = Annotated[bool, _filter("--mentions", metavar="", help="Names as written, too.")]


def register(app: typer.Typer, panel: str) -> None:
    """Add these commands."""
    for command, lines in (
        (search, ("graphsvc search خوی", "graphsvc search rezanejad --type Person")),
        (show, ("graphsvc show agr-khoy-konya", "graphsvc show Khoy --modality any")),
        (adjacent, ("graphsvc adjacent Konya --relationship 'post of'",)),
        (
            claims,
            (
                "graphsvc claims --about Konya --modality planned,proposed",
                "graphsvc claims --relationship signed --format csv",
            ),
        ),
        (contested, ("graphsvc contested", "graphsvc contested four-year-programme")),
        (paths, ("graphsvc paths khoy uclg", "graphsvc paths خوی UCLG --certainty explicit")),
    ):
        app.command(rich_help_panel=panel, epilog=examples(*lines))(command)


def search(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A name, or the beginning of one, in any script.")
    ],
    kind: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Only this node type: City …")
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Find entities by name, in any script and spelling."""
    with opened(context) as graph:
        answer = whole(lambda page: graph.search(text, kind, page), form, limit)
    rows = flat.search(answer)
    put(form, answer, (flat.SEARCH, rows), lambda screen: telling.search(screen, answer))


def show(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="An entity, agreement, source, claim or conflict; or a name."
        ),
    ],
    modality: ModalityOption = None,
    certainty: CertaintyOption = None,
    source: SourceOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Show one thing in full: who says what of it, in which words, and what is not stated."""
    with opened(context) as graph:
        lens = lens_of(graph, modality, certainty, source)
        if "~" in name:
            _show_claim(graph, name, form)
            return
        found, is_source = entity_or_source_id(graph, name)
        if is_source:
            told = graph.source(found)
            rows = flat.source(told)
            put(form, told, (flat.PARTS, rows), lambda screen: showing.source(screen, told))
        else:
            _show_entity(graph, found, lens, form)


def _show_entity(graph: Graph, name: str, lens: Lens, form: Format) -> None:
    known = graph.entity(name, lens)
    if known.entity.type == "Agreement":
        answer = graph.agreement(name, lens)
        rows = flat.agreement(answer)
        put(form, answer, (flat.PARTS, rows), lambda screen: showing.agreement(screen, answer))
        return
    near = whole(lambda page: graph.adjacent(name, None, lens, page), Format.table, None)
    rows = flat.entity(known)
    put(form, known, (flat.PARTS, rows), lambda screen: showing.entity(screen, known, near))


def _show_claim(graph: Graph, name: str, form: Format) -> None:
    """A claim, or a conflict: both have a tilde in their id."""
    conflict = _conflict(graph, name)
    if conflict is not None:
        rows = flat.conflicts([conflict])
        put(form, conflict, (flat.CONFLICTS, rows), lambda s: telling.conflict(s, conflict))
        return
    answer = graph.claim(name)
    rows = flat.one_claim(answer)
    put(form, answer, (flat.PARTS, rows), lambda screen: telling.one_claim(screen, answer))


def _conflict(graph: Graph, name: str) -> ConflictOut | None:
    found = whole(lambda page: graph.contested(None, page), Format.json, None).items
    return next((conflict for conflict in found if conflict.id == name), None)


def adjacent(
    context: typer.Context,
    entity: EntityArgument,
    relationship: RelationshipOption = None,
    modality: ModalityOption = None,
    certainty: CertaintyOption = None,
    source: SourceOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """List what an entity is related to, and on how many independent sources that rests."""
    with opened(context) as graph:
        lens = lens_of(graph, modality, certainty, source)
        found = entity_id(graph, entity)
        answer = whole(lambda page: graph.adjacent(found, relationship, lens, page), form, limit)
    rows = flat.adjacent(answer)
    put(form, answer, (flat.ADJACENT, rows), lambda screen: telling.neighbours(screen, answer))


def claims(
    context: typer.Context,
    about: AboutOption = None,
    relationship: RelationshipOption = None,
    attribute: AttributeOption = None,
    speaker: SpeakerOption = None,
    mentions: MentionsOption = False,
    modality: ModalityOption = None,
    certainty: CertaintyOption = None,
    source: SourceOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """List claims with their words and who says them; filters combine with and."""
    from graphsvc.answers.claims import Wanted

    with opened(context) as graph:
        lens = lens_of(graph, modality, certainty, source)
        wanted = Wanted(
            about=entity_id(graph, about) if about else None,
            relationship=relationship,
            attribute=attribute,
            speaker=entity_id(graph, speaker) if speaker else None,
            mentions=mentions,
        )
        answer = whole(lambda page: graph.claims(wanted, lens, page), form, limit)
    rows = flat.claims(answer.items)
    put(form, answer, (flat.CLAIM, rows), lambda screen: telling.claims(screen, answer))


def contested(
    context: typer.Context,
    about: Annotated[
        str | None,
        typer.Argument(metavar="ENTITY", help="Only about this one.", show_default=False),
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """List claims that speak against each other, side by side."""
    with opened(context) as graph:
        found = entity_id(graph, about) if about else None
        answer = whole(lambda page: graph.contested(found, page), form, limit)
    rows = flat.conflicts(answer.items)
    put(form, answer, (flat.CONFLICTS, rows), lambda screen: telling.contested(screen, answer))


def paths(
    context: typer.Context,
    start: EntityArgument,
    end: Annotated[str, typer.Argument(metavar="OTHER", help="Likewise.")],
    longest: Annotated[
        int, typer.Option("--longest", metavar="STEPS", help="How far to look, at most 10.")
    ] = 6,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", help="How many paths, at most 50.")
    ] = 10,
    modality: ModalityOption = None,
    certainty: CertaintyOption = None,
    source: SourceOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Find the shortest paths between two entities, each step with its claims."""
    with opened(context) as graph:
        lens = lens_of(graph, modality, certainty, source)
        ends = entity_id(graph, start), entity_id(graph, end)
        answer = graph.paths(*ends, lens, longest, limit)
    rows = flat.paths(answer)
    put(form, answer, (flat.PATHS, rows), lambda screen: telling.paths(screen, answer))
