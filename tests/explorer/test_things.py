"""Cities, networks, posts, events, agreements, documents: each shows first what it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
in_two_ways = pytest.mark.parametrize(
    ("lang", "size"), [("en", DESKTOP), ("fa", PHONE)], ids=["en-desktop", "fa-phone"]
)
UNKNOWN = {"en": "Not stated", "fa": "گفته نشده", "ar": "لم يُذكر"}


def entry(page: Page, name: str) -> Locator:
    """A line of a list, and what unfolds below it."""
    return page.locator(f"#panel [data-testid=entry][data-id={name}]")


@pytest.mark.parametrize(
    ("typed", "found"), [("خوی", "khoy"), ("قونية", "konya"), ("غزة", "gaza-city")]
)
def test_the_search_finds_a_city_in_its_script(visitor: Any, typed: str, found: str) -> None:
    page = visitor.visit(lang="ar")
    page.locator("#search").get_by_test_id("search").fill(typed)
    option = page.locator(f"#search [role=option][data-id={found}]")
    option.click()
    expect(page.locator(f"[data-testid=entity][data-id={found}]")).to_be_visible()


@in_two_ways
def test_every_question_of_the_start_leads_to_its_answer(
    visitor: Any, lang: str, size: dict[str, int]
) -> None:
    page = visitor.visit(size, lang=lang)
    answers = {
        "agr-khoy-konya": "[data-testid=signatory]",
        "gaza-city": "[data-testid=ties]",
        "tel-aviv": "[data-testid=tie] .mark.over",
        "isfahan": "[data-testid=hop]",
        "president-uclg": "[data-testid=holders]",
    }
    assert page.locator(".questions a").count() == len(answers)
    for name, answer in answers.items():
        page.locator(f".questions a[data-needs={name}]").click()
        expect(page.locator(f"#panel {answer}").first).to_be_visible()
        page.go_back()
        expect(page.get_by_test_id("start")).to_be_visible()


def test_the_start_names_the_most_connected_cities(visitor: Any) -> None:
    page = visitor.visit()
    chip = page.locator(".start .chip").first
    name = chip.inner_text()
    chip.click()
    expect(page.locator("#panel h2")).to_have_text(name)
    expect(page.locator("#panel .type")).to_have_text("City")


@in_two_ways
def test_a_tie_opens_its_claims_with_the_page(
    visitor: Any, lang: str, size: dict[str, int]
) -> None:
    page = visitor.visit(size, at="gaza-city", lang=lang)
    sections = page.locator("#panel section")
    expect(sections.first.get_by_test_id("ties")).to_be_visible()
    several = {"en": "multilateral", "fa": "چندجانبه"}[lang]
    expect(entry(page, "barcelona").locator(".glance")).to_contain_text(several)
    expect(entry(page, "istanbul").locator(".mark.contested").first).to_be_visible()
    claims = entry(page, "istanbul").get_by_test_id("claim")
    expect(claims.first).to_be_hidden()
    entry(page, "istanbul").locator("summary").first.click()
    expect(claims.first.locator("blockquote, .locator")).to_be_visible()
    out = claims.first.locator("a.out")
    expect(out).to_have_attribute("rel", re.compile("noopener"))
    expect(out).to_have_attribute("href", re.compile("^https?://"))
    expect(claims.first.locator(".by")).to_contain_text({"en": "secondary", "fa": "دست دوم"}[lang])


def test_what_stands_in_the_ties_is_not_told_twice(visitor: Any) -> None:
    page = visitor.visit(at="barcelona")
    shown = "(all) => all.map((one) => one.dataset.claim)"
    ties = page.locator("[data-testid=ties] [data-testid=claim]").evaluate_all(shown)
    others = page.locator(".group [data-testid=claim]").evaluate_all(shown)
    assert ties
    assert set(ties) & set(others) == set()


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_the_members_of_a_network_have_role_and_period(visitor: Any, lang: str) -> None:
    page = visitor.visit(at="metropolis", lang=lang)
    expect(page.get_by_test_id("members")).to_be_visible()
    role = {"en": "co-president", "fa": "رئیس مشترک"}[lang]
    expect(entry(page, "seoul").locator(".mark.state")).to_have_text(role)
    expect(entry(page, "seoul").locator(".glance")).to_contain_text(
        {"en": "2024", "fa": "۲۰۲۴"}[lang]
    )
    entry(page, "seoul").locator("summary").click()
    expect(entry(page, "seoul").get_by_test_id("claim").first).to_be_visible()


def test_the_holders_of_a_post_stand_by_time(visitor: Any) -> None:
    page = visitor.visit(at="president-uclg")
    held = page.locator("[data-testid=holders] [data-testid=entry]")
    names = held.evaluate_all("(all) => all.map((one) => one.dataset.id)")
    some = [n for n in names if n in ("parks-tau", "mohamed-boudra", "jan-van-zanen")]
    assert some == ["parks-tau", "mohamed-boudra", "jan-van-zanen"]
    expect(page.get_by_test_id("holders").get_by_test_id("not-stated").first).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "No source names"), ("fa", "هیچ منبعی"), ("ar", "لا يذكر أي مصدر")]
)
def test_a_holder_whom_nobody_names_is_said_so(visitor: Any, lang: str, said: str) -> None:
    page = visitor.visit(at="mayor-khoy", lang=lang)
    expect(page.get_by_test_id("holders").locator(".no-holder")).to_contain_text(said)
    gap = page.get_by_test_id("holders").get_by_test_id("not-stated").first
    expect(gap).to_contain_text(UNKNOWN[lang])


def test_an_event_says_when_where_and_who(visitor: Any) -> None:
    page = visitor.visit(at="signing-khoy-konya")
    rows = page.get_by_test_id("event").locator("div")
    expect(rows.nth(0)).to_contain_text("December 14, 2025")
    expect(rows.nth(1).locator("a[data-entity=konya]")).to_be_visible()
    expect(rows.nth(2).locator("a[data-entity=bahman-rezanejad]")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_an_agreement_has_a_state_with_rivals_and_a_course(visitor: Any, lang: str) -> None:
    page = visitor.visit(at="agr-isfahan-hyderabad", lang=lang)
    state = page.get_by_test_id("state")
    expect(state.locator(".mark.state")).to_be_visible()
    expect(state.locator(".mark.open").first).to_contain_text({"en": "or ", "fa": "یا "}[lang])
    state.locator("summary").last.click()
    expect(state.get_by_test_id("claim").last).to_be_visible()
    both = page.locator(".course .date").filter(has=page.locator("time + span"))
    expect(both.first).to_contain_text({"en": "Mordad", "fa": "مرداد"}[lang])


@pytest.mark.parametrize(
    ("lang", "size"), [("en", PHONE), ("fa", DESKTOP), ("ar", PHONE)], ids=["en", "fa", "ar"]
)
def test_a_document_shows_all_it_claims_and_leaves_open(
    visitor: Any, lang: str, size: dict[str, int]
) -> None:
    page = visitor.visit(size, at="isfahan", sel="source:isfahan-samarkand", lang=lang)
    document = page.get_by_test_id("source")
    stated = document.locator("dl.document .hole")
    assert stated.all_inner_texts() == [UNKNOWN[lang]] * 2
    group = document.locator("[data-testid=about][data-id=agr-isfahan-samarkand]")
    group.locator("summary").click()
    quote = group.locator("blockquote").first
    expect(quote).to_have_attribute("dir", "rtl")
    expect(quote).to_be_visible()
    assert group.locator("article.unrealised .mark.open").count() > 0
    assert group.locator("article:not(.unrealised) .source").count() == 0
    gaps = document.get_by_test_id("not-stated")
    country = {"en": "Country", "fa": "کشور", "ar": "دولة"}[lang]
    expect(gaps.filter(has=page.locator(".hole", has_text=country)).first).to_be_visible()
    question = gaps.locator(".question").first
    expect(question).to_have_attribute("lang", "en")
    expect(question).to_contain_text("?")
    own = {"en": "Title", "fa": "عنوان", "ar": "العنوان"}[lang]
    expect(gaps.filter(has_text=own).first).to_be_visible()


def test_a_page_says_of_what_quality_it_is(visitor: Any) -> None:
    view = "source:web-el-nacional-cat-barcelona-tel-aviv"
    page = visitor.visit(at="barcelona", sel=view)
    facts = page.get_by_test_id("source").locator("dl.document")
    expect(facts).to_contain_text("A news item")
    expect(facts.locator("a.out")).to_have_attribute("rel", re.compile("noopener"))
    expect(facts.locator("a.out")).to_have_text("elnacional.cat")
    expect(facts.locator("a[data-entity=el-nacional-cat]")).to_be_visible()
    expect(page.get_by_test_id("source").get_by_test_id("claim").first).to_be_visible()


def test_a_question_in_words_stands_with_what_it_is_about(visitor: Any) -> None:
    page = visitor.visit(at="agr-isfahan-samarkand")
    expect(page.locator("#panel .question").first).to_contain_text("?")


@pytest.mark.parametrize(
    ("lang", "read", "held"),
    [
        ("en", "November 21, 2026", "April 1 – 2, 2011"),
        ("fa", "۲۱ نوامبر ۲۰۲۶", "۱ تا ۲ آوریل ۲۰۱۱"),
        ("ar", "٢١ نوفمبر ٢٠٢٦", "١–٢ أبريل ٢٠١١"),
    ],
)
def test_days_and_intervals_are_set_as_the_language_has_them(
    visitor: Any, lang: str, read: str, held: str
) -> None:
    page = visitor.visit(sel="source:web-amf-assembly-2", lang=lang)
    expect(page.locator("#panel .facts.document")).to_contain_text(read)
    expect(page.locator("#panel")).to_contain_text(re.compile(held.replace(" – ", r"\s–\s")))
