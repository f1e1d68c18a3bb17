"""Answers to researcher.yaml: who belongs to a network, and who held a post when."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    ISFAHAN,
    NOTHING,
    SHABESTAN,
    Researcher,
    by,
    contested,
    days,
    distinct,
    ids,
    only,
    publishers_of,
    qualifier,
)


def _says(claim: Json) -> str:
    """The document, or the publisher of the page, as one name."""
    (name,) = by(claim).values()
    return str(name)


def _claims_of(members: list[Json]) -> list[Json]:
    return [claim for member in members for claim in member["claims"]]


def amf_isfahan_kazan_khoy(ask: Researcher) -> Json:
    asked, day = ("isfahan", "kazan", "khoy"), "2025-11-28"
    members = ask.every("/v1/organizations/amf/members", as_of=day)
    (applied,) = ask.from_("khoy", "MEMBER_OF", modality="requested")
    return {
        "organization": "amf",
        "as_of": {
            day: [
                {
                    "member": claim["start"]["id"],
                    "grade": qualifier(claim, "grade") or NOTHING,
                    **by(claim),
                    "certainty": claim["holds"],
                }
                for claim in _claims_of(members)
                if claim["start"]["id"] in asked
            ]
        },
        "applied": {
            "entity": applied["start"]["id"],
            **days(applied),
            "speaker": only(ask.speakers([applied])),
            **by(applied),
        },
        "not_members": ids(member["entity"] for member in members),
    }


def members_of_metropolis(ask: Researcher) -> Json:
    members = ask.every("/v1/organizations/metropolis/members")
    cities = [member for member in members if member["entity"]["type"] == "City"]
    claims = _claims_of(cities)
    (mashhad,) = [member for member in cities if member["entity"]["id"] == "mashhad"]
    return {
        "organization": "metropolis",
        "includes": ids(member["entity"] for member in cities),
        "by_source": {
            who: distinct(c["start"]["id"] for c in claims if _says(c) == who)
            for who in distinct(_says(claim) for claim in claims)
        },
        "roles": [
            {
                "city": claim["start"]["id"],
                "role": qualifier(claim, "role"),
                **days(claim),
                **by(claim),
            }
            for claim in claims
            if qualifier(claim, "role")
        ],
        "mashhad": {
            "publishers": publishers_of(mashhad["claims"]),
            "independent": mashhad["independent"],
        },
        "not_members": ids(member["entity"] for member in members),
    }


def members_of_oicc(ask: Researcher) -> Json:
    members = ask.every("/v1/organizations/oicc/members")
    names = ids(member["entity"] for member in members)
    (own,) = ask.within(SHABESTAN).from_("mashhad", "MEMBER_OF", other=_forum(ask))
    same = [
        judgement
        for judgement in ask.api.get("/v1/entities/oicc")["same"]
        if own["end"]["id"] in judgement["ids"]
    ]
    return {
        "organization": "oicc",
        "members": [
            {
                "city": c["start"]["id"],
                **by(c),
                "date": only([day["edtf"] for day in c["dates"].values()]) or NOTHING,
            }
            for c in _claims_of(members)
        ],
        **{city: NOTHING for city in ("isfahan", "mashhad") if city not in names},
        "mashhad_in": {
            "organization": own["end"]["id"],
            **by(own),
            "speaker": only(ask.within(SHABESTAN).speakers([own])),
            **days(own),
        },
        "same_at_most": only([{"entities": j["ids"], "certainty": j["certainty"]} for j in same]),
        "not_members": names,
        "not_merged": [
            old
            for name in ("oicc", own["end"]["id"], "organization-islamic-cities-capitals")
            for old in ask.api.get(f"/v1/entities/{name}")["former_ids"]
        ],
    }


def _forum(ask: Researcher) -> str:
    """What may be the same as the OICC, and has Mashhad as a member."""
    same = ask.api.get("/v1/entities/oicc")["same"]
    maybe = [entity["id"] for judgement in same for entity in judgement["entities"]]
    (forum,) = [name for name in ask.ends("mashhad", "MEMBER_OF") if name in maybe]
    return forum


def assemblies_of_amf(ask: Researcher) -> Json:
    parts = [claim["start"] for claim in ask.to("PART_OF", "amf")]
    events = distinct(part["id"] for part in parts if part["kind"] == "conference")
    dates = {event: ask.stated(event, "date held") for event in events}
    return {
        "organization": "amf",
        "event_kind": "conference",
        "held": [
            {
                "event": event,
                "place": only(ask.within(c["source"]["id"]).ends(event, "HELD_IN")),
                "date": c["value"],
                **by(c),
            }
            for event in events
            for c in dates[event]
        ],
        "contested": [event for event in events if contested(dates[event])],
        "in_tehran": [event for event in events if "tehran" in ask.ends(event, "HELD_IN")],
        "not_assemblies": events,
    }


def members_of_eco(ask: Researcher) -> Json:
    """Who says it of whom, and since when; the founders apart from those who joined."""
    report = ask.within(ISFAHAN)
    said = report.to("MEMBER_OF", "eco")
    members = ask.every("/v1/organizations/eco/members")
    pages = [c for m in members for c in m["claims"] if c["source"]["id"] != ISFAHAN]
    since = [claim["dates"]["from"]["edtf"] for claim in said if "from" in claim["dates"]]
    return {
        "organization": "eco",
        ISFAHAN: {
            "members": distinct(claim["start"]["id"] for claim in said),
            "speaker": only(report.speakers(said)),
            "since": report.found(since, start="isfahan", relationship="MEMBER_OF", end="eco"),
            **only(distinct(days(claim) for claim in said)),
        },
        "pages": [
            {"members": distinct(c["start"]["id"] for c in pages if _joined(c) == joined), **joined}
            for joined in distinct(_joined(claim) for claim in pages)
        ],
        "cities_by_pages": [c["start"]["id"] for c in pages if c["start"]["type"] == "City"],
        "denied_by": publishers_of(ask.to("MEMBER_OF", "eco", modality="denied")),
        "not_members": ids(member["entity"] for member in members),
    }


def _joined(claim: Json) -> Json:
    """Since when, in which grade, and who says so."""
    grade = qualifier(claim, "grade")
    implied = {"certainty": "implied"} if claim["certainty"] == "implied" else {}
    return {**days(claim), **by(claim), **({"grade": grade} if grade else {}), **implied}
