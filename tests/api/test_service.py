"""The service around the answers: health, compression, and who may use it from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from asking import Api, serving

from graphsvc.errors import ServerUnreachable, SettingError
from graphsvc.settings import Settings
from graphsvc.store.database import Database

FRIEND, STRANGER = "https://maps.example.org", "https://other.example.org"


@pytest.fixture(scope="module")
def friendly(seeded: Database) -> Iterator[Api]:
    """The service with a site that may ask it and two that may frame it."""
    settings = replace(
        seeded.settings, cors_origins=(FRIEND,), frame_ancestors=(FRIEND, "https://b.example.org")
    )
    with serving(settings) as opened:
        yield opened


def test_health_and_readiness(api: Api) -> None:
    assert api.get("/healthz") == {"status": "ok"}
    ready = api.get("/readyz")
    assert ready == {"status": "ready", "data_version": api.get("/v1/claims")["data_version"]}


def test_a_server_that_is_not_there_ends_the_start_with_advice(tmp_path: Path) -> None:
    gone = Settings(data=tmp_path, database_uri="bolt://127.0.0.1:1", database_password="x")
    with pytest.raises(ServerUnreachable), serving(gone):
        pass
    with pytest.raises(SettingError), serving(replace(gone, database_password=None)):
        pass


def test_a_site_that_may_ask_is_told_so_and_sees_tags_and_links(friendly: Api) -> None:
    for path, status in (("/v1/claims?limit=1", 200), ("/v1/entities/x", 404), ("/v1/x", 404)):
        response = friendly.raw(path, headers={"Origin": FRIEND})
        assert response.status_code == status
        assert response.headers["access-control-allow-origin"] == FRIEND
        exposed = response.headers["access-control-expose-headers"]
        assert {name.strip() for name in exposed.split(",")} >= {"ETag", "Link", "Graphsvc-Answer"}
    asked = {"Origin": FRIEND, "Access-Control-Request-Method": "GET"}
    assert friendly.client.options("/v1/claims", headers=asked).status_code == 200
    asked["Access-Control-Request-Method"] = "DELETE"
    assert friendly.client.options("/v1/claims", headers=asked).status_code == 400


def test_other_sites_may_not_ask(api: Api, friendly: Api) -> None:
    for service, origin in ((friendly, STRANGER), (api, FRIEND), (api, STRANGER)):
        response = service.raw("/v1/claims", headers={"Origin": origin})
        assert "access-control-allow-origin" not in response.headers


def test_who_may_frame_the_pages_is_a_setting(api: Api, friendly: Api) -> None:
    for path in ("/docs", "/v1/claims", "/v1/nothing", "/healthz"):
        policy = api.raw(path).headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self'")
        policy = friendly.raw(path).headers["content-security-policy"]
        assert policy.endswith(f"frame-ancestors {FRIEND} https://b.example.org")


def test_nothing_is_guessed_from_content_and_no_address_leaks(api: Api) -> None:
    for path in ("/v1/claims", "/v1/nothing", "/docs"):
        headers = api.raw(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_large_answers_are_compressed_for_those_who_can_read_it(api: Api) -> None:
    small = api.raw("/healthz", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in small.headers
    plain = api.raw("/v1/claims", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    packed = api.raw("/v1/claims", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.json() == plain.json()
    assert int(packed.headers["content-length"]) < len(plain.content) / 5
    for response in (plain, packed):
        assert "accept-encoding" in response.headers["vary"].lower()


def test_answers_are_json_in_utf8(api: Api) -> None:
    response = api.raw("/v1/search", q="خوي")
    assert response.headers["content-type"] == "application/json"
    assert "خوي".encode() in response.content
