"""Examples in the docs are right: entries of the seed, files that load, commands that run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from docs.pages import DOCS, FENCE, GRAPHSVC, README, ROOT, text_of, words_of

from graphsvc.settings import PREFIX
from graphsvc.sources import marked_yaml
from graphsvc.sources.seed import read_seed
from graphsvc.sources.seed_format import SeedFile

pytestmark = pytest.mark.slow

EXAMPLES = [DOCS / "seed-format.md", README]


def examples() -> Iterator[tuple[str, str]]:
    for page in EXAMPLES:
        for language, block in FENCE.findall(text_of(page)):
            if language == "yaml":
                yield f"{page.name}: {block.splitlines()[0]}", block


def parts(file: SeedFile) -> Iterator[object]:
    """The entries of a seed file, one by one."""
    for name in SeedFile.model_fields:
        value = getattr(file, name)
        yield from value if isinstance(value, list) else [value] if value else []


@cache
def seed_entries() -> list[object]:
    return [entry for file in read_seed([ROOT / "seed"]).files for entry in parts(file.fields)]


@pytest.mark.parametrize("block", [pytest.param(text, id=name) for name, text in examples()])
def test_an_example_is_right(block: str, tmp_path: Path) -> None:
    """It is a file that can be read, or every entry of it stands in the seed."""
    documents = [SeedFile.model_validate(d.value) for d in marked_yaml.read(block)]
    if all(fields.source and fields.claims for fields in documents):
        (tmp_path / "example.yaml").write_text(block, "utf-8")
        assert len(read_seed([tmp_path]).batches) == len(documents)
        return
    for fields in documents:
        for entry in parts(fields):
            assert entry in seed_entries(), entry


@pytest.fixture(scope="module")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a data folder that holds the seed."""
    folder = tmp_path_factory.mktemp("readme")
    plain = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
    plain |= {"GRAPHSVC_DATA": str(folder), "COLUMNS": "300", "NO_COLOR": "1", "TERM": "dumb"}
    subprocess.run([GRAPHSVC, "load"], env=plain, check=True, capture_output=True)
    return plain


def told(run: list[str], environment: dict[str, str]) -> list[str]:
    """What a program prints, without the marks that isolate right-to-left text."""
    done = subprocess.run(run, env=environment, check=True, capture_output=True, encoding="utf-8")
    lines = re.sub(r"[\u2066-\u2069]", "", done.stdout).splitlines()
    return [line.rstrip() for line in lines]


CONSOLE = [text for language, text in FENCE.findall(text_of(README)) if language == "console"]


@pytest.mark.slow
@pytest.mark.parametrize("block", CONSOLE, ids=lambda text: text.splitlines()[0])
def test_a_command_in_the_readme_prints_what_it_says(
    block: str, seeded_folder: dict[str, str]
) -> None:
    """A line of … stands for lines left out."""
    command, *expected = block.splitlines()
    printed = iter(told([GRAPHSVC, *words_of(command)[1:]], seeded_folder))
    skipping = False
    for line in expected:
        if line == "…":
            skipping = True
        else:
            assert line in printed if skipping else line == next(printed), line
            skipping = False
    assert skipping or not list(printed)


@pytest.mark.slow
def test_the_program_in_the_readme_prints_what_it_says(seeded_folder: dict[str, str]) -> None:
    blocks = FENCE.findall(text_of(README))
    ((program, expected),) = [
        (text, following)
        for (language, text), (_, following) in pairwise(blocks)
        if language == "python"
    ]
    assert told([sys.executable, "-c", program], seeded_folder) == expected.splitlines()


def test_the_words_in_the_picture_stand_in_the_seed() -> None:
    seed = "".join(p.read_text("utf-8") for p in (ROOT / "seed" / "sources").glob("*.yaml"))
    picture = ET.parse(DOCS / "khoy-konya.svg")
    quotes = [e.text or "" for e in picture.iterfind(".//{*}text") if e.get("class") == "words"]
    assert len(quotes) == 5
    for quote in quotes:
        for span in quote.strip("«»").split(" … "):
            assert span in seed, span


def test_every_field_of_the_seed_format_is_described() -> None:
    text = text_of(DOCS / "seed-format.md")
    schema = json.loads(text_of(DOCS / "seed-schema.json"))
    objects = [schema, *schema["$defs"].values()]
    fields = {field for found in objects for field in found.get("properties", {})}
    assert {field for field in fields if not re.search(rf"\b{field}\b", text)} == set()
