"""The guide to adding a document does what it says, step by step, in a folder of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docs.pages import DOCS, GRAPHSVC, text_of, words_of

from graphsvc.settings import PREFIX

BLOCK = re.compile(r"^```(yaml|console)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NEWS = """Lakeside is now a sister city of Hilltop. Lakeside and Hilltop signed the memorandum on
Sunday; one with Rivermouth will follow, the mayor of Lakeside said. Read more on our page.
"""

pytestmark = pytest.mark.slow


class Reader:
    """Follows the guide: saves its files, runs its commands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        plain = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
        self.environment = {**plain, "GRAPHSVC_DATA": str(folder / "data"), "NO_COLOR": "1"}

    def run(self, *words: str) -> str:
        """What a command prints; it must succeed."""
        done = subprocess.run(
            [GRAPHSVC, *words], cwd=self.folder, env=self.environment, capture_output=True,
            encoding="utf-8", timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout

    def ties(self, *options: str) -> dict[str, Any]:
        """The ties of Lakeside: the other city, and the modalities of what it rests on."""
        told = json.loads(self.run("ties", "lakeside", "--format", "json", *options))
        return {tie["other"]["id"]: tie["modality"] for tie in told["items"]}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("guide")
    (folder / "texts").mkdir()
    (folder / "texts" / "my-news.txt").write_text(NEWS.replace("\n", " "), "utf-8")
    return Reader(folder)


def test_every_step_works_and_shows_what_it_promises(reader: Reader) -> None:
    seen: list[dict[str, Any]] = []
    for kind, name, block in BLOCK.findall(text_of(DOCS / "add-a-document.md")):
        if kind == "yaml":
            (reader.folder / name).write_text(block, "utf-8")
            continue
        commands = [words_of(line)[1:] for line in block.splitlines() if line.startswith("$ ")]
        assert commands
        if commands[0][0] == "verify":
            _name_the_document(reader.folder / "my-news.yaml")
        for words in commands:
            told = reader.run(*words)
            assert told.strip(), words
        seen.append(reader.ties())
    assert seen[0] == {"hilltop": ["asserted"]}
    assert seen[1] == {"hilltop": ["asserted"]}
    planned = {"hilltop": ["asserted"], "rivermouth": ["planned"]}
    assert reader.ties("--modality", "any") == planned
    conflict = json.loads(reader.run("contested", "agr-lakeside-hilltop", "--format", "json"))
    assert [item["kind"] for item in conflict["items"]] == ["value"]


def _name_the_document(file: Path) -> None:
    """What the last step asks the reader to do, and no longer quoting the first sentence."""
    text = file.read_text("utf-8")
    file.write_text(text.replace("kind: news,", "kind: news, document: my-news.txt,"), "utf-8")


def test_removing_and_loading_again_is_where_one_was(reader: Reader) -> None:
    before = reader.ties()
    reader.run("remove", "lakeside-news-1")
    assert reader.ties() == {}
    reader.run("load", "my-news.yaml")
    assert reader.ties() == before
