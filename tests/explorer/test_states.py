"""Nothing found, nothing there, nobody answering, still waiting: each is a page too."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from graphsvc.api.pages import read_explorer

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
DOWN = {
    "type": "urn:graphsvc:problem:database-unavailable",
    "title": "The database is unavailable",
    "status": 503,
    "detail": "The database does not answer.",
    "advice": None,
    "instance": "/v1/overview",
}
VIEWS: list[dict[str, Any]] = [
    {},
    {"at": "khoy"},
    {"at": "agr-khoy-konya"},
    {"at": "barcelona", "day": "2023-06-01", "publishers": 2, "lens": "any"},
    {"from_": "khoy", "to": "isfahan"},
]
both_sizes = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def fits(page: Page) -> bool:
    """Whether nothing is wider than the screen."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def engine_down(route: Route) -> None:
    route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(DOWN))


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", DESKTOP), ("fa", PHONE), ("ar", DESKTOP), ("en", PHONE)],
    ids=["en-desktop", "fa-phone", "ar-desktop", "en-phone"],
)
def test_every_view_fits_the_screen(visitor: Any, language: str, size: dict[str, int]) -> None:
    page = visitor.page(size)
    for view in VIEWS:
        page.goto(visitor.address(lang=language, **view))
        visitor.settled(page)
        assert fits(page), view
        page.goto(visitor.address(lang=language, view="table", **view))
        expect(page.get_by_test_id("row").first).to_be_visible()
        assert fits(page), view


def test_on_a_phone_words_graph_and_table_take_turns(visitor: Any) -> None:
    page = visitor.visit(PHONE, at="khoy")
    expect(page.locator("#panel")).to_be_visible()
    expect(page.locator("#graph")).to_be_hidden()
    page.locator("#tabs [data-view=graph]").click()
    expect(page.locator("#graph")).to_be_visible()
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#peek-name")).to_have_text("Khoy")
    page.locator("#peek").click()
    expect(page.locator("#panel")).to_be_visible()
    page.locator("#tabs [data-view=table]").click()
    expect(page.get_by_test_id("row").first).to_be_visible()
    expect(page.locator("#panel")).to_be_hidden()


def test_on_a_desktop_picture_and_words_stand_side_by_side(visitor: Any) -> None:
    page = visitor.visit(at="khoy")
    stage, panel = page.locator("#stage").bounding_box(), page.locator("#panel").bounding_box()
    assert stage["x"] + stage["width"] <= panel["x"] + 1
    page.goto(visitor.address(at="khoy", lang="fa"))
    visitor.settled(page)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    stage, panel = page.locator("#stage").bounding_box(), page.locator("#panel").bounding_box()
    assert panel["x"] + panel["width"] <= stage["x"] + 1


@both_sizes
def test_an_entity_that_is_not_there_is_said(visitor: Any, size: dict[str, int]) -> None:
    visitor.expected = ("404",)
    page = visitor.visit(size, at="nobody-of-this-name")
    problem = page.get_by_test_id("problem")
    expect(problem).to_be_visible()
    expect(problem).to_have_attribute("data-status", "404")
    expect(problem).to_have_attribute("role", "alert")
    expect(problem.get_by_role("heading")).to_have_text("This is not in the graph")
    page.locator("#home").click()
    expect(page.get_by_test_id("start")).to_be_visible()


@both_sizes
def test_an_engine_that_is_down_is_said_and_asked_again(visitor: Any, size: dict[str, int]) -> None:
    visitor.expected = ("503",)
    page = visitor.page(size)
    page.route("**/v1/**", engine_down)
    page.goto(visitor.address(at="khoy"))
    problem = page.get_by_test_id("problem")
    expect(problem).to_have_attribute("data-status", "503")
    expect(problem).to_contain_text("The database is not answering")
    expect(problem).to_contain_text(DOWN["detail"])
    page.unroute("**/v1/**")
    problem.get_by_role("button", name="Try again").click()
    expect(page.get_by_test_id("entity")).to_have_attribute("data-id", "khoy")
    expect(problem).to_have_count(0)
    visitor.settled(page)
    expect(page.locator("#legend:not([hidden])")).to_have_count(1)


def test_the_page_comes_back_by_itself(visitor: Any) -> None:
    visitor.expected = ("net::ERR",)
    page = visitor.page()
    page.route("**/v1/**", lambda route: route.abort())
    page.goto(visitor.address(at="khoy"))
    expect(page.get_by_test_id("problem")).to_have_attribute("data-status", "0")
    page.unroute("**/v1/**")
    expect(page.get_by_test_id("entity")).to_be_visible(timeout=10_000)


def test_what_the_graph_shows_stays_when_one_answer_fails(visitor: Any) -> None:
    visitor.expected = ("503",)
    page = visitor.visit(at="khoy")
    page.route("**/v1/entities/**", engine_down)
    page.locator("#panel a[data-entity=konya], #panel a[data-entity=agr-khoy-konya]").first.click()
    expect(page.get_by_test_id("problem")).to_be_visible()
    expect(page.locator("#legend:not([hidden])")).to_have_count(1)


def test_a_search_that_finds_nothing_says_so(visitor: Any) -> None:
    page = visitor.visit()
    field = page.locator("#search").get_by_test_id("search")
    field.fill("qqqqzzzz")
    expect(page.locator("#search .empty")).to_have_text("Nothing in the data bears this name.")
    expect(page.locator("#search [role=status]")).to_have_text("0 entities found")
    field.press("Enter")
    expect(page.get_by_test_id("start")).to_be_visible()
    field.press("Escape")
    expect(page.locator("#search .empty")).to_be_hidden()


def test_a_search_while_the_engine_is_down_says_so(visitor: Any) -> None:
    visitor.expected = ("503",)
    page = visitor.visit()
    page.route("**/v1/search*", engine_down)
    page.locator("#search").get_by_test_id("search").fill("khoy")
    expect(page.locator("#search .empty")).to_have_text("The database is not answering")


def test_a_slow_answer_shows_that_it_is_awaited(visitor: Any) -> None:
    page = visitor.page()
    held: list[Route] = []
    page.route("**/v1/entities/khoy", lambda route: held.append(route))
    page.goto(visitor.address(at="khoy"))
    expect(page.get_by_test_id("loading")).to_be_visible()
    expect(page.get_by_test_id("loading")).to_contain_text("Asking the graph")
    while not held:  # the model is asked for first; the time limit of the test ends this
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.get_by_test_id("entity")).to_be_visible()
    expect(page.get_by_test_id("loading")).to_have_count(0)


@pytest.mark.parametrize(
    "query",
    ["at=", "view=nothing&lens=x&path=-7", "lang=xx&theme=pink", "hide=&hide=City&sel=", "a=b"],
)
def test_an_address_that_says_nothing_known_is_the_start(visitor: Any, query: str) -> None:
    page = visitor.page()
    page.goto(f"{visitor.site}?{query}")
    visitor.settled(page)
    expect(page.locator("#panel h2")).to_have_text(re.compile("."))
    expect(page.get_by_test_id("start")).to_be_visible()


def test_the_page_loads_one_script_and_no_large_one(visitor: Any) -> None:
    scripts = {n: d for n, d in read_explorer().files.items() if n.endswith(".js")}
    page = visitor.page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url.rsplit("/", 1)[-1]))
    page.goto(visitor.address(at="khoy"))
    visitor.settled(page)
    assert [name for name in asked if name.endswith(".js")] == [*scripts]
    assert sum(len(gzip.compress(data, 9)) for data in scripts.values()) <= 30_000
