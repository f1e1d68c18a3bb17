"""A network as a file: page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphsvc.cli.options import Commands
from graphsvc.cli.question import LENS, Question, asks
from graphsvc.cli.texts import note, shown
from graphsvc.errors import BadRequest

HTML = (".html", ".htm")


@asks(*LENS)
def page(
    asked: Question,
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The file to write.")],
    around: Annotated[
        list[str] | None,
        typer.Option(
            "--around", metavar="ENTITY", help="What to draw around, by id or name; else all."
        ),
    ] = None,
    hops: Annotated[int, typer.Option("--hops", metavar="STEPS", help="1 to 3.")] = 1,
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", help="How many entities, at most 500.")
    ] = 200,
    language: Annotated[
        str, typer.Option("--language", metavar="LANGUAGE", help="en, fa or ar.")
    ] = "en",
) -> None:
    """Write what surrounds an entity as an HTML page that needs no connection."""
    if out.suffix.lower() not in HTML:
        raise BadRequest(f"{out} does not end in .html.", "A browser knows a page by that ending.")
    centres = [asked.entity(name) for name in around or ()]
    made = asked.graph.page(centres, out, hops, limit, language, asked.lens)
    note(f"{shown(made.summary)} It is in {out}.")


COMMANDS: Commands = {
    page: (
        "graphsvc page khoy.html --around khoy",
        "graphsvc page شبکه.html --language fa --modality any",
    )
}
