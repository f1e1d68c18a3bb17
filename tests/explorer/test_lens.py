"""A day and a number of publishers: what is seen through them, said beside it, and undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
DAY = "2023-06-01"
BEFORE = "1980-01-01"
PANELS: list[dict[str, Any]] = [
    {"at": "gaza-city"},
    {"at": "agr-isfahan-porto"},
    {"at": "metropolis"},
    {"at": "president-uclg"},
    {"from_": "khoy", "to": "isfahan"},
    {"at": "barcelona", "sel": ["barcelona", "tel-aviv"]},
]


def asked(page: Page) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(page.url).query)


def tie(page: Page, other: str) -> Locator:
    """The line of a tie in the panel of a city."""
    # A cooperation of the two is a tie of its own, and comes after it.
    return page.locator(f"#panel [data-testid=ties] [data-testid=entry][data-id={other}]").first


def seen(page: Page) -> Locator:
    """The line that says through which lens the panel is seen."""
    return page.locator("#panel .seen")


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_a_day_is_chosen_and_undone(visitor: Any, lang: str) -> None:
    page = visitor.visit(at="barcelona", lang=lang)
    said = {"en": ["suspended", "certain"], "fa": ["معلق", "قطعی"]}[lang]
    expect(seen(page).locator("a")).to_have_count(0)
    expect(tie(page, "cologne")).to_be_visible()
    page.locator("#day").fill(DAY)
    expect(tie(page, "tel-aviv").locator("> .marks")).to_contain_text(said[1])
    expect(tie(page, "tel-aviv").locator("> .marks .mark.over")).to_contain_text(said[0])
    assert asked(page)["day"] == [DAY]
    expect(page.locator("#solar")).to_have_text({"en": "", "fa": "۱۱ خرداد ۱۴۰۲"}[lang])
    expect(seen(page)).to_contain_text({"en": "2023", "fa": "۱۱ خرداد ۱۴۰۲"}[lang])
    page.locator("#day").fill(BEFORE)
    expect(seen(page)).to_contain_text({"en": "1980", "fa": "۱۳۵۸"}[lang])
    expect(tie(page, "cologne")).to_have_count(0)
    page.go_back()
    expect(tie(page, "tel-aviv").locator("> .marks .mark.over")).to_contain_text(said[0])
    expect(page.locator("#day")).to_have_value(DAY)
    page.locator("#any-day").click()
    assert "day" not in asked(page)
    expect(page.locator("#day")).to_have_value("")
    expect(page.locator("#any-day")).to_be_hidden()
    expect(seen(page)).to_be_visible()
    expect(seen(page).locator("a")).to_have_count(0)
    expect(tie(page, "cologne")).to_be_visible()
    expect(tie(page, "tel-aviv").locator("> .marks")).not_to_contain_text(said[1])


def test_a_number_of_publishers_acts_on_ties_and_picture(visitor: Any) -> None:
    page = visitor.visit(at="isfahan", view="table")
    rows, ties = page.get_by_test_id("row"), page.locator("[data-testid=ties] [data-testid=entry]")
    before = rows.count(), ties.count()
    page.locator("label:has(input[name=publishers][value='3'])").click()
    expect(seen(page)).to_contain_text("at least 3 independent publishers")
    visitor.settled(page)
    expect(ties).not_to_have_count(before[1])
    assert 0 < rows.count() < before[0]
    assert 0 < ties.count() < before[1]
    for line in ties.locator(".glance").all_inner_texts():
        number = re.search(r"(\d+) publishers", line)
        assert number
        assert int(number.group(1)) >= 3
    assert asked(page)["publishers"] == ["3"]
    seen(page).locator("a").click()
    visitor.settled(page)
    expect(seen(page).locator("a")).to_have_count(0)
    assert not {"lens", "day", "publishers"} & set(asked(page))
    expect(ties).to_have_count(before[1])
    expect(rows).to_have_count(before[0])


def test_the_lens_stays_from_one_entity_to_the_next(visitor: Any) -> None:
    page = visitor.visit(at="barcelona", day=DAY, publishers=2)
    tie(page, "tel-aviv").locator("> h4 a").click()
    expect(page.locator("[data-testid=entity][data-id=tel-aviv]")).to_be_visible()
    assert (asked(page)["day"], asked(page)["publishers"]) == ([DAY], ["2"])
    expect(seen(page)).to_contain_text("June 1, 2023")
    page.locator("#home").click()
    expect(page.get_by_test_id("start")).to_be_visible()
    assert asked(page) == {}


def test_every_panel_says_through_which_lens(visitor: Any) -> None:
    page = visitor.page()
    for view in PANELS:
        page.goto(visitor.address(**view))
        visitor.settled(page)
        expect(seen(page)).to_have_count(1)
        expect(seen(page).locator("a")).to_have_count(0)
        page.goto(visitor.address(**view, lens="any", day="2026-01-01"))
        visitor.settled(page)
        expect(seen(page)).to_have_count(1)
        expect(seen(page)).to_contain_text("January 1, 2026")
        expect(seen(page).locator("a")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "size"), [("en", PHONE), ("fa", DESKTOP)], ids=["en-phone", "fa-desktop"]
)
def test_the_address_carries_the_lens(visitor: Any, lang: str, size: dict[str, int]) -> None:
    view = {"at": "barcelona", "day": DAY, "publishers": 2, "lens": "any", "lang": lang}
    page = visitor.visit(size, **view)
    before = page.locator("main").inner_text()
    page.reload()
    visitor.settled(page)
    assert page.locator("main").inner_text() == before
    expect(page.locator("#day")).to_have_value(DAY)
    expect(page.locator("input[name=publishers][value='2']")).to_be_checked()
    expect(page.locator("input[name=lens][value=any]")).to_be_checked()
    if size == PHONE:
        seen(page).locator("button").click()
        expect(page.locator("#day")).to_be_visible()
    else:
        page.locator("#legend summary").click()
        expect(page.locator("#legend .holds").first).to_be_visible()


def test_what_is_no_day_is_no_lens(visitor: Any) -> None:
    page = visitor.page()
    for day in ("yesterday", "2023-02-30", "99999-01-01", "0001-01-01"):
        page.goto(visitor.address(at="khoy", day=day, publishers="-4"))
        visitor.settled(page)
        expect(page.locator("#day")).to_have_value("")
        expect(seen(page).locator("a")).to_have_count(0)
        expect(page.get_by_test_id("entity")).to_be_visible()
        expect(page.locator("#legend .holds:not([hidden])")).to_have_count(0)
