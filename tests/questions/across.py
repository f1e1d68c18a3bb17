"""Answers to researcher.yaml: across the five documents."""

from __future__ import annotations

from typing import Any

from asking import Json
from questions.researcher import (
    DOCUMENTS,
    ISFAHAN,
    NOT_STATED,
    NOTHING,
    SHABESTAN,
    TASNIM,
    Researcher,
    by,
    distinct,
    ids,
    only,
    sources_of,
    told,
)


def which_report_is_earlier(ask: Researcher) -> Json:
    heads = {s: _head(ask.within(s)) for s in (TASNIM, SHABESTAN, ISFAHAN)}
    reports = {heads[s]["published"]: s for s in (TASNIM, SHABESTAN)}
    silent = {NOT_STATED, NOTHING}.intersection(reports)
    return {
        **heads,
        "earlier": only(list(silent)) if silent else reports[min(reports)],
        "not_published": {source: head["published"] for source, head in heads.items()},
    }


def _head(ask: Researcher) -> Json:
    """What a source says of itself."""
    (source,) = ask.sources
    told = ask.api.get(f"/v1/sources/{source}")
    publisher = told["source"]["publisher"]
    published = told["published"] or {}
    found = {
        "publisher": ask.found(publisher and publisher["id"], field="publisher"),
        "published": ask.found(published.get("edtf"), field="published"),
    }
    if published.get("written"):
        found["written"] = published["written"]
    elif "code" in told["stated"]:
        found["code"] = told["stated"]["code"]["value"]
    return found


def gaza_in_five_documents(ask: Researcher) -> Json:
    ask = ask.within(*DOCUMENTS)
    hits = ask.api.every("/v1/search", q="غزة")
    names = distinct(hit["entity"]["id"] for hit in hits)
    found = [ask.api.get(f"/v1/entities/{name}") for name in ("gaza", "gaza-city")]
    return {
        **ask.by_source(_gaza, names),
        "asserted_ties": ids(tie["other"] for tie in ask.ties("gaza-city")),
        "not_merged": [name for entity in found for name in entity["former_ids"]],
    }


def _gaza(ask: Researcher, names: list[str]) -> Any:
    """What one document says of it; ``names`` bear the name of Gaza."""
    mentions = ask.claims(relationship="MENTIONS", mentions=True)
    entities = [name for name in names if name in {m["end"]["id"] for m in mentions}]
    if not entities:
        return ask.found(None, about="gaza-city")
    found: Json = {
        "entities": entities,
        "ties_with": ids(tie["other"] for tie in ask.ties("gaza-city")),
    }
    if "gaza-city" not in entities:
        return {**found, "not_entities": entities}
    asked = {"start": "gaza-city", "relationship": "LOCATED_IN"}
    wished = ask.ties("gaza-city", modality=["planned", "proposed"])
    return {
        **found,
        "country": ask.found(only(ask.ends("gaza-city", "LOCATED_IN")), **asked),
        "planned_or_proposed_with": ids(tie["other"] for tie in wished),
    }


def agreements_by_state(ask: Researcher) -> Json:
    ask = ask.within(*DOCUMENTS)
    between = [
        item
        for item in ask.every("/v1/agreements", modality="any")
        if sum(party["type"] == "City" for party in item["parties"]) > 1
        and not any(party["collective"] for party in item["parties"])
    ]
    states: dict[str, list[Json]] = {
        "signed": [],
        "signed_not_stated": [],
        "planned": [],
        "proposed_or_on_agenda": [],
    }
    for item in between:
        name = item["agreement"]["id"]
        values = set(ask.values(name, "status"))
        for state in states:
            if values & _terms(state):
                states[state].append(_agreement(ask, name, ask.stated(name, "status")))
        if not values and (silent := ask.silent(about=name, attribute="status")):
            states["signed_not_stated"].append({"agreement": name, "sources": silent})
    signed = [entry["agreement"] for entry in states["signed"]]
    return {"sources": list(ask.sources), **states, "not_signed": signed}


def _terms(state: str) -> set[str]:
    return {"on a council's agenda", "proposed"} if "agenda" in state else {state}


def _agreement(ask: Researcher, name: str, claims: list[Json]) -> Json:
    """An agreement, the sources that state its state, and the one speaker if there is one."""
    speakers = [tuple(ask.speakers([claim])) for claim in claims]
    one = distinct(speakers)
    said = {"speaker": one[0][0]} if len(one) == 1 and one[0] else {}
    return {"agreement": name, "sources": sources_of(claims), **said}


def isfahan_samarkand_as_of(ask: Researcher) -> Json:
    """Whether it was signed by a day, as the pages state it of the instrument that ties the two."""
    between = ["isfahan", "samarkand"]
    (tie,) = [tie for tie in ask.ties(between[0]) if tie["other"]["id"] == between[1]]
    (name,) = [shared["agreement"]["id"] for shared in tie["agreements"]]
    signed = [claim for claim in ask.stated(name, "status") if claim["value"] == "signed"]
    conflicts = [
        conflict["claims"]
        for conflict in ask.api.every("/v1/contested", about=name)
        if any(claim["id"] in ids(signed) for claim in conflict["claims"])
    ]
    others = [c for claims in conflicts for c in claims if c["id"] not in ids(signed)]
    dates = [day["edtf"] for claim in signed for day in claim["dates"].values()]
    dates += ask.values(name, "date of signing")
    report = ask.within(ISFAHAN)
    return {
        "between": between,
        "attribute": "status",
        "as_of": {
            day: [
                {"value": claim["value"], **by(claim), "certainty": certainty}
                for claim, certainty in ask.as_of(day, about=name, attribute="status")
                if claim["value"] == "signed"
            ]
            for day in ("2021-06-30", "2021-07-15", "2021-08-01")
        },
        "signed_in": {
            ISFAHAN: report.found(report.values(name, "status"), about=name, attribute="status")
        },
        "exact_day": [day for day in dates if len(day) == len("2021-07-01")]
        or report.found(None, about=name, attribute="date of signing"),
        "contested": bool(conflicts),
        "against": only(
            [
                {
                    **by(c),
                    "published": c["source"]["published"],
                    "says": told([c]),
                }
                for c in others
            ]
        ),
        "not_day": dates,
    }
