"""The database over Bolt: reads that cannot write, one writer at a time, errors one can act on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
)

from graphsvc.errors import (
    DataVersionChanged,
    DiskFull,
    GraphsvcError,
    QueryTimeout,
    ServerUnreachable,
    StoreError,
    WrongDatabase,
    WrongPassword,
)
from graphsvc.settings import Settings, bundled
from graphsvc.store.connect import address_of
from graphsvc.store.folder import Address, DataFolder
from graphsvc.store.queries import Queries, Query

Row = dict[str, Any]
T = TypeVar("T")


class Transaction:
    """A write transaction: runs queries of ``cypher/write`` (and read ones)."""

    def __init__(self, transaction: neo4j.ManagedTransaction, queries: Queries) -> None:
        self._transaction = transaction
        self.queries = queries

    def run(self, query: Query, **parameters: Any) -> list[Row]:
        """The rows of a query, as dicts."""
        query.check(parameters)
        return self._transaction.run(query.text, parameters).data()


class Database:
    """A connection to the one graph; use it as a context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.queries = Queries(bundled("cypher"))
        self._stack = ExitStack()
        self.address: Address = self._stack.enter_context(address_of(settings))
        a = self.address
        self._writer = self._driver(a.user, a.password)
        self._reader = (
            self._writer
            if a.reader_user == a.user
            else self._driver(a.reader_user, a.reader_password)
        )
        self._writing = threading.Lock()
        self._verify()

    def _driver(self, user: str, password: str) -> neo4j.Driver:
        try:
            driver = neo4j.GraphDatabase.driver(
                self.address.uri,
                auth=(user, password),
                connection_timeout=10,
                max_transaction_retry_time=5,
                notifications_min_severity="OFF",
                user_agent="graphsvc",
            )
        except (ValueError, DriverError) as error:
            self._stack.close()
            raise ServerUnreachable(f"{self.address.uri} is no Bolt address ({error}).") from None
        self._stack.callback(driver.close)
        return driver

    def _verify(self) -> None:
        """Fail now, with the reason, rather than at the first question."""
        try:
            with (
                translated(self.address),
                self._reader.session(database=self.address.database) as session,
            ):
                # Not execute_read: it would retry for seconds where nothing listens.
                session.run("RETURN 1").consume()
        except BaseException:
            self.close()
            raise

    def read(self, query: Query, **parameters: Any) -> list[Row]:
        """The rows of a read query, as dicts."""
        return self._read(query, parameters, lambda result: result.data())

    def stream(self, query: Query, take: Callable[[Iterator[Row]], T], **parameters: Any) -> T:
        """What ``take`` makes of the rows, which are not all held in memory."""
        return self._read(query, parameters, lambda r: take(record.data() for record in r))

    def _read(self, query: Query, parameters: Row, take: Callable[[neo4j.Result], T]) -> T:
        query.check(parameters)
        unit = neo4j.unit_of_work(timeout=self.settings.query_timeout)

        @unit
        def work(transaction: neo4j.ManagedTransaction) -> T:
            return take(transaction.run(query.text, parameters))

        with (
            translated(self.address),
            self._reader.session(
                database=self.address.database, default_access_mode=neo4j.READ_ACCESS
            ) as session,
        ):
            return session.execute_read(work)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What ``work`` returns, done in one transaction; one writer at a time."""
        with (
            translated(self.address),
            self._alone(),
            self._writer.session(database=self.address.database) as session,
        ):
            return session.execute_write(lambda t: work(Transaction(t, self.queries)))

    def define_schema(self) -> None:
        """Make the constraints that the model needs, where they are missing."""
        with (
            translated(self.address),
            self._alone(),
            self._writer.session(database=self.address.database) as session,
        ):
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

    def unchanging(self, take: Callable[[], T], attempts: int = 5) -> tuple[int, T]:
        """The data version, and what ``take`` reads while it does not change."""
        for _ in range(attempts):
            before = self.data_version()
            taken = take()
            if self.data_version() == before:
                return before, taken
        raise DataVersionChanged(f"The data changed {attempts} times while it was read.")

    def data_version(self) -> int:
        """The data version: 0 for an empty database, raised by every write."""
        rows = self.read(self.queries.read["data_version"])
        return int(rows[0]["version"]) if rows else 0

    def close(self) -> None:
        """Close the connections; an embedded engine stops when nobody else uses it."""
        self._stack.close()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn the driver's errors into ones that say what to do."""
    try:
        yield
    except GraphsvcError:
        raise
    except AuthError:
        raise WrongPassword(f"{address.uri} refuses the user {address.user!r}.") from None
    except (ServiceUnavailable, OSError) as error:
        raise ServerUnreachable(f"Nothing answers at {address.uri} ({_first(error)}).") from None
    except Neo4jError as error:
        raise _meaning(error, address) from error
    except DriverError as error:
        raise StoreError(f"The connection to {address.uri} failed ({_first(error)}).") from error


def _meaning(error: Neo4jError, address: Address) -> StoreError:
    code, message = error.code or "", str(error.message)
    if "AuthenticationRateLimit" in code:
        return WrongPassword(f"{address.uri} was given a wrong password too often; wait a little.")
    if "DatabaseNotFound" in code:
        return WrongDatabase(f"{address.uri} has no database {address.database!r}.")
    if isinstance(error, Forbidden) or "AccessMode" in code:
        return StoreError("The query writes, and only reads are allowed.", "Use graphsvc load.")
    if "TimedOut" in code or "Terminated" in code or "timeout" in message.lower():
        return QueryTimeout("The query was stopped at its time limit.")
    if "No space left" in message or "OutOfDisk" in code or "disk" in message.lower():
        return DiskFull("The database could not write.")
    if isinstance(error, ClientError):
        return StoreError(f"The database refuses the query: {_brief(message)}", "")
    return StoreError(f"The database failed ({code}): {_brief(message)}")


def _first(error: BaseException) -> str:
    return _brief(str(error)) or type(error).__name__


def _brief(message: str) -> str:
    return message.strip().partition("\n")[0][:300]
