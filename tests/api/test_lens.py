"""The lens over HTTP: the default shows what is asserted; wider ones mark what is not."""

from __future__ import annotations

from collections import Counter

import pytest
from asking import Api, Json

PERSIAN, ARABIC = "irib-khoy-konya", "alwefaq-khoy-konya"
GROUPS = "joint-working-groups"
ONE_SPEAKER = {"sajjad-chehreara", "chair-council-khoy"}
"""The Persian report says that he holds that post."""


def test_the_default_is_stated_and_never_shows_what_is_not_asserted(api: Api) -> None:
    shown = {
        "modality": ["asserted"], "certainty": None, "source": None, "source_kind": None,
        "as_of": None, "min_publishers": 1, "during": None, "days": None,
    }  # fmt: skip
    for path in (
        "/v1/claims",
        "/v1/entities/khoy",
        "/v1/entities/khoy/adjacent",
        "/v1/agreements/agr-khoy-konya",
        "/v1/network",
    ):
        assert api.get(path)["lens"] == shown
    assert all(claim["asserted"] for claim in api.every("/v1/claims"))
    assert all(edge["asserted"] for edge in api.get("/v1/network", limit=5000)["edges"])
    assert all(hop["asserted"] for hop in api.every("/v1/entities/khoy/adjacent"))


def test_any_modality_shows_more_and_marks_it(api: Api) -> None:
    claims = api.every("/v1/claims", modality="any")
    assert all(c["asserted"] == (c["modality"] == "asserted") for c in claims)
    hidden = [claim for claim in claims if not claim["asserted"]]
    assert len(claims) - len(hidden) == api.get("/v1/claims")["total"]
    assert {"COOPERATES_WITH", "COVERS", "STATES", "TIE_STATES"} <= {
        claim["relationship"] for claim in hidden
    }
    assert "UNREALISED" not in {claim["relationship"] for claim in claims}


def test_every_modality_is_its_own_filter(api: Api) -> None:
    everything = api.every("/v1/claims", modality="any")
    counts = Counter(claim["modality"] for claim in everything)
    assert len(counts) > 5
    for modality, count in counts.items():
        assert api.get("/v1/claims", modality=modality)["total"] == count
    two = api.get("/v1/claims", modality=["planned", "offered"])
    assert two["total"] == counts["planned"] + counts["offered"]
    assert two["lens"]["modality"] == ["offered", "planned"]


def test_adjacency_network_and_entity_agree_on_what_is_not_asserted(api: Api) -> None:
    adjacent = api.every(f"/v1/entities/{GROUPS}/adjacent", modality="proposed")
    around = {hop["neighbour"]["id"] for hop in adjacent}
    fields = {"urban-management", "transport", "cultural-heritage", "tourism"}
    assert around == fields | {"khoy", "konya"}
    assert not any(hop["asserted"] for hop in adjacent)
    network = api.get("/v1/network", around=GROUPS, modality="proposed")
    ends = [{edge["start"], edge["end"]} for edge in network["edges"]]
    assert set().union(*(pair for pair in ends if GROUPS in pair)) == around | {GROUPS}
    assert not any(edge["asserted"] for edge in network["edges"])
    entity = api.get(f"/v1/entities/{GROUPS}", modality="proposed")
    assert entity["relationships"] == {"COVERS": 4, "PARTY_TO": 2}
    assert {claim["asserted"] for claims in entity["attributes"].values() for claim in claims} == {
        False
    }


def test_an_agreement_shows_recommended_states_only_when_asked(api: Api) -> None:
    def states(**lens: str) -> set[tuple[str, bool]]:
        found = api.get("/v1/agreements/agr-khoy-konya", **lens)["attributes"]["status"]
        return {(claim["value"], claim["asserted"]) for claim in found}

    assert states() == {("signed", True)}
    assert states(modality="any") == {("signed", True), ("operational", False)}
    assert states(modality="recommended") == {("operational", False)}


@pytest.mark.parametrize("source", [PERSIAN, ARABIC])
def test_a_source_is_asked_alone(api: Api, source: str) -> None:
    claims = api.every("/v1/claims", source=source, modality="any")
    assert {claim["source"]["id"] for claim in claims} == {source}
    counted = api.get(f"/v1/sources/{source}")["claims"]
    assert Counter(claim["modality"] for claim in claims) == counted
    parties = api.get("/v1/agreements/agr-khoy-konya", source=source)["parties"]
    assert [len(party["claims"]) for party in parties] == [1, 1]
    adjacent = api.every("/v1/entities/khoy/adjacent", source=source)
    assert {hop["sources"] for hop in adjacent} == {1}


def test_two_sources_are_both_asked(api: Api) -> None:
    both = api.get("/v1/claims", source=[PERSIAN, ARABIC])
    assert both["lens"]["source"] == [ARABIC, PERSIAN]
    assert both["total"] == api.get("/v1/claims")["total"]


def test_a_path_may_rest_on_one_source_alone(api: Api) -> None:
    def path(**lens: str) -> list[Json]:
        return api.get("/v1/paths", from_="khoy", to="uclg", **lens)["paths"]  # type: ignore[no-any-return]

    assert len(path(source=PERSIAN)) == 1
    assert path(source=ARABIC) == []
    assert path(certainty="implied") == []


@pytest.mark.parametrize("certainty", ["explicit", "implied"])
def test_certainty_is_a_filter_of_its_own(api: Api, certainty: str) -> None:
    claims = api.every("/v1/claims", certainty=certainty)
    assert {claim["certainty"] for claim in claims} == {certainty}
    assert 0 < len(claims) < api.get("/v1/claims")["total"]
    explicit = api.get("/v1/claims", certainty=["explicit", "implied"])["total"]
    assert explicit == api.get("/v1/claims")["total"]


def test_filters_combine_with_and(api: Api) -> None:
    every = api.every("/v1/claims", modality="any")
    asked = {"about": "khoy", "relationship": "declared readiness for", "source": PERSIAN}
    found = api.every("/v1/claims", speaker="sajjad-chehreara", modality="any", **asked)
    assert [claim["id"] for claim in found] == [
        claim["id"]
        for claim in every
        if claim["relationship"] == "DECLARED_READINESS_FOR"
        and claim["source"]["id"] == PERSIAN
        and claim["start"]["id"] == "khoy"
        and ONE_SPEAKER & {speaker["id"] for speaker in claim["speaker"]}
    ]
    assert len(found) == 5


def test_a_relationship_is_asked_for_as_files_or_as_the_database_write_it(api: Api) -> None:
    for name in ("party to", "PARTY_TO", " Party To "):
        assert api.get("/v1/claims", relationship=name)["total"] == 6
        assert api.get("/v1/entities/khoy/adjacent", relationship=name)["total"] == 2


def test_names_as_written_are_claims_only_when_asked(api: Api) -> None:
    without = api.every("/v1/claims", about="khoy")
    both = api.every("/v1/claims", about="khoy", mentions=True)
    assert "MENTIONS" not in {claim["relationship"] for claim in without}
    named = [claim for claim in both if claim["relationship"] == "MENTIONS"]
    assert {claim["as_written"] for claim in named} == {"خوي", "خوی"}
    assert len(both) == len(without) + len(named)


@pytest.mark.parametrize("asked", ["sh:1404-09-23", "2025/12/14", "sh:۱۴۰۴/۰۹/۲۳"])
@pytest.mark.parametrize("path", ["/v1/cities/khoy/ties", "/v1/agreements/agr-khoy-konya"])
def test_a_day_of_another_calendar_is_the_same_question(api: Api, path: str, asked: str) -> None:
    answer = api.get(path, as_of=asked)
    assert answer == api.get(path, as_of="2025-12-14")
    assert answer["lens"]["days"] == ["2025-12-14", "2025-12-14"]


def test_a_period_is_asked_about(api: Api) -> None:
    year = api.get("/v1/claims", during="2025")
    assert year["items"]
    assert year["items"] == api.get("/v1/claims", as_of="2025")["items"]
    assert {claim["holds"] for claim in year["items"]} >= {"certain"}
    assert year["lens"]["during"] == "2025"
    assert year["lens"]["days"] == ["2025-01-01", "2025-12-31"]
    since = api.get("/v1/claims", during="sh:1402/..")["lens"]
    assert (since["during"], since["days"]) == ("2023-03-21/..", ["2023-03-21", None])
    early = api.get("/v1/claims", during="../1900")
    assert early["lens"]["days"] == [None, "1900-12-31"]
    assert early["total"] < year["total"]
