"""From a name in any script to the words of a claim, and back by the address of the view."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY_KIND_OF_VIEW: list[dict[str, Any]] = [
    {"at": "khoy", "lang": "en", "theme": "light"},
    {"at": ["khoy", "uclg"], "sel": "uclg", "lens": "any", "lang": "fa", "theme": "dark"},
    {"from_": "khoy", "to": "uclg", "lang": "ar", "theme": "light"},
    {"at": "khoy", "sel": ["khoy", "agr-khoy-konya"], "view": "table", "lang": "fa"},
    {"at": "khoy", "sel": "source:irib-khoy-konya", "hide": ["PARTY_TO"], "lang": "ar"},
]


def asked(page: Page) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(page.url).query)


def panel(page: Page, what: str) -> Any:
    """The panel's content, of this kind."""
    return page.locator("#panel").get_by_test_id(what)


def entity(page: Page, name: str) -> Any:
    """The panel, when it tells of this entity."""
    return page.locator(f"#panel [data-testid=entity][data-id={name}]")


@pytest.mark.parametrize(
    ("typed", "found", "in_english"), [("خوی", "khoy", "Khoy"), ("قونية", "konya", "Konya")]
)
def test_a_name_in_its_own_script_finds_the_city_by_keyboard(
    visitor: Any, typed: str, found: str, in_english: str
) -> None:
    page = visitor.visit()
    expect(panel(page, "start")).to_be_visible()
    page.keyboard.press("/")
    field = page.locator("#search").get_by_test_id("search")
    expect(field).to_be_focused()
    page.keyboard.type(typed)
    options = page.locator("#search [role=option]")
    expect(options.first).to_have_attribute("data-id", found)
    expect(options.first).to_contain_text(typed)
    expect(options.first).to_contain_text("exact")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    page.keyboard.press("Enter")
    expect(entity(page, found).locator("h2")).to_have_text(in_english)
    assert asked(page)["at"] == [found]
    expect(options.first).to_be_hidden()


def test_the_names_stand_in_every_script_each_with_its_language(visitor: Any) -> None:
    page = visitor.visit(at="khoy")
    head = entity(page, "khoy").locator("header")
    for language, name in {"fa": "خوی", "ar": "خوي"}.items():
        written = head.locator(f"[lang={language}]")
        expect(written).to_have_text(name)
        assert written.evaluate("(e) => getComputedStyle(e).direction") == "rtl"


def test_the_agreement_says_who_signed_and_on_whose_behalf_nobody_says(visitor: Any) -> None:
    page = visitor.visit()
    panel(page, "start").get_by_role("link", name=re.compile("Who signed")).click()
    expect(entity(page, "agr-khoy-konya")).to_be_visible()
    signed = panel(page, "agreement").get_by_test_id("signatory")
    expect(signed).to_have_count(2)
    expect(signed.first).to_contain_text("Bahman Rezanejad")
    for one in signed.all():
        whose = one.locator("dl.facts > div", has_text="on behalf of").first
        expect(whose.locator("dd > strong")).to_have_text("Not stated")
        expect(whose.get_by_test_id("not-stated").locator(".source")).to_have_count(2)
        expect(one.get_by_text("Not stated")).to_have_count(1)
    persian = signed.first.locator("blockquote.quote[lang=fa]").first
    expect(persian).to_have_attribute("dir", "rtl")
    expect(persian).to_contain_text("به امضای بهمن رضانژاد")
    card = signed.first.get_by_test_id("claim").filter(has=page.locator("blockquote[lang=fa]"))
    expect(card.first.locator(".source")).to_contain_text("IRIB")
    card.first.locator(".source a").click()
    expect(panel(page, "source")).to_be_visible()
    assert asked(page)["sel"] == ["source:irib-khoy-konya"]


def test_the_path_to_uclg_rests_on_words_at_every_hop(visitor: Any) -> None:
    page = visitor.visit(at="khoy")
    page.get_by_test_id("pathTo").click()
    field = page.locator("#panel").get_by_test_id("search")
    expect(field).to_be_focused()
    field.press_sequentially("UCLG")
    expect(page.locator("#panel [role=option]").first).to_have_attribute("data-id", "uclg")
    field.press("Enter")
    hops = panel(page, "path").get_by_test_id("hop")
    expect(hops.nth(2)).to_be_visible()
    for hop in hops.all():
        words = hop.get_by_test_id("claim").first.locator("blockquote, .locator")
        expect(words).not_to_be_empty()
    expect(hops.last.locator("p.stop a")).to_have_attribute("data-entity", "uclg")
    assert (asked(page)["from"], asked(page)["to"]) == (["khoy"], ["uclg"])


def test_language_and_theme_turn_and_are_kept(visitor: Any) -> None:
    page = visitor.visit(at="khoy")
    html = page.locator("html")
    expect(html).to_have_attribute("dir", "ltr")
    for language, name in {"fa": "خوی", "ar": "خوي", "en": "Khoy"}.items():
        page.locator("#language").select_option(language)
        expect(html).to_have_attribute("lang", language)
        expect(html).to_have_attribute("dir", "ltr" if language == "en" else "rtl")
        expect(entity(page, "khoy").locator("h2")).to_have_text(name)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    expect(html).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.locator("#language").select_option("fa")
    expect(html).to_have_attribute("lang", "fa")
    page.goto(visitor.site)
    expect(html).to_have_attribute("lang", "fa")
    expect(html).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("view", EVERY_KIND_OF_VIEW, ids=lambda v: v["lang"] + "-" + "-".join(v))
def test_the_same_address_shows_the_same_view(visitor: Any, view: dict[str, Any]) -> None:
    page = visitor.visit(**view)
    before = page.locator("main").inner_text()
    assert page.locator("[data-testid=problem]").count() == 0
    page.reload()
    visitor.settled(page)
    expect(page.locator("main")).to_have_text(re.compile(".+"))
    assert page.locator("main").inner_text() == before
    other = visitor.page()
    other.goto(page.url)
    visitor.settled(other)
    assert other.locator("main").inner_text() == before


def test_back_and_forward_go_through_what_was_seen(visitor: Any) -> None:
    page = visitor.visit(at="khoy")
    entity(page, "khoy").locator("section", has_text="Agreements").get_by_role("link").click()
    expect(entity(page, "agr-khoy-konya")).to_be_visible()
    page.locator("#language").select_option("fa")
    expect(page.locator("html")).to_have_attribute("lang", "fa")
    page.locator("#tabs [data-view=table]").click()
    expect(page.get_by_test_id("row").first).to_be_visible()
    page.go_back()
    expect(page.locator("#graph")).to_be_visible()
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.go_back()
    expect(entity(page, "khoy")).to_be_visible()
    page.go_forward()
    expect(entity(page, "agr-khoy-konya")).to_be_visible()
    page.go_forward()
    expect(page.locator("html")).to_have_attribute("lang", "fa")


def test_the_table_holds_what_the_picture_shows(visitor: Any) -> None:
    page = visitor.visit(at="khoy", view="table")
    rows = page.get_by_test_id("row")
    number = rows.count()
    assert number > 5
    expect(page.locator("#table caption")).to_contain_text(f"{number} relationships")
    rows.filter(has_text="party to").first.locator("td.number a").click()
    expect(panel(page, "between").get_by_test_id("claim").first).to_be_visible()
    page.locator("#legend summary").click()
    entry = page.locator("#legend [data-name=PARTY_TO]")
    parties = rows.filter(has_text="party to")
    expect(entry.locator(".count")).to_have_text(str(parties.count()))
    expected = number - parties.count()
    entry.click()
    expect(entry).to_have_attribute("aria-pressed", "false")
    expect(parties).to_have_count(0)
    assert 0 < rows.count() <= expected
    assert asked(page)["hide"] == ["PARTY_TO"]


def test_the_picture_answers_the_keyboard(visitor: Any) -> None:
    page = visitor.visit(at="khoy")
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    said = page.locator("#live").inner_text()
    assert said
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(said)
    page.keyboard.press("g")
    expect(page.locator("#panel h2")).to_have_text(said)
    assert asked(page)["at"][0] == "khoy"


def test_two_fingers_zoom_the_picture_and_not_the_page(visitor: Any) -> None:
    page = visitor.page({"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page.goto(visitor.address(at="khoy", view="graph"))
    visitor.settled(page)
    page.wait_for_timeout(300)  # the picture is there
    picture = "document.getElementById('graph').toDataURL()"
    before = page.evaluate(picture)
    client = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[int, int]) -> None:
        at = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", (155, 400))
    touch("touchStart", (155, 400), (235, 400))
    for step in range(1, 11):
        touch("touchMove", (155 - 6 * step, 400), (235 + 6 * step, 400))
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert page.evaluate(picture) != before
    assert page.evaluate("visualViewport.scale") == 1
    assert asked(page)["at"] == ["khoy"]
    page.locator("#fit").tap()
    page.wait_for_timeout(300)
    assert page.evaluate(picture) == before


def test_what_speaks_against_a_claim_is_one_click_from_the_start(visitor: Any) -> None:
    page = visitor.visit()
    told = panel(page, "start").locator(".figures div:has(a)").inner_text()
    panel(page, "start").locator(".figures a").click()
    conflicts = panel(page, "contested").get_by_test_id("conflict")
    expect(conflicts.first.get_by_test_id("claim").nth(1)).to_be_visible()
    assert asked(page)["sel"] == ["contested:"]
    said = panel(page, "contested").locator("header .type").inner_text()
    following = panel(page, "contested").locator("section:not(.conflict)")
    expect(following.locator("h3")).to_contain_text("One after the other")
    after = following.get_by_test_id("conflict").count()
    assert after
    assert re.findall(r"\d+", told) == [f"{conflicts.count() - after}"]
    assert said == "In the graph"
    assert panel(page, "contested").locator("h2").inner_text() == "Contested"
