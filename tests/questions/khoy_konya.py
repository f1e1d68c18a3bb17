"""Answers to researcher.yaml: Khoy and Konya, from two reports that share text."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    IRIB,
    KHOY_KONYA,
    Researcher,
    by,
    distinct,
    only,
    qualifier,
    words,
)

AGREEMENT, PROGRAMME = "agr-khoy-konya", "four-year-programme"


def khoy_konya_signed_as_of(ask: Researcher) -> Json:
    ask = ask.within(*KHOY_KONYA)
    asked = ("2025-12-13", "2025-12-15", "2025-12-17")
    states = [ask.get(f"/v1/agreements/{AGREEMENT}", as_of=day)["status"] for day in asked]
    return {
        "entity": AGREEMENT,
        "sources": list(ask.sources),
        "attribute": "status",
        "as_of": {
            day: [
                {"value": claim["value"], **by(claim), "certainty": certainty}
                for claim, certainty in ask.as_of(day, about=AGREEMENT, attribute="status")
            ]
            for day in asked
        },
        "rivals": [rival["value"] for state in states if state for rival in state["rivals"]],
        "not_status": ask.values(AGREEMENT, "status"),
    }


def programme_duration_and_end(ask: Researcher) -> Json:
    ask = ask.within(*KHOY_KONYA)
    said = ask.by_source(_duration)
    return {
        "programme": PROGRAMME,
        **said,
        "not_ends": [day for of in said.values() for day in of["ends"]],
    }


def _duration(ask: Researcher) -> Json:
    (claim,) = ask.stated(PROGRAMME, "duration", modality="any")
    dated = ask.claims(about=PROGRAMME, modality="any")
    ends = distinct(c["dates"]["to"]["edtf"] for c in dated if "to" in c["dates"])
    speakers = ask.speakers([claim])
    return {
        "duration": claim["value"],
        "modality": claim["modality"],
        **({"speaker": only(speakers)} if speakers else {}),
        "ends": ask.found(ends, about=PROGRAMME, question="When does it end?"),
    }


def khoy_readiness(ask: Researcher) -> Json:
    ask = ask.within(*KHOY_KONYA)
    return {**ask.by_source(_readiness), "not_fields": ask.ends("khoy", "DECLARED_READINESS_FOR")}


def _readiness(ask: Researcher) -> object:
    claims = ask.from_("khoy", "DECLARED_READINESS_FOR")
    if not claims:
        return ask.found(None, start="khoy", relationship="DECLARED_READINESS_FOR")
    return {
        "ready": "khoy",
        "with": only(distinct(qualifier(claim, "with") for claim in claims)),
        "fields": distinct(claim["end"]["id"] for claim in claims),
        "speaker": only(ask.speakers(claims)),
    }


def who_prepared_the_agreement(ask: Researcher) -> Json:
    ask = ask.within(*KHOY_KONYA)
    meetings = ask.ends(AGREEMENT, "PRECEDED_BY")
    return {
        **ask.by_source(_prepared),
        "not_facilitated_by": ask.starts("FACILITATED", AGREEMENT),
        "not_date_held": [day for event in meetings for day in ask.values(event, "date held")],
    }


def _prepared(ask: Researcher) -> object:
    who = ask.starts("FACILITATED", AGREEMENT)
    if not who:
        return ask.found(None, relationship="FACILITATED", end=AGREEMENT)
    heads = [
        claim["start"]["id"]
        for group in who
        for claim in ask.to("MEMBER_OF", group)
        if qualifier(claim, "role") == "head"
    ]
    (meeting,) = ask.ends(AGREEMENT, "PRECEDED_BY")
    there = [claim for group in who for claim in ask.from_(group, "TOOK_PART_IN")]
    with_whom = [qualifier(claim, "with") for claim in there if claim["end"]["id"] == meeting]
    return {
        "facilitated_by": who,
        "led_by": only(heads),
        "meeting": meeting,
        "with": with_whom,
        "date_held": ask.found(
            ask.values(meeting, "date held"), about=meeting, attribute="date held"
        ),
        "held_in": ask.found(ask.ends(meeting, "HELD_IN"), start=meeting, relationship="HELD_IN"),
    }


def words_of_ozbas(ask: Researcher) -> Json:
    ask = ask.within(*KHOY_KONYA)
    said = ask.by_source(_words_of_ozbas)
    guests = [said[IRIB]["guests"]]
    nations = said[IRIB]["nations"]
    return {**said, "not_nations": nations, "not_guests": guests}


def _words_of_ozbas(ask: Researcher) -> object:
    said = ask.claims(speaker="mustafa-ozbas")
    if not said:
        return ask.found(None, start="mustafa-ozbas", relationship="TOOK_PART_IN")
    of_tie = [claim for claim in said if claim["relationship"] == "TIE_STATES"]
    of_guests = [claim for claim in said if claim["attribute"] == "stance"]
    plural = [c for c in said if c["end"]["collective"] and c not in of_guests]
    ends = distinct(c["end"]["id"] for c in plural)
    nations = only([end for end in ends if ask.from_(end, "AFFILIATED_WITH")])
    return {
        "speaker": only(ask.speakers(said)),
        "tie": only(distinct([claim["start"]["id"], claim["end"]["id"]] for claim in of_tie)),
        "words_on_tie": words(of_tie),
        "words_on_guests": words(of_guests),
        "guests": only(distinct(claim["end"]["id"] for claim in of_guests)),
        "nations": [claim["end"]["id"] for claim in ask.from_(nations, "AFFILIATED_WITH")],
        "nations_certainty": only(
            distinct(claim["certainty"] for claim in ask.from_(nations, "AFFILIATED_WITH"))
        ),
    }


def ankara_and_the_signing(ask: Researcher) -> Json:
    ask = ask.within(*KHOY_KONYA)
    related = ask.claims(about="ankara", modality="any")
    routes = [
        ask.get("/v1/paths", from_="ankara", to=end)["paths"]
        for end in ("khoy", "konya", AGREEMENT)
    ]
    heads = {source: ask.api.get(f"/v1/sources/{source}")["stated"] for source in ask.sources}
    return {
        "sources": list(ask.sources),
        "relationships": [claim["relationship"] for claim in related],
        "paths": [route for route in routes if route],
        "dateline_of": [
            source
            for source, stated in heads.items()
            if "dateline" in stated and stated["dateline"]["entity"]["id"] == "ankara"
        ],
        "not_relationships": [claim["relationship"].lower().replace("_", " ") for claim in related],
    }
