"""From which data a question is answered: the kept snapshot, or the newest, waited for.

In a service an old snapshot goes on answering while a new one is read. It must not say of what is
stored that it is not there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from graphsvc.answers.present import Presenter
from graphsvc.answers.search import nearest
from graphsvc.errors import DataVersionChanged, NotFound
from graphsvc.network.keeper import Keeper
from graphsvc.network.snapshot import Snapshot
from graphsvc.resolve.matcher import Matcher
from graphsvc.store.database import Database

T = TypeVar("T")
ATTEMPTS = 10


def anything(_: object) -> bool:
    """Every answer says enough."""
    return True


class Current:
    """The snapshot of a database, its matcher of names, and what shows it."""

    def __init__(self, database: Database, background: bool) -> None:
        self._database = database
        self._keeper: Keeper[Matcher] = Keeper(database, Matcher, background)
        self._presenter: Presenter | None = None

    def kept(
        self,
        answer: Callable[[Presenter, Matcher], T],
        enough: Callable[[T], bool] = anything,
        newest: bool = False,
    ) -> T:
        """An answer from the kept snapshot.

        Where that is older than the data, and does not know what is asked for or says not
        ``enough``, the newest is waited for and answers.
        """
        version, snapshot, matcher = self._keeper.current(newest)
        if snapshot.version != version:
            try:
                found = answer(self._presenting(snapshot), matcher)
                if enough(found):
                    return found
            except NotFound:
                pass
            _, snapshot, matcher = self._keeper.current(newest=True)
        try:
            return answer(self._presenting(snapshot), matcher)
        except NotFound as error:
            raise self._advised(error, snapshot, matcher) from None

    def settled(self, answer: Callable[[Presenter, int], T]) -> T:
        """An answer read from the database while its data version stays; else it is read again.

        A query that runs while a source is replaced may see half of both, and claims without what
        they say. What it finds is shown by the snapshot of that very version.
        """
        for _ in range(ATTEMPTS):
            version, snapshot, matcher = self._keeper.current(newest=True)
            try:
                read = answer(self._presenting(snapshot), version)
            except Exception as error:
                if self._database.data_version() == version == snapshot.version:
                    if isinstance(error, NotFound):
                        raise self._advised(error, snapshot, matcher) from None
                    raise
                continue
            if self._database.data_version() == version == snapshot.version:
                return read
        raise DataVersionChanged(f"The data changed {ATTEMPTS} times while they were read.")

    def close(self) -> None:
        """Wait for whoever reads a snapshot behind the back of the questions."""
        self._keeper.close()

    def _advised(self, error: NotFound, snapshot: Snapshot, matcher: Matcher) -> NotFound:
        """The error, with the entities that may be meant by an id that there is not."""
        if error.missing is not None:
            near = nearest(self._presenting(snapshot), matcher, error.missing)
            if near:
                error.advice = f"{near} {error.advice}"
        return error

    def _presenting(self, snapshot: Snapshot) -> Presenter:
        """The presenter of a snapshot, kept as long as the snapshot is."""
        kept = self._presenter
        if kept is None or kept.snapshot is not snapshot:
            self._presenter = kept = Presenter(snapshot)
        return kept
