"""Folding: the spellings that must meet, those that must not, and what holds for every text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.text.fold import compact, fold

SAME_NAME = [
    ("خوي", "خوی", "Arabic and Persian yeh"),
    ("صنعاء", "صنعا", "final hamza left out"),
    ("كرمان", "کرمان", "Arabic and Persian kaf"),
    ("مكة", "مکه", "teh marbuta and heh"),
    ("خانۀ شهر", "خانه شهر", "heh with yeh above"),
    ("لاہور", "لاهور", "Urdu heh goal"),
    ("هەولێر", "ههولیر", "Kurdish ae and e"),
    ("کۆیە", "کویه", "Kurdish o"),
    ("إسطنبول", "اسطنبول", "hamza below alef"),
    ("أنقرة", "انقره", "hamza above alef"),
    ("آنکارا", "انکارا", "madda"),
    ("ٱلقدس", "القدس", "alef wasla"),
    ("مؤسسة", "موسسه", "hamza on waw"),
    ("هيئة", "هییه", "hamza on yeh"),
    ("مُحَمَّد", "محمد", "harakat and shadda"),
    ("رحمٰن", "رحمن", "superscript alef"),
    ("مديـــنة", "مدینه", "tatweel"),
    ("خواهر\u200cخواندگی", "خواهرخواندگی", "zero-width non-joiner"),
    ("\u202bقم\u202c\u200f", "قم", "directional controls"),
    ("ﻻﻫﻮﺭ", "لاهور", "presentation forms"),
    ("١٤٠٤", "1404", "Arabic-Indic digits"),
    ("۱۴۰۴", "1404", "Persian digits"),
    ("Şanlıurfa", "SANLIURFA", "dotless i and cedilla"),
    ("İstanbul", "istanbul", "dotted capital i"),
    ("Beyoğlu", "beyoglu", "soft g"),
    ("Łódź", "lodz", "stroke through l"),
    ("Tromsø", "tromso", "stroke through o"),
    ("Đà Nẵng", "da nang", "two marks on one letter"),
    ("Gießen", "giessen", "sharp s"),
    ("Ærø", "aero", "ligature letter"),
    ("Þórshöfn", "thorshofn", "thorn"),
    ("Sana’a", "sanaa", "curly apostrophe"),
    ("Sana'a", "sanaa", "straight apostrophe"),
    ("Sana´a", "sanaa", "accent for an apostrophe"),
    ("ʿAmmān", "amman", "modifier letter"),
    ("“Konya”", "konya", "curly quotes"),
    ("Al-Quds", "al quds", "hyphen"),
    ("  Tehran,\n\tIran. ", "tehran iran", "punctuation and white space"),
    ("Kon\u00adya\ufeff\ufe0f", "konya", "soft hyphen, byte order mark, variation selector"),
    ("ＫＯＮＹＡ", "konya", "full width"),
    ("Αθήνας", "ΑΘΗΝΑΣ", "final sigma"),
]

LATIN = st.characters(max_codepoint=0x24F, categories=["Lu", "Ll"])
ARABIC = st.characters(min_codepoint=0x620, max_codepoint=0x6D3, categories=["Lo"])
ACCENTS = st.characters(min_codepoint=0x300, max_codepoint=0x344, categories=["Mn"])
HARAKAT = st.sampled_from("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
INVISIBLE = st.sampled_from(
    "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2066\u2069\u2060\ufe0f"
)
QUOTES = st.sampled_from("'’‘ʼʿʾ“”\"`")


def sprinkled(
    letters: st.SearchStrategy[str], signs: st.SearchStrategy[str]
) -> st.SearchStrategy[tuple[str, str]]:
    """A word, and the same word with signs strewn among its letters."""
    pairs = st.lists(st.tuples(letters, st.lists(signs, max_size=2)), min_size=1)
    return pairs.map(
        lambda ps: ("".join(p[0] for p in ps), "".join(p[0] + "".join(p[1]) for p in ps))
    )


@pytest.mark.parametrize(
    ("written", "other"), [row[:2] for row in SAME_NAME], ids=[row[2] for row in SAME_NAME]
)
def test_spellings_of_one_name_meet(written: str, other: str) -> None:
    assert fold(written) == fold(other) != ""


def test_what_is_written_out_in_the_folded_form() -> None:
    """Pins the outcome itself, so that folding everything to one word would fail."""
    assert fold("Şanlıurfa Büyükşehir-Belediyesi") == "sanliurfa buyuksehir belediyesi"
    assert fold("شهرداری خوي (آذربايجان)") == "شهرداری خوی اذربایجان"
    assert fold("№ ۱۲") == "no 12"


@pytest.mark.parametrize(
    ("one", "another"),
    [("قم", "گم"), ("Gaza", "Giza"), ("がく", "かく"), ("कि", "कु"), ("Αθήνα", "Αθήναι")],
)
def test_different_names_stay_apart(one: str, another: str) -> None:
    assert fold(one) != fold(another)


@pytest.mark.parametrize("name", ["서울", "がく", "東京", "हिन्दी", "กรุงเทพ"])
def test_letters_of_other_scripts_are_kept_whole(name: str) -> None:
    assert fold(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("nothing", ["", " \n", "«…»", "\u200c\u200d", "ء", "'"])
def test_nothing_is_left_of_what_has_no_letters(nothing: str) -> None:
    assert fold(nothing) == compact(nothing) == ""


def test_the_three_spellings_of_a_compound_meet_when_compact() -> None:
    spellings = ["خواهر خواندگی", "خواهر\u200cخواندگی", "خواهرخواندگی", "خواهر-خواندگي"]
    assert {compact(spelling) for spelling in spellings} == {"خواهرخواندگی"}


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert compact(compact(text)) == compact(text)


@given(st.text())
def test_words_are_parted_by_single_spaces_and_hold_letters_marks_and_numbers_only(
    text: str,
) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split(" ")).strip()
    assert "  " not in folded
    assert {unicodedata.category(sign)[0] for sign in folded.replace(" ", "")} <= set("LMN")


@given(st.text())
def test_the_unicode_form_of_the_input_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(st.text(st.one_of(LATIN, ARABIC)))
def test_case_and_surroundings_do_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(f" «{text}»\t")


@given(st.one_of(sprinkled(LATIN, ACCENTS), sprinkled(ARABIC, HARAKAT)))
def test_marks_do_not_matter(words: tuple[str, str]) -> None:
    assert fold(words[0]) == fold(words[1])


@given(sprinkled(st.one_of(LATIN, ARABIC), st.one_of(INVISIBLE, QUOTES)))
def test_invisible_characters_and_apostrophes_do_not_matter(words: tuple[str, str]) -> None:
    assert fold(words[0]) == fold(words[1])


def test_every_letter_of_latin_1_and_extended_a_becomes_ascii() -> None:
    letters = filter(str.isalpha, map(chr, range(0xC0, 0x180)))
    assert [letter for letter in letters if not (fold(letter).isascii() and fold(letter))] == []


@given(st.text(), st.text())
def test_words_fold_one_by_one(one: str, another: str) -> None:
    assert fold(f"{one} {another}") == " ".join(filter(None, [fold(one), fold(another)]))
