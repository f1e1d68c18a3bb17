"""What commands have in common: their options, the settings, the open database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from graphsvc.settings import Settings

if TYPE_CHECKING:
    from graphsvc.store.database import Database

Commands = Mapping[Callable[..., None], Sequence[str]]
"""Commands, each with command lines to copy."""


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Common:
    """The options that stand before the command."""

    data: Path | None = None


_output = partial(typer.Option, rich_help_panel="Output")
filters = partial(typer.Option, rich_help_panel="Filters")
FormatOption = Annotated[
    Format, _output("--format", "-f", help="table to read, json for all of it, csv for flat rows.")
]
LimitOption = Annotated[
    int | None,
    _output(
        "--limit",
        "-n",
        min=0,
        metavar="N",
        help="How many at most; 0 for all. Tables show 50 unless told, json and csv all.",
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
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="Its id, or its name.")]
OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="Likewise.")]


def entity_filter(option: str, text: str) -> Any:
    """An option that names an entity."""
    return filters(option, metavar="ENTITY", help=text)


def term_filter(option: str, text: str) -> Any:
    """An option that names a term of the model."""
    return filters(option, metavar="TERM", help=text)


def option(name: str, annotation: Any, default: object = None) -> Parameter:
    """An option that is added to commands: ``with_options`` says to which."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def with_options(
    command: Callable[..., None], own: Iterable[Parameter], options: Sequence[Parameter]
) -> Callable[..., None]:
    """A command that takes its ``own`` parameters and these options, whose values come by name."""
    shape = Signature([*own, *options])
    command.__signature__ = shape  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in shape.parameters.values()}
    return command


def split(values: Sequence[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated, and may hold several with commas."""
    parts = [part.strip() for value in values or () for part in value.split(",")]
    return tuple(part for part in parts if part)


def settings_of(context: typer.Context) -> Settings:
    """The settings of the environment and of the options before the command."""
    settings = Settings.from_environment()
    common: Common = context.obj or Common()
    return replace(settings, data=common.data.expanduser()) if common.data else settings


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
