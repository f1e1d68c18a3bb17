"""What HTTP adds: each endpoint beside all of its own Cypher through the bare driver, in one run.

    python bench/http_overhead.py                 # the embedded engine
    GRAPHSVC_DATABASE_URI=bolt://… GRAPHSVC_DATABASE_PASSWORD=… python bench/http_overhead.py

The data are those of the bundled seed, in a folder of their own (the server that is named is
filled!). Both ways are asked in turn, so that a noisy machine disturbs both alike.
"""

from __future__ import annotations

import statistics
from typing import Any

from clients import Call, bare_driver, by_http, engine, percentiles, seeded, serving, timed
from endpoints import CLAIM

ROUNDS = 1000

Query = tuple[str, dict[str, Any]]
VERSION: Query = ("data_version", {})

# Each endpoint, and the queries it runs beside reading the data version twice.
ENDPOINTS: dict[str, tuple[str, list[Query]]] = {
    "one claim": (f"/v1/claims/{CLAIM}", [("claim", {"start": "mayor-konya", "claim": CLAIM})]),
    "adjacent": (
        "/v1/entities/khoy/adjacent",
        [
            ("entity", {"id": "khoy"}),
            ("relationships_of", {"id": "khoy"}),
            ("adjacent", {"id": "khoy", "limit": 50}),
        ],
    ),
    "entity": (
        "/v1/entities/khoy",
        [
            ("entity", {"id": "khoy"}),
            ("merged_into", {"id": "khoy"}),
            ("attributes", {"id": "khoy"}),
            ("relationships_of", {"id": "khoy"}),
            ("names", {"id": "khoy"}),
        ],
    ),
}


def main() -> None:
    with seeded() as database, bare_driver(database) as query, serving(database.settings) as port:
        print(f"{engine(database)}, {ROUNDS} rounds: milliseconds, p50 / p99")
        print(f"{'endpoint':<12}{'driver':>16}{'HTTP':>16}{'HTTP adds p50':>16}{'ratio':>8}")
        for title, (path, queries) in ENDPOINTS.items():
            work = [query(name, **given) for name, given in [VERSION, VERSION, *queries]]
            report(title, *in_turn(work, by_http(port, path)))


def in_turn(queries: list[Call], request: Call) -> tuple[list[float], list[float]]:
    """Seconds of each round: of the queries, and over HTTP."""
    seconds: tuple[list[float], list[float]] = [], []
    for way in queries, [request]:
        for call in way:
            timed(call, 50)  # warms up
    for _ in range(ROUNDS):
        for way, taken in zip((queries, [request]), seconds, strict=True):
            taken.append(sum(timed(call, 1, warm=0)[0] for call in way))
    return seconds


def report(title: str, driver: list[float], http: list[float]) -> None:
    alone, over = 1000 * statistics.median(driver), 1000 * statistics.median(http)
    both = f"{percentiles(driver):>16}{percentiles(http):>16}"
    print(f"{title:<12}{both}{over - alone:>16.2f}{over / alone:>8.2f}")


if __name__ == "__main__":
    main()
