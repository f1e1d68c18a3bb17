"""Clients that read while a source is reloaded: is every answer whole, and how long does it take?

    python bench/load_8_clients.py                # 8 clients, a minute, ten reloads
    python bench/load_8_clients.py --clients 4 --seconds 10 --reloads 4
    GRAPHSVC_DATABASE_URI=bolt://… GRAPHSVC_DATABASE_PASSWORD=… python bench/load_8_clients.py

The data are those of the bundled seed and one source more, in a folder of their own (the server
that is named is filled!). That source is loaded again and again, now with 400 claims and now with
650: an answer that counts any other number is a wrong one, and so is any status but 200, and a
second answer to one question of one data version. Printed are p50 and p99 of each endpoint in
milliseconds, and of its own Cypher through the bare driver, one after the other, before the load
begins.
"""

from __future__ import annotations

import argparse
import http.client
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from clients import (
    ask,
    bare_driver,
    connected,
    engine,
    percentiles,
    running,
    seeded,
    serving,
    timed,
)

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


_HUB = {"id": HUB, "source": [SOURCE]}
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
        "source_counts", {"source": SOURCE},
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
    bodies: dict[tuple[str, int], int] = field(default_factory=dict)
    """By question and data version: the hash of the answer."""
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    for name, number in (("clients", 8), ("seconds", 60), ("reloads", 10)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    with seeded() as database:
        seen, driver = measure(database, asked.clients, asked.seconds, asked.reloads)
        name = engine(database)
    print(f"{name}, {asked.clients} clients, {asked.seconds} s, {asked.reloads} reloads")
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
            with running(clients, partial(client, port, until, seen)):
                for number in range(reloads):
                    time.sleep(max(0, until - time.monotonic()) / (reloads - number + 1))
                    load_files(database, [files[(number + 1) % 2]])
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


def client(port: int, until: float, seen: Seen, number: int) -> None:
    """Ask one endpoint after the other until the time is over."""
    titles = list(ENDPOINTS)
    with closing(connected(port)) as connection:
        while time.monotonic() < until and len(seen.wrong) < 50:
            title = titles[number % len(titles)]
            number += 1
            try:
                check(connection, title, seen)
            except (OSError, http.client.HTTPException) as error:
                seen.wrong.append(f"{title}: {error!r}")
                connection.close()


def check(connection: http.client.HTTPConnection, title: str, seen: Seen) -> None:
    """Ask once; note how long it took, what it counts, and what is wrong with that."""
    start = time.perf_counter()
    status, body = ask(connection, ENDPOINTS[title].path)
    seen.seconds[title].append(time.perf_counter() - start)
    if status != 200:
        seen.wrong.append(f"{title}: {status} {body[:300]!r}")
        return
    told = json.loads(body)
    version = told["data_version"]
    if seen.bodies.setdefault((title, version), hash(body)) != hash(body):
        seen.wrong.append(f"{title}: two answers of data version {version}")
    count = ENDPOINTS[title].count(told)
    seen.counts[title].add(count)
    if count not in SIZES:
        seen.wrong.append(f"{title}: counts {count}")


def bare(database: Database, rounds: int) -> dict[str, list[float]]:
    """Seconds of each endpoint's own Cypher through the driver."""
    with bare_driver(database) as query:
        return {
            title: timed(query(endpoint.query, **endpoint.given), rounds, warm=20)
            for title, endpoint in ENDPOINTS.items()
            if endpoint.query is not None
        }


def report(seen: Seen, driver: dict[str, list[float]]) -> None:
    """Print the figures, and what went wrong."""
    print(f"{'endpoint':<10}{'answers':>9}{'HTTP p50 / p99 ms':>22}{'driver p50 / p99 ms':>22}")
    for title, taken in sorted(seen.seconds.items()):
        alone = percentiles(driver[title]) if title in driver else "-"
        print(f"{title:<10}{len(taken):>9}{percentiles(taken):>22}{alone:>22}")
    print(f"{sum(map(len, seen.seconds.values()))} answers, {len(seen.wrong)} of them wrong")
    for text in seen.wrong[:10]:
        print("  " + text)


if __name__ == "__main__":
    main()
