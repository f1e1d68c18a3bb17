"""The wheel, installed outside the checkout: the queries and the seed travel in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ASK = """
import json, graphsvc
from graphsvc.network.lens import Lens
from graphsvc.settings import bundled
from graphsvc.sources.loading import load_files
with graphsvc.open() as graph:
    load_files(graph.database, [bundled("seed")])
    found = graph.search("قونیه").items[0]
    print(json.dumps({
        "package": graphsvc.__file__,
        "seed": str(bundled("seed")),
        "entity": found.entity.id,
        "path": graph.paths("khoy", "uclg", Lens.of(source=["irib-khoy-konya"])).length,
    }))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with graphsvc installed from its wheel; what it depends on is installed already."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*pip, *build], check=True, capture_output=True)
    (wheel,) = folder.glob("graphsvc-*.whl")
    target = ["install", "--no-deps", "--target", str(folder / "site"), str(wheel)]
    subprocess.run([*pip, *target], check=True, capture_output=True)
    return folder / "site"


@pytest.mark.slow
def test_the_wheel_answers_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(installed),
        "GRAPHSVC_DATA": str(tmp_path / "data"),
    }
    answer = subprocess.run(
        [sys.executable, "-P", "-c", ASK],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    said = json.loads(answer.stdout)
    assert said["package"].startswith(str(installed))
    assert said["seed"].startswith(str(installed))
    assert (said["entity"], said["path"]) == ("konya", 5)


@pytest.mark.slow
def test_the_wheel_holds_every_query_and_seed_file(installed: Path) -> None:
    for room in ("cypher", "seed"):
        here = {p.relative_to(ROOT) for p in (ROOT / room).rglob("*.*") if p.is_file()}
        inside = installed / "graphsvc"
        there = {p.relative_to(inside) for p in (inside / room).rglob("*.*") if p.is_file()}
        assert here
        assert there == here
    assert (installed / "graphsvc" / "py.typed").is_file()
