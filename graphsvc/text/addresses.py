"""Addresses of pages: what no URL or IRI may hold as it is (RFC 3986, RFC 3987)."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

_NEVER = frozenset('"<>\\^`{|}')
_INVISIBLE = frozenset({"Cc", "Cs", "Zs", "Zl", "Zp"})
_REORDERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def to_encode(address: str) -> str | None:
    """The first character that must be percent-encoded in an address; None where there is none.

    Letters of any script may stand as they are; spaces, controls, marks that reorder text, and
    what RFC 3986 leaves out may not.
    """
    for character in address:
        if (
            character in _NEVER
            or character in _REORDERING
            or unicodedata.category(character) in _INVISIBLE
        ):
            return character
    return None


def encoded(character: str) -> str:
    """A character as an address may hold it: a space is ``%20``."""
    return quote(character, safe="", errors="replace")
