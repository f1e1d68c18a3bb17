"""Clients that read while a source is reloaded: is every answer whole, and how long does it take?

    python bench/load_8_clients.py                # 8 clients, a minute, ten reloads
    python bench/load_8_clients.py --clients 4 --seconds 10 --reloads 4
    GRAPHSVC_DATABASE_URI=bolt://… GRAPHSVC_DATABASE_PASSWORD=… python bench/load_8_clients.py

The service is `graphsvc serve` in a process of its own, over the bundled seed and one source more,
in a folder of its own (the server that is named is filled!). That source is loaded again and again,
now with 400 claims and now with 650: an answer that counts any other number is a wrong one, and
so is any status but 200. Printed are p50 and p99 of each endpoint in milliseconds, and of its own
Cypher through the bare driver, one after the other, before the load begins. The clients are threads
of one Python program on the same machine: they too are measured.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase, RoutingControl

from graphsvc.answers.graph import DEFAULTS
from graphsvc.settings import Settings, bundled
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database

SIZES = (400, 650)
HUB, SOURCE = "club-of-the-bench", "source-of-the-bench"
DRIVER_ROUNDS = 200
Answer = dict[str, Any]


@dataclass(frozen=True)
class Endpoint:
    """A question, how its answer counts the claims of the source, and its Cypher."""

    path: str
    count: Callable[[Answer], int]
    query: str | None = None
    given: Answer = field(default_factory=dict)


_HUB = {"id": HUB, "source": [SOURCE], "modality": ["asserted"]}
ENDPOINTS = {
    "claims": Endpoint(f"/v1/claims?source={SOURCE}&limit=1", lambda a: a["total"]),
    "entity": Endpoint(
        f"/v1/entities/{HUB}?source={SOURCE}", lambda a: sum(a["relationships"].values()),
        "relationships_of", _HUB,
    ),
    "adjacent": Endpoint(
        f"/v1/entities/{HUB}/adjacent?source={SOURCE}&limit=20", lambda a: a["total"],
        "adjacent", {**_HUB, "limit": 20},
    ),
    "members": Endpoint(
        f"/v1/organizations/{HUB}/members?source={SOURCE}&limit=20", lambda a: a["total"],
        "members", {"id": HUB},
    ),
    "source": Endpoint(
        f"/v1/sources/{SOURCE}", lambda a: sum(a["claims"].values()),
        "source_claims", {"source": SOURCE},
    ),
    "network": Endpoint(
        f"/v1/network?around={HUB}&source={SOURCE}&limit=1000", lambda a: len(a["edges"])
    ),
}  # fmt: skip


@dataclass
class Seen:
    """What the clients saw."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    counts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    for name, number in (("clients", 8), ("seconds", 60), ("reloads", 10)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), data=Path(folder) / "data")
        with Database(settings) as database:
            load_files(database, [bundled("seed")])
            seen, driver = measure(database, asked.clients, asked.seconds, asked.reloads)
            engine = "embedded" if database.address.embedded else "Neo4j"
    print(f"{engine}, {asked.clients} clients, {asked.seconds} s, {asked.reloads} reloads")
    report(seen, driver)
    sys.exit(bool(seen.wrong))


def measure(
    database: Database, clients: int, seconds: float, reloads: int, rounds: int = DRIVER_ROUNDS
) -> tuple[Seen, dict[str, list[float]]]:
    """Read for some seconds while the source is reloaded; what the bare driver takes, in quiet."""
    with tempfile.TemporaryDirectory() as folder:
        files = [written(Path(folder), size) for size in SIZES]
        load_files(database, files[:1])
        with serving(database.settings) as port:
            driver = bare(database, rounds)
            seen = Seen()
            until = time.monotonic() + seconds
            threads = [
                threading.Thread(target=client, args=(port, number, until, seen))
                for number in range(clients)
            ]
            for thread in threads:
                thread.start()
            for number in range(reloads):
                time.sleep(max(0, until - time.monotonic()) / (reloads - number + 1))
                load_files(database, [files[(number + 1) % 2]])
            for thread in threads:
                thread.join()
    return seen, driver


def written(folder: Path, size: int) -> Path:
    """A seed file with the source, of so many claims, and all entities of the largest."""
    names = [f"city-of-the-bench-{number}" for number in range(max(SIZES))]
    lines = ["entities:", f"  - {{id: {HUB}, type: Organization, names: {{en: Club}}}}"]
    lines += [f"  - {{id: {name}, type: City, names: {{en: {name}}}}}" for name in names]
    lines.append(f"source: {{id: {SOURCE}, kind: register, language: en}}")
    lines.append("mentions:")
    lines += [f"  - {{entity: {name}, locator: row}}" for name in [HUB, *names[:size]]]
    lines.append("claims:")
    lines += [f"  - {{edge: [{name}, member of, {HUB}], locator: {size}}}" for name in names[:size]]
    (folder / str(size)).mkdir()
    path = folder / str(size) / "bench.yaml"  # one name: a registry is known by its file
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def client(port: int, number: int, until: float, seen: Seen) -> None:
    """Ask one endpoint after the other until the time is over."""
    titles = list(ENDPOINTS)
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        while time.monotonic() < until and len(seen.wrong) < 50:
            title = titles[number % len(titles)]
            number += 1
            try:
                ask(connection, title, seen)
            except (OSError, http.client.HTTPException) as error:
                seen.wrong.append(f"{title}: {error!r}")
                connection.close()


def ask(connection: http.client.HTTPConnection, title: str, seen: Seen) -> None:
    """Ask once; note how long it took, what it counts, and what is wrong with that."""
    start = time.perf_counter()
    connection.request("GET", ENDPOINTS[title].path)
    answer = connection.getresponse()
    body = answer.read()
    seen.seconds[title].append(time.perf_counter() - start)
    if answer.status != 200:
        seen.wrong.append(f"{title}: {answer.status} {body[:300]!r}")
        return
    count = ENDPOINTS[title].count(json.loads(body))
    seen.counts[title].add(count)
    if count not in SIZES:
        seen.wrong.append(f"{title}: counts {count}")


def bare(database: Database, rounds: int) -> dict[str, list[float]]:
    """Seconds of each endpoint's own Cypher through the driver."""
    address = database.address
    login = (address.reader_user, address.reader_password)
    found: dict[str, list[float]] = defaultdict(list)
    with GraphDatabase.driver(address.uri, auth=login, notifications_min_severity="OFF") as driver:
        for title, endpoint in ENDPOINTS.items():
            if endpoint.query is None:
                continue
            query = database.queries.read[endpoint.query]
            given = {n: endpoint.given.get(n, DEFAULTS.get(n)) for n in query.parameters}
            for number in range(rounds and rounds + 20):
                start = time.perf_counter()
                driver.execute_query(
                    query.text, given, database_=address.database, routing_=RoutingControl.READ
                )
                if number >= 20:  # the first ones warm up
                    found[title].append(time.perf_counter() - start)
    return found


def report(seen: Seen, driver: dict[str, list[float]]) -> None:
    """Print the figures, and what went wrong."""
    print(f"{'endpoint':<10}{'answers':>9}{'HTTP p50 / p99 ms':>22}{'driver p50 / p99 ms':>22}")
    for title, taken in sorted(seen.seconds.items()):
        alone = percentiles(driver[title]) if title in driver else "-"
        print(f"{title:<10}{len(taken):>9}{percentiles(taken):>22}{alone:>22}")
    print(f"{sum(map(len, seen.seconds.values()))} answers, {len(seen.wrong)} of them wrong")
    for text in seen.wrong[:10]:
        print("  " + text)


def percentiles(seconds: list[float]) -> str:
    cuts = statistics.quantiles([1000 * each for each in seconds], n=100)
    return f"{cuts[49]:.1f} / {cuts[98]:.1f}"


@contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """`graphsvc serve` over these data; the port at which it is ready."""
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
        connection = http.client.HTTPConnection("127.0.0.1", port)
        with closing(connection), suppress(OSError):
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise SystemExit("the service did not start")


if __name__ == "__main__":
    main()
