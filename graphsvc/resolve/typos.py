"""How far two words are apart, and whether one may be the other, wrongly typed."""

from __future__ import annotations

SHORTEST = 4
"""Letters a word needs before one of them may be wrong."""
_ALIKE = (
    "iye", "ae", "ou", "vwu", "ckq", "kx", "sz", "sc", "td", "bp", "gq", "jy", "jg", "fp", "vb",
    "صسث", "ضزذظ", "طتد", "حهخ", "قغگ", "کگق", "جچ", "بپ", "اعه", "وف", "یئا",
)  # fmt: skip
_SOUNDS = frozenset((a, b) for letters in _ALIKE for a in letters for b in letters)
_FAINT = frozenset("aeiouyhاویهع")
"""Letters that are left out or put in without the word sounding otherwise."""


def allowed(word: str) -> int:
    """Letters that may be wrong in a word of this length: none, one or two."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < 9 else 2


def typo(asked: str, there: str) -> int | None:
    """The letters that differ, where ``asked`` may be ``there``; None where that is far-fetched.

    A word with digits is as it is. In a short word a letter may stand for one that sounds alike, be
    doubled, left out where it is faint, or change places with its neighbour; it begins alike.
    """
    most = allowed(min(asked, there, key=len))
    if not most or abs(len(asked) - len(there)) > most or any(map(str.isdigit, asked + there)):
        return None
    if not _begin_alike(asked, there):
        return None
    apart = distance(asked, there)
    if not 0 < apart <= most:
        return None
    return apart if len(asked) > 5 or _near(asked, there) else None


def _begin_alike(a: str, b: str) -> bool:
    if a[0] == b[0] or (a[0], b[0]) in _SOUNDS or a[:2] == b[1::-1]:
        return True
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter and longer[0] in _FAINT and len(shorter) > SHORTEST


def _near(a: str, b: str) -> bool:
    """Whether the one letter that differs in two short words makes them sound alike."""
    start = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    if len(a) == len(b):
        return a[start + 1 :] != b[start + 1 :] or (a[start], b[start]) in _SOUNDS
    longer = a if len(a) > len(b) else b
    letter = longer[start]
    return letter in _FAINT or letter in longer[max(start - 1, 0) : start]


def distance(a: str, b: str) -> int:
    """Letters put in, left out, changed, or exchanged with their neighbour (optimal alignment)."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]
