"""Cities, regions, countries, bodies in the place of others: merged, split, renamed, replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from graphsvc.answers.parts import SuccessionOut
from graphsvc.answers.present import Presenter
from graphsvc.network.evidence import independent, supporting_modalities
from graphsvc.network.lens import Lens
from graphsvc.network.when import stated_days
from graphsvc.store.database import Database, Row

NEVER = "9999"
SINCE = ("date", "from")
"""The dates of a claim that say since when one is in the place of another."""


@dataclass(frozen=True, slots=True)
class Succession:
    """Whom an entity succeeds, and who succeeds it, each by time."""

    predecessors: list[SuccessionOut]
    successors: list[SuccessionOut]


ALONE = Succession([], [])


def succession_of(
    presenter: Presenter,
    database: Database,
    name: str,
    lens: Lens,
    count: Callable[[str], int | None] | None = None,
) -> Succession:
    """Whom does this entity succeed, and who succeeds it, since when, as whom says?

    ``count`` tells how many ties another one has, so that a reader can go there: ties of the one
    are not those of the other. Without it they are not counted.
    """
    rows = database.read(database.queries.read["succession"], id=name)
    before: dict[str, list[Row]] = defaultdict(list)
    after: dict[str, list[Row]] = defaultdict(list)
    for row in presenter.seen(rows, lens):
        (before if row["start"] == name else after)[row["other"]].append(row)

    def told(found: dict[str, list[Row]]) -> list[SuccessionOut]:
        ordered = sorted(found, key=lambda other: (_first_day(presenter, found[other]), other))
        return [_succession(presenter, o, found[o], lens, count) for o in ordered]

    return Succession(told(before), told(after))


def _succession(
    presenter: Presenter,
    other: str,
    rows: list[Row],
    lens: Lens,
    count: Callable[[str], int | None] | None,
) -> SuccessionOut:
    said = [row["properties"] for row in rows]
    kept = ([r for r in rows if r["modality"] in m] for m in supporting_modalities())
    return SuccessionOut(
        entity=presenter.entity(other),
        kinds=sorted({p["succession"] for p in said if "succession" in p}),
        days=sorted({p[date] for p in said for date in SINCE if date in p}),
        ties=count(other) if count else None,
        claims=[row["claim"] for row in rows],
        modality=sorted({row["modality"] for row in rows}),
        independent=independent(presenter.makers(next(filter(None, kept), []))),
        contested=any(row["claim"] in presenter.contested for row in rows),
        holds=presenter.holds(rows, lens),
    )


def _first_day(presenter: Presenter, rows: list[Row]) -> str:
    """The first day that any of these claims is about; undated ones come last."""
    found = [stated_days(r["properties"], presenter.makers([r])[0]) for r in rows]
    return min((days[0] for days in found if days), default=NEVER)
