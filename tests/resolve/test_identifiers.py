"""Identifiers as other tools write them, and codes of countries."""

from __future__ import annotations

import pytest
from snapshots import snapshot, thing

from graphsvc.resolve.candidates import SURE, How
from graphsvc.resolve.identifiers import TWO_LETTERS, country_code, identifier_in
from graphsvc.resolve.matcher import Matcher
from graphsvc.resolve.query import Query


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://www.wikidata.org/wiki/Q64", ("wikidata", "Q64")),
        ("http://www.wikidata.org/entity/Q64", ("wikidata", "Q64")),
        ("https://m.wikidata.org/wiki/Q64#P190", ("wikidata", "Q64")),
        ("www.wikidata.org/wiki/Special:EntityData/Q64.json", ("wikidata", "Q64")),
        ("wd:Q64", ("wikidata", "Q64")),
        ("wikidata: q64", ("wikidata", "Q64")),
        ("https://www.geonames.org/2950159/berlin.html", ("geonames", "2950159")),
        ("https://sws.geonames.org/2950159/", ("geonames", "2950159")),
        ("geonames:2950159", ("geonames", "2950159")),
        ("ISO 3166-1:deu", ("iso3166", "DE")),
        ("https://www.wikidata.org/wiki/P190", None),
        ("https://example.org/Q64", None),
        ("wd:Berlin", None),
        ("Q64", None),
        ("", None),
    ],
)
def test_the_identifier_in_what_is_typed(text: str, found: tuple[str, str] | None) -> None:
    assert identifier_in(text) == found


def test_country_codes() -> None:
    assert len(TWO_LETTERS) == len(set(TWO_LETTERS.values())) == 249
    assert [country_code(c) for c in ("ir", "IRN", "uk", "XYZ", "")] == [
        "IR",
        "IR",
        "GB",
        None,
        None,
    ]


def test_an_identifier_finds_its_bearers_and_nothing_like_it() -> None:
    ids = {"wikidata": "Q7001", "geonames": "555"}
    matcher = Matcher(
        snapshot(
            [
                thing("a", "City", "Alba", external_ids=ids),
                thing("b", "City", "Alba Nova", external_ids={"wikidata": "Q7001"}),
                thing("c", "City", "Q7002", external_ids={"wikidata": "Q7003"}),
                thing("land", "Country", "Landia", external_ids={"iso3166": "LR"}),
            ]
        )
    )

    def found(text: str) -> list[str]:
        hits = matcher.find(Query(text)).found
        assert {h.how for h in hits} <= {How.IDENTIFIER, How.EXACT}
        assert all(h.score >= SURE for h in hits)
        return [h.entity for h in hits]

    assert found("Q7001") == found("wd:Q7001") == found("http://wikidata.org/entity/Q7001")
    assert found("wd:Q7001") == ["a", "b"], "two with one id: neither is preferred"
    assert found("https://www.geonames.org/555") == ["a"]
    assert found("wd:Q7002") == [], "a name is no identifier"
    assert found("https://www.wikidata.org/wiki/Q70011") == []
    assert found("LR") == found("LBR") == found("lbr") == ["land"]
    assert [h.entity for h in matcher.find(Query("wd:Q7001", type="Country")).found] == []
