"""Debian's Chromium for the tests, and a page in it that notes whatever it should not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

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
