"""Keeps the newest snapshot: built at the first question, renewed behind the back of later ones."""

from __future__ import annotations

import threading

from graphsvc.errors import GraphsvcError
from graphsvc.network.search import Names, index_names
from graphsvc.network.snapshot import Snapshot, take
from graphsvc.store.database import Database


class Keeper:
    """The snapshot of a database, and its index of names."""

    def __init__(self, database: Database, background: bool = False) -> None:
        self._database = database
        self._background = background
        """Whether an old snapshot answers while a new one is read, as a server wants it."""
        self._lock = threading.Lock()
        self._renewing = threading.Lock()
        self._kept: tuple[Snapshot, Names] | None = None

    def snapshot(self) -> Snapshot:
        """The snapshot of the present data version; in the background, of the one before."""
        return self._current()[0]

    def names(self) -> tuple[Snapshot, Names]:
        """The index of names, and the snapshot it was made from."""
        return self._current()

    def _current(self) -> tuple[Snapshot, Names]:
        kept = self._kept
        if kept is not None and kept[0].version == self._database.data_version():
            return kept
        if kept is not None and self._background:
            threading.Thread(target=self._renew_quietly, daemon=True).start()
            return kept
        with self._lock:
            if self._kept is None or self._kept[0].version != self._database.data_version():
                self._renew()
            if self._kept is None:
                raise AssertionError("a renewed snapshot is kept")
            return self._kept

    def _renew(self) -> None:
        snapshot = take(self._database)
        self._kept = (snapshot, index_names(snapshot))

    def _renew_quietly(self) -> None:
        """Renew, unless somebody does already; the next question tries again after a failure."""
        if not self._renewing.acquire(blocking=False):
            return
        try:
            self._renew()
        except GraphsvcError:
            return
        finally:
            self._renewing.release()
