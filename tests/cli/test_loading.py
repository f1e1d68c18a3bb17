"""load and dump: what changed is said, nothing half is left, and the way back is the way there."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from graphsvc.cli.loading import told
from graphsvc.store.load import Loaded

from .conftest import SCRIPT, environment, running

pytestmark = pytest.mark.slow

PASSED = "graphsvc: read: 1 seed file; passed over: 1 other\n  no .yaml or .yml: pact.txt\n"


def test_loading_says_what_each_transaction_changed(run, made: Path, tmp_path: Path) -> None:
    with running(tmp_path / "data") as data:
        first = run("load", str(made), data=data)
        assert (first.code, first.err) == (0, PASSED)
        assert first.out.splitlines() == [
            "entities and judgements  7 records written",
            "gazette-pact             6 claims and 6 mentions added, 2 records written",
            "data version             2",
        ]
        again = run("load", str(made), data=data).out
        assert again == "1 source unchanged\ndata version  2\n"
        every = run("load", str(made), "--verbose", data=data).out.splitlines()
        assert every == [
            "entities and judgements  nothing changed",
            "gazette-pact             nothing changed",
            "data version             2",
        ]
        changed = tmp_path / "made.yaml"
        text = (made / "made.yaml").read_text("utf-8")
        changed.write_text(text.replace("value: old", "value: ancient"), "utf-8")
        third = run("load", str(changed), data=data).out
        assert "1 claim added, 1 claim removed\n" in third
        assert third.endswith("data version  3\n")


def test_of_many_sources_some_are_named_and_the_others_counted() -> None:
    done = [Loaded("entities and judgements", 2)]
    done += [Loaded(f"source-{i:02}", 2, added=3, mentions_added=2) for i in range(30)]
    lines = list(told(done))
    assert lines[0] == "source-00     1 claim and 2 mentions added"
    assert lines[20:] == [
        "and 10 more sources: 10 claims and 20 mentions added",
        "data version  2",
    ]
    assert len(list(told(done, verbose=True))) == 32


def test_a_dry_run_tells_what_loading_does_and_writes_nothing(
    run, made: Path, tmp_path: Path
) -> None:
    with running(tmp_path / "data") as data:
        dry = run("load", "--dry-run", str(made), data=data)
        assert (dry.code, dry.err) == (0, PASSED)
        assert dry.out.endswith("\nNothing was written: this is what loading would do.\n")
        assert run("status", "-f", "json", data=data).json["data_version"] == 0
        loaded = run("load", str(made), data=data)
        assert dry.out.splitlines()[:-1] == loaded.out.splitlines()[:-1]
        before = run("dump", data=data).out
        changed = tmp_path / "made.yaml"
        text = (made / "made.yaml").read_text("utf-8")
        changed.write_text(text.replace("value: old", "value: ancient"), "utf-8")
        again = run("load", "--dry-run", str(changed), data=data).out
        assert "gazette-pact  1 claim added, 1 claim removed\n" in again
        # What only the database can refuse: a source there still names the city.
        changed.write_text(text.replace("{id: aden,", "{id: adn,").split("source:")[0], "utf-8")
        refused = run("load", "--dry-run", str(changed), data=data)
        assert (refused.code, refused.out) == (3, "")
        assert run("dump", data=data).out == before


def test_a_dry_run_knows_what_the_database_holds(run, made_folder: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "source: {id: herald, kind: news, language: en}\n"
        "mentions:\n"
        "  - {entity: aden, as: Aden}\n"
        "  - {entity: pact, as: the pact}\n"
        "claims:\n"
        "  - {edge: [aden, party to, pact], quote: Aden joined the pact}\n",
        "utf-8",
    )
    assert run("load", "--dry-run", str(more), data=made_folder).code == 0
    alone = run("load", "--dry-run", str(more), data=tmp_path / "empty")
    assert alone.code == 3
    assert "more.yaml:6: " in alone.err


def test_the_bundled_seed_is_the_default(ask) -> None:
    shown = ask("load", "--dry-run")
    assert shown.code == 0
    assert re.search(r"\nand [1-9]\d* more sources: ", shown.out)


def test_a_dump_through_a_pipe_makes_an_equal_graph(script, seeded_folder, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with subprocess.Popen(
        [SCRIPT, "dump"], env=environment(seeded_folder), stdout=subprocess.PIPE
    ) as dumping:
        loading = subprocess.run(
            [SCRIPT, "load", "-"],
            env=environment(other),
            stdin=dumping.stdout,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
    assert (dumping.returncode, loading.returncode, loading.stderr) == (0, 0, "")
    assert re.search(r"\d+ claims and \d+ mentions added", loading.stdout)
    before, after = script("dump", data=seeded_folder), script("dump", data=other)
    assert before.out == after.out
    assert before.out.count("\n") > 300


def test_a_dump_is_ndjson_in_utf_8(ask) -> None:
    lines = [json.loads(line) for line in ask("dump").out.splitlines()]
    assert lines[0]["record"] == "graphsvc-dump"
    assert {line["record"] for line in lines[1:]} == {"entity", "judgement", "source", "claim"}
    assert "خوی" in ask("dump", "-").out


def test_a_dump_to_a_file_is_whole_or_not_there(ask, run, tmp_path: Path, seeded_folder) -> None:
    out = tmp_path / "backup.ndjson"
    out.write_text("what was there before", "utf-8")
    shown = ask("dump", str(out))
    assert (shown.code, shown.out) == (0, "")
    records = len(out.read_text("utf-8").splitlines()) - 1
    assert shown.err == f"graphsvc: {records} records are in {out}.\n"
    assert out.read_text("utf-8") == ask("dump").out
    assert [path.name for path in tmp_path.iterdir()] == ["backup.ndjson"]
    assert run("load", "--dry-run", str(out), data=tmp_path / "none").code == 0


def test_a_dump_that_cannot_be_written_leaves_nothing(ask, tmp_path: Path) -> None:
    folder = tmp_path / "folder.ndjson"
    (folder / "inside").mkdir(parents=True)
    for out in (folder, tmp_path / "no" / "x.ndjson", tmp_path / "x.json"):
        shown = ask("dump", str(out))
        assert (shown.code, shown.err.count("\n")) == (2, 1)
        assert str(out) in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["folder.ndjson"]
