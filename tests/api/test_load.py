"""Clients read from a service in its own process while a source is reloaded: no answer is wrong.

The same as ``bench/load_8_clients.py``, for ten seconds; what it counts is checked in every answer.
"""

from __future__ import annotations

import http.client
from contextlib import ExitStack, closing

import load_8_clients as bench
import pytest
import seeds
from clients import serving

from graphsvc.store.database import Database

pytestmark = pytest.mark.slow


def test_every_answer_counts_one_whole_state_or_the_other(database: Database) -> None:
    seeds.load(database, seeds.khoy_konya())
    seen, _ = bench.measure(database, clients=4, seconds=10, reloads=5, rounds=0)
    assert seen.wrong == []
    assert seen.counts.keys() == bench.ENDPOINTS.keys()
    assert set.union(*seen.counts.values()) == set(bench.SIZES), "the reloads were not seen"


def test_head_sends_no_body_over_a_real_connection(database: Database) -> None:
    with serving(database.settings) as port, ExitStack() as stack:
        connection = stack.enter_context(closing(http.client.HTTPConnection("127.0.0.1", port)))
        for path, status in (("/v1/claims", 200), ("/v1/entities/x", 404), ("/v1/model", 200)):
            answers = []
            for method in ("GET", "HEAD"):
                connection.request(method, path)
                answer = connection.getresponse()
                answers.append((answer, answer.read()))
            (got, body), (head, nothing) = answers
            assert (got.status, head.status) == (status, status)
            assert body
            assert nothing == b""
            assert head.headers["content-length"] == got.headers["content-length"]
