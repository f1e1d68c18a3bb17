"""Which way a text runs, and the invisible characters a name may not hold.

Direction follows the Unicode Bidirectional Algorithm (UAX #9), as does isolation in plain text.
"""

import re
import unicodedata
from typing import Literal

_BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"
_BIDI = re.compile(f"[{_BIDI_CONTROLS}]")
_REFUSED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI_CONTROLS}]")
_UNPRINTABLE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI_CONTROLS}]")
_FSI, _PDI = "\u2068", "\u2069"


def direction(text: str) -> Literal["rtl", "ltr"]:
    """The way a text runs: that of its first strong character outside isolates (UAX #9, P2, P3).

    "ltr" when it has none.
    """
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "B":  # a paragraph ends, and every isolate with it
            depth = 0
        elif kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in {"R", "AL"}:
            return "rtl"
        elif depth == 0 and kind == "L":
            return "ltr"
    return "ltr"


def has_controls(text: str) -> bool:
    """Whether a name must be refused for characters that hide, reorder or break what is shown.

    Those are controls (C0, DEL, C1) but line feed and tab, lone surrogates, and the bidirectional
    embeddings, overrides and isolates (U+202A–202E, U+2066–2069), balanced or not. Joiners and
    directional marks (ZWNJ, ZWJ, LRM, RLM, ALM) are part of good spelling and are let through.
    """
    return _REFUSED.search(text) is not None


def isolate(text: str) -> str:
    """One line of text wrapped so that, on a terminal or in a file, it reorders nothing around it.

    It stands between FSI and PDI (U+2068, U+2069). Bidirectional controls inside are dropped, since
    an unpaired one would undo the wrapping; so isolating twice is isolating once.
    """
    return _FSI + _BIDI.sub("", text) + _PDI


def printable(name: str) -> str:
    """The name of a file as it may be shown, in one line and harming no terminal.

    Controls and direction marks that reorder are written as escapes, and so are the bytes of a
    name that is not UTF-8. Every other name stays as it is.
    """
    return _UNPRINTABLE.sub(_escaped, name)


def _escaped(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code  # as Python keeps such a byte
    return f"\\x{byte:02x}" if byte < 0x100 else f"\\u{byte:04x}"
