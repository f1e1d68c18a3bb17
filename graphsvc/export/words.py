"""The words of an exported page, in English, Persian and Arabic."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.errors import BadRequest
from graphsvc.export.shape import Lens
from graphsvc.model import model
from graphsvc.model.kinds import Label
from graphsvc.text.scripts import direction, isolate
from graphsvc.text.wording import in_words

_DIGITS = {
    "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
}
_RIGHT_TO_LEFT = frozenset({"fa", "ar"})


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says, in one language."""

    language: str
    network: str
    shown: str
    left_out: str
    nothing_left_out: str
    version: str
    lens: str
    as_of: str
    during: str
    hint: str
    all: str
    asserted: str
    not_asserted: str
    contested: str
    ended: str
    collective: str
    count: str
    table: str
    start: str
    relationship: str
    end: str
    claims: str
    sources: str
    how: str

    @property
    def direction(self) -> str:
        """The way the page runs."""
        return "rtl" if self.language in _RIGHT_TO_LEFT else "ltr"

    def number(self, value: int) -> str:
        """A number in the digits of the language."""
        return str(value).translate(_DIGITS.get(self.language, {}))

    def say(self, text: str, **numbers: int) -> str:
        """A text with numbers in it."""
        return text.format(**{name: self.number(value) for name, value in numbers.items()})

    def label(self, label: Label) -> str:
        """A label of the model."""
        return str(getattr(label, self.language))

    def term(self, vocabulary: str, name: str) -> str:
        """The label of a term."""
        terms = {term.name: term.label for term in model.vocabulary(vocabulary).terms}
        return self.label(terms[name])

    def name(self, names: Mapping[str, str], otherwise: str) -> str:
        """A name in this language; else in English, else any, else the id."""
        for language in (self.language, "en", *sorted(names)):
            if plain(names.get(language, "")):
                return plain(names[language])
        return plain(otherwise)

    def seen_through(self, lens: Lens | None) -> str:
        """The lens in words."""
        modality, certainty, source = (
            (lens.modality, lens.certainty, lens.source) if lens else (None, None, None)
        )
        said = self.lens.format(
            modality=self._terms("modality", modality),
            certainty=self._terms("certainty", certainty),
            source=self._list([isolate(plain(name)) for name in source] if source else None),
        )
        for asked, phrase in ((lens.as_of, self.as_of), (lens.during, self.during)) if lens else ():
            if asked:
                said += f" {phrase.format(day=in_words(plain(asked), self.language))}"
        return said

    def _terms(self, vocabulary: str, names: Sequence[str] | None) -> str:
        labels = {t.name: self.label(t.label) for t in model.vocabulary(vocabulary).terms}
        return self._list([labels[name] for name in names] if names is not None else None)

    def _list(self, texts: Sequence[str] | None) -> str:
        comma = "، " if self.language in _RIGHT_TO_LEFT else ", "
        return self.all if texts is None else comma.join(texts)


def plain(text: str) -> str:
    """A text without what could reorder, hide or break it: controls, bidirectional overrides."""
    without = isolate(text)[1:-1]
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in without)
    return " ".join("".join(kept).split())


def in_its_direction(line: str, whole: str) -> str:
    """A line of a text, isolated in the direction of the whole, whatever surrounds it."""
    start = "\u2067" if direction(whole) == "rtl" else "\u2066"
    return f"{start}{line}\u2069"


def words(language: str) -> Words:
    """The words in a language; ``BadRequest`` where there are none."""
    if language not in WORDS:
        known = ", ".join(WORDS)
        raise BadRequest(
            f"There are no pages in the language {language!r}.", f"There are: {known}."
        )
    return WORDS[language]


_ALL = (
    Words(
        language="en",
        network="The network",
        shown="Shown: entities {nodes}, relationships {edges}, resting on claims {claims}.",
        left_out="Left out for want of room: entities {nodes}, relationships {edges}.",
        nothing_left_out="Nothing within reach is left out.",
        version="Data version {version}.",
        lens="Claims seen: modality {modality}; certainty {certainty}; sources {source}.",
        as_of="As of {day}.",
        during="During {day}.",
        hint="Click an entity to read its relationships; zoom in for more names.",
        all="all",
        asserted="asserted",
        not_asserted="not asserted: proposed, planned, denied …",
        contested="contested: other claims speak against it",
        ended="ended",
        collective="plural: shown, never counted as a tie",
        count="×2: rests on 2 claims",
        table="The relationships as a table",
        start="From",
        relationship="Relationship",
        end="To",
        claims="Claims",
        sources="Sources",
        how="How",
    ),
    Words(
        language="fa",
        network="شبکه",
        shown="نمایش داده شده: {nodes} موجودیت، {edges} پیوند، بر پایهٔ {claims} گفته.",
        left_out="به دلیل کمبود جا کنار گذاشته شده: {nodes} موجودیت، {edges} پیوند.",
        nothing_left_out="چیزی در این محدوده کنار گذاشته نشده است.",
        version="نسخهٔ داده‌ها {version}.",
        lens="گفته‌های دیده‌شده: وجه {modality}؛ قطعیت {certainty}؛ منابع {source}.",
        as_of="به تاریخِ {day}.",
        during="در بازهٔ {day}.",
        hint="برای خواندن پیوندها روی موجودیت کلیک کنید؛ برای نام‌های بیشتر بزرگ‌نمایی کنید.",
        all="همه",
        asserted="بیان‌شده",
        not_asserted="بیان‌نشده به‌عنوان واقعیت: پیشنهادشده، برنامه‌ریزی‌شده، انکارشده …",
        contested="مورد اختلاف: گفته‌های دیگری در برابر آن است",
        ended="پایان‌یافته",
        collective="گروه: نشان داده می‌شود، پیوند شمرده نمی‌شود",
        count="×۲: بر پایهٔ ۲ گفته",
        table="پیوندها به‌صورت جدول",
        start="از",
        relationship="پیوند",
        end="به",
        claims="گفته‌ها",
        sources="منابع",
        how="چگونگی",
    ),
    Words(
        language="ar",
        network="الشبكة",
        shown="المعروض: الكيانات {nodes}، العلاقات {edges}، استنادًا إلى الأقوال {claims}.",
        left_out="المستبعد لضيق المكان: الكيانات {nodes}، العلاقات {edges}.",
        nothing_left_out="لم يُستبعد شيء ضمن هذا النطاق.",
        version="إصدار البيانات {version}.",
        lens="الأقوال المعروضة: وجه القول {modality}؛ اليقين {certainty}؛ المصادر {source}.",
        as_of="كما في {day}.",
        during="خلال {day}.",
        hint="انقر على كيان لقراءة علاقاته، وكبّر العرض لرؤية مزيد من الأسماء.",
        all="الكل",
        asserted="مصرَّح به",
        not_asserted="غير مصرَّح بوقوعه: مقترَح، مخطَّط له، منفيّ …",
        contested="فيه تعارض: أقوال أخرى تعارضه",
        ended="انتهت",
        collective="مجموعة: تُعرض ولا تُحسب رابطة",
        count="×٢: يستند إلى قولين",
        table="العلاقات في جدول",
        start="من",
        relationship="العلاقة",
        end="إلى",
        claims="الأقوال",
        sources="المصادر",
        how="كيف",
    ),
)
WORDS: Final = {words.language: words for words in _ALL}
