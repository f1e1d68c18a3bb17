"""Beside an entity, on the page: whom it succeeds, who bears its id, whom a letter is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browser import served
from playwright.sync_api import expect

from graphsvc.settings import Settings

if TYPE_CHECKING:
    from .conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEED = """\
entities:
  - {id: moss, type: City, names: {en: Moss, fa: موس}, external_ids: {wikidata: Q900011}}
  - {id: fern, type: City, names: {en: Fern, fa: فرن}}
  - {id: reed, type: City, names: {en: Reed}, external_ids: {wikidata: q900011}}
  - {id: pact, type: Agreement, names: {en: The pact}}
  - {id: plan, type: Programme, names: {en: The plan}}
  - {id: note, type: Event, kind: letter, names: {en: The note}}
same:
  - {entities: [moss, reed], certainty: probable, reason: The map has one of them.}
source: {id: news, kind: news, language: en}
mentions:
  - {entity: moss, as: Moss}
  - {entity: fern, as: Fern}
  - {entity: reed, as: Reed}
  - {entity: pact, as: pact}
  - {entity: plan, as: plan}
  - {entity: note, as: note}
claims:
  - {edge: [moss, succeeds, fern], succession: renaming, date: 2015-01-01, quote: called Moss}
  - {edge: [fern, twinned with, reed], quote: twinned with Reed}
  - {edge: [moss, party to, pact], quote: signed the pact}
  - {edge: [moss, party to, plan], quote: the plan of Moss}
  - {edge: [note, addressed to, moss], quote: to Moss}
"""


@pytest.fixture(scope="module")
def moss(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    seed = tmp_path_factory.mktemp("moss") / "moss.yaml"
    seed.write_text(SEED, "utf-8")
    with served(Settings(data=tmp_path_factory.mktemp("beside")), [seed]) as address:
        yield address


@pytest.fixture
def visitor(visiting: Callable[[str], Visitor], moss: str) -> Visitor:
    return visiting(moss)


def test_a_successor_leads_to_its_predecessor_and_back(visitor: Any) -> None:
    page = visitor.visit(at="moss")
    line = page.locator("#panel [data-testid=succession][data-id=fern]")
    expect(line).to_contain_text("Fern | renaming | ")
    expect(line).to_contain_text("1 tie of its own")
    expect(page.locator("#panel")).not_to_contain_text("Ties to other cities")
    line.get_by_role("link").click()
    back = page.locator("#panel [data-testid=succession][data-id=moss]")
    expect(back).to_contain_text("0 ties of its own")
    expect(page.locator("#panel [data-testid=ties]")).to_contain_text("Reed")
    persian = visitor.visit(at="moss", lang="fa")
    line = persian.locator("#panel [data-testid=succession]")
    expect(line).to_contain_text("تغییر نام")
    expect(line).to_contain_text("۱ پیوند")


def test_who_bears_the_same_id_is_named_with_what_is_judged(visitor: Any) -> None:
    page = visitor.visit(at="reed")
    line = page.get_by_test_id("same-id")
    expect(line).to_contain_text("wikidata Q900011 probably the same as Moss")
    expect(visitor.visit(at="fern").get_by_test_id("same-id")).to_have_count(0)


def test_a_programme_of_a_city_is_none_of_its_agreements(visitor: Any) -> None:
    page = visitor.visit(at="moss")
    agreements = page.locator("#panel section", has=page.get_by_role("heading", name="Agreements"))
    expect(agreements).to_contain_text("The pact")
    expect(agreements).not_to_contain_text("The plan")
    facts = visitor.visit(at="note").get_by_test_id("event")
    expect(facts).to_contain_text("addressed to")
    expect(facts.get_by_role("link", name="Moss")).to_be_visible()
