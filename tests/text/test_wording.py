"""Dates in words, in three languages; the page says the same with the same phrases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import graphsvc
from graphsvc.text.wording import PHRASES, in_words

LOCALES = Path(graphsvc.__file__).parent / "explorer" / "locales"
CODES = (*range(21, 25), *range(33, 42))


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2021", "2021"),
        ("2021-05-04", "2021-05-04"),
        ("2021-05-XX", "2021-05"),
        ("2021-22", "summer 2021"),
        ("2021-26", "summer 2021"),
        ("2021-30", "summer 2021 (southern hemisphere)"),
        ("2021-36~", "about fourth quarter of 2021"),
        ("2021-39", "last third of 2021"),
        ("2021-41", "second half of 2021"),
        ("2021~", "about 2021"),
        ("2021-05?", "perhaps 2021-05"),
        ("2021%", "perhaps about 2021"),
        ("202X", "2020s"),
        ("20XX", "2000 – 2099"),
        ("2021/..", "2021 or later"),
        ("../2021-05-04", "2021-05-04 or earlier"),
        ("2021/", "2021 – ?"),
        ("2010/2015-03", "2010 – 2015-03"),
        ("1996-03-20~/1997-03-20~", "about 1996-03-20 – 1997-03-20"),
        ("[1964,1966..1968]", "1964 or 1966 – 1968"),
        ("{1964,1966}", "1964 and 1966"),
        ("[..1984]", "1984 or earlier"),
        ("2025-12-14T10:30:00Z", "2025-12-14, 10:30:00"),
        ("ad:1397", "1397"),
        ("soon", "soon"),
        ("", ""),
    ],
)
def test_codes_and_signs_are_words(edtf: str, said: str) -> None:
    assert in_words(edtf) == said


def test_each_language_has_its_words_and_digits() -> None:
    assert in_words("2021-22", "fa") == "تابستان ۲۰۲۱"
    assert in_words("2021-05~", "fa") == "حدود ۲۰۲۱-۰۵"
    assert in_words("2021-22", "ar") == "صيف ٢٠٢١"
    assert in_words("../2021", "ar") == "٢٠٢١ أو قبله"


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_the_page_says_the_same(language: str) -> None:
    page = json.loads((LOCALES / f"{language}.json").read_text("utf-8"))
    phrases = PHRASES[language]
    names = ("about", "unsure", "decade", "south", "upTo", "since")
    said = [page[f"date.{name}"] for name in (*names, *CODES)]
    own = (phrases.about, phrases.perhaps, phrases.decade, phrases.south, phrases.up_to)
    expected = [*own, phrases.since, *phrases.parts]
    assert [text.replace("{day}", "{}").replace("{year}", "{}") for text in said] == expected
