"""Frames a second while a large graph is dragged and pointed at, in a headless Chromium.

    python bench/page_frames.py                     # bitmap against drawing every frame anew
    python bench/page_frames.py path/to/explorer    # against another version of the page's scripts

The graph is generated: 4,000 nodes, 9,000 edges, a few of them hubs. Both ways are measured in
turn, so that a noisy machine disturbs both alike.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

NODES, EDGES, ROUNDS, STEPS = 4_000, 9_000, 5, 90
SITE = "http://bench.invalid/"
SIZE = {"width": 1000, "height": 750}
COUNT = "[window.frames_seen, performance.now()]"
PAGE = """<!doctype html><title>bench</title>
<style>html, body, canvas { margin: 0; width: 100%; height: 100%; display: block }</style>
<canvas></canvas>
<script type="module">
import { Renderer } from './renderer.js';
const nothing = () => {};
const canvas = document.querySelector('canvas');
const listener = { select: nothing, grow: nothing, announce: nothing, covered: () => [] };
const renderer = new Renderer(canvas, listener);
renderer.turn({
  ground: '#fff', ink: '#222', muted: '#666', line: '#aaa', accent: '#066', contested: '#a22',
});
const { nodes, edges } = await (await fetch('graph.json')).json();
renderer.show(nodes, edges);
window.renderer = renderer;
window.frames_seen = 0;
const tick = () => { window.frames_seen++; requestAnimationFrame(tick); };
requestAnimationFrame(tick);
</script>"""


def graph() -> str:
    """Nodes and edges as the renderer is given them."""
    chance = random.Random(1)
    ends = [(int(NODES * chance.random() ** 3), chance.randrange(NODES)) for _ in range(EDGES)]
    weights = [0] * NODES
    for pair in ends:
        for end in pair:
            weights[end] += 1
    nodes = [
        {
            "id": f"n{i}",
            "label": f"City {i}" if i % 3 else f"شهر {i}",
            "colour": "#1f6feb",
            "hollow": False,
            "contested": i % 50 == 0,
            "centre": False,
            "weight": weights[i],
            "lines": 2,
            "x": chance.gauss(0, 8),
            "y": chance.gauss(0, 6),
        }
        for i in range(NODES)
    ]
    edges = [
        {
            "a": f"n{a}",
            "b": f"n{b}",
            "label": "twinned with",
            "claims": 1,
            "count": "",
            "asserted": chance.random() < 0.9,
            "contested": False,
            "arrow": 1,
        }
        for a, b in ends
        if a != b
    ]
    return json.dumps({"nodes": nodes, "edges": edges})


def opened(browser: Browser, folder: Path) -> Page:
    """A page that shows the graph with the scripts of a folder."""
    page = browser.new_page(viewport=SIZE)

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(SITE)
        if name == "":
            route.fulfill(body=PAGE, content_type="text/html")
        elif name == "graph.json":
            route.fulfill(body=graph(), content_type="application/json")
        elif (folder / name).is_file():
            route.fulfill(body=(folder / name).read_text("utf-8"), content_type="text/javascript")
        else:
            route.fulfill(status=404)

    page.route("**/*", answer)
    page.goto(SITE)
    page.wait_for_function("window.frames_seen > 2")
    page.wait_for_timeout(500)
    return page


def frames(page: Page, held: bool) -> float:
    """Frames a second while the mouse moves: it drags the picture, or points at what it meets."""
    page.bring_to_front()
    page.mouse.move(5, 5)
    if held:
        page.mouse.down()
    before = page.evaluate(COUNT)
    for step in range(STEPS):
        page.mouse.move(5 + step * 8, 5 + step * 5)
    after = page.evaluate(COUNT)
    page.mouse.up()
    page.evaluate("renderer.fit(false)")
    page.wait_for_timeout(600)
    return float((after[0] - before[0]) / (after[1] - before[1]) * 1000)


def main() -> None:
    """Measure both ways in turn."""
    ours = ROOT / "graphsvc" / "explorer"
    other = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with chromium() as browser:
        then, now = opened(browser, other or ours), opened(browser, ours)
        if other is None:
            then.evaluate("Object.defineProperty(renderer, 'heavy', { value: false })")
        for name, held in {"dragging": True, "pointing": False}.items():
            pairs = [(frames(then, held), frames(now, held)) for _ in range(ROUNDS)]
            before, after = (statistics.median(column) for column in zip(*pairs, strict=True))
            print(
                f"{name}: {'the other version' if other else 'drawing anew'} {before:.1f} "
                f"frames/s, now {after:.1f}, ratio {after / before:.1f}"
            )


if __name__ == "__main__":
    main()
