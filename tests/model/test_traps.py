"""What no answer may say, because no source does: read off the seed, through the API."""

from __future__ import annotations

import pytest
from asking import Api, Json
from engines import run

from graphsvc.model import model
from graphsvc.store.database import Database

AGREEMENT, SIGNING = "agr-khoy-konya", "signing-khoy-konya"
FORUM, UNION = "amf", "asian-mayors-union"
DELEGATIONS = ("delegation-khoy", "iranian-delegation")
UNHELD = ("mayor-khoy", "mayor-konya", "president-uclg")
SIGNATORIES = {
    "bahman-rezanejad": "deputy-mayor-khoy",
    "mustafa-ozbas": "deputy-mayor-konya",
}
SOURCES = {"alwefaq-khoy-konya", "irib-khoy-konya"}
WIDEST = {"modality": "any"}
"""The lens through which nothing is hidden."""


def test_attendance_makes_nobody_a_party(api: Api) -> None:
    attended = {
        claim["start"]["id"]
        for claim in api.every("/v1/claims", about=SIGNING, relationship="took part in", **WIDEST)
    }
    whole = api.get(f"/v1/agreements/{AGREEMENT}", **WIDEST)
    assert {party["entity"]["id"] for party in whole["parties"]} == {"khoy", "konya"}
    assert len(attended) >= 6
    assert attended.isdisjoint({"khoy", "konya"})
    assert not whole["multilateral"]


@pytest.mark.parametrize("post", UNHELD)
def test_no_person_holds_a_post_whose_holder_is_unnamed(api: Api, post: str) -> None:
    assert api.every("/v1/claims", about=post, relationship="holds post", **WIDEST) == []
    around = api.every(f"/v1/entities/{post}/adjacent", **WIDEST)
    assert around
    assert all(hop["neighbour"]["type"] != "Person" for hop in around)


def test_an_unnamed_holder_is_not_stated_rather_than_absent(api: Api) -> None:
    said = {
        (record["source"]["id"], post)
        for post in UNHELD
        for record in api.get(f"/v1/entities/{post}")["not_stated"]
        if record["relationship"] == "HOLDS_POST" and record["start"] is None
    }
    # The Arabic report does not know UCLG: there is nothing in the data, not "not stated".
    mayors = {(source, post) for source in SOURCES for post in UNHELD if post != "president-uclg"}
    assert said == {*mayors, ("irib-khoy-konya", "president-uclg")}


def test_a_deputy_is_not_the_mayor(api: Api) -> None:
    found = api.get(f"/v1/agreements/{AGREEMENT}", **WIDEST)["signatories"]
    capacities = {s["entity"]["id"]: [post["id"] for post in s["capacities"]] for s in found}
    assert capacities == {person: [post] for person, post in SIGNATORIES.items()}
    for person, post in SIGNATORIES.items():
        held = api.every(f"/v1/entities/{person}/adjacent", relationship="holds post", **WIDEST)
        assert [hop["neighbour"]["id"] for hop in held] == [post]


def test_a_deputy_is_beside_the_mayor_not_the_same_holder(api: Api) -> None:
    for post in SIGNATORIES.values():
        around = api.every(f"/v1/entities/{post}/adjacent", **WIDEST)
        deputy = [hop["neighbour"]["id"] for hop in around if hop["relationship"] == "DEPUTY_TO"]
        assert deputy == [post.removeprefix("deputy-")]
        assert all(hop["relationship"] != "SAME_HOLDER_AS" for hop in around)


def test_for_whom_they_signed_is_stated_by_nobody(api: Api) -> None:
    whole = api.get(f"/v1/agreements/{AGREEMENT}", **WIDEST)
    assert {s["entity"]["id"]: s["on_behalf_of"] for s in whole["signatories"]} == dict.fromkeys(
        SIGNATORIES
    )
    open_questions = {
        (record["source"]["id"], record["start"]["id"])
        for record in whole["not_stated"]
        if record["relationship"] == "SIGNED" and record["qualifier"] == "on_behalf_of"
    }
    assert open_questions == {(source, person) for source in SOURCES for person in SIGNATORIES}


def test_a_forum_is_no_party_no_signatory_and_has_no_member(api: Api) -> None:
    kinds = {claim["relationship"] for claim in _all_claims(api, FORUM)}
    assert kinds
    assert kinds.isdisjoint({"PARTY_TO", "SIGNED", "MEMBER_OF", "TWINNED_WITH", "PROPOSED"})


@pytest.mark.parametrize("city", ["khoy", "konya"])
def test_no_city_is_member_of_anything(api: Api, city: str) -> None:
    assert api.every("/v1/claims", about=city, relationship="member of", **WIDEST) == []


def test_no_path_leads_from_a_city_to_a_forum(api: Api) -> None:
    found = api.get("/v1/paths", from_="khoy", to=FORUM, longest=10, **WIDEST)
    assert found["paths"] == []
    assert found["length"] is None


def test_a_probable_sameness_merges_nothing(api: Api) -> None:
    for one, other in (DELEGATIONS, DELEGATIONS[::-1]):
        found = api.get(f"/v1/entities/{one}")
        assert found["entity"]["id"] == one
        assert found["former_ids"] == []
        (same,) = found["same"]
        assert same["certainty"] == "probable"
        assert {entity["id"] for entity in same["entities"]} == {one, other}
        assert other not in {spelling["as_written"] for spelling in found["spellings"]}


def test_a_certain_sameness_keeps_whose_name_each_source_writes(api: Api) -> None:
    found = api.get(f"/v1/entities/{FORUM}")
    assert found["former_ids"] == [UNION]
    written = {
        source["id"]: {s["as_written"] for s in found["spellings"] if source in s["sources"]}
        for spelling in found["spellings"]
        for source in spelling["sources"]
    }
    assert "اتحاد رؤساء بلديات آسيا" in written["alwefaq-khoy-konya"]
    assert "اتحاد رؤساء بلديات آسيا" not in written["irib-khoy-konya"]


def test_the_four_years_are_not_those_of_the_agreement(api: Api) -> None:
    whole = api.get(f"/v1/agreements/{AGREEMENT}", **WIDEST)
    assert "duration" not in whole["attributes"]
    assert {r["source"]["id"] for r in whole["not_stated"] if r["attribute"] == "duration"} == (
        SOURCES
    )


def test_the_day_of_signing_is_that_of_the_ceremony_and_implied(api: Api) -> None:
    said = api.every("/v1/claims", about=AGREEMENT, source="alwefaq-khoy-konya", **WIDEST)
    dated = [
        c for c in said if {"date", "from"} & c["dates"].keys() or "date" in str(c["attribute"])
    ]
    assert len(dated) == 4  # the state, its day, the two who signed
    assert {claim["certainty"] for claim in dated} == {"implied"}


def test_the_parties_are_named_outright_and_so_without_the_day(api: Api) -> None:
    asked = {"about": AGREEMENT, "relationship": "party to", "certainty": "explicit"}
    parties = api.every("/v1/claims", source="alwefaq-khoy-konya", **asked)
    assert {party["start"]["id"]: party["dates"] for party in parties} == {"khoy": {}, "konya": {}}


@pytest.mark.parametrize("meeting", ["meeting-friendship-group", "meeting-delegation-konya"])
def test_what_went_before_the_signing_is_bounded_by_it(api: Api, meeting: str) -> None:
    (held,) = api.every("/v1/claims", about=meeting, attribute="date held")
    assert (held["value"], held["certainty"]) == ("../2025-12-14", "implied")


@pytest.mark.parametrize("undertaking", ["four-year-programme", "joint-working-groups"])
def test_a_joint_undertaking_is_of_both_cities(api: Api, undertaking: str) -> None:
    parties = api.every("/v1/claims", about=undertaking, relationship="party to", **WIDEST)
    said = {(c["source"]["id"], c["start"]["id"], c["certainty"]) for c in parties}
    assert said == {(source, city, "implied") for source in SOURCES for city in ("khoy", "konya")}
    groups = {c["modality"] for c in parties if undertaking == "joint-working-groups"}
    assert groups <= {"planned", "proposed"}


def test_the_day_of_the_report_is_not_the_day_of_the_signing(api: Api) -> None:
    for about in (AGREEMENT, SIGNING):
        for claim in api.every("/v1/claims", about=about, source="irib-khoy-konya", **WIDEST):
            assert claim["attribute"] not in ("date of signing", "date held")
            assert "date" not in claim["dates"]


def test_what_is_proposed_is_shown_as_proposed(api: Api) -> None:
    fields = api.every("/v1/claims", about="joint-working-groups", relationship="covers", **WIDEST)
    assert {claim["modality"] for claim in fields} == {"proposed"}
    assert not any(claim["asserted"] for claim in fields)
    hidden = api.every("/v1/entities/joint-working-groups/adjacent", relationship="covers")
    assert hidden == []


def test_cooperation_is_planned_and_offered_and_never_a_fact(api: Api) -> None:
    found = api.every("/v1/claims", relationship="cooperates with", **WIDEST)
    assert {claim["modality"] for claim in found} == {
        "planned", "offered", "proposed", "expected"
    }  # fmt: skip
    assert api.every("/v1/claims", relationship="cooperates with") == []


def test_only_what_is_asserted_has_a_real_type_in_the_database(seeded: Database) -> None:
    rows = run(
        seeded,
        "MATCH ()-[r]->() WHERE r.claim IS NOT NULL"
        " RETURN type(r) AS type, r.modality AS modality, r.`as` AS real, count(*) AS claims",
    )
    real = [row for row in rows if row["type"] != model.UNREALISED]
    unrealised = [row for row in rows if row["type"] == model.UNREALISED]
    assert {row["modality"] for row in real} == {model.ASSERTED}
    assert {row["real"] for row in real} == {None}
    assert model.ASSERTED not in {row["modality"] for row in unrealised}
    assert {str(row["real"]) for row in unrealised} <= {
        *model.relationships, model.STATES, model.TIE_STATES
    }  # fmt: skip
    assert {"planned", "proposed", "expected", "offered", "recommended", "denied"} == {
        row["modality"] for row in unrealised
    }


def _all_claims(api: Api, about: str) -> list[Json]:
    return api.every("/v1/claims", about=about, **WIDEST)
