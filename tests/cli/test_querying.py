"""Named queries, the state of the database, the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphsvc.answers.vocabulary import model_answer
from graphsvc.model import model
from graphsvc.settings import bundled
from graphsvc.sources.seed_format import SeedFile
from graphsvc.store.folder import DataFolder

NAMES = sorted(path.stem for path in (bundled("cypher") / "read").glob("*.cypher"))


def test_the_list_of_queries_needs_no_database(run, tmp_path: Path) -> None:
    listed = run("query", "-f", "csv", data=tmp_path / "none").rows
    assert [row["query"] for row in listed] == NAMES
    between = next(row for row in listed if row["query"] == "between")
    assert (between["needs"], between["may take"]) == (
        "a b",
        "modality certainty source first_day last_day",
    )
    assert all(row["answers"].endswith("?") for row in listed)
    table = run("query", data=tmp_path / "none").out
    assert all(name in table for name in NAMES)
    assert not (tmp_path / "none").exists()


def test_a_query_takes_text_lists_and_numbers(ask) -> None:
    asked = ("query", "adjacent", "id=khoy", "modality=planned,offered", "limit=1", "skip=0")
    rows = ask(*asked, "-f", "json").json
    assert [row["neighbour"] for row in rows] == ["konya"]
    assert rows[0]["relationship"] == "COOPERATES_WITH"


def test_the_parameters_of_the_lens_and_lists_of_ids(ask) -> None:
    adjacent = ("query", "adjacent", "id=khoy", "-f", "json")
    every, corroborated = ask(*adjacent).json, ask(*adjacent, "min_publishers=2").json
    assert every
    assert corroborated == [], "the two reports share their text"
    assert len(ask(*adjacent, "last_day=1900-01-01").json) <= len(every)
    states = ask("query", "statuses", "ids=agr-khoy-konya,khoy", "-f", "json").json
    assert {row["id"] for row in states} == {"agr-khoy-konya"}
    assert ask("query", "changes", "since=1", "-f", "json").json
    assert "since is 'x'; it is a number." in ask("query", "changes", "since=x").err


def test_what_is_left_out_does_not_filter(ask) -> None:
    every = ask("query", "between", "a=khoy", "b=konya", "-f", "json").json
    planned = ask("query", "between", "a=khoy", "b=konya", "modality=planned", "-f", "json").json
    assert 0 < len(planned) < len(every)
    assert {row["modality"] for row in planned} == {"planned"}


def test_rows_as_csv_are_flat(ask) -> None:
    (row,) = ask("query", "entity", "id=khoy", "-f", "csv").rows
    assert row["type"] == "City"
    assert row["properties.name_fa"] == "خوی"


def test_a_table_of_rows_that_are_too_wide_is_one_of_records(ask) -> None:
    shown = ask("query", "sources", COLUMNS="60").out
    assert "id: alwefaq-khoy-konya\n" in shown
    assert "\n\nid: irib-khoy-konya\n" in shown
    assert shown.count("language: fa") == 1


def test_a_query_without_rows(ask) -> None:
    assert "nothing in the data" in ask("query", "entity", "id=nobody").out
    assert ask("query", "entity", "id=nobody", "-f", "json").json == []


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["entiti"], "There is no query 'entiti'. Did you mean 'entities'?"),
        (["entity", "idd=khoy"], "no parameter 'idd'. Did you mean 'id'?"),
        (["entity"], "needs id. Say: graphsvc query entity id=…"),
        (["entity", "khoy"], "'khoy' is no parameter. Write it as key=value."),
        (["adjacent", "id=khoy", "limit=many"], "limit is 'many'; it is a number."),
    ],
)
def test_a_query_that_cannot_be_asked(argv, said: str, ask) -> None:
    shown = ask("query", *argv)
    assert shown.code == 2
    assert said in shown.err
    assert shown.err.count("\n") == 1


def test_status_hides_the_password_unless_told(ask, seeded_folder: Path) -> None:
    address = DataFolder(seeded_folder).published()
    assert address is not None
    hidden, open_ = ask("status"), ask("status", "--show-password")
    assert address.uri in hidden.out
    assert "user: reader" in hidden.out
    assert address.reader_password not in hidden.out
    assert f"password: {address.reader_password}\n" in open_.out
    assert address.password not in open_.out, "the password of the writing user is nobody's"


def test_status_as_data(ask, graph_counts, graphs, seeded_folder: Path) -> None:
    told = ask("status", "-f", "json").json
    assert told["in_use_elsewhere"] is True
    assert told["sources"] == 2
    assert told["bolt"]["password"] is None
    assert told["bolt"]["read_only"] is True
    assert sum(told["claims"].values()) + told["mentions"] == graph_counts
    assert sum(told["claims"].values()) == sum(graphs[seeded_folder].overview().claims.values())
    (row,) = ask("status", "-f", "csv").rows
    assert row["claims.SIGNED"] == str(told["claims"]["SIGNED"])
    assert row["data_version"] == str(told["data_version"])


@pytest.fixture
def graph_counts(ask) -> int:
    return len(ask("claims", "--mentions", "--modality", "any", "-f", "csv").rows)


def test_the_model_is_told_whole(run, tmp_path: Path) -> None:
    told = run("model", data=tmp_path, COLUMNS="160").out
    rows = run("model", "-f", "csv", data=tmp_path).rows
    plain = run("model", "-f", "json", data=tmp_path).json
    for name in model.node_types:
        assert f"\n{name} " in told
    for relationship in model.relationships.values():
        assert f"\n{relationship.phrase}" in told
    assert {r["name"] for r in rows if r["part"] == "attribute"} == set(model.attributes)
    terms = {r["name"] for r in rows if (r["part"], r["of"]) == ("term", "modality")}
    assert terms == set(model.vocabulary("modality").names)
    assert plain == model_answer().model_dump(mode="json"), "as the API tells it"


def test_the_schema_of_seed_files(script, tmp_path: Path) -> None:
    schema = script("model", "--schema", data=tmp_path).json
    assert schema == SeedFile.model_json_schema()
