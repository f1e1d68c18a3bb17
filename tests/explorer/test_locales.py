"""The texts of the page: the same ones in each language, with its plurals, and in its own words."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from graphsvc.api.pages import FOLDER

LOCALES: dict[str, dict[str, Any]] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in (FOLDER / "locales").glob("*.json")
}
CATEGORIES = {
    "en": {"one", "other"},
    "fa": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
"""Which plural forms a language has (CLDR, as Intl.PluralRules gives them)."""
NAMES = {"graphsvc", "load", "Enter", "G", "Konya", "UCLG"}
"""What is written in Latin letters in every language: names, keys, commands."""
LATIN = re.compile(r"[A-Za-z]+")
COUNTED = ("figures.entities", "figures.claims", "figures.sources", "figures.conflicts")


def texts(language: str) -> dict[str, str]:
    """Every text by its key, plural forms with theirs."""
    found: dict[str, str] = {}
    for key, said in LOCALES[language].items():
        forms = said if isinstance(said, dict) else {"": said}
        found |= {f"{key} {form}".strip(): text for form, text in forms.items()}
    return found


def test_there_are_three_languages() -> None:
    assert LOCALES.keys() == CATEGORIES.keys()


@pytest.mark.parametrize("language", CATEGORIES)
def test_a_language_has_every_text_and_all_its_plurals(language: str) -> None:
    own, model = LOCALES[language], LOCALES["en"]
    assert list(own) == list(model), "the same keys in the same order"
    for key, said in own.items():
        assert isinstance(said, dict) == isinstance(model[key], dict), key
        if isinstance(said, dict):
            assert said.keys() == CATEGORIES[language], key


@pytest.mark.parametrize("language", CATEGORIES)
def test_what_is_filled_in_is_filled_in_everywhere(language: str) -> None:
    for key, text in texts(language).items():
        holes = set(re.findall(r"\{(\w+)\}", text))
        model = LOCALES["en"].get(key) or LOCALES["en"][key.split(" ")[0]]
        wanted = set(re.findall(r"\{(\w+)\}", str(model)))
        assert holes <= wanted, key
        assert wanted - holes <= {"n"}, key


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_no_english_is_left(language: str) -> None:
    left = {
        key: words
        for key, text in texts(language).items()
        if (words := set(LATIN.findall(re.sub(r"\{\w+\}", "", text))) - NAMES)
    }
    assert left == {}
    assert [k for k, t in texts(language).items() if re.search("[0-9]", t) and k != "keys"] == []


def test_the_letters_of_a_language_are_its_own() -> None:
    assert {k: t for k, t in texts("fa").items() if re.search("[يكىإ]", without_names(t))} == {}
    assert {k: t for k, t in texts("ar").items() if re.search("[گچپژکی]", t)} == {}


def without_names(text: str) -> str:
    """A text without the names in other languages that the search field gives as examples."""
    return text.replace("قونية", "")


@pytest.mark.parametrize("wrong", ["جستجو", "آنها", "پالایه", "عهده‌دار", "ادعا", "به‌صراحت"])
def test_persian_has_one_word_for_one_thing(wrong: str) -> None:
    assert [key for key, text in texts("fa").items() if wrong in text] == []


@pytest.mark.parametrize("wrong", ["مؤكَّد", "مؤكد", "تؤكد", "القيّم", "برسم", "بأي خط", "الرسم"])
def test_arabic_confirms_nothing_and_has_one_word_for_one_thing(wrong: str) -> None:
    assert [key for key, text in texts("ar").items() if wrong in text] == []


def test_as_of_is_no_end() -> None:
    assert LOCALES["ar"]["date.as_of"] == "كما في"
    assert LOCALES["fa"]["date.as_of"] == "به تاریخِ"
    for language in CATEGORIES:
        said = LOCALES[language]
        assert said["date.as_of"] != said["date.to"]
        assert said["date.as_of"].split()[0] in said["seen.day"].capitalize() + said["seen.day"]


@pytest.mark.parametrize("key", COUNTED)
def test_a_hundred_in_arabic_is_not_eleven(key: str) -> None:
    said = LOCALES["ar"][key]
    assert said["many"] != said["other"]
    assert said["many"].endswith(("ًا", "ا"))
    assert said["other"] == said["one"], "after a hundred stands the singular"


@pytest.mark.parametrize("language", CATEGORIES)
def test_what_is_contested_has_one_word(language: str) -> None:
    words = {"en": "ontested", "fa": "اختلاف", "ar": "تعارض"}
    said = LOCALES[language]
    for key in ("contested", "key.contested", "against"):
        assert words[language] in said[key], key
    assert all(words[language] in form for form in said["figures.conflicts"].values())


@pytest.mark.parametrize("language", CATEGORIES)
def test_no_dot_separates_what_could_be_a_zero(language: str) -> None:
    assert [key for key, text in texts(language).items() if "·" in text] == []
    for path in [*FOLDER.glob("*.js"), *FOLDER.glob("*.css")]:
        lines = path.read_text("utf-8").splitlines()
        assert [line for line in lines if " · " in line and "graphsvc`" not in line] == [], (
            path.name
        )
