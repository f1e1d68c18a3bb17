"""Where entities are drawn: the same graph has the same picture, in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
from snapshots import edge, snapshot, thing
from graphsvc.network.positions import positions

names = [f"{ring}-{number}" for ring in "abc" for number in range(8)]
ties = [
    edge(f"{ring}-{number}", "TWINNED_WITH", f"{ring}-{(number * step + 1) % 8}")
    for ring in "abc" for number in range(8) for step in (1, 3) if number != (number * step + 1) % 8
]
print(positions(snapshot([thing(name) for name in names], ties)))
"""


@pytest.mark.slow
def test_positions_are_the_same_in_every_process() -> None:
    drawn = {_drawn(seed) for seed in ("1", "2", "3")}
    assert len(drawn) == 1


def _drawn(seed: str) -> str:
    """What a process prints whose sets of names are in another order."""
    tests = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": tests}
    command = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "'a-0'" in ran.stdout
    return ran.stdout
