"""Pages: together they are the whole list, and a cursor is good for one question and one data."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest
from asking import Api, problem

from graphsvc.answers.paging import Paging
from graphsvc.errors import BadCursor

Asked = tuple[str, dict[str, Any]]
LISTS: list[Asked] = [
    ("/v1/search", {"q": "khoy"}),
    ("/v1/search", {"q": "a", "type": "Organization"}),
    ("/v1/entities/agr-khoy-konya/adjacent", {}),
    ("/v1/entities/khoy/adjacent", {"modality": "any"}),
    ("/v1/claims", {"about": "konya", "modality": "any", "mentions": True}),
    ("/v1/claims", {"source": ["irib-khoy-konya", "alwefaq-khoy-konya"], "attribute": "status"}),
    ("/v1/contested", {}),
]
GARBAGE = (
    *("x", "!!!!", "bm90IGpzb24", "خوی", "\x00", "W10", "WzFd", "bnVsbA", "eyJhIjoxfQ", "="),
    *("WyJ4IiwxLDFd", "W1tbW1tbW1tb", "MQ", "NaN", "WzEsMiwxZTk5OV0"),
)


@pytest.mark.parametrize("size", [1, 3, 500])
@pytest.mark.parametrize(("path", "asked"), LISTS)
def test_the_pages_are_the_list(api: Api, path: str, asked: dict[str, Any], size: int) -> None:
    whole = api.get(path, **asked, limit=500)
    assert whole["next"] is None
    assert len(whole["items"]) == whole["total"] > 2
    assert api.every(path, **asked, limit=size) == whole["items"]


@pytest.mark.parametrize(("path", "asked"), LISTS)
def test_the_link_leads_to_the_next_page_and_the_last_has_none(
    api: Api, path: str, asked: dict[str, Any]
) -> None:
    response = api.raw(path, **asked, limit=2)
    seen = response.json()["items"]
    while "link" in response.headers:
        link = re.fullmatch('<([!-~]+)>; rel="next"', response.headers["link"])
        assert link, response.headers["link"]
        response = api.raw(link[1])
        seen += response.json()["items"]
    assert response.json()["next"] is None
    assert seen == api.every(path, **asked)


def test_a_page_may_be_larger_than_the_one_before(api: Api) -> None:
    first = api.get("/v1/claims", limit=10)
    rest = api.get("/v1/claims", limit=20, cursor=first["next"])
    assert first["items"] + rest["items"] == api.get("/v1/claims", limit=30)["items"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/v1/claims", {"attribute": "status"}),
        ("/v1/claims", {"certainty": "implied"}),
        ("/v1/claims", {"modality": "any"}),
        ("/v1/claims", {"source": "irib-khoy-konya"}),
        ("/v1/claims", {"mentions": True}),
        ("/v1/search", {"q": "khoy"}),
        ("/v1/entities/khoy/adjacent", {}),
        ("/v1/contested", {}),
    ],
)
def test_a_cursor_of_another_question_is_refused(
    api: Api, path: str, asked: dict[str, Any]
) -> None:
    cursor = api.get("/v1/claims", limit=1)["next"]
    found = api.problem(path, 400, cursor=cursor, limit=1, **asked)
    assert found["detail"] == "The cursor belongs to another question."


@pytest.mark.parametrize("cursor", GARBAGE)
@pytest.mark.parametrize("path", ["/v1/claims", "/v1/entities/khoy/adjacent", "/v1/contested"])
def test_garbage_is_no_cursor(api: Api, path: str, cursor: str) -> None:
    found = api.problem(path, 400, cursor=cursor)
    assert found["type"] == "urn:graphsvc:problem:bad-cursor"


@pytest.mark.parametrize("offset", [-1, 2**63, 10**40, 1e400, "x", None, [1], {}, float("nan")])
@pytest.mark.parametrize("path", ["/v1/claims", "/v1/entities/khoy/adjacent"])
def test_a_cursor_that_was_tampered_with_is_refused(api: Api, path: str, offset: object) -> None:
    good = api.get(path, limit=1)["next"]
    question, version, _ = json.loads(base64.urlsafe_b64decode(good + "=="))
    text = json.dumps([question, version, offset])
    forged = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    response = api.raw(path, cursor=forged, limit=1)
    if isinstance(offset, int) and offset > 0 and response.status_code == 200:
        assert response.json()["items"] == []  # beyond the end there is nothing
    else:
        problem(response, 400)


def test_a_deep_cursor_is_garbage_too() -> None:
    deep = base64.urlsafe_b64encode(b"[" * 200_000).decode()
    with pytest.raises(BadCursor):
        Paging(cursor=deep).offset(1, "question")
