"""Small random records: texts, terms, dates, quotes."""

from __future__ import annotations

from random import Random

from texts import DATES, HIJRI, TEXTS

from graphsvc.model import model
from graphsvc.model.records import Date, Quote
from graphsvc.text.dates import read_date


class Dice:
    """Throws the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def term(self, vocabulary: str) -> str:
        return self.random.choice(model.vocabulary(vocabulary).names)

    def date(self) -> Date:
        hijri = self.chance(0.3)
        when = read_date(self.random.choice(HIJRI if hijri else DATES))
        days = {
            name: day.isoformat() for name in ("earliest", "latest") if (day := getattr(when, name))
        }
        written = {"written": self.text(), when.calendar: when.original} if hijri else {}
        return Date(edtf=when.edtf, **days, **written)

    def quote(self) -> Quote:
        return Quote(text=self.text(), nth=self.random.choice((None, None, 1, 3)))
