"""Answers as pandas DataFrames, where pandas is installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphsvc.answers.flat import table
from graphsvc.answers.parts import Part
from graphsvc.store.database import Row

if TYPE_CHECKING:
    from pandas import DataFrame

TRUTHS = ("asserted", "contested", "multilateral", "other_collective", "whole")
"""Columns of true and false."""
NUMBERS = (
    *("claims", "a_claims", "b_claims", "sources", "publishers", "independent"),
    *("direct", "number", "path", "step", "ties"),
)
"""Columns that count."""
SHARES = ("score",)
"""Columns of numbers from 0 to 1."""


def to_frame(told: Part | Sequence[Row]) -> DataFrame:
    """An answer, or rows, as a pandas DataFrame; ``graphsvc[frames]`` installs pandas.

    Of an answer, what counts is ``Int64``, a score ``Float64``, what is true or false ``boolean``,
    all else text; where an answer says nothing, the cell is ``<NA>``.
    """
    from pandas import NA, DataFrame

    if not isinstance(told, Part):
        return DataFrame(list(told))
    headers, rows = table(told)
    frame = DataFrame(list(rows), columns=list(headers), dtype="string").replace("", NA)
    truths = {name: "boolean" for name in TRUTHS if name in frame}
    for name in truths:
        frame[name] = frame[name].map({"true": True, "false": False}, na_action="ignore")
    counts = {name: "Int64" for name in NUMBERS if name in frame}
    shares = {name: "Float64" for name in SHARES if name in frame}
    return frame.astype({**truths, **counts, **shares})
