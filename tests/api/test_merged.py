"""Merged ids: they answer 308 with the question kept, and mean the same wherever they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from asking import Api, problem, serving
from engines import wipe
from small import at, batch, edge, entity, judging, same, states

from graphsvc.model.records import Conflict, Registry
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

# Ids that also stand elsewhere in the addresses: the first that comes must not be replaced.
OLD, KEPT = "v1", "entities"
NAMES = {
    "City": ["entities", "v1", "khoy"],
    "Agreement": ["adjacent", "zagreement"],
    "Person": ["mayor-a", "mayor-b"],
}


@pytest.fixture(scope="module")
def api(engine: Settings) -> Iterator[Api]:
    """Two spellings of a city, of an agreement and of a person, each certainly one."""
    registry = Registry(
        name="entities.yaml",
        entities=tuple(entity(n, kind) for kind, names in NAMES.items() for n in names),
    )
    cited = ("news#old", "other#new")
    merged = judging(
        same(OLD, KEPT),
        same("adjacent", "zagreement"),
        same("mayor-a", "mayor-b"),
        Conflict(claims=cited, kind="value", note="one says so, one otherwise"),
    )
    said = batch(
        edge(OLD, "party to", "zagreement", speaker=("mayor-b",)),
        edge("khoy", "party to", "zagreement"),
        states(OLD, "described as", "old", key="old"),
    )
    other = at("other", states(KEPT, "described as", "new", key="new"))
    with Database(engine) as database:
        wipe(database)
        load_registries(database, (registry, merged))
        for one in (said, other):
            load_batch(database, one)
    with serving(engine) as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        (f"/v1/entities/{OLD}", f"/v1/entities/{KEPT}"),
        (f"/v1/entities/{OLD}?modality=any", f"/v1/entities/{KEPT}?modality=any"),
        (
            f"/v1/entities/{OLD}/adjacent?limit=2&relationship=party+to&certainty=explicit",
            f"/v1/entities/{KEPT}/adjacent?limit=2&relationship=party+to&certainty=explicit",
        ),
        ("/v1/entities/zagreement/adjacent", "/v1/entities/adjacent/adjacent"),
        ("/v1/agreements/zagreement?source=news", "/v1/agreements/adjacent?source=news"),
    ],
)
def test_an_old_id_leads_to_the_new_with_the_question_kept(
    api: Api, asked: str, leads: str
) -> None:
    response = api.raw(asked)
    assert response.status_code == 308
    assert response.headers["location"] == leads
    assert api.raw(leads).status_code == 200


@pytest.mark.parametrize("stripped", [True, False])
def test_the_ways_are_right_below_a_root_path(engine: Settings, api: Api, stripped: bool) -> None:
    assert api.raw(f"/v1/entities/{OLD}").status_code == 308
    below = "" if stripped else "/graph"  # whether the proxy takes the path off
    with serving(replace(engine, root_path="/graph")) as there:
        response = there.raw(f"{below}/v1/entities/{OLD}?modality=any")
        assert response.headers["location"] == f"/graph/v1/entities/{KEPT}?modality=any"
        response = there.raw(f"{below}/v1/claims?limit=1")
        assert response.headers["link"].startswith("</graph/v1/claims?limit=1&cursor=")
        assert problem(there.raw(f"{below}/v1/x"), 404)["instance"] == "/graph/v1/x"
        docs = there.raw(f"{below}/docs").text
        assert '"/graph/static-offline-docs/' in docs
        assert "'/graph/openapi.json'" in docs


def test_a_merged_entity_says_what_it_was(api: Api) -> None:
    found = api.get(f"/v1/entities/{KEPT}")
    assert found["former_ids"] == [OLD]
    assert found["names"] == {"en": ["Entities", "V1"]}
    assert {c["value"] for c in found["attributes"]["described as"]} == {"old", "new"}
    assert [same["certainty"] for same in found["same"]] == ["certain"]


@pytest.mark.parametrize("name", [OLD, KEPT])
def test_both_ids_ask_the_same_of_lists(api: Api, name: str) -> None:
    kept = {KEPT}
    claims = api.every("/v1/claims", about=name)
    assert len(claims) == 3
    assert {claim["end"]["id"] for claim in claims if claim["attribute"]} == kept
    assert len(api.every("/v1/contested", about=name)) == 1
    (path,) = api.get("/v1/paths", from_=name, to="khoy")["paths"]
    assert [hop["end"]["id"] for hop in path] == ["adjacent", "khoy"]
    nodes = api.get("/v1/network", around=name)["nodes"]
    assert nodes[0]["id"] == KEPT


@pytest.mark.parametrize("name", ["mayor-a", "mayor-b"])
def test_a_speaker_is_found_under_both_ids(api: Api, name: str) -> None:
    (claim,) = api.every("/v1/claims", speaker=name)
    assert [speaker["id"] for speaker in claim["speaker"]] == ["mayor-a"]


def test_a_path_from_an_entity_to_itself_is_refused_under_its_old_id_too(api: Api) -> None:
    assert "two entities" in api.problem("/v1/paths", 400, from_=OLD, to=KEPT)["detail"]
