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
    "source": {"at": "khoy", "sel": "source:irib-khoy-konya"},
}
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize(
    ("lang", "theme", "size"),
    [
        ("en", "light", "desktop"),
        ("fa", "dark", "desktop"),
        ("ar", "light", "desktop"),
        ("en", "dark", "phone"),
        ("fa", "light", "phone"),
    ],
)
def test_axe_finds_no_violation(visitor: Any, lang: str, theme: str, size: str) -> None:
    page = visitor.page(SIZES[size], reduced_motion="reduce")
    found: list[str] = []
    for name, view in VIEWS.items():
        page.goto(visitor.address(lang=lang, theme=theme, **view))
        visitor.settled(page)
        answer = Axe().run(page, options={}).response
        assert "color-contrast" in {rule["id"] for rule in answer["passes"]}
        for against in answer["violations"]:
            for node in against["nodes"]:
                said = node["failureSummary"].splitlines()[1:2]
                found.append(f"{name}: {against['id']}: {node['target']} {said}")
    assert found == []
