"""Letters that are wrong: how many, which, and what is too far-fetched to be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import edge, snapshot, thing

from graphsvc.resolve.candidates import SURE, How
from graphsvc.resolve.matcher import Matcher
from graphsvc.resolve.query import Query
from graphsvc.resolve.typos import distance, typo


@pytest.mark.parametrize(
    ("asked", "there", "letters"),
    [
        ("khoi", "khoy", 1),
        ("konia", "konya", 1),
        ("knoya", "konya", 1),
        ("prto", "porto", 1),
        ("pariss", "paris", 1),
        ("isfahn", "isfahan", 1),
        ("ispahan", "isfahan", 1),
        ("erevan", "yerevan", 1),
        ("kazvin", "qazvin", 1),
        ("barcelna", "barcelona", 1),
        ("barcalonna", "barcelona", 2),
        ("سمرقنت", "سمرقند", 1),
    ],
)
def test_letters_that_sound_alike_are_doubled_or_left_out(
    asked: str, there: str, letters: int
) -> None:
    assert typo(asked, there) == letters


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("munich", "municipality"),
        ("munich", "zurich"),
        ("iraq", "iran"),
        ("izmit", "izmir"),
        ("kenya", "konya"),
        ("van", "ban"),
        ("merlin", "berlin"),
        ("ریاض", "ریاست"),
        ("q12345", "q12346"),
        ("1990", "1991"),
        ("konya", "konya"),
    ],
)
def test_what_is_another_word_is_no_typo(asked: str, there: str) -> None:
    assert typo(asked, there) is None


WORDS = st.text("abcdeklmnoprstu", min_size=3, max_size=9)


@given(WORDS, WORDS, WORDS)
def test_the_distance_is_one(a: str, b: str, c: str) -> None:
    assert distance(a, a) == 0
    assert distance(a, b) == distance(b, a) >= abs(len(a) - len(b))
    assert (distance(a, b) == 0) == (a == b)
    assert distance(a + c, b + c) <= distance(a, b)


PARTS = ["porto", "port", "north", "northern", "bay", "bai", "bayside", "linden", "lindem"]
NAMES = st.lists(
    st.lists(st.sampled_from(PARTS),
             min_size=1, max_size=3).map(" ".join),
    min_size=1, max_size=8, unique=True,
)  # fmt: skip


@given(NAMES, st.data())
def test_right_words_stand_before_wrong_ones_and_wrong_ones_are_never_enough(
    names: list[str], data: st.DataObject
) -> None:
    things = [thing(f"t{i}", "City", name) for i, name in enumerate(names)]
    claims = [edge("t0", "LOCATED_IN", "land")]
    matcher = Matcher(snapshot([*things, thing("land", "Country", "Land")], claims))
    asked = data.draw(st.sampled_from(names))
    letters = list(asked)
    at = data.draw(st.integers(0, len(letters) - 1))
    letters[at] = data.draw(st.sampled_from("aeoxi"))
    for text in (asked, "".join(letters), f"{asked}, Land", f"city of {asked}"):
        found = matcher.find(Query(text)).found
        scores = [candidate.score for candidate in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        hows = [candidate.how is How.TYPO for candidate in found]
        assert hows == sorted(hows), "a typo stands above a right word"
        loose = (How.TYPO, How.PARTIAL, How.WORDS, How.PREFIX)
        assert not [c for c in found if c.how in loose and c.score >= SURE]
    assert asked in {c.name.text for c in matcher.find(Query(asked)).found if c.score >= SURE}


def test_a_long_name_is_not_found_by_one_wrong_word_of_it() -> None:
    things = [
        thing("t0", "Organization", "Municipality of Elmbridge"),
        thing("t1", "Organization", "Mersin Times"),
        thing("t2", "Person", "Bahman Rezanejad"),
    ]
    matcher = Matcher(snapshot(things))
    for text, wanted in (("Munich", []), ("Merzin", []), ("Rezanejed", ["t2"])):
        assert [c.entity for c in matcher.find(Query(text)).found] == wanted, text
    (found,) = matcher.find(Query("Merzin Times")).found
    assert (found.entity, found.how) == ("t1", How.TYPO)
