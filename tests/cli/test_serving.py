"""serve: fills an empty database, says where it answers, lets others load, ends cleanly."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from .conftest import SCRIPT, environment

pytestmark = pytest.mark.slow
START_LIMIT = 60.0


class Service:
    """A running ``graphsvc serve`` and what it prints."""

    def __init__(self, data: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [SCRIPT, "serve", "--port", "0", *options],
            env=environment(data),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.lines: list[str] = []
        self._printed: Queue[str | None] = Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.address = self._announced()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._printed.put(line)
        self._printed.put(None)

    def _announced(self) -> str:
        """The address, once the last of the three things to try is printed."""
        while not self.lines or "/v1/paths" not in self.lines[-1]:
            line = self._printed.get(timeout=START_LIMIT)
            assert line is not None, f"it ended: {self.lines} {self.stop(None)}"
            self.lines.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(self.lines))
        assert found
        return found[0]

    def get(self, path: str) -> dict:
        with urlopen(self.address + path, timeout=30) as answer:
            return json.load(answer)

    def stop(self, how: signal.Signals | None) -> tuple[int, str, str]:
        """End it; its exit code, the rest of what it printed, its stderr."""
        if how is not None:
            self.process.send_signal(how)
        code = self.process.wait(30)
        assert self.process.stderr
        err = self.process.stderr.read()
        rest = []
        while (line := self._printed.get(timeout=10)) is not None:
            rest.append(line)
        self.process.stderr.close()
        assert self.process.stdout
        self.process.stdout.close()
        return code, "".join(rest), err


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    running = Service(tmp_path / "data")
    yield running
    if running.process.poll() is None:
        running.stop(signal.SIGKILL)


def test_an_empty_database_is_filled_and_three_things_are_shown(service: Service) -> None:
    said = "".join(service.lines)
    assert "It is empty: loading the seed" in said
    assert re.search(r"irib-khoy-konya +\d+ claims added", said)
    tried = re.findall(rf"{re.escape(service.address)}(/\S+)", said)
    assert tried == ["/docs", "/v1/search?q=خوی", "/v1/paths?from=khoy&to=uclg"]
    with urlopen(service.address + tried[0], timeout=30) as page:
        assert page.status == 200
    found = service.get(quote(tried[1], safe="/?=&"))
    assert found["items"][0]["entity"]["id"] == "khoy"
    assert service.get(tried[2])["length"] == 5


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(how: signal.Signals, service: Service) -> None:
    service.get("/healthz")
    assert service.stop(how) == (0, "graphsvc has stopped.\n", "")


def test_load_beside_it(service: Service, made: Path, tmp_path: Path, script) -> None:
    data = tmp_path / "data"
    before = service.get("/readyz")["data_version"]
    again = script("load", data=data)
    assert (again.code, again.out.count("nothing changed")) == (0, 3)
    loaded = script("load", str(made), data=data)
    assert (loaded.code, loaded.err) == (0, "")
    assert "12 claims added" in loaded.out
    assert service.get("/readyz")["data_version"] == before + 2
    assert service.get("/v1/entities/pact")["entity"]["type"] == "Agreement"
    status = script("status", "-f", "json", data=data).json
    assert (status["in_use_elsewhere"], status["sources"]) == (True, 3)


def test_it_starts_again_on_what_is_there_and_an_empty_one_may_stay_empty(tmp_path: Path) -> None:
    service = Service(tmp_path / "data", "--no-seed")
    assert "It is empty: `graphsvc load` fills it." in "".join(service.lines)
    assert service.get("/readyz")["data_version"] == 0
    assert service.stop(signal.SIGINT)[0] == 0


def test_a_port_in_use(run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        shown = run("serve", "--port", port, data=tmp_path / "none")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err == (
        f"graphsvc: Port {port} of 127.0.0.1 cannot be opened: it is in use."
        " Stop the program that has it, or give another one with --port.\n"
    )
    assert not (tmp_path / "none").exists()


def test_a_host_that_is_none(run, tmp_path: Path) -> None:
    shown = run("serve", "--host", "no-such-host.invalid", "--port", "0", data=tmp_path / "none")
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert "no-such-host.invalid" in shown.err
