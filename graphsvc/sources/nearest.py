"""Why words are not in a document: the place that is most like them, and what differs there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby

from graphsvc.text.fold import compact
from graphsvc.text.plain import Plain, Span, is_of_word, plain

ALIKE = 0.5
"""The share of letters that a place must have in common with the words to be shown as near."""
ONE_WORD = 0.6
"""How like each other two words are of which single letters are told apart."""
SHOWN = 4
"""Differences that are named; the others are counted."""
_RUNS = (3, 2)
"""How many letters in a row to look for, to find a place."""
_MARGIN = 12
"""How many letters a place may be longer or shorter than what is looked for."""


def why_not(text: Plain, words: str) -> str:
    """Why words are not in a text, in one line: with its nearest words and what differs."""
    wanted = plain(words)
    if not any(map(is_of_word, wanted.text)):
        return "there is no word in it"
    start = text.text.find(wanted.text)
    if start >= 0:
        whole = text.whole_words(Span(start, start + len(wanted.text)))
        return f"it begins or ends within a word of «{text.shown(whole)}»"
    near = nearest(text, wanted)
    if near is None:
        return "nothing there is like it"
    told = list(dict.fromkeys(differences(text.text[near.start : near.end], wanted.text)))
    more = [f"{len(told) - SHOWN} more"] if len(told) > SHOWN else []
    return f"nearest: «{text.shown(near)}»; " + "; ".join([*told[:SHOWN], *more])


def nearest(text: Plain, wanted: Plain) -> Span | None:
    """The whole words of a text that are most like these; None where nothing is.

    Letters are compared in their folded form (``text.fold``): spellings that differ in it alone
    are found first.
    """
    letters, places = _folded(text)
    looked_for, _ = _folded(wanted)
    about = _diagonal(letters, looked_for)
    if about is None:
        return None
    left = max(about - _MARGIN, 0)
    part = letters[left : about + len(looked_for) + 2 * _MARGIN]
    blocks = SequenceMatcher(None, looked_for, part, autojunk=False).get_matching_blocks()
    blocks = [block for block in blocks if block.size > 1] or [b for b in blocks if b.size]
    if sum(block.size for block in blocks) < ALIKE * len(looked_for):
        return None
    first, last = blocks[0], blocks[-1]
    start = max(left + first.b - first.a, 0)
    end = min(left + last.b + len(looked_for) - last.a, len(letters))
    whole = text.whole_words(Span(places[start], places[end - 1] + 1))
    return _with_signs(text, _tight(text, whole, wanted), wanted)


def differences(there: str, here: str) -> Iterator[str]:
    """What differs between the words of a document and those of a quote, one phrase for each."""
    left, right = _tokens(there), _tokens(here)
    for what, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        one, two = ("".join(t).strip() or "".join(t) for t in (left[a:b], right[c:d]))
        if _are_one_word(one, two):
            yield from _letters(one, two)
        else:
            said = ((one, "in the document"), (two, "in the quote"))
            yield ", ".join(f"«{part}» {where}" for part, where in said if part)


def _letters(there: str, here: str) -> Iterator[str]:
    for what, a, b, c, d in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        paired = b - a == d - c
        pairs = zip(there[a:b], here[c:d], strict=True) if paired else [(there[a:b], here[c:d])]
        for one, two in pairs:
            said = ((one, "in the document"), (two, "in the quote"))
            yield ", ".join(f"{_named(part)} {where}" for part, where in said if part) + (
                "" if one and two else " alone"
            )


def _are_one_word(one: str, two: str) -> bool:
    """Whether it helps to name the letters in which they differ."""
    if len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1:
        return True
    same = compact(one) == compact(two) != ""
    return same or SequenceMatcher(None, one, two, autojunk=False).ratio() >= ONE_WORD


def _named(letters: str) -> str:
    return " ".join(f"U+{ord(c):04X} {unicodedata.name(c, 'without a name')}" for c in letters)


def _tokens(text: str) -> list[str]:
    """The words and the signs between them; each letter as one, composed."""
    found: list[str] = []
    for is_word, run in groupby(unicodedata.normalize("NFC", text), is_of_word):
        signs = "".join(run)
        found += [signs] if is_word else signs
    return found


def _diagonal(text: str, wanted: str) -> int | None:
    """About where in a text the wanted letters would begin, by the runs that both have."""
    for run in _RUNS:
        votes: Counter[int] = Counter()
        for place in range(len(wanted) - run + 1):
            found = text.find(wanted[place : place + run])
            while found >= 0:
                votes[(found - place) // _MARGIN] += 1
                found = text.find(wanted[place : place + run], found + 1)
        if votes:
            return max(sorted(votes), key=lambda at: votes[at] + votes[at + 1]) * _MARGIN
    return None


def _folded(text: Plain) -> tuple[str, list[int]]:
    """The folded letters of a text, and where each of them stands."""
    found = [(sign, at) for at, c in enumerate(text.text) for sign in _fold(c)]
    return "".join(sign for sign, _ in found), [at for _, at in found]


@cache
def _fold(character: str) -> str:
    return compact(character)


def _tight(text: Plain, span: Span, wanted: Plain) -> Span:
    """The span without a word at either end that makes it less like the wanted ones."""
    words = text.words(span)
    ends = [(words[a], words[-1 - b]) for a in (0, 1) for b in (0, 1) if a + b < len(words)]
    spans = [Span(first.start, last.end) for first, last in ends]

    def alike(one: Span) -> float:
        part = text.text[one.start : one.end]
        return SequenceMatcher(None, part, wanted.text, autojunk=False).ratio()

    return max(spans, key=alike)


def _with_signs(text: Plain, span: Span, wanted: Plain) -> Span:
    """The span with as many signs before and after it as there are around the wanted words."""
    start, end = span.start, span.end
    words = wanted.words(Span(0, len(wanted.text)))
    for _ in range(words[0].start):
        start -= _is_sign(text, start - 1)
    for _ in range(len(wanted.text) - words[-1].end):
        end += _is_sign(text, end)
    return Span(start, end)


def _is_sign(text: Plain, place: int) -> bool:
    if not 0 <= place < len(text.text):
        return False
    return not is_of_word(text.text[place]) and text.text[place] != " "
