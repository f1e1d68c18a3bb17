"""When the database goes: the service says so, and goes on as soon as the database is back."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from asking import Api, problem, serving
from engine_process import engine_process
from engines import wipe
from small import batch, edge, registry

from graphsvc.settings import Settings
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

pytestmark = pytest.mark.slow  # the driver tries for seconds before it takes a server for lost

QUESTIONS = ("/v1/entities/khoy", "/v1/search?q=khoy", "/v1/claims", "/v1/agreements/agr")


def load(settings: Settings) -> None:
    with Database(settings) as database:
        wipe(database)
        load_registries(database, (registry(),))
        load_batch(database, batch(edge("khoy", "party to", "agr")))


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Api]:
    """The service on an embedded engine that nobody else uses."""
    settings = Settings(data=tmp_path)
    with Database(settings):  # so that the engine does not stop between loading and serving
        load(settings)
        with serving(settings) as opened:
            yield opened


@pytest.mark.parametrize("question", [*QUESTIONS, "/readyz"])
def test_a_killed_engine_is_started_again_by_the_next_question(
    own: Api, tmp_path: Path, question: str
) -> None:
    before = own.get(question)
    killed = engine_process(tmp_path)
    os.kill(killed, signal.SIGKILL)
    assert own.get("/healthz") == {"status": "ok"}
    assert own.get(question) == before
    assert engine_process(tmp_path) != killed


def test_many_who_ask_at_once_all_get_their_answer(own: Api, tmp_path: Path) -> None:
    before = [own.get(question) for question in QUESTIONS]
    os.kill(engine_process(tmp_path), signal.SIGKILL)
    with ThreadPoolExecutor(8) as pool:
        after = list(pool.map(own.get, QUESTIONS * 4))
    assert after == before * 4


class Forwarder:
    """A port that passes everything on to a server, until it is closed."""

    def __init__(self, to: tuple[str, int]) -> None:
        self.to = to
        self.port = 0
        self._open: list[socket.socket] = []

    def start(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        self._open.append(self._listener)
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def stop(self) -> None:
        """Cut every connection, and take no new one."""
        while self._open:
            one = self._open.pop()
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(self.to)
                self._open += [client, server]
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, start: socket.socket, end: socket.socket) -> None:
        with suppress(OSError):
            while data := start.recv(65536):
                end.sendall(data)
        for one in (start, end):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@pytest.mark.neo4j
def test_a_server_that_goes_is_missed_and_found_again(neo4j_settings: Settings) -> None:
    load(neo4j_settings)
    address = urlsplit(str(neo4j_settings.database_uri))
    forwarder = Forwarder((str(address.hostname), int(address.port or 7687)))
    forwarder.start()
    through = replace(neo4j_settings, database_uri=f"bolt://127.0.0.1:{forwarder.port}")
    try:
        with serving(through) as api:
            before = [api.get(question) for question in QUESTIONS]
            forwarder.stop()
            for question in ("/readyz", "/v1/entities/khoy", "/v1/claims"):
                response = api.raw(question)
                found = problem(response, 503)
                assert found["type"] == "urn:graphsvc:problem:server-unreachable"
                assert int(response.headers["retry-after"]) > 0
                assert "etag" not in response.headers
                assert str(neo4j_settings.database_password) not in response.text
            assert api.get("/healthz") == {"status": "ok"}
            assert api.raw("/docs").status_code == 200
            assert api.get("/v1/model")["node_types"]
            forwarder.start()
            time.sleep(0.1)
            assert [api.get(question) for question in QUESTIONS] == before
    finally:
        forwarder.stop()
