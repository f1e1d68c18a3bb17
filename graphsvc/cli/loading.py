"""Into the database and out of it: load, dump."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from graphsvc.cli.options import (
    PathsArgument,
    examples,
    opened_database,
    waiting,
)
from graphsvc.cli.texts import note
from graphsvc.errors import BadRequest, SeedError
from graphsvc.settings import bundled

if TYPE_CHECKING:
    from graphsvc.sources.seed import Seed
    from graphsvc.store.database import Database
    from graphsvc.store.load import Loaded

DUMP = ".ndjson"


def register(app: typer.Typer, panel: str) -> None:
    """Add these commands."""
    lines = (
        "graphsvc load",
        "graphsvc load my-seed/ --check",
        "graphsvc load backup.ndjson",
        "graphsvc dump | graphsvc --data elsewhere load -",
    )
    app.command(rich_help_panel=panel, epilog=examples(*lines))(load)
    backup = ("graphsvc dump backup.ndjson", "graphsvc dump | gzip > backup.ndjson.gz")
    app.command(rich_help_panel=panel, epilog=examples(*backup))(dump)


def load(
    context: typer.Context,
    paths: PathsArgument = None,
    check: Annotated[
        bool, typer.Option("--check", metavar="", help="Only say whether they could be loaded.")
    ] = False,
) -> None:
    """Load seed files, folders of them, or dumps: only what differs is written.

    A dump ends in .ndjson; - reads one from standard input.
    """
    from graphsvc.sources.loading import load_files

    with _readable(paths or [bundled("seed")]) as files:
        if check:
            print(_checked(context, files))
            return
        with opened_database(context) as database, waiting("Loading …"):
            for line in told(load_files(database, files)):
                print(line)


def told(done: Sequence[Loaded]) -> Iterator[str]:
    """What each transaction changed, and the data version that it left."""
    width = max(len(one.what) for one in done)
    for one in done:
        yield f"{one.what:{width}}  {_changes(one)}"
    yield f"{'data version':{width}}  {done[-1].version}"


def _changes(one: Loaded) -> str:
    kinds = ((one.added, "claim", "added"), (one.removed, "claim", "removed"))
    counts = (*kinds, (one.nodes, "record", "written"))
    told = [f"{n} {what}{'s' * (n != 1)} {done}" for n, what, done in counts if n]
    return ", ".join(told) or "nothing changed"


@contextmanager
def _readable(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The paths, with standard input as a file; each exists."""
    with TemporaryDirectory(prefix="graphsvc-") as folder:
        files = []
        for path in paths:
            if str(path) == "-":
                path = Path(folder) / f"stdin{DUMP}"
                with path.open("wb") as copy:
                    shutil.copyfileobj(sys.stdin.buffer, copy)
            if not path.exists():
                raise SeedError(f"There is no file {path}.", "Name seed files, folders or dumps.")
            files.append(path)
        yield files


def _checked(context: typer.Context, files: Sequence[Path]) -> str:
    """That nothing is wrong with the files, and what they hold; ``SeedError`` otherwise."""
    from graphsvc.store.dump import read_dump

    registries, batches = [], []
    for path in (p for p in files if p.suffix == DUMP):
        dumped = read_dump(path)
        registries += dumped.registries
        batches += dumped.batches
    if seeds := [p for p in files if p.suffix != DUMP]:
        seed = read(context, seeds)
        registries += seed.registries
        batches += seed.batches
    entities = sum(len(r.entities) for r in registries)
    claims = sum(len(b.claims) for b in batches)
    return (
        f"Nothing is wrong: {entities} entities, {len(batches)} sources, {claims} claims."
        " Nothing was written."
    )


def read(context: typer.Context, paths: Sequence[Path]) -> Seed:
    """The seed in these files, which may speak of what the database holds.

    The database is only asked where the files do not stand by themselves.
    """
    from graphsvc.sources.loading import known_in
    from graphsvc.sources.seed import read_seed

    try:
        return read_seed(paths)
    except SeedError:
        with opened_database(context) as database:
            return read_seed(paths, known_in(database))


def dump(
    context: typer.Context,
    out: Annotated[
        Path | None,
        typer.Argument(
            metavar="OUT", help="A file ending in .ndjson; else stdout.", show_default=False
        ),
    ] = None,
) -> None:
    """Write everything that is stored as NDJSON, which load reads back into either engine."""
    from graphsvc.store.dump import write_dump

    if out is not None and out.suffix != DUMP and str(out) != "-":
        raise BadRequest(f"{out} does not end in {DUMP}.", "load knows a dump by that ending.")
    with opened_database(context) as database:
        if out is None or str(out) == "-":
            write_dump(database, sys.stdout)
        else:
            note(f"{_dump_whole(database, out)} records are in {out}.")


def _dump_whole(database: Database, out: Path) -> int:
    """Write the file whole or not at all; the number of records."""
    from graphsvc.store.dump import write_dump

    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as text:
            records = write_dump(database, text)
            text.flush()
            os.fsync(text.fileno())
        part.replace(out)
    except OSError as error:
        raise BadRequest(
            f"{out} cannot be written ({error.strerror}).", "Nothing was changed there."
        ) from None
    finally:
        part.unlink(missing_ok=True)
    return records
