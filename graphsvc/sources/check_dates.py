"""What is wrong with the dates of records: each by itself, of one claim together, and late ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphsvc.model import model
from graphsvc.model.records import Batch, Claim, Date, Source
from graphsvc.sources.marked_yaml import Marked, Path, Problem
from graphsvc.text.calendars import DateError
from graphsvc.text.dates import When, is_after, stored_date

BEGINS = ("date", "from", "as_of")
"""The dates from which on something is stated to be so."""
LASTING = frozenset({
    *("TWINNED_WITH", "COOPERATES_WITH", "PARTY_TO", "MEMBER_OF", "HOLDS_POST", "SIGNED"),
})  # fmt: skip
"""What is so from a day on, or was done on one; titles and events are told of in advance."""


def check_each_date(marked: Marked, path: Path, dates: Mapping[str, Date]) -> Iterator[Problem]:
    """Dates that cannot be read, or whose days are not those of their EDTF, as in a bad dump."""
    for name, date in dates.items():
        try:
            when = _when(date)
        except DateError as error:
            yield marked.problem((*path, name), str(error))
            continue
        days = (day.isoformat() if day else None for day in (when.earliest, when.latest))
        if (when.edtf, *days) != (date.edtf, date.earliest, date.latest):
            message = f"{date.edtf!r} is not the date that stands beside it: {when.edtf!r}"
            yield marked.problem((*path, name), message)


def check_dates(marked: Marked, path: Path, claim: Claim) -> Iterator[Problem]:
    """What is wrong with the dates of a claim: each of them, and an order that cannot be."""
    dates, value = claim.dates, claim.value_date
    wrong = list(check_each_date(marked, path, {**dates, **({"value": value} if value else {})}))
    if value and value.edtf != claim.value:
        wrong.append(marked.problem((*path, "value"), f"is {claim.value}, its date {value.edtf}"))
    yield from wrong
    if wrong:
        return
    for earlier, later in (("from", "to"), ("from", "date"), ("date", "to")):
        if earlier in dates and later in dates:
            one, other = dates[earlier], dates[later]
            if is_after(_when(one), _when(other)):
                message = (
                    f"`{earlier}` ({written(one)}) is after `{later}` ({written(other)}):"
                    " exchange them, or mend the one that is wrong"
                )
                yield marked.problem((*path, earlier), message)


def late_states(marked: Marked, batch: Batch) -> Iterator[Problem]:
    """What a source asserts of a day that came after its own: loaded, and worth a warning."""
    own = _day_of(batch.source)
    if own is None or own.last is None:
        return
    claims = [claim for claim in batch.claims if claim.kind != "mentions"]
    for number, claim in enumerate(claims):
        stated = claim.attribute == "status" or claim.relationship in LASTING
        if claim.modality != model.ASSERTED or not stated:
            continue
        for name in BEGINS:
            date = claim.dates.get(name)
            if date is not None and (first := _when(date).first) and first > own.last:
                message = (
                    f"{written(date)} is after the day of its source ({own.edtf}), which cannot"
                    " know it: mend the date, or give a modality such as planned or expected"
                )
                yield marked.problem(("claims", number, name), message)


def written(date: Date) -> str:
    """A date as its file gives it."""
    return date.solar_hijri or date.lunar_hijri or date.edtf


def _day_of(source: Source) -> When | None:
    """When a source was published, or read if that is later or alone is known."""
    known = [_when(date) for date in (source.published, source.accessed) if date]
    open_ended = [when for when in known if when.last is None]
    ends = [when for when in known if when.last]
    return max(ends, key=lambda w: str(w.last)) if ends and not open_ended else None


def _when(date: Date) -> When:
    return stored_date(date.edtf, date.solar_hijri, date.lunar_hijri)
