"""What commands have in common: the output format, the lens, the settings, the open graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

import graphsvc
from graphsvc.cli.texts import note
from graphsvc.settings import Settings

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph
    from graphsvc.network.lens import Lens
    from graphsvc.store.database import Database

OUTPUT_PANEL, LENS_PANEL = "Output", "Lens: which claims are seen"


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Common:
    """The options that stand before the command."""

    data: Path | None = None


FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        help="table to read, json for the whole answer, csv for flat rows.",
        rich_help_panel=OUTPUT_PANEL,
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        min=0,
        metavar="N",
        help="How many at most; 0 for all. Tables show 50 unless told, json and csv all.",
        rich_help_panel=OUTPUT_PANEL,
    ),
]
ModalityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--modality",
        metavar="TERM,…",
        help="asserted unless told; planned, proposed, denied …, or any.",
        rich_help_panel=LENS_PANEL,
    ),
]
CertaintyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--certainty",
        metavar="TERM,…",
        help="explicit or implied; both unless told.",
        rich_help_panel=LENS_PANEL,
    ),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="ID,…",
        help="Only what these sources claim.",
        rich_help_panel=LENS_PANEL,
    ),
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATHS",
        help="Seed files or folders of them; the seed that graphsvc brings along unless told.",
        show_default=False,
    ),
]
DocumentsOption = Annotated[
    Path, typer.Option("--documents", metavar="FOLDER", help="Where the documents' texts are.")
]


def split(values: Sequence[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated, and may hold several with commas."""
    parts = [part.strip() for value in values or () for part in value.split(",")]
    return tuple(part for part in parts if part)


def lens_of(
    graph: Graph,
    modality: Sequence[str] | None,
    certainty: Sequence[str] | None,
    source: Sequence[str] | None,
) -> Lens:
    """The lens of the options; ``NotFound`` where there is no such source."""
    from graphsvc.cli.naming import known_source
    from graphsvc.network.lens import ANY, Lens

    sources = [s if s == ANY else known_source(graph, s) for s in split(source)]
    return Lens.of(split(modality), split(certainty), sources)


def settings_of(context: typer.Context) -> Settings:
    """The settings of the environment and of the options before the command."""
    settings = Settings.from_environment()
    common: Common = context.obj or Common()
    return replace(settings, data=common.data.expanduser()) if common.data else settings


@contextmanager
def opened(context: typer.Context) -> Iterator[Graph]:
    """The open graph; an empty one is said to be empty, for that is not "no such thing"."""
    with waiting("Opening the graph …"):
        graph = graphsvc.open(settings_of(context))
    with graph:
        if graph.data_version() == 0:
            note("The database is empty; `graphsvc load` fills it with the bundled seed.")
        yield graph


@contextmanager
def opened_database(context: typer.Context) -> Iterator[Database]:
    """The open database, for what writes or copies."""
    from graphsvc.store.database import Database

    with waiting("Opening the database …"):
        database = Database(settings_of(context))
    with database:
        yield database


def waiting(what: str) -> AbstractContextManager[object]:
    """A sign of life on a terminal, while something takes a moment."""
    console = Console(stderr=True)
    return console.status(what) if console.is_terminal else nullcontext()


def examples(*lines: str, after: str = "") -> str:
    """The end of a help text: command lines to copy, then a remark."""
    shown = "\n".join(["[bold]Examples[/bold]", *(f"[cyan]{line}[/cyan]" for line in lines)])
    return f"{shown}\n\n{after}" if after else shown
