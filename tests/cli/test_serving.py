"""serve: fills an empty database, says where it answers, lets others load, ends cleanly."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from graphsvc.cli.serving import listening
from graphsvc.settings import Settings

from .conftest import SCRIPT, environment

pytestmark = pytest.mark.slow
START_LIMIT = 60.0


class Service:
    """A running ``graphsvc serve``, what it has printed, and its address."""

    def __init__(self, data: Path, *options: str) -> None:
        self._err = (data.parent / "stderr").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [SCRIPT, "serve", "--port", "0", *options],
            env=environment(data),
            stdout=subprocess.PIPE,
            stderr=self._err,
            encoding="utf-8",
        )
        self._said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Service:
        """Wait until the last of the three things to try is printed."""
        deadline = time.monotonic() + START_LIMIT
        while "/v1/paths" not in self.said:
            if not self._reader.is_alive() or time.monotonic() > deadline:
                raise AssertionError(f"it did not start: {self.stop(signal.SIGKILL)}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        if self._reader.is_alive():
            self.stop(signal.SIGKILL)

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            self._said.extend(lines)

    @property
    def said(self) -> str:
        return "".join(self._said)

    @property
    def address(self) -> str:
        found = re.search(r"http://127\.0\.0\.1:\d+", self.said)
        assert found
        return found[0]

    def get(self, path: str) -> dict:
        with urlopen(self.address + path, timeout=30) as answer:
            return json.load(answer)

    def stop(self, how: signal.Signals) -> tuple[int, str, str]:
        """End it; its exit code, the last it printed, its stderr."""
        self.process.send_signal(how)
        code = self.process.wait(30)
        self._reader.join(10)
        with self._err as err:
            err.seek(0)
            return code, self._said[-1] if self._said else "", err.read()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the service."""
    return tmp_path_factory.mktemp("serve") / "data"


@pytest.fixture(scope="module")
def service(data: Path) -> Iterator[Service]:
    """A service that found an empty database."""
    with Service(data) as running:
        yield running


def test_an_empty_database_is_filled_and_three_things_are_shown(service: Service) -> None:
    said = service.said
    assert "It is empty: loading the seed" in said
    assert re.search(r"alwefaq-khoy-konya +\d+ claims and \d+ mentions added", said)
    tried = re.findall(rf"{re.escape(service.address)}(/\S*)", said)
    assert tried == ["/", "/v1/paths?from=khoy&to=uclg", "/docs"]
    for path in (tried[0], tried[2]):
        with urlopen(service.address + path, timeout=30) as page:
            assert page.status == 200
            assert page.headers["Content-Type"].startswith("text/html")
    assert service.get(tried[1])["length"] >= 1
    found = service.get(quote("/v1/search?q=خوی", safe="/?=&"))
    assert found["items"][0]["entity"]["id"] == "khoy"


def test_load_beside_it(service: Service, data: Path, made: Path, script) -> None:
    before = service.get("/readyz")["data_version"]
    sources = script("status", "-f", "json", data=data).json["sources"]
    again = script("load", data=data)
    assert (again.code, "claims" in again.out) == (0, False)
    assert f"{sources} sources unchanged\n" in again.out
    loaded = script("load", str(made), data=data)
    assert (loaded.code, "passed over: 1 other\n" in loaded.err) == (0, True)
    assert "6 claims and 6 mentions added" in loaded.out
    assert service.get("/readyz")["data_version"] == before + 2
    assert service.get("/v1/entities/pact")["entity"]["type"] == "Agreement"
    status = script("status", "-f", "json", data=data).json
    assert (status["in_use_elsewhere"], status["sources"]) == (True, sources + 1)


def test_it_leaves_alone_what_is_there_and_ends_cleanly(script, made, tmp_path: Path) -> None:
    data = tmp_path / "data"
    ended = (0, "graphsvc has stopped.\n", "")
    with Service(data, "--no-seed") as empty:
        assert "It is empty: `graphsvc load` fills it.\n" in empty.said
        assert empty.get("/readyz")["data_version"] == 0
        assert script("load", str(made), data=data).code == 0
        assert empty.stop(signal.SIGINT) == ended
    with Service(data) as filled:
        assert "\nData version 2.\n" in filled.said
        assert "loading" not in filled.said
        assert filled.stop(signal.SIGTERM) == ended


def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_head() -> None:
    with (
        listening(Settings(port=0)) as port,
        socket.create_connection(port.getsockname()[:2]),
        port.accept()[0] as connection,
    ):
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


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
