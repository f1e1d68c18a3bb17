"""Beside an entity, on the command line: successors, namesakes by id, a speaker under two names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphsvc.sources.seed import read_seed

from .conftest import Run, running

pytestmark = pytest.mark.slow

SEED = """\
entities:
  - {id: ashford, type: City, names: {en: Ashford}, external_ids: {wikidata: Q900001}}
  - {id: birkby, type: City, names: {en: Birkby}}
  - {id: ashby, type: City, names: {en: Ashby}, external_ids: {wikidata: Q900001}}
  - {id: far-town, type: City, names: {en: Far Town}}
  - {id: town-hall, type: Organization, kind: council, names: {en: Council of Ashby}}
  - {id: ada-lane, type: Person, names: {en: Ada Lane}}
  - {id: chair, type: Post, names: {en: Chair of the council}}
  - {id: circular, type: Event, kind: letter, names: {en: A circular}}
source: {id: ashby-news, kind: news, language: en, published: 2016-03-02}
mentions:
  - {entity: ashford, as: Ashford}
  - {entity: birkby, as: Birkby}
  - {entity: ashby, as: Ashby}
  - {entity: far-town, as: Far Town}
  - {entity: town-hall, as: the council}
  - {entity: ada-lane, as: Ada Lane}
  - {entity: chair, as: the chair}
  - {entity: circular, as: a circular}
claims:
  - {edge: [ashby, succeeds, ashford], succession: merger, date: 2015-01-01, quote: merged}
  - {edge: [ashby, succeeds, birkby], succession: merger, date: 2015, quote: as did Birkby}
  - {edge: [ashford, twinned with, far-town], quote: twinned with Far Town}
  - {edge: [ada-lane, holds post, chair], quote: "Ada Lane, the chair"}
  - {about: ashby, attribute: described as, value: young, speaker: chair, quote: a young town}
  - {about: ashby, attribute: described as, value: happy, speaker: ada-lane, quote: a happy town}
  - {edge: [town-hall, authored, circular], quote: the council's circular}
  - {edge: [circular, addressed to, far-town], quote: to Far Town}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    seed = tmp_path_factory.mktemp("beside") / "ashby.yaml"
    seed.write_text(SEED, "utf-8")
    with running(tmp_path_factory.mktemp("cli-beside"), read_seed([seed])) as data:
        yield data


@pytest.fixture
def ask(run: Run, folder: Path) -> Run:
    return lambda *argv, **variables: run(*argv, data=folder, **variables)


def test_a_successor_points_to_the_ties_of_its_predecessors(ask: Run) -> None:
    told = ask("ties", "ashby")
    assert (told.code, "Far Town" in told.out) == (0, False)
    assert told.err.splitlines() == [
        "graphsvc: Ashby succeeds Ashford (ashford) since 2015-01-01 [merger]; 1 tie of its own:"
        " graphsvc ties ashford",
        "graphsvc: Ashby succeeds Birkby (birkby) since 2015 [merger]; 0 ties of its own:"
        " graphsvc ties birkby",
    ]
    assert ask("ties", "ashby", "-f", "csv").rows == []
    old = ask("ties", "ashford")
    assert "Far Town" in old.out
    assert "Ashford is succeeded by Ashby (ashby) since 2015-01-01 [merger]; 0 ties" in old.err
    assert ask("ties", "ashby", "--as-of", "2010-01-01").err == ""
    possible = ask("ties", "ashby", "--as-of", "2015-06-01").err
    assert "Birkby (birkby) since 2015 [merger, possible on that day]" in possible
    assert ask("ties", "far-town").err == ""


def test_an_entity_shows_its_successors_and_who_bears_its_id(ask: Run) -> None:
    shown = ask("show", "ashby").out
    assert "\n  Ashby succeeds Ashford (ashford) since 2015-01-01 [merger]; 1 tie" in shown
    assert "\n  wikidata Q900001 is borne by Ashford (ashford), too: not judged to be the" in shown
    assert "is borne by Ashby (ashby), too" in ask("show", "ashford").out
    assert "borne" not in ask("show", "birkby").out
    rows = ask("show", "ashby", "-f", "csv").rows
    parts = [(r["part"], r["start"], r["value"], r["date"]) for r in rows if r["start"]]
    assert parts == [
        ("same external id", "ashford", "Q900001", ""),
        ("succeeds", "ashford", "merger", "2015-01-01"),
        ("succeeds", "birkby", "merger", "2015"),
    ]
    whole = ask("show", "ashford", "-f", "json").json
    assert [one["entity"]["id"] for one in whole["successors"]] == ["ashby"]
    assert whole["same_external_id"][0]["ids"] == ["ashby", "ashford"]


def test_pairs_with_one_id_are_listed(ask: Run, run: Run, seeded_folder: Path) -> None:
    assert ask("duplicates", "-f", "csv").rows == [
        {
            **{"scheme": "wikidata", "value": "Q900001", "same": ""},
            **{"a": "ashby", "a_name": "Ashby", "a_type": "City"},
            **{"b": "ashford", "b_name": "Ashford", "b_type": "City"},
        }
    ]
    shown = ask("duplicates").out
    assert "wikidata Q900001" in shown
    assert "not judged" in shown
    assert "nothing in the data" in run("duplicates", data=seeded_folder).out


def test_a_speaker_is_found_as_person_and_as_post(ask: Run) -> None:
    for name, other in (("ada-lane", "chair"), ("chair", "ada-lane")):
        rows = ask("claims", "--speaker", name, "-f", "csv").rows
        assert {(row["value"], row["speaker"]) for row in rows} == {
            ("young", "chair"),
            ("happy", "ada-lane"),
        }
        shown = ask("claims", "--speaker", name, COLUMNS="300").out
        assert f"({other}) in ashby-news: one speaker there, by ada-lane~" in shown
    assert "one speaker" not in ask("claims", "--about", "ashby").out


def test_whom_a_letter_is_for_is_a_column_of_its_own(ask: Run) -> None:
    (row,) = ask("events", "--addressee", "Far Town", "-f", "csv").rows
    assert (row["addressees"], row["addressees_names"]) == ("far-town", "Far Town")
    assert row["participants"] == ""
    assert " to " in ask("events").out


def test_loading_warns_on_the_standard_error_and_goes_on(run: Run, tmp_path: Path) -> None:
    seed = tmp_path / "ashby.yaml"
    seed.write_text(SEED, "utf-8")
    said = "graphsvc: warning: ashby.yaml:4: entities[3].external_ids.wikidata: 'ashby' (Ashby) and"
    with running(tmp_path / "data") as data:
        for argv in (("--dry-run",), ()):
            done = run("load", str(seed), *argv, data=data)
            assert (done.code, done.err.count("\n")) == (0, 1)
            assert done.err.startswith(said)
            assert "8 claims and 8 mentions added" in done.out


def test_of_very_many_warnings_the_first_are_shown(run: Run, tmp_path: Path) -> None:
    seed = tmp_path / "many.yaml"
    lines = [
        f"  - {{id: e{i}, type: Topic, names: {{en: E{i}}}, external_ids: {{register: none}}}}\n"
        for i in range(50)
    ]
    seed.write_text("entities:\n" + "".join(lines), "utf-8")
    with running(tmp_path / "data") as data:
        done = run("load", str(seed), data=data)
    assert done.code == 0
    assert len(done.err.splitlines()) == 21
    assert done.err.endswith("graphsvc: and 29 more warnings\n")
