"""Errors over HTTP: every one is a problem detail (RFC 9457), the framework's own included."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from graphsvc.errors import GraphsvcError

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "2"
"""Seconds after which asking again makes sense, where the database does not answer."""


class Problem(BaseModel):
    """A problem detail: what went wrong with this request, and what to do about it."""

    type: str = Field(examples=["urn:graphsvc:problem:not-found"])
    title: str = Field(examples=["Not found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no entity 'konia'."])
    advice: str = Field(examples=["Search for it by name: /v1/search?q=…"])
    instance: str = Field(examples=["/v1/entities/konia"])


STATUSES = {
    400: "The question cannot be asked like this",
    404: "Not in the graph",
    406: "There is no answer in the format that the client takes",
    410: "The cursor belongs to an older data version",
    422: "A parameter has a value it cannot have",
    503: "The database is not available",
}


def documented(*statuses: int, takes_values: bool = True) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of an endpoint that can end in these problems."""
    return {
        status: {
            "description": STATUSES[status],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({*statuses, 400, 503} | ({422} if takes_values else set()))
    }


def describe_others(path: str, operation: dict[str, Any]) -> None:
    """Add to an operation's description what is no problem: CSV, 304, 308."""
    responses = operation["responses"]
    if any(p["name"] == "format" for p in operation.get("parameters", ())):
        responses["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}
    if path.startswith("/v1/"):
        responses["304"] = {"description": "The client's answer, by `If-None-Match`, is the newest"}
    if "{id}" in path and not path.startswith(("/v1/claims/", "/v1/sources/")):
        responses["308"] = {"description": "The id is merged into another: see `Location`"}


def install(app: FastAPI) -> None:
    """Make every error of the app a problem detail."""
    app.add_exception_handler(GraphsvcError, _of_ours)
    app.add_exception_handler(RequestValidationError, _of_validation)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(Exception, _of_nobody)


def response(request: Request, status: int, kind: str, title: str, detail: str, advice: str) -> Any:
    """A problem detail as a response."""
    problem = Problem(
        type=f"urn:graphsvc:problem:{kind}",
        title=title,
        status=status,
        detail=detail,
        advice=advice,
        instance=path_of(request),
    )
    headers = {"Retry-After": RETRY_AFTER} if status == 503 else {}
    return JSONResponse(
        problem.model_dump(), status_code=status, media_type=MEDIA_TYPE, headers=headers
    )


def path_of(request: Request) -> str:
    """The path that the client asked for, as a URI writes it: nothing invisible in it.

    A proxy may have taken the root path off, or not.
    """
    root, path = request.scope.get("root_path", "").rstrip("/"), request.url.path
    return quote(path if path.startswith(f"{root}/") else root + path)


def _of_ours(request: Request, error: Exception) -> Any:
    if not isinstance(error, GraphsvcError):
        raise error
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
    return response(request, error.status, kind, error.title, error.detail, error.advice)


def _of_validation(request: Request, error: Exception) -> Any:
    issues = error.errors() if isinstance(error, RequestValidationError) else []
    # loc: where (path or query), the parameter's name, the number of its value.
    said = [
        f"{issue['loc'][:2][-1]}: {issue['msg'][0].lower()}{issue['msg'][1:]}" for issue in issues
    ]
    advice = "/docs lists the parameters."
    return response(request, 422, "invalid-parameter", STATUSES[422], "; ".join(said), advice)


def _of_http(request: Request, error: Exception) -> Any:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = {
        404: f"There is nothing at {path_of(request)}.",
        405: f"{path_of(request)} does not take {request.method}; the API only reads.",
    }.get(status, str(getattr(error, "detail", "")))
    # A type has one title (RFC 9457): that of the status, whatever the framework's detail says.
    title = HTTPStatus(status).phrase.capitalize()
    kind = re.sub(r"\W+", "-", title).lower()
    answer = response(request, status, kind, title, detail, "/docs lists what there is.")
    answer.headers.update(getattr(error, "headers", None) or {})
    if answer.headers.get("allow") == "GET":
        answer.headers["allow"] = "GET, HEAD"
    return answer


def _of_nobody(request: Request, error: Exception) -> Any:
    """An error nobody foresaw: the log has it (the server writes the traceback), not the client."""
    detail = "The service failed to answer."
    advice = "Please report this, with the request."
    return response(request, 500, "internal", "Internal error", detail, advice)
