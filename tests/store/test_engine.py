"""The embedded engine: one for all, there as long as it is needed, whole after every kill."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from engines import run
from loading import CITIES, ENTITIES, source
from small import batch, content, edge, log

from graphsvc.errors import FolderTooNew, SettingError, StoreError
from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.folder import DataFolder
from graphsvc.store.load import load_batch, load_registries

pytestmark = pytest.mark.slow

LOADING = Path(__file__).parents[1] / "loading.py"

KILLS = 6


@pytest.fixture
def filled(tmp_path: Path) -> Settings:
    """A folder with all the entities and one source; nobody uses it any more."""
    settings = Settings(data=tmp_path / "data")
    with Database(settings) as opened:
        opened.define_schema()
        load_registries(opened, [ENTITIES])
        load_batch(opened, source("old"))
    return settings


@contextmanager
def another_process(settings: Settings, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the database open and, given words, loads a source."""
    started = subprocess.Popen(
        [sys.executable, str(LOADING), str(settings.data), *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with started as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    """The next line that the program writes; nothing where it has ended."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def engines_on(settings: Settings) -> list[int]:
    """The processes of engines on this folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"graphsvc.store.engine" in words and str(settings.data).encode() in words:
                found.append(int(entry.name))
    return found


def wait_until_gone(settings: Settings) -> None:
    """Until no engine runs on the folder; the time limit of the test ends it where one stays."""
    while DataFolder(settings.data).is_locked("engine") or engines_on(settings):
        time.sleep(0.05)


def kill_engine(settings: Settings) -> None:
    """Kill it, and wait: the kernel takes a moment to close what a killed process held.

    Meanwhile another program may have started the next one.
    """
    (pid,) = engines_on(settings)
    os.kill(pid, signal.SIGKILL)
    wait_for_exit(pid)


def wait_for_exit(pid: int) -> None:
    """Until the process has ended, whether or not its parent has taken notice yet."""
    with suppress(OSError):  # the parent has
        while True:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
            threads = len(list(Path(f"/proc/{pid}/task").iterdir()))
            if state in "ZX" and threads <= 1:
                return
            time.sleep(0.01)


def claims_of_news(database: Database) -> set[object]:
    rows = run(database, "MATCH ()-[r {source: 'news'}]->() RETURN r.claim AS claim")
    assert len(rows) == len({row["claim"] for row in rows})
    return {row["claim"] for row in rows}


def test_two_processes_share_one_engine(filled: Settings) -> None:
    with another_process(filled) as other, Database(filled) as opened:
        assert said(other) == opened.address.uri
        assert len(engines_on(filled)) == 1
        with Database(filled) as third:
            assert third.address == opened.address


def test_the_engine_stops_when_the_last_client_goes(filled: Settings) -> None:
    with another_process(filled) as other:
        with Database(filled) as opened:
            assert said(other) == opened.address.uri
            (engine,) = engines_on(filled)
        with Database(filled) as again:
            assert engines_on(filled) == [engine]
        other.communicate("")
    wait_until_gone(filled)
    assert not (filled.data / "engine.json").exists()
    wait_for_exit(engine)
    assert again.address.uri == opened.address.uri


def test_it_stops_too_when_the_last_client_is_killed(filled: Settings) -> None:
    with another_process(filled) as other:
        assert said(other)
        other.kill()
    wait_until_gone(filled)


def test_the_port_may_be_fixed(filled: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        fixed = replace(filled, bolt_port=port)
        wait_until_gone(filled)
        with pytest.raises(SettingError, match=f"cannot have port {port} of GRAPHSVC_BOLT_PORT"):
            Database(fixed)
        assert not engines_on(filled)
    for _ in range(2):
        with Database(fixed) as opened, Database(filled) as unset:
            assert opened.address.uri == f"bolt://127.0.0.1:{port}" == unset.address.uri
            assert claims_of_news(opened)
            kill_engine(filled)
            assert opened.data_version()
            assert opened.address.uri == f"bolt://127.0.0.1:{port}"
        wait_until_gone(filled)


def test_secrets_are_for_the_owner_alone(filled: Settings) -> None:
    with Database(filled):
        assert filled.data.stat().st_mode & 0o777 == 0o700
        for name in ("secrets.json", "engine.json"):
            assert (filled.data / name).stat().st_mode & 0o777 == 0o600


def test_a_killed_engine_is_started_again_with_its_data(filled: Settings) -> None:
    with Database(filled) as opened:
        before = content(opened)
        kill_engine(filled)
        assert (filled.data / "engine.json").exists(), "the address of the dead engine"
        with Database(filled) as again:
            assert content(again) == before
            assert again.address != opened.address
    with Database(filled) as later:
        assert content(later) == before


def test_a_reader_survives_the_death_of_the_engine(filled: Settings) -> None:
    with Database(filled) as opened:
        version = opened.data_version()
        kill_engine(filled)
        assert opened.data_version() == version


def test_a_writer_can_write_after_the_death_of_the_engine(filled: Settings) -> None:
    new = batch(edge(CITIES[0], "party to", "agr"))
    with Database(filled) as opened:
        kill_engine(filled)
        assert opened.data_version()
        load_batch(opened, new)
        assert claims_of_news(opened) == {claim.id for claim in new.claims}


@pytest.mark.parametrize("victim", ["engine", "loader"])
def test_a_kill_leaves_the_old_source_or_the_new(
    filled: Settings, victim: str, tmp_path: Path
) -> None:
    random = Random(victim)
    whole = {words: {c.id for c in source(words).claims} for words in ("old", "new")}
    with Database(filled) as opened:
        took = time_of_a_load(opened)
    old, new, halfway = "old", "new", 0
    for _ in range(KILLS):
        with another_process(filled, new) as loader:
            assert said(loader)
            time.sleep(random.uniform(0, took))
            if victim == "engine":
                kill_engine(filled)
            loader.kill()  # without the engine it would only try for a while, and give up
            halfway += said(loader) != "loaded"
        with Database(filled) as opened:
            # The engine may finish a commit that it was sent before the loader died.
            version, (found, changes) = opened.unchanging(lambda: everything(opened))
        assert found in (whole[old], whole[new])
        assert [change["version"] for change in changes] == [*range(1, version + 1)]
        assert set(changes[-1]["added"]) <= found
        if found == whole[new]:
            old, new = new, old
    assert halfway, "no kill came in the middle of a load"
    with Database(filled) as opened:
        load_batch(opened, source(new))
        assert claims_of_news(opened) == whole[new]


def everything(database: Database) -> tuple[set[object], list[dict[str, Any]]]:
    return claims_of_news(database), log(database)


def time_of_a_load(database: Database) -> float:
    """Seconds for which a load can be killed: there and back, halved."""
    start = time.monotonic()
    for words in ("new", "old"):
        load_batch(database, source(words))
    return (time.monotonic() - start) / 2


def test_a_folder_of_a_newer_format_is_refused(filled: Settings) -> None:
    wait_until_gone(filled)
    (filled.data / "format.json").write_text(json.dumps({"format": 3}))
    with pytest.raises(FolderTooNew, match="format 3"):
        Database(filled)


def test_a_folder_of_an_older_format_is_opened_and_raised(filled: Settings) -> None:
    wait_until_gone(filled)
    (filled.data / "format.json").write_text(json.dumps({"format": 1}))
    with Database(filled) as opened:
        assert claims_of_news(opened)
    assert json.loads((filled.data / "format.json").read_text()) == {"format": 2}


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '{"format": "new"}', '{"format": null}'])
def test_a_damaged_folder_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "format.json").write_text(text)
    with pytest.raises(StoreError, match="format"):
        Database(Settings(data=tmp_path))
    assert not engines_on(Settings(data=tmp_path))


@pytest.mark.parametrize("text", ["", "{", "[]"])
def test_damaged_secrets_say_so(text: str, tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text(text)
    with pytest.raises(StoreError, match=r"secrets\.json"):
        Database(Settings(data=tmp_path))


@pytest.mark.parametrize("below", ["", "data", "data/more"])
def test_a_file_in_the_place_of_the_folder_is_refused(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        Database(Settings(data=tmp_path / "file" / below))


def test_a_folder_can_be_named_from_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Database(Settings(data=Path("data"))) as opened:
        assert opened.data_version() == 0
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert not (tmp_path / "data" / "data").exists()


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    with Database(Settings(data=tmp_path / 'it\'s a "شهر" ${x} [y]')) as opened:
        assert opened.data_version() == 0
