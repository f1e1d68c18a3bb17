"""Answers to researcher.yaml: what two cities have in common, and what joins them."""

from __future__ import annotations

from itertools import pairwise

from asking import Json
from questions.researcher import (
    Researcher,
    behind,
    by,
    distinct,
    only,
    qualifier,
)


def common_of_isfahan_and_tehran(ask: Researcher) -> Json:
    of = ["isfahan", "tehran"]
    common = ask.every("/v1/common", a=of[0], b=of[1])
    ties = [ask.ties(city) for city in of]
    contested = [tie["other"]["id"] for of_one in ties for tie in of_one if tie["contested"]]
    kinds = [_by_city(ask, of_one) for of_one in ties]
    both = [name for name in kinds[0] if name in kinds[1]]
    sisters = [name for name in both if all("sister city" in of_one[name] for of_one in kinds)]
    others = [
        {
            "city": name,
            **{city: only(known[name]) for city, known in zip(of, kinds, strict=True)},
            **({"contested": True} if name in contested else {}),
        }
        for name in both
        if name not in sisters
    ]
    return {
        "of": of,
        "sister_cities": sisters,
        "other_kind": others,
        "networks": [
            item["entity"]["id"]
            for item in common
            if all("MEMBER_OF" in item[side]["relationships"] for side in "ab")
        ],
        "not_sister_cities": sisters,
        "both_in": [
            item["entity"]["id"]
            for item in common
            if all("LOCATED_IN" in item[side]["relationships"] for side in "ab")
        ],
    }


def _by_city(ask: Researcher, ties: list[Json]) -> dict[str, list[str]]:
    """The kinds of all ties with each city: a cooperation is a tie of its own."""
    found: dict[str, list[str]] = {}
    for tie in ties:
        found.setdefault(tie["other"]["id"], []).extend(_kinds(ask, tie))
    return {city: distinct(kinds) for city, kinds in found.items()}


def _kinds(ask: Researcher, tie: Json) -> list[str]:
    """As what sources name a tie."""
    named = [qualifier(claim, "kind") for claim in tie["direct"]]
    for shared in tie["agreements"]:
        named += ask.values(shared["agreement"]["id"], "kind of tie")
    return distinct(kind for kind in named if kind)


def path_khoy_to_isfahan(ask: Researcher) -> Json:
    answer = ask.get("/v1/paths", from_="khoy", to="isfahan")
    routes = [[path[0]["start"], *(hop["end"] for hop in path)] for path in answer["paths"]]
    cities = distinct([e["id"] for e in route if e["type"] == "City"] for route in routes)
    steps = [(a, b) for route in cities for a, b in pairwise(route)]
    return {
        "cities_on_path": only(cities),
        "between_cities": distinct(
            name.lower().replace("_", " ")
            for path in answer["paths"]
            for hop in path
            for name in hop["relationships"]
        ),
        "rests_on": [
            {
                "from": a,
                "to": b,
                "includes": distinct(only(list(by(c).values())) for c in behind(ask.tie(a, b))),
            }
            for a, b in steps
        ],
        "not_through": [entity["id"] for route in routes for entity in route],
    }
