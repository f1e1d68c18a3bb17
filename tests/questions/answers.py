"""One function a question of khoy-konya.yaml: the answer in the file's form, by the API alone.

The function ``who_signed`` answers the question ``who-signed``. Under a key that begins with
``not`` it gives everything that the API answers in that sense, which must hold nothing of the list.
"""

from __future__ import annotations

from typing import Any

from asking import Json
from questions.researcher import (
    NOTHING,
    Researcher,
    distinct,
    only,
    sources_of,
)

AGREEMENT, SIGNING = "agr-khoy-konya", "signing-khoy-konya"
PROGRAMME, GROUPS = "four-year-programme", "joint-working-groups"
UNION, FORUM = "asian-mayors-union", "amf"
SIGNATORIES = ("bahman-rezanejad", "mustafa-ozbas")


def parties(ask: Researcher) -> Json:
    found = ask.get(f"/v1/agreements/{AGREEMENT}")["parties"]
    names = [party["entity"]["id"] for party in found]
    sources = [set(sources_of(party["claims"])) for party in found]
    return {"entities": names, "sources": sorted(set.intersection(*sources)), "not": names}


def asian_forum_no_party(ask: Researcher) -> Json:
    whole = ask.get(f"/v1/agreements/{AGREEMENT}", modality="any")
    acting = [part["entity"]["id"] for part in whole["parties"] + whole["signatories"]]
    acting += [body for name in acting for body in ask.represented(name)]
    for city in ("khoy", "konya"):
        member = ask.every(
            f"/v1/entities/{city}/adjacent", relationship="member of", modality="any"
        )
        acting += [hop["neighbour"]["id"] for hop in member]
    asked = [name for name in acting if name in (UNION, FORUM)]
    return {"entities": asked, "not": acting, "why": "Nothing else is returned."}


def signatories(ask: Researcher) -> Json:
    found = ask.get(f"/v1/agreements/{AGREEMENT}")["signatories"]
    signed: dict[str, list[Json]] = {source: [] for source in ask.sources}
    for signatory in found:
        for claim in signatory["claims"]:
            capacity = claim["qualifiers"]["capacity"]["value"]
            signed[claim["source"]["id"]].append(
                {"person": signatory["entity"]["id"], "capacity": capacity}
            )
    return {
        **signed,
        "not_capacity": [post["id"] for signatory in found for post in signatory["capacities"]],
        "not_signatories": [signatory["entity"]["id"] for signatory in found],
    }


def on_whose_behalf(ask: Researcher) -> Json:
    silent = [
        ask.silent(start=person, relationship="SIGNED", end=AGREEMENT, qualifier="on_behalf_of")
        for person in SIGNATORIES
    ]
    signed = ask.claims(about=AGREEMENT, relationship="SIGNED", modality="any")
    named = [c["qualifiers"].get(q) for c in signed for q in ("on_behalf_of", "for_party")]
    found = ask.get(f"/v1/agreements/{AGREEMENT}")["signatories"]
    assert all(signatory["on_behalf_of"] is None for signatory in found)
    return {
        "not_stated_in": [source for source in ask.sources if all(source in s for s in silent)],
        "not": [qualifier["value"] for qualifier in named if qualifier],
    }


def ceremony_day(ask: Researcher) -> Json:
    days = ask.by_source(_day_held)
    disputed = ask.api.every("/v1/contested", about=SIGNING) + [
        conflict
        for conflict in ask.api.every("/v1/contested", about=AGREEMENT)
        if any(claim["attribute"] == "date of signing" for claim in conflict["claims"])
    ]
    return {
        "event": only(ask.starts("ABOUT", AGREEMENT)),
        **days,
        "conflict": bool(disputed),
        "not": ask.values(SIGNING, "date held") + ask.values(AGREEMENT, "date of signing"),
    }


def _day_held(ask: Researcher) -> Any:
    held = ask.values(SIGNING, "date held")
    return ask.found(only(held), about=SIGNING, attribute="date held")


def published_when(ask: Researcher) -> Json:
    days = ask.by_source(_published)
    return {**days, "not": days}


def _published(ask: Researcher) -> Any:
    (source,) = ask.sources
    published = ask.api.get(f"/v1/sources/{source}")["published"]
    return ask.found(published and published["edtf"], field="published")


def ceremony_place(ask: Researcher) -> Json:
    held = ask.claims(about=SIGNING, relationship="HELD_IN")
    silent = ask.silent(start=SIGNING, relationship="HELD_IN")
    venues = [claim["end"]["id"] for claim in held if claim["end"]["type"] == "Place"]
    places = distinct(claim["end"]["id"] for claim in held)
    return {
        "entities": places,
        "sources": sources_of(held),
        "venue": venues or ("not stated" if silent == list(ask.sources) else NOTHING),
        "not": places,
    }


def form_and_kind(ask: Researcher) -> Json:
    return ask.by_source(_form_and_kind)


def _form_and_kind(ask: Researcher) -> Json:
    found: Json = {
        "form": only(ask.values(AGREEMENT, "form")),
        "kind_of_tie": ask.values(AGREEMENT, "kind of tie"),
    }
    # A description counts as a name where the source uses its very words as one.
    spelled = ask.claims(about=AGREEMENT, relationship="MENTIONS", mentions=True)
    names = {mention["as_written"] for mention in spelled}
    for claim in ask.claims(about=AGREEMENT, attribute="described as"):
        if claim["as_written"] in names:
            found["also_called"] = claim["value"].removeprefix("a ")
    return found


def binding(ask: Researcher) -> Json:
    return {
        "not_stated_in": ask.silent(about=AGREEMENT, attribute="binding"),
        "not": [
            c["value"] for c in ask.claims(about=AGREEMENT, attribute="binding", modality="any")
        ],
    }


def mayors(ask: Researcher) -> Json:
    deputies = [claim["start"]["id"] for claim in ask.claims(relationship="DEPUTY_TO")]
    posts = [
        post
        for city in ("konya", "khoy")
        for post in ask.starts("POST_OF", city)
        if post not in deputies
    ]
    silent = [ask.silent(relationship="HOLDS_POST", end=post) for post in posts]
    held = [
        claim["start"]["id"]
        for post in posts
        for claim in ask.claims(about=post, relationship="HOLDS_POST", modality="any")
    ]
    return {
        "not_stated_in": [source for source in ask.sources if all(source in s for s in silent)],
        "posts": posts,
        "holders": held,
        "not": held,
    }


def uclg_head(ask: Researcher) -> Json:
    return ask.by_source(_uclg_head) | {
        "not": [
            *(heads := ask.starts("POST_OF", "uclg")),
            *(name for post in heads for name in ask.starts("HOLDS_POST", post)),
            *(name for post in heads for name in ask.ends(post, "SAME_HOLDER_AS")),
            *(name for post in heads for name in ask.starts("SAME_HOLDER_AS", post)),
        ]
    }


def _uclg_head(ask: Researcher) -> Any:
    posts = ask.starts("POST_OF", "uclg")
    if not posts:
        return ask.found(None, relationship="POST_OF", end="uclg")
    (post,) = posts
    same = ask.claims(about=post, relationship="SAME_HOLDER_AS")
    days = [claim["dates"].get("as_of", {}).get("edtf") for claim in same]
    person = only(ask.starts("HOLDS_POST", post))
    return {
        "post": post,
        "of": only(ask.ends(post, "POST_OF")),
        "same_holder_as": only([claim["start"]["id"] for claim in same]),
        "person": ask.found(person, relationship="HOLDS_POST", end=post),
        "speaker": only(ask.speakers(same)),
        # A claim without a date of its own is of the day on which its source was published.
        "as_of": only([day or c["source"]["published"] for day, c in zip(days, same, strict=True)]),
    }


def council_chairs(ask: Researcher) -> Json:
    return ask.by_source(_chairs)


def _chairs(ask: Researcher) -> Json:
    posts = ("chair-council-khoy", "chair-culture-committee-khoy")
    return {
        post: ask.found(only(ask.starts("HOLDS_POST", post)), relationship="HOLDS_POST", end=post)
        for post in posts
    }


def burials(ask: Researcher) -> Json:
    claims = ask.claims(relationship="BURIED_IN")
    buried = {city: ask.starts("BURIED_IN", city) for city in ("khoy", "konya")}
    return {**buried, "sources": sources_of(claims)}


def province_and_country(ask: Researcher) -> Json:
    return ask.by_source(_provinces_and_countries)


def _provinces_and_countries(ask: Researcher) -> Json:
    return {city: _province_and_country(ask, city) for city in ("khoy", "konya")}


def _province_and_country(ask: Researcher, city: str) -> Json:
    areas = [
        claim["end"]
        for claim in ask.claims(about=city, relationship="LOCATED_IN")
        if claim["start"]["id"] == city
    ]
    asked = {"start": city, "relationship": "LOCATED_IN"}
    provinces = [area["id"] for area in areas if area["kind"] == "province"]
    countries = [area["id"] for area in areas if area["type"] == "Country"]
    return {
        "province": ask.found(only(provinces), **asked),
        "country": ask.found(only(countries), **asked),
    }
