"""The database: reads that cannot write, one writer at a time, and the data version."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, TypeVar

import neo4j

from graphsvc.errors import DataVersionChanged, ServerUnreachable, StoreError
from graphsvc.settings import Settings, bundled
from graphsvc.store.connection import Connection
from graphsvc.store.folder import Address, DataFolder
from graphsvc.store.queries import Queries, Query

Row = dict[str, Any]
T = TypeVar("T")
ATTEMPTS = 5
"""How often what changes while it is read is read, before that is an error."""


class Transaction:
    """A write transaction: runs queries of ``cypher/write`` (and read ones)."""

    def __init__(
        self, transaction: neo4j.ManagedTransaction | neo4j.Transaction, queries: Queries
    ) -> None:
        self._transaction = transaction
        self.queries = queries

    def run(self, query: Query, **parameters: Any) -> list[Row]:
        """The rows of a query, as dicts."""
        query.check(parameters)
        return _rows(self._transaction.run(query.text, parameters))


class Database:
    """The one graph; use it as a context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.queries = Queries(bundled("cypher"))
        self._connection = Connection(settings)
        self._reopening = threading.Lock()
        self._writing = threading.Lock()
        self._rehearsing: Transaction | None = None

    @property
    def address(self) -> Address:
        """Where the database answers."""
        return self._connection.address

    def read(self, query: Query, **parameters: Any) -> list[Row]:
        """The rows of a read query, as dicts."""
        return self._read(query, parameters, _rows)

    def stream(self, query: Query, take: Callable[[Iterator[Row]], T], **parameters: Any) -> T:
        """What ``take`` makes of the rows, which are not all held in memory."""
        return self._read(query, parameters, lambda result: take(map(_row, result)))

    def _read(self, query: Query, parameters: Row, take: Callable[[neo4j.Result], T]) -> T:
        query.check(parameters)
        for _ in range(ATTEMPTS - 1):
            with suppress(DataVersionChanged):
                return self._read_once(query, parameters, take)
        return self._read_once(query, parameters, take)

    def _read_once(self, query: Query, parameters: Row, take: Callable[[neo4j.Result], T]) -> T:

        @neo4j.unit_of_work(timeout=self.settings.query_timeout)
        def work(transaction: neo4j.ManagedTransaction) -> T:
            return take(transaction.run(query.text, parameters))

        used = self._connection
        try:
            with used.reading() as session:
                return session.execute_read(work)
        except ServerUnreachable:
            if not used.address.embedded:
                raise
        with self._reopened(used).reading() as session:
            return session.execute_read(work)

    def _reopened(self, lost: Connection) -> Connection:
        """A new connection: the embedded engine died, and the next client starts it again."""
        with self._reopening:
            if self._connection is lost:
                lost.close()
                self._connection = Connection(self.settings)
            return self._connection

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What ``work`` returns, done in one transaction; one writer at a time."""
        if self._rehearsing is not None:
            return work(self._rehearsing)
        used = self._connection
        try:
            return self._write(used, work)
        except ServerUnreachable:
            if not used.address.embedded:
                raise
            # Whether it was done before the engine died, `work` finds out: it writes differences.
            return self._write(self._reopened(used), work)
        except StoreError:
            full = DataFolder(self.settings.data).full() if self.address.embedded else None
            if full is not None:
                raise full from None
            raise

    def _write(self, connection: Connection, work: Callable[[Transaction], T]) -> T:
        with self._alone(), connection.writing() as session:
            return session.execute_write(lambda t: work(Transaction(t, self.queries)))

    @contextmanager
    def rehearsal(self) -> Iterator[None]:
        """Whatever is written within is one transaction, and taken back at the end."""
        with (
            self._alone(),
            self._connection.writing() as session,
            session.begin_transaction() as transaction,
        ):
            self._rehearsing = Transaction(transaction, self.queries)
            try:
                yield
            finally:
                self._rehearsing = None
                transaction.close()  # unlike leaving the block, this never commits

    def define_schema(self) -> None:
        """Make the constraints that the model needs, where they are missing."""
        if self._rehearsing is not None:
            return
        with self._alone(), self._connection.writing() as session:
            for path in sorted((self.queries.folder / "schema").glob("*.cypher")):
                session.run(path.read_text("utf-8")).consume()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer: by a file lock with the embedded engine, by a locked node on a server."""
        with self._writing:
            if not self.address.embedded:
                yield
                return
            with DataFolder(self.settings.data).lock("writer"):
                yield

    def unchanging(self, take: Callable[[], T], attempts: int = ATTEMPTS) -> tuple[int, T]:
        """The data version, and what ``take`` reads while it does not change."""
        for _ in range(attempts):
            before = self.data_version()
            try:
                taken = take()
            except Exception:  # a claim that is deleted meanwhile may come without what it says
                if self.data_version() == before:
                    raise
                continue
            if self.data_version() == before:
                return before, taken
        raise DataVersionChanged(f"The data changed {attempts} times while it was read.")

    def data_version(self) -> int:
        """The data version: 0 for an empty database, raised by every write."""
        rows = self.read(self.queries.read["data_version"])
        return int(rows[0]["version"]) if rows else 0

    def close(self) -> None:
        """Close the connections; an embedded engine stops when nobody else uses it."""
        self._connection.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _row(record: neo4j.Record) -> Row:
    """A record as a dict. ``Record.data`` would search it for nodes; no query returns any."""
    return dict(zip(record.keys(), record.values(), strict=True))


def _rows(result: neo4j.Result) -> list[Row]:
    return [_row(record) for record in result]
