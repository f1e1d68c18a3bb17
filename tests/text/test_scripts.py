"""The direction of names, and the characters a name may not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.text.scripts import direction, has_controls, isolate

BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("قونیه", "rtl"),
        ("ירושלים", "rtl"),
        ("Konya", "ltr"),
        ("", "ltr"),
        ("12 – (", "ltr"),
        ("(۱۲) قم", "rtl"),
        ("«Konya» قونیه", "ltr"),
        ("\u200fKonya", "rtl"),
        ("\u2068Konya\u2069 قونیه", "rtl"),
        ("\u2067قم\u2066خوی\u2069قم\u2069 Konya", "ltr"),
        ("\u2069قم", "rtl"),
        ("\u2068Konya قم", "ltr"),
        ("\u2068Konya\nقم", "rtl"),
    ],
)
def test_direction_is_that_of_the_first_strong_character(text: str, way: str) -> None:
    assert direction(text) == way


@given(st.text("0123456789 .,-()«»۱۲"), st.sampled_from("قخא"), st.sampled_from("aşжα"))
def test_neutral_and_weak_characters_never_decide(start: str, right: str, left: str) -> None:
    assert direction(start + right + left) == "rtl"
    assert direction(start + left + right) == "ltr"


@pytest.mark.parametrize("sign", [*BIDI_CONTROLS, *"\x00\x07\x08\x0b\x0c\r\x1b\x1f\x7f\x85\ud800"])
def test_names_with_controls_are_refused_wherever_they_stand(sign: str) -> None:
    assert all(has_controls(name) for name in (sign, f"{sign}قم", f"Kon{sign}ya", f"قم{sign}"))


def test_balanced_isolates_are_refused_too() -> None:
    assert has_controls("\u2068قم\u2069")


@pytest.mark.parametrize(
    "name",
    ["", "Konya", "خواهر\u200cخواندگی", "क्\u200dष", "قم\u200e\u200f\u061c", "a\tb\nc", "👍🏽"],
)
def test_good_spelling_is_let_through(name: str) -> None:
    assert not has_controls(name)


def test_isolate_wraps() -> None:
    assert isolate("قم") == "\u2068قم\u2069"


@given(st.text(st.sampled_from(BIDI_CONTROLS + "aق 1")))
def test_an_isolated_text_never_decides_the_direction_around_it(wild: str) -> None:
    assert direction(isolate(wild) + "قa") == "rtl"
    assert direction(isolate(wild) + "aق") == "ltr"


@given(st.text())
def test_isolating_keeps_the_words_and_twice_is_once(text: str) -> None:
    assert isolate(isolate(text)) == isolate(text)
    if not has_controls(text):
        assert isolate(text)[1:-1] == text
