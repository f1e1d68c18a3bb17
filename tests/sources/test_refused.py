"""What one file alone is refused for: size; documents not in UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphsvc.errors import SeedError
from graphsvc.sources import marked_yaml
from graphsvc.sources.seed import Seed, read_seed
from graphsvc.sources.verify import verify

ENTITIES = """\
entities:
  - {id: khoy, type: City, names: {en: Khoy}}
  - {id: konya, type: City, names: {en: Konya}}
"""
SOURCE = """\
source: {id: news, kind: news, language: en%s}
mentions:
  - {entity: khoy, as: Khoy}
  - {entity: konya, as: Konya}
claims:
  - {edge: [khoy, twinned with, konya], quote: twins%s}
"""


def read(folder: Path, source: str = "", claim: str = "") -> Seed:
    path = folder / "seed.yaml"
    path.write_text(ENTITIES + SOURCE % (source, claim), "utf-8")
    return read_seed([path])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(marked_yaml.LARGEST + 1)
    with pytest.raises(SeedError, match=r"large\.yaml:1: larger than 20,000,000 bytes: split it"):
        read_seed([path])


def test_a_document_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    (file,) = read(tmp_path, ", document: old.txt").files
    (tmp_path / "old.txt").write_bytes("twins ö".encode("latin-1"))
    verified = verify(file, tmp_path)
    assert verified
    assert verified.problems == (
        "seed.yaml:4: source.document: old.txt is not UTF-8 (byte 7 is not): save it as UTF-8.",
    )
