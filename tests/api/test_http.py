"""HTTP as it is specified: formats, entity tags, HEAD, links, on every path."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from asking import Api, problem
from operations import IN_ROWS, OPERATIONS

pytestmark = pytest.mark.slow

CSV = "text/csv"
ACCEPTED = [
    ("*/*", "json"), ("", "json"), ("application/json", "json"), ("text/csv", "csv"),
    ("text/*", "csv"), ("application/*", "json"), ("text/html, */*;q=0.1", "json"),
    ("text/csv, application/json", "json"), ("text/csv;q=0.9, application/json;q=0.8", "csv"),
    ("application/json;q=0, */*", "csv"), ("TEXT/CSV", "csv"), ("text/csv; header=present", "csv"),
    ("text/csv;q=nonsense, application/json", "json"), (", ,", "json"),
]  # fmt: skip
REFUSED = [
    "application/xml", "image/png, text/html", "text/csv;q=0, application/json;q=0", "*/*;q=0",
    "text/csv;q=0", "nonsense",
]  # fmt: skip


def form(path: str, name: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}format={name}"


@pytest.mark.parametrize(("accept", "expected"), ACCEPTED)
def test_the_client_says_which_format_it_takes(api: Api, accept: str, expected: str) -> None:
    response = api.raw("/v1/sources", headers={"Accept": accept})
    assert response.status_code == 200
    assert (expected == "csv") == response.headers["content-type"].startswith(CSV)
    assert "accept" in response.headers["vary"].lower().replace("accept-encoding", "").split(", ")


@pytest.mark.parametrize("accept", REFUSED)
def test_a_format_that_there_is_not_is_a_406(api: Api, accept: str) -> None:
    found = problem(api.raw("/v1/sources", headers={"Accept": accept}), 406)
    assert found["type"] == "urn:graphsvc:problem:not-acceptable"
    assert "text/csv" in found["advice"]


@pytest.mark.parametrize("name", IN_ROWS)
def test_every_answer_has_rows_and_a_tag_for_each_format(api: Api, name: str) -> None:
    path = IN_ROWS[name]
    wanted = {"Accept": CSV}
    plain, rows, named = api.raw(path), api.raw(path, headers=wanted), api.raw(form(path, "csv"))
    assert plain.headers["content-type"] == "application/json"
    assert rows.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert rows.text == named.text
    read = list(csv.DictReader(io.StringIO(rows.text, newline="")))
    assert all(None not in row and None not in row.values() for row in read)
    whole, beside = plain.json(), json.loads(rows.headers["graphsvc-answer"])
    assert beside["lens"] == whole["lens"]
    assert beside.items() <= whole.items()
    counted = {name for name, value in whole.items() if isinstance(value, int)}
    assert {"data_version"} <= counted <= set(beside)
    assert api.raw(form(path, "json"), headers=wanted).json() == plain.json()
    problem(api.raw(path, headers={"Accept": "application/xml"}), 406)
    tags = {response.headers["etag"] for response in (plain, rows, named)}
    assert len(tags) == 3
    for response, headers in ((plain, {}), (rows, wanted)):
        again = api.raw(path, headers={**headers, "If-None-Match": response.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "accept" in again.headers["vary"].lower()
    crossed = api.raw(path, headers={**wanted, "If-None-Match": plain.headers["etag"]})
    assert crossed.status_code == 200
    assert crossed.text == rows.text


@pytest.mark.parametrize("held", ["*", 'W/"x", {tag}', "{tag}"])
def test_the_model_is_not_sent_twice(api: Api, held: str) -> None:
    first = api.raw("/v1/model")
    tag = first.headers["etag"]
    again = api.raw("/v1/model", headers={"If-None-Match": held.replace("{tag}", tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert again.headers["vary"].lower().startswith("accept")
    assert api.raw("/v1/model", headers={"If-None-Match": '"x"'}).content == first.content


@pytest.mark.parametrize("name", OPERATIONS)
def test_head_has_the_headers_of_get(api: Api, name: str) -> None:
    path = OPERATIONS[name]
    got, head = api.raw(path), api.client.head(path)
    assert head.status_code == 200
    for header in ("content-type", "etag", "cache-control", "link", "vary", "content-length"):
        assert head.headers.get(header) == got.headers.get(header), header


def test_head_fails_as_get_does(api: Api) -> None:
    for path, status in (("/v1/entities/x", 404), ("/v1/claims?limit=0", 422), ("/v1/x", 404)):
        head = api.client.head(path)
        assert head.status_code == status
        assert head.headers["content-type"] == "application/problem+json"
    tag = api.raw("/v1/claims").headers["etag"]
    assert api.client.head("/v1/claims", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("accept", ["application/json", "text/csv"])
@pytest.mark.parametrize(
    "path", ["/v1/entities?limit=2", "/v1/claims?limit=20&about=khoy", "/v1/changes?since=0"]
)
def test_the_link_leads_through_all_pages_in_every_format(api: Api, path: str, accept: str) -> None:
    pages, lines, link = 0, 0, path
    while link:
        response = api.raw(link, headers={"Accept": accept})
        assert response.status_code == 200
        pages += 1
        rows = csv.reader(io.StringIO(response.text, newline=""))
        lines += len(list(rows)) - 1 if accept == "text/csv" else len(response.json()["items"])
        found = re.fullmatch('<([!-~]+)>; rel="next"', response.headers.get("link", ""))
        link = found[1] if found else ""
    assert pages > 1
    assert lines == api.get(path)["total"]


def test_problems_are_json_whatever_the_client_takes(api: Api) -> None:
    for path, status in (("/v1/entities/x", 404), ("/v1/claims?limit=0", 422), ("/v1/x", 404)):
        problem(api.raw(path, headers={"Accept": "text/csv"}), status)
