"""Answers to researcher.yaml: Isfahan and Samarkand, from a document without head or end."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    ISFAHAN,
    NOT_STATED,
    NOTHING,
    Researcher,
    by,
    contested,
    days,
    distinct,
    ids,
    only,
    qualifier,
    words,
)

AGREEMENT = "agr-isfahan-samarkand"
FESTIVAL = "festival-film-children-youth-34"


def isfahan_samarkand_signed(ask: Researcher) -> Json:
    ask = ask.within(ISFAHAN)
    agreement = ask.get(f"/v1/agreements/{AGREEMENT}")
    signatories = ids(who["entity"] for who in agreement["signatories"])
    (ready,) = ask.to("DECLARED_READINESS_FOR", AGREEMENT)
    (announced,) = [
        claim
        for claim in ask.claims(about="isfahan", other="samarkand", attribute="status")
        if claim["value"] == "announced"
    ]
    speakers = ask.speakers([announced])
    ceremonies = [
        event["event"]["id"]
        for name in speakers + ids(announced["speaker"])
        for event in ask.every("/v1/events", participant=name)
    ]
    return {
        "entity": AGREEMENT,
        "not_stated_in": ask.silent(about=AGREEMENT, attribute="status"),
        "signatories": signatories,
        "date_of_signing": ask.found(
            ask.values(AGREEMENT, "date of signing"), about=AGREEMENT, attribute="date of signing"
        ),
        "held_in": ask.found(
            ask.ends(AGREEMENT, "HELD_IN"), start=AGREEMENT, relationship="HELD_IN"
        ),
        "event": only(distinct(ceremonies)),
        "ready_to_sign": {
            "who": only(ask.persons([ready["start"]["id"]])),
            "capacity": ready["start"]["id"],
        },
        "announced": {
            "what": [announced["as_written"]],
            "speaker": only(speakers),
            "words": words([announced]),
        },
        "not_status": ask.values(AGREEMENT, "status"),
        "not_signatories": signatories,
    }


def planned_ties_of_isfahan(ask: Researcher) -> Json:
    ask = ask.within(ISFAHAN)
    ties = ask.ties("isfahan", modality="planned")
    agreements = [shared["agreement"]["id"] for tie in ties for shared in tie["agreements"]]
    claims = [c for tie in ties for shared in tie["agreements"] for c in shared["claims"]]
    now = ids(tie["other"] for tie in ask.ties("isfahan"))
    dates = [day for a in agreements for day in ask.values(a, "date of signing", modality="any")]
    open_in = [set(ask.silent(about=a, attribute="date of signing")) for a in agreements]
    forms = [form for a in agreements for form in ask.values(a, "form", modality="any")]
    kinds = [kind for a in agreements for kind in ask.values(a, "kind of tie", modality="any")]
    return {
        "sources": list(ask.sources),
        "planned": [
            {
                "agreement": shared["agreement"]["id"],
                "with": tie["other"]["id"],
                "country": only(ask.ends(tie["other"]["id"], "LOCATED_IN")),
                "form": only(ask.values(shared["agreement"]["id"], "form", modality="any")),
                "modality": only(distinct(claim["modality"] for claim in shared["claims"])),
            }
            for tie in ties
            for shared in tie["agreements"]
        ],
        "kind_of_tie": distinct(kinds),
        "speaker": only(ask.speakers(claims)),
        "date": dates or (NOT_STATED if set.intersection(*open_in) else NOTHING),
        "asserted_ties_with": [t for t in ids(t["other"] for t in ties) if t in now],
        "not_form": forms,
        "not_status": [value for a in agreements for value in ask.values(a, "status")],
    }


def number_of_isfahan_ties(ask: Researcher) -> Json:
    counts = [
        claim
        for claim in ask.stated("isfahan", "count")
        if "sister cit" in (qualifier(claim, "of") or "")
    ]
    report = ask.within(ISFAHAN)
    (own,) = [claim for claim in counts if claim["source"]["id"] == ISFAHAN]
    beside = [
        end["id"]
        for claim in report.same_words(own)
        for end in (claim["start"], claim["end"])
        if end and end["type"] == "City" and end["id"] != "isfahan"
    ]
    return {
        "of": "isfahan",
        "counts": [
            {
                "number": int(claim["value"]),
                "exactness": qualifier(claim, "exactness") or "exactly",
                **by(claim),
                **({"speaker": only(report.speakers([claim]))} if claim is own else {}),
                **days(claim),
            }
            for claim in counts
        ],
        "samarkand_among_the_13": report.found_in_words(None, "isfahan", own["value"], "Samarkand"),
        "cities_named_with_the_count": {ISFAHAN: distinct(beside)},
        "contested": contested(counts),
    }


def first_proposal_isfahan_samarkand(ask: Researcher) -> Json:
    ask = ask.within(ISFAHAN)
    (proposal,) = ask.to("PROPOSED", AGREEMENT)
    proposer, date = proposal["start"]["id"], proposal["dates"]["date"]
    return {
        "sources": list(ask.sources),
        "proposer": proposer,
        "office": only(ask.ends(proposer, "HOLDS_POST")),
        "proposed": proposal["end"]["id"],
        "first": qualifier(proposal, "first"),
        "occasion": only(ask.ends(proposer, "TOOK_PART_IN")),
        "date": {
            "written": date["written"].removeprefix("سال "),
            "solar_hijri": date["solar_hijri"],
            "earliest": date["earliest"],
            "latest": date["latest"],
        },
        "as_of": {
            day: [
                {**by(claim), "certainty": certainty}
                for claim, certainty in ask.as_of(day, about=proposer, relationship="PROPOSED")
            ]
            for day in ("2018-03-20", "2018-10-01", "2019-03-20")
        },
        "proposed_to": ask.found(
            qualifier(proposal, "of_whom"),
            start=proposer,
            relationship="PROPOSED",
            end=AGREEMENT,
            qualifier="of_whom",
        ),
        "not_proposer": ask.starts("PROPOSED", AGREEMENT),
        "not_date": [date["edtf"]],
    }


def film_festival_34(ask: Researcher) -> Json:
    ask = ask.within(ISFAHAN)
    (event,) = [e for e in ask.every("/v1/events", kind="festival") if e["event"]["id"] == FESTIVAL]
    invited = ask.claims(relationship="INVITED")
    hosts = ask.starts("INVITED", FESTIVAL)
    guests = [c["end"]["id"] for c in invited if c["end"]["id"] != FESTIVAL]
    places = ask.ends(FESTIVAL, "HELD_IN", modality="any")
    return {
        "event": FESTIVAL,
        "event_kind": event["event"]["kind"],
        "sources": list(ask.sources),
        "status": ask.values(FESTIVAL, "status"),
        "date": only(ask.values(FESTIVAL, "date held", modality="any")),
        "held_in": ask.found(places, start=FESTIVAL, relationship="HELD_IN"),
        "invited": guests,
        "inviter": only(hosts),
        "took_part": ids(event["participants"]),
        "not_status": ask.values(FESTIVAL, "status"),
        "not_held_in": places,
    }


def office_of_nirabadi(ask: Researcher) -> Json:
    ask, person = ask.within(ISFAHAN), "nirabadi"
    body = only(ask.ends(person, "AFFILIATED_WITH"))
    posts = ids(item["post"] for item in ask.every(f"/v1/entities/{person}/posts"))
    office = ask.found(posts, start=person, relationship="HOLDS_POST")
    thanks = ask.claims(relationship="THANKED")
    return {
        "person": person,
        "body": body,
        "posts": posts,
        "office": office,
        "first_name": ask.found_in_words(None, person, "first name"),
        "not_stated_in": ask.silent(start=person, relationship="HOLDS_POST"),
        "thanks": {
            "speaker": only(distinct(claim["start"]["id"] for claim in thanks)),
            "to": distinct(claim["end"]["id"] for claim in thanks),
        },
        "embassy_located_in": only(ask.ends(body, "LOCATED_IN")),
        "not_thanked": distinct(claim["end"]["id"] for claim in thanks),
    }


def fields_of_isfahan_samarkand(ask: Researcher) -> Json:
    ask = ask.within(ISFAHAN)
    agreement = ask.get(f"/v1/agreements/{AGREEMENT}")
    fields = ids(topic["entity"] for topic in agreement["topics"])
    (only_for,) = [
        claim
        for claim in ask.stated(AGREEMENT, "scope", modality="any")
        if "municipalities" in claim["value"]
    ]
    return {
        "entity": AGREEMENT,
        "sources": list(ask.sources),
        "covers": fields,
        "only_for_the_municipalities": {
            "modality": only_for["modality"],
            "speaker": only(ask.speakers([only_for])),
            "words": words([only_for]),
        },
        "not_covers": fields,
        "not_parties": ids(party["entity"] for party in agreement["parties"]),
    }
