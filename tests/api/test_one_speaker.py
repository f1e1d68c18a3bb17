"""On the reports on Khoy and Konya: a person and the post that the report says he holds."""

from __future__ import annotations

from collections import Counter

import pytest
from asking import Api

PERSON, POST, REPORT = "sajjad-chehreara", "chair-council-khoy", "irib-khoy-konya"


@pytest.mark.parametrize(("name", "other"), [(PERSON, POST), (POST, PERSON)])
def test_one_speaker_is_found_under_either_name(api: Api, name: str, other: str) -> None:
    asked = {"speaker": name, "modality": "any"}
    found = api.every("/v1/claims", **asked)
    said_as = Counter(s["id"] for claim in found for s in claim["speaker"])
    assert said_as[POST] == 19
    assert said_as[PERSON] > 19
    assert {claim["source"]["id"] for claim in found} == {REPORT}
    (also,) = api.get("/v1/claims", **asked, limit=1)["speaker_also"]
    assert (also["entity"]["id"], also["sources"]) == (other, [REPORT])
    (held,) = also["claims"]
    claim = api.get(f"/v1/claims/{held}")["claim"]
    assert (claim["start"]["id"], claim["relationship"], claim["end"]["id"]) == (
        PERSON, "HOLDS_POST", POST
    )  # fmt: skip


def test_a_post_whose_holder_is_unnamed_speaks_for_itself(api: Api) -> None:
    for post in ("mayor-khoy", "mayor-konya"):
        answer = api.get("/v1/claims", speaker=post, modality="any")
        assert answer["speaker_also"] == []
