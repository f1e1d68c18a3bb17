"""What commands have in common: their options, the settings, the open database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
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


def argument(metavar: str, text: str, **more: Any) -> Any:
    """An argument, by its place; the help shows it so."""
    return typer.Argument(metavar=metavar, help=text, show_default=False, **more)


def value(flags: str, metavar: str | None, text: str, **more: Any) -> Any:
    """An option with a value; the help shows it so."""
    return typer.Option(*flags.split(), metavar=metavar, help=text, **more)


def flag(flags: str, text: str, **more: Any) -> Any:
    """An option without a value."""
    return value(flags, "", text, **more)


def entity_filter(flags: str, text: str) -> Any:
    """An option that names an entity."""
    return filters(flags, "ENTITY", text)


def term_filter(flags: str, text: str) -> Any:
    """An option that names a term of the model."""
    return filters(flags, "TERM", text)


filters = partial(value, rich_help_panel="Filters")
_output = partial(value, rich_help_panel="Output")
_FORMATS = "table to read, json for all of it, csv for flat rows."
_LIMIT = "How many at most; 0 for all. Tables show 50 unless told, json and csv all."
_PATHS = "Seed files or folders of them; the seed that graphsvc brings along unless told."
FormatOption = Annotated[Format, _output("--format -f", None, _FORMATS)]
LimitOption = Annotated[int | None, _output("--limit -n", "N", _LIMIT, min=0)]
PathsArgument = Annotated[list[Path] | None, argument("PATHS", _PATHS)]
DocumentsOption = Annotated[Path, value("--documents", "FOLDER", "Where the documents' texts are.")]
EntityArgument = Annotated[str, argument("ENTITY", "Its id, or its name.")]
OtherArgument = Annotated[str, argument("OTHER", "Likewise.")]


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
    """The settings of the environment, and the data folder that is named before the command."""
    settings, data = Settings.from_environment(), context.obj
    return replace(settings, data=data.expanduser()) if data else settings


@contextmanager
def opened_database(settings: Settings) -> Iterator[Database]:
    """The open database, for what writes or copies."""
    from graphsvc.store.database import Database

    with waiting("Opening the database …"):
        database = Database(settings)
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
