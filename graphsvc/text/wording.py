"""Dates in words, where a text is written for people: English, Persian, Arabic.

Days, months and years stay numbers, in the digits of the language; what EDTF says in codes and
signs (seasons, about, perhaps, open ends, sets) is said in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_ONE = re.compile(r"(\d\d[\dX]{2})((?:-(?:\d\d|XX)){0,2})(?:T([\d:]+)[Z\d:+-]*)?([~?%]?)")
_SAME_SIGN = re.compile(r"([^/~?%]+)([~?%])/([^/]+)\2")
_SEASONS, _SOUTH, _QUARTERS = 21, 29, 33
_LAST_MONTH, _LAST_CODE = 12, 41


@dataclass(frozen=True, slots=True)
class Phrases:
    """What stands around numbers, in one language; {} is the date or the year."""

    about: str
    perhaps: str
    decade: str
    south: str
    up_to: str
    since: str
    either: str
    both: str
    parts: tuple[str, ...]
    """Four seasons, four quarters, three thirds, two halves."""
    digits: str = "0123456789"


PHRASES: Final[Mapping[str, Phrases]] = {
    "en": Phrases(
        *("about {}", "perhaps {}", "{}s", "{} (southern hemisphere)"),
        *("{} or earlier", "{} or later", " or ", " and "),
        (
            *("spring {}", "summer {}", "autumn {}", "winter {}"),
            *("first quarter of {}", "second quarter of {}"),
            *("third quarter of {}", "fourth quarter of {}"),
            *("first third of {}", "second third of {}", "last third of {}"),
            *("first half of {}", "second half of {}"),
        ),
    ),
    "fa": Phrases(
        *("حدود {}", "شاید {}", "دههٔ {}", "{} (نیم‌کرهٔ جنوبی)"),
        *("{} یا پیش از آن", "{} یا پس از آن", " یا ", " و "),
        (
            *("بهار {}", "تابستان {}", "پاییز {}", "زمستان {}"),
            *("سه‌ماههٔ نخست {}", "سه‌ماههٔ دوم {}", "سه‌ماههٔ سوم {}", "سه‌ماههٔ چهارم {}"),
            *("چهارماههٔ نخست {}", "چهارماههٔ دوم {}", "چهارماههٔ پایانی {}"),
            *("نیمهٔ نخست {}", "نیمهٔ دوم {}"),
        ),
        "۰۱۲۳۴۵۶۷۸۹",
    ),
    "ar": Phrases(
        *("نحو {}", "ربما {}", "العقد الذي يبدأ في {}", "{} (نصف الكرة الجنوبي)"),
        *("{} أو قبله", "{} أو بعده", " أو ", " و"),
        (
            *("ربيع {}", "صيف {}", "خريف {}", "شتاء {}"),
            *("الربع الأول من {}", "الربع الثاني من {}"),
            *("الربع الثالث من {}", "الربع الرابع من {}"),
            *("الثلث الأول من {}", "الثلث الثاني من {}", "الثلث الأخير من {}"),
            *("النصف الأول من {}", "النصف الثاني من {}"),
        ),
        "٠١٢٣٤٥٦٧٨٩",
    ),
}


def in_words(edtf: str, language: str = "en") -> str:
    """A date in words: `2021~` is "about 2021", `2021-22` "summer 2021"; what is none, as it is."""
    phrases = PHRASES[language]
    if edtf[:1] in ("[", "{"):
        members = (_member(one.strip(), phrases) for one in edtf[1:-1].split(","))
        return (phrases.either if edtf[0] == "[" else phrases.both).join(members)
    if match := _SAME_SIGN.fullmatch(edtf):
        return _doubted(match[2], _interval(match[1], match[3], phrases), phrases)
    first, slash, last = edtf.removeprefix("ad:").partition("/")
    return _interval(first, last, phrases) if slash else _one(first, phrases)


def _member(text: str, phrases: Phrases) -> str:
    first, dots, last = text.partition("..")
    return _interval(first or "..", last or "..", phrases) if dots else _one(text, phrases)


def _interval(first: str, last: str, phrases: Phrases) -> str:
    if first == "..":
        return phrases.up_to.format(_one(last, phrases))
    if last == "..":
        return phrases.since.format(_one(first, phrases))
    return " – ".join(_one(end, phrases) if end else "?" for end in (first, last))


def _one(text: str, phrases: Phrases) -> str:
    match = _ONE.fullmatch(text)
    if match is None:
        return text
    year, rest, time, sign = match.groups()
    said = _dated(year, rest.replace("-XX", ""), phrases)
    if time:
        said = f"{said}, {time}"
    table = str.maketrans("0123456789", phrases.digits)
    return _doubted(sign, said.translate(table), phrases)


def _dated(year: str, rest: str, phrases: Phrases) -> str:
    if year.endswith("XX"):
        return f"{year[:2]}00 – {year[:2]}99"
    if year.endswith("X"):
        return phrases.decade.format(f"{year[:3]}0")
    code = int(rest[1:]) if len(rest) == len("-01") else 0
    if not _LAST_MONTH < code <= _LAST_CODE:
        return year + rest
    if code >= _QUARTERS:
        return phrases.parts[code - _QUARTERS + 4].format(year)
    season = phrases.parts[(code - _SEASONS) % 4].format(year)
    return phrases.south.format(season) if code >= _SOUTH else season


def _doubted(sign: str, said: str, phrases: Phrases) -> str:
    if sign in ("~", "%"):
        said = phrases.about.format(said)
    return phrases.perhaps.format(said) if sign in ("?", "%") else said
