"""A real Chromium, pages in it that note whatever they should not do, and the service for them."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from graphsvc.api.app import create_app
from graphsvc.settings import Settings
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium that GRAPHSVC_TEST_CHROMIUM names, or the one on the PATH."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("GRAPHSVC_TEST_CHROMIUM") or shutil.which("chromium")
    assert found, "There is no chromium on the PATH: install it, or name GRAPHSVC_TEST_CHROMIUM."
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield opened
        opened.close()


def watched(context: BrowserContext, own: str) -> tuple[Page, list[str]]:
    """A new page, and a list of what it does wrong: errors, dialogs, requests but to its own."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(f"console {said.type}: {said.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    context.on(
        "request", lambda r: None if r.url.startswith(own) else wrong.append(f"asked: {r.url}")
    )
    return page, wrong


@contextmanager
def served(settings: Settings, files: Sequence[Path]) -> Iterator[str]:
    """The address at which the service answers, over these files, from a thread."""
    with Database(settings) as database:
        load_files(database, files)
        # The server gets the very socket: a port that is let go may be taken by another run. It
        # keeps idle connections, so that it closes none just when a slow page asks again.
        held = socket.create_server(("127.0.0.1", 0))
        port = held.getsockname()[1]
        config = uvicorn.Config(create_app(settings), log_level="error", timeout_keep_alive=600)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]})
        thread.start()
        try:
            until = time.monotonic() + 30
            while not server.started:
                assert thread.is_alive(), "The server did not start."
                assert time.monotonic() < until, "The server did not start in time."
                time.sleep(0.02)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.should_exit = True
            thread.join()
