"""Answers to researcher.yaml: ties of cities over time, what is against them, what they join."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    UNDATED,
    Researcher,
    behind,
    by,
    contested,
    days,
    distinct,
    ids,
    most_exact,
    only,
    publishers_of,
    qualifier,
    told,
)


def _states_over_time(ask: Researcher, between: list[str], asked: tuple[str, ...]) -> Json:
    """What stands of a bond on each of these days."""
    wanted = {"about": between[0], "other": between[1], "attribute": "status"}
    return {
        day: [
            {"value": claim["value"], **days(claim), **by(claim), "certainty": certainty}
            for claim, certainty in ask.standing(day, **wanted)
        ]
        for day in asked
    }


def _states(ask: Researcher, a: str, b: str) -> list[Json]:
    return ask.claims(about=a, other=b, attribute="status")


def isfahan_freiburg_as_of(ask: Researcher) -> Json:
    between = ["isfahan", "freiburg"]
    states = _states(ask, *between)
    tie = ask.tie(*between)
    signed = [claim for claim in tie["direct"] if "from" in claim["dates"]]
    undated = [claim for claim in states if days(claim) == {"as_of": UNDATED}]
    in_2023 = [c for c in states if days(c).get("date", "").startswith("2023")]
    return {
        "between": between,
        "attribute": "status",
        "as_of": _states_over_time(ask, between, ("2010-01-01", "2014-10-20", "2023-03-01")),
        "undated": [{"value": claim["value"], **by(claim)} for claim in undated],
        "scope_2023": only(distinct(qualifier(claim, "scope") for claim in in_2023)),
        "signed": {c["source"]["publisher"]["id"]: days(c)["from"] for c in signed},
        "signed_contested": contested(signed),
        "not_status": [claim["value"] for claim in states],
    }


def barcelona_tel_aviv_as_of(ask: Researcher) -> Json:
    between = ["barcelona", "tel-aviv"]
    # By the words of the pages a cooperation: a tie of its own, beside that of friendship.
    ties = [tie for tie in ask.ties(between[0]) if tie["other"]["id"] == between[1]]
    (shared,) = [shared for tie in ties for shared in tie["agreements"]]
    agreement = ask.get(f"/v1/agreements/{shared['agreement']['id']}")
    parties = ids(party["entity"] for party in agreement["parties"])
    states = _states(ask, *between)
    contested = [claim for claim in states if claim["contested_by"]]
    suspended_with = [
        other
        for other in parties
        if other != between[0]
        and any(claim["value"] == "suspended" for claim in _states(ask, between[0], other))
    ]
    signings = [claim["value"] for claim in agreement["attributes"]["date of signing"]]
    return {
        "parties": parties,
        "multilateral": agreement["multilateral"],
        "date_of_signing": most_exact(signings),
        "between": between,
        "attribute": "status",
        "as_of": _states_over_time(ask, between, ("2023-06-01", "2023-10-01", "2025-06-01")),
        "contested": {
            "value": only(distinct(claim["value"] for claim in contested)),
            **{c["source"]["publisher"]["id"]: days(c)["date"] for c in contested},
        },
        "not_suspended_with": suspended_with,
        "not_status": [claim["value"] for claim in states],
    }


def ties_of_gaza_city(ask: Researcher) -> Json:
    city = "gaza-city"
    ties = ask.ties(city)
    tied = ids(tie["other"] for tie in ties)
    votes = [
        claim
        for claim in ask.claims(about=city, attribute="status", relationship="TIE_STATES")
        if claim["value"] == "approved by council"
    ]
    only_voted = [claim for claim in votes if _other(claim, city) not in tied]
    wished = ids(tie["other"] for tie in ask.ties(city, modality=["planned", "proposed"]))
    voted = distinct(_other(claim, city) for claim in only_voted)
    istanbul = [claim for claim in votes if _other(claim, city) == "istanbul"]
    # No state of the tie: a note says what the headline makes of it.
    notes = ask.claims(about=city, attribute="note", relationship="TIE_STATES")
    signed = [c for c in notes if _other(c, city) == "istanbul" and "signed" in c["value"]]
    states = [claim["value"] for claim in _states(ask, city, "istanbul")]
    return {
        "of": city,
        "ties": [
            {
                "with": tie["other"]["id"],
                **_tied_on(ask, tie),
                "publishers": publishers_of(behind(tie)),
                **({"multilateral": True} if tie["multilateral"] else {}),
                **({"contested": True} if tie["contested"] else {}),
            }
            for tie in ties
        ],
        "approved_by_council_only": [
            {"with": _other(claim, city), **days(claim), **by(claim)} for claim in only_voted
        ],
        "istanbul_approved_as_reported": {
            claim["source"]["publisher"]["id"]: only(list(days(claim).values()))
            for claim in istanbul
        },
        "istanbul_signed_in_a_headline": only(publishers_of(signed)),
        "not_istanbul": states,
        "proposed_only": [name for name in wished if name not in [*tied, *voted]],
        "not_ties": tied,
    }


def _other(claim: Json, city: str) -> str:
    (name,) = {claim["start"]["id"], claim["end"]["id"]} - {city}
    return str(name)


def _tied_on(ask: Researcher, tie: Json) -> Json:
    """Since when a tie is: the day stated, else the day it is listed as of, else undated."""
    dated = [days(claim) for claim in tie["direct"]]
    for shared in tie["agreements"]:
        signed = ask.values(shared["agreement"]["id"], "date of signing")
        dated += [{"from": day} for day in signed]
    began = [date["from"] for date in dated if "from" in date]
    listed = [d["as_of"] for d in dated if d.get("as_of", UNDATED) != UNDATED]
    if listed and not began:
        return {"as_of": only(listed)}
    return {"date": most_exact(began) if began else UNDATED}


def who_suspended_saint_petersburg(ask: Researcher) -> Json:
    city = "saint-petersburg"
    states = ask.claims(about=city, attribute="status", relationship="TIE_STATES")
    found = {
        value: [claim for claim in states if claim["value"] == value]
        for value in ("suspended", "terminated", "reaffirmed")
    }
    undated = [claim for claim in found["suspended"] if days(claim) == {"as_of": UNDATED}]
    dated = [claim for claim in found["suspended"] if claim not in undated]
    return {
        "of": city,
        "suspended": _grouped(dated, city),
        "suspended_undated": [
            {"city": _other(claim, city), "publishers": publishers_of([claim])} for claim in undated
        ],
        "terminated": _grouped(found["terminated"], city),
        "reaffirmed": _grouped(found["reaffirmed"], city),
        "contested": distinct(_other(c, city) for c in found["suspended"] if c["contested_by"]),
        "not_suspended": [_other(claim, city) for claim in found["suspended"]],
        "not_terminated": [_other(claim, city) for claim in found["terminated"]],
    }


def _grouped(claims: list[Json], city: str) -> list[Json]:
    """The other city and the day, and who says the same."""

    def said(claim: Json) -> Json:
        implied = {"certainty": "implied"} if claim["certainty"] == "implied" else {}
        return {"city": _other(claim, city), **days(claim), **implied}

    return [
        {**same, "publishers": publishers_of(c for c in claims if said(c) == same)}
        for same in distinct(said(claim) for claim in claims)
    ]


def isfahan_saint_petersburg_day(ask: Researcher) -> Json:
    between = ["isfahan", "saint-petersburg"]
    tie = ask.tie(*between)
    dated = [claim for claim in tie["direct"] if "from" in claim["dates"]]
    listed = [claim for claim in tie["direct"] if "as_of" in claim["dates"]]
    against = [claim for claim in listed if claim["contested_by"]]
    return {
        "between": between,
        "dated": {claim["source"]["publisher"]["id"]: days(claim)["from"] for claim in dated},
        "against": only([{**by(c), **days(c), "says": told([c])} for c in against]),
        "contested": tie["contested"],
        "listed_as_of": {
            claim["source"]["publisher"]["id"]: days(claim)["as_of"]
            for claim in listed
            if claim not in against
        },
        "publishers": publishers_of(behind(tie)),
        "independent": tie["independent"],
        "not_day": [days(claim)["from"] for claim in dated],
    }
