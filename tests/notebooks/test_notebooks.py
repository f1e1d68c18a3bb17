"""Each notebook runs on a new data folder, and says what its committed outputs say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
MOST_BYTES = 60_000
Notebook = Any

pytestmark = [
    pytest.mark.slow,
    # What Jupyter's packages warn each other of is not ours to mend.
    pytest.mark.filterwarnings("default"),
]


@pytest.fixture(scope="module", params=sorted(p.name for p in NOTEBOOKS.glob("*.ipynb")))
def committed(request: pytest.FixtureRequest) -> Path:
    """The file of each notebook in turn."""
    return NOTEBOOKS / str(request.param)


@pytest.fixture(scope="module")
def executed(
    committed: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Notebook:
    """The notebook, executed afresh; ``--write-golden`` writes its outputs into the file."""
    from nbclient import NotebookClient

    work = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(committed, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("GRAPHSVC_DATABASE_URI", "GRAPHSVC_DATABASE_NAME"):
            patch.delenv(variable, raising=False)
        patch.setenv("GRAPHSVC_DATA", str(work / "data"))
        patch.setenv("IPYTHONDIR", str(work / "ipython"))
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": work}}
        ).execute()
    if request.config.getoption("--write-golden"):
        nbformat.write(small(notebook), committed)
    return notebook


def small(notebook: Notebook) -> Notebook:
    """A copy to commit: without times, and without pages, which are half a megabyte each."""
    kept = nbformat.from_dict(notebook)
    for cell in kept.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            if "<iframe" in output.get("data", {}).get("text/html", ""):
                del output["data"]["text/html"]
    kept.metadata.language_info = {"name": "python"}
    return kept


def outputs(notebook: Notebook) -> dict[str, str]:
    """What each cell says, as plain text."""
    said = {}
    for cell in notebook.cells:
        texts = [o.get("text") or o["data"]["text/plain"] for o in cell.get("outputs", ())]
        said[cell.id] = "".join(texts)
    return said


def test_a_notebook_says_what_is_committed(committed: Path, executed: Notebook) -> None:
    assert outputs(executed) == outputs(nbformat.read(committed, as_version=4)), (
        "the outputs are out of date: pytest tests/notebooks --write-golden"
    )


def test_what_is_committed_is_small_and_from_nowhere(committed: Path) -> None:
    text = committed.read_text("utf-8")
    assert len(text.encode()) < MOST_BYTES
    assert not re.search(r"/(home|root|tmp|Users)/|\b\d\d:\d\d:\d\d\b|0x[0-9a-f]{6,}", text)
    notebook = nbformat.read(committed, as_version=4)
    assert all(cell.outputs or cell.id == "close" for cell in notebook.cells if "outputs" in cell)


@pytest.mark.parametrize("committed", ["01-first-look.ipynb"], indirect=True)
def test_the_first_look_answers_its_questions(executed: Notebook) -> None:
    said = outputs(executed)
    assert "loaded" in said["open"]
    assert "konya" in said["search"].splitlines()[0].split()
    assert "Bahman Rezanejad" in said["signed"]
    assert "on behalf of: not stated" in said["signed"]
    assert said["words"].count("«") >= 2
    assert "irib-khoy-konya: date of signing" in said["open-questions"]
    for value in ("in force", "proposed"):
        assert f"status = {value}" in said["contested"]
    assert said["path"].startswith("Khoy | party to")
    assert said["path"].splitlines()[-1].split(" | ")[-1].startswith("Isfahan")
    states = [line.split("  ")[1] for line in said["as-of"].splitlines()]
    assert states == ["no state is stated", "suspended", "reinstated", "suspended"]
    assert "Samarkand" in said["independent"]
    assert "Isfahan" in said["networkx"]
    view = next(c for c in executed.cells if c.id == "view").outputs[0].data
    assert view["text/html"].startswith("<iframe sandbox=")
    assert "Khoy" in view["text/plain"]
