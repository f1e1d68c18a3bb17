"""What the measurements share: a filled database, the service over it, and clients of both.

The service is `graphsvc serve` in a process of its own. The clients are threads of this program,
each with a connection of its own: on the same machine they too are measured.
"""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase, RoutingControl

from graphsvc.answers.graph import DEFAULTS
from graphsvc.settings import Settings, bundled
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database

Call = Callable[[], object]


@contextmanager
def seeded() -> Iterator[Database]:
    """The bundled seed in a folder of its own, or on the server that the environment names."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), data=Path(folder) / "data")
        with Database(settings) as database:
            load_files(database, [bundled("seed")])
            yield database


def engine(database: Database) -> str:
    return "embedded" if database.address.embedded else "Neo4j"


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """The service over these data; the port at which it is ready."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = int(held.getsockname()[1])
    named = {"URI": settings.database_uri, "PASSWORD": settings.database_password}
    login = {f"GRAPHSVC_DATABASE_{name}": value or "" for name, value in named.items()}
    environment = {**os.environ, **login, "GRAPHSVC_DATA": str(settings.data)}
    script = str(Path(sys.executable).with_name("graphsvc"))
    command = [script, "serve", "--no-seed", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        with suppress(OSError), closing(connected(port)) as connection:
            if ask(connection, "/readyz")[0] == 200:
                return
        time.sleep(0.1)
    raise SystemExit("the service did not start")


def connected(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def ask(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    """Status and body."""
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


def by_http(port: int, path: str) -> Call:
    """Asks the service, over one connection that is kept."""
    connection = connected(port)

    def call() -> None:
        status, body = ask(connection, path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {body[:300]!r}")

    return call


@contextmanager
def bare_driver(database: Database) -> Iterator[Callable[..., Call]]:
    """Asks a named query through the bare driver, without what graphsvc does around it.

    What is not given is as in an answer without a lens.
    """
    address = database.address
    login = (address.reader_user, address.reader_password)
    with GraphDatabase.driver(address.uri, auth=login, notifications_min_severity="OFF") as driver:

        def asking(name: str, **given: Any) -> Call:
            query = database.queries.read[name]
            usual = {"modality": ["asserted"], **DEFAULTS, **given}
            parameters = {name: usual.get(name) for name in query.parameters}
            return lambda: driver.execute_query(
                query.text,
                parameters,
                database_=address.database,
                routing_=RoutingControl.READ,
            )

        yield asking


@contextmanager
def running(number: int, work: Callable[[int], None]) -> Iterator[None]:
    """So many threads at work, each told its number; at the end all of them have ended."""
    threads = [threading.Thread(target=work, args=(each,)) for each in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()


def timed(call: Call, rounds: int, warm: int = 3) -> list[float]:
    """Seconds of each call, after some that warm up."""
    taken = []
    for number in range(rounds and rounds + warm):
        start = time.perf_counter()
        call()
        if number >= warm:
            taken.append(time.perf_counter() - start)
    return taken


def percentiles(seconds: list[float]) -> str:
    """The 50th and the 99th, in milliseconds."""
    cuts = statistics.quantiles([1000 * each for each in seconds], n=100)
    return f"{cuts[49]:.1f} / {cuts[98]:.1f}"
