"""Loading files into the database: seed files and dumps, checked against what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphsvc.sources.check import Known
from graphsvc.sources.seed import read_seed
from graphsvc.store.database import Database
from graphsvc.store.dump import read_dump
from graphsvc.store.load import Loaded, load_batches, load_registries


def known_in(database: Database) -> Known:
    """What the database holds that a seed file may refer to."""
    read = database.queries.read
    entities = {row["id"]: row["type"] for row in database.read(read["entities"])}
    merged = {row["id"]: row["type"] for row in database.read(read["merged_ids"])}
    sources = frozenset(row["id"] for row in database.read(read["sources"]))
    keys = frozenset(f"{row['source']}#{row['key']}" for row in database.read(read["keys"]))
    return Known({**entities, **merged}, sources, keys)


def load_files(database: Database, paths: Sequence[Path]) -> list[Loaded]:
    """Load seed files, folders of them, or dumps; what each transaction changed.

    Everything is read and checked before anything is written: ``SeedError`` leaves the database
    as it was.
    """
    dumps = [path for path in paths if path.suffix == ".ndjson"]
    seeds = [path for path in paths if path.suffix != ".ndjson"]
    database.define_schema()
    registries, batches = [], []
    for path in dumps:
        dumped = read_dump(path)
        registries += dumped.registries
        batches += dumped.batches
    if seeds:
        seed = read_seed(seeds, known_in(database))
        registries += seed.registries
        batches += seed.batches
    done = [load_registries(database, registries, keep_vanished=True)]
    done += load_batches(database, batches)
    # Only now has no source that is loaded here a claim about an entity that has vanished.
    last = load_registries(database, registries)
    return [*done, last] if last.changed else done
