"""The words of the model in three languages: each its own, none in a foreign script, none false."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from graphsvc.export.words import WORDS
from graphsvc.model import model
from graphsvc.model.kinds import Label
from graphsvc.network import conflicts

LATIN = re.compile(r"[A-Za-z]+")
NOT_ARABIC = re.compile("[گچپژکیۀےہ]")
NOT_PERSIAN = re.compile("[يكةىإ]")
JOINED = re.compile("(?<=[بپتثجچحخسشصضطظعغفقکگلمنهی])ها(?![آ-ی])")
"""A Persian plural without its zero-width non-joiner."""
NO_PLURAL = {"تنها"}


def groups() -> Iterator[tuple[str, dict[str, Label]]]:
    """What is declared, by group; within one, no two may read alike."""
    yield "node types", {n.name: n.label for n in model.node_types.values()}
    yield "relationships", {r.phrase: r.label for r in model.relationships.values()}
    yield "attributes", {a.name: a.label for a in model.attributes.values()}
    yield "qualifiers", {q.name: q.label for q in model.qualifiers.values()}
    for vocabulary in model.vocabularies.values():
        yield vocabulary.name, {term.name: term.label for term in vocabulary.terms}


GROUPS = dict(groups())
EVERY = [
    (f"{group}/{name}", label) for group, all_ in GROUPS.items() for name, label in all_.items()
]


def persian_faults(text: str) -> list[str]:
    """What is misspelt: letters of another keyboard, plurals and prefixes without their joiner."""
    found = NOT_PERSIAN.findall(text)
    found += [w for w in text.split() if JOINED.search(w) and w.strip("«»؛،.") not in NO_PLURAL]
    found += re.findall(r"\bن?می \S+|\S+ ها(?:ی)?\b|جستجو|گفتگو|آنها", text)
    return found


@pytest.mark.parametrize("language", ["en", "fa", "ar"])
@pytest.mark.parametrize("group", GROUPS)
def test_no_two_of_a_group_read_alike(group: str, language: str) -> None:
    said = Counter(str(getattr(label, language)) for label in GROUPS[group].values())
    assert [text for text, times in said.items() if times > 1 or not text.strip()] == []


def test_no_label_is_in_a_foreign_script() -> None:
    assert [
        (name, label.fa, label.ar) for name, label in EVERY if LATIN.search(label.fa + label.ar)
    ] == []
    assert [(name, label.ar) for name, label in EVERY if NOT_ARABIC.search(label.ar)] == []
    assert [(n, label.fa) for n, label in EVERY if persian_faults(label.fa)] == []


def test_the_check_of_persian_finds_what_is_misspelt() -> None:
    for wrong in ("جستجو", "کتابها", "می شود", "شهر ها", "آنها", "كتاب", "شهرهاي دوست"):
        assert persian_faults(wrong), wrong
    for right in ("جست‌وجو", "کتاب‌ها", "می‌شود", "شهرها", "آن‌ها", "تنها", "شهرهای دوست"):
        assert persian_faults(right) == [], right


def test_no_label_confirms_what_is_only_asserted() -> None:
    for text in [label.ar for _, label in EVERY] + [str(WORDS["ar"])]:
        assert "مؤكَّد" not in text
        assert "مؤكد" not in text
    assert GROUPS["modality"]["asserted"].ar == "مصرَّح به"
    assert WORDS["ar"].asserted == "مصرَّح به"


@pytest.mark.parametrize(
    ("group", "name", "language", "never"),
    [
        ("relationships", "deputy to", "fa", "جانشین"),
        ("relationships", "serves", "ar", "مدينة"),
        ("relationships", "designated as", "ar", "اختيرت"),
        ("event kind", "visit", "fa", "دیدار"),
        ("status", "in force", "fa", "اجرا"),
        ("status", "requested", "ar", "مطلوب"),
        ("status", "held", "ar", "منعقد"),
        ("source kind", "curator", "ar", "القيّم"),
    ],
)
def test_labels_that_changed_facts_stay_away(
    group: str, name: str, language: str, never: str
) -> None:
    assert never not in getattr(GROUPS[group][name], language)


def test_a_deputy_is_no_successor() -> None:
    deputy, successor = (GROUPS["relationships"][n] for n in ("deputy to", "succeeds"))
    for language in ("en", "fa", "ar"):
        words = set(getattr(deputy, language).split()) & set(getattr(successor, language).split())
        assert words <= {"لـ", "to"}


@pytest.mark.parametrize("name", [q.name for q in model.qualifiers.values() if q.usual])
def test_usual_words_have_labels_and_close_nothing(name: str) -> None:
    declared = model.qualifier(name)
    assert declared.vocabulary is None
    assert model.vocabulary(declared.usual or "").terms


@pytest.mark.parametrize("rule", [conflicts.SINGLE_VALUE, conflicts.DENIAL])
def test_a_rule_that_finds_conflicts_has_a_label(rule: str) -> None:
    assert rule in model.vocabulary("rule").names


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_an_exported_page_speaks_the_readers_language(language: str) -> None:
    said = WORDS[language]
    texts = {name: getattr(said, name) for name in said.__slots__ if name != "language"}
    for name, text in texts.items():
        assert LATIN.findall(re.sub(r"\{\w+\}", "", text)) == [], name
        assert not re.search("[0-9]", text), name
    if language == "fa":
        assert {n: t for n, t in texts.items() if persian_faults(t)} == {}
    assert said.number(2025) == {"fa": "۲۰۲۵", "ar": "٢٠٢٥"}[language]
