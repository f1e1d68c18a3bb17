"""The page of the service in a real Chromium; whatever it should not do fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from browser import served, watched

from graphsvc.settings import Settings, bundled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class Visitor:
    """One visitor of one site: pages that are watched, and addresses of views."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser = browser
        self.site = site
        self.expected: tuple[str, ...] = ()
        """What the console may say, where a failing answer is part of the test."""
        self._open: list[tuple[Page, list[str]]] = []

    def page(self, size: dict[str, int] = DESKTOP, **more: Any) -> Page:
        """A page of a browser that has never been here."""
        given = {"locale": "en-US", "color_scheme": "light", **more}
        context = self.browser.new_context(viewport=size, **given)
        context.set_default_timeout(10_000)
        page, wrong = watched(context, self.site)
        self._open.append((page, wrong))
        return page

    def address(self, **view: Any) -> str:
        """The address of a view; ``from_`` says ``from``."""
        asked = urlencode({k.rstrip("_"): v for k, v in view.items()}, doseq=True)
        return self.site + (f"?{asked}" if asked else "")

    def visit(self, size: dict[str, int] = DESKTOP, **view: Any) -> Page:
        """A new page on this view, with its words and its picture there."""
        page = self.page(size)
        page.goto(self.address(**view))
        self.settled(page)
        return page

    def settled(self, page: Page) -> None:
        """Wait until the words are there, and nothing more is being asked for."""
        page.wait_for_selector("#panel [data-testid]:not([data-testid=loading])", state="attached")
        page.wait_for_selector("#stage:not([aria-busy])", state="attached")

    def leave(self) -> None:
        """Close everything; nothing may have gone wrong."""
        try:
            for page, wrong in self._open:
                assert page.evaluate("window.__hacked") is None
                assert [w for w in wrong if not any(e in w for e in self.expected)] == []
        finally:
            for page, _ in self._open:
                page.context.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over the seed that graphsvc ships, on the embedded engine."""
    with served(Settings(data=tmp_path_factory.mktemp("explorer")), [bundled("seed")]) as address:
        yield address


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Callable[[str], Visitor]]:
    """Makes a visitor of any site."""
    visitors: list[Visitor] = []

    def arriving(at: str) -> Visitor:
        visitors.append(Visitor(browser, at))
        return visitors[-1]

    yield arriving
    for one in visitors:
        one.leave()


@pytest.fixture
def visitor(visiting: Callable[[str], Visitor], site: str) -> Visitor:
    """A visitor of the service over the seed."""
    return visiting(site)
