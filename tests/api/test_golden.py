"""The endpoints on two reports of the seed: the whole answer, the same on both engines.

``pytest tests/api -k golden --write-golden`` writes the files of tests/golden anew; what changes
there is to be read against the documents before it is committed.
"""

from __future__ import annotations

import pytest
from asking import Api
from condense import condensed, outlined
from golden_files import FOLDER, IN_OUTLINE, KHOY_KONYA, WHOLE, compare


@pytest.mark.parametrize("name", KHOY_KONYA)
def test_the_answer_is_the_reviewed_one(
    api: Api, name: str, request: pytest.FixtureRequest
) -> None:
    path, asked = KHOY_KONYA[name]
    answer = api.get(path, **asked)
    compare(name, condensed(outlined(answer) if name in IN_OUTLINE else answer), request)


def test_no_golden_answer_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == KHOY_KONYA.keys() | WHOLE.keys()
