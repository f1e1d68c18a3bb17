"""The pages of the seed keep its rules; every city is in a country, or is said not to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from seeds import whole

from graphsvc.model.records import Batch, Claim
from graphsvc.sources.seed import Seed, read_seed

LEFT_OUT = Path(__file__).parents[2] / "docs" / "left-out.md"
NO_DOCUMENT = "web-"
"""How the id of a page begins that is no document of its own."""


def stated(claims: Iterable[Claim], attribute: str, value: str | None = None) -> set[str]:
    """Of what this attribute is asserted."""
    return {
        claim.end
        for claim in claims
        if (claim.kind, claim.attribute, claim.modality) == ("states", attribute, "asserted")
        and value in (None, claim.value)
    }


def planned_ties(batch: Batch) -> Iterable[str]:
    """Agreements that this source only plans, with a kind of tie as if they were concluded."""
    parties = [claim for claim in batch.claims if claim.relationship == "PARTY_TO"]
    concluded = {claim.end for claim in parties if claim.modality == "asserted"}
    planned = {claim.end for claim in parties} - concluded
    return planned & stated(batch.claims, "kind of tie")


def signed_cooperation(batch: Batch) -> Iterable[str]:
    """Pairs that cooperate by plan and have signed: an agreement with parties says it."""
    signed = {
        frozenset((claim.start, claim.end))
        for claim in batch.claims
        if (claim.kind, claim.attribute, claim.value) == ("tie_states", "status", "signed")
    }
    return {
        f"{claim.start} {claim.end}"
        for claim in batch.claims
        if claim.relationship == "COOPERATES_WITH"
        and claim.modality == "planned"
        and frozenset((claim.start, claim.end)) in signed
    }


def unheld(batch: Batch) -> Iterable[str]:
    """Events of which this source asserts the day, and not that they were held."""
    return stated(batch.claims, "date held") - stated(batch.claims, "status", "held")


RULES = (planned_ties, signed_cooperation, unheld)

BAD = """\
entities:
  - {id: here, type: City, names: {en: Here}}
  - {id: there, type: City, names: {en: There}}
  - {id: pact, type: Agreement, names: {en: Pact}}
  - {id: fair, type: Event, kind: festival, names: {en: Fair}}
  - {id: gazette, type: Organization, kind: newspaper, names: {en: Gazette}}
source: {id: web-page, kind: news, language: en, publisher: gazette, url: "https://a.example/b",
         accessed: 2026-11-21}
mentions:
  - {entity: here, locator: text}
  - {entity: there, locator: text}
  - {entity: pact, locator: text}
  - {entity: fair, locator: text}
claims:
  - {edge: [here, party to, pact], modality: planned, locator: text}
  - {about: pact, attribute: kind of tie, value: sister city, locator: text}
  - {edge: [here, cooperates with, there], modality: planned, locator: text}
  - {tie: [there, here], attribute: status, value: signed, locator: text}
  - {about: fair, attribute: date held, value: 2020-05-01, locator: text}
"""


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Seed:
    """A page that breaks every rule once."""
    path = tmp_path_factory.mktemp("seed") / "bad.yaml"
    path.write_text(BAD, "utf-8")
    return read_seed([path])


@pytest.mark.parametrize("rule", RULES)
def test_a_page_that_breaks_a_rule_is_found(
    bad: Seed, rule: Callable[[Batch], Iterable[str]]
) -> None:
    (batch,) = bad.batches
    assert len(set(rule(batch))) == 1


@pytest.mark.parametrize("rule", RULES)
def test_the_pages_keep_the_rule(rule: Callable[[Batch], Iterable[str]]) -> None:
    pages = [batch for batch in whole().batches if batch.source.id.startswith(NO_DOCUMENT)]
    assert pages
    found = {batch.source.id: set(rule(batch)) for batch in pages if set(rule(batch))}
    assert not found


def homeless(seed: Seed) -> dict[str, str]:
    """The cities that nobody says to be in a country: id and first English name."""
    entities = {entity.id: entity for one in seed.registries for entity in one.entities}
    located = {
        claim.start
        for batch in seed.batches
        for claim in batch.claims
        if claim.stored_type == "LOCATED_IN" and entities[claim.end].type == "Country"
    }
    cities = [one for one in entities.values() if one.type == "City" and not one.collective]
    return {one.id: one.names["en"][0] for one in cities if one.id not in located}


def test_a_city_without_a_country_is_found(bad: Seed) -> None:
    assert homeless(bad) == {"here": "Here", "there": "There"}


def test_every_city_is_in_a_country_or_named_as_left_out() -> None:
    section = LEFT_OUT.read_text("utf-8").split("## Cities without a country")[1].split("\n## ")[0]
    rows = {line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| ")}
    named = {row.partition(" (")[0] for row in rows - {"city", "---"}}
    assert set(homeless(whole()).values()) == named
