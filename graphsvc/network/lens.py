"""The lens: which claims an answer takes into account; one set of parameters for all answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphsvc.errors import BadRequest
from graphsvc.model import model
from graphsvc.model.records import Source
from graphsvc.network.when import ALWAYS, NEVER, Days, excluded
from graphsvc.text.calendars import DateError
from graphsvc.text.dates import is_approximate, read_date, spelled

ANY = "any"
TIMES = ("as_of", "during")
"""The parameters that ask about days."""
MOST_PUBLISHERS = 100


@dataclass(frozen=True, slots=True)
class Lens:
    """Which claims are seen; None takes all of them.

    The default takes what sources assert, however certain, from all sources, of all days.
    """

    modality: tuple[str, ...] | None = (model.ASSERTED,)
    certainty: tuple[str, ...] | None = None
    source: tuple[str, ...] | None = None
    source_kind: tuple[str, ...] | None = None
    as_of: str | None = None
    """A day, or a span of days as any date of the reader: what holds certainly on none of them is
    left out. Kept as Gregorian EDTF."""
    min_publishers: int = 1
    """The publishers that a statement needs, and as many families of shared text."""
    during: str | None = None
    """A period, likewise: the same question as ``as_of`` asks, of which only one can be asked."""

    @classmethod
    def of(
        cls,
        modality: Sequence[str] = (),
        certainty: Sequence[str] = (),
        source: Sequence[str] = (),
        source_kind: Sequence[str] = (),
        as_of: str | None = None,
        min_publishers: int = 1,
        during: str | None = None,
    ) -> Lens:
        """The lens of these values; none is the default, ``any`` is all of them."""
        default = cls()
        return cls(
            _chosen("modality", modality, default.modality),
            _chosen("certainty", certainty, default.certainty),
            _chosen("source", source, default.source),
            _chosen("source_kind", source_kind, default.source_kind),
            as_of,
            min_publishers,
            during,
        )

    def __post_init__(self) -> None:
        """Refuse what is no term, no date, or no number of publishers."""
        for name in ("modality", "certainty", "source_kind"):
            for value in getattr(self, name) or ():
                model.term(name.replace("_", " "), value)
        for name in TIMES:
            if (text := getattr(self, name)) is not None:
                object.__setattr__(self, name, _read(name, text))
        if self.as_of is not None and self.during is not None:
            raise BadRequest("as_of and during are both given.", "They ask the same: give one.")
        if not 1 <= self.min_publishers <= MOST_PUBLISHERS:
            message = f"min_publishers is {self.min_publishers}; it can be 1 to {MOST_PUBLISHERS}."
            raise BadRequest(message, "")

    def admits(self, claim: Mapping[str, Any], source: Source | None) -> bool:
        """Whether a claim with these properties is seen, as far as it alone decides that."""
        return (
            (self.modality is None or claim["modality"] in self.modality)
            and (self.certainty is None or claim["certainty"] in self.certainty)
            and (self.source is None or claim["source"] in self.source)
            and (self.source_kind is None or (source and source.kind) in self.source_kind)
            and (self.days is None or not excluded(claim, self.days))
        )

    @property
    def days(self) -> Days | None:
        """First and last of the days that are asked about; None asks about none."""
        asked = self.as_of or self.during
        return None if asked is None else _days(asked)

    def takes(self, source: Source) -> bool:
        """Whether anything of that source is seen, its open questions too."""
        return (self.source is None or source.id in self.source) and (
            self.source_kind is None or source.kind in self.source_kind
        )

    def asked(self) -> dict[str, Any]:
        """The lens as it was asked for, as plain values."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name in self.__slots__
            for value in [getattr(self, name)]
        }

    def parameters(self, sources: Mapping[str, Source]) -> dict[str, Any]:
        """The lens as parameters of the query files, which know sources and not their kinds."""
        found = self.asked()
        kinds = found.pop("source_kind")
        if kinds is not None:
            of_kind = sorted(name for name, source in sources.items() if source.kind in kinds)
            asked = of_kind if self.source is None else set(self.source)
            found["source"] = [name for name in of_kind if name in asked]
        for name in ("min_publishers", *TIMES):
            del found[name]
        first, last = self.days or (None, None)
        return {**found, "first_day": first, "last_day": last}


def _chosen(
    name: str, given: Sequence[str], default: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    values = {given} if isinstance(given, str) else set(given)
    if ANY not in values:
        return tuple(sorted(values)) if values else default
    if len(values) > 1:
        raise BadRequest(f"{name}: 'any' stands alone.", "Name the values, or say any.")
    return None


def _read(name: str, text: str) -> str:
    """A date as it is asked about: Gregorian EDTF, of which every day counts."""
    try:
        when = read_date(text)
    except DateError as error:
        advice = error.advice[0].upper() + error.advice[1:]
        raise BadRequest(f"{name} is {text[:40]!r}: {error.reason[:100]}.", f"{advice}.") from None
    if when.edtf[0] in "[{":
        raise BadRequest(f"{name} is {text[:40]!r}, a set.", "Write the span of it: 1964/1968.")
    if not is_approximate(when.edtf):
        return spelled(when.edtf)
    # As wide as it may reach: nothing that is possible is left out.
    return spelled("/".join(day.isoformat() if day else ".." for day in (when.first, when.last)))


@lru_cache(maxsize=256)
def _days(asked: str) -> Days:
    """First and last day of a date that was read before."""
    when = read_date(asked)
    first, last = (day.isoformat() if day else None for day in (when.first, when.last))
    return first or ALWAYS, last or NEVER
