"""Which files of the seed the tests rest on: a small part that stays as it is, and all of it.

The seed grows. Exact results, golden files and counts rest on ``khoy_konya``: two reports of one
agreement, the judgements on them, and of the registries only the entities that they name. What is
tested on the ``whole`` seed must hold however much is added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from graphsvc.model.records import Batch, Registry, Same
from graphsvc.settings import bundled
from graphsvc.sources.claims import entities_of
from graphsvc.sources.seed import Seed, read_seed
from graphsvc.store.database import Database
from graphsvc.store.load import load_batches, load_registries

FIXED = (
    "sources/alwefaq-khoy-konya.yaml",
    "sources/irib-khoy-konya.yaml",
    "judgements/khoy-konya.yaml",
)


@cache
def khoy_konya() -> Seed:
    """The part that stays as it is."""
    folder = bundled("seed")
    seed = read_seed([folder / "entities", *(folder / name for name in FIXED)])
    named = set(_named(seed.batches, seed.registries))
    registries = tuple(
        registry.model_copy(
            update={"entities": tuple(e for e in registry.entities if e.id in named)}
        )
        for registry in seed.registries
    )
    return Seed(registries, seed.batches, seed.files)


@cache
def whole() -> Seed:
    """All of it."""
    return read_seed([bundled("seed")])


def load(database: Database, seed: Seed) -> None:
    """Put a seed into a database."""
    load_registries(database, seed.registries)
    load_batches(database, seed.batches)


def _named(batches: Iterable[Batch], registries: Iterable[Registry]) -> Iterator[str]:
    """Every entity that these sources and judgements name."""
    for batch in batches:
        yield from entities_of(batch.claims)
        for question in batch.not_stated:
            yield from question.entities
        stated = (batch.source.publisher, batch.source.dateline)
        yield from (said.value for said in stated if said)
    for registry in registries:
        for judgement in registry.judgements:
            if isinstance(judgement, Same):
                yield from judgement.entities
