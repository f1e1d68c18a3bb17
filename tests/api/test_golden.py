"""The endpoints on the real seed: the whole answer, the same on both engines, as once reviewed.

``pytest tests/api/test_golden.py --write-golden`` writes the files of tests/golden anew; what
changes there is to be read against the documents before it is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asking import Api
from condense import condensed

FOLDER = Path(__file__).parent.parent / "golden"

Asked = tuple[str, dict[str, Any]]
QUESTIONS: dict[str, Asked] = {
    "search-arabic": ("/v1/search", {"q": "خوي"}),
    "search-typo": ("/v1/search", {"q": "Konia", "type": "City"}),
    "entity-agreement": ("/v1/entities/agr-khoy-konya", {}),
    "entity-post": ("/v1/entities/mayor-konya", {}),
    "entity-union": ("/v1/entities/asian-mayors-union", {}),
    "adjacent-city": ("/v1/entities/khoy/adjacent", {}),
    "adjacent-any": ("/v1/entities/joint-working-groups/adjacent", {"modality": "any"}),
    "agreement": ("/v1/agreements/agr-khoy-konya", {}),
    "claims-speaker": ("/v1/claims", {"speaker": "chair-council-khoy"}),
    "claims-status": ("/v1/claims", {"attribute": "status", "modality": "any"}),
    "claims-denied": ("/v1/claims", {"modality": "denied"}),
    "claim-contested": ("/v1/claims/alwefaq-khoy-konya~b06fbf07411dd7c0", {}),
    "source-arabic": ("/v1/sources/alwefaq-khoy-konya", {}),
    "source-persian": ("/v1/sources/irib-khoy-konya", {}),
    "paths": ("/v1/paths", {"from": "khoy", "to": "uclg"}),
    "network": ("/v1/network", {"around": ["uclg", "gaza"], "hops": 2}),
    "contested": ("/v1/contested", {}),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_is_the_reviewed_one(
    api: Api, name: str, request: pytest.FixtureRequest
) -> None:
    path, asked = QUESTIONS[name]
    found = condensed(api.get(path, **asked))
    golden = FOLDER / f"{name}.json"
    if request.config.getoption("--write-golden"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_no_golden_answer_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == QUESTIONS.keys()
