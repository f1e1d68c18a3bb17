"""Two entities with one external id: loading goes on, and says so, with file, line and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphsvc.answers.graph import Graph
from graphsvc.errors import SeedError
from graphsvc.sources.loading import load_files
from graphsvc.sources.seed import read_seed
from graphsvc.store.database import Database
from graphsvc.store.dump import write_dump

TWO = """\
entities:
  - {id: izmit, type: City, names: {tr: İzmit}, external_ids: {wikidata: Q178055}}
  - {id: kocaeli, type: Region, names: {tr: Kocaeli}, external_ids: {geonames: "742865"}}
"""
ONE_MORE = """\
entities:
  - {id: nicomedia, type: City, names: {en: Nicomedia}, external_ids: {geonames: "1", wikidata: %s}}
"""
SAME = "same:\n  - {entities: [izmit, nicomedia], certainty: %s, reason: One city.}\n"


def write(folder: Path, text: str, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder / name


def loaded(database: Database, *paths: Path) -> list[str]:
    told: list[str] = []
    load_files(database, paths, told.append)
    return told


def pairs(database: Database) -> list[tuple[list[str], str | None]]:
    with Graph(database.settings) as graph:
        return [(pair.ids, pair.same) for pair in graph.duplicates().items]


def test_two_in_one_file_are_named_at_the_second(tmp_path: Path) -> None:
    both = TWO + ONE_MORE.partition("\n")[2] % "http://www.wikidata.org/entity/Q178055"
    seed = read_seed([write(tmp_path, both, "both.yaml")])
    assert len(seed.registries[0].entities) == 3
    assert seed.warnings == (
        "both.yaml:4: entities[3].external_ids.wikidata: 'izmit' (İzmit) and 'nicomedia'"
        " (Nicomedia) bear one id, wikidata Q178055; if they are one, say so (graphsvc merge izmit"
        " nicomedia), else correct the id",
    )


def test_two_files_loaded_together_or_one_after_the_other(
    database: Database, tmp_path: Path
) -> None:
    first = write(tmp_path, TWO, "one.yaml")
    second = write(tmp_path, ONE_MORE % "Q178055", "two.yaml")
    (told,) = read_seed([tmp_path]).warnings
    assert told.startswith("two.yaml:2: entities[1].external_ids.wikidata: ")
    assert loaded(database, first) == []
    assert loaded(database, second) == [told]
    assert pairs(database) == [(["izmit", "nicomedia"], None)]
    assert loaded(database, second) == [told], "each time that it is loaded"
    (other,) = loaded(database, first)
    assert other.startswith("one.yaml:2: entities[1].external_ids.wikidata: ")
    corrected = write(tmp_path, ONE_MORE % "Q178056", "two.yaml")
    assert loaded(database, corrected) == []
    assert pairs(database) == []


def test_a_rehearsal_warns_and_a_refusal_is_a_refusal(database: Database, tmp_path: Path) -> None:
    loaded(database, write(tmp_path, TWO, "one.yaml"))
    version = database.data_version()
    second = write(tmp_path, ONE_MORE % "Q178055", "two.yaml")
    with database.rehearsal():
        (told,) = loaded(database, second)
    assert "'izmit' (İzmit) and 'nicomedia'" in told
    assert database.data_version() == version
    assert pairs(database) == []
    wrong = ONE_MORE % "Q178055" + "  - {id: x, type: Town, names: {en: X}}\n"
    with pytest.raises(SeedError, match=r"two\.yaml:3: entities\[2\]\.type"):
        loaded(database, write(tmp_path, wrong, "two.yaml"))


@pytest.mark.parametrize("together", [True, False])
def test_what_is_judged_is_told_as_judged(
    database: Database, tmp_path: Path, together: bool
) -> None:
    files = [
        write(tmp_path, TWO, "one.yaml"),
        write(tmp_path, SAME % "probable", "same.yaml"),
        write(tmp_path, ONE_MORE % "Q178055", "two.yaml"),
    ]
    first = [files[2], files[0]] if not together else files
    told = loaded(database, *first)
    if not together:
        assert "if they are one, say so" in told[0]
        assert loaded(database, files[1]) == [], "it declares neither"
        told = loaded(database, files[2])
    assert [t.partition("; ")[2] for t in told] == ["they are judged probably the same"]
    assert pairs(database) == [(["izmit", "nicomedia"], "probable")]


def test_who_is_certainly_one_is_no_mistake(database: Database, tmp_path: Path) -> None:
    write(tmp_path, TWO, "one.yaml")
    write(tmp_path, ONE_MORE % "Q178055", "two.yaml")
    judged = write(tmp_path, SAME % "certain", "same.yaml")
    assert loaded(database, *sorted(tmp_path.iterdir())) == []
    assert loaded(database, tmp_path / "two.yaml") == []
    assert pairs(database) == [(["izmit", "nicomedia"], "certain")]
    with Graph(database.settings) as graph:
        (pair,) = graph.duplicates().items
        assert [e.id for e in pair.entities] == ["izmit"]
        assert graph.entity("izmit").same_external_id == []
    again = write(tmp_path, "same: []\n", "same.yaml")
    assert again == judged
    (told,) = loaded(database, judged, tmp_path / "two.yaml")
    assert "if they are one, say so" in told


def test_both_answers_show_the_other(database: Database, tmp_path: Path) -> None:
    third = (
        "  - {id: astakos, type: Place, names: {el: Αστακός}, external_ids: {wikidata: q178055}}\n"
    )
    write(tmp_path, TWO, "one.yaml")
    told = loaded(database, *[write(tmp_path, ONE_MORE % "Q178055" + third, "two.yaml")])
    assert len(told) == 1
    told = loaded(database, tmp_path / "one.yaml")
    assert len(told) == 2, "with each of the two that are there"
    with Graph(database.settings) as graph:
        for name, others in (
            ("izmit", {"nicomedia", "astakos"}),
            ("nicomedia", {"izmit", "astakos"}),
            ("astakos", {"izmit", "nicomedia"}),
            ("kocaeli", set()),
        ):
            shared = graph.entity(name).same_external_id
            assert {e.id for p in shared for e in p.entities} - {name} == others
            assert {p.scheme for p in shared} <= {"wikidata"}


def test_a_dump_warns_as_its_files_did(database: Database, tmp_path: Path) -> None:
    write(tmp_path, TWO, "one.yaml")
    write(tmp_path, ONE_MORE % "Q178055", "two.yaml")
    loaded(database, tmp_path / "one.yaml", tmp_path / "two.yaml")
    dump = tmp_path / "all.ndjson"
    with dump.open("w", encoding="utf-8") as out:
        write_dump(database, out)
    (told,) = loaded(database, dump)
    line = next(i for i, text in enumerate(dump.read_text("utf-8").splitlines(), 1)
                if '"nicomedia"' in text)  # fmt: skip
    assert told.startswith(f"all.ndjson:{line}: ")
    assert "'izmit' (İzmit) and 'nicomedia' (Nicomedia)" in told
