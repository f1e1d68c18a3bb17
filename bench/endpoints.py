"""Every endpoint with eight clients at once, beside the bare driver with as many.

    python bench/endpoints.py                    # 8 clients, 25 requests each of every endpoint
    python bench/endpoints.py --clients 1 --rounds 100
    GRAPHSVC_DATABASE_URI=bolt://… GRAPHSVC_DATABASE_PASSWORD=… python bench/endpoints.py

The service is `graphsvc serve` in a process of its own, over the bundled seed in a folder of its
own (the server that is named is filled!). Printed are p50 and p99 in milliseconds over HTTP, and
of the endpoint's main query through the driver; what is answered from memory has none. The clients
are threads of one Python program on the same machine: they too are measured.
"""

from __future__ import annotations

import argparse
import http.client
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from load_8_clients import percentiles, serving
from neo4j import GraphDatabase, RoutingControl

from graphsvc.answers.graph import DEFAULTS
from graphsvc.settings import Settings, bundled
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database

CLAIM = "mayor-konya~829c941b53d297b3"
ENDPOINTS: dict[str, tuple[str, dict[str, Any] | None]] = {
    "/v1/entities/isfahan": ("relationships_of", {"id": "isfahan"}),
    "/v1/entities/isfahan/adjacent": ("adjacent", {"id": "isfahan", "limit": 50}),
    "/v1/entities/mashhad/posts": ("posts", {"id": "mashhad"}),
    "/v1/cities/isfahan/ties": ("ties", {"id": "isfahan"}),
    "/v1/cities/isfahan/ties?as_of=2023-06-01&min_publishers=2": ("ties", {"id": "isfahan"}),
    "/v1/organizations/metropolis/members": ("members", {"id": "metropolis"}),
    "/v1/agreements/agr-khoy-konya": ("agreement", {"id": "agr-khoy-konya"}),
    f"/v1/claims/{CLAIM}": ("claim", {"start": "mayor-konya", "claim": CLAIM}),
    "/v1/sources/irib-khoy-konya": ("source_claims", {"source": "irib-khoy-konya"}),
    "/v1/common?a=isfahan&b=tehran": ("common", {"a": "isfahan", "b": "tehran"}),
    "/v1/changes?since=0": ("changes", {"since": 0}),
    "/v1/search?q=%D9%82%D9%88%D9%86%DB%8C%D9%87": ("", None),
    "/v1/entities?type=City": ("", None),
    "/v1/agreements": ("", None),
    "/v1/events": ("", None),
    "/v1/claims?about=isfahan": ("", None),
    "/v1/sources": ("", None),
    "/v1/contested": ("", None),
    "/v1/paths?from=khoy&to=isfahan": ("", None),
    "/v1/network?around=isfahan&hops=2": ("", None),
    "/v1/overview": ("", None),
    "/v1/model": ("", None),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    for name, number in (("clients", 8), ("rounds", 25)):
        parser.add_argument(f"--{name}", type=int, default=number)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), data=Path(folder) / "data")
        with Database(settings) as database:
            load_files(database, [bundled("seed")])
            engine = "embedded" if database.address.embedded else "Neo4j"
            print(f"{engine}, {asked.clients} clients, {asked.rounds} requests each")
            print(f"{'endpoint':<60}{'HTTP p50 / p99':>18}{'driver p50 / p99':>20}")
            with serving(settings) as port:
                for path, (query, given) in ENDPOINTS.items():
                    over_http = together(asked, partial(client, port, path))
                    alone = "-"
                    if given is not None:
                        run = driver(database, query, given)
                        alone = percentiles(together(asked, run))
                    print(f"{path[:58]:<60}{percentiles(over_http):>18}{alone:>20}")


def together(asked: argparse.Namespace, start: Callable[[], Callable[[], None]]) -> list[float]:
    """Seconds of each call, made by so many threads at once; each warms up with three."""
    taken: list[float] = []

    def work() -> None:
        call = start()
        for number in range(asked.rounds + 3):
            begun = time.perf_counter()
            call()
            if number >= 3:
                taken.append(time.perf_counter() - begun)

    threads = [threading.Thread(target=work) for _ in range(asked.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def client(port: int, path: str) -> Callable[[], None]:
    """A client with a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def call() -> None:
        connection.request("GET", path)
        with closing(connection.getresponse()) as answer:
            body = answer.read()
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status} {body[:300]!r}")

    return call


def driver(
    database: Database, name: str, given: dict[str, Any]
) -> Callable[[], Callable[[], None]]:
    """The query of that name through the driver, which all threads share."""
    address, query = database.address, database.queries.read[name]
    login = (address.reader_user, address.reader_password)
    opened = GraphDatabase.driver(address.uri, auth=login, notifications_min_severity="OFF")
    usual = {"modality": ["asserted"], **DEFAULTS, **given}
    parameters = {name: usual.get(name) for name in query.parameters}

    def call() -> None:
        opened.execute_query(
            query.text, parameters, database_=address.database, routing_=RoutingControl.READ
        )

    return lambda: call


if __name__ == "__main__":
    main()
