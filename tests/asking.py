"""Asking the service over HTTP, as a client of its own would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from graphsvc.api.app import create_app
from graphsvc.settings import Settings

Json = dict[str, Any]
PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Api:
    """A client that follows no redirect; ``get`` and ``every`` want an answer, ``raw`` does not."""

    client: TestClient

    def raw(self, path: str, /, headers: dict[str, str] | None = None, **asked: Any) -> Response:
        """The response, whatever it is; ``from_`` asks for ``from``."""
        parameters = {name.rstrip("_"): value for name, value in asked.items()}
        return self.client.get(path, params=parameters or None, headers=headers)

    def get(self, path: str, /, **asked: Any) -> Json:
        """The answer."""
        response = self.raw(path, **asked)
        assert response.status_code == 200, (path, asked, response.text)
        answer: Json = response.json()
        return answer

    def every(self, path: str, /, **asked: Any) -> list[Json]:
        """The items of all pages."""
        page = self.get(path, **{"limit": 500, **asked})
        items: list[Json] = page["items"]
        while page["next"] is not None:
            page = self.get(path, **{"limit": 500, **asked}, cursor=page["next"])
            items += page["items"]
        return items

    def problem(self, path: str, status: int, /, **asked: Any) -> Json:
        """The problem detail that this question ends in."""
        return problem(self.raw(path, **asked), status)


def problem(response: Response, status: int) -> Json:
    """The problem detail of a response, which is one in every respect (RFC 9457)."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == PROBLEM
    said: Json = response.json()
    assert said.keys() == {"type", "title", "status", "detail", "advice", "instance"}
    assert said["status"] == status
    assert said["type"].startswith("urn:graphsvc:problem:")
    assert said["title"]
    assert said["detail"]
    return said


@contextmanager
def serving(settings: Settings) -> Iterator[Api]:
    """The service over the graph that these settings name."""
    # Errors nobody foresaw become responses, as they do behind a real server.
    with TestClient(
        create_app(settings), follow_redirects=False, raise_server_exceptions=False
    ) as client:
        yield Api(client)
