"""Entities of one name in the list of suggestions: each with what tells it apart."""

from __future__ import annotations

import pytest
from browser import served
from playwright.sync_api import expect

from graphsvc.settings import Settings

pytestmark = pytest.mark.browser
SEED = """\
entities:
  - {id: shire, type: Region, kind: county, names: {en: Eastshire, fa: شرق‌شهر}}
  - {id: newton-east, type: City, names: {en: Newton}, external_ids: {wikidata: Q99001}}
  - {id: newton-west, type: City, names: {en: Newton}, external_ids: {wikidata: Q99002}}
  - {id: newton-hall, type: Organization, kind: municipality, names: {en: Newton hall}}
source: {id: atlas, kind: register, language: en}
mentions:
  - {entity: newton-east, locator: r}
  - {entity: newton-west, locator: r}
  - {entity: shire, locator: r}
claims:
  - {edge: [newton-east, located in, shire], locator: row 1}
  - {edge: [newton-east, twinned with, newton-west], locator: row 2}
"""


def test_namesakes_are_told_apart_by_place_identifier_and_ties(visiting, tmp_path) -> None:
    (tmp_path / "atlas.yaml").write_text(SEED, "utf-8")
    with served(Settings(data=tmp_path / "data"), [tmp_path / "atlas.yaml"]) as site:
        visitor = visiting(site)
        page = visitor.visit()
        field = page.locator("#search").get_by_test_id("search")
        options = page.locator("#search [role=option]")
        field.fill("Newton")
        expect(page.locator("#search .empty").first).to_contain_text("2 entities")
        expect(options.nth(0)).to_contain_text("Eastshire")
        expect(options.nth(0)).to_contain_text("Q99001")
        expect(options.nth(0)).to_contain_text("1 tie")
        expect(options.nth(1)).to_contain_text("Q99002")
        expect(options.nth(1)).not_to_contain_text("Eastshire")
        expect(options.nth(2)).not_to_contain_text("ties")
        field.fill("Newton, Eastshire")
        expect(options.first).to_have_attribute("data-id", "newton-east")
        expect(options.first).to_contain_text("with what stands beside it")
        page = visiting(site).visit(lang="fa")
        page.locator("#search").get_by_test_id("search").fill("Newton")
        expect(page.locator("#search [role=option]").first).to_contain_text("شرق‌شهر")
