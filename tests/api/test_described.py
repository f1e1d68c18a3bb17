"""What the API says of itself is right: examples, days, tags, titles; one mistake, one status."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from asking import Api, Json, problem
from jsonschema import Draft202012Validator, FormatChecker
from operations import IN_ROWS, OPERATIONS

DAYS = [
    ("DateOut", ("earliest",)),
    ("DateOut", ("latest",)),
    ("StatusOut", ("days",)),
]
MISTAKES: dict[str, list[tuple[str, dict[str, str]]]] = {
    "a word that no list has": [
        ("/v1/cities/khoy/ties", {"kind": "trilateral"}),
        ("/v1/agreements", {"kind": "brother city"}),
        ("/v1/events", {"kind": "picnic"}),
        ("/v1/contested", {"kind": "quarrel"}),
        ("/v1/sources", {"kind": "rumour"}),
        ("/v1/sources", {"quality": "fine"}),
        ("/v1/entities", {"type": "Village"}),
        ("/v1/entities", {"type": "Organization", "kind": "guild"}),
        ("/v1/search", {"q": "khoy", "type": "Village"}),
        ("/v1/claims", {"modality": "dreamt"}),
        ("/v1/claims", {"source_kind": "rumour"}),
        ("/v1/network", {"certainty": "hunch"}),
        ("/v1/claims", {"format": "xml"}),
        ("/v1/overview", {"format": "parquet"}),
    ],
    "nothing of that id": [
        ("/v1/entities/nobody", {}),
        ("/v1/claims/nobody", {}),
        ("/v1/sources/nobody", {}),
        ("/v1/cities/nobody/ties", {}),
        ("/v1/claims", {"about": "nobody"}),
        ("/v1/claims", {"speaker": "nobody"}),
        ("/v1/claims", {"source": "nobody"}),
        ("/v1/agreements", {"about": "nobody"}),
        ("/v1/paths", {"from": "khoy", "to": "nobody"}),
    ],
    "an id of another type": [
        ("/v1/agreements/khoy", {}),
        ("/v1/cities/agr-khoy-konya/ties", {}),
        ("/v1/organizations/khoy/members", {}),
    ],
    "nothing to look for": [
        ("/v1/search", {"q": ""}),
        ("/v1/search", {"q": " "}),
        ("/v1/search", {"q": "\t \n"}),
        ("/v1/search", {}),
    ],
    "a cursor that is none of ours": [
        ("/v1/claims", {"cursor": "x"}),
        ("/v1/sources", {"cursor": "x" * 299}),
        ("/v1/entities", {"cursor": "x" * 4000}),
        ("/v1/changes", {"since": "0", "cursor": "WzFd"}),
    ],
    "a name that is no parameter": [
        (path, {"colour": "red"}) for path in OPERATIONS.values() if "?" not in path
    ],
    "a number out of range": [
        ("/v1/claims", {"limit": "0"}),
        ("/v1/network", {"hops": "9"}),
        ("/v1/paths", {"from": "khoy", "to": "uclg", "longest": "99"}),
        ("/v1/changes", {"since": "-1"}),
        ("/v1/entities", {"limit": "many"}),
    ],
}


@pytest.fixture(scope="module")
def schema(api: Api) -> Json:
    found: Json = api.client.get("/openapi.json").json()
    return found


def exemplified(part: Any, path: str = "") -> Iterator[tuple[str, Json, Any]]:
    """Every example of the description, with the schema it is an example of."""
    if isinstance(part, dict):
        if isinstance(part.get("examples"), list) and "examples" not in path.split("/")[-1:]:
            yield from ((path, part, example) for example in part["examples"])
        for key, value in part.items():
            yield from exemplified(value, f"{path}/{key}")
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from exemplified(value, f"{path}/{place}")


def validator(schema: Json, part: Json) -> Draft202012Validator:
    return Draft202012Validator(
        {**part, "components": schema["components"]}, format_checker=FormatChecker()
    )


def test_every_example_is_valid(schema: Json) -> None:
    found = list(exemplified(schema))
    assert len(found) > 100
    wrong = {path: list(validator(schema, part).iter_errors(e)) for path, part, e in found}
    assert {path: errors for path, errors in wrong.items() if errors} == {}


def test_the_check_of_examples_can_fail(schema: Json) -> None:
    parameter = {"type": "array", "items": {"type": "string"}, "examples": ["asserted"]}
    ((_, part, example),) = exemplified(parameter)
    assert list(validator(schema, part).iter_errors(example))


@pytest.mark.parametrize(("record", "path"), DAYS)
def test_a_day_is_described_as_a_date(schema: Json, record: str, path: tuple[str, ...]) -> None:
    part = schema["components"]["schemas"][record]["properties"]
    for name in path:
        part = part[name]
    assert "'format': 'date'" in repr(part)


@pytest.mark.parametrize("name", IN_ROWS)
def test_days_of_answers_are_dates(api: Api, schema: Json, name: str) -> None:
    (declared,) = [
        operation["responses"]["200"]["content"]["application/json"]["schema"]
        for methods in schema["paths"].values()
        for operation in methods.values()
        if operation["operationId"] == name
    ]
    answer = api.get(OPERATIONS[name])
    assert list(validator(schema, declared).iter_errors(answer)) == []


def test_every_operation_has_a_tag_that_is_described(schema: Json) -> None:
    described = {tag["name"]: tag["description"] for tag in schema["tags"]}
    used = [o["tags"] for methods in schema["paths"].values() for o in methods.values()]
    assert all(len(tags) == 1 for tags in used)
    assert {tag for tags in used for tag in tags} == described.keys()
    assert all(described.values())


def test_every_parameter_says_what_it_is(schema: Json) -> None:
    silent = [
        (path, parameter["name"])
        for path, methods in schema["paths"].items()
        for operation in methods.values()
        for parameter in operation.get("parameters", ())
        if not parameter.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_has_one_status(api: Api, mistake: str) -> None:
    answers = [(path, api.client.get(path, params=asked)) for path, asked in MISTAKES[mistake]]
    seen = {(response.status_code, response.json()["type"]) for _, response in answers}
    assert len(seen) == 1, [(p, r.status_code, r.text[:200]) for p, r in answers]
    ((status, _),) = seen
    assert 400 <= status < 500
    for _, response in answers:
        problem(response, status)


def test_a_type_of_problem_has_one_title(api: Api) -> None:
    said: defaultdict[str, set[str]] = defaultdict(set)
    asked = [(path, params) for some in MISTAKES.values() for path, params in some]
    asked += [("/v1/nothing", {}), ("/v2", {}), ("/explorer/x/nothing.js", {}), ("/docs/x", {})]
    for path, params in asked:
        found = api.client.get(path, params=params).json()
        said[found["type"]].add(found["title"])
    for method in ("POST", "DELETE", "PATCH"):
        found = api.client.request(method, "/v1/claims").json()
        said[found["type"]].add(found["title"])
    found = api.raw("/v1/claims", headers={"Accept": "image/png"}).json()
    said[found["type"]].add(found["title"])
    assert len(said) >= 6
    assert {kind: titles for kind, titles in said.items() if len(titles) > 1} == {}
    titles = [title for some in said.values() for title in some]
    assert len(set(titles)) == len(titles), "and a title belongs to one type"


@pytest.mark.parametrize("path", [*IN_ROWS.values(), "/", "/v1/model"])
def test_a_tag_is_weak_where_the_answer_may_be_compressed(api: Api, path: str) -> None:
    packed = api.raw(path, headers={"Accept-Encoding": "gzip"})
    plain = api.raw(path, headers={"Accept-Encoding": "identity"})
    assert packed.content == plain.content
    assert "content-encoding" not in plain.headers
    assert re.fullmatch(r'W/"[^"]+"', packed.headers["etag"])
    assert re.fullmatch(r'"[^"]+"', plain.headers["etag"])
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    for encoding, tag in (("gzip", packed), ("identity", plain)):
        for held in (packed.headers["etag"], plain.headers["etag"]):
            again = api.raw(path, headers={"Accept-Encoding": encoding, "If-None-Match": held})
            assert again.status_code == 304
            assert again.headers["etag"] == tag.headers["etag"]


def test_the_page_of_the_api_says_in_which_language_it_is(api: Api) -> None:
    page = api.raw("/docs")
    assert re.search(r'<html lang="en">', page.text)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>graphsvc" in page.text
