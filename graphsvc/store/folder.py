"""The data folder of the embedded engine: its locks, its format, its secrets, its address.

Three lock files say who is there; the kernel releases them when a process dies, however it dies:

- ``engine.lock``, held by the one process in which the engine runs;
- ``clients.lock``, shared by everybody who uses the engine: it stops when nobody does;
- ``writer.lock``, held by the one process that writes.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import portalocker
from portalocker import LockFlags

from graphsvc.errors import DiskFull, FolderInUse, FolderTooNew, StoreError

FORMAT = 2
"""Version of what lies in the folder; raised when an older graphsvc could not read it.

2: the names of an entity are ``names_fa`` …, and ``name_fa`` … is one of them. What version 1 wrote
is read; loading writes it anew.
"""

LITTLE_SPACE = 64 * 2**20
"""Bytes: with less on the disk, a failed write of the engine is taken for a full disk."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database answers, and how to log in to read and to write."""

    uri: str
    user: str
    password: str
    reader_user: str
    reader_password: str
    database: str | None
    embedded: bool


class DataFolder:
    """The folder; made, private to its owner, on first use."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()

    def prepare(self) -> None:
        """Make the folder; ``FolderTooNew`` or ``DiskFull`` where it cannot be used."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StoreError(
                f"The data folder {self.path} cannot be made ({error.strerror}).",
                "Set GRAPHSVC_DATA to a folder that you may write to.",
            ) from None
        written = self._read("format.json")
        if written is None:
            self._write("format.json", {"format": FORMAT})
            return
        found = written.get("format")
        if not isinstance(found, int) or found > FORMAT:
            raise FolderTooNew(
                f"The data folder {self.path} has format {found!r};"
                f" this graphsvc reads up to format {FORMAT}."
            )
        if found < FORMAT:
            self._write("format.json", {"format": FORMAT})

    def passwords(self) -> dict[str, str]:
        """The engine's passwords for ``root`` and ``reader``, made on first use."""
        known = self._read("secrets.json")
        if known is None:
            known = {user: secrets.token_urlsafe(24) for user in ("root", "reader")}
            self._write("secrets.json", known)
        return {user: str(word) for user, word in known.items()}

    def publish(self, address: Address) -> None:
        """Write where the running engine answers."""
        self._write("engine.json", asdict(address))

    def published(self) -> Address | None:
        """Where the engine answers, if one runs; the file of a dead engine does not count.

        A lock alone could be that of an engine that is dying, or about to withdraw the file.
        """
        fields = self._read("engine.json")
        if fields is None or not self.is_locked("engine"):
            return None
        address = Address(**fields)  # type: ignore[arg-type]
        return address if _listens(address) else None

    def withdraw(self) -> None:
        """Remove the address of an engine that stops."""
        with suppress(FileNotFoundError):
            (self.path / "engine.json").unlink()

    def is_locked(self, name: str) -> bool:
        """Whether some process holds that lock."""
        try:
            with self.lock(name, LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING):
                return False
        except FolderInUse:
            return True

    @contextmanager
    def lock(self, name: str, flags: LockFlags = LockFlags.EXCLUSIVE) -> Iterator[None]:
        """Hold a lock; without waiting (``NON_BLOCKING``) it is ``FolderInUse`` where taken."""
        handle: IO[str] | None = None
        try:
            handle = (self.path / f"{name}.lock").open("a")
            portalocker.lock(handle, flags)
            yield
        except portalocker.exceptions.LockException:
            raise FolderInUse(f"Another process holds {self.path / name}.lock.") from None
        finally:
            if handle is not None:
                handle.close()

    def full(self) -> DiskFull | None:
        """The error to raise where little is left on the disk: the engine itself does not say."""
        free = shutil.disk_usage(self.path).free
        if free >= LITTLE_SPACE:
            return None
        return DiskFull(f"Only {free // 2**20} MB are free on the disk of {self.path}.")

    def _read(self, name: str) -> dict[str, object] | None:
        try:
            found = json.loads((self.path / name).read_text("utf-8"))
            return dict(found.items())
        except FileNotFoundError:
            return None
        except (OSError, ValueError, AttributeError) as error:
            raise StoreError(
                f"{self.path / name} cannot be read ({error}).",
                "Remove the data folder and load again: the files are the truth.",
            ) from None

    def _write(self, name: str, content: object) -> None:
        """Write whole or not at all, readable by the owner alone."""
        part = self.path / f".{name}.{os.getpid()}"
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
                json.dump(content, out)
            part.replace(self.path / name)
        except OSError as error:
            raise DiskFull(f"{self.path / name} cannot be written ({error.strerror}).") from None


def _listens(address: Address) -> bool:
    where = urlsplit(address.uri)
    try:
        socket.create_connection((where.hostname, where.port), timeout=1).close()
    except OSError:
        return False
    return True
