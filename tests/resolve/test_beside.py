"""Words beside a name: where it lies, of which type it is, what adorns it, what is not read."""

from __future__ import annotations

from functools import cache

import pytest
from snapshots import edge, snapshot, thing

from graphsvc.model.records import Claim, Entity
from graphsvc.resolve.candidates import SURE, Candidate, How, Why
from graphsvc.resolve.matcher import Matcher
from graphsvc.resolve.query import Query


def of_kind(kind: str, entity: Entity) -> Entity:
    return entity.model_copy(update={"kind": kind})


def country(name: str, code: str, *called: str) -> Entity:
    return thing(name, "Country", *called, external_ids={"iso3166": code})


THINGS = (
    country("norland", "NO", "Norland", "نورلند"),
    country("sudland", "SE", "South Land", "ساوتلند"),
    of_kind("province", thing("upper", "Region", "Upper Province")),
    of_kind("province", thing("lower", "Region", "Lower Province")),
    of_kind("bloc", thing("league", "Region", "Amber League")),
    thing("weston-upper", "City", "Weston", "وستون"),
    thing("weston-lower", "City", "Weston", "وستون"),
    thing("weston-nowhere", "City", "Weston", "وستون"),
    thing("elm", "City", "Elmbridge", "الزهراء"),
    thing("elm-council", "Organization", "Town council of Elmbridge"),
    of_kind("municipality", thing("elm-hall", "Organization", "Municipality of Elmbridge")),
    thing("elm-mayor", "Post", "Mayor of Elmbridge"),
    thing("elm-lady", "Person", "Ada Elmbridge"),
    thing("hope", "City", "Mount Saint Hope"),
    thing("khan", "Person", "شمس‌الدین نیک‌نژاد", "Shams-al-Din Niknejad"),
)
LIE = (
    ("upper", "norland"), ("lower", "sudland"), ("weston-upper", "upper"),
    ("weston-lower", "lower"), ("elm", "upper"), ("elm", "league"),
)  # fmt: skip


@cache
def matcher() -> Matcher:
    unreal = {"modality": "denied"}
    claims: list[Claim] = [edge(a, "LOCATED_IN", b) for a, b in LIE]
    claims += [edge("weston-nowhere", "LOCATED_IN", "upper", **unreal)]
    claims += [edge("elm-hall", "SERVES", "elm")]
    return Matcher(snapshot(THINGS, claims))


def find(text: str, **known: str) -> list[Candidate]:
    return list(matcher().find(Query(text, **known)).found)


def sure(text: str, **known: str) -> set[str]:
    return {found.entity for found in find(text, **known) if found.score >= SURE}


@pytest.mark.parametrize(
    "text",
    [
        "Weston, Upper Province",
        "Weston Upper Province",
        "Weston (Norland)",
        "Norland: Weston",
        "Weston, Upper Province, Norland",
        "Weston NO",
        "Weston, NOR",
        "وستون نورلند",
        "City of Weston, Norland",
    ],
)
def test_a_place_beside_a_name_is_where_it_lies_through_whatever_lies_between(text: str) -> None:
    assert sure(text) == {"weston-upper"}
    assert "weston-lower" not in {found.entity for found in find(text)}, "it lies elsewhere"


def test_who_is_not_said_to_lie_there_comes_after_and_is_not_taken_for_it() -> None:
    first, second = find("Weston, Norland")
    assert (first.entity, second.entity) == ("weston-upper", "weston-nowhere")
    assert second.score < SURE <= first.score
    assert [reason.why for reason in second.reasons] == [Why.NAME, Why.PLACE_NOT_STATED]
    assert [(r.why, r.words, r.means) for r in first.reasons] == [
        (Why.NAME, "weston", "Weston"),
        (Why.PLACE, "norland", "norland"),
    ]


def test_a_name_of_several_is_ambiguous_and_none_is_first_by_size() -> None:
    assert sure("Weston") == {"weston-upper", "weston-lower", "weston-nowhere"}
    assert {found.score for found in find("Weston")} == {1.0}


@pytest.mark.parametrize("text", ["Elmbridge, South Land", "Elmbridge, Lower Province"])
def test_what_lies_elsewhere_is_not_meant(text: str) -> None:
    assert "elm" not in {found.entity for found in find(text)}
    assert sure(text) == set()


def test_a_bloc_is_no_other_place() -> None:
    assert sure("Elmbridge, Norland") == {"elm"}
    assert sure("Elmbridge, Amber League") == {"elm"}


def test_what_is_known_beside_the_text_counts_like_what_stands_in_it() -> None:
    assert sure("Weston", country="Norland") == {"weston-upper"}
    assert sure("Weston", country="SE") == {"weston-lower"}
    assert sure("Weston", region="Upper Province") == {"weston-upper"}
    assert sure("Weston", region="Upper") == set(), "no known place"
    assert sure("Weston", country="Atlantis") == set()
    assert sure("Elmbridge", type="Post") == set()
    assert sure("Elmbridge mayor", type="Post") == {"elm-mayor"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("City of Elmbridge", "elm"),
        ("Elmbridge town", "elm"),
        ("شهر زهرا", "elm"),
        ("مدينة الزهراء", "elm"),
        ("holy city of Elmbridge", "elm"),
        ("زهرای مقدس", "elm"),
        ("Elmbridge Belediyesi", "elm-hall"),
        ("Elmbridge mayor", "elm-mayor"),
        ("Dr Ada Elmbridge", "elm-lady"),
        ("Mt St Hope", "hope"),
        ("Mount San Hope", "hope"),
        ("شمس الدین نیک نژاد", "khan"),
        ("نیک‌نژاد شمس‌الدین", "khan"),
        ("Niknejad, Shams al Din", "khan"),
    ],
)
def test_types_epithets_articles_abbreviations_and_joined_words(text: str, wanted: str) -> None:
    assert sure(text) == {wanted}


def test_a_type_that_it_is_not_is_not_read() -> None:
    assert sure("Elmbridge province") == set()
    first = find("province of Elmbridge")[0]
    assert (first.entity, first.how) == ("elm", How.PARTIAL)
    assert (Why.NOT_READ, "province") in {(r.why, r.words) for r in first.reasons}


def test_the_city_stands_before_the_bodies_whose_names_hold_its_own() -> None:
    found = [candidate.entity for candidate in find("Elmbridge")]
    assert found[0] == "elm"
    assert set(found[1:]) == {"elm-council", "elm-hall", "elm-mayor", "elm-lady"}
    assert find("City of Elmbridge")[0].entity == "elm"


def test_most_words_are_enough_to_be_shown_but_not_to_be_taken_for_it() -> None:
    (first, *_) = find("Mount Saint Hope Xanadu")
    assert (first.entity, first.how) == ("hope", How.PARTIAL)
    assert find("Elmbridge Xanadu Atlantis") == []
    assert [c.how for c in find("Elmbridge, Xanadu") if c.entity == "elm"] == [How.PARTIAL]


def test_a_part_of_a_name_may_be_parted_too() -> None:
    for text in ("نیک نژاد", "Nik Nejad", "شمس الدین"):
        assert [candidate.entity for candidate in find(text)] == ["khan"], text
