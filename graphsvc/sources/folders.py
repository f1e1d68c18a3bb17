"""The seed files in folders: which are read, and what else lies there, with the reason."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphsvc.errors import SeedError
from graphsvc.text.scripts import printable

ENDINGS = (".yaml", ".yml")
"""Of seed files, in capitals or not."""
DUMP = ".ndjson"
"""The ending of a dump, likewise."""
OTHER_ENDING = "no .yaml or .yml"
_KINDS = (
    (stat.S_ISFIFO, "a FIFO"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(slots=True)
class Found:
    """What lies at and below the paths that somebody named; each name as it may be shown."""

    files: list[tuple[str, Path]] = field(default_factory=list)
    """The seed files, by name."""
    passed: list[tuple[str, str]] = field(default_factory=list)
    """What is passed over, and why."""


def files_in(paths: Iterable[Path]) -> Found:
    """The seed files at or below these paths; ``SeedError`` where there is none.

    A file that is named itself may have any ending. Below a folder nothing is opened to find out
    what it is, and no link to a folder is followed.
    """
    found = Found()
    for path in paths:
        if path.is_file():
            found.files.append((printable(path.name), path))
            continue
        before = len(found.files)
        if path.is_dir():
            for name, inside, why in sorted(_below(path), key=lambda one: one[1]):
                if why is None:
                    found.files.append((name, inside))
                else:
                    found.passed.append((name, why))
        elif kind := _kind(path):
            raise SeedError(f"{printable(str(path))} is {kind}, no file.", "Save it as a file.")
        if len(found.files) == before:
            what = f"There is no seed file at {printable(str(path))}{_instead(found.passed)}."
            raise SeedError(what, "Name a .yaml file or its folder.")
    return found


def _instead(passed: list[tuple[str, str]]) -> str:
    if not passed:
        return ""
    name, why = passed[0]
    more = f" and {len(passed) - 1} more" if len(passed) > 1 else ""
    return f"; there is {name} ({why}){more}"


def _below(folder: Path) -> Iterator[tuple[str, Path, str | None]]:
    """Everything below a folder: its name, its path, and why it is passed over, if it is."""

    def named(path: Path, why: str | None) -> tuple[str, Path, str | None]:
        return printable(path.relative_to(folder).as_posix()), path, why

    unread: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=unread.append):
        for name in folders:
            if (path := Path(at, name)).is_symlink():
                yield named(path, "a link to a folder")
        for name in files:
            path = Path(at, name)
            yield named(path, _kind(path) or _ending(path))
    for error in unread:
        yield named(Path(error.filename), f"a folder that cannot be read ({error.strerror})")


def _ending(path: Path) -> str | None:
    ending = path.suffix.lower()
    if ending in ENDINGS:
        return None
    return "a dump, to be loaded by its own name" if ending == DUMP else OTHER_ENDING


def _kind(path: Path) -> str | None:
    """What it is, where it is no file; None also where it is not to be known."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "a link to nothing" if path.is_symlink() else None
    except OSError as error:
        return f"not to be looked at ({error.strerror})"
    return next((what for is_it, what in _KINDS if is_it(mode)), None)
