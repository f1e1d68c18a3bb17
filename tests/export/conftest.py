"""A real Chromium that notes whatever a page should not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import watched

from graphsvc.export import Page

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab


@dataclass
class Shown:
    """A page in the browser, and everything that it should not have done."""

    tab: Tab
    wrong: list[str] = field(default_factory=list)

    def drawn(self) -> dict[str, int]:
        """How many nodes and edges vis-network draws, not how many it was given."""
        counted: dict[str, int] = self.tab.evaluate(
            """() => ({
              nodes: Object.keys(network.body.nodes).length,
              edges: Object.values(network.body.edges).filter((e) => e.connected).length,
            })"""
        )
        return counted

    def point_at(self, number: int) -> str:
        """Move the mouse onto a node, and click it; what the tooltip says."""
        self.tab.evaluate(f"network.moveTo({{position: network.getPosition({number}), scale: 1}})")
        x, y = self.tab.evaluate(
            f"""() => {{
              const at = network.canvasToDOM(network.getPosition({number}));
              const held = document.getElementById("network");
              held.scrollIntoView();
              const box = held.getBoundingClientRect();
              return [at.x + box.left, at.y + box.top];
            }}"""
        )
        self.tab.mouse.move(x + 40, y + 60)
        self.tab.mouse.move(x, y)
        self.tab.wait_for_selector(".vis-tooltip", state="visible")
        said = self.tab.inner_text(".vis-tooltip")
        self.tab.mouse.click(x, y)
        return said


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[[Page], Shown]]:
    """Opens a page from a file; at the end, that it did nothing wrong is asserted."""
    context = browser.new_context(viewport={"width": 1200, "height": 850}, color_scheme="light")
    shown = Shown(*watched(context, "file:"))
    tab = shown.tab

    def opening(made: Page) -> Shown:
        made.write(tmp_path / "page.html")
        tab.goto((tmp_path / "page.html").as_uri())
        tab.wait_for_function("network.getScale() > 0 && !!network.body.nodes")
        return shown

    yield opening
    assert tab.evaluate("window.__hacked") is None
    assert not shown.wrong
    context.close()
