"""The endpoints on all of the seed: answers in outline, the same on both engines, as reviewed."""

from __future__ import annotations

import pytest
from asking import Api
from condense import condensed, outlined
from golden_files import WHOLE, compare

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", WHOLE)
def test_the_answer_is_the_reviewed_one(
    whole_api: Api, name: str, request: pytest.FixtureRequest
) -> None:
    path, asked = WHOLE[name]
    compare(name, condensed(outlined(whole_api.get(path, **asked))), request)
