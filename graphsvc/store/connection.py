"""A connection over Bolt: sessions to read and to write, and errors that say what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

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
from graphsvc.settings import Settings
from graphsvc.store.connect import address_of
from graphsvc.store.folder import Address

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
"""Of the addresses of a Neo4j; the driver takes others too, and fails later."""
_VANISHED = re.compile(r"Record #\d+:\d+ not found")
"""What the embedded engine says where a query meets what another transaction deletes."""
RETRY_SECONDS = {True: 2, False: 5}
"""How long the driver repeats a transaction that a passing error ended: embedded, on a server."""


class Connection:
    """Drivers for the reading and the writing user; an embedded engine runs as long as it."""

    def __init__(self, settings: Settings) -> None:
        self._stack = ExitStack()
        try:
            self.address: Address = self._stack.enter_context(address_of(settings))
            a = self.address
            self._writer = self._driver(a.user, a.password)
            self._reader = (
                self._writer
                if a.reader_user == a.user
                else self._driver(a.reader_user, a.reader_password)
            )
            self._verify()
        except BaseException:
            self.close()
            raise

    def _driver(self, user: str, password: str) -> neo4j.Driver:
        try:
            where = urlsplit(self.address.uri)
            if where.scheme not in SCHEMES or not where.hostname or where.port == 0:
                raise ValueError("it should be like bolt://host:7687 or neo4j+s://host")
            driver = neo4j.GraphDatabase.driver(
                self.address.uri,
                auth=(user, password),
                connection_timeout=10,
                max_transaction_retry_time=RETRY_SECONDS[self.address.embedded],
                notifications_min_severity="OFF",
                user_agent="graphsvc",
            )
        except (ValueError, DriverError) as error:
            raise ServerUnreachable(f"{self.address.uri} is no Bolt address ({error}).") from None
        self._stack.callback(driver.close)
        return driver

    def _verify(self) -> None:
        """Fail now, with the reason, rather than at the first question."""
        with self.reading() as session:
            # Not execute_read: it would retry for seconds where nothing listens.
            session.run("RETURN 1").consume()

    @contextmanager
    def reading(self) -> Iterator[neo4j.Session]:
        """A session that cannot write: by its user or, on a server, by its access mode."""
        with (
            translated(self.address),
            self._reader.session(
                database=self.address.database, default_access_mode=neo4j.READ_ACCESS
            ) as session,
        ):
            yield session

    @contextmanager
    def writing(self) -> Iterator[neo4j.Session]:
        """A session that can write."""
        with (
            translated(self.address),
            self._writer.session(database=self.address.database) as session,
        ):
            yield session

    def close(self) -> None:
        """Close the drivers, then let go of an embedded engine."""
        self._stack.close()


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
        reason = _brief(str(error)) or type(error).__name__
        raise ServerUnreachable(f"Nothing answers at {address.uri} ({reason}).") from None
    except Neo4jError as error:
        raise _meaning(error, address) from error
    except DriverError as error:
        message = f"The connection to {address.uri} failed ({_brief(str(error))})."
        raise StoreError(message) from error


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
    if "No space left" in message or "OutOfDisk" in code:
        return DiskFull("The database could not write.")
    if _VANISHED.search(message):
        return DataVersionChanged("A record vanished while it was read.")
    if isinstance(error, ClientError):
        return StoreError(f"The database refuses the query: {_brief(message)}", "")
    return StoreError(f"The database failed ({code}): {_brief(message)}")


def _brief(message: str) -> str:
    return message.strip().partition("\n")[0][:300]
