"""The whole seed with a made-up register beside it, as a snapshot, and the queries of the table."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from snapshots import edge, snapshot

from graphsvc.model.records import Claim, Entity
from graphsvc.resolve.matcher import Matcher
from graphsvc.settings import bundled
from graphsvc.sources.seed import read_seed

HERE = Path(__file__).parent


def table(name: str) -> Any:
    return yaml.load((HERE / name).read_text("utf-8"), yaml.BaseLoader)


@functools.cache
def matcher() -> Matcher:
    """Over the seed and the register; each country once."""
    seed = read_seed([bundled("seed")])
    entities = {e.id: e for registry in seed.registries for e in registry.entities}
    claims = [claim for batch in seed.batches for claim in batch.claims]
    places = table("places.yaml")
    coded = {e.external_ids.get("iso3166"): e.id for e in entities.values()}
    for country in places["countries"]:
        code = country["iso3166"]
        if coded.setdefault(code, country["id"]) == country["id"]:
            entities[country["id"]] = _entity(country, "Country", iso3166=code)
    for place in places["entities"]:
        ids = {"wikidata": place["wikidata"]} if "wikidata" in place else {}
        entities[place["id"]] = _entity(place, place["type"], **ids)
    claims += _located(places, coded)
    return Matcher(snapshot(entities.values(), claims))


def _entity(given: dict[str, Any], node_type: str, **ids: str) -> Entity:
    names = {tag: [n] if isinstance(n, str) else n for tag, n in given["names"].items()}
    return Entity.model_validate(
        {"id": given["id"], "type": node_type, "kind": given.get("kind"), "names": names}
        | {"external_ids": ids}
    )


def _located(places: dict[str, Any], coded: dict[str | None, str]) -> Iterator[Claim]:
    for code, inside in places["located"].items():
        yield from (edge(name, "LOCATED_IN", coded[code], "atlas") for name in inside)
    for place in places["entities"]:
        if "in" in place:
            yield edge(place["id"], "LOCATED_IN", place["in"], "atlas")
