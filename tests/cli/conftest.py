"""The command line as tests run it: in this process, or as the installed script."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from seeds import khoy_konya, load

import graphsvc
from graphsvc.answers.graph import Graph
from graphsvc.cli import main
from graphsvc.settings import Settings
from graphsvc.sources.seed import Seed, read_seed
from graphsvc.store.database import Database

SCRIPT = Path(sys.executable).parent / "graphsvc"


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out), strict=True))


Run = Callable[..., Ran]


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of the tests without its settings, and these."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith("GRAPHSVC_")}
    return {**plain, "GRAPHSVC_DATA": str(data), "COLUMNS": "100", "NO_COLOR": "1", **more}


@contextmanager
def running(data: Path, seed: Seed | None = None) -> Iterator[Path]:
    """An engine on this folder that keeps running, so that commands need not start it."""
    with Database(Settings(data=data)) as database:
        if seed is not None:
            database.define_schema()
            load(database, seed)
        yield data


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the two reports on Khoy and Konya."""
    with running(tmp_path_factory.mktemp("cli-seeded"), khoy_konya()) as data:
        yield data


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a made-up seed and its document, for what the real seed has no case of."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "pact.txt").write_text(DOCUMENT, "utf-8")
    (folder / "made.yaml").write_text(SEED, "utf-8")
    return folder


@pytest.fixture(scope="session")
def made_folder(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with the made-up seed."""
    with running(tmp_path_factory.mktemp("cli-made"), read_seed([made])) as data:
        yield data


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, on a data folder."""

    def in_process(*argv: str, data: Path, **variables: str) -> Ran:
        for name in [n for n in os.environ if n.startswith("GRAPHSVC_")]:
            monkeypatch.delenv(name)
        for name, value in environment(data, **variables).items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        code = main(argv)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return in_process


class StaysOpen(Graph):
    """A graph that a command cannot close: to open it anew for each takes most of its time."""

    def close(self) -> None:
        """Do nothing yet."""


@pytest.fixture(scope="session")
def graphs(seeded_folder: Path, made_folder: Path) -> Iterator[dict[Path, Graph]]:
    """The open graphs of the folders that tests only read."""
    opened = {folder: StaysOpen(Settings(data=folder)) for folder in (seeded_folder, made_folder)}
    yield opened
    for graph in opened.values():
        Graph.close(graph)


@pytest.fixture
def ask(
    run: Run, seeded_folder: Path, graphs: dict[Path, Graph], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """Ask a question, of the seeded folder unless another is named."""
    monkeypatch.setattr(graphsvc, "open", lambda settings: graphs[settings.data])

    def asked(*argv: str, data: Path = seeded_folder, **variables: str) -> Ran:
        return run(*argv, data=data, **variables)

    return asked


def script(*argv: str, data: Path, stdin: str | None = None, **variables: str) -> Ran:
    """Run the installed script in a process of its own."""
    done = subprocess.run(
        [SCRIPT, *argv],
        env=environment(data, **variables),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(name="script")
def script_fixture() -> Run:
    """The installed script, in a process of its own."""
    return script


DOCUMENT = """\
The mayors of Porto and Aden signed a pact on 3 May 2021.
The pact binds nobody.
Aden is old. Aden is new.
Nobody spoke.
وقّعت عدن الميثاق مع بورتو.
"""

SEED = """\
entities:
  - {id: porto-portugal, type: City, names: {en: Porto, ar: بورتو}}
  - {id: porto-brazil, type: City, names: {en: Porto}}
  - {id: aden, type: City, names: {en: Aden, ar: عدن}}
  - {id: adan, type: City, names: {en: Adan}}
  - {id: pact, type: Agreement, names: {en: The pact}}
  - {id: gazette, type: Organization, kind: newspaper, names: {en: The Gazette}}
same:
  - {entities: [aden, adan], certainty: certain, reason: Two spellings of one city.}
source:
  id: gazette-pact
  kind: news
  language: en
  publisher: gazette
  published: 2021-05-04
  document: pact.txt
mentions:
  - {entity: porto-portugal, as: [Porto, بورتو]}
  - {entity: aden, as: [Aden, عدن]}
  - {entity: pact, as: [a pact, The pact]}
claims:
  - {edge: [porto-portugal, party to, pact], quote: Porto and Aden signed a pact}
  - {edge: [aden, party to, pact], quote: Aden signed a pact}
  - {about: pact, attribute: date of signing, value: 2021-05-03, quote: signed a pact on 3 May 2021}
  - {about: pact, attribute: binding, value: not binding, quote: The pact binds nobody}
  - {about: aden, attribute: described as, value: old, quote: {text: Aden is, nth: 1}}
  - {about: aden, attribute: described as, value: new, quote: Aden is new, modality: denied}
not_stated:
  - {about: pact, attribute: duration}
nothing_to_record:
  - {words: وقّعت عدن الميثاق مع بورتو, why: the first sentence in Arabic}
"""
