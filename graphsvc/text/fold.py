"""The folded form in which names are compared, across spellings, keyboards and alphabets' habits.

Built on Unicode normalization (UAX #15, NFKC and NFD) and case folding; what is said here is only
what Unicode leaves to us: which letters of Arabic script count as one, and Latin letters that have
no decomposition.
"""

import re
import unicodedata

_LETTERS = {
    # Arabic, Persian, Urdu, Kurdish and Pashto forms of one letter. Those with a hamza or madda
    # above (أ إ آ ؤ ئ ۀ ۂ ۓ) need no line: NFD takes the sign off, and it goes with the marks.
    "ٱ": "ا",
    **dict.fromkeys("ىيےېۍێ", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةہھۃە", "ه"),
    "ۆ": "و",
    "ګ": "گ",
    # Latin letters whose Unicode name does not say which ASCII letter they come from.
    "æ": "ae",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
    "ŋ": "n",
    "ə": "e",
    "ı": "i",
    "ȷ": "j",
    "ĸ": "q",
}
_LATIN_VARIANT = re.compile("LATIN SMALL LETTER ([A-Z]) WITH ")

# What vanishes instead of parting words: quotes and apostrophes of every shape, the modifier
# letters of transliterations (U+02B0–02FF), tatweel, and the hamza as a letter of its own.
_VANISHING = re.compile(
    "['\"`\u2018-\u201f\u2032-\u2034\u055a\u05f3\u05f4\ua78b\ua78c\u02b0-\u02ff"
    "\u0640\u06e5\u06e6\u0621\u0674]"
)
# Default-ignorable code points (DerivedCoreProperties.txt) outside the category Cf.
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def fold(text: str) -> str:
    """The form in which two spellings of a name are compared; never for display.

    Letters and digits parted by single spaces; no marks, case, punctuation or invisible characters;
    digits in ASCII. Folding twice changes nothing. "" when nothing is left. `Şanlıurfa` gives
    "sanliurfa", `صنعاء` gives "صنعا", `خوي` gives "خوی".
    """
    # The acute accent often stands for an apostrophe, and NFKD would make a space of it.
    decomposed = unicodedata.normalize("NFKD", text.replace("´", ""))
    decomposed = unicodedata.normalize("NFKD", decomposed.casefold())
    # NFC last: Hangul syllables and Japanese voiced letters come together again.
    return " ".join(unicodedata.normalize("NFC", decomposed.translate(_FOLDED)).split())


def compact(text: str) -> str:
    """The folded form without its spaces: «خواهر خواندگی» and «خواهرخواندگی» become one."""
    return fold(text).replace(" ", "")


def _fold_character(character: str) -> str:
    """What one decomposed, case-folded character becomes: letters, a space, or nothing."""
    if character in _LETTERS:
        return _LETTERS[character]
    if _VANISHING.match(character) or _IGNORABLE.match(character):
        return ""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] == "M":
        return "" if _is_accent(character) else character
    if category[0] not in "LN":
        return " "
    variant = _LATIN_VARIANT.match(unicodedata.name(character, ""))
    return variant[1].lower() if variant else character


def _is_accent(mark: str) -> bool:
    """Whether a mark can go without changing the letter: by canonical combining class (UAX #44).

    1 overlays, 10–36 Hebrew, Arabic and Syriac points, 200–240 marks by position. The others are
    vowels and viramas of Indic scripts and the Japanese voicing sign, which make another letter.
    """
    place = unicodedata.combining(mark)
    return place == 1 or 10 <= place <= 36 or 200 <= place <= 240


class _Folded(dict[int, str]):
    """A table for str.translate that works out each character once, when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()
