"""Answers as pandas DataFrames, where pandas is installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphsvc.answers.flat import table
from graphsvc.answers.parts import Part
from graphsvc.store.database import Row

if TYPE_CHECKING:
    from pandas import DataFrame


def to_frame(told: Part | Sequence[Row]) -> DataFrame:
    """An answer, or rows, as a pandas DataFrame; ``graphsvc[frames]`` installs pandas."""
    from pandas import DataFrame

    if isinstance(told, Part):
        headers, rows = table(told)
        return DataFrame(list(rows), columns=list(headers)).fillna("")
    return DataFrame(list(told))
