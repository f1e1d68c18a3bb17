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
from operations import OPERATIONS
from schemathesis import checks
from schemathesis.generation import GenerationMode

from graphsvc.settings import Settings
from graphsvc.store.database import Database

CHECKS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]
MODES = {"legal": (GenerationMode.POSITIVE, 20), "illegal": (GenerationMode.NEGATIVE, 10)}
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
        seeds.load(database, seeds.khoy_konya())
        with serving(embedded_settings) as opened:
            yield opened


@pytest.fixture(scope="module")
def described(api: Api) -> Json:
    found: Json = api.client.get("/openapi.json").json()
    return found


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", OPERATIONS)
def test_what_is_asked_by_the_description_is_answered_by_it(
    api: Api, described: Json, name: str, mode: str
) -> None:
    kind, number = MODES[mode]
    schema = schemathesis.openapi.from_dict(described)
    operation = schema.find_operation_by_id(name)
    if mode == "illegal" and not operation.query.items and "{" not in operation.path:
        pytest.skip("it takes nothing")

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
        elif status not in ELSEWHERE:
            reach(api, path, address, asked, status)


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
    elif status == "410":
        asked = {**asked, "limit": 1, "cursor": older(api.get(address, **{**asked, "limit": 1}))}
    elif status == "422":
        asked = {**asked, "format": "xml"}
    problem(api.raw(address, headers=headers, **asked), int(status))


def older(page: Json) -> str:
    """The cursor of a page as an older data version would have made it; or any, of one page."""
    if page["next"] is None:
        pytest.skip("a list of one item has no cursor")
    question, version, offset = json.loads(base64.urlsafe_b64decode(page["next"] + "=="))
    text = json.dumps([question, version - 1, offset])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
