"""Loading files into the database: seed files and dumps, checked against what is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from graphsvc.errors import SeedError
from graphsvc.model.records import Conflict, NotStated, Same
from graphsvc.sources.check import Known
from graphsvc.sources.dumps import check_dump
from graphsvc.sources.folders import DUMP
from graphsvc.sources.seed import Seed, read_seed
from graphsvc.sources.warn import Identified
from graphsvc.store.database import Database, Row
from graphsvc.store.dump import read_dump
from graphsvc.store.load import Loaded, load_batches, load_registries
from graphsvc.store.properties import to_entity, to_judgement


def ignored(warning: str) -> None:
    """What becomes of a warning where nobody wants it."""


def known_in(database: Database) -> Known:
    """What the database holds that a seed file may refer to."""
    read = database.queries.read
    rows = database.read(read["entities"]) + database.read(read["merged_ids"])
    types = {row["id"]: row["type"] for row in rows}
    declared = {row["id"]: row["properties"].get("registry", "") for row in rows}
    sources = frozenset(row["id"] for row in database.read(read["sources"]))
    keys = frozenset(f"{row['source']}#{row['key']}" for row in database.read(read["keys"]))
    return Known(types, sources, keys, declared, _identified(database, rows))


def _identified(database: Database, rows: Sequence[Row]) -> Identified:
    """What is stored with an external id, merged or not, and who is held for one."""
    bearing = [row for row in rows if any(key.startswith("id_") for key in row["properties"])]
    entities = {row["id"]: to_entity(row["type"], row["properties"]) for row in bearing}
    judged: dict[str, list[Same]] = defaultdict(list)
    for row in database.read(database.queries.read["judgements"]):
        judgement = to_judgement(row["properties"])
        if isinstance(judgement, Same):
            judged[row["properties"]["registry"]].append(judgement)
    return Identified(entities, judged)


def load_files(
    database: Database, paths: Sequence[Path], warn: Callable[[str], object] = ignored
) -> list[Loaded]:
    """Load seed files, folders of them, or dumps; what each transaction changed.

    Everything is read and checked before anything is written: ``SeedError`` leaves the database
    as it was. ``warn`` is told what looks wrong and is loaded all the same.
    """
    dumps = [path for path in paths if path.suffix.lower() == DUMP]
    seeds = [path for path in paths if path.suffix.lower() != DUMP]
    database.define_schema()
    known = stored = known_in(database)
    registries, batches = [], []
    warnings: list[str] = []
    for path in dumps:
        dumped = read_dump(path)
        known = known.with_these(dumped.registries, dumped.batches)
        warnings += check_dump(path.name, dumped, known)
        registries += dumped.registries
        batches += dumped.batches
    if seeds:
        seed = read_seed(seeds, known)
        _refuse_namesakes(database, seed, stored)
        registries += seed.registries
        batches += seed.batches
        warnings += seed.warnings
    for warning in warnings:
        warn(warning)
    loading = {batch.source.id for batch in batches}
    done = [load_registries(database, registries, loading), *load_batches(database, batches)]
    # Only now has no source that is loaded here a claim about an entity that has vanished.
    last = load_registries(database, registries)
    return [*done, last] if last.changed else done


def _refuse_namesakes(database: Database, seed: Seed, known: Known) -> None:
    """Refuse a file that would take the place of another one of its name, from another folder.

    It is taken for the same where it shares an entity, a judgement or a source with what is
    stored. A file that holds nothing at all takes back what was there.
    """
    stored: dict[str, set[str]] = defaultdict(set)
    for entity, name in known.declared.items():
        stored[name].add(entity)
    for row in database.read(database.queries.read["judgements"]):
        stored[row["properties"]["registry"]] |= _judged(to_judgement(row["properties"]))
    sources = {(f.name, f.fields.source.id) for f in seed.files if f.fields.source}
    for registry in seed.registries:
        there = stored[registry.name]
        here = {entity.id for entity in registry.entities}.union(*map(_judged, registry.judgements))
        own = {source for name, source in sources if name == registry.name}
        if there and (here or own) and not here & there and not own & known.sources:
            some = ", ".join(sorted(there)[:3])
            raise SeedError(
                f"{registry.name}: the database holds another file of this name, which speaks of"
                f" {some}; this one would take its place.",
                "Name one of them otherwise. If they are the same, load it once with nothing but"
                " `entities: []`.",
            )


def _judged(judgement: Same | Conflict | NotStated) -> set[str]:
    """What tells a judgement from others, however it is worded."""
    if isinstance(judgement, Same):
        return {" = ".join(sorted(judgement.entities))}
    return set(judgement.claims) if isinstance(judgement, Conflict) else set()
