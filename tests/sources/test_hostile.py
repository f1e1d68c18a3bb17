"""Hostile seed files: refused with file, line and field, or carried to the API as plain words."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest
from asking import serving
from small import content

from graphsvc.errors import SeedError, VerificationFailed
from graphsvc.settings import bundled
from graphsvc.sources.documents import Document
from graphsvc.sources.loading import load_files
from graphsvc.sources.seed import read_seed
from graphsvc.store.database import Database
from graphsvc.text.addresses import to_encode

pytestmark = pytest.mark.slow

ENTITIES = """\
entities:
  - {id: khoy, type: City, names: {en: Khoy}}
  - {id: konya, type: City, names: {en: Konya}}
"""
SOURCE = """\
source: {id: %s, kind: news, language: en}
mentions:
  - {entity: khoy, as: Khoy}
  - {entity: konya, as: Konya}
claims:
  - {edge: [khoy, twinned with, konya], quote: "%s"}
"""
CARRIED = {
    "html": "<b onmouseover=alert(1)>twins</b> &amp; <!-- -->",
    "script": "</script><script>fetch('//evil.example')</script>",
    "cypher": "'}) DETACH DELETE n //",
    "parameter": "$claim ${x} {{x}} %s {0} `id`",
    "sql": "\\\\'; DROP TABLE entities; --",
    "formula": "=HYPERLINK(1+1)|' /C calc'!A0",
    "path": "../../etc/passwd",
    "long": "x" * 1900,
    "marks": "Kho\u200cy \u200fخوی\u200e",
}
REFUSED = {
    "right-to-left override": "twins \\u202e of Konya",
    "isolate": "twins \\u2066 of Konya",
    "nul": "twins\\0of Konya",
    "escape": "twins\\e[31m",
    "1 MB": "x" * 1_000_000,
    "nothing": " ",
}
BOMB = "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nentities: [*b, *b, *b]\n"
BROKEN = {
    "aliases": (BOMB, "seed.yaml:1: a: anchors and aliases are not allowed"),
    "merge key": ("entities:\n  - {<<: *x, id: a}\n", "seed.yaml:2: "),
    "a tag of Python": (
        "source:\n  id: !!python/object/apply:os.system [id]\n", "seed.yaml:2: source.id: the tag"
    ),
    "a tag": ("entities: !!binary aGk=\n", "seed.yaml:1: entities: the tag"),
    "deep": ("entities: " + "[" * 500 + "]" * 500 + "\n", "seed.yaml:1: "),
    "twice": ("entities: []\nentities: []\n", "seed.yaml:2: 'entities' is there twice"),
    "no mapping": ("- one\n- two\n", "seed.yaml:1: must hold"),
    "text": ("just words\n", "seed.yaml:1: must hold"),
    "not yaml": ("entities: [\n  - {\n", "seed.yaml:"),
    "a key that is a list": ("? [a]\n: b\n", "seed.yaml:1: a key must be a word"),
}  # fmt: skip
IDS = [
    "../khoy", "a/b", "khoy?x=1", "khoy#x", "khoy~x", "Khoy", "خوی", "-a", "a--b", "a b", "%2e%2e",
    "x" * 101, "'}) DELETE n //",
]  # fmt: skip


def write(folder: Path, text: str, name: str = "seed.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(database: Database, path: Path) -> list[str]:
    """The lines of the refusal; the database is as it was before."""
    before, version = content(database), database.data_version()
    with pytest.raises(SeedError) as caught:
        load_files(database, [path])
    assert (content(database), database.data_version()) == (before, version)
    return caught.value.detail.splitlines()


@pytest.mark.parametrize("name", CARRIED)
def test_words_are_carried_to_the_api_as_they_are(
    database: Database, tmp_path: Path, name: str
) -> None:
    words = CARRIED[name].replace("\\\\", "\\")
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    before = SOURCE % ("news", quoted)
    names = ENTITIES.replace("names: {en: Khoy}", f'names: {{en: "{quoted}"}}')
    load_files(database, [write(tmp_path, names + before)])
    with serving(database.settings) as api:
        (claim,) = api.get("/v1/claims")["items"]
        assert [quote["text"] for quote in claim["quotes"]] == [words]
        response = api.raw("/v1/entities/khoy")
        assert response.json()["names"]["en"] == [words]
        assert response.headers["content-type"] == "application/json"
        assert response.headers["x-content-type-options"] == "nosniff"
        rows = csv.DictReader(io.StringIO(api.raw("/v1/claims", format="csv").text, newline=""))
        assert [row["quote"] for row in rows] == [f"'{words}" if name == "formula" else words]


@pytest.mark.parametrize("name", REFUSED)
def test_a_value_that_hides_or_drowns_what_is_shown_is_refused(
    database: Database, tmp_path: Path, name: str
) -> None:
    (line,) = refused(database, write(tmp_path, ENTITIES + SOURCE % ("news", REFUSED[name])))
    assert line.startswith("seed.yaml:9: claims[1]"), line[:200]
    assert len(line) < 500


@pytest.mark.parametrize("name", BROKEN)
def test_yaml_that_smuggles_something_in_is_refused(
    database: Database, tmp_path: Path, name: str
) -> None:
    text, said = BROKEN[name]
    began = time.monotonic()
    lines = refused(database, write(tmp_path, text))
    assert time.monotonic() - began < 5
    assert lines[0].startswith(said), lines[0][:200]


@pytest.mark.parametrize("name", IDS)
def test_an_id_is_a_slug(database: Database, tmp_path: Path, name: str) -> None:
    quoted = name.replace("'", "''")
    of_entity = ENTITIES + f"  - {{id: '{quoted}', type: City, names: {{en: X}}}}\n"
    assert refused(database, write(tmp_path, of_entity))[0].startswith(
        "seed.yaml:4: entities[3].id"
    )
    of_source = ENTITIES + (SOURCE % ("SLUG", "twins")).replace("SLUG", f"'{quoted}'")
    assert refused(database, write(tmp_path, of_source))[0].startswith("seed.yaml:4: source.id")


def test_the_second_source_of_a_file_has_its_own_lines(database: Database, tmp_path: Path) -> None:
    broken = (SOURCE % ("second", "twins")).replace("twinned with", "twined with")
    text = ENTITIES + "---\n" + SOURCE % ("first", "twins") + "---\n" + broken
    (line,) = refused(database, write(tmp_path, text))
    at = 1 + text.splitlines().index('  - {edge: [khoy, twined with, konya], quote: "twins"}')
    assert line.startswith(f"seed.yaml:{at}: claims[1].edge"), line
    assert "twinned with" in line.lower().replace("_", " ")


def test_a_source_twice_in_one_file_is_refused_at_the_second(
    database: Database, tmp_path: Path
) -> None:
    text = "---\n".join([ENTITIES, SOURCE % ("news", "twins"), SOURCE % ("news", "sisters")])
    (line,) = refused(database, write(tmp_path, text))
    assert line == "seed.yaml:12: source.id: 'news' is declared in seed.yaml already"


def test_problems_of_a_source_that_is_there_twice_stand_at_their_own_lines(
    database: Database, tmp_path: Path
) -> None:
    first = (SOURCE % ("news", "twins")).replace("konya]", "nowhere]")
    text = "---\n".join([ENTITIES, "# a comment\n" + first, SOURCE % ("news", "sisters")])
    lines = refused(database, write(tmp_path, text))
    assert lines[0].startswith("seed.yaml:11: claims[1]"), lines


@pytest.mark.parametrize("empty", ["", "---\n", "null\n"])
def test_an_empty_document_says_what_it_must_hold(
    database: Database, tmp_path: Path, empty: str
) -> None:
    text = ENTITIES + "---\n" + SOURCE % ("news", "twins") + "---\n" + empty
    lines = refused(database, write(tmp_path, text))
    assert all("must hold `entities:`, `source:` or judgements" in line for line in lines)


@pytest.mark.parametrize("empty", ["# nothing\n", "...\n", "--- {}\n"])
def test_what_holds_nothing_on_purpose_is_nothing(
    database: Database, tmp_path: Path, empty: str
) -> None:
    text = ENTITIES + "---\n" + SOURCE % ("news", "twins") + empty
    load_files(database, [write(tmp_path, text)])
    assert len(database.read(database.queries.read["sources"])) == 1


def test_one_broken_file_of_two_writes_nothing(database: Database, tmp_path: Path) -> None:
    write(tmp_path, ENTITIES + SOURCE % ("news", "twins"), "a.yaml")
    write(tmp_path, (SOURCE % ("other", "twins")).replace("[khoy", "[nobody"), "b.yaml")
    (line,) = refused(database, tmp_path)
    assert line.startswith("b.yaml:6: claims[1]")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "..", ""])
def test_a_document_is_only_looked_for_in_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(VerificationFailed, match="There is no document"):
        Document.read(folder, name)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_is_of_the_web(database: Database, tmp_path: Path, url: str) -> None:
    source = (SOURCE % ("news", "twins")).replace("language: en", f"language: en, url: '{url}'")
    (line,) = refused(database, write(tmp_path, ENTITIES + source))
    assert line.startswith("seed.yaml:4: source.url: ")


ENCODED = {
    "https://paper.example/news/1/خوی-|-قونیه": "%7C",
    "https://paper.example/a page": "%20",
    "https://paper.example/a<b": "%3C",
    'https://paper.example/"quoted"': "%22",
    "https://paper.example/{id}": "%7B",
    "https://paper.example/a\u00a0b": "%C2%A0",
    "https://paper.example/a\u200eb": "%E2%80%8E",
    "https://paper.example/a\ufeffb": "%EF%BB%BF",
    "https://paper.example/a\\b": "%5C",
}


@pytest.mark.parametrize("url", ENCODED)
def test_an_address_holds_nothing_that_must_be_encoded(
    database: Database, tmp_path: Path, url: str
) -> None:
    given = f"language: en, url: {json.dumps(url)}"
    source = (SOURCE % ("news", "twins")).replace("language: en", given)
    (line,) = refused(database, write(tmp_path, ENTITIES + source))
    assert line.startswith("seed.yaml:4: source.url: no address holds ")
    assert line.endswith(f"write {ENCODED[url]}")


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/news/1/خوی-%7C-قونیه",
        "https://paper.example/آن‌ها?q=1&r=a+b#part",
        "http://[2001:db8::1]:8080/~a/(b),c;d=e'f!*@:$",
        "https://xn--mgbh0fb.example/%E2%80%AE",
    ],
)
def test_an_address_may_be_in_any_script(database: Database, tmp_path: Path, url: str) -> None:
    given = f"language: en, url: {json.dumps(url)}"
    source = (SOURCE % ("news", "twins")).replace("language: en", given)
    load_files(database, [write(tmp_path, ENTITIES + source)])


def test_the_addresses_of_the_seed_are_addresses() -> None:
    seed = read_seed([bundled("seed")])
    addresses = [batch.source.url for batch in seed.batches if batch.source.url]
    assert len(addresses) > 100
    assert [url for url in addresses if to_encode(url) is not None] == []
