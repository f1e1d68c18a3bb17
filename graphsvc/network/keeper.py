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

    def current(self) -> tuple[int, Snapshot, Names]:
        """The data version, and the snapshot with its index of names.

        The snapshot is of that version; in the background, while a newer one is read, of an
        older one.
        """
        version = self._database.data_version()
        kept = self._kept
        if kept is not None and kept[0].version == version:
            return version, *kept
        if kept is not None and self._background:
            threading.Thread(target=self._renew_quietly, daemon=True).start()
            return version, *kept
        with self._lock:  # whoever waited here finds it renewed already
            if self._kept is None or self._kept[0].version != version:
                self._kept = self._renewed()
            return version, *self._kept

    def _renewed(self) -> tuple[Snapshot, Names]:
        snapshot = take(self._database)
        return snapshot, index_names(snapshot)

    def _renew_quietly(self) -> None:
        """Renew, unless somebody does already; the next question tries again after a failure."""
        if not self._renewing.acquire(blocking=False):
            return
        try:
            self._kept = self._renewed()
        except GraphsvcError:
            return
        finally:
            self._renewing.release()
