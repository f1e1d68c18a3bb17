"""The application, put together in one function."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from fastapi_offline import FastAPIOffline
from starlette.types import ASGIApp, Receive, Scope, Send

from graphsvc import __version__
from graphsvc.answers.graph import Graph
from graphsvc.api import answering, lists, network, pages, problems, things
from graphsvc.api.parameters import GraphOf, NotModified, refuse_unknown
from graphsvc.errors import NotFound
from graphsvc.settings import Settings

DESCRIPTION = """
A graph of city diplomacy in which **every edge is a claim**: who says it, where, when and in which
words, and what speaks against it.

The *lens* (`modality`, `certainty`, `source`, `source_kind`, `as_of`, `during`, `min_publishers`)
is the same everywhere: by default an answer rests on what sources assert, and says so. "Not
stated", "nothing in the data" and "none" are three different answers. Answers are JSON, or rows as
CSV (`?format=csv` or `Accept: text/csv`). Errors are problem details (RFC 9457).
"""

TAGS = [
    {"name": "things", "description": "One entity, agreement, claim or source."},
    {"name": "lists", "description": "Names, entities, agreements, events, claims, sources."},
    {"name": "network", "description": "The network, paths in it, the whole; and the model."},
    {"name": "service", "description": "Whether the service runs, and its database answers."},
]
INSTEAD = {
    "graphsvc search NAME": "/v1/search?q=NAME",
    "List claims with graphsvc claims --about ENTITY": "List claims: /v1/claims?about=ENTITY",
    "List sources with graphsvc query sources": "Claims name their sources: /v1/claims",
}
"""What advice for the command line means here."""


def create_app(settings: Settings) -> FastAPI:
    """The API over the graph that these settings name, which is open as long as the app runs."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with Graph(settings, background=True) as graph:
            app.state.graph = graph
            yield

    app = FastAPIOffline(
        title="graphsvc",
        version=__version__,
        summary="City diplomacy as a graph of claims.",
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # ours, which says in which language it is
        redoc_url=None,
        redirect_slashes=False,  # one address for each thing; another is a 404
        swagger_ui_parameters={"docExpansion": "list", "tryItOutEnabled": True},
        openapi_tags=TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.root_path = settings.root_path  # as an argument it is deprecated; a proxy strips it or not
    app.state.run = secrets.token_hex(8)
    for room, tag in ((things, "things"), (lists, "lists"), (network, "network")):
        app.include_router(room.router, tags=[tag])
    _add_health(app)
    pages.install(app, settings)
    pages.install_docs(app)
    problems.install(app)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(NotModified, _not_modified)
    _add_middleware(app, settings)
    _describe(app)
    return app


def _add_health(app: FastAPI) -> None:
    @app.get(
        "/healthz",
        operation_id="healthz",
        tags=["service"],
        dependencies=[Depends(refuse_unknown)],
        responses={400: problems.documented()[400]},
    )
    def healthz() -> dict[str, str]:
        """Does the service run?"""
        return {"status": "ok"}

    @app.get(
        "/readyz",
        operation_id="readyz",
        tags=["service"],
        dependencies=[Depends(refuse_unknown)],
        responses=problems.documented(takes_values=False),
    )
    def readyz(graph: GraphOf) -> dict[str, str | int]:
        """Does the database answer?"""
        return {"status": "ready", "data_version": graph.data_version()}


class HeadAsGet:
    """Answers HEAD as GET: the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, as a GET where it is a HEAD."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    app.add_middleware(HeadAsGet)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "HEAD"],
            expose_headers=["ETag", "Link", answering.ABOUT],
        )
    ancestors = " ".join(settings.frame_ancestors) or "'self'"

    @app.middleware("http")
    async def guard(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        answer = await call_next(request)
        _weaken(request, answer)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers.setdefault("Content-Security-Policy", f"frame-ancestors {ancestors}")
        return answer


def _weaken(request: Request, answer: Response) -> None:
    """Make the entity tag a weak one where the answer may be compressed: its bytes are others then.

    The same for 304, which has no body, so that a client sees one tag (RFC 9110, 8.8.3 and 15.4.5).
    """
    tag = answer.headers.get("etag", "")
    if tag.startswith('"') and "gzip" in request.headers.get("accept-encoding", ""):
        answer.headers["ETag"] = f"W/{tag}"


def _describe(app: FastAPI) -> None:
    """Add the problem schema; note each path's query parameters, and which take many values."""
    schema = app.openapi()
    schema["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
    schema["components"]["schemas"].pop("HTTPValidationError", None)
    schema["components"]["schemas"].pop("ValidationError", None)
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            problems.describe_others(path, operation)
            _give_lists(operation)
    app.state.parameters = {
        path: {
            p["name"]: p["schema"].get("type") == "array"
            for p in operation.get("parameters", ())
            if p["in"] == "query"
        }
        for path, operations in schema["paths"].items()
        for operation in operations.values()
    }


def _give_lists(operation: dict[str, Any]) -> None:
    """Make the example of a parameter that takes many values a list, as its schema says."""
    for parameter in operation.get("parameters", ()):
        described = parameter["schema"]
        if described.get("type") == "array" and "examples" in described:
            listed = [e if isinstance(e, list) else [e] for e in described["examples"]]
            described["examples"] = listed


def _not_found(request: Request, error: Exception) -> Any:
    if not isinstance(error, NotFound):
        raise error
    redirect = answering.moved(request, error)
    if redirect is not None:
        return redirect
    advice = error.advice
    for command, path in INSTEAD.items():
        advice = advice.replace(command, path)
    return problems.response(request, error.status, "not-found", error.title, error.detail, advice)


def _not_modified(request: Request, error: Exception) -> Any:
    tag = error.etag if isinstance(error, NotModified) else ""
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}
    return Response(status_code=304, headers=headers)
