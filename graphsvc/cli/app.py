"""The application: its commands, and what becomes of errors."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, cast

import typer
from typer.main import get_command

import graphsvc
from graphsvc.cli import (
    asking,
    checking,
    declared,
    judging,
    listing,
    loading,
    querying,
    serving,
    status,
)
from graphsvc.cli.options import examples, flag, value
from graphsvc.errors import BadRequest, GraphsvcError

RUN, ASK, CHECK = "Run it and fill it", "Ask", "Check seed files"
INTERRUPTED = 130
BROKEN_PIPE = 1
USAGE_ERROR = cast("type[typer.BadParameter]", typer.BadParameter.__bases__[0])
"""What typer raises where a command line is wrong; its place differs between versions."""

app = typer.Typer(
    name="graphsvc",
    help="A graph of city diplomacy in which every edge is a claim: who says it, where, when and"
    " in which words.",
    epilog=examples(
        "graphsvc serve",
        "graphsvc search خوی",
        "graphsvc show agr-khoy-konya",
        "graphsvc ties Konya",
        "graphsvc claims --about Konya --modality planned,proposed",
        "graphsvc paths khoy uclg",
        after="GRAPHSVC_DATA names the data folder, GRAPHSVC_DATABASE_URI a Neo4j server to use"
        " instead of the embedded engine; graphsvc serve --help lists all settings.",
    ),
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _panel, *_modules in (
    (RUN, serving, loading, judging, status),
    (ASK, asking, listing, querying, declared),
    (CHECK, checking),
):
    for _commands in (module.COMMANDS for module in _modules):
        for _command, _lines in _commands.items():
            app.command(rich_help_panel=_panel, epilog=examples(*_lines))(_command)


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"graphsvc {graphsvc.__version__}\n")
        raise typer.Exit


@app.callback()
def _common(
    context: typer.Context,
    data: Annotated[
        Path | None, value("--data", "FOLDER", "The data folder, instead of GRAPHSVC_DATA.")
    ] = None,
    version: Annotated[
        bool, flag("--version", "Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    context.obj = data


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code. Errors are one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")
    try:
        code = _run(argv)
        sys.stdout.flush()
    except GraphsvcError as error:
        _complain(error)
        code = error.exit_code
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read has gone; nothing may complain about it when Python flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = BROKEN_PIPE
    return code


def _run(argv: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        code = get_command(app).main(given or ["--help"], "graphsvc", standalone_mode=False)
    except USAGE_ERROR as error:
        path = error.ctx.command_path if error.ctx else "graphsvc"
        said = error.format_message().strip().removesuffix(".")
        raise BadRequest(f"{said}.", f"See {path} --help.") from None
    except SystemExit as done:  # typer's own end, where the reader of a pipe has gone
        code = done.code
    return code if isinstance(code, int) else 0


def _complain(error: GraphsvcError) -> None:
    """One line; where there are several problems, each on a line of its own that names its file."""
    detail = error.detail.strip()
    if "\n" in detail or error.detail.endswith("\n"):
        print(detail, file=sys.stderr)
        detail = ""
    print("graphsvc:", f"{detail} {error.advice}".strip(), file=sys.stderr)
