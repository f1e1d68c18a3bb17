"""The service: the API and its pages over HTTP, until Ctrl-C."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphsvc.cli.loading import told
from graphsvc.cli.options import examples, settings_of, waiting
from graphsvc.errors import GraphsvcError, SettingError
from graphsvc.settings import Settings, bundled

if TYPE_CHECKING:
    from graphsvc.store.database import Database

TO_TRY = (
    ("/", "the page: search, see, read the words"),
    ("/v1/paths?from=khoy&to=uclg", "through whom two are connected"),
    ("/docs", "every question, to read and to ask"),
)


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""
    lines = ("graphsvc serve", "graphsvc serve --port 9000 --data ./my-graph --no-seed")
    after = (
        "Each setting may also come from the environment variable named beside it; the password of"
        " a server only from there: GRAPHSVC_DATABASE_PASSWORD."
    )
    app.command(rich_help_panel=panel, epilog=examples(*lines, after=after))(serve)


def _setting(name: str, metavar: str, text: str, panel: str, **more: Any) -> Any:
    """An option that overrides a setting; the help names the variable that sets it too."""
    option = "--" + name.replace("_", "-").removesuffix("s")
    text = f"{text} [dim]GRAPHSVC_{name.upper()}[/dim]"
    return typer.Option(
        option, metavar=metavar, help=text, rich_help_panel=panel, show_default=False, **more
    )


_http = partial(_setting, panel="Settings: HTTP")
_database = partial(_setting, panel="Settings: the database")
Host = Annotated[str | None, _http("host", "NAME", "127.0.0.1 unless told.")]
Port = Annotated[
    int | None, _http("port", "N", "8000 unless told; 0 takes a free one.", min=0, max=65535)
]
RootPath = Annotated[str | None, _http("root_path", "PATH", "Where a proxy serves it.")]
Origins = Annotated[
    list[str] | None, _http("cors_origins", "SITE", "A site whose pages may ask; repeatable.")
]
Ancestors = Annotated[
    list[str] | None, _http("frame_ancestors", "SITE", "A site that may frame it; repeatable.")
]
Data = Annotated[Path | None, _database("data", "FOLDER", "Where the embedded engine keeps it.")]
Uri = Annotated[
    str | None, _database("database_uri", "URI", "A Neo4j server instead of the embedded engine.")
]
User = Annotated[str | None, _database("database_user", "NAME", "neo4j unless told.")]
Name = Annotated[str | None, _database("database_name", "NAME", "Else the server's default.")]
Timeout = Annotated[
    float | None,
    _database("query_timeout", "SECONDS", "30 unless told.", min=0.001, max=3600),
]
Seed = Annotated[
    bool, typer.Option("--seed/--no-seed", metavar="", help="Fill an empty database with the seed.")
]


def serve(
    context: typer.Context,
    host: Host = None,
    port: Port = None,
    root_path: RootPath = None,
    cors_origin: Origins = None,
    frame_ancestor: Ancestors = None,
    data: Data = None,
    database_uri: Uri = None,
    database_user: User = None,
    database_name: Name = None,
    query_timeout: Timeout = None,
    seed: Seed = True,
) -> None:
    """Serve the API and its pages over HTTP; an empty database is filled with the seed first."""
    given: dict[str, Any] = {
        "host": host,
        "port": port,
        "root_path": root_path,
        "cors_origins": tuple(cors_origin) if cors_origin else None,
        "frame_ancestors": tuple(frame_ancestor) if frame_ancestor else None,
        "data": data.expanduser() if data else None,
        "database_uri": database_uri,
        "database_user": database_user,
        "database_name": database_name,
        "query_timeout": query_timeout,
    }
    settings = replace(settings_of(context), **{k: v for k, v in given.items() if v is not None})
    run(settings, seed)


def run(settings: Settings, seed: bool) -> None:
    """Open the port and the database, fill it where it is empty, serve until a signal comes."""
    from graphsvc.store.database import Database

    with listening(settings) as sock:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does
        with waiting("Opening the database …"):
            database = Database(settings)
        with database:
            _fill(database, seed)
            _serve(settings, sock)
    print("graphsvc has stopped.", flush=True)


def listening(settings: Settings) -> socket.socket:
    """The open port; ``SettingError`` where it cannot be opened."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
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
