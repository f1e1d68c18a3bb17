"""The page at ``/`` and its files: read once, cached by content, under a strict policy."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.exceptions import HTTPException

from graphsvc.api.script import joined
from graphsvc.settings import Settings

FOLDER = Path(__file__).parent.parent / "explorer"
PAGE = "index.html"
SCRIPT = "app.js"
"""What the page loads: the module in which everything begins, joined with all that it imports."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
DOCS_FILES = "/static-offline-docs"
"""Where fastapi-offline serves the files of Swagger UI."""
NOT_SERVED = {"package.json", "tsconfig.json"}
FOREVER = "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors "
)


@dataclass(frozen=True, slots=True)
class Explorer:
    """The files of the page; their folder is named after all their content."""

    version: str
    page: bytes
    files: Mapping[str, bytes]


def read_explorer(folder: Path = FOLDER) -> Explorer:
    """The page, with its links set to the folder of this version."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in TYPES and path.name not in NOT_SERVED and "node_modules" not in path.parts
    }
    modules = {name: files.pop(name).decode() for name in [*files] if name.endswith(".js")}
    files[SCRIPT] = joined(modules).encode()
    content = hashlib.sha256()
    for name, data in files.items():
        content.update(f"{name}\0{len(data)}\0".encode() + data)
    version = content.hexdigest()[:16]
    page = files.pop(PAGE).replace(b'="explorer/', f'="explorer/{version}/'.encode())
    return Explorer(version, page, files)


def install(app: FastAPI, settings: Settings) -> None:
    """Serve the page at ``/`` and its files beside it; links are relative, for any root path."""
    explorer = read_explorer()
    policy = POLICY + (" ".join(settings.frame_ancestors) or "'self'")

    @app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    def page(request: Request) -> Response:
        headers = {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-cache",
            "ETag": f'"{explorer.version}"',
        }
        if _has(request, explorer.version):
            return Response(status_code=304, headers=headers)
        return Response(explorer.page, media_type=TYPES[".html"], headers=headers)

    @app.api_route(
        "/explorer/{version}/{name:path}", methods=["GET", "HEAD"], include_in_schema=False
    )
    def file(version: str, name: str) -> Response:
        data = explorer.files.get(name)
        if data is None:
            raise HTTPException(404)
        # A page of an older version may still ask: it gets the newest, and is not to keep it.
        caching = FOREVER if version == explorer.version else "no-cache"
        headers = {"Content-Security-Policy": policy, "Cache-Control": caching}
        return Response(data, media_type=TYPES[Path(name).suffix], headers=headers)


def install_docs(app: FastAPI) -> None:
    """Serve the page of the API at ``/docs``, from files of its own, in a language it names."""

    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        root = request.scope.get("root_path", "").rstrip("/")
        page = get_swagger_ui_html(
            openapi_url=f"{root}{app.openapi_url}",
            title=f"{app.title}: the API",
            swagger_js_url=f"{root}{DOCS_FILES}/swagger-ui-bundle.js",
            swagger_css_url=f"{root}{DOCS_FILES}/swagger-ui.css",
            swagger_favicon_url=f"{root}{DOCS_FILES}/favicon.png",
            swagger_ui_parameters=app.swagger_ui_parameters,
        )
        said = bytes(page.body).replace(b"<html>", b'<html lang="en">', 1)
        return Response(said, media_type=TYPES[".html"])


def _has(request: Request, version: str) -> bool:
    """Whether the client's copy of the page is of this version."""
    held = request.headers.get("if-none-match", "").split(",")
    return f'"{version}"' in {tag.strip().removeprefix("W/") for tag in held}
