"""Answers to researcher.yaml: who held a post, when, and who says so."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    IRIB,
    SHABESTAN,
    TASNIM,
    Researcher,
    by,
    days,
    ids,
    only,
)


def presidents_of_uclg(ask: Researcher) -> Json:
    (post,) = ask.every("/v1/entities/president-uclg/posts")
    (planned,) = ask.every("/v1/entities/president-uclg/posts", modality="planned")
    (unnamed,) = ask.within(IRIB).to("SAME_HOLDER_AS", "president-uclg")
    names = ids(holder["entity"] for holder in post["holders"])
    return {
        "post": post["post"]["id"],
        "holders": [_held(claim) for holder in post["holders"] for claim in holder["claims"]],
        "planned": [_held(claim) for holder in planned["holders"] for claim in holder["claims"]],
        "contested": [h["entity"]["id"] for h in post["holders"] if h["contested"]],
        "unnamed": {
            "same_holder_as": unnamed["start"]["id"],
            **by(unnamed),
            "speaker": only(ask.within(IRIB).speakers([unnamed])),
            **days(unnamed),
        },
        "not_asserted": names,
        "not_holder_by": {IRIB: ask.within(IRIB).starts("HOLDS_POST", "president-uclg")},
    }


def _held(claim: Json) -> Json:
    """Who holds a post, when, and who says so; a term of one year as such."""
    when = days(claim)
    if "from" in when and when["from"] == when.get("to"):
        when = {"term": when["from"]}
    implied = {"certainty": "implied"} if claim["certainty"] == "implied" else {}
    return {"person": claim["start"]["id"], **when, **by(claim), **implied}


def mayors_of_mashhad(ask: Researcher) -> Json:
    posts = {p["post"]["id"]: p for p in ask.every("/v1/entities/mashhad/posts")}
    mayor, acting = (posts[name]["holders"] for name in ("mayor-mashhad", "acting-mayor-mashhad"))
    on_day = {
        p["post"]["id"]: [(h["entity"]["id"], h["holds"]) for h in p["holders"]]
        for p in ask.every("/v1/entities/mashhad/posts", as_of="2023-02-15")
    }
    (person,) = ask.within(SHABESTAN).starts("HOLDS_POST", "mayor-mashhad")
    spellings = ask.api.get(f"/v1/entities/{person}")["spellings"]
    tasnim = ask.within(TASNIM)
    return {
        "post": "mayor-mashhad",
        "holders": [_held(claim) for h in mayor for claim in h["claims"]],
        "acting": [_held(claim) for h in acting for claim in h["claims"]],
        "on_2023_02_15": {
            "acting": [
                {"person": person, "certainty": sure}
                for person, sure in on_day["acting-mayor-mashhad"]
            ],
            "mayor_for_certain": [p for p, sure in on_day["mayor-mashhad"] if sure == "certain"],
        },
        TASNIM: tasnim.found(
            tasnim.starts("HOLDS_POST", "mayor-mashhad"),
            relationship="HOLDS_POST",
            end="mayor-mashhad",
        ),
        "spelled_in_shabestan": [
            s["as_written"] for s in spellings if SHABESTAN in ids(s["sources"])
        ],
        "not_holders": ids(holder["entity"] for holder in mayor),
    }
