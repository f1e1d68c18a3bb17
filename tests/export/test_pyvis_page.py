"""Pages stand alone: in a real Chromium hostile data runs nothing, and nothing is asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graphsvc.answers.parts import LensOut
from graphsvc.answers.records import NetworkAnswer, NetworkEdge, NetworkNode
from graphsvc.errors import BadRequest
from graphsvc.export import MOST_NODES, Page, page, page_html, write_page

Show = Callable[[Page], Any]

HACK = "window.__hacked = true; alert(1)"
HOSTILE = (
    f"<script>{HACK}</script>",
    f"</script><script>{HACK}</script>",
    f"<img src=x onerror='{HACK}'>",
    f"<a href=\"javascript:{HACK}\" onmouseover='{HACK}'>href</a>",
    f"\"'`;{HACK}//",
    f"<!--<script>{HACK}",
    "]]></style><link rel=stylesheet href=https://example.org/x.css>",
    f"{{{{ 7*7 }}}}{{% raw %}}${{{HACK}}}",
    "\u202egnp.exe\u202c خوی \u2067",
    "&lt;b&gt; &amp; <b>*_`code`_*</b>",
    "\u2028\u2029\x00\x1b[31m\x85 line\r\nbreaks\t",
    "x" * 5000,
)


def node(
    name: str, kind: str = "City", at: tuple[float, float] = (0, 0), **more: Any
) -> NetworkNode:
    return NetworkNode(
        **{"id": name, "type": kind, "names": {"en": name}, "distance": 0, **more}, x=at[0], y=at[1]
    )


def edge(start: str, end: str, relationship: str = "PARTY_TO", **more: Any) -> NetworkEdge:
    given = {"asserted": True, "claims": 1, "sources": 1, "contested": False, **more}
    return NetworkEdge(start=start, end=end, relationship=relationship, **given)


def network(nodes: list[NetworkNode], edges: list[NetworkEdge], **more: Any) -> NetworkAnswer:
    lens = LensOut(modality=["asserted"], certainty=None, source=None)
    left_out = {"nodes_left_out": 0, "edges_left_out": 0}
    return NetworkAnswer(
        **{"data_version": 7, "lens": lens, **left_out, **more}, nodes=nodes, edges=edges
    )


def hostile() -> NetworkAnswer:
    """Names and ids that try to run, to reorder, to load, to close what they stand in."""
    nodes = [
        node(text, at=(i % 4, i // 4), names={"en": text, "fa": text})
        for i, text in enumerate(HOSTILE)
    ]
    nodes += [node("__proto__", at=(5, 0)), node("constructor", names={}, at=(5, 1))]
    edges = [edge(a.id, b.id, contested=True) for a, b in pairwise(nodes)]
    lens = LensOut(modality=None, certainty=None, source=list(HOSTILE))
    return network(nodes, edges, lens=lens)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("As of summer 2021.", "During 2010 – 2015.")),
        ("fa", ("به تاریخِ تابستان ۲۰۲۱.", "در بازهٔ ۲۰۱۰ – ۲۰۱۵.")),
        ("ar", ("في صيف ٢٠٢١.", "خلال ٢٠١٠ – ٢٠١٥.")),
    ],
)
def test_a_page_says_of_which_days_it_is(language: str, said: tuple[str, str]) -> None:
    seen = {"modality": ["asserted"], "certainty": None, "source": None}
    for asked, text in zip(({"as_of": "2021-22"}, {"during": "2010/2015"}), said, strict=True):
        lens = LensOut.model_validate({**seen, **asked})
        assert text in page(network([node("a")], [], lens=lens), language).html


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "fa", "ar"])
def test_hostile_data_stays_text(show: Show, language: str) -> None:
    answer = hostile()
    shown = show(page(answer, language, title=HOSTILE[1]))
    assert shown.drawn() == {"nodes": len(answer.nodes), "edges": len(answer.edges)}
    for number in range(len(answer.nodes)):
        said = shown.point_at(number)
        assert "\u202e" not in said
    assert HACK in shown.tab.inner_text("h1")
    assert shown.tab.locator("script").count() == 3
    assert shown.tab.locator("img, a, link, b").count() == 0
    shown.tab.click("summary")
    assert HOSTILE[0] in shown.tab.inner_text("tbody")


@pytest.mark.browser
def test_a_notebook_frame_shows_the_same_and_can_reach_nothing(show: Show, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    framed = page(hostile(), title=HOSTILE[2])._repr_html_()
    notebook.write_text(f"<!DOCTYPE html><meta charset=utf-8>{framed}", "utf-8")
    tab = show(page(network([node("khoy")], []))).tab
    tab.goto(notebook.as_uri())
    frame = tab.frames[-1]
    frame.wait_for_function("network.getScale() > 0")
    assert frame.evaluate("Object.keys(network.body.nodes).length") == len(HOSTILE) + 2
    assert frame.evaluate("window.__hacked") is None
    assert frame.evaluate("window.origin") == "null"
    assert tab.locator("iframe").count() == len(tab.frames) - 1 == 1


@pytest.mark.browser
def test_parallel_edges_are_all_drawn_beside_each_other(show: Show) -> None:
    edges = [
        edge("khoy", "konya", "PLEDGED", claims=3),
        edge("khoy", "konya", "PLEDGED", asserted=False),
        edge("khoy", "konya", "TWINNED_WITH", contested=True),
        edge("konya", "khoy", "TWINNED_WITH"),
        edge("konya", "konya", "TWINNED_WITH"),
    ]
    shown = show(page(network([node("khoy"), node("konya", at=(1, 0))], edges)))
    assert shown.drawn() == {"nodes": 2, "edges": 5}
    middles = shown.tab.evaluate(
        "Object.values(network.body.edges).slice(0, 4).map((e) => e.edgeType.getPoint(0.5))"
    )
    heights = sorted(point["y"] for point in middles)
    assert all(b - a > 10 for a, b in pairwise(heights)), heights
    options = shown.tab.evaluate("Object.values(network.body.edges).map((e) => e.options)")
    assert [bool(o["dashes"]) for o in options] == [False, True, False, False, False]
    assert [o["label"].count("!") for o in options] == [0, 0, 1, 0, 0]
    assert "×3" in options[0]["label"]
    assert options[0]["width"] > options[1]["width"]
    assert options[2]["color"]["color"] != options[3]["color"]["color"]


@pytest.mark.browser
def test_positions_are_those_of_the_answer(show: Show) -> None:
    answer = network([node("a", at=(1.5, -2)), node("b", "Post", at=(3, 4))], [])
    tab = show(page(answer)).tab
    at = tab.evaluate("[network.getPosition(0), network.getPosition(1)]")
    tab.wait_for_timeout(300)
    assert tab.evaluate("[network.getPosition(0), network.getPosition(1)]") == at
    width, height = at[1]["x"] - at[0]["x"], at[1]["y"] - at[0]["y"]
    assert height / width == pytest.approx(4)
    colours = tab.evaluate("Object.values(network.body.nodes).map((n) => n.options.color.border)")
    assert colours == ["#1f6fb2", "#c98a1b"]


@pytest.mark.browser
@pytest.mark.slow
def test_the_most_nodes_are_drawn_and_the_rest_is_said(show: Show) -> None:
    count = MOST_NODES + 20
    nodes = [node(f"city-{i}", at=(i % 25, i // 25), distance=min(i, 1)) for i in range(count)]
    edges = [edge("city-0", n.id) for n in nodes[1:]]
    answer = network(nodes, edges, nodes_left_out=3, edges_left_out=4)
    shown = show(page(answer))
    assert shown.drawn() == {"nodes": MOST_NODES, "edges": MOST_NODES - 1}
    caption = shown.tab.inner_text("header")
    assert "Left out for want of room: entities 23, relationships 24." in caption
    assert "Data version 7." in caption
    assert "modality asserted; certainty all; sources all" in caption


@pytest.mark.browser
def test_a_label_reads_in_its_own_direction(show: Show) -> None:
    names = {"fa": "ریاست UCLG", "en": "President of UCLG"}
    tab = show(page(network([node("president", "Post", names=names)], []), "fa")).tab
    label = tab.evaluate("network.body.nodes[0].options.label")
    assert label == "\u2067ریاست UCLG\u2069"
    assert tab.evaluate("document.dir") == "rtl"
    assert "نمایش داده شده: ۱ موجودیت" in tab.inner_text("header")
    assert tab.locator(".legend li").all_inner_texts() == ["سمت"]


def test_nothing_outside_is_named_and_the_bytes_are_utf_8(tmp_path: Path) -> None:
    out = tmp_path / "خوی.html"
    write_page(network([node("khoy", names={"fa": "خوی"})], []), out, "fa")
    written = out.read_bytes().decode("utf-8")
    assert "خوی" in written
    own = written[: written.index("/**\n * vis-network")]
    assert "http:" not in own
    assert "https:" not in own
    for refused in ("<link", "src=", "cdn", "bootstrap"):
        assert refused not in own
    assert own.index("Content-Security-Policy") < own.index("<style>")


def test_what_cannot_be_made_is_said(tmp_path: Path) -> None:
    answer = network([node("khoy")], [])
    with pytest.raises(BadRequest, match="no pages in the language 'de'"):
        page_html(answer, "de")
    with pytest.raises(BadRequest, match="cannot be written"):
        write_page(answer, tmp_path / "nowhere" / "page.html")


def test_an_empty_network_is_a_page_too() -> None:
    assert "entities 0, relationships 0" in page_html(network([], []))
