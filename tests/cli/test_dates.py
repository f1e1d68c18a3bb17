"""Dates on the command line: told in words, asked about in three calendars, warned of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .conftest import running

pytestmark = pytest.mark.slow

FILE = """\
entities:
  - {id: denizli, type: City, names: {en: Denizli}}
  - {id: almelo, type: City, names: {en: Almelo}}
  - {id: preston, type: City, names: {en: Preston}}
source: {id: gazette, kind: news, language: tr, published: 2019-05-01}
mentions:
  - {entity: denizli, locator: p. 1}
  - {entity: almelo, locator: p. 1}
  - {entity: preston, locator: p. 1}
claims:
  - {edge: [denizli, twinned with, almelo], locator: p. 1,
     from: {edtf: 2017~, written: 2017 civarında}}
  - {edge: [denizli, twinned with, preston], from: {solar_hijri: 1397-22}, locator: p. 1}
  - {about: denizli, attribute: date founded, value: {solar_hijri: 130X}, locator: p. 2}
  - {tie: [denizli, preston], attribute: status, value: renewed, date: 2020-02, locator: p. 2}
"""
TOLD_IN_ADVANCE = """\
entities:
  - {id: denizli, type: City, names: {en: Denizli}}
  - {id: almelo, type: City, names: {en: Almelo}}
  - {id: capital, type: Designation, names: {en: Capital of tourism}}
source: {id: advance, kind: news, language: tr, published: 2019-05-01}
mentions:
  - {entity: denizli, locator: p. 1}
  - {entity: almelo, locator: p. 1}
  - {entity: capital, locator: p. 1}
claims:
  - {edge: [denizli, designated as, capital], from: 2021, locator: p. 1}
  - {edge: [denizli, twinned with, almelo], from: 2020, modality: planned, locator: p. 1}
  - {edge: [denizli, twinned with, almelo], from: 2020, locator: p. 2}
"""
WARNING = (
    "graphsvc: warning: gazette.yaml:15: claims[4].date: 2020-02 is after the day of its source"
)


@pytest.fixture(scope="module")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder in which an engine runs, and the file to load."""
    folder = tmp_path_factory.mktemp("dates")
    (folder / "gazette.yaml").write_text(FILE, "utf-8")
    with running(folder / "data"):
        yield folder


@pytest.fixture
def asked(run, gazette: Path) -> Callable[..., object]:
    def ask(*argv: str) -> object:
        return run(*argv, data=gazette / "data")

    ask("load", str(gazette / "gazette.yaml"))
    return ask


def test_what_looks_wrong_is_loaded_and_told(run, gazette: Path) -> None:
    file, data = gazette / "gazette.yaml", gazette / "data"
    for argv in (("load", "--dry-run", str(file)), ("load", str(file)), ("load", str(file))):
        shown = run(*argv, data=data)
        assert (shown.code, shown.err.count("\n")) == (0, 1)
        assert shown.err.startswith(WARNING)
    assert "1 source unchanged" in shown.out


def test_a_tie_that_begins_after_its_source_is_warned_of(run, tmp_path: Path) -> None:
    (tmp_path / "advance.yaml").write_text(TOLD_IN_ADVANCE, "utf-8")
    with running(tmp_path / "data"):
        shown = run("load", "--dry-run", str(tmp_path / "advance.yaml"), data=tmp_path / "data")
    assert shown.code == 0
    assert shown.err.count("warning") == 1
    assert "advance.yaml:13: claims[3].from: 2020 is after the day of its source" in shown.err


def test_dates_are_told_in_words(asked) -> None:
    shown = asked("claims", "--about", "denizli").out
    assert "from about 2017 («2017 civarında»)" in shown
    assert "from 2018-06-22 – 2018-09-22 (summer 1397 Solar Hijri)" in shown
    assert "date founded: 1921-03-21 – 1931-03-21 (1300s Solar Hijri)" in shown
    rows = asked("claims", "--about", "denizli", "-f", "csv").rows
    assert {row["from"] for row in rows} == {"2017~", "2018-06-22/2018-09-22", ""}


def test_an_approximate_date_is_certain_on_no_day(asked) -> None:
    for day in ("2017-12-31", "sh:1396-10-10", "lh:1439-04-12", "2019-05-01"):
        rows = asked("adjacent", "denizli", "--as-of", day, "-f", "csv").rows
        assert {row["holds"] for row in rows if row["neighbour"] == "almelo"} == {"possible"}
    assert asked("adjacent", "denizli", "--as-of", "2015-12-31", "-f", "csv").rows == []
    (early,) = asked("adjacent", "denizli", "--during", "2015/2016", "-f", "csv").rows
    assert early["neighbour"] == "almelo"
    same = [asked("adjacent", "denizli", "--as-of", d).out for d in ("2019-05-01", "sh:1398-02-11")]
    assert same[0] == same[1]


ENDED = """\
entities:
  - {id: leeds, type: City, names: {en: Leeds}}
  - {id: lille, type: City, names: {en: Lille}}
  - {id: mayor, type: Post, names: {en: Mayor of Leeds}}
  - {id: ann, type: Person, names: {en: Ann}}
source: {id: leeds-page, kind: register, language: en, published: 2021}
mentions:
  - {entity: leeds, locator: p. 1}
  - {entity: lille, locator: p. 1}
  - {entity: mayor, locator: p. 1}
  - {entity: ann, locator: p. 1}
claims:
  - {edge: [leeds, twinned with, lille], from: 1968, to: 2015, locator: p. 1}
  - {edge: [mayor, post of, leeds], locator: p. 1}
  - {edge: [ann, holds post, mayor], from: 2010, to: 2012, locator: p. 1}
"""


def test_every_list_says_how_many_had_ended_and_what_lists_them(run, tmp_path: Path) -> None:
    (tmp_path / "leeds.yaml").write_text(ENDED, "utf-8")
    data = tmp_path / "data"
    with running(data):
        run("load", str(tmp_path / "leeds.yaml"), data=data)
        for question in ("ties", "posts"):
            shown = run(question, "leeds", "--as-of", "2020", data=data).out
            assert "1 more had ended by then; --state any lists them." in shown
            every = run(question, "leeds", "--as-of", "2020", "--state", "any", data=data).out
            assert {"ties": "Lille", "posts": "Ann"}[question] in every
        shown = run("adjacent", "leeds", "--as-of", "2020", data=data).out
        assert "1 more had ended by then; asking without a day lists them." in shown
        assert "Lille" in run("adjacent", "leeds", data=data).out
