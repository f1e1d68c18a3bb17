"""Every endpoint with eight clients at once, beside the bare driver with as many.

    python bench/endpoints.py                    # 8 clients, 25 requests each of every endpoint
    python bench/endpoints.py --clients 1 --rounds 100
    GRAPHSVC_DATABASE_URI=bolt://… GRAPHSVC_DATABASE_PASSWORD=… python bench/endpoints.py

The data are those of the bundled seed, in a folder of their own (the server that is named is
filled!). Printed are p50 and p99 in milliseconds over HTTP, and of the endpoint's main query
through the driver; what is answered from memory has none.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from clients import (
    Call,
    bare_driver,
    by_http,
    engine,
    percentiles,
    running,
    seeded,
    serving,
    timed,
)

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
    "/v1/sources/irib-khoy-konya": ("source_counts", {"source": "irib-khoy-konya"}),
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
    with seeded() as database, bare_driver(database) as query:
        print(f"{engine(database)}, {asked.clients} clients, {asked.rounds} requests each")
        print(f"{'endpoint':<60}{'HTTP p50 / p99':>18}{'driver p50 / p99':>20}")
        with serving(database.settings) as port:
            for path, (name, given) in ENDPOINTS.items():
                over_http = together(asked, partial(by_http, port, path))
                alone = "-"
                if given is not None:
                    alone = percentiles(together(asked, partial(query, name, **given)))
                print(f"{path[:58]:<60}{percentiles(over_http):>18}{alone:>20}")


def together(asked: argparse.Namespace, client: Callable[[], Call]) -> list[float]:
    """Seconds of each call of so many clients at once."""
    taken: list[float] = []
    with running(asked.clients, lambda _: taken.extend(timed(client(), asked.rounds))):
        pass
    return taken


if __name__ == "__main__":
    main()
