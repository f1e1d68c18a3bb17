"""A small graph of its own for each test of answers, on each engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest
from small import PLURAL, entity

from graphsvc.answers.graph import Graph
from graphsvc.model.records import Batch, Entity, Registry
from graphsvc.store.database import Database
from graphsvc.store.load import load_batches, load_registries

THINGS = {
    "City": ["a", "b", "c", "d"],
    "Region": ["province"],
    "Organization": ["paper", "gazette", "club", "hall"],
    "Agreement": ["pact", "charter", "draft"],
    "Person": ["first", "second", "third"],
    "Post": ["mayor", "clerk"],
    "Event": ["fair", "meeting"],
    "Programme": ["plan", "works"],
    "Topic": ["water"],
}


@pytest.fixture
def answering(database: Database) -> Iterator[Callable[..., Graph]]:
    """Load these batches, each a source, with other ``things``; what answers questions of them."""
    known = [entity(n, kind) for kind, names in THINGS.items() for n in names]
    plural = entity(PLURAL, "City", collective=True)
    with ExitStack() as opened:

        def load(*batches: Batch, things: Sequence[Entity] = ()) -> Graph:
            named = {one.id: one for one in (*known, plural, *things)}
            load_registries(database, [Registry(name="e.yaml", entities=tuple(named.values()))])
            load_batches(database, batches)
            return opened.enter_context(Graph(database.settings))

        yield load
