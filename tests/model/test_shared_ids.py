"""When two external ids are one, and who bears it."""

from __future__ import annotations

from typing import Any

import pytest
from small import same
from snapshots import thing

from graphsvc.model.records import Entity
from graphsvc.model.shared_ids import MOST, identity, shared_ids


@pytest.mark.parametrize(
    ("scheme", "one", "other"),
    [
        ("wikidata", "Q175323", " q175323 "),
        ("wikidata", "Q175323", "https://www.wikidata.org/wiki/Q175323"),
        ("wikidata", "http://www.wikidata.org/entity/Q64", "wd:Q64"),
        ("Wikidata", "Q64", "wikidata:Q64#P31"),
        ("geonames", "745169", "https://www.geonames.org/745169/konya.html"),
        ("geonames", "745169", "۷۴۵۱۶۹"),
        ("iso3166", "TR", "tr"),
        ("whosonfirst", "85632999", "85632999\n"),
    ],
)
def test_one_id_may_be_written_in_several_ways(scheme: str, one: str, other: str) -> None:
    assert identity(scheme, one) == identity(scheme.lower(), other)


@pytest.mark.parametrize(
    ("scheme", "one", "other"),
    [
        ("wikidata", "Q64", "Q640"),
        ("wikidata", "Q64", "P64"),
        ("geonames", "745169", "7451690"),
        ("iso3166", "TR", "TRM"),
        ("register", "Q64", "https://example.org/Q64"),
        ("register", "a/1", "b/1"),
    ],
)
def test_others_are_not_taken_for_one(scheme: str, one: str, other: str) -> None:
    assert identity(scheme, one) != identity(scheme, other)
    assert identity(scheme, one) != identity("another", one)


def bearing(name: str, kind: str = "City", **ids: str) -> Entity:
    return thing(name, kind, external_ids=ids)


def told(*entities: Entity, judged: Any = ()) -> list[tuple[str, str, str, str | None]]:
    return [(p.scheme, p.one.id, p.other.id, p.same) for p in shared_ids(entities, judged)]


def test_each_two_are_named_once_whatever_their_order_and_type() -> None:
    a, b = bearing("a", wikidata="Q1", geonames="5"), bearing("b", wikidata="q1", iso3166="5")
    c = bearing("c", "Region", wikidata="Q1")
    expected = [("wikidata", x, y, None) for x, y in (("a", "b"), ("a", "c"), ("b", "c"))]
    assert told(a, b, c) == told(c, b, a) == expected
    assert told(a, bearing("d", geonames="6")) == []


def test_judgements_are_told_and_certain_ones_are_followed() -> None:
    three = [bearing(name, wikidata="Q1") for name in "abc"]
    judged = [same("a", "x"), same("x", "b"), same("b", "c", "probable")]
    assert told(*three, judged=judged) == [
        ("wikidata", "a", "b", "certain"),
        ("wikidata", "a", "c", "probable"),
        ("wikidata", "b", "c", "probable"),
    ]


def test_an_id_that_says_nothing_makes_no_flood_of_pairs() -> None:
    many = [bearing(f"e{i:03}", register="n/a") for i in range(MOST + 1)]
    assert {pair[1] for pair in told(*many)} == {"e000"}
    assert len(told(*many)) == MOST
    assert len(told(*many[:MOST])) == MOST * (MOST - 1) // 2
