"""Questions made from the API's own description: no answer breaks, and each is as described.

Schemathesis makes them, legal ones and illegal ones, the same in every run.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import schemathesis
import seeds
from asking import Api, Json, problem, serving
from engines import wipe
from httpx2 import InvalidURL
from hypothesis import HealthCheck, Phase, given, reject
from hypothesis import settings as hypothesis_settings
from operations import OPERATIONS, PLAIN
from schemathesis import checks
from schemathesis.generation import GenerationMode

from graphsvc.model.records import Entity, Registry
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_registries

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
MODES = {"legal": (GenerationMode.POSITIVE, 20), "illegal": (GenerationMode.NEGATIVE, 10)}
ASKED = [(n, m) for n in OPERATIONS for m in MODES if n not in PLAIN or m == "legal"]
"""What takes nothing cannot be asked wrongly."""
SEVERAL = {
    "agreements": "/v1/agreements",
    "duplicates": "/v1/duplicates",
    "events": "/v1/events",
    "members": "/v1/organizations/metropolis/members",
    "posts": "/v1/entities/uclg/posts",
    "ties": "/v1/cities/isfahan/ties",
}
"""Where the usual question has one item, one of which there are pages."""
ELSEWHERE = {
    "308": "tests/api/test_merged.py: needs merged ids",
    "503": "tests/api/test_engine_lost.py and test_time_limit.py: need a failing database",
}
"""Where the statuses are reached that the seed cannot lead to."""


@pytest.fixture(scope="module")
def api(embedded_settings: Settings) -> Iterator[Api]:
    """The service on the embedded engine: what is tested here is before any engine."""
    with Database(embedded_settings) as database:
        wipe(database)
        seeds.load(database, seeds.whole())
        load_registries(database, [registry_of_two_pairs()])
        with serving(embedded_settings) as opened:
            yield opened


def registry_of_two_pairs() -> Registry:
    """Two pairs of namesakes with one external id each: the seed has none."""
    ids = {"twin-a": "Q900001", "twin-b": "Q900001", "twin-c": "Q900002", "twin-d": "Q900002"}
    entities = tuple(
        Entity(id=name, type="City", names={"en": (name,)}, external_ids={"wikidata": known})
        for name, known in ids.items()
    )
    return Registry(name="twins.yaml", entities=entities)


@pytest.fixture(scope="module")
def described(api: Api) -> Json:
    found: Json = api.client.get("/openapi.json").json()
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("name", "mode"), ASKED)
def test_what_is_asked_by_the_description_is_answered_by_it(
    api: Api, described: Json, name: str, mode: str
) -> None:
    kind, number = MODES[mode]
    schema = schemathesis.openapi.from_dict(described)
    operation = schema.find_operation_by_id(name)
    takes_something = bool(operation.query.items) or "{" in operation.path
    assert takes_something == (name not in PLAIN)

    @hypothesis_settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=kind))
    def ask(case: schemathesis.Case[Any]) -> None:
        asked: dict[str, Any] = case.as_transport_kwargs(base_url="http://testserver")
        try:
            response = api.client.request(
                asked["method"],
                asked["url"],
                params=asked.get("params"),
                headers=asked.get("headers"),
            )
        except InvalidURL:  # longer than the client sends
            reject()
        case.validate_response(response, checks=CHECKS)

    ask()


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_documented_status_is_reached(api: Api, described: Json, name: str) -> None:
    path, operation = next(
        (path, methods["get"])
        for path, methods in described["paths"].items()
        if methods["get"]["operationId"] == name
    )
    question = urlsplit(OPERATIONS[name])
    address, asked = question.path, dict[str, Any](parse_qsl(question.query))
    for status in operation["responses"]:
        if status == "200":
            assert api.raw(address, **asked).status_code == 200
        elif status == "410":
            gone(api, SEVERAL.get(name, OPERATIONS[name]))
        elif status not in ELSEWHERE:
            reach(api, path, address, asked, status)


def gone(api: Api, question: str) -> None:
    """Ask for the second page with a cursor as an older data version would have made it."""
    address, asked = urlsplit(question).path, dict[str, Any](parse_qsl(urlsplit(question).query))
    first = api.get(address, **{**asked, "limit": 1})
    problem(api.raw(address, **{**asked, "limit": 1, "cursor": older(first["next"])}), 410)


def reach(api: Api, path: str, address: str, asked: dict[str, Any], status: str) -> None:
    """Ask so that the answer is this status."""
    headers: dict[str, str] = {}
    if status == "304":
        assert api.raw(address, headers={"If-None-Match": "*"}, **asked).status_code == 304
        return
    if status == "400":
        asked = {**asked, "no_such_parameter": "x"}
    elif status == "404":
        names = ("about", "party", "place", "publisher", "a", "around", "to", "source")
        address = path.replace("{id}", "nobody")
        if address == path:
            known = json.dumps(api.client.get("/openapi.json").json()["paths"][path])
            asked = {**asked, next(n for n in names if f'"name": "{n}"' in known): "nobody"}
    elif status == "406":
        headers = {"Accept": "application/xml"}
    elif status == "422":
        asked = {**asked, "format": "x" * 41}
    problem(api.raw(address, headers=headers, **asked), int(status))


def older(cursor: str) -> str:
    question, version, offset = json.loads(base64.urlsafe_b64decode(cursor + "=="))
    text = json.dumps([question, version - 1, offset])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
