"""What HTTP adds: each endpoint beside its own Cypher through the bare driver, in one run.

    python bench/http_overhead.py                 # the embedded engine
    GRAPHSVC_DATABASE_URI=bolt://… GRAPHSVC_DATABASE_PASSWORD=… python bench/http_overhead.py

The data are those of ``seed/``, loaded into a folder of their own (into the server that is named).
Both ways are asked in turn, so that a noisy machine disturbs both alike.
"""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import neo4j

from graphsvc.model import model
from graphsvc.settings import Settings, bundled
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database

ROUNDS = 1000
LENS = {"modality": ["asserted"], "certainty": None, "source": None, "as_of": None}
COUNTING = {**LENS, "min_publishers": 1, "symmetric": list(model.SYMMETRIC)}
SERVE = """
import sys, uvicorn
from graphsvc.api.app import create_app
from graphsvc.model import model
from graphsvc.settings import Settings
uvicorn.run(create_app(Settings.from_environment()), port=int(sys.argv[1]), log_level="error")
"""

# Each endpoint, and the queries it runs, `data_version` included.
ENDPOINTS: dict[str, tuple[str, list[tuple[str, dict[str, object]]]]] = {
    "one claim": ("/v1/claims/{claim}", [("claim", {"start": "khoy", "claim": "{claim}"})]),
    "adjacent": (
        "/v1/entities/khoy/adjacent",
        [
            ("entity", {"id": "khoy"}),
            ("relationships_of", {"id": "khoy", **COUNTING}),
            ("adjacent", {"id": "khoy", "relationship": None, "skip": 0, "limit": 50, **COUNTING}),
        ],
    ),
    "entity": (
        "/v1/entities/khoy",
        [
            ("entity", {"id": "khoy"}),
            ("merged_into", {"id": "khoy"}),
            ("attributes", {"id": "khoy", **LENS}),
            ("relationships_of", {"id": "khoy", **COUNTING}),
            ("names", {"id": "khoy"}),
            ("sources_of", {"id": "khoy"}),
        ],
    ),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), data=Path(folder))
        with Database(settings) as database:
            load_files(database, [bundled("seed")])
            measure(database, settings)


def measure(database: Database, settings: Settings) -> None:
    port = free_port()
    environment = os.environ | {"GRAPHSVC_DATA": str(settings.data)}
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(port)], env=environment)
    address = database.address
    login = (address.reader_user, address.reader_password)
    try:
        wait_for(port)
        with neo4j.GraphDatabase.driver(
            address.uri, auth=login, notifications_min_severity="OFF"
        ) as driver:
            rows = database.read(database.queries.read["keys"])
            claim = next(r["claim"] for r in rows if r["claim"].startswith("khoy~"))
            name = "embedded" if address.embedded else "Neo4j"
            print(f"{name}, {ROUNDS} rounds: milliseconds, p50 / p99")
            print(f"{'endpoint':<12}{'driver':>16}{'HTTP':>16}{'HTTP adds':>16}{'ratio p50':>12}")
            for title in ENDPOINTS:
                report(title, *pair(title, claim, database, driver, port))
    finally:
        server.terminate()
        server.wait()


def pair(
    title: str, claim: str, database: Database, driver: neo4j.Driver, port: int
) -> tuple[list[float], list[float]]:
    """Seconds of each round: by the driver, and over HTTP."""
    path, queries = ENDPOINTS[title]
    read = database.queries.read
    work = [(read["data_version"].text, {})]
    for query, given in queries:
        parameters = {k: claim if v == "{claim}" else v for k, v in given.items()}
        work.append((read[query].text, parameters))
    client = http.client.HTTPConnection("127.0.0.1", port)

    def by_driver() -> None:
        for text, parameters in work:
            with driver.session(database=database.address.database) as session:
                session.execute_read(lambda t, c=text, p=parameters: t.run(c, p).data())

    def by_http() -> None:
        client.request("GET", path.format(claim=claim))
        answer = client.getresponse()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {answer.read()!r}")
        answer.read()

    ways: list[Callable[[], None]] = [by_driver, by_http]
    times: list[list[float]] = [[], []]
    for number in range(ROUNDS + 50):
        for way, taken in zip(ways, times, strict=True):
            start = time.perf_counter()
            way()
            if number >= 50:  # the first ones warm up
                taken.append(time.perf_counter() - start)
    return times[0], times[1]


def report(title: str, driver: list[float], http_: list[float]) -> None:
    d, h = percentiles(driver), percentiles(http_)
    added = [h[0] - d[0], h[1] - d[1]]
    cells = [f"{a:.2f} / {b:.2f}" for a, b in (d, h, added)]
    print(f"{title:<12}" + "".join(f"{c:>16}" for c in cells) + f"{h[0] / d[0]:>12.2f}")


def percentiles(seconds: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(seconds, n=100)
    return cuts[49] * 1000, cuts[98] * 1000


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            client = http.client.HTTPConnection("127.0.0.1", port)
            client.request("GET", "/readyz")
            if client.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the service did not start")


if __name__ == "__main__":
    main()
