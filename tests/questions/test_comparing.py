"""The comparison of answers fails where it should, and nowhere else."""

from __future__ import annotations

import pytest
from asking import Json
from questions.comparing import altered, differences

DAY = "2025-12-15"


@pytest.mark.parametrize(
    ("expected", "found", "count"),
    [
        ({"a": ["x", "y"], "not": ["z"]}, {"a": ["y", "x"], "not": ["x"]}, 0),
        ({"a": ["x"]}, {"a": ["x", "y"]}, 1),
        ({"a": ["x", "y"]}, {"a": ["x"]}, 1),
        ({"a": ["x"]}, {"a": ["x", "x"]}, 1),
        ({"a": "not stated"}, {"a": "nothing in the data"}, 1),
        ({"a": []}, {"a": "not stated"}, 1),
        ({"a": 1}, {}, 1),
        ({}, {"a": 1}, 1),
        ({"s": {"a": 1}}, {"s": {"a": 2}}, 1),
        ({"a": True}, {"a": False}, 1),
        ({"why": "so"}, {}, 0),
        # What must not be answered
        ({"not": ["z"]}, {"not": ["x", "z"]}, 1),
        ({"not": {"s": "day"}}, {"not": {"s": "day", "t": "other"}}, 1),
        ({"not": {"s": ["day", "other"]}}, {"not": {"s": "day"}}, 1),
        ({"not": {"s": ["x"]}}, {"not": {"s": ["y"]}}, 0),
        ({"not_stated_in": ["s"]}, {"not_stated_in": []}, 1),
        # Order
        ({"path": ["a", "b"]}, {"path": ["b", "a"]}, 2),
        ({"path": ["a", "b"]}, {"path": ["a", "b", "c"]}, 1),
        ({"cities_on_path": ["a", "b"]}, {"cities_on_path": ["b", "a"]}, 2),
        ({"rests_on": [{"s": ["x", "y"]}]}, {"rests_on": [{"s": ["y", "x"]}]}, 0),
        ({"rests_on": [{"includes": ["x"]}]}, {"rests_on": [{"includes": ["y", "x"]}]}, 0),
        ({"a": [{"s": ["x", "y"]}]}, {"a": [{"s": ["y", "x"]}]}, 0),
        # Words
        ({"words": "two words"}, {"words": ["one", "with two words in it"]}, 0),
        ({"words": "two words"}, {"words": ["two", "words"]}, 0),
        ({"words": "two good words"}, {"words": ["two", "words"]}, 1),
        ({"words_on_tie": "یک، دو و سه"}, {"words_on_tie": ["سه", "یک", "دو"]}, 0),
        ({"words_on_tie": "یک، دو و سه"}, {"words_on_tie": ["سه", "یک"]}, 1),
        ({"words": "two"}, {"words": []}, 1),
        ({"says": "what it says"}, {"says": ["in other words"]}, 0),
        ({"says": "what it says"}, {"says": [None, ""]}, 1),
        # What must be among the answers
        ({"a": {"includes": ["x"]}}, {"a": ["x", "y"]}, 0),
        ({"a": {"includes": ["x", "z"]}}, {"a": ["x", "y"]}, 1),
        ({"a": {"includes": [{"b": 1, "c": [1, 2]}]}}, {"a": [{"c": [2, 1], "b": 1}]}, 0),
        ({"a": {"includes": [{"b": 1}]}}, {"a": [{"b": 1, "c": 2}]}, 1),
        ({"includes": ["x"], "b": 1}, {"includes": ["y"], "b": 1}, 1),
        # By source, and as of a day
        ({"sources": ["s", "t"]}, {"sources": ["s"]}, 1),
        ({"as_of": {DAY: [{"certainty": "certain"}]}}, {"as_of": {DAY: []}}, 1),
        (
            {"as_of": {DAY: [{"source": "s", "certainty": "certain"}]}},
            {"as_of": {DAY: [{"source": "s", "certainty": "possible"}]}},
            2,
        ),
        (
            {"as_of": {DAY: [{"source": "s", "certainty": "left_out"}]}},
            {"as_of": {DAY: [{"source": "s", "certainty": "left_out"}]}},
            0,
        ),
        ({"as_of": {DAY: [{"certainty": "left_out"}]}}, {"as_of": {DAY: []}}, 1),
        ({"as_of": {DAY: []}}, {"as_of": {"2025-12-16": []}}, 2),
    ],
)
def test_the_comparison_can_fail(expected: Json, found: Json, count: int) -> None:
    assert len(list(differences(expected, found))) == count


def test_every_alteration_of_an_answer_is_made_once() -> None:
    answer = {"a": ["x", {"b": "y"}], "c": True, "why": "prose", "not_d": ["z"]}
    assert list(altered(answer)) == [
        {**answer, "a": ["x?", {"b": "y"}]},
        {**answer, "a": ["x", {"b": "y?"}]},
        {**answer, "a": [{"b": "y"}]},
        {**answer, "a": ["x"]},
        {**answer, "c": False},
    ]
