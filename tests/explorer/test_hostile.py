"""Names, quotes, notes and addresses that try to run, to load or to reorder stay text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browser import served
from playwright.sync_api import expect

from graphsvc.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HACK = "window.__hacked = true; alert(1)"
SCRIPT = f"<script>{HACK}</script>"
IMAGE = f"<img src=x onerror='{HACK}'>"
HOSTILE = {
    "script": SCRIPT,
    "image": IMAGE,
    "link": f'<a href="javascript:{HACK}">here</a>',
    "address": f"javascript:{HACK}",
    "closing": f"\"'></h2></canvas></template><svg onload='{HACK}'>",
    "template": f"${{{HACK}}} {{{{ 7*7 }}}} {{n}} $& $1",
    "persian": f"خوی {IMAGE} و قونیه",
    "arabic": f"قونية {SCRIPT}",
    "long": "خوی-Konya/" * 60,
    "style": "<style>*{display:none!important}</style>",
}
URL = "https://hostile.example/'onmouseover='window.__hacked=true;alert(1)//"
"""What else could be hostile in an address is refused when it is loaded."""
PARTS = ["at", "sel", "from_", "hide", "lang", "theme", "view", "lens", "day", "publishers"]
LANGUAGES = {"persian": "fa", "arabic": "ar"}


def files() -> dict[str, Any]:
    """A registry and a source in which everything that can be hostile is."""
    entities = [
        {"id": f"city-{key}", "type": "City", "names": {LANGUAGES.get(key, "en"): text}}
        for key, text in HOSTILE.items()
    ]
    entities += [
        {"id": "agreement", "type": "Agreement", "names": {"en": IMAGE}, "note": SCRIPT},
        {"id": "signatory", "type": "Person", "names": {"en": SCRIPT, "fa": IMAGE}},
        {"id": "publisher", "type": "Organization", "names": {"en": IMAGE}},
    ]
    cities = [f"city-{key}" for key in HOSTILE]
    everyone = [*cities, "agreement", "signatory", "publisher"]
    claims: list[dict[str, Any]] = [
        {"edge": [city, "party to", "agreement"], "quote": text, "note": SCRIPT}
        for city, text in zip(cities, HOSTILE.values(), strict=True)
    ]
    claims += [
        {"about": "agreement", "attribute": "described as", "value": text, "quote": text}
        for text in HOSTILE.values()
    ]
    claims += [
        {"edge": ["signatory", "signed", "agreement"], "quote": [SCRIPT, IMAGE]},
    ]
    source = {
        "source": {
            "id": "hostile",
            "kind": "news",
            "language": "fa",
            "publisher": {"value": "publisher", "quote": IMAGE},
            "title": {"value": SCRIPT, "quote": SCRIPT},
            "section": {"value": IMAGE, "quote": IMAGE},
            "url": URL,
            "note": SCRIPT,
        },
        "mentions": [{"entity": name, "as": IMAGE} for name in everyone],
        "claims": claims,
        "not_stated": [
            {
                "edge": ["signatory", "signed", "agreement"],
                "qualifier": "on_behalf_of",
                "note": SCRIPT,
            }
        ],
    }
    return {"entities.yaml": {"entities": entities}, "hostile.yaml": source}


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile-seed")
    for name, content in files().items():
        # YAML is a superset of JSON.
        (folder / name).write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    with served(Settings(data=tmp_path_factory.mktemp("hostile")), [folder]) as address:
        yield address


@pytest.fixture
def visitor(visiting: Callable[[str], Any], hostile_site: str) -> Any:
    return visiting(hostile_site)


def harmless(page: Page) -> None:
    """The page holds only what its own scripts make: no markup out of the data."""
    page.locator("details").evaluate_all("(all) => { for (const e of all) e.open = true }")
    assert page.locator("#panel script, #panel img, #panel style, #stage img").count() == 0
    assert page.locator("main svg:not(.icon, #tools svg)").count() == 0
    hrefs = page.locator("a").evaluate_all("(all) => all.map((a) => a.protocol)")
    assert set(hrefs) <= {"http:", "https:"}
    handlers = "(all) => all.flatMap((e) => [...e.attributes].filter((a) => /^on/.test(a.name)))"
    assert page.locator("*").evaluate_all(handlers) == []
    assert page.evaluate("window.__hacked") is None


@pytest.mark.parametrize("language", ["en", "fa"])
def test_hostile_entities_are_text_everywhere(visitor: Any, language: str) -> None:
    page = visitor.page()
    for key, text in HOSTILE.items():
        page.goto(visitor.address(at=f"city-{key}", lang=language, view="table"))
        visitor.settled(page)
        expect(page.locator("#panel h2")).to_have_text(text)
        expect(page.locator("#panel blockquote q").first).to_have_text(text)
        expect(page.get_by_test_id("row").first).to_contain_text(IMAGE)
        harmless(page)
        assert page.title().startswith(" ".join(text.split())[:30])


def test_a_hostile_agreement_and_its_source_are_text(visitor: Any) -> None:
    page = visitor.visit(at="agreement")
    expect(page.get_by_test_id("signatory").locator("h4")).to_have_text(SCRIPT)
    expect(page.get_by_test_id("not-stated").first).to_contain_text(SCRIPT)
    spans = page.get_by_test_id("signatory").locator("blockquote q")
    assert spans.all_inner_texts()[:2] == [SCRIPT, IMAGE]
    harmless(page)
    page.goto(visitor.address(at="agreement", sel="source:hostile"))
    visitor.settled(page)
    expect(page.get_by_test_id("source")).to_contain_text(IMAGE)
    expect(page.get_by_test_id("source").locator("h2")).to_have_text(SCRIPT)
    harmless(page)
    page.goto(visitor.site)
    visitor.settled(page)
    harmless(page)


def test_hostile_suggestions_paths_and_pairs_are_text(visitor: Any) -> None:
    page = visitor.visit()
    page.locator("#search").get_by_test_id("search").fill("alert")
    expect(page.locator("#search [role=option]").first).to_contain_text(HACK)
    harmless(page)
    page.goto(visitor.address(from_="city-script", to="city-image"))
    visitor.settled(page)
    expect(page.locator("#panel h2")).to_contain_text(SCRIPT)
    expect(page.locator("#panel h2")).to_contain_text(IMAGE)
    harmless(page)
    page.goto(visitor.address(at="agreement", sel=["city-link", "agreement"]))
    visitor.settled(page)
    expect(page.get_by_test_id("between").locator("q").first).to_have_text(HOSTILE["link"])
    harmless(page)


@pytest.mark.parametrize("part", PARTS)
def test_a_hostile_address_is_text(visitor: Any, part: str) -> None:
    visitor.expected = ("404", "400", "422")
    page = visitor.page()
    more = {"to": "city-link"} if part == "from_" else {}
    for text in (IMAGE, "__proto__", "../../docs"):
        page.goto(visitor.address(**{part: text}, **more))
        visitor.settled(page)
        harmless(page)


def test_quotes_stand_in_their_own_direction(visitor: Any) -> None:
    for language in ("en", "fa"):
        page = visitor.visit(at="city-persian", lang=language)
        quote = page.locator("#panel blockquote").first
        expect(quote).to_have_attribute("dir", "rtl")
        expect(quote).to_have_attribute("lang", "fa")
        english = visitor.visit(at="city-script", lang=language).locator("#panel blockquote").first
        expect(english).to_have_attribute("dir", "ltr")
