"""Quotes and documents: what is no word in them may differ, and what differs otherwise is named."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphsvc.errors import VerificationFailed
from graphsvc.model.records import Quote
from graphsvc.sources.coverage import cover
from graphsvc.sources.documents import Document
from graphsvc.sources.seed import read_seed
from graphsvc.text.plain import Span

SIGNS = ["\u00ad", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u2060", "\ufeff", "\u2067"]
WHITE = [
    " ",
    "  ",
    "\u00a0",
    "\u202f",
    "\u2009",
    "\t",
    "\n",
    "\r\n",
    " \u200f ",
    "\u3000",
    "\u2028",
]
LETTERS = "aeioumnrstÉüşöğıñابتسردنیکگچهةأإئؤۀيكмирйё가나다한글ひがたパ12۳۴٥"
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=7)
untimed = settings(deadline=None)


def document(text: str) -> Document:
    return Document("text.txt", text, "")


def refused(text: str, words: str) -> str:
    with pytest.raises(VerificationFailed) as error:
        document(text).place_of(Quote(text=words))
    return error.value.detail


@pytest.mark.parametrize(
    ("text", "words", "stands"),
    [
        ("Oakford\u00a0and Elmstead are\u202ftwinned.", "Oakford and Elmstead are twinned", 0),
        ("We met. Oakford and\r\n   Elmstead\tsigned.", "Oakford and Elmstead signed", 8),
        ("Oakford  and\u2003Elmstead", "Oakford and Elmstead", 0),
        ("Chênebourg\u00a0: avec «\u202fEichstadt\u202f».", "Chênebourg : avec « Eichstadt »", 0),
        ("Chênebourg : jumelée", "Chênebourg: jumelée", 0),
        ("So Elm\u00ad\nstead signed", "Elmstead signed", 3),
        ("So Elm\u00ad\r\n  stead signed", "Elmstead signed", 3),
        ("So Elm\u00ad stead signed", "Elm stead signed", 3),
        ("So Elm\u00adstead\u200b signed", "Elmstead signed", 3),
        ("\ufeff\u200fالبلدة\u200f و\u200eالمدينة وقّعتا", "البلدة والمدينة", 2),
        ("آن\u200cها رفتند", "آنها رفتند", 0),
        ("آنها رفتند", "آن\u200cها رفتند", 0),
        ("the Co\u0302te and Sa\u0303o", "Côte and São", 4),
        ("the Côte and São", "Co\u0302te and Sa\u0303o", 4),
        ("ا\u0654لمدينة", "ألمدينة", 0),
        ("q\u0323\u0307 here", "q\u0307\u0323 here", 0),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af 도시", "한글 도시", 0),
        ("今日は姉妹\n都市です。", "今日は姉妹都市です", 0),
        ("a 9\u202f000 m path", "9 000 m", 2),
    ],
)  # fmt: skip
def test_what_is_no_word_may_differ(text: str, words: str, stands: int) -> None:
    (place,) = document(text).place_of(Quote(text=words))
    assert place.start == stands
    assert document(text).plain_of(place) == document(words).plain.text


@pytest.mark.parametrize(
    ("text", "words", "near", "letters"),
    [
        ("در خبر: علي و كاوه رفتند", "علی و کاوه", "علي و كاوه",
         "U+064A ARABIC LETTER YEH in the document, U+06CC ARABIC LETTER FARSI YEH in the quote; "
         "U+0643 ARABIC LETTER KAF in the document, U+06A9 ARABIC LETTER KEHEH in the quote"),
        ("شهـــر بزرگ", "شهر بزرگ", "شهـــر بزرگ",
         "U+0640 ARABIC TATWEEL U+0640 ARABIC TATWEEL U+0640 ARABIC TATWEEL in the document alone"),
        ("شهر بزرگ", "شهـر بزرگ", "شهر بزرگ", "U+0640 ARABIC TATWEEL in the quote alone"),
        ("سال ۱۴۰۴ بود", "سال 1404 بود", "سال ۱۴۰۴ بود",
         "U+06F1 EXTENDED ARABIC-INDIC DIGIT ONE in the document, U+0031 DIGIT ONE in the quote"),
        ("عام ٢٠٢١ كان", "عام ۲۰۲۱ كان", "عام ٢٠٢١ كان",
         "U+0662 ARABIC-INDIC DIGIT TWO in the document, U+06F2 EXTENDED ARABIC-INDIC DIGIT TWO"),
        ("It is Elmstead’s twin.", "Elmstead's twin", "Elmstead’s twin",
         "U+2019 RIGHT SINGLE QUOTATION MARK in the document, U+0027 APOSTROPHE in the quote"),
        ("a long-term bond", "a long–term bond", "a long-term bond",
         "U+002D HYPHEN-MINUS in the document, U+2013 EN DASH in the quote"),
        ("in Москва today", "in Mосква today", "in Москва today",
         "U+041C CYRILLIC CAPITAL LETTER EM in the document, U+004D LATIN CAPITAL LETTER M in"),
        ("The Sister city", "The sister city", "The Sister city",
         "U+0053 LATIN CAPITAL LETTER S in the document, U+0073 LATIN SMALL LETTER S in"),
        ("خواهر خوانده شد", "خواهرخوانده شد", "خواهر خوانده شد",
         "U+0020 SPACE in the document alone"),
        ("The cafe is open", "The café is open", "The cafe is open",
         "U+0065 LATIN SMALL LETTER E in the document, U+00E9 LATIN SMALL LETTER E WITH ACUTE in"),
        ("The two towns signed, late.", "two towns signed", None, None),
        ("The two towns signed late", "two towns agreed late", "two towns signed late",
         "«signed» in the document, «agreed» in the quote"),
        ("The two old towns signed", "The two towns signed", "The two old towns signed",
         "«old» in the document"),
        ("the end. The town.", "the end. The town!", "the end. The town.",
         "U+002E FULL STOP in the document, U+0021 EXCLAMATION MARK in the quote"),
    ],
)  # fmt: skip
def test_what_differs_is_refused_and_named(
    text: str, words: str, near: str | None, letters: str | None
) -> None:
    if letters is None:
        assert document(text).place_of(Quote(text=words))
        return
    said = refused(f"Before it. {text}\nMuch more follows, of other things.", words)
    assert said.startswith(f"not in text.txt, word for word: «{words}»; nearest: «{near}»; ")
    assert letters in said


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Oakford signed", "ford signed", "it begins or ends within a word of «Oakford signed»"),
        ("کتاب\u200cها رفت", "کتاب", "it begins or ends within a word of «کتاب\u200cها»"),
        ("Elm\u00adstead", "stead", "it begins or ends within a word of «Elmstead»"),
        ("Cafe\u0301", "Cafe", "it begins or ends within a word of «Cafe\u0301»"),
        ("Oakford signed", "nothing of the kind here", "nothing there is like it"),
        ("Oakford signed", "\u200f…", "there is no word in it"),
        ("", "Oakford", "nothing there is like it"),
    ],
)
def test_why_words_are_nowhere(text: str, words: str, why: str) -> None:
    assert refused(text, words).endswith(f"»; {why}")


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, Span]:
    """A text, and a stretch of it from the beginning of one word to the end of another."""
    words = draw(st.lists(WORDS, min_size=1, max_size=12))
    text, spans = "", []
    for word in words:
        spans.append((len(text), len(text) + len(word)))
        text += word + draw(st.sampled_from([" ", ", ", ". ", " «", "» ", " - "]))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return text, Span(spans[first][0], spans[last][1])


def disturbed(draw: st.DrawFn, text: str) -> tuple[str, list[int]]:
    """The text with other white space, invisible signs and decomposed letters; where each went."""
    made, places = "", []
    for character in text:
        # A soft hyphen where a line ends says that the word goes on.
        made += draw(st.sampled_from(["", "", *(SIGNS[1:] if character == " " else SIGNS)]))
        places.append(len(made))
        if character == " ":
            made += draw(st.sampled_from(WHITE))
        else:
            made += unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), character)
    return made, [*places, len(made)]


@untimed
@given(st.data())
def test_a_quote_is_found_at_its_place_however_the_document_is_set(data: st.DataObject) -> None:
    text, span = data.draw(texts())
    words = text[span.start : span.end]
    made, places = disturbed(data.draw, text)
    before = document(text).places(words)
    assert span in before
    after = document(made).places(words)
    assert [place.start for place in after] == [places[place.start] for place in before]
    for old, new in zip(before, after, strict=True):
        assert places[old.end - 1] < new.end <= places[old.end]


@untimed
@given(st.data())
def test_a_document_holds_a_quote_however_the_quote_is_set(data: st.DataObject) -> None:
    text, span = data.draw(texts())
    words, _ = disturbed(data.draw, text[span.start : span.end])
    assert span in document(text).places(words)
    assert document(text).places(f" {words}\n") == document(text).places(words)


@untimed
@given(st.data())
def test_another_letter_is_refused_and_named(data: st.DataObject) -> None:
    text, span = data.draw(texts())
    words = text[span.start : span.end]
    assume(sum(map(str.isalnum, words)) > 5)
    place = data.draw(st.integers(0, len(words) - 1))
    other = data.draw(st.sampled_from("xqwژعخщ9"))
    assume(words[place].isalnum())
    changed = words[:place] + other + words[place + 1 :]
    made, _ = disturbed(data.draw, text)
    said = refused(made, changed)
    assert "nearest: «" in said
    assert f"U+{ord(other):04X} {unicodedata.name(other)}" in said or f"«{changed}»" in said


@untimed
@given(
    st.lists(st.sampled_from([*LETTERS, *SIGNS, *WHITE, "\u0301", "\u0327", ".", "«"])).map("".join)
)
def test_the_plain_form_stays_and_leads_back(text: str) -> None:
    found = document(text).plain
    assert document(found.text).plain.text == found.text
    assert len(found.places) == len(found.text)
    assert all(0 <= place < len(text) for place in found.places)
    normal = document(unicodedata.normalize("NFC", text)).plain.text
    assert unicodedata.normalize("NFC", normal) == unicodedata.normalize("NFC", found.text)
    assert not set(found.text) & (set(SIGNS) | {"\n", "\t", "\u00a0"})


SEED = """\
entities:
  - {id: oakford, type: City, names: {en: Oakford}}
  - {id: elmstead, type: City, names: {en: Elmstead}}
source: {id: leaflet, kind: news, language: en, published: 2026-03-02, document: leaflet.txt}
mentions: [{entity: oakford, as: Oakford}, {entity: elmstead, as: Elmstead}]
claims:
  - {edge: [oakford, twinned with, elmstead], quote: {text: Oakford and Elmstead are twins, nth: 2}}
  - {edge: [oakford, cooperates with, elmstead], quote: {text: Oakford and Elmstead, nth: 1}}
  - {about: oakford, attribute: described as, value: old, quote: {text: Oakford is, nth: 2}}
"""
LEAFLET = (
    "\ufeffOak\u00adford\u00a0and\nElmstead are twins.\u200f "
    "Oakford is new. Then Oakford\u202fis old cafe\u0301. "
    "Oakford  and\u00a0Elmstead are twins. Oakford and\u200f Elmstead are twins."
)


def test_coverage_counts_on_the_document_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "leaflet.yaml").write_text(SEED, "utf-8")
    (tmp_path / "leaflet.txt").write_text(LEAFLET, "utf-8")
    (file,) = read_seed([tmp_path / "leaflet.yaml"]).files
    found = cover(file, tmp_path)
    assert found is not None
    told = [(s.text, len(s.claims), s.words, s.uncited) for s in found.sentences]
    # Where the document ends a line it ends a sentence, so the first one is two.
    assert told == [
        ("Oak\u00adford\u00a0and", 1, 2, ()),
        ("Elmstead are twins.", 1, 3, ("are", "twins")),
        ("Oakford is new.", 0, 3, ("Oakford", "is", "new")),
        ("Then Oakford\u202fis old cafe\u0301.", 1, 5, ("Then", "old", "cafe\u0301")),
        ("Oakford  and\u00a0Elmstead are twins.", 1, 5, ()),
        ("Oakford and\u200f Elmstead are twins.", 1, 5, ()),
    ]  # fmt: skip


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: os.mkfifo(path), lambda path: None])
def test_what_is_no_document_is_never_opened(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path / "leaflet.txt")
    with pytest.raises(VerificationFailed, match=r"There is no document leaflet\.txt"):
        Document.read(tmp_path, "leaflet.txt")
