"""Answers to researcher.yaml: Mashhad, from the reports of Tasnim and of Shabestan."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    SHABESTAN,
    TASNIM,
    Researcher,
    by,
    distinct,
    ids,
    only,
    qualifier,
    words,
)

PLAN = "plan-mashhad-sanaa-gaza"


def mashhad_plan_state(ask: Researcher) -> Json:
    ask = ask.within(TASNIM)
    claims = ask.stated(PLAN, "status")
    ties = [c["end"]["id"] for c in ask.from_(PLAN, "ABOUT") if c["end"]["type"] == "Agreement"]
    dates = [day for claim in claims for day in claim["dates"]]
    return {
        "entity": PLAN,
        "sources": list(ask.sources),
        "status": distinct(claim["value"] for claim in claims),
        "by": only(distinct(qualifier(claim, "by") for claim in claims)),
        "speaker": only(ask.speakers(claims)),
        "date": ask.found_in_words(dates, PLAN, "when"),
        "ties": distinct(ties),
        "asserted_parties": [name for tie in ties for name in ask.starts("PARTY_TO", tie)],
        "signatories": [name for tie in ties for name in ask.starts("SIGNED", tie, modality="any")],
        "not_status": ask.values(PLAN, "status"),
    }


def mashhad_gaza_as_of(ask: Researcher) -> Json:
    ask, tie = ask.within(TASNIM, SHABESTAN), "agr-mashhad-gaza"
    plans = [c["start"]["id"] for c in ask.to("ABOUT", tie) if c["start"]["type"] == "Programme"]
    asked = [tie, *distinct(plans)]
    return {
        "sources": list(ask.sources),
        "attribute": "status",
        "as_of": {
            day: distinct(
                {"entity": name, "value": claim["value"], **by(claim), "certainty": certainty}
                for name in asked
                for claim, certainty in ask.as_of(day, about=name, attribute="status")
            )
            for day in ("2025-05-04", "2025-06-01")
        },
        "twinned": [t for t in ids(t["other"] for t in ask.ties("mashhad")) if t == "gaza-city"],
        "not_status": [value for name in asked for value in ask.values(name, "status")],
    }


def letters_on_sanaa_and_gaza(ask: Researcher) -> Json:
    ask = ask.within(TASNIM)
    (letters,) = [
        event["event"]["id"]
        for event in ask.every("/v1/events", kind="letter")
        if PLAN in ids(event["about"])
    ]
    there = ask.from_(letters, "ADDRESSED_TO")
    addressees = [claim["end"]["id"] for claim in there]
    return {
        "event": letters,
        "sources": list(ask.sources),
        "addressees": addressees,
        "named_holders": [who for post in addressees for who in ask.starts("HOLDS_POST", post)],
        "author": ask.found(ask.starts("AUTHORED", letters), relationship="AUTHORED", end=letters),
        "date": ask.found(ask.values(letters, "date held"), about=letters, attribute="date held"),
        "speaker": only(ask.speakers(there)),
        "words_on_aim": words(ask.stated(letters, "aim")),
        "not_addressees": [*addressees, *ask.persons(addressees)],
    }


def summits_on_gaza(ask: Researcher) -> Json:
    ask = ask.within(SHABESTAN)
    requests = ask.claims(about="mohammadreza-ghalandar", relationship="REQUESTED")
    summits = distinct(claim["end"]["id"] for claim in requests)
    return {
        "sources": list(ask.sources),
        "requested": [_requested(ask, summit, requests) for summit in summits],
        "speaker": only(ask.speakers(requests)),
        "asked_to_go_along": only(
            [who for s in summits for who in ask.starts("ENDORSED", s, modality="requested")]
        ),
        "not_of_whom": distinct(qualifier(claim, "of_whom") for claim in requests),
        "not_status": [value for summit in summits for value in ask.values(summit, "status")],
    }


def _requested(ask: Researcher, summit: str, requests: list[Json]) -> Json:
    """A summit, of whom it is requested as a whole, and where it would be."""
    of = [c for c in requests if c["end"]["id"] == summit and not qualifier(c, "scope")]
    places = ask.ends(summit, "HELD_IN", modality="requested")
    return {
        "event": summit,
        "of_whom": only(distinct(qualifier(claim, "of_whom") for claim in of)),
        "place": only(places or ask.starts("HOSTS", summit, modality="requested")),
        "status": ask.values(summit, "status"),
    }


def mashhad_najaf(ask: Researcher) -> Json:
    ask, tie, day = ask.within(SHABESTAN), "agr-mashhad-najaf", "2024-01-01"
    agreement = ask.get(f"/v1/agreements/{tie}")
    signed = [claim for claim in ask.stated(tie, "status") if claim["value"] == "signed"]
    signatories = ids(who["entity"] for who in agreement["signatories"])
    return {
        "entity": tie,
        "sources": list(ask.sources),
        "parties": ids(party["entity"] for party in agreement["parties"]),
        "form": only(ask.values(tie, "form")),
        "kind_of_tie": ask.values(tie, "kind of tie"),
        "speaker": only(ask.speakers(signed)),
        "date_of_signing": ask.found(
            ask.values(tie, "date of signing"), about=tie, attribute="date of signing"
        ),
        "signatories": ask.found(signatories, relationship="SIGNED", end=tie),
        "as_of": {
            day: [
                {"value": claim["value"], **by(claim), "certainty": certainty}
                for claim, certainty in ask.as_of(day, about=tie, attribute="status")
            ]
        },
        "not_signatories": signatories,
        "not_located_in": ask.ends("najaf", "LOCATED_IN"),
    }


def gaza_tie_not_possible_now(ask: Researcher) -> Json:
    ask, tie = ask.within(SHABESTAN), "agr-mashhad-gaza"
    said = ask.claims(about=tie, modality="any", speaker="ahmad-masoumifar")
    impossible = [claim for claim in said if claim["attribute"] in ("described as", "status")]
    states = ask.values(tie, "status")
    return {
        "entity": tie,
        "sources": list(ask.sources),
        "declined_or_deferred": [value for value in states if value in ("declined", "deferred")],
        "denied_by": ask.speakers(ask.claims(about=tie, modality="denied")),
        "asserted_status": states,
        "said_by": only(
            ask.speakers(c for c in ask.stated(tie, "described as") if "possible" in c["value"])
        ),
        "words": words(impossible),
        "ready": only(ask.starts("DECLARED_READINESS_FOR", tie)),
        "not_status": states,
        "not_said_by": ask.speakers(impossible),
    }


def sister_cities_named_by_shabestan(ask: Researcher) -> Json:
    ask = ask.within(SHABESTAN)
    named = ids(tie["other"] for tie in ask.ties("mashhad"))
    spoken_of = [c for c in ask.claims(modality="any") if "خواهرخواند" in " ".join(words([c]))]
    ends = [end for claim in spoken_of for end in (claim["start"], claim["end"]) if end]
    plural = distinct(e["id"] for e in ends if e["type"] == "City" and e["collective"])
    (many,) = [
        item["agreement"]["id"]
        for item in ask.every("/v1/agreements", party="mashhad")
        if any(party["collective"] for party in item["parties"])
    ]
    return {
        "sources": list(ask.sources),
        "tied": named,
        "collective": plural,
        "counted_as_ties": named,
        "number": ask.found(ask.values(many, "count"), about=many, attribute="count"),
        "proposed": ids(tie["other"] for tie in ask.ties("mashhad", modality="proposed")),
        "not_tied": named,
    }
