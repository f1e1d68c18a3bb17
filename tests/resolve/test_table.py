"""Queries as people type them, each with what must stand first, be ambiguous, or not be found."""

from __future__ import annotations

import pytest

from graphsvc.resolve.candidates import SURE
from graphsvc.resolve.query import Query

from .places import matcher, table

QUERIES = [
    (query, wanted) for group in table("queries.yaml").values() for query, wanted in group.items()
]


def test_there_are_very_many() -> None:
    assert len(QUERIES) >= 150


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_a_query_finds_what_is_meant(query: str, wanted: str | list[str]) -> None:
    found = matcher().find(Query(query)).found
    sure = {candidate.entity for candidate in found if candidate.score >= SURE}
    if isinstance(wanted, list):
        assert sure == set(wanted), "none is preferred"
        assert wanted or not found
    elif wanted.startswith("~"):
        assert not sure
        assert found[0].entity == wanted[1:]
    else:
        assert sure == {wanted} == {found[0].entity}
