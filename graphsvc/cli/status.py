"""Which database answers, what it holds, and how Neo4j tools log in."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

import graphsvc
from graphsvc.cli.options import Commands, Format, FormatOption, flag, settings_of
from graphsvc.cli.output import put
from graphsvc.cli.question import opened
from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import NOTHING
from graphsvc.model.model import MENTIONS

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph


def status(
    context: typer.Context,
    show_password: Annotated[
        bool, flag("--show-password", "Print the password of the read-only login.")
    ] = False,
    form: FormatOption = Format.table,
) -> None:
    """Show which database answers, what it holds, and the login for Neo4j tools."""
    from graphsvc.answers.columns import stored

    ran = _runs_already(context)
    with opened(context) as graph:
        told = _status(graph, ran, show_password)
    put(form, told, [stored(told)], lambda screen: _tell_status(screen, told))


def _runs_already(context: typer.Context) -> bool:
    from graphsvc.store.folder import DataFolder

    settings = settings_of(context)
    return settings.database_uri is not None or (
        settings.data.is_dir() and DataFolder(settings.data).published() is not None
    )


def _status(graph: Graph, ran: bool, show_password: bool) -> dict[str, Any]:
    address = graph.database.address
    claims = {row["type"]: row["claims"] for row in graph.query("counts")}
    entities = Counter(row["type"] for row in graph.query("entities"))
    own = address.embedded
    return {
        "graphsvc": graphsvc.__version__,
        "engine": f"embedded (ArcadeDB {version('arcadedb')})" if own else "server over Bolt",
        "data_folder": str(graph.database.settings.data) if own else None,
        "in_use_elsewhere": ran if own else None,
        "data_version": graph.data_version(),
        "entities": dict(sorted(entities.items())),
        "sources": len(graph.query("sources")),
        "judgements": len(graph.query("judgements")),
        "mentions": claims.pop(MENTIONS, 0),
        "claims": claims,
        "bolt": {
            "address": address.uri,
            "fixed_port": graph.database.settings.bolt_port if own else None,
            "database": address.database,
            "user": address.reader_user,
            "password": address.reader_password if show_password else None,
            "read_only": address.reader_user != address.user,
        },
    }


def _tell_status(screen: Screen, told: dict[str, Any]) -> None:
    screen.title(f"graphsvc {told['graphsvc']}", told["engine"])
    if told["data_folder"]:
        used = "yes" if told["in_use_elsewhere"] else "no; it runs only while something uses it"
        screen.values(data_folder=told["data_folder"], in_use_by_another_program=used)
    screen.values(**{what: told[what] for what in ("data_version", "sources", "judgements")})
    for what in ("entities", "claims"):
        screen.heading(what.capitalize(), sum(told[what].values()))
        screen.line(", ".join(f"{name} {n}" for name, n in told[what].items()) or NOTHING, 2)
    screen.heading("Mentions", told["mentions"])
    login = told["bolt"]
    screen.heading("For Neo4j tools and notebooks")
    screen.values(
        address=login["address"],
        database=login["database"] or "the default of the server",
        user=login["user"],
        password=login["password"] or "hidden; --show-password prints it",
    )
    if not login["read_only"]:
        screen.line("This is the login of the settings; it may write.", 2, "yellow")
    if told["in_use_elsewhere"] is not None:
        screen.line(_how_long(told), 2, "dim")


def _how_long(told: dict[str, Any]) -> str:
    """For how long the address of the embedded engine is good, in words."""
    address, port = told["bolt"]["address"], told["bolt"]["fixed_port"]
    if port and urlsplit(address).port != port:
        return f"It was started without GRAPHSVC_BOLT_PORT={port}, which its next start takes."
    until = "The address is good while `graphsvc serve` runs"
    return f"{until}." if port else f"{until}; GRAPHSVC_BOLT_PORT makes it the same each time."


COMMANDS: Commands = {status: ("graphsvc status", "graphsvc status --show-password")}
