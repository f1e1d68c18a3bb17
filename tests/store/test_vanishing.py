"""What files say no more goes, as long as nothing that stays still needs it: on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest
from engines import run
from small import batch, edge, registry, same

from graphsvc.errors import SeedError
from graphsvc.model.records import Registry, Source, Stated
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

PLACES = """
entities:
  - {id: khoy, type: City, names: {en: Khoy}}
  - {id: agr, type: Agreement, names: {en: Agreement}}
"""
KONYA = "  - {id: konya, type: City, names: {en: Konya}}\n"
NEWS = """
source: {id: news, kind: news, language: en}
mentions:
  - {entity: khoy, as: Khoy}
  - {entity: agr, as: agreement}
"""
KONYA_SAID = "  - {entity: konya, as: Konya}\n"
CLAIMS = "claims:\n  - {edge: [khoy, party to, agr], quote: Khoy agreed}\n"
KONYA_CLAIMED = "  - {edge: [konya, party to, agr], quote: Konya agreed}\n"


def written(folder: Path, places: str, news: str) -> Path:
    (folder / "places.yaml").write_text(places, "utf-8")
    (folder / "news.yaml").write_text(news, "utf-8")
    return folder


def test_an_entity_and_all_its_claims_go_in_one_load(database: Database, tmp_path: Path) -> None:
    both = NEWS + KONYA_SAID + CLAIMS + KONYA_CLAIMED
    load_files(database, [written(tmp_path, PLACES + KONYA, both)])
    assert run(database, "MATCH (e:Entity {id: 'konya'})-[r]->() RETURN count(r) AS n") == [
        {"n": 1}
    ]
    load_files(database, [written(tmp_path, PLACES, NEWS + CLAIMS)])
    assert run(database, "MATCH (e:Entity {id: 'konya'}) RETURN e.id AS id") == []
    version = database.data_version()
    assert not any(one.changed for one in load_files(database, [tmp_path]))
    assert database.data_version() == version


def test_two_files_may_say_the_same_and_one_take_it_back(database: Database) -> None:
    said = same("khoi", "khoy")
    files = [Registry(name=name, judgements=(said,)) for name in ("a.yaml", "b.yaml")]
    load_registries(database, [registry(), *files])
    load_registries(database, [Registry(name="a.yaml")])
    assert run(database, "MATCH (m:Merged) RETURN m.id AS id, m.into AS into") == [
        {"id": "khoy", "into": "khoi"}
    ]
    load_registries(database, [Registry(name="b.yaml")])
    assert run(database, "MATCH (m:Merged) RETURN m.id AS id") == []


def test_a_publisher_cannot_vanish(database: Database) -> None:
    load_registries(database, [registry("all.yaml", "khoy", "agr", "uclg")])
    said = batch(edge("khoy", "party to", "agr"))
    head = Source(id="news", kind="news", language="en", publisher=Stated(value="uclg"))
    load_batch(database, said.model_copy(update={"source": head}))
    with pytest.raises(SeedError, match=r"uclg is declared no more, but the source 'news'"):
        load_registries(database, [registry("all.yaml", "khoy", "agr")])
    assert run(database, "MATCH (e:Entity {id: 'uclg'}) RETURN e.id AS id") == [{"id": "uclg"}]
