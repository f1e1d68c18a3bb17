"""How a bond stands: its timeline from all its claims, its states, and those of each agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphsvc.model import model, stages
from graphsvc.network.bonds import Bond, Bonds, Shared, anytime
from graphsvc.network.dating import dated_by, day_of, stood_by
from graphsvc.network.evidence import corroborated
from graphsvc.network.lens import Lens
from graphsvc.network.timeline import (
    Event,
    Said,
    Stands,
    Timeline,
    contested,
    end_of_term,
    ending,
    opening,
    surest,
)
from graphsvc.network.when import NEVER, Days, vouched_on
from graphsvc.text.dates import later, parse_duration


@dataclass(frozen=True)
class Standing:
    """How something stands over time: by the parts it rests on, any of which suffices."""

    parts: Sequence[Timeline]
    states: Sequence[int]
    """The positions of the claims of its state, as of any day."""

    def on(self, asked: Days) -> Stands | None:
        """How surely it stands on some of these days; None: not yet."""
        return surest(part.on(asked) for part in self.parts)

    def ending(self) -> Event | None:
        """What ended all it rests on; one that is not ``sure`` may have; None: it stands."""
        found = [part.ending() for part in self.parts]
        known = [event for event in found if event is not None]
        if not known or len(known) < len(found):
            return None
        doubtful = [event for event in known if not event.sure]
        return max(doubtful or known, key=lambda event: (event.dated, event.known))

    def begun_anew(self, day: str) -> str:
        """The last day of an end after which it began anew by then, as no state tells; or ""."""
        return max((part.begun_anew(day) for part in self.parts), default="")

    def since(self, day: str = NEVER) -> Days | None:
        """When what stands, or stood last, by that day began."""
        begun = [since for part in self.parts if (since := part.since(day))]
        return min(begun, key=lambda d: (d[1], d[0]), default=None)


class Standings:
    """The standing of bonds and agreements in a snapshot, under one lens whatever its day."""

    def __init__(self, bonds: Bonds, lens: Lens) -> None:
        self.bonds, self.lens = bonds, lens
        self._snapshot, self._anytime = bonds.snapshot, anytime(lens)
        self._bonds_at: dict[str, Mapping[str, Sequence[Bond]]] = {}

    def of(self, bond: Bond) -> Standing:
        """How a bond stands."""
        told = _Told(self, bond)
        parts = [told.direct()] if bond.direct else []
        parts += [told.through(name, shared) for name, shared in bond.shared.items()]
        return Standing(parts, told.states)

    def between(self, one: str, other: str) -> Iterator[tuple[Standing, Bond]]:
        """The bonds of two, or of those whose own bodies they are, and how each stands."""
        for area in self.bonds.areas(one):
            for far in self.bonds.areas(other):
                for bond in self._at(area).get(far, ()):
                    yield self.of(bond), bond

    def _at(self, area: str) -> Mapping[str, Sequence[Bond]]:
        """The bonds of an area by the other's id; kept, since a network asks for all of them."""
        if area not in self._bonds_at:
            found: dict[str, list[Bond]] = defaultdict(list)
            for bond in self.bonds.of(area, self.lens):
                found[bond.other].append(bond)
            self._bonds_at[area] = found
        return self._bonds_at[area]

    def agreement(self, name: str) -> Standing:
        """How an agreement stands: with the tie of its two parties, where it has just two."""
        parties = self.bonds.asserted_parties(name)
        if len(parties) == 2 and all(self.bonds.areas(p) for p in parties):
            for bond in self._at(parties[0]).get(parties[1], ()):
                if name in bond.shared:
                    told = _Told(self, bond)
                    part = told.through(name, bond.shared[name])
                    return Standing([part], told.states_of(name))
        return self._alone(name)

    def _alone(self, name: str) -> Standing:
        """How an agreement stands by what is said of it alone."""
        told = _Told(self, Bond(name, name, shared={name: Shared()}))
        columns = self._snapshot.claims
        touching = self._snapshot.touching.get(name, ())
        about = [
            i
            for i in self._snapshot.seen(self._anytime, touching)
            if columns.rows[i].get("value") not in stages.ENDING
        ]
        shared = Shared(about, about)
        return Standing([told.through(name, shared)], told.states_of(name))

    def said(self, positions: Iterable[int]) -> list[Said]:
        """Claims as a timeline takes them."""
        rows = self._snapshot.claims.rows
        return [Said(rows[i], self._snapshot.source_of(i)) for i in positions]

    def kept(self, positions: Iterable[int]) -> list[int]:
        """Asserted claims of a state that as many sources make as the lens asks for."""
        rows = self._snapshot.claims.rows
        found = [i for i in positions if rows[i]["modality"] == model.ASSERTED]
        if self.lens.min_publishers == 1:
            return found
        snapshot, least = self._snapshot, self.lens.min_publishers
        return list(corroborated(found, snapshot.statement, snapshot.source_of, least))

    def denied(self, bond: Bond) -> Mapping[str, Sequence[Said]]:
        """Who denies an end, of the tie ("") or of one of its agreements; the lens hides none."""
        lens = replace(self._anytime, modality=("denied",))
        found = {"": self.bonds.stated_of_tie(bond, lens)}
        found |= {name: self.bonds.stated(name, "status", lens) for name in bond.shared}
        rows = self._snapshot.claims.rows
        return {
            of: self.said(i for i in claims if rows[i]["value"] in stages.ENDING)
            for of, claims in found.items()
        }

    def stated(self, agreement: str, attribute: str) -> list[int]:
        """What the lens sees of an attribute of an agreement."""
        return self.kept(self.bonds.stated(agreement, attribute, self._anytime))


class _Told:
    """What the claims of one bond tell of its beginnings, ends and states."""

    def __init__(self, standings: Standings, bond: Bond) -> None:
        self._all, self._bond = standings, bond
        self._rows = standings.bonds.snapshot.claims.rows
        stated = [i for i in bond.stated if self._rows[i]["attribute"] == "status"]
        self._of_tie = standings.kept(stated)
        self._denied = standings.denied(bond)
        self._of_agreement = {name: standings.stated(name, "status") for name in bond.shared}
        self._signing = {name: standings.stated(name, "date of signing") for name in bond.shared}
        self._kinds = {
            name: frozenset(standings.bonds.kinds(name, anytime(standings.lens)))
            for name in bond.shared
        }

    @property
    def states(self) -> Sequence[int]:
        """The claims of its state; an end of one instrument among others is none of the bond."""
        found = list(self._of_tie)
        for name, claims in self._of_agreement.items():
            found += [i for i in claims if self._alone(name) or self._ends_tie(name, i)]
        return sorted(found)

    def states_of(self, name: str) -> Sequence[int]:
        """The claims of the state of one of its agreements, as the instrument that it is."""
        return sorted(self._of_agreement[name])

    def _alone(self, name: str) -> bool:
        return not self._bond.direct and len(self._bond.shared) == 1 and name in self._bond.shared

    def _ends_tie(self, name: str, claim: int) -> bool:
        """Whether a state of an agreement is one of the tie it makes."""
        value = self._rows[claim]["value"]
        if value not in stages.ENDING:
            return True
        return bool(self._kinds[name]) and value not in stages.OF_AN_INSTRUMENT

    def direct(self) -> Timeline:
        """The timeline of what names the tie itself."""
        claims = self._all.said(self._making(self._bond.direct))
        # Only what is signed as a tie tells when what others call one began or ended.
        names = [name for name in self._bond.shared if self._kinds[name]]
        told = [i for n in names for i in self._of_agreement[n] if self._ends_tie(n, i)]
        return self._timeline([claims], [*self._of_tie, *told], names)

    def through(self, name: str, shared: Shared) -> Timeline:
        """The timeline of an agreement that makes it."""
        sides = [self._all.said(self._making(side)) for side in (shared.own, shared.theirs)]
        states = [*self._of_tie, *self._of_agreement[name]]
        timeline = self._timeline(sides, states, [name])
        return replace(timeline, endings=[*timeline.endings, *self._run_out(name, timeline)])

    def _run_out(self, name: str, timeline: Timeline) -> Iterator[Event]:
        """Where its stated duration ends: it may have been prolonged, and nobody says so."""
        begun = min((o for o in timeline.openings if o.begins), key=day_of, default=None)
        if begun is None:
            return
        for said in self._all.said(self._all.stated(name, "duration")):
            length = parse_duration(said.properties["value"])
            over = later(begun.first, *length), later(begun.last, *length)
            yield Event(over[0], over[1], over[0], said, over, sure=False)

    def _making(self, claims: Sequence[int]) -> list[int]:
        """The asserted ones among claims that make a tie; where there is none, all not denied."""
        rows = self._rows
        asserted = [i for i in claims if rows[i]["modality"] == model.ASSERTED]
        return asserted or [i for i in claims if rows[i]["modality"] != "denied"] or list(claims)

    def _timeline(
        self,
        sides: Sequence[Sequence[Said]],
        states: Sequence[int],
        agreements: Sequence[str],
    ) -> Timeline:
        """The timeline of what makes it by sides; nothing undated stands before its beginning."""
        rows = self._rows
        standing = self._all.said(i for i in states if rows[i]["value"] in stages.STANDING)
        ends = self._all.said(i for i in states if rows[i]["value"] in stages.ENDING)
        signed = self._all.said(i for name in agreements for i in self._signing[name])
        making = [said for side in sides for said in side]
        terms = self._all.said(self._making(self._bond.direct)) + making
        named = [said for said in terms if "attribute" not in said.properties]
        openings = [event for said in (*named, *signed) if (event := opening(said))]
        for said in standing:
            returns = said.properties["value"] in stages.RETURNING
            openings += [event for event in [opening(said, returns)] if event]
        begun = min((o for o in openings if o.begins), key=day_of, default=None)
        stood = [o.last for o in openings]
        paused = self._all.said(i for i in states if rows[i]["value"] in stages.PAUSED)
        telling = {said.source.id for said in ends if said.source}
        for said in (*terms, *standing, *paused):
            stood += stood_by(said, telling)
        endings = [ending(said, stood) for said in ends]
        endings += [event for said in terms if (event := end_of_term(said))]
        calling = [*terms, *standing]
        sources = {event.said.source.id for event in endings if event.said.source}
        endings = [
            replace(event, sure=not (contested(event, calling, sources) or self._is_denied(event)))
            for event in endings
        ]
        dated = [[dated_by(said, begun) for said in (*side, *standing)] for side in sides]
        return Timeline(dated, endings, openings, stood)

    def _is_denied(self, event: Event) -> bool:
        """Whether somebody denies that ending, not of a day before it."""
        snapshot = self._all.bonds.snapshot
        about = snapshot.claims.ends[snapshot.position[event.said.properties["claim"]]]
        for said in self._denied.get(about, self._denied[""]):
            of = vouched_on(said.properties, said.source)
            if of is None or of[1] >= event.known:
                return True
        return False
