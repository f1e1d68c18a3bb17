"""Into the database and out of it: load, dump."""

from __future__ import annotations

import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from graphsvc.cli.options import (
    Commands,
    PathsArgument,
    argument,
    flag,
    opened_database,
    settings_of,
    waiting,
)
from graphsvc.cli.texts import claims_and_mentions, note, number, shown
from graphsvc.errors import BadRequest, SeedError
from graphsvc.settings import bundled
from graphsvc.text.scripts import printable

if TYPE_CHECKING:
    from graphsvc.sources.seed import Seed
    from graphsvc.store.load import Loaded

DUMP = ".ndjson"
VERSION = "data version"
REGISTRIES = "entities and judgements"
MOST_LINES = 20
"""Sources that ``load`` names; a number stands for the others."""
MOST_NAMES = 8
"""Likewise, of what is passed over for one reason."""


def load(
    context: typer.Context,
    paths: PathsArgument = None,
    dry_run: Annotated[
        bool, flag("--dry-run", "Check the files and say what would change; write nothing.")
    ] = False,
    verbose: Annotated[bool, flag("--verbose -v", "A line for each source.")] = False,
) -> None:
    """Load seed files, folders of them, or dumps: only what differs is written.

    What is wrong is told with file, line and field, and nothing is written. What only looks wrong
    is loaded, and told as a warning: two entities with one external id, a state later than its
    source.

    Of a folder all .yaml and .yml files are read; what else lies there is named, not opened.

    A dump ends in .ndjson; - reads one from standard input.
    """
    from graphsvc.sources.loading import load_files

    warnings: list[str] = []
    with (
        _readable(paths or [bundled("seed")]) as files,
        opened_database(settings_of(context)) as database,
        database.rehearsal() if dry_run else nullcontext(),
        waiting("Loading …"),
    ):
        tell_passed([path for path in files if path.suffix.lower() != DUMP])
        *lines, version = told(load_files(database, files, warnings.append), verbose)
    warn(warnings)
    lines.append("Nothing was written: this is what loading would do." if dry_run else version)
    print("\n".join(lines))


def warn(warnings: Sequence[str]) -> None:
    """What looks wrong in the files and was loaded all the same, on stderr."""
    shown = warnings if len(warnings) <= MOST_LINES + 1 else warnings[:MOST_LINES]
    for warning in shown:
        note(f"warning: {warning}")
    if more := len(warnings) - len(shown):
        note(f"and {more} more warnings")


def told(done: Sequence[Loaded], verbose: bool = False) -> Iterator[str]:
    """What was changed, and the data version; a line for each source only where they are few."""
    changed = [one for one in done if one.changed]
    few = changed if len(changed) <= MOST_LINES + 1 else changed[:MOST_LINES]
    lines = done if verbose else few
    width = max(len(what) for what in (VERSION, *(one.what for one in lines)))
    for one in lines:
        yield f"{one.what:{width}}  {changes(one)}"
    if not verbose:
        if more := changed[len(few) :]:
            yield f"and {len(more)} more sources: {changes(*more)}"
        same = {one.what for one in done if not one.changed} - {REGISTRIES}
        if same or not changed:
            yield f"{number(len(same), 'source')} unchanged"
    yield f"{VERSION:{width}}  {done[-1].version}"


def changes(*done: Loaded) -> str:
    """What these transactions changed, counted."""
    written = []
    for how in ("added", "removed"):
        mentions = sum(getattr(one, f"mentions_{how}") for one in done)
        every = sum(getattr(one, how) for one in done)
        if every:
            written.append(f"{claims_and_mentions(every - mentions, mentions)} {how}")
    if nodes := sum(one.nodes for one in done):
        written.append(f"{number(nodes, 'record')} written")
    return ", ".join(written) or "nothing changed"


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
            # To open what is no file could wait for ever; seed files see to that themselves.
            if not path.exists() or (path.suffix.lower() == DUMP and not path.is_file()):
                what = f"There is no file {printable(str(path))}."
                raise SeedError(what, "Name seed files, folders or dumps.")
            files.append(path)
        yield files


def tell_passed(paths: Sequence[Path], endings: bool = True) -> None:
    """Say what lies in these folders and is no seed file; files of other ``endings`` if asked."""
    from graphsvc.sources.folders import OTHER_ENDING, files_in

    if not paths:
        return
    found = files_in(paths)
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name, why in found.passed:
        if endings or why != OTHER_ENDING:
            by_reason[why].append(shown(name))
    if not by_reason:
        return
    others = sum(map(len, by_reason.values()))
    said = f"read: {number(len(found.files), 'seed file')}; passed over: {number(others, 'other')}"
    note("\n  ".join([said, *(f"{why}: {_some(names)}" for why, names in by_reason.items())]))


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" … and {more} more" if more > 0 else "")


def read(context: typer.Context, paths: Sequence[Path]) -> Seed:
    """The seed in these files, which may speak of what the database holds.

    The database is only asked where the files do not stand by themselves. What else lies in the
    folders is told, but for files of other endings: documents may lie there.
    """
    from graphsvc.sources.loading import known_in
    from graphsvc.sources.seed import read_seed

    tell_passed(paths, endings=False)
    try:
        return read_seed(paths)
    except SeedError:
        with opened_database(settings_of(context)) as database:
            return read_seed(paths, known_in(database))


def dump(
    context: typer.Context,
    out: Annotated[Path | None, argument("OUT", "A file ending in .ndjson; else stdout.")] = None,
) -> None:
    """Write everything that is stored as NDJSON, which load reads back into either engine."""
    from graphsvc.store.dump import write_dump

    if out is not None and out.suffix.lower() != DUMP and str(out) != "-":
        raise BadRequest(f"{out} does not end in {DUMP}.", "load knows a dump by that ending.")
    with opened_database(settings_of(context)) as database:
        if out is None or str(out) == "-":
            write_dump(database, sys.stdout)
        else:
            with whole_file(out) as text:
                records = write_dump(database, text)
            note(f"{records} records are in {out}.")


@contextmanager
def whole_file(out: Path) -> Iterator[TextIO]:
    """A file to write, which is there whole afterwards, or as it was before."""
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as text:
            yield text
            text.flush()
            os.fsync(text.fileno())
        part.replace(out)
    except OSError as error:
        raise BadRequest(
            f"{out} cannot be written ({error.strerror}).", "Nothing was changed there."
        ) from None
    finally:
        part.unlink(missing_ok=True)


COMMANDS: Commands = {
    load: (
        "graphsvc load",
        "graphsvc load my-seed/ --dry-run",
        "graphsvc load backup.ndjson",
        "graphsvc dump | graphsvc --data elsewhere load -",
    ),
    dump: ("graphsvc dump backup.ndjson", "graphsvc dump | gzip > backup.ndjson.gz"),
}
