"""The API's description of itself: stable names, every error, and answers that keep to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from asking import PROBLEM, Api, Json
from operations import OPERATIONS
from pydantic import BaseModel

from graphsvc.answers import listed, records, vocabulary

WITHOUT_EXAMPLE = {"cursor"}
"""A cursor comes from an answer."""


@pytest.fixture(scope="module")
def schema(api: Api) -> Json:
    found: Json = api.client.get("/openapi.json").json()
    return found


def operations(schema: Json) -> Iterator[tuple[str, str, Json]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_operation_ids_are_those_that_clients_know(schema: Json) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(schema)]
    assert sorted(ids) == sorted(OPERATIONS)
    assert {method for _, method, _ in operations(schema)} == {"get"}


def test_every_operation_says_which_question_it_answers(schema: Json) -> None:
    for _, _, operation in operations(schema):
        assert operation["description"].endswith(("?", "counted.", "AND.")), operation


def test_every_error_is_documented_as_a_problem(schema: Json) -> None:
    for path, _, operation in operations(schema):
        errors = {s: r for s, r in operation["responses"].items() if s >= "400"}
        expected = {"400"} if path == "/healthz" else {"400", "503"}
        if operation.get("parameters"):
            expected.add("422")
        if "{id}" in path:
            expected.add("404")
        if "format" in [p["name"] for p in operation.get("parameters", ())]:
            expected.add("406")
        if "cursor" in [p["name"] for p in operation.get("parameters", ())]:
            expected.add("410")
        assert expected <= errors.keys(), path
        for response in errors.values():
            assert list(response["content"]) == [PROBLEM]
            assert response["content"][PROBLEM]["schema"] == {
                "$ref": "#/components/schemas/Problem"
            }


def test_every_reference_leads_somewhere(schema: Json) -> None:
    wanted = set(re.findall(r'"#/components/schemas/([^"]+)"', repr(schema).replace("'", '"')))
    assert wanted == schema["components"]["schemas"].keys()


def test_parameters_have_an_example_or_a_default_and_say_what_they_are(schema: Json) -> None:
    lacking = [
        (path, parameter["name"])
        for path, _, operation in operations(schema)
        for parameter in operation.get("parameters", ())
        if parameter["name"] not in WITHOUT_EXAMPLE and not _shown(parameter)
    ]
    assert lacking == []


def _shown(parameter: Json) -> bool:
    described = parameter["schema"]
    example = parameter.get("examples") or parameter.get("example") or described.get("examples")
    return bool(example) or described.get("default") not in (None, [])


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_answer_is_what_its_schema_says(api: Api, schema: Json, name: str) -> None:
    answer = api.get(OPERATIONS[name])
    (operation,) = [o for _, _, o in operations(schema) if o["operationId"] == name]
    declared = operation["responses"]["200"]["content"]["application/json"]["schema"]
    if "$ref" not in declared:
        assert all(isinstance(value, str | int) for value in answer.values())
        return
    record = _record(declared["$ref"].rpartition("/")[2])
    assert record.model_validate(answer).model_dump(mode="json") == answer


def test_examples_of_parameters_are_answered(api: Api, schema: Json) -> None:
    for path, _, operation in operations(schema):
        asked: dict[str, Any] = {}
        for parameter in operation.get("parameters", ()):
            examples = parameter.get("examples") or parameter["schema"].get("examples")
            if not examples:
                continue
            if parameter["in"] == "path":
                path = path.replace("{id}", quote(examples[0]))
            elif parameter["required"] or parameter["name"] in ("modality", "source"):
                asked[parameter["name"]] = examples[0]
        assert api.raw(path, **asked).status_code == 200, (path, asked)


def test_the_documentation_is_served_without_the_internet(api: Api) -> None:
    page = api.raw("/docs")
    assert page.status_code == 200
    assert not re.search(r"(https?:)?//(?!\s)[a-z0-9.-]+\.[a-z]", page.text)
    links = re.findall(r'(?:src|href)="([^"]+)"|url: \'([^\']+)\'', page.text)
    addresses = [one or other for one, other in links]
    assert len(addresses) >= 4
    for address in addresses:
        assert address.startswith("/")
        served = api.raw(address)
        assert served.status_code == 200
        assert len(served.content) > 100


def _record(name: str) -> type[BaseModel]:
    rooms = (records, listed, vocabulary)
    (found,) = {getattr(room, name) for room in rooms if hasattr(room, name)}
    kept: type[BaseModel] = found
    return kept
