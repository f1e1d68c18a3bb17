"""Entities of one name: told apart wherever they are listed, and none is taken for the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.sources.seed import read_seed

from .conftest import Run, running

SEED = """\
entities:
  - {id: islia, type: Country, names: {en: Islia, fa: ایسلیا}, external_ids: {iso3166: IE}}
  - {id: eastshire, type: Region, kind: county, names: {en: Eastshire}}
  - {id: westshire, type: Region, kind: county, names: {en: Westshire}}
  - {id: newton-east, type: City, names: {en: Newton, fa: نیوتن}, external_ids: {wikidata: Q99001}}
  - {id: newton-west, type: City, names: {en: Newton, fa: نیوتن}, external_ids: {wikidata: Q99002}}
  - {id: harbour, type: City, names: {en: Harbour}}
source: {id: atlas, kind: register, language: en, published: 2018}
mentions:
  - {entity: newton-east, locator: r}
  - {entity: newton-west, locator: r}
  - {entity: eastshire, locator: r}
  - {entity: westshire, locator: r}
  - {entity: islia, locator: r}
  - {entity: harbour, locator: r}
claims:
  - {edge: [newton-east, located in, eastshire], locator: row 1}
  - {edge: [newton-west, located in, westshire], locator: row 2}
  - {edge: [eastshire, located in, islia], locator: row 3}
  - {edge: [newton-east, twinned with, harbour], locator: row 4}
  - {edge: [newton-west, twinned with, harbour], modality: proposed, locator: row 5}
"""
EAST = "newton-east (City, Newton; Eastshire, Islia; wikidata Q99001; 1 tie)"
WEST = "newton-west (City, Newton; Westshire; wikidata Q99002)"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    seed = tmp_path_factory.mktemp("namesakes") / "atlas.yaml"
    seed.write_text(SEED, "utf-8")
    with running(tmp_path_factory.mktemp("cli-namesakes"), read_seed([seed])) as data:
        yield data


@pytest.fixture
def ask(run: Run, folder: Path) -> Run:
    return lambda *argv, **variables: run(*argv, data=folder, **variables)


def test_the_list_tells_them_apart_on_a_narrow_screen(ask: Run) -> None:
    told = ask("search", "Newton", COLUMNS="80").out.splitlines()
    assert told[0].split() == ["id", "type", "name", "where", "identifier", "ties", "how"]
    assert told[2].split() == [
        *("newton-east", "City", "Newton", "Eastshire;", "Islia", "Q99001", "1", "exact")
    ]
    assert told[3].split() == ["newton-west", "City", "Newton", "Westshire", "Q99002", "exact"]
    assert max(map(len, told)) <= 80


def test_an_ambiguous_name_is_refused_with_what_tells_them_apart(ask: Run) -> None:
    for argv in (["ties", "Newton"], ["show", "نیوتن"], ["paths", "harbour", "Newton"]):
        refused = ask(*argv)
        assert refused.code == 5
        assert f"could be {EAST}, {WEST}. Give the id" in refused.err
    assert ask("ties", "Newton, Islia").code == 0, "the other is not said to lie there"


def test_a_place_beside_the_name_says_which(ask: Run) -> None:
    told = ask("ties", "Newton, Westshire")
    assert told.out.startswith("Newton · City · newton-west\n")
    assert "'Newton, Westshire' is taken for newton-west (City), by its name Newton" in told.err
    assert "place westshire" in told.err
    assert f"See also {EAST}, also called Newton" in told.err
    assert ask("show", "wd:Q99001").out.startswith("Newton · City · newton-east\n")
    assert ask("show", "IRL").out.startswith("Islia · Country · islia\n")


def test_what_lies_elsewhere_is_not_taken_for_it_but_named(ask: Run) -> None:
    refused = ask("ties", "Harbour, Atlantis")
    assert refused.code == 4
    assert "Nearest: harbour (City, Harbour; 1 tie)." in refused.err
    assert ask("ties", "Newton, Northshire").code == 4


def test_the_flat_rows_have_it_all(ask: Run) -> None:
    east, west = ask("search", "Newton", "-f", "csv").rows
    assert (east["located_in"], west["located_in"]) == ("eastshire; islia", "westshire")
    assert (east["ties"], west["ties"]) == ("1", "0"), "what is proposed is no tie"
    assert (east["whole"], east["score"], east["reasons"]) == ("true", "1.0", "name=Newton")
    (found,) = ask("search", "Newton, Westshire", "-f", "json").json["items"]
    assert found["reasons"] == [
        {"why": "name", "words": "newton", "means": "Newton"},
        {"why": "place", "words": "westshire", "means": "westshire"},
    ]
