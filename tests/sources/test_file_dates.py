"""Dates in files: each field read by the one reader, in three calendars; orders that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphsvc.errors import SeedError
from graphsvc.model.records import Claim, Date
from graphsvc.sources.loading import load_files
from graphsvc.sources.seed import Seed, read_seed
from graphsvc.store.database import Database
from graphsvc.store.dump import write_dump

ENTITIES = """\
entities:
  - {id: almelo, type: City, names: {en: Almelo}}
  - {id: preston, type: City, names: {en: Preston}}
"""
FILE = """\
source: {id: news, kind: news, language: en%s}
mentions:
  - {entity: almelo, as: Almelo}
  - {entity: preston, as: Preston}
claims:
  - {%s, quote: twins}
"""
EDGE = "edge: [almelo, twinned with, preston], "
FOUNDED = "about: almelo, attribute: date founded, "
STATUS = "tie: [almelo, preston], attribute: status, value: %s"
PUBLISHED = ", published: 2020-05-01"
WAYS = r"write \{solar_hijri: .*\{lunar_hijri: .*\{gregorian: "
LINE = 9
"""The line of the claim."""


def read(folder: Path, claim: str, source: str = "") -> Seed:
    path = folder / "seed.yaml"
    path.write_text(ENTITIES + FILE % (source, claim), "utf-8")
    return read_seed([path])


def claim_of(seed: Seed) -> Claim:
    return seed.batches[0].claims[-1]


@pytest.mark.parametrize(
    "written", ["1397", "{edtf: 1404-02}", "1404/9/23", "1403/1404", "1404~", "139X", "۱۳۹۷"]
)
@pytest.mark.parametrize(
    "field", ["date", "from", "to", "as_of", "value", "source.published", "source.accessed"]
)
def test_a_year_of_three_calendars_is_refused_in_every_field(
    tmp_path: Path, field: str, written: str
) -> None:
    given = f"{field.removeprefix('source.')}: {written}"
    where = field if field.startswith("source") else rf"claims\[1\].{field}"
    claim, source = (FOUNDED if field == "value" else EDGE) + given, ""
    if field.startswith("source"):
        claim, source = EDGE + "note: n", f", {given}"
    with pytest.raises(SeedError, match=rf"^seed.yaml:\d+: {where}: '1[34]\d.*{WAYS}"):
        read(tmp_path, claim, source)


@pytest.mark.parametrize(
    ("written", "edtf", "original"),
    [
        ("{solar_hijri: 1375~, written: حدود ۱۳۷۵}", "1996-03-20~/1997-03-20~", ("1375~", None)),
        ("sh:1375~", "1996-03-20~/1997-03-20~", ("1375~", None)),
        ("{solar_hijri: 138X}", "2001-03-21/2011-03-20", ("138X", None)),
        ("{solar_hijri: ۱۳۹۸-۲۲}", "2019-06-22/2019-09-22", ("1398-22", None)),
        ("{solar_hijri: 1399/1/5}", "2020-03-24", ("1399-01-05", None)),
        ("{solar_hijri: 1397/1399-02}", "2018-03-21/2020-05-20", ("1397/1399-02", None)),
        ("{lunar_hijri: 1441}", "2019-08-30/2020-08-20", (None, "1441")),
        ("lh:1441-01-10", "2019-09-08/2019-09-10", (None, "1441-01-10")),
        ("{lunar_hijri: 1441-09~, written: رمضان}", "2020-04-23~/2020-05-24~", (None, "1441-09~")),
        ("{gregorian: 1397}", "1397", (None, None)),
        ("ad:1397", "1397", (None, None)),
        ("2019/12/01", "2019-12-01", (None, None)),
        ("[1964, 1965]", "[1964,1965]", (None, None)),
        ('{edtf: "{1964,1965}"}', "{1964,1965}", (None, None)),
        ("2019-12-01T10:30", "2019-12-01T10:30", (None, None)),
        ("../2019-12-01", "../2019-12-01", (None, None)),
        ("2019-34", "2019-34", (None, None)),
    ],
)
def test_a_date_keeps_what_its_calendar_says(
    tmp_path: Path, written: str, edtf: str, original: tuple[str | None, str | None]
) -> None:
    for date in (
        claim_of(read(tmp_path, f"{EDGE}from: {written}")).dates["from"],
        read(tmp_path, EDGE + "note: n", f", published: {written}").batches[0].source.published,
    ):
        assert date
        assert (date.edtf, (date.solar_hijri, date.lunar_hijri)) == (edtf, original)
    value = claim_of(read(tmp_path, f"{FOUNDED}value: {written}"))
    more = value.value_date or Date(edtf=edtf)
    assert (value.value, (more.solar_hijri, more.lunar_hijri)) == (edtf, original)


@pytest.mark.parametrize(
    ("claim", "problem"),
    [
        (EDGE + "from: {edtf: 2020, solar_hijri: 1399}", "from: needs one of `edtf`, `gregorian`"),
        (EDGE + "from: {written: lately}", "from: needs one of"),
        (EDGE + "from: {solar_hijri: 2020}", "from: '2020' is no Solar Hijri date"),
        (EDGE + "to: {lunar_hijri: 1250}", "to: '1250' is no lunar Hijri date of 1343 to 1500"),
        (EDGE + "date: 04/05/2021", "date: '04/05/2021' has its year last: write 2021-05-04 or"),
        (EDGE + "as_of: 2012-23/2012-22", "as_of: the interval .* write 2012-22/2012-23"),
        (FOUNDED + "value: {edtf: soon}", "value: 'soon' is no EDTF date"),
        ("about: almelo, attribute: note, value: {edtf: 2020}", "value: note takes one text"),
        ("about: almelo, attribute: note, value: [a, b]", "value: note takes one text"),
    ],
)
def test_what_is_refused_names_the_field_and_the_way_out(
    tmp_path: Path, claim: str, problem: str
) -> None:
    with pytest.raises(SeedError, match=rf"seed.yaml:{LINE}: claims\[1\].{problem}") as refused:
        read(tmp_path, claim)
    assert str(refused.value).count("seed.yaml:") == 1


@pytest.mark.parametrize(
    ("dates", "problem"),
    [
        ("from: 2020, to: 2010", r"from: `from` \(2020\) is after `to` \(2010\)"),
        ("from: 2020-05-02, to: 2020-05-01", "from: `from` .* is after `to`"),
        ("from: {solar_hijri: 1399}, to: 2019", r"from: `from` \(1399\) is after `to` \(2019\)"),
        ("from: 2012-23, to: 2012-22", "from: `from` .* is after `to`"),
        ("from: 2012/.., to: ../2011", "from: `from` .* is after `to`"),
        ("from: 2010, to: 2020, date: 2009", r"from: `from` \(2010\) is after `date` \(2009\)"),
        ("date: 2021-01-01, to: 2020", r"date: `date` \(2021-01-01\) is after `to` \(2020\)"),
    ],
)
def test_dates_out_of_order_are_refused_with_both_fields(
    tmp_path: Path, dates: str, problem: str
) -> None:
    with pytest.raises(SeedError, match=rf"seed.yaml:{LINE}: claims\[1\].{problem}"):
        read(tmp_path, EDGE + dates)


@pytest.mark.parametrize(
    "dates",
    [
        "from: 2010, to: 2010",
        "from: 2010-06, to: 2010",
        "from: 2021~, to: 2020",
        "from: 2020/.., to: 2020",
        "from: 2012-22, to: 2012-23",
        "from: 2010, to: 2020, date: 2015",
        "from: 2010, as_of: 2009",
    ],
)
def test_dates_that_may_be_in_order_are_taken(tmp_path: Path, dates: str) -> None:
    assert read(tmp_path, EDGE + dates).batches


def test_a_state_later_than_its_source_is_loaded_with_a_warning(tmp_path: Path) -> None:
    late = read(tmp_path, STATUS % "signed, date: 2021-03", PUBLISHED)
    (warning,) = late.warnings
    assert warning.startswith(f"seed.yaml:{LINE}: claims[1].date: 2021-03 is after the day of its")
    for quiet in ("signed, date: 2020-05", "planned, date: 2021, modality: planned", "signed"):
        assert read(tmp_path, STATUS % quiet, PUBLISHED).warnings == ()
    read_later = PUBLISHED + ", accessed: 2021-06-01"
    assert read(tmp_path, STATUS % "signed, date: 2021-03", read_later).warnings == ()
    assert read(tmp_path, STATUS % "signed, date: 2021-03").warnings == ()
    assert read(tmp_path, STATUS % "signed, from: 2021~", PUBLISHED).warnings == ()


def test_a_warning_is_told_while_loading(tmp_path: Path, database: Database) -> None:
    read(tmp_path, STATUS % "signed, as_of: {solar_hijri: 1400}", PUBLISHED)
    told: list[str] = []
    load_files(database, [tmp_path], told.append)
    told = [line.partition(" is after")[0] for line in told]
    assert told == [f"seed.yaml:{LINE}: claims[1].as_of: 1400"]


def test_a_dump_is_held_to_the_same(tmp_path: Path, database: Database) -> None:
    """Whole, with its originals; refused where its dates were changed by hand."""
    dates = "from: {solar_hijri: 1375~}, to: {lunar_hijri: 1441}"
    read(tmp_path, EDGE + dates, ", published: 2021?")
    load_files(database, [tmp_path / "seed.yaml"])
    path = tmp_path / "all.ndjson"
    with path.open("w", encoding="utf-8") as out:
        write_dump(database, out)
    lines = path.read_text("utf-8").splitlines()
    (claim,) = (line for line in lines if "TWINNED_WITH" in line)
    assert json.loads(claim)["dates"]["from"] == {
        "edtf": "1996-03-20~/1997-03-20~", "earliest": "1996-03-20", "latest": "1997-03-20",
        "solar_hijri": "1375~",
    }  # fmt: skip
    assert not any(one.changed for one in load_files(database, [path]))
    backwards = json.loads(claim)
    backwards["dates"] = {"from": backwards["dates"]["to"], "to": backwards["dates"]["from"]}
    for changed, problem in (
        (claim.replace('"1375~"', '"1475~"'), "is not the date that stands beside it"),
        (claim.replace('"1996-03-20"', '"1906-03-20"'), "is not the date that stands beside it"),
        (claim.replace('"1375~"', '"soon"'), "'soon' is no Solar Hijri date"),
        (json.dumps(backwards), r"`from` \(1441\) is after `to` \(1375~\)"),
    ):
        assert changed != claim
        path.write_text("\n".join([*lines, ""]).replace(claim, changed), "utf-8")
        with pytest.raises(SeedError, match=rf"all.ndjson:{lines.index(claim) + 1}: .*{problem}"):
            load_files(database, [path])
