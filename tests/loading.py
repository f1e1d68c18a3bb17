"""A program that loads one source into an embedded engine, to be killed by a test."""

from __future__ import annotations

import sys
from pathlib import Path

from small import batch, edge, entity

from graphsvc.model.records import Batch, Registry
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch

CITIES = [f"city-{number}" for number in range(600)]
ENTITIES = Registry(
    name="entities.yaml",
    entities=(entity("agr"), *[entity(name, "City") for name in CITIES]),
)


def source(words: str) -> Batch:
    """A source with many claims, all of them in these words."""
    parties = [(city, f"{words} {number}") for city in CITIES for number in range(3)]
    return batch(*[edge(city, "party to", "agr", quote) for city, quote in parties])


if __name__ == "__main__":
    with Database(Settings(data=Path(sys.argv[1]))) as database:
        print(database.address.uri, flush=True)
        if len(sys.argv) > 2:
            load_batch(database, source(sys.argv[2]))
            print("loaded", flush=True)
        sys.stdin.read()
