"""Search: any script, any keyboard; which name matched, and how; every candidate."""

from __future__ import annotations

import functools
import unicodedata

import pytest
from asking import Api
from hypothesis import given
from hypothesis import strategies as st
from snapshots import mention, snapshot, thing

from graphsvc.resolve.matcher import Matcher
from graphsvc.resolve.query import Query
from graphsvc.settings import bundled
from graphsvc.sources.seed import read_seed

# Marks that a careful writer adds and most leave out: vowels, tatweel, the joiner.
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
INVISIBLE = "\u200c\u200d\u200e\u200f\u202b\u2066\u2069\ufeff\u00ad"
TATWEEL = "\u0640"
ACCENTS = "\u0301\u0308\u0323"


def index(*entities: tuple[str, ...], spelled: dict[str, str] | None = None) -> Matcher:
    """Cities with their names; ``spelled``: how a source writes one."""
    things = [thing(entity, "City", *names) for entity, *names in entities]
    claims = [mention(name, text) for name, text in (spelled or {}).items()]
    return Matcher(snapshot(things, claims))


def hits(names: Matcher, text: str) -> list[tuple[str, str]]:
    return [(match.entity, match.how.value) for match in names.find(Query(text)).found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("خوي", "khoy"),  # Arabic keyboard
        ("خوی", "khoy"),  # Persian keyboard
        ("خوى", "khoy"),  # Egyptian habit
        ("KHOY", "khoy"),
        ("Khôy", "khoy"),
        ("خ\u200cو\u200cی", "khoy"),
        ("خـــوی", "khoy"),
        ("خُوی", "khoy"),
        ("ﺧﻮﯼ", "khoy"),  # presentation forms
        ("قونیه", "konya"),
        ("قونية", "konya"),
        ("قونيه", "konya"),
        ("ＫＯＮＹＡ", "konya"),
        ("KONYA", "konya"),
        ("Türkiye", "turkey"),
        ("turkiye", "turkey"),
        ("TÜRKİYE", "turkey"),
        ("أنقرة", "ankara"),
        ("انقره", "ankara"),
        ("غزة", "gaza"),
        ("غزّة", "gaza"),
        ("إيران", "iran"),
        ("ايران", "iran"),
        ("ایران", "iran"),
        ("آذربایجان‌غربی", "west-azerbaijan"),
        ("اذربایجان غربی", "west-azerbaijan"),
        ("Mustafa Özbaş", "mustafa-ozbas"),
        ("جلال‌الدین رومی", "jalal-al-din-rumi"),
        ("الوفاق", "alwefaq"),
        ("al wefaq", "alwefaq"),
        ("alwefaq", "alwefaq"),
        ("AMF", "amf"),
        ("Q605105", "khoy"),
        ("q605105", "khoy"),
        ("TR", "turkey"),
        ("khoi", "khoy"),
        ("konia", "konya"),
        ("knoya", "konya"),
        ("Rezanejed", "bahman-rezanejad"),
        ("Chehrara", "sajjad-chehreara"),
    ],
)
def test_a_name_is_found_however_it_is_typed(api: Api, asked: str, found: str) -> None:
    assert api.get("/v1/search", q=asked)["items"][0]["entity"]["id"] == found


@pytest.mark.parametrize(
    ("asked", "name", "how", "written_by"),
    [
        ("خوي", "خوي", "exact", None),
        ("خوى", "خوی", "folded", None),
        ("Khoy", "khoy", "identifier", None),
        ("Q605105", "Q605105", "identifier", None),
        ("Kho", "Khoy", "prefix", None),
        ("khoi", "Khoy", "typo", None),
        ("شهردار محترم قونیه", "شهردار محترم قونیه", "exact", "irib-khoy-konya"),
        ("شهردار محترم", "شهردار محترم قونیه", "prefix", "irib-khoy-konya"),
        ("محترم قونیه", "شهردار محترم قونیه", "words", "irib-khoy-konya"),
        ("التوقيع الرسمي", "التوقيع الرسمي للمذكرة", "prefix", "alwefaq-khoy-konya"),
        ("Tabrizi", "Shams Tabrizi", "words", None),
    ],
)
def test_the_answer_says_which_name_matched_how_and_whose_it_is(
    api: Api, asked: str, name: str, how: str, written_by: str | None
) -> None:
    hit = api.get("/v1/search", q=asked)["items"][0]
    said = hit["written_by"]["id"] if hit["written_by"] else None
    assert (hit["how"], said) == (how, written_by)
    assert hit["name"] in (name, name.replace("ی", "ي"))


def test_hamza_and_digits() -> None:
    names = index(("sanaa", "صنعاء"), ("route", "طريق 20"), ("route-fa", "جاده ۲۱"))
    assert hits(names, "صنعا") == [("sanaa", "folded")]
    assert hits(names, "صنعاء") == [("sanaa", "exact")]
    assert hits(names, "طريق ٢٠") == [("route", "folded")]
    assert hits(names, "جاده 21") == [("route-fa", "folded")]
    assert hits(names, "۲۱") == [("route-fa", "words")]


def test_the_strictest_match_comes_first_and_the_shorter_name_before_the_longer() -> None:
    names = index(
        ("p1", "Porto"),
        ("p2", "Porto Alegre"),
        ("p3", "Novo Porto"),
        ("p4", "Porti"),
        ("p5", "Portoferraio"),
        ("p6", "PORTO"),
    )
    assert hits(names, "Porto") == [
        ("p1", "exact"),
        ("p6", "folded"),
        ("p2", "prefix"),
        ("p5", "prefix"),
        ("p3", "words"),
    ], "no letter is wrong where a name is right"
    assert hits(names, "Portti") == [("p4", "typo")]


def test_a_name_of_several_things_gives_them_all() -> None:
    names = index(
        ("hyderabad-in", "حیدرآباد", "Hyderabad"), ("hyderabad-pk", "حیدرآباد", "Hyderabad")
    )
    for text in ("حيدراباد", "حیدرآباد", "Hyderabad", "hyderabad", "Hyderbad"):
        assert {entity for entity, _ in hits(names, text)} == {"hyderabad-in", "hyderabad-pk"}
    assert [how for _, how in hits(names, "Hyderabad")] == ["exact", "exact"]


def test_an_entity_is_listed_once_by_its_best_name() -> None:
    names = index(("khoy", "Khoy", "Khoi", "Khoy City"), spelled={"khoy": "خوی"})
    assert hits(names, "Khoi") == [("khoy", "exact")]
    (match,) = names.find(Query("خوي")).found
    assert (match.name.text, match.name.source, match.name.language) == ("خوی", "news", "fa")


def test_the_name_the_curator_gives_stands_before_the_same_in_a_source() -> None:
    names = index(("khoy", "خوی"), spelled={"khoy": "خوی"})
    (match,) = names.find(Query("خوی")).found
    assert match.name.source is None


def test_an_exact_name_is_found_among_very_many_that_begin_like_it() -> None:
    crowd = [(f"c{number}", f"Porto {number}") for number in range(1500)]
    names = index(*crowd[:750], ("city", "Porto"), *crowd[750:])
    assert hits(names, "Porto")[0] == ("city", "exact")
    assert hits(names, "city")[0] == ("city", "identifier")
    names = index(*crowd[:750], ("city", "Pórto"), *crowd[750:])
    assert hits(names, "Porto")[0] == ("city", "folded")
    assert hits(names, "Porto 1499")[0] == ("c1499", "exact")
    assert hits(names, "1499")[0] == ("c1499", "words")


def test_a_type_is_found_among_very_many_of_another() -> None:
    crowd = [thing(f"c{number}", "City", f"Mar {number}") for number in range(1500)]
    programme = thing("p", "Programme", "Marine life of the coast")
    names = Matcher(snapshot([*crowd, programme]))
    assert [match.entity for match in names.find(Query("mar", "Programme")).found] == ["p"]
    assert names.find(Query("mar", "Programme")).more is False
    assert names.find(Query("mar", "Person")).found == ()


def test_a_count_that_may_be_too_small_says_so() -> None:
    assert index(*[(f"c{n}", f"Mar {n}") for n in range(400)]).find(Query("mar")).more is False
    names = index(*[(f"c{n}", f"Mar {n}") for n in range(401)])
    assert names.find(Query("mar")).more is True
    assert names.find(Query("mar 399")).more is False


@pytest.mark.parametrize("text", ["", " ", "\u200c", "\u202e\u200f", "…", "()", "\x00", "َ"])
def test_what_has_no_letters_finds_nothing(text: str) -> None:
    assert hits(index(("khoy", "Khoy")), text) == []


@pytest.mark.parametrize("text", ["khoy AND konya", "kh*", "name:khoy", "(khoy", '"khoy', "khoy^2"])
def test_no_query_language_is_spoken(text: str) -> None:
    found = hits(index(("khoy", "Khoy"), ("konya", "Konya")), text)
    assert [entity for entity, _ in found] in ([], ["khoy"])


def test_a_short_word_is_taken_as_it_is() -> None:
    names = index(("van", "Van"), ("ban", "Ban"), ("rum", "Rum"))
    assert hits(names, "van") == [("van", "identifier")]
    assert hits(names, "vam") == []


def test_nothing_like_it_is_nothing(api: Api) -> None:
    for text in ("Samarkand", "سمرقند", "xyzzy"):
        assert api.get("/v1/search", q=text)["items"] == []


def test_a_type_narrows_the_answer(api: Api) -> None:
    found = api.every("/v1/search", q="khoy", type="Post")
    assert {hit["entity"]["type"] for hit in found} == {"Post"}
    assert found[0]["entity"]["id"] == "mayor-khoy"


SWAPS = ({}, {"ی": "ي"}, {"ي": "ی", "ك": "ک"}, {"ي": "ى"}, {"ة": "ه"}, {"أ": "ا", "إ": "ا"})
"""What another keyboard, or another habit, writes instead."""


def swapped(text: str, swaps: dict[str, str]) -> str:
    return text.translate(str.maketrans(swaps))


@functools.cache
def seed_names() -> tuple[Matcher, tuple[tuple[str, str], ...]]:
    """The index of the seed, and every name in it with its entity."""
    seed = read_seed([bundled("seed")])
    entities = [entity for registry in seed.registries for entity in registry.entities]
    claims = [c for b in seed.batches for c in b.claims if c.kind == "mentions"]
    given_names = [(e.id, name) for e in entities for names in e.names.values() for name in names]
    written = [(c.end, c.as_written) for c in claims if c.as_written]
    return Matcher(snapshot(entities, claims)), tuple(dict.fromkeys(given_names + written))


@st.composite
def retyped(draw: st.DrawFn) -> tuple[str, str]:
    """A name of the seed and its entity, typed by somebody else on another keyboard."""
    entity, name = draw(st.sampled_from(seed_names()[1]))
    letters = []
    for letter in unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), name):
        letters.append(draw(st.sampled_from([letter.upper(), letter.lower(), letter])))
        arabic = "ARABIC LETTER" in unicodedata.name(letter, "")
        marks = HARAKAT + TATWEEL if arabic else ACCENTS if letter.isascii() else ""
        if letter.isalpha() and draw(st.integers(0, 4)) == 0:
            letters.append(draw(st.sampled_from(INVISIBLE + marks)))
    text = swapped("".join(letters), draw(st.sampled_from(SWAPS)))
    return entity, text


@pytest.mark.slow
@pytest.mark.parametrize("swaps", SWAPS)
def test_every_name_of_the_seed_is_found_from_another_keyboard(swaps: dict[str, str]) -> None:
    names, known = seed_names()
    for entity, name in known:
        how = dict(hits(names, swapped(name, swaps))).get(entity)
        assert how in ("identifier", "exact", "folded"), (name, how)


@pytest.mark.slow
@given(retyped())
def test_every_name_of_the_seed_finds_its_entity_however_it_is_typed(
    typed: tuple[str, str],
) -> None:
    entity, text = typed
    how = dict(hits(seed_names()[0], text)).get(entity)
    assert how in ("identifier", "exact", "folded"), (entity, text, how)
