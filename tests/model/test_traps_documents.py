"""What no answer may say of Mashhad and Isfahan, because no source does; read on the whole seed.

Where other pages say more than a report does, its claims are looked at alone.
"""

from __future__ import annotations

import pytest
from asking import Api, Json

pytestmark = pytest.mark.slow

TASNIM, SHABESTAN = "tasnim-mashhad-sanaa-gaza", "shabestan-mashhad-gaza"
ISFAHAN = "isfahan-samarkand"
DOCUMENTS = ("alwefaq-khoy-konya", "irib-khoy-konya", TASNIM, SHABESTAN, ISFAHAN)
WIDEST = {"modality": "any"}


def claims(api: Api, about: str, source: str, **asked: str) -> list[Json]:
    return api.every("/v1/claims", about=about, source=source, **asked)


def states(api: Api, about: str, source: str, **asked: str) -> set[str]:
    found = claims(api, about, source, attribute="status", **asked)
    return {claim["value"] for claim in found if claim["relationship"] == "STATES"}


def ends(found: list[Json]) -> set[tuple[str, str]]:
    return {(claim["start"]["id"], claim["end"]["id"]) for claim in found}


def test_gaza_and_sanaa_are_proposed_and_no_ties(whole_api: Api) -> None:
    for tie in ("agr-mashhad-gaza", "agr-mashhad-sanaa"):
        assert whole_api.get(f"/v1/agreements/{tie}")["parties"] == []
        wide = whole_api.get(f"/v1/agreements/{tie}", **WIDEST)
        assert "mashhad" in {party["entity"]["id"] for party in wide["parties"]}
        asserted = {c["value"] for c in wide["attributes"]["status"] if c["asserted"]}
        assert asserted <= {"proposed", "on a council's agenda"}
    tied = {t["other"]["id"] for t in whole_api.every("/v1/cities/mashhad/ties")}
    assert tied.isdisjoint({"gaza-city", "gaza", "sanaa"})


def test_one_official_s_word_is_no_state_of_the_tie(whole_api: Api) -> None:
    found = claims(whole_api, "agr-mashhad-gaza", SHABESTAN, **WIDEST)
    assert not [c for c in found if c["asserted"] and c["value"] in ("deferred", "declined")]
    words = [c for c in found if any("مقدور نیست" in q["text"] for q in c["quotes"])]
    assert words
    assert {s["id"] for c in words for s in c["speaker"]} == {"ahmad-masoumifar"}


def test_which_report_on_mashhad_is_earlier_nobody_knows(whole_api: Api) -> None:
    published = whole_api.get(f"/v1/sources/{TASNIM}")["published"]
    assert published["edtf"] == "2025-05-03/2025-05-04"
    undated = whole_api.get(f"/v1/sources/{SHABESTAN}")
    assert undated["published"] is None
    assert "published" in {question["field"] for question in undated["not_stated"]}


@pytest.mark.parametrize(
    "event", ["summit-child-friendly-cities", "summit-mayors-islamic-capitals"]
)
def test_what_was_asked_for_is_not_held(whole_api: Api, event: str) -> None:
    assert states(whole_api, event, SHABESTAN) == {"requested"}
    assert claims(whole_api, event, SHABESTAN, relationship="held in") == []


def test_the_office_is_chosen_and_not_open(whole_api: Api) -> None:
    assert states(whole_api, "metropolis-office-eurasia-west-asia", SHABESTAN) == set()
    found = claims(whole_api, "mashhad", SHABESTAN, relationship="designated as")
    assert ("mashhad", "seat-metropolis-office-eurasia-west-asia") in ends(found)


def test_whoever_is_written_to_took_no_part(whole_api: Api) -> None:
    letters = ("letters-mashhad-sanaa-gaza", "letters-unicef-unesco-gaza")
    for letter, source, receivers in zip(letters, (TASNIM, SHABESTAN), (9, 2), strict=True):
        assert len(claims(whole_api, letter, source, relationship="addressed to")) == receivers
        assert claims(whole_api, letter, source, relationship="took part in", **WIDEST) == []


def test_what_was_decided_is_asserted_and_by_whom_is_not_stated(whole_api: Api) -> None:
    plan = "plan-mashhad-sanaa-gaza"
    (decided,) = claims(whole_api, plan, TASNIM, attribute="outcome")
    assert decided["as_written"] == "مقرر گردید"
    assert claims(whole_api, plan, TASNIM, relationship="decided on", **WIDEST) == []
    asked = whole_api.get(f"/v1/entities/{plan}")["not_stated"]
    assert "DECIDED_ON" in {question["relationship"] for question in asked}


@pytest.mark.parametrize(
    ("what", "attribute"),
    [
        ("letters-mashhad-sanaa-gaza", "date held"),
        ("meetings-experts-mashhad", "date held"),
        ("specialist-committee-council-mashhad", "date founded"),
    ],
)
def test_recent_months_end_with_the_report(whole_api: Api, what: str, attribute: str) -> None:
    (bounded,) = claims(whole_api, what, TASNIM, attribute=attribute)
    assert (bounded["value"], bounded["certainty"]) == ("../2025-05-04", "implied")


def test_being_in_line_with_something_is_no_framework(whole_api: Api) -> None:
    plan = "plan-mashhad-sanaa-gaza"
    assert claims(whole_api, plan, TASNIM, relationship="within framework of", **WIDEST) == []


def test_a_representative_is_no_deputy(whole_api: Api) -> None:
    post = "representative-supreme-leader-khorasan-razavi"
    assert claims(whole_api, post, TASNIM, relationship="deputy to", **WIDEST) == []
    assert len(claims(whole_api, post, TASNIM, relationship="represents")) == 1


def test_titles_carry_no_year(whole_api: Api) -> None:
    found = claims(whole_api, "mashhad", SHABESTAN, relationship="designated as")
    titles = {claim["end"]["id"] for claim in found}
    assert {"child-friendly-city", "water-friendly-city"} <= titles
    assert not any(claim["dates"] for claim in found)


def test_two_committees_of_one_name_are_two(whole_api: Api) -> None:
    one = whole_api.get("/v1/entities/committee-sisterhood-resistance")
    other = whole_api.get("/v1/entities/committee-sisterhood-resistance-provinces")
    assert one["entity"]["id"] != other["entity"]["id"]
    assert not [s for s in one["same"] if s["certainty"] == "certain"]


@pytest.mark.parametrize("city", ["mashhad", "najaf", "tehran", "tashkent"])
def test_no_document_says_in_which_country_these_lie(whole_api: Api, city: str) -> None:
    for source in DOCUMENTS:
        found = claims(whole_api, city, source, relationship="located in", **WIDEST)
        countries = [c for c in found if c["start"]["id"] == city and c["end"]["type"] == "Country"]
        assert countries == []


def test_several_cities_named_together_are_no_ties(whole_api: Api) -> None:
    for tie in whole_api.every("/v1/cities/mashhad/ties", **WIDEST):
        assert not tie["other"]["collective"]


def test_readiness_is_no_signature(whole_api: Api) -> None:
    found = claims(whole_api, "agr-isfahan-samarkand", ISFAHAN, relationship="signed")
    assert found == []
    assert "signed" not in states(whole_api, "agr-isfahan-samarkand", ISFAHAN)
    ready = claims(
        whole_api, "agr-isfahan-samarkand", ISFAHAN, relationship="declared readiness for"
    )
    assert "municipality-samarkand" not in {start for start, _ in ends(ready)}
    assert ready


@pytest.mark.parametrize("agreement", ["agr-isfahan-porto", "agr-isfahan-hyderabad"])
def test_what_will_be_signed_is_a_contract_and_a_plan(whole_api: Api, agreement: str) -> None:
    assert claims(whole_api, agreement, ISFAHAN, relationship="party to") == []
    planned = claims(whole_api, agreement, ISFAHAN, relationship="party to", modality="planned")
    assert len(planned) == 2
    forms = claims(whole_api, agreement, ISFAHAN, attribute="form", **WIDEST)
    assert {claim["value"] for claim in forms} == {"contract"}


def test_hyderabad_is_the_one_in_india(whole_api: Api) -> None:
    found = claims(whole_api, "hyderabad-india", ISFAHAN, relationship="located in")
    assert ends(found) == {("hyderabad-india", "india")}


def test_a_city_in_eco_is_one_claim(whole_api: Api) -> None:
    found = claims(whole_api, "eco", ISFAHAN, relationship="member of")
    assert sorted(c["start"]["id"] for c in found) == ["isfahan", "samarkand"]


def test_thirteen_sister_cities_name_no_city(whole_api: Api) -> None:
    counts = claims(whole_api, "isfahan", ISFAHAN, attribute="count")
    assert [claim["value"] for claim in counts] == ["13"]
    tied = claims(whole_api, "isfahan", ISFAHAN, relationship="twinned with")
    assert tied == []


def test_a_solar_hijri_year_is_a_span_of_two(whole_api: Api) -> None:
    (proposed,) = [
        c
        for c in claims(whole_api, "azim-munavvarov", ISFAHAN, relationship="proposed")
        if "date" in c["dates"]
    ]
    when = proposed["dates"]["date"]
    assert (when["earliest"], when["latest"]) == ("2018-03-21", "2019-03-20")
    assert when["solar_hijri"] == "1397"


def test_an_office_at_the_embassy_is_not_stated(whole_api: Api) -> None:
    assert claims(whole_api, "nirabadi", ISFAHAN, relationship="holds post", **WIDEST) == []
    asked = whole_api.get("/v1/entities/nirabadi")["not_stated"]
    assert "HOLDS_POST" in {question["relationship"] for question in asked}


def test_the_documents_unnamed_mayor_is_tied_to_no_holder_found_elsewhere(whole_api: Api) -> None:
    held = whole_api.every("/v1/claims", about="mayor-konya", relationship="holds post", **WIDEST)
    assert not {claim["source"]["id"] for claim in held} & set(DOCUMENTS)
    same = whole_api.every(
        "/v1/claims", about="mayor-konya", relationship="same holder as", **WIDEST
    )
    assert {claim["source"]["id"] for claim in same} == {"irib-khoy-konya"}
