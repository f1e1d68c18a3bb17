"""The page in Persian and Arabic: labels in the reader's language, other text marked as such."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEWS: list[dict[str, Any]] = [
    {"at": "agr-khoy-konya"},
    {"at": "metropolis", "lens": "any"},
    {"at": "barcelona", "day": "2023-06-01"},
    {"at": "barcelona", "sel": ["barcelona", "tel-aviv"]},
    {"at": "khoy", "sel": "source:alwefaq-khoy-konya"},
    {"at": "signing-khoy-konya", "view": "table"},
    {"sel": "contested:"},
    {"from_": "khoy", "to": "isfahan"},
]
UNMARKED = """() => {
  const APART = 'script, style, template, code, .out, #keys, #live';
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement: at } = walk.currentNode;
    if (!/[A-Za-z]{3}/.test(data) || at.closest(APART)) continue;
    if (at.closest('[lang]') === document.documentElement) found.push(data.trim());
  }
  return found;
}"""
"""Text in Latin letters that passes for the language of the page."""
NAMED = {"graphsvc"}
MACHINE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def opened(visitor: Any, view: dict[str, Any], lang: str) -> Page:
    page: Page = visitor.visit(lang=lang, **view)
    page.locator("#panel details").evaluate_all(
        "(all) => { for (const one of all) one.open = true }"
    )
    return page


@pytest.mark.parametrize("lang", ["fa", "ar"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view.values())))
def test_what_is_not_in_the_readers_language_says_in_which(
    visitor: Any, view: dict[str, Any], lang: str
) -> None:
    page = opened(visitor, view, lang)
    assert set(page.evaluate(UNMARKED)) - NAMED == set()


@pytest.mark.parametrize("lang", ["en", "fa", "ar"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(map(str, view.values())))
def test_every_time_has_its_machine_date(visitor: Any, view: dict[str, Any], lang: str) -> None:
    page = opened(visitor, view, lang)
    given = page.locator("time").evaluate_all("(all) => all.map((one) => one.dateTime)")
    assert len(given) > 0
    for one in given:
        assert MACHINE.fullmatch(one), one
        date.fromisoformat(one + "-01-01"[len(one) - 4 :])


@pytest.mark.parametrize(
    ("lang", "kind", "role", "place"),
    [
        ("fa", "شهر خواهرخوانده", "رئیس مشترک", "بند نخست"),
        ("ar", "مدينة توأم", "رئيس مشارك", "الفقرة الأولى"),
        ("en", "sister city", "co-president", "first paragraph"),
    ],
)
def test_kinds_roles_and_places_in_a_text_have_labels(
    visitor: Any, lang: str, kind: str, role: str, place: str
) -> None:
    page = opened(visitor, {"at": "metropolis"}, lang)
    seoul = page.locator("[data-testid=entry][data-id=seoul]")
    expect(seoul.locator(".mark.state")).to_have_text(role)
    page = opened(visitor, {"at": "barcelona"}, lang)
    expect(page.locator("#panel .facts dd").filter(has_text=kind).first).to_be_visible()
    expect(page.locator("#panel .locator").filter(has_text=place).first).to_be_visible()


def test_a_role_without_a_label_stays_as_written_and_says_that_it_is_english(visitor: Any) -> None:
    page = opened(visitor, {"at": "metropolis", "lens": "any"}, "ar")
    free = page.locator("[data-testid=members] .mark.state span[lang=en]").first
    expect(free).to_have_attribute("dir", "auto")
    expect(free).to_have_text(re.compile("[a-z]"))


def test_the_search_is_a_combobox_as_aria_allows_it(visitor: Any) -> None:
    page = visitor.visit()
    field = page.locator("#search").get_by_role("combobox")
    expect(field).to_have_attribute("type", "text")
    expect(field).to_have_attribute("aria-autocomplete", "list")
    field.fill("Konya")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"#{field.get_attribute('aria-controls')}")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "categories"),
    [
        ("en", {"one", "other"}),
        ("fa", {"one", "other"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
    ],
)
def test_the_browser_knows_the_plurals_that_the_texts_have(
    visitor: Any, lang: str, categories: set[str]
) -> None:
    asked = "(lang) => new Intl.PluralRules(lang).resolvedOptions().pluralCategories"
    assert set(visitor.visit().evaluate(asked, lang)) == categories


def test_nothing_stands_beside_a_heading_where_there_is_nothing(visitor: Any) -> None:
    page = opened(visitor, {"at": "agr-khoy-konya", "publishers": 3, "day": "1990-01-01"}, "ar")
    assert page.locator("#panel h3 .count").filter(has_text=re.compile("^[٠0]$")).count() == 0
