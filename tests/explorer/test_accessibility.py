"""axe-core finds nothing to say against the page, in each language, light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]

VIEWS: dict[str, dict[str, Any]] = {
    "start": {},
    "entity": {"at": "khoy"},
    "agreement": {"at": "agr-khoy-konya"},
    "path": {"from_": "khoy", "to": "uclg"},
    "table": {"at": "khoy", "view": "table"},
    "document": {"at": "khoy", "sel": "source:irib-khoy-konya"},
    "ties on a day": {"at": "barcelona", "day": "2023-06-01"},
    "a tie": {"at": "barcelona", "sel": ["barcelona", "tel-aviv"], "day": "2023-06-01"},
    "members": {"at": "metropolis", "lens": "any", "publishers": 2},
    "holders": {"at": "president-uclg"},
    "event": {"at": "signing-khoy-konya"},
    "a page": {"at": "barcelona", "sel": "source:web-el-nacional-cat-barcelona-tel-aviv"},
    "a table on a day": {"at": "barcelona", "view": "table", "day": "2023-06-01"},
}
UNFOLD = "(all) => { for (const one of all.slice(0, 3)) one.open = true }"
EVERY = 3
"""Each visitor sees every third view, the next visitors the others."""
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize(
    ("first", "lang", "theme", "size"),
    [
        (0, "en", "light", "desktop"),
        (1, "fa", "dark", "desktop"),
        (2, "ar", "light", "desktop"),
        (0, "en", "dark", "phone"),
        (1, "fa", "light", "phone"),
    ],
)
def test_axe_finds_no_violation(visitor: Any, first: int, lang: str, theme: str, size: str) -> None:
    page = visitor.page(SIZES[size], reduced_motion="reduce")
    found: list[str] = []
    for name, view in list(VIEWS.items())[first::EVERY]:
        page.goto(visitor.address(lang=lang, theme=theme, **view))
        visitor.settled(page)
        page.locator("#panel details").evaluate_all(UNFOLD)
        answer = Axe().run(page, options={}).response
        assert "color-contrast" in {rule["id"] for rule in answer["passes"]}
        for against in answer["violations"]:
            for node in against["nodes"]:
                said = node["failureSummary"].splitlines()[1:2]
                found.append(f"{name}: {against['id']}: {node['target']} {said}")
    assert found == []
