"""Entity tags: the same question keeps its tag until the data change; cursors go with the data."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from asking import Api, Json, problem, serving
from small import at, batch, edge, registry, same, states

from graphsvc.model.records import Batch, NotStated, Registry
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

pytestmark = pytest.mark.slow

QUESTIONS = (
    "/v1/search?q=khoy",
    "/v1/entities/khoy",
    "/v1/entities/khoy/adjacent",
    "/v1/agreements/agr",
    "/v1/claims",
    "/v1/sources/news",
    "/v1/paths?from=khoy&to=konya",
    "/v1/network",
    "/v1/contested",
    "/v1/cities/khoy/ties",
    "/v1/organizations/uclg/members",
    "/v1/entities/mayor/posts",
    "/v1/entities",
    "/v1/agreements",
    "/v1/events",
    "/v1/sources",
    "/v1/common?a=khoy&b=konya",
    "/v1/overview",
    "/v1/changes?since=0",
)
FIRST = batch(
    edge("khoy", "party to", "agr"),
    edge("konya", "party to", "agr"),
    states("agr", "form", "agreement"),
    asked=(NotStated(source="news", about="khoy", attribute="count"),),
)
SECOND = at(
    "other",
    edge("tabriz", "party to", "agr"),
    states("agr", "form", "protocol"),
    asked=(NotStated(source="other", about="khoy", attribute="duration"),),
)


@pytest.fixture
def api(database: Database) -> Iterator[Api]:
    """The service over three cities and an agreement; the data may change behind it."""
    load_registries(database, (registry(),))
    load_batch(database, FIRST)
    with serving(database.settings) as opened:
        yield opened


def settled(api: Api, database: Database) -> None:
    """Wait until the service has read what was loaded."""
    version = database.data_version()
    deadline = time.monotonic() + 20
    while api.get("/v1/claims", limit=1)["data_version"] != version:
        assert time.monotonic() < deadline, "the snapshot is not renewed"
        time.sleep(0.05)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_has_the_same_tag_and_is_answered_once(api: Api, question: str) -> None:
    first = api.raw(question)
    tag = first.headers["etag"]
    assert tag.startswith('W/"'), "what asks may be answered in gzip"
    assert api.raw(question).headers["etag"] == tag
    assert first.headers["cache-control"] == "no-cache"
    for held in (tag, tag.removeprefix("W/"), f'"x", {tag}', f'W/"y",{tag} ', "*"):
        again = api.raw(question, headers={"If-None-Match": held})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == "no-cache"
    other = api.raw(question, headers={"If-None-Match": '"x"'})
    assert other.status_code == 200
    assert other.content == first.content


def test_every_question_has_a_tag_of_its_own(api: Api) -> None:
    more = ("/v1/claims?limit=1", "/v1/claims?certainty=explicit", "/v1/entities/konya")
    tags = [api.raw(question).headers["etag"] for question in (*QUESTIONS, *more)]
    assert len(set(tags)) == len(tags)


def test_what_is_not_there_is_never_unchanged(api: Api) -> None:
    for held in ("*", api.raw("/v1/entities/khoy").headers["etag"]):
        response = api.raw("/v1/entities/konia", headers={"If-None-Match": held})
        problem(response, 404)
        problem(api.raw("/v1/claims?limit=0", headers={"If-None-Match": held}), 422)
        problem(api.raw("/v1/claims?x=0", headers={"If-None-Match": held}), 400)


def test_a_tag_goes_with_its_data(api: Api, database: Database) -> None:
    before = {question: api.raw(question) for question in QUESTIONS}
    load_batch(database, SECOND)
    settled(api, database)
    for question, old in before.items():
        new = api.raw(question, headers={"If-None-Match": old.headers["etag"]})
        assert new.status_code == 200
        assert new.headers["etag"] != old.headers["etag"]
        assert new.json()["data_version"] > old.json()["data_version"]


def test_loading_what_is_there_changes_no_tag(api: Api, database: Database) -> None:
    tag = api.raw("/v1/claims").headers["etag"]
    load_batch(database, FIRST)
    assert api.raw("/v1/claims", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_given_while_new_data_is_read_is_not_kept_as_the_newest(
    api: Api, database: Database, question: str
) -> None:
    api.raw(question)  # the snapshot of the old data is there
    load_batch(database, SECOND)
    mixed = api.raw(question)
    settled(api, database)
    later = api.raw(question, headers={"If-None-Match": mixed.headers["etag"]})
    if later.status_code == 304:
        assert mixed.json() == api.raw(question).json()


def test_a_cursor_of_older_data_is_gone(api: Api, database: Database) -> None:
    paths = (
        *("/v1/claims?limit=1", "/v1/search?q=kho&limit=1", "/v1/entities/agr/adjacent?limit=1"),
        *("/v1/entities?limit=1", "/v1/changes?since=0&limit=1", "/v1/entities?type=City&limit=1"),
    )
    pages = {path: api.get(path)["next"] for path in paths}
    assert all(pages.values())
    load_batch(database, SECOND)
    settled(api, database)
    for path, cursor in pages.items():
        found = problem(api.raw(f"{path}&cursor={cursor}"), 410)
        assert found["type"] == "urn:graphsvc:problem:gone"
        assert "without a cursor" in found["advice"]


def test_a_new_service_does_not_take_tags_of_the_one_before(api: Api, engine: Settings) -> None:
    tag = api.raw("/v1/claims").headers["etag"]
    with serving(engine) as restarted:
        assert restarted.raw("/v1/claims").headers["etag"] != tag


def test_an_empty_database_is_ready_and_answers(database: Database) -> None:
    with serving(database.settings) as api:
        assert api.get("/readyz") == {"status": "ready", "data_version": 0}
        assert api.get("/v1/claims")["items"] == []
        assert api.get("/v1/search", q="khoy")["items"] == []
        assert api.get("/v1/contested")["items"] == []
        assert api.get("/v1/network")["nodes"] == []
        api.problem("/v1/entities/khoy", 404)


def test_a_merge_is_seen(api: Api, database: Database) -> None:
    one: Batch = at("other", edge("khoi", "party to", "agr"))
    load_batch(database, one)
    settled(api, database)
    assert _parties(api) == {"khoy", "konya", "khoi"}
    judged = Registry(name="same.yaml", judgements=(same("khoi", "khoy"),))
    load_registries(database, (registry(), judged))
    settled(api, database)
    assert _parties(api) == {"khoi", "konya"}
    assert api.raw("/v1/entities/khoy").status_code == 308
    load_registries(database, (registry(), Registry(name="same.yaml")))
    settled(api, database)
    assert _parties(api) == {"khoy", "konya", "khoi"}
    assert api.raw("/v1/entities/khoy").status_code == 200


def _parties(api: Api) -> set[str]:
    whole: Json = api.get("/v1/agreements/agr")
    return {party["entity"]["id"] for party in whole["parties"]}
