"""The bond of two cities or regions: all that is claimed of it, wherever it is written, as one.

Claims that twin them, the agreements they share, what is stated of the tie, and what their own
bodies (municipality, council, mayor's office) are claimed to have done make one timeline for each
kind of tie. Whoever needs a tie's state or validity takes it from here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from graphsvc.model import model
from graphsvc.network.lens import Lens
from graphsvc.network.snapshot import Snapshot

ENDS = frozenset({"City", "Region"})
"""What a tie binds; what their bodies do counts as theirs."""
TIE = "tie"
COOPERATION = "cooperation"


@dataclass(slots=True)
class Shared:
    """An agreement that two share: by side, the positions of the claims that make it a party."""

    own: list[int] = field(default_factory=list)
    theirs: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Bond:
    """What is claimed of the bond of ``one`` with ``other``: positions of claims in a snapshot."""

    one: str
    other: str
    kind: str = TIE
    direct: list[int] = field(default_factory=list)
    stated: list[int] = field(default_factory=list)
    shared: dict[str, Shared] = field(default_factory=dict)

    @property
    def named(self) -> bool:
        """Whether anybody ties them; else something is only stated of a bond nobody names."""
        return bool(self.direct or self.shared)


class Bonds:
    """The bonds in a snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def _served(self) -> tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]:
        """By area its own bodies, and by body the areas it serves, as sources assert it."""
        bodies: dict[str, set[str]] = defaultdict(set)
        areas: dict[str, set[str]] = defaultdict(set)
        columns, entities = self.snapshot.claims, self.snapshot.entities
        for i, kind in enumerate(columns.types):
            body, area = columns.starts[i], columns.ends[i]
            if (
                kind == "SERVES"
                and entities[area].type in ENDS
                and entities[body].kind in model.OWN_BODIES
            ):
                bodies[area].add(body)
                areas[body].add(area)
        return (
            {area: sorted(found) for area, found in bodies.items()},
            {body: sorted(found) for body, found in areas.items()},
        )

    def bodies(self, area: str) -> Sequence[str]:
        """The bodies whose acts are those of this city or region."""
        return self._served[0].get(area, ())

    def areas(self, name: str) -> Sequence[str]:
        """The cities or regions that this is, or whose own body it is.

        A municipality of which nobody says whose it is stands for itself.
        """
        entity = self.snapshot.entities[name]
        if entity.type in ENDS:
            return (name,)
        alone = (name,) if entity.kind in model.OWN_BODIES else ()
        return self._served[1].get(name, alone)

    def acting(self, area: str) -> Sequence[str]:
        """The area and its own bodies; of anything else itself."""
        return (area, *self.bodies(area))

    def parties(self, agreement: str) -> Iterator[int]:
        """The claims that call somebody a party of an agreement.

        One for whom somebody signed is a party, too, where no other claim calls it one.
        """
        if self.snapshot.entities[agreement].type != "Agreement":
            return
        columns, named = self.snapshot.claims, set[str]()
        for i in self.snapshot.touching.get(agreement, ()):
            if columns.real_type(i) == "PARTY_TO" and columns.ends[i] == agreement:
                named.update((columns.starts[i], *self.areas(columns.starts[i])))
                yield i
        for i in self._signed.get(agreement, ()):
            party = self.party(i)
            if party not in named and not named.intersection(self.areas(party)):
                yield i

    def party(self, claim: int) -> str:
        """Whom a claim of a party names: a signature, whom somebody signed for."""
        columns = self.snapshot.claims
        if columns.real_type(claim) == "PARTY_TO":
            return columns.starts[claim]
        return self.snapshot.canonical(str(columns.rows[claim]["for_party"]))

    @cached_property
    def _signed(self) -> Mapping[str, Sequence[int]]:
        """Agreement → the claims of who signed it for a city, a region or its own body."""
        columns, found = self.snapshot.claims, defaultdict[str, list[int]](list)
        for i, row in enumerate(columns.rows):
            if (
                "for_party" in row
                and columns.real_type(i) == "SIGNED"
                and self.areas(self.party(i))
            ):
                found[columns.ends[i]].append(i)
        return found

    @cached_property
    def _signed_for(self) -> Mapping[str, Sequence[str]]:
        """City, region or body → the agreements that somebody signed for it."""
        found: dict[str, list[str]] = defaultdict(list)
        for agreement, claims in self._signed.items():
            for i in claims:
                found[self.party(i)].append(agreement)
        return found

    def party_of(self, area: str) -> dict[str, list[int]]:
        """The agreements of which it, or its own body, is called a party, and by which claims."""
        columns, names = self.snapshot.claims, set(self.acting(area))
        agreements = {
            columns.ends[i]
            for name in names
            for i in self.snapshot.touching.get(name, ())
            if columns.real_type(i) == "PARTY_TO" and columns.starts[i] == name
        }
        agreements.update(one for name in names for one in self._signed_for.get(name, ()))
        return {
            one: claims
            for one in agreements
            if (claims := [i for i in self.parties(one) if self.party(i) in names])
        }

    def signed_for(self, agreement: str, lens: Lens) -> Sequence[str]:
        """For whom it is signed, as the lens shows, of those whom no claim calls a party."""
        real = self.snapshot.claims.real_type
        signed = [i for i in self.parties(agreement) if real(i) != "PARTY_TO"]
        return sorted({self.party(i) for i in self.snapshot.seen(lens, signed)})

    def asserted_parties(self, agreement: str) -> Sequence[str]:
        """Who is asserted to be a party, whatever the lens: an area for its own body.

        A plural node ("other cities") is none.
        """
        columns, entities = self.snapshot.claims, self.snapshot.entities
        found = {
            area
            for i in self.parties(agreement)
            if columns.rows[i]["modality"] == model.ASSERTED
            and not entities[self.party(i)].collective
            for area in self.areas(self.party(i)) or (self.party(i),)
        }
        return sorted(found)

    def is_multilateral(self, agreement: str) -> bool:
        """Whether more than two are asserted parties."""
        return len(self.asserted_parties(agreement)) > 2

    def of(self, area: str, lens: Lens) -> list[Bond]:
        """Its bonds on whatever day, one for each other area and kind of tie; by the other's id."""
        lens = anytime(lens)
        found = self._gathered(area, lens)
        return [
            bond
            for other in sorted(found)
            if not self.snapshot.entities[other].collective
            for bond in self._by_kind(found[other], lens)
        ]

    def _gathered(self, area: str, lens: Lens) -> dict[str, Bond]:
        columns = self.snapshot.claims
        found: dict[str, Bond] = {}

        def bond(other: str) -> Bond:
            return found.setdefault(other, Bond(area, other))

        names = set(self.acting(area))
        touching = {i for name in names for i in self.snapshot.touching.get(name, ())}
        for i in sorted(self.snapshot.seen(lens, sorted(touching))):
            kind, start, end = columns.real_type(i), columns.starts[i], columns.ends[i]
            if kind in ("TWINNED_WITH", model.TIE_STATES):
                far = end if start in names else start
                for other in self.areas(far):
                    if other != area:
                        into = bond(other)
                        (into.direct if kind == "TWINNED_WITH" else into.stated).append(i)
        for agreement, called in self.party_of(area).items():
            if not (claims := list(self.snapshot.seen(lens, called))):
                continue
            for i in self.snapshot.seen(lens, list(self.parties(agreement))):
                for other in self.areas(self.party(i)):
                    if other != area and self.party(i) not in names:
                        shared = bond(other).shared.setdefault(agreement, Shared(claims))
                        shared.theirs.append(i)
        return found

    def _by_kind(self, bond: Bond, lens: Lens) -> Iterator[Bond]:
        """The bond parted by kind; what names no kind belongs to the tie, if there is one."""
        columns = self.snapshot.claims
        direct: dict[str, list[int]] = defaultdict(list)
        shared: dict[str, dict[str, Shared]] = defaultdict(dict)
        silent: dict[str, Shared] = {}
        for i in bond.direct:
            direct[kind_of(columns.rows[i].get("kind")) or TIE].append(i)
        for agreement, claims in bond.shared.items():
            kinds = {kind_of(kind) for kind in self.kinds(agreement, lens)}
            for kind in kinds:
                shared[kind or TIE][agreement] = claims
            if not kinds:
                silent[agreement] = claims
        kinds_found = sorted({*direct, *shared}, reverse=True) or [TIE]
        for number, kind in enumerate(kinds_found):
            agreements, stated = dict(shared[kind]), []
            if number == 0:  # the tie, where there is one: it comes first
                agreements |= silent
                stated = bond.stated
            ordered = dict(sorted(agreements.items()))
            yield replace(bond, kind=kind, direct=direct[kind], stated=stated, shared=ordered)

    def stated_of_tie(self, bond: Bond, lens: Lens) -> list[int]:
        """The claims of a state of the tie itself, as far as the lens admits them."""
        columns = self.snapshot.claims
        theirs = set(self.acting(bond.other))
        wanted = {
            i
            for name in self.acting(bond.one)
            for i in self.snapshot.touching.get(name, ())
            if columns.real_type(i) == model.TIE_STATES
            and columns.rows[i]["attribute"] == "status"
            and {columns.starts[i], columns.ends[i]} & theirs
        }
        return list(self.snapshot.seen(lens, sorted(wanted)))

    def kinds(self, agreement: str, lens: Lens) -> list[str]:
        """The kinds of tie that are stated of an agreement."""
        return [
            self.snapshot.claims.rows[i]["value"]
            for i in self.stated(agreement, "kind of tie", lens)
        ]

    def stated(self, name: str, attribute: str, lens: Lens) -> list[int]:
        """The claims that state this attribute of an entity, as far as the lens admits them."""
        columns = self.snapshot.claims
        wanted = [
            i
            for i in self.snapshot.touching.get(name, ())
            if columns.real_type(i) == model.STATES
            and columns.ends[i] == name
            and columns.rows[i]["attribute"] == attribute
        ]
        return list(self.snapshot.seen(lens, wanted))


def anytime(lens: Lens) -> Lens:
    """The lens for single claims: the day and the number of publishers count for the whole."""
    return replace(lens, as_of=None, during=None, min_publishers=1)


def kind_of(written: str | None) -> str | None:
    """The kind of bond that a kind of tie, as written, is of; None where none is said.

    Sister city, friendship city and partnership are words for one bond; cooperation is another.
    """
    if not written:
        return None
    said = written.lower()
    other = "cooperation" in said or "collaboration" in said
    tied = any(word in said for word in ("sister", "twin", "friend", "partner"))
    return COOPERATION if other and not tied else TIE
