"""What must not be taken for something else: namesakes, states, what is planned, formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.answers.columns import inert
from graphsvc.cli.tables import span
from graphsvc.sources.seed import read_seed

from .conftest import Run, running

SEED = """\
entities:
  - {id: lakeside, type: City, names: {en: Lakeside, fa: دریاچه}}
  - {id: lake-region, type: Region, names: {en: Lake region, fa: درياچه}}
  - {id: hilltop, type: City, names: {en: Hilltop}}
  - {id: hilltown, type: City, names: {en: Hilltown}}
  - {id: intent, type: Agreement, names: {en: Letter of Lakeside and Hilltop}}
  - {id: summit, type: Event, kind: conference, names: {en: Summit}}
  - {id: fair, type: Event, kind: festival, names: {en: Fair}}
  - {id: water, type: Topic, names: {en: '=HYPERLINK("https://example.org","Water")'}}
same:
  - {entities: [hilltop, hilltown], certainty: probable, reason: The map has one of them only.}
source: {id: lake-news, kind: news, language: en, published: 2026-03-02}
mentions:
  - {entity: lakeside, as: '@Lakeside'}
  - {entity: hilltop, as: Hilltop}
  - {entity: intent, as: a letter}
  - {entity: summit, as: a summit}
  - {entity: fair, as: the fair}
  - {entity: water, as: water}
claims:
  - {edge: [lakeside, party to, intent], quote: "+1 for Lakeside, which signed a letter of intent"}
  - {edge: [hilltop, party to, intent], quote: Lakeside and Hilltop signed a letter of intent}
  - {edge: [intent, covers, water], quote: a letter on water}
  - {edge: [fair, about, intent], quote: the fair celebrates the letter}
  - {about: intent, attribute: form, value: letter of intent, quote: a letter of intent}
  - {about: intent, attribute: status, value: signed, quote: signed a letter of intent}
  - {tie: [lakeside, hilltop], attribute: status, value: suspended, quote: their tie is suspended}
  - {about: summit, attribute: status, value: requested, quote: asked for a summit}
  - {edge: [summit, held in, hilltop], modality: requested, quote: a summit in Hilltop}
  - {edge: [lakeside, hosts, summit], modality: denied, quote: Lakeside will not host it}
  - {edge: [hilltop, hosts, summit], modality: planned, quote: Hilltop is to host it}
  - {edge: [fair, held in, lakeside], quote: the fair of Lakeside}
  - {edge: [fair, held in, lakeside], modality: planned, quote: next year's fair of Lakeside}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    seed = tmp_path_factory.mktemp("told-apart") / "lake.yaml"
    seed.write_text(SEED, "utf-8")
    with running(tmp_path_factory.mktemp("cli-told-apart"), read_seed([seed])) as data:
        yield data


@pytest.fixture
def ask(run: Run, folder: Path) -> Run:
    return lambda *argv, **variables: run(*argv, data=folder, **variables)


@pytest.mark.slow
def test_whoever_bears_the_same_name_is_pointed_to(ask: Run) -> None:
    told = ask("ties", "lake-region")
    assert "nothing asserted in the data" in told.out
    said = "graphsvc: See also lakeside (City, Lakeside; 1 tie), also called \u2068دریاچه\u2069.\n"
    assert told.err.replace("درياچه", "دریاچه") == said
    assert "lake-region (Region, Lake region)" in ask("show", "lakeside").err
    judged = "graphsvc: See also hilltown (City, Hilltown), probably the same.\n"
    assert ask("events", "--place", "hilltop").err == judged
    assert ask("show", "summit").err == "", "whose name nobody else bears"


@pytest.mark.slow
def test_the_state_of_a_tie_is_not_that_of_the_letter_beneath(ask: Run) -> None:
    told = ask("ties", "lakeside").out.splitlines()
    assert "  through (form, state)  " in told[1]
    assert "  state of the tie  " in told[1]
    assert "  intent (letter of intent,   suspended, reported         by 2026-03-02  1" in told[3]
    assert told[4].split() == ["signed)", "2026-03-02"]
    (row,) = ask("ties", "lakeside", "-f", "csv").rows
    assert (row["status"], row["agreement_status"]) == ("suspended", "intent=signed")
    assert row["agreement_forms"] == "intent=letter of intent"


@pytest.mark.slow
def test_every_column_has_a_head(ask: Run) -> None:
    for argv in (["ties", "hilltop"], ["network", "summit"], ["adjacent", "summit"]):
        told = ask(*argv, "--modality", "any").out
        assert not any(line.startswith((":", " :")) for line in told.splitlines())
    assert "remarks" in ask("network", "summit", "--modality", "any").out
    assert ask("common", "lakeside", "hilltop").out.splitlines()[1].startswith("in common ")


@pytest.mark.slow
def test_a_place_that_is_only_asked_for_says_so(ask: Run) -> None:
    head, _, line, *_ = ask("events", "--kind", "conference", COLUMNS="200").out.splitlines()
    assert head.split() == [
        "event",
        "kind",
        "state",
        "held",
        "in",
        "hosted",
        "by",
        "with",
        "sources",
    ]
    assert "  Hilltop (requested)  Hilltop (planned)  " in line
    assert "Lakeside" not in line, "a denial names no host"
    rows = {row["id"]: row for row in ask("events", "--modality", "any", "-f", "csv").rows}
    assert (rows["summit"]["places"], rows["summit"]["hosts"]) == ("", "")
    assert rows["summit"]["intended_places"] == "hilltop=requested"
    assert rows["summit"]["intended_hosts_names"] == "Hilltop (planned)"
    assert (rows["fair"]["places"], rows["fair"]["intended_places"]) == ("lakeside", "")
    planned = ask("events", "--modality", "planned", "-f", "json").json["items"]
    assert not any(event["places"] for event in planned), "asserted places are not of this lens"


@pytest.mark.slow
def test_agreements_about_something(ask: Run) -> None:
    (row,) = ask("agreements", "--about", "water", "-f", "csv").rows
    assert (row["id"], row["about"]) == ("intent", "water")
    assert ask("agreements", "--about", "fair", "-f", "csv").rows == [], "it is about the letter"
    assert ask("agreements", "--about", "nothing-like-it").code == 4


@pytest.mark.slow
def test_what_is_undated_has_the_day_of_its_report(ask: Run) -> None:
    assert "signed, reported 2026-03-02" in ask("agreements").out
    told = ask("show", "intent").out
    assert "latest state: signed, reported 2026-03-02\n" in told
    assert "  reported 2026-03-02  status: signed" in told
    assert "undated" not in told.partition("Over time")[2].partition("Around it")[0]


@pytest.mark.slow
def test_a_wrong_relationship_is_answered_as_files_write_it(ask: Run) -> None:
    told = ask("claims", "--relationship", "TWINED_WITH").err
    assert "Did you mean 'twinned with'?" in told


@pytest.mark.slow
def test_no_cell_runs_as_a_formula(ask: Run) -> None:
    told = ask("claims", "--mentions", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(told)))
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@\t" and cell]
    items = ask("claims", "--mentions", "-f", "json").json["items"]
    quotes = {row["claim"]: row["quote"] for row in rows}
    first = next(item for item in items if item["quotes"] and item["quotes"][0]["text"][0] == "+")
    assert quotes[first["id"]] == "'+1 for Lakeside, which signed a letter of intent"
    assert "'@Lakeside" in {row["as_written"] for row in rows}
    (water,) = ask("search", "water", "-f", "csv").rows[:1]
    assert water["name"].startswith("'=HYPERLINK(")


@given(st.text(st.sampled_from("'=+-@\t\n ＝1.a"), max_size=6))
def test_what_stands_before_a_formula_can_be_taken_off_again(cell: str) -> None:
    written = inert(cell)
    assert re.sub(r"^'(?='*([\t\n]|\s*[=+\-@＝]))", "", written) == cell, "as the docs tell it"
    number = re.fullmatch(r"[+-]?\d+(\.\d+)?", written)
    assert number or not re.match(r"[\t\n]|\s*[=+\-@＝]", written)
    assert written == cell or re.match(r"'*([\t\n]|\s*[=+\-@＝])", cell), "nothing else changes"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2019-10-01", "2019-10-31", "2019-10"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2016-02-01", "2016-02-28", "2016-02-01 to 2016-02-28"),
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-05-04", "2016-05-04", "2016-05-04"),
        ("", "2011-12-31", "by 2011-12-31"),
        ("2011-12-31", "9999-12-31", "from 2011-12-31"),
        ("", "9999-12-31", ""),
    ],
)
def test_days_are_told_as_short_as_they_can_be(first: str, last: str, told: str) -> None:
    assert span(first, last) == told
