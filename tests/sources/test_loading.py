"""Files are checked against what is stored: what they would break is refused, before anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import serving
from small import content

from graphsvc.errors import SeedError
from graphsvc.sources.loading import load_files
from graphsvc.store.database import Database

PLACES = """\
entities:
  - {id: khoy, type: City, names: {en: Khoy}}
  - {id: konya, type: City, names: {en: Konya}}
  - {id: agr, type: Agreement, names: {en: Agreement}}
"""
NEWS = """\
source: {id: news, kind: news, language: en}
mentions: [{entity: khoy, as: Khoy}, {entity: konya, as: Konya}, {entity: agr, as: agreement}]
claims:
  - {edge: [khoy, party to, agr], quote: Khoy agreed}
  - {edge: [konya, party to, agr], quote: Konya agreed}
"""
SAME = "same:\n  - {entities: [%s], certainty: certain, reason: one spelling of the other}\n"


def write(folder: Path, text: str, name: str = "seed.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def refused(database: Database, *paths: Path) -> str:
    """The problem, after which nothing is as it was not before."""
    before, version = content(database), database.data_version()
    with pytest.raises(SeedError) as error:
        load_files(database, paths)
    assert (content(database), database.data_version()) == (before, version)
    return str(error.value)


def test_a_second_file_cannot_give_an_entity_a_type_that_its_claims_refuse(
    database: Database, tmp_path: Path
) -> None:
    load_files(database, [write(tmp_path, PLACES + NEWS)])
    person = "entities:\n  - {id: khoy, type: Person, names: {en: Khoy}}\n"
    said = refused(database, write(tmp_path, person, "people.yaml"))
    assert "'khoy' is declared as a Person, but for the source 'news'" in said


def test_a_type_and_the_claims_that_fit_it_come_together(
    database: Database, tmp_path: Path
) -> None:
    load_files(database, [write(tmp_path, PLACES + NEWS)])
    topic = (PLACES + NEWS).replace("Agreement,", "Topic,")
    assert "'party to' cannot end at 'agr'" in refused(database, write(tmp_path, topic))
    load_files(database, [write(tmp_path, topic.replace("party to", "responsible for"))])
    (row,) = database.read(database.queries.read["entity"], id="agr")
    assert row["type"] == "Topic"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SAME % "khoy, konya", "same: []\n" + NEWS.replace("id: news", "id: paper")),
        (SAME % "khoy, konya", SAME % "konya, ganja"),
        ("entities: [{id: u1, type: City, names: {en: U}}]\n",
         "entities: [{id: u2, type: City, names: {en: U}}]\n"),
    ],
)  # fmt: skip
def test_a_file_of_the_same_name_from_another_folder_takes_nothing_away(
    database: Database, tmp_path: Path, first: str, second: str
) -> None:
    more = "  - {id: ganja, type: City, names: {en: Ganja}}\n"
    load_files(database, [write(tmp_path, PLACES + more, "places.yaml")])
    load_files(database, [write(tmp_path / "x", first, "own.yaml")])
    said = refused(database, write(tmp_path / "y", second, "own.yaml"))
    assert said.startswith("own.yaml: the database holds another file of this name")


@pytest.mark.parametrize(
    "edited",
    [
        SAME % "konya, khoy",  # another reason or order
        "same: []\n",
        "entities: [{id: ganja, type: City, names: {en: G}}]\n" + SAME % "khoy, konya",
    ],
)
def test_the_same_file_may_change(database: Database, tmp_path: Path, edited: str) -> None:
    load_files(database, [write(tmp_path, PLACES, "places.yaml")])
    load_files(database, [write(tmp_path, SAME % "khoy, konya", "own.yaml")])
    load_files(database, [write(tmp_path, edited.replace("one spelling", "a form"), "own.yaml")])


def test_a_file_keeps_its_name_by_its_source(database: Database, tmp_path: Path) -> None:
    load_files(database, [write(tmp_path, PLACES, "places.yaml")])
    load_files(database, [write(tmp_path, NEWS + SAME % "khoy, konya", "own.yaml")])
    load_files(database, [write(tmp_path, NEWS, "own.yaml")])
    assert database.read(database.queries.read["merged_ids"]) == []


def test_what_a_file_declares_no_more_cannot_be_claimed_in_the_same_load(
    database: Database, tmp_path: Path
) -> None:
    both = [write(tmp_path, PLACES, "places.yaml"), write(tmp_path, NEWS, "news.yaml")]
    load_files(database, both)
    lines = [line for line in PLACES.splitlines(keepends=True) if "konya" not in line]
    write(tmp_path, "".join(lines), "places.yaml")
    write(tmp_path, NEWS.replace("Konya agreed", "Konya signed"), "news.yaml")
    assert "there is no entity 'konya'" in refused(database, *both)


def test_what_a_file_declares_no_more_is_kept_for_a_source_that_is_not_loaded(
    database: Database, tmp_path: Path
) -> None:
    load_files(database, [write(tmp_path, PLACES, "places.yaml"), write(tmp_path, NEWS, "a.yaml")])
    lines = [line for line in PLACES.splitlines(keepends=True) if "konya" not in line]
    places = write(tmp_path, "".join(lines), "places.yaml")
    brief = NEWS.replace("id: news", "id: paper").replace(", {entity: konya, as: Konya}", "")
    paper = write(
        tmp_path,
        brief.replace("  - {edge: [konya, party to, agr], quote: Konya agreed}\n", ""),
        "b.yaml",
    )
    assert "konya is declared no more, but the source 'news' names it" in refused(
        database, places, paper
    )


def test_a_day_before_the_iranian_calendar_begins_is_shown(
    database: Database, tmp_path: Path
) -> None:
    old = (PLACES + NEWS).replace("quote: Khoy agreed", "date: 0330-05-11, quote: Khoy agreed")
    load_files(database, [write(tmp_path, old)])
    with serving(database.settings) as api:
        days = [claim["dates"].get("date") for claim in api.every("/v1/claims")]
    assert {day["edtf"]: day["solar_hijri"] for day in days if day} == {"0330-05-11": None}


def test_an_entity_cannot_bear_the_id_of_a_stored_source(
    database: Database, tmp_path: Path
) -> None:
    load_files(database, [write(tmp_path, PLACES + NEWS)])
    more = "entities:\n  - {id: news, type: Organization, names: {en: News}}\n"
    assert "more.yaml:2: entities[1].id: 'news' is the id of a source" in refused(
        database, write(tmp_path, more, "more.yaml")
    )


ALIKE = """\
entities:
  - {id: oldtown, type: City, names: {en: Oldtown}}
  - {id: newtown, type: %s, names: {en: Newtown}}
source: {id: gazette, kind: news, language: en}
mentions: [{entity: oldtown, as: Oldtown}, {entity: newtown, as: Newtown}]
claims:
  - {edge: [newtown, succeeds, oldtown], succession: %s, quote: Newtown was formed}
"""


@pytest.mark.parametrize("other", ["Country", "Region", "Organization"])
def test_only_two_of_one_type_succeed_each_other(
    database: Database, tmp_path: Path, other: str
) -> None:
    said = refused(database, write(tmp_path, ALIKE % (other, "merger")))
    assert said.splitlines()[0] == (
        f"seed.yaml:7: claims[1].edge[3]: 'succeeds' joins two of one type; 'newtown' is a {other},"
        " 'oldtown' a City"
    )
    assert "cannot start at 'newtown', a Topic" in refused(
        database, write(tmp_path, ALIKE % ("Topic", "merger"))
    )
    unknown = refused(database, write(tmp_path, ALIKE % ("City", "merging")))
    assert "claims[1].succession: " in unknown
    assert "merger" in unknown


def test_a_later_file_cannot_part_the_types_of_a_succession(
    database: Database, tmp_path: Path
) -> None:
    places, news = (ALIKE % ("City", "split")).split("source: ")
    load_files(database, [write(tmp_path, places, "places.yaml")])
    load_files(database, [write(tmp_path, "source: " + news, "news.yaml")])
    one = places.replace("newtown, type: City", "newtown, type: Region")
    said = refused(database, write(tmp_path, one, "places.yaml"))
    assert "'newtown' and 'oldtown' would be of two types" in said
    load_files(database, [write(tmp_path, places.replace("City", "Region"), "places.yaml")])
    (row,) = database.read(database.queries.read["succession"], id="oldtown")
    assert (row["other"], row["succession"]) == ("newtown", "split")


def test_a_tie_may_be_that_of_two_municipalities(database: Database, tmp_path: Path) -> None:
    halls = """\
entities:
  - {id: west-end, type: City, names: {en: West End}}
  - {id: hall-west, type: Organization, kind: municipality, names: {en: Municipality of West End}}
  - {id: hall-east, type: Organization, kind: mayor's office, names: {en: Mayor of East End}}
source: {id: list, kind: register, language: en}
mentions: [{entity: west-end, locator: r}, {entity: hall-west, locator: r}, {entity: hall-east, locator: r}]
claims:
  - {edge: [hall-west, twinned with, hall-east], locator: row 2}
  - {edge: [hall-west, serves, west-end], locator: row 1}
"""  # noqa: E501
    load_files(database, [write(tmp_path, halls)])
    rows = database.read(database.queries.read["between"], a="hall-west", b="hall-east",
                         modality=None, certainty=None, source=None, first_day=None,
                         last_day=None)  # fmt: skip
    assert [(r["start"], r["relationship"], r["end"]) for r in rows] == [
        ("hall-west", "TWINNED_WITH", "hall-east")
    ]
    person = halls.replace(
        "hall-east, type: Organization, kind: mayor's office", "hall-east, type: Person"
    )
    assert "'twinned with' cannot end at 'hall-east', a Person" in refused(
        database, write(tmp_path, person)
    )
