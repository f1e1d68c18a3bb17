"""Dump and load between the two engines: the graph that arrives is the graph that left."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from engines import wipe
from generated import generate
from small import content, judging, registry, same

from graphsvc.settings import Settings, bundled
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database
from graphsvc.store.dump import write_dump
from graphsvc.store.load import load_batch, load_registries

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]


def fill(database: Database, what: str) -> None:
    """The seed as it ships with a merge on top, or a generated graph of all kinds of records."""
    if what == "seed":
        load_files(database, [bundled("seed")])
        more = registry("more.yaml", "khoi", "xoy")
        load_registries(database, [more, judging(same("khoi", "khoy"), same("xoy", "konya"))])
        return
    graph = generate()
    load_registries(database, graph.registries)
    for batch in graph.batches:
        load_batch(database, batch)


def dumped(database: Database) -> str:
    out = StringIO()
    write_dump(database, out)
    return out.getvalue()


@pytest.mark.parametrize("what", ["seed", "generated"])
@pytest.mark.parametrize("way", [("embedded", "neo4j"), ("neo4j", "embedded")], ids=" to ".join)
def test_the_graph_moves_whole(
    way: tuple[str, str], what: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    one, other = (request.getfixturevalue(f"{name}_settings") for name in way)
    assert isinstance(one, Settings)
    with Database(one) as source, Database(other) as target:
        wipe(source)
        fill(source, what)
        text = dumped(source)
        assert text.count("\n") > 400
        wipe(target)
        path = tmp_path / "dump.ndjson"
        path.write_text(text, "utf-8")
        load_files(target, [path])
        assert dumped(target) == text
        assert content(target) == content(source)
        assert not any(loaded.changed for loaded in load_files(target, [path]))
