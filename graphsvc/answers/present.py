"""From what is stored to what is shown: references, claims, dates, judgements, conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import networkx as nx

from graphsvc.answers.judged import Judged
from graphsvc.answers.parts import (
    ClaimOut,
    ConflictOut,
    DateOut,
    EndOut,
    HoldsOut,
    LensOut,
    QualifierOut,
    QuoteOut,
    StatusOut,
)
from graphsvc.model import model
from graphsvc.model.records import Date, Quote, Source
from graphsvc.network.bonds import Bonds
from graphsvc.network.conflicts import Found, conflicts_in
from graphsvc.network.evidence import corroborated, statement
from graphsvc.network.lasting import Lasting
from graphsvc.network.lens import Lens
from graphsvc.network.paths import path_graph
from graphsvc.network.positions import Positions, positions
from graphsvc.network.standing import Standing
from graphsvc.network.status import latest_state
from graphsvc.network.timeline import Event
from graphsvc.network.when import (
    ALWAYS,
    NEVER,
    Days,
    Holds,
    days,
    excluded,
    holds,
    moment,
    stated_days,
)
from graphsvc.store import properties
from graphsvc.store.database import Row
from graphsvc.text.calendars import to_solar_hijri
from graphsvc.text.dates import is_approximate
from graphsvc.text.scripts import direction

DEFAULT = Lens()


class Presenter(Judged):
    """Shows what is stored; one is made for each snapshot and kept with it."""

    @cached_property
    def conflicts(self) -> Mapping[str, Found]:
        """Every conflict by id."""
        return {found.id: found for found in conflicts_in(self.snapshot)}

    @cached_property
    def contested(self) -> Mapping[str, Sequence[str]]:
        """Claim → the conflicts it is part of."""
        by_claim: dict[str, list[str]] = defaultdict(list)
        for found in self.conflicts.values():
            # One after the other is no contradiction; nor is a claim whose opponents were removed.
            if found.kind != "succession" and len(found.claims) > 1:
                for position in found.claims:
                    by_claim[self.snapshot.claims.ids[position]].append(found.id)
        return by_claim

    @cached_property
    def bonds(self) -> Bonds:
        """The bonds of cities and regions."""
        return Bonds(self.snapshot)

    @cached_property
    def lasting(self) -> Callable[[Lens], Lasting]:
        """How lines last, by lens; the last few are kept."""
        return lru_cache(maxsize=8)(lambda lens: Lasting(self.bonds, lens))

    @cached_property
    def paths(self) -> Callable[[Lens], nx.Graph[str]]:
        """The graph that paths follow, by lens; the last few are kept."""
        return lru_cache(maxsize=8)(lambda lens: path_graph(self.lasting(lens)))

    @cached_property
    def positions(self) -> Positions:
        """Where each entity is drawn."""
        return positions(self.snapshot)

    def lens(self, lens: Lens) -> LensOut:
        """The lens as answers state it; ``NotFound`` where it names a source that is not there."""
        for name in lens.source or ():
            self.source(name)
        first, last = lens.days or (ALWAYS, NEVER)
        open_ends = first if first != ALWAYS else None, last if last != NEVER else None
        return LensOut(**lens.asked(), days=open_ends if lens.days else None)

    def parameters(self, lens: Lens) -> dict[str, Any]:
        """The lens as parameters of the query files."""
        return lens.parameters(self.snapshot.sources)

    def seen(self, rows: Iterable[Row], lens: Lens) -> list[Row]:
        """The rows of a query that the lens admits; each has its ends, relationship, properties.

        They must hold all claims that say the same, where the lens asks for several publishers.
        """
        found = (row for row in rows if lens.admits(row["properties"], self._maker(row)))
        if lens.min_publishers == 1:
            return list(found)
        return list(corroborated(found, _said, self._maker, lens.min_publishers))

    def _maker(self, row: Row) -> Source:
        name = row["properties"]["source"]
        return self.stored_source(name)

    def makers(self, rows: Iterable[Row]) -> list[Source]:
        """The sources of these rows' claims, each once."""
        return list({row["properties"]["source"]: self._maker(row) for row in rows}.values())

    def told(self, rows: Iterable[Row], lens: Lens) -> list[ClaimOut]:
        """The claims of rows in full, with how surely they hold on the lens's day."""
        return [self.claim(row["stored_as"], row["properties"], lens) for row in rows]

    def holds(self, rows: Iterable[Row], lens: Lens) -> HoldsOut | None:
        """How surely what these rows say together holds: as the surest of them."""
        if lens.days is None:
            return None
        order = list(Holds)
        sure = [holds(row["properties"], self._maker(row), lens.days) for row in rows]
        return min(sure, key=order.index).value if sure else None

    def held(self, rows: Iterable[Row], lens: Lens, every: bool = False) -> list[Row]:
        """The rows whose claims may hold on the lens's days; or every one."""
        days = None if every else lens.days
        return [row for row in rows if days is None or not excluded(row["properties"], days)]

    def ending(self, event: Event | None, lens: Lens) -> EndOut | None:
        """What ended something; None where nothing did, or not by the lens's days."""
        if event is None or (lens.days is not None and event.first > lens.days[1]):
            return None
        p = event.said.properties
        sure = event.sure and (lens.days is None or event.last <= lens.days[1])
        undated = event.stated == (ALWAYS, NEVER)
        return EndOut(
            days=None if undated else event.stated,
            certain=sure,
            state=p["value"] if p.get("attribute") == "status" else None,
            claim=p["claim"],
        )

    def state(self, standing: Standing, lens: Lens) -> StatusOut | None:
        """The latest state on the lens's days of what stands, or stood last."""
        past = standing.begun_anew(lens.days[1] if lens.days else NEVER)
        rows = self.held(self.rows(standing.states), lens)
        if past:
            days = (stated_days(row["properties"], self._maker(row)) for row in rows)
            rows = [row for row, of in zip(rows, days, strict=True) if not of or of[1] > past]
        return self.status(rows, lens)

    def status(self, rows: Iterable[Row], lens: Lens) -> StatusOut | None:
        """The latest state that is asserted among rows that state one; None without any."""
        said = [row for row in rows if row["properties"]["modality"] == model.ASSERTED]
        dated = [(row, stated_days(row["properties"], self._maker(row))) for row in said]
        latest = latest_state(
            [(row["properties"]["value"], days) for row, days in dated],
            lens.days[1] if lens.days else None,
            [moment(row["properties"]) for row, _ in dated],
        )
        if latest is None:
            return None
        act = _day_of(dated[i][0] for i in latest.claims)
        return StatusOut(
            value=latest.value,
            days=act or latest.days,
            reported=act is None and latest.days is not None,
            holds=self.holds([dated[i][0] for i in latest.claims], lens),
            claims=self.told([dated[i][0] for i in latest.claims], lens),
            rivals=self.told([dated[i][0] for i in latest.rivals], lens),
        )

    def claim(self, stored_type: str, row: Row, lens: Lens = DEFAULT) -> ClaimOut:
        """A claim in full, from the type and the properties of its relationship."""
        claim = properties.to_claim(stored_type, row)
        source = self.source(claim.source)
        language = claim.language or source.language
        related = claim.kind in ("edge", "tie_states")
        return ClaimOut(
            id=row["claim"],
            relationship=claim.real_type,
            asserted=claim.modality == model.ASSERTED,
            start=self.entity(claim.start) if related else None,
            end=self.entity(claim.end),
            attribute=claim.attribute,
            value=claim.value,
            value_date=shown_date(value) if (value := properties.date_of_value(claim)) else None,
            modality=claim.modality,
            certainty=claim.certainty,
            quotes=[quote(q) for q in claim.quotes],
            locator=claim.locator,
            as_written=claim.as_written,
            language=language,
            speaker=[self.entity(name) for name in claim.speaker],
            addressee=[self.entity(name) for name in claim.addressee],
            dates={name: shown_date(d) for name, d in claim.dates.items()},
            qualifiers={n: self._qualifier(n, value) for n, value in claim.qualifiers.items()},
            note=claim.note,
            source=source,
            contested_by=list(self.contested.get(row["claim"], ())),
            holds=self.holds(self.held([{"properties": row}], lens), lens),
        )

    def claims(self, positions: Sequence[int], lens: Lens = DEFAULT) -> list[ClaimOut]:
        """Claims of the snapshot in full."""
        return self.told(self.rows(positions), lens)

    def rows(self, positions: Sequence[int]) -> list[Row]:
        """Claims of the snapshot as queries return them."""
        columns = self.snapshot.claims
        return [
            {
                "start": columns.starts[i],
                "relationship": columns.real_type(i),
                "end": columns.ends[i],
                "stored_as": columns.types[i],
                "properties": columns.rows[i],
            }
            for i in positions
        ]

    def conflict(self, name: str) -> ConflictOut:
        """A conflict with its claims side by side."""
        found = self.conflicts[name]
        return ConflictOut(
            id=found.id,
            kind=found.kind,
            found_by=found.found_by,
            note=found.note,
            claims=self.claims(found.claims),
            missing=list(found.missing),
        )

    def conflicts_seen(self, lens: Lens, about: str | None = None) -> list[str]:
        """The conflicts of which the lens sees a claim, at this entity or anywhere."""
        among = None if about is None else self.snapshot.touching.get(about, ())
        seen = set(self.snapshot.seen(lens, among))
        return [name for name, found in self.conflicts.items() if seen.intersection(found.claims)]

    def conflicts_of(self, claims: Iterable[str]) -> list[ConflictOut]:
        """The conflicts that any of these claims is part of."""
        names = {name for claim in claims for name in self.contested.get(claim, ())}
        return [self.conflict(name) for name in self.conflicts if name in names]

    def _qualifier(self, name: str, value: str) -> QualifierOut:
        named = model.qualifier(name).entity
        return QualifierOut(value=value, entity=self.entity(value) if named else None)


def _day_of(rows: Iterable[Row]) -> Days | None:
    """The days of the last act among claims of one state; None where they only report it."""
    acts = [
        of for row in rows for name in ("date", "from") if (of := days(row["properties"], name))
    ]
    return max(acts, key=lambda of: of[0], default=None)


def _said(row: Row) -> Hashable:
    p = row["properties"]
    value = p.get("attribute"), p.get("value")
    return statement(row["relationship"], row["start"], row["end"], p["modality"], *value)


def quote(words: Quote) -> QuoteOut:
    """Words with the direction in which they are read."""
    way = "rtl" if direction(words.text) == "rtl" else "ltr"
    return QuoteOut(text=words.text, nth=words.nth, direction=way)  # type: ignore[arg-type]


def shown_date(when: Date) -> DateOut:
    """A date with its day in Solar Hijri, where it is a single day."""
    solar = when.solar_hijri
    if solar is None and when.earliest and when.earliest == when.latest:
        solar = to_solar_hijri(date.fromisoformat(when.earliest))
    stated = when.model_dump(exclude={"solar_hijri"})
    return DateOut(**stated, solar_hijri=solar, approximate=is_approximate(when.edtf) or None)
