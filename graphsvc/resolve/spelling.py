"""A name as its words, in the forms that are compared: folded, the Arabic article on its own.

"الرباط" is read as two words, "ال" and "رباط", so that the article can be there or not. One word
may stand for several written apart, as in «جلال الدین» for «جلال‌الدین».
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from graphsvc.text.fold import fold

ARTICLES = frozenset({"ال", *["al", "el", "the", "ar", "as", "ash", "an", "at", "az", "ad", "er"]})
"""Articles, the Arabic one as it is written and as it is spoken: no part of a name."""
LINKS = ARTICLES | {
    *[
        "of",
        "in",
        "de",
        "di",
        "da",
        "do",
        "du",
        "des",
        "del",
        "d",
        "e",
        "i",
        "von",
        "der",
        "und",
        "and",
        "و",
        "در",
        "فی",
    ]
}
"""Words that join others and say nothing of themselves."""
_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")
_ARTICLE = re.compile(r"(?<![\w\u200c])[اٱ]ل(?!له)(?=[^\W\d_]{3})")
_SHORT = {
    "saint": "st ste saint sainte sankt sanct san sant santa santo sao sint سن سنت سان سانت санкт",
    "mount": "mt mount mont monte",
    "fort": "ft fort فورت",
}
_LONG = {fold(word): long for long, words in _SHORT.items() for word in words.split()}
_EZAFE = ("ای", "وی")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name as it is compared."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    """The words, what is short for something written out: "saint" for St, Sankt and San."""
    compact: str
    """All of it without spaces."""


@lru_cache(maxsize=50_000)
def spelled(text: str) -> Spelled:
    """The words of a name; none where it has no letters."""
    words = words_of(text)
    return Spelled(words, tuple(map(key, words)), "".join(words))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, an Arabic article parted from its word."""
    if not text.isascii():
        plain = _SIGNS.sub("", unicodedata.normalize("NFKC", text))
        text = _ARTICLE.sub("ال ", plain) if "ل" in plain else plain
    return tuple(fold(text).split())


def key(word: str) -> str:
    """A folded word, written out where it is a known abbreviation."""
    return _LONG.get(word, word)


def bare(word: str) -> str:
    """A folded Persian word without the ی that joins it to the next: "کربلای" is "کربلا"."""
    return word[:-1] if len(word) > 4 and word.endswith(_EZAFE) else word
