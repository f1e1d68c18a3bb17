"""The service: the API and its pages over HTTP, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
from dataclasses import replace
from functools import partial
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphsvc.cli.loading import told
from graphsvc.cli.options import (
    Commands,
    flag,
    opened_database,
    option,
    settings_of,
    value,
    with_options,
)
from graphsvc.errors import GraphsvcError, SettingError
from graphsvc.settings import Settings, bundled

if TYPE_CHECKING:
    from graphsvc.store.database import Database

TO_TRY = (
    ("/", "the page: search, see, read the words"),
    ("/v1/paths?from=khoy&to=uclg", "through whom two are connected"),
    ("/docs", "every question, to read and to ask"),
)


def _setting(panel: str, name: str, kind: Any, metavar: str, text: str, **more: Any) -> Parameter:
    """An option that overrides a setting; the help names the variable that sets it too."""
    flags = "--" + name.replace("_", "-").removesuffix("s")
    told = f"{text} [dim]GRAPHSVC_{name.upper()}[/dim]"
    panel = f"Settings: {panel}"
    made = value(flags, metavar, told, rich_help_panel=panel, **more)
    return option(name, Annotated[kind | None, made])


_http, _database = (partial(_setting, panel) for panel in ("HTTP", "the database"))
SETTINGS = (
    _http("host", str, "NAME", "127.0.0.1 unless told."),
    _http("port", int, "N", "8000 unless told; 0 takes a free one.", min=0, max=65535),
    _http("root_path", str, "PATH", "Where a proxy serves it."),
    _http("cors_origins", list[str], "SITE", "A site whose pages may ask; repeatable."),
    _http("frame_ancestors", list[str], "SITE", "A site that may frame it; repeatable."),
    _database("data", Path, "FOLDER", "Where the embedded engine keeps it."),
    _database("database_uri", str, "URI", "A Neo4j server instead of the embedded engine."),
    _database("database_user", str, "NAME", "neo4j unless told."),
    _database("database_name", str, "NAME", "Else the server's default."),
    _database("bolt_port", int, "N", "Of the embedded engine; else a free one.", min=1, max=65535),
    _database("query_timeout", float, "SECONDS", "30 unless told.", min=0.001, max=3600),
)
SeedOption = Annotated[bool, flag("--seed/--no-seed", "Fill an empty database with the seed.")]


def serve(context: typer.Context, seed: SeedOption = True, **given: Any) -> None:
    """Serve the API and its pages over HTTP; an empty database is filled with the seed first.

    Each setting may also come from the environment variable named beside it.

    The password of a server comes only from there: GRAPHSVC_DATABASE_PASSWORD.
    """
    wanted: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
        if value not in (None, [])
    }
    settings = replace(settings_of(context), **wanted)
    run(replace(settings, data=settings.data.expanduser()), seed)


def run(settings: Settings, seed: bool) -> None:
    """Open the port and the database, fill it where it is empty, serve until a signal comes."""
    with listening(settings) as sock:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does
        with opened_database(settings) as database:
            _fill(database, seed)
            _serve(settings, sock)
    print("graphsvc has stopped.", flush=True)


def listening(settings: Settings) -> socket.socket:
    """The open port; ``SettingError`` where it cannot be opened."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        sock = socket.create_server((settings.host, settings.port), family=family, backlog=2048)
        # Connections inherit it. Without it each answer's body waits 40 ms for the client's ACK:
        # asyncio sets it only on sockets that were made with the protocol named.
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "it is in use" if taken else os.strerror(error.errno or 0)
        if isinstance(error, socket.gaierror):
            reason = "there is no such host"
        raise SettingError(
            f"Port {settings.port} of {settings.host} cannot be opened: {reason}.",
            "Stop the program that has it, or give another one with --port."
            if taken
            else "Give others with --host and --port.",
        ) from None


def _fill(database: Database, seed: bool) -> None:
    """Load the seed into an empty database, and say what is there."""
    from graphsvc.sources.loading import load_files

    where = database.address.uri
    if database.address.embedded:
        where = f"the embedded engine on {database.settings.data}"
    print(f"Database: {where}")
    version = database.data_version()
    if version or not seed:
        print(f"Data version {version}." if version else "It is empty: `graphsvc load` fills it.")
        return
    print(f"It is empty: loading the seed of {bundled('seed')}")
    for line in told(load_files(database, [bundled("seed")])):
        print(f"  {line}")


def _serve(settings: Settings, sock: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM; the access log stays quiet."""
    from graphsvc.api.app import create_app
    from graphsvc.cli.server import Server

    try:
        Server.of(create_app(settings), lambda: _announce(settings.host, sock)).run([sock])
    except KeyboardInterrupt:
        return
    except SystemExit:
        raise GraphsvcError("The service did not start.", "What it says above tells why.") from None


def _announce(host: str, sock: socket.socket) -> None:
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{sock.getsockname()[1]}"
    print(f"graphsvc serves {address}  (Ctrl-C stops it). Three things to try:")
    for path, what in TO_TRY:
        print(f"  {address}{path}  {what}")
    sys.stdout.flush()


_own = list(signature(serve, eval_str=True).parameters.values())[:2]
COMMANDS: Commands = {
    with_options(serve, _own, SETTINGS): (
        "graphsvc serve",
        "graphsvc serve --port 9000 --data ./my-graph --no-seed",
    )
}
