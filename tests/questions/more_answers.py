"""More answers to khoy-konya.yaml: what was agreed, who was there, who says what of whom."""

from __future__ import annotations

from typing import Any

from asking import Json
from questions.answers import AGREEMENT, FORUM, GROUPS, PROGRAMME, SIGNING, UNION
from questions.researcher import ALWEFAQ, IRIB, Researcher, distinct, only, sources_of, words


def four_year_programme(ask: Researcher) -> Json:
    statuses = ask.within(ALWEFAQ).claims(about=PROGRAMME, attribute="status")
    (effective,) = [claim for claim in statuses if claim["value"] == "in force"]
    return {
        "programme": PROGRAMME,
        ALWEFAQ: {
            **_agreed(ask.within(ALWEFAQ), PROGRAMME),
            "in_force_with": only(_events_named_in(ask, effective)),
        },
        IRIB: _agreed(ask.within(IRIB), PROGRAMME),
        "denied_by": _deniers(ask, PROGRAMME),
    }


def working_groups(ask: Researcher) -> Json:
    return {
        "organization": GROUPS,
        **ask.by_source(_groups),
        "denied_by": _deniers(ask, GROUPS),
        "not_status": ask.values(GROUPS, "status"),
    }


def _groups(ask: Researcher) -> Json:
    fields = ask.ends(GROUPS, "COVERS", modality="any")
    return {
        **_agreed(ask, GROUPS),
        "fields": ask.found(fields, start=GROUPS, relationship="COVERS"),
    }


def _agreed(ask: Researcher, name: str) -> Json:
    """What a source asserts of the status, who says so, at which meeting it was agreed."""
    claims = ask.claims(about=name, attribute="status")
    found: Json = {"status": distinct(claim["value"] for claim in claims)}
    speakers = ask.speakers(claims)
    if speakers:
        found["speaker"] = only(speakers)
    bodies = [c["qualifiers"]["by"]["value"] for c in claims if "by" in c["qualifiers"]]
    if bodies:
        met = [event for body in bodies for event in ask.ends(body, "TOOK_PART_IN")]
        found["agreed_at"] = only(distinct(met))
    return found


def _events_named_in(ask: Researcher, claim: Json) -> list[str]:
    """The events of which the words of a claim hold a name that the same source gives them."""
    named = ask.within(claim["source"]["id"]).claims(relationship="MENTIONS", mentions=True)
    return distinct(
        mention["end"]["id"]
        for mention in named
        if mention["end"]["type"] == "Event"
        and any(mention["as_written"] in quote["text"] for quote in claim["quotes"])
    )


def _deniers(ask: Researcher, name: str) -> list[str]:
    return sources_of(ask.claims(about=name, modality="denied"))


def topics(ask: Researcher) -> Json:
    found = ask.get(f"/v1/agreements/{AGREEMENT}")["topics"]
    by_source: Json = {
        source: [t["entity"]["id"] for t in found if source in sources_of(t["claims"])]
        for source in ask.sources
    }
    return {**by_source, "not": [topic["entity"]["id"] for topic in found]}


def spellings_of_persons(ask: Researcher) -> Json:
    return {
        person: {
            source: [s["as_written"] for s in _spellings(ask, person) if source in s["sources"]]
            for source in ask.sources
        }
        for person in ("bahman-rezanejad", "sajjad-chehreara")
    }


def _spellings(ask: Researcher, name: str) -> list[Json]:
    return [
        {**spelling, "sources": [source["id"] for source in spelling["sources"]]}
        for spelling in ask.api.get(f"/v1/entities/{name}")["spellings"]
    ]


def union_and_forum(ask: Researcher) -> Json:
    held = ask.api.get(f"/v1/entities/{FORUM}")
    (same,) = [same for same in held["same"] if UNION in same["ids"]]
    return {
        "not_stated_in": ask.silent(about=FORUM, attribute="note"),
        "entities": same["ids"],
        # What the API lists as `same` is, by its schema, the curator's judgement.
        "judgement": {"judgement": "same", "certainty": same["certainty"], "by": "curator"},
        "merged": held["entity"]["id"] != UNION and UNION in held["former_ids"],
        "spelled_by": {
            source: [s["as_written"] for s in _spellings(ask, FORUM) if source in s["sources"]]
            for source in ask.sources
        },
    }


def invited_and_pursued(ask: Researcher) -> Json:
    pursuers = ask.ends(AGREEMENT, "PURSUED_BY")
    return ask.by_source(_invited) | {"not_pursued_by": pursuers}


def _invited(ask: Researcher) -> Json:
    hosts = ask.starts("INVITED", SIGNING)
    guests = [
        claim["end"]["id"]
        for claim in ask.claims(relationship="INVITED")
        if claim["end"]["type"] in ("City", "Organization", "Person", "Post")
    ]
    asked = {"start": hosts[0]} if hosts else {}
    pursued = ask.ends(AGREEMENT, "PURSUED_BY")
    before = ask.ends(SIGNING, "PRECEDED_BY")
    found: Json = {
        "invited_by": ask.found(only(hosts), relationship="INVITED", end=SIGNING),
        "invited": ask.found(guests, relationship="INVITED", **asked),
        "pursued_by": ask.found(only(pursued), start=AGREEMENT, relationship="PURSUED_BY"),
        "preceded_by": ask.found(only(before), start=SIGNING, relationship="PRECEDED_BY"),
    }
    if before:
        found["preceding_meeting_held_in"] = only(ask.ends(before[0], "HELD_IN"))
    return found


def attendance(ask: Researcher) -> Json:
    there = ask.by_source(_attendance)
    named = ("persons", "organizations", "by_signing")
    return {**there, "not": [name for found in there.values() for n in named for name in found[n]]}


def _attendance(ask: Researcher) -> Json:
    found: dict[str, list[str]] = {"persons": [], "organizations": [], "by_signing": []}
    unnamed: list[str] = []
    for claim in ask.claims(about=SIGNING, relationship="TOOK_PART_IN"):
        who, role = claim["start"], claim["qualifiers"].get("role", {}).get("value")
        if who["type"] in ("Person", "Post"):
            found["by_signing" if role == "signatory" else "persons"].append(who["id"])
        elif not who["collective"]:
            found["organizations"].append(who["id"])
        elif bodies := ask.represented(who["id"]):
            found["organizations"] += bodies
        else:
            unnamed.append(who["names"]["en"].lower())
    persons = ask.persons(found["persons"])
    return {**found, "persons": persons, "unnamed": only(unnamed)}


def khoy_to_uclg(ask: Researcher) -> Json:
    answer = ask.get("/v1/paths", from_="khoy", to="uclg")
    assert not answer["more"]
    paths = [
        [path[0]["start"]["id"], *(hop["end"]["id"] for hop in path)] for path in answer["paths"]
    ]
    ends = distinct([path[2:] for path in paths])
    return {
        "through": [path[1] for path in paths],
        "path": only(ends),
        "rests_on": distinct(_rests_on(ask, hop) for path in answer["paths"] for hop in path),
        "not_through": [name for path in paths for name in path],
    }


def _rests_on(ask: Researcher, hop: Json) -> Json:
    found: Json = {"from": hop["start"]["id"], "to": hop["end"]["id"]}
    found["sources"] = sources_of(hop["claims"])
    speakers = ask.within(*found["sources"]).speakers(hop["claims"])
    return {**found, "speaker": only(speakers)} if speakers else found


def gaza_stance(ask: Researcher) -> Json:
    (positions,) = ask.starts("ABOUT", "gaza")
    return ask.by_source(_gaza_stance, positions) | {
        "not_supporter": ask.starts("ENDORSED", positions) + ask.starts("ENDORSED", "konya"),
        "not_stance_of": ask.starts("AUTHORED", positions),
    }


def _gaza_stance(ask: Researcher, positions: str) -> Any:
    thanks = ask.to("THANKED", positions)
    support = ask.claims(about=positions, relationship="ENDORSED")
    what = {"about": positions, "attribute": "note"}
    if not thanks and not support:
        return ask.found(None, **what)
    supporters = ask.starts("ENDORSED", positions)
    beside = [name for s in supporters for name in ask.ends(s, "ENDORSED")]
    return {
        "appreciates": only(ask.persons(claim["start"]["id"] for claim in thanks)),
        "supports": supporters,
        "stance_of": ask.starts("AUTHORED", positions),
        "about": ask.ends(positions, "ABOUT"),
        "stands_beside": only([name for name in distinct(beside) if name != positions]),
        "speaker": only(ask.speakers(support)),
        "content_of_the_stance": ask.found(ask.values(positions, "note"), **what),
    }


def konya_pledge(ask: Researcher) -> Json:
    post = "deputy-mayor-konya"
    pledged = ask.ends(post, "PLEDGED", modality="any")
    return {**ask.by_source(_pledge, post), "not": pledged}


def _pledge(ask: Researcher, post: str) -> Any:
    claims = ask.from_(post, "PLEDGED", modality="any")
    if not claims:
        return ask.found(None, start=post, relationship="PLEDGED")
    there = ask.from_(post, "TOOK_PART_IN")
    return {
        "pledged": only([claim["end"]["id"] for claim in claims]),
        "words": words(claims),
        "post": post,
        "speaker": only(ask.persons([post])),
        "occasion": [claim["end"]["id"] for claim in there],
        "occasion_certainty": only([claim["certainty"] for claim in there]),
    }


def publishers(ask: Researcher) -> Json:
    heads = {source: ask.api.get(f"/v1/sources/{source}")["source"] for source in ask.sources}
    parties = ask.every("/v1/entities/khoy/adjacent", relationship="party to")
    (party,) = [hop for hop in parties if hop["neighbour"]["id"] == AGREEMENT]
    return {
        "publishers": {source: head["publisher"]["id"] for source, head in heads.items()},
        "distinct_publishers": party["publishers"],
        "families_of_shared_text": len({head["family"] for head in heads.values()}),
        "independent_sources": party["independent"],
    }


def names_of_khoy(ask: Researcher) -> Json:
    spellings = _spellings(ask, "khoy")
    names = [
        {"name": spelling["as_written"], "lang": spelling["language"], "source": source}
        for spelling in spellings
        for source in spelling["sources"]
    ]
    return {"entity": "khoy", "names": names, "not_names": [s["as_written"] for s in spellings]}
