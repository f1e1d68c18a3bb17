"""The reviewed answers in ``tests/golden``: compared with, or written anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "golden"

Asked = tuple[str, dict[str, Any]]

KHOY_KONYA: dict[str, Asked] = {
    "search-arabic": ("/v1/search", {"q": "خوي"}),
    "search-typo": ("/v1/search", {"q": "Konia", "type": "City"}),
    "entity-agreement": ("/v1/entities/agr-khoy-konya", {}),
    "entity-post": ("/v1/entities/mayor-konya", {}),
    "entity-union": ("/v1/entities/amf", {}),
    "entities": ("/v1/entities", {"type": "Organization", "kind": "municipality"}),
    "adjacent-city": ("/v1/entities/khoy/adjacent", {}),
    "adjacent-any": ("/v1/entities/joint-working-groups/adjacent", {"modality": "any"}),
    "adjacent-two-publishers": (
        "/v1/entities/khoy/adjacent", {"min_publishers": 2, "as_of": "2025-12-17"}
    ),
    "agreement": ("/v1/agreements/agr-khoy-konya", {}),
    "agreement-before": ("/v1/agreements/agr-khoy-konya", {"as_of": "2025-12-13"}),
    "agreements": ("/v1/agreements", {"as_of": "2025-12-17"}),
    "agreements-about": ("/v1/agreements", {"about": "spiritual-tourism"}),
    "ties": ("/v1/cities/khoy/ties", {"as_of": "2025-12-17"}),
    "ties-any": ("/v1/cities/konya/ties", {"modality": "any"}),
    "members": ("/v1/organizations/amf/members", {"modality": "any"}),
    "posts": ("/v1/entities/council-khoy/posts", {"as_of": "2025-12-17"}),
    "post-unnamed": ("/v1/entities/mayor-konya/posts", {}),
    "events": ("/v1/events", {"kind": "signing"}),
    "sources": ("/v1/sources", {"language": "fa"}),
    "common": ("/v1/common", {"a": "khoy", "b": "konya", "certainty": "explicit"}),
    "overview": ("/v1/overview", {}),
    "claims-speaker": ("/v1/claims", {"speaker": "chair-council-khoy"}),
    "claims-status": ("/v1/claims", {"attribute": "status", "modality": "any"}),
    "claims-denied": ("/v1/claims", {"modality": "denied"}),
    "claims-between": ("/v1/claims", {"about": "khoy", "other": "konya", "modality": "any"}),
    "claim-contested": ("/v1/claims/alwefaq-khoy-konya~b06fbf07411dd7c0", {}),
    "source-arabic": ("/v1/sources/alwefaq-khoy-konya", {}),
    "source-persian": ("/v1/sources/irib-khoy-konya", {}),
    "paths": ("/v1/paths", {"from": "khoy", "to": "uclg"}),
    "network": ("/v1/network", {"around": ["uclg", "gaza"], "hops": 2}),
    "contested": ("/v1/contested", {}),
}  # fmt: skip
"""On the part of the seed that stays."""
IN_OUTLINE = {"agreement-before", "ties-any", "common", "claims-between", "events", "posts"}
"""Of these; what their claims say in full stands in the others."""

GAZA = ["shabestan-mashhad-gaza", "tasnim-mashhad-sanaa-gaza"]
MAYORS = [
    *("web-khabar-foori-ghasemzadeh", "web-taadol-norouzi", "web-rzn-info-isfahan"),
    "web-donya-e-eqtesad-norouzi",
]
WHOLE: dict[str, Asked] = {
    "whole-ties-isfahan": (
        "/v1/cities/isfahan/ties",
        {"source": ["isfahan-samarkand", "web-isfahaninfo-sister-cities"], "as_of": "2026-01-01"},
    ),
    "whole-ties-mashhad-any": ("/v1/cities/mashhad/ties", {"source": GAZA, "modality": "any"}),
    "whole-agreement-mashhad-gaza": (
        "/v1/agreements/agr-mashhad-gaza", {"source": GAZA, "modality": "any"}
    ),
    "whole-agreements-mashhad": (
        "/v1/agreements", {"party": "mashhad", "source": GAZA, "modality": "any"}
    ),
    "whole-members-eco": (
        "/v1/organizations/eco/members",
        {"source": "web-eco-brief-introduction", "as_of": "2026-01-01"},
    ),
    "whole-mayors-isfahan": ("/v1/entities/mayor-isfahan/posts", {"source": MAYORS}),
    "whole-events-letter": ("/v1/events", {"source": GAZA, "modality": "any", "kind": "letter"}),
    "whole-events-requested": ("/v1/events", {"source": GAZA, "status": "requested"}),
    "whole-common": (
        "/v1/common", {"a": "mashhad", "b": "gaza", "source": GAZA, "modality": "any"}
    ),
    "whole-source-samarkand": ("/v1/sources/isfahan-samarkand", {}),
}  # fmt: skip
"""On all of the seed: as few sources say, so that others may join; claims by their ids."""


def compare(name: str, found: str, request: pytest.FixtureRequest) -> None:
    """The answer is the reviewed one, or becomes it with ``--write-golden``."""
    golden = FOLDER / f"{name}.json"
    if request.config.getoption("--write-golden"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
