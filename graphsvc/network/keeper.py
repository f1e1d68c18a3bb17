"""Keeps the newest snapshot: built at the first question, renewed behind the back of later ones."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from graphsvc.errors import GraphsvcError
from graphsvc.network.snapshot import Snapshot, take
from graphsvc.store.database import Database

T = TypeVar("T")
PATIENCE = 5.0
"""Seconds that a snapshot may still be read in when the database is to be closed."""


class Keeper(Generic[T]):
    """The snapshot of a database, and what is made of it for all questions: an index of names."""

    def __init__(
        self, database: Database, make: Callable[[Snapshot], T], background: bool = False
    ) -> None:
        self._database = database
        self._make = make
        self._background = background
        """Whether an old snapshot answers while a new one is read, as a server wants it."""
        self._lock = threading.Lock()
        self._renewing = threading.Lock()
        self._reader: threading.Thread | None = None
        self._kept: tuple[Snapshot, T] | None = None

    def current(self, newest: bool = False) -> tuple[int, Snapshot, T]:
        """The data version, and the snapshot with what is made of it.

        The snapshot is of that version; in the background, while a newer one is read, of an
        older one, unless the ``newest`` is waited for.
        """
        version = self._database.data_version()
        kept = self._kept
        if kept is not None and kept[0].version == version:
            return version, *kept
        if kept is not None and self._background and not newest:
            if not self._renewing.locked():  # else somebody reads it already
                self._reader = threading.Thread(target=self._renew_quietly, daemon=True)
                self._reader.start()
            return version, *kept
        return version, *self._renew(version)

    def close(self) -> None:
        """Let whoever reads a snapshot come to an end, so that the database can be closed."""
        if self._reader is not None:
            self._reader.join(PATIENCE)

    def _renew(self, version: int) -> tuple[Snapshot, T]:
        with self._lock:  # whoever waited here finds it renewed already
            if self._kept is None or self._kept[0].version != version:
                snapshot = take(self._database)
                self._kept = snapshot, self._make(snapshot)
            return self._kept

    def _renew_quietly(self) -> None:
        """Renew, unless somebody does already; the next question tries again after a failure."""
        if not self._renewing.acquire(blocking=False):
            return
        try:
            self._renew(self._database.data_version())
        except GraphsvcError:
            return
        finally:
            self._renewing.release()
