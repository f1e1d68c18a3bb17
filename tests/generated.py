"""A random graph of legal records, the same for the same seed, made to find the unexpected.

About 2,000 entities of all types, 20 sources and 8,000 claims of all kinds: parallel claims, every
modality, supernodes, merged and probably same entities, and texts that break careless code. Ends,
values, terms and qualifiers are those the model allows; every entity has its mention.
"""

from __future__ import annotations

from typing import Any

from dice import Dice
from graph import Graph
from texts import DATES, LANGUAGES, SCHEMES, TEXTS

from graphsvc.model import model
from graphsvc.model.records import (
    Batch,
    Claim,
    Conflict,
    Coordinates,
    Entity,
    NotStated,
    Quote,
    Registry,
    Same,
    Source,
    Stated,
)
from graphsvc.sources.check_dates import check_dates
from graphsvc.sources.claims import entities_of
from graphsvc.sources.marked_yaml import Marked

NUMBERS = {
    "City": 600, "Region": 100, "Country": 40, "Place": 80, "Person": 350, "Post": 200,
    "Organization": 200, "Agreement": 250, "Programme": 60, "Event": 80, "Topic": 30,
    "Designation": 10,
}  # fmt: skip
SOURCES, CLAIMS, MEMBERS = 20, 2000, 300
OFTEN = ("party to", "twinned with", "signed", "member of", "holds post", "post of")
"""Half of the edges: what named queries ask for."""
MOSTLY = {
    "PARTY_TO": {"ends": ("Agreement",)},
    "TWINNED_WITH": {"starts": ("City", "Region"), "ends": ("City", "Region")},
}
"""Bodies may be ends of these, too; but what is asked for is what binds places."""
EVERY_TEXT = "source-2"
"""States and mentions city-0 with every text, so that orders by text can differ."""
UNASSERTED = tuple(m for m in model.vocabulary("modality").names if m != model.ASSERTED)


class _Maker(Dice):
    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.types = {
            f"{'long-' * 15 if i == 7 else ''}{kind.lower()}-{i}": kind
            for kind, number in NUMBERS.items()
            for i in range(number)
        }
        self.by_type = {k: [n for n, t in self.types.items() if t == k] for k in NUMBERS}

    def entity(self, *types: str) -> str:
        """The id of an entity of one of these types, the first of a type far more often."""
        pool = self.by_type[self.random.choice(sorted(types or NUMBERS))]
        return pool[int(len(pool) * self.random.random() ** 4)]

    def make_entity(self, name: str, kind: str) -> Entity:
        kinds = model.node_type(kind).kinds
        languages = self.random.sample(LANGUAGES, self.random.randint(1, 3))
        schemes = self.random.sample(SCHEMES, self.random.randint(0, 2))
        where = Coordinates(
            lat=self.random.choice((0.0, -90.0, 38.55, self.random.uniform(-90, 90))),
            lon=self.random.choice((0.0, 180.0, 44.95, self.random.uniform(-180, 180))),
            by=self.text(),
        )
        return Entity(
            id=name,
            type=kind,
            names={
                language: tuple(self.text() for _ in range(self.random.randint(1, 3)))
                for language in languages
            },
            kind=self.term(kinds) if kinds and self.chance(0.8) else None,
            collective=self.chance(0.05),
            unmapped=self.chance(0.05),
            external_ids={scheme: self.text() for scheme in schemes},
            coordinates=where if self.chance(0.4) else None,
            note=self.text() if self.chance(0.1) else None,
        )

    def make_source(self, number: int) -> Source:
        stated: dict[str, Stated] = {
            name: Stated(value=self.text(), quote=self.quote() if self.chance(0.5) else None)
            for name in ("title", "section", "code")
            if self.chance(0.5)
        }
        if number % 4:  # publishers are shared; some sources have none
            stated["publisher"] = Stated(value=f"organization-{number % 7}")
        if self.chance(0.3):
            stated["dateline"] = Stated(value=self.entity("City"), quote=self.quote())
        published = self.date() if self.chance(0.7) else None
        return Source(
            id=f"source-{number}",
            kind=self.term("source kind"),
            language=self.random.choice(LANGUAGES),
            published=published,
            published_quote=self.quote() if published and self.chance(0.5) else None,
            family=f"family-{number % 3}" if self.chance(0.4) else None,
            document=f"{number}.txt" if self.chance(0.5) else None,
            sha256=f"{number:064x}" if self.chance(0.5) else None,
            url=f"https://example.org/?q={number}&x='" if self.chance(0.5) else None,
            note=self.text() if self.chance(0.2) else None,
            **stated,
        )

    def evidence(self, source: str, allowed: frozenset[str]) -> dict[str, Any]:
        """All of a claim but what it claims."""
        taken = [q for q in sorted(allowed) if self.chance(0.2)]
        quotes = tuple(self.quote() for _ in range(self.random.choice((0, 1, 1, 1, 2))))
        return {
            "source": source,
            "modality": self.random.choice(UNASSERTED) if self.chance(0.25) else model.ASSERTED,
            "certainty": "implied" if self.chance(0.2) else "explicit",
            "quotes": quotes,
            "locator": self.text() if not quotes or self.chance(0.1) else None,
            "speaker": tuple(self.entity("Person", "Post") for _ in range(self.chance(0.2))),
            "addressee": tuple(self.entity("City") for _ in range(self.chance(0.1) * 2)),
            "dates": {name: self.date() for name in model.DATES if self.chance(0.15)},
            "qualifiers": {q: self.qualifier(q) for q in taken},
            "as_written": self.text() if self.chance(0.1) else None,
            "note": self.text() if self.chance(0.05) else None,
        }

    def qualifier(self, name: str) -> str:
        declared = model.qualifier(name)
        if declared.entity:
            return self.entity()
        found = self.term(declared.vocabulary) if declared.vocabulary else self.text()
        return "full" if found in model.NO_MEMBERSHIP else found

    def value(self, name: str) -> str:
        declared = model.attribute(name)
        if declared.vocabulary:
            return self.term(declared.vocabulary)
        values = {"number": ("12", "-3.5", "0"), "date": DATES, "duration": ("P4Y", "P1M10D")}
        return self.random.choice(values.get(declared.value, TEXTS))

    def edge(self) -> dict[str, Any]:
        related = self.random.choice(list(model.relationships.values()))
        if self.chance(0.5):
            related = model.relationship(self.random.choice(OFTEN))
        mostly = MOSTLY.get(related.name, {}) if self.chance(0.7) else {}
        start = self.entity(*mostly.get("starts", related.starts))
        end = self.entity(*mostly.get("ends", related.ends))
        if related.alike:
            end = self.entity(self.types[start])
        if start == end:
            return self.edge()
        return {"kind": "edge", "start": start, "relationship": related.name, "end": end}

    def statement(self, source: str) -> dict[str, Any]:
        name = self.random.choice(sorted(model.attributes))
        shape = {"kind": "states", "start": source, "end": self.entity()}
        if self.chance(0.2):
            name, shape["end"] = "status", self.entity("Agreement")
        elif self.chance(0.25):
            start, end = self.random.sample(self.by_type["City"][:40], 2)
            shape = {"kind": "tie_states", "start": start, "end": end}
        return {**shape, "attribute": name, "value": self.value(name)}

    def claims(self, source: str, said: list[dict[str, Any]]) -> list[Claim]:
        """What one source says; ``said`` holds what others said, some of it said again."""
        shapes = [self.random.choice(said) for _ in range(len(said) and 40)]
        new = [self.edge() for _ in range(CLAIMS * 3 // 4 // SOURCES)]
        said.extend(new)
        shapes += new + [self.statement(source) for _ in range(CLAIMS // 4 // SOURCES)]
        if source == "source-1":
            cities = self.by_type["City"][:MEMBERS]
            member = {"kind": "edge", "relationship": "MEMBER_OF", "end": "organization-1"}
            shapes += [{**member, "start": city} for city in cities]
        if source == EVERY_TEXT:
            note = {"kind": "states", "start": source, "end": "city-0", "attribute": "note"}
            shapes += [{**note, "value": text} for text in TEXTS]
            # Counts are few among so many attributes, and their qualifiers fewer.
            shapes += [{**note, "attribute": "count", "value": "12"} for _ in range(30)]
        made = {}
        for shape in shapes:
            of = shape.get("relationship")
            about = model.relationship(of) if of else model.attribute(shape["attribute"])
            key = f"k-{len(made)}" if self.chance(0.1) else None
            claim = Claim(**shape, **self.evidence(source, about.qualifiers), key=key)
            if any(check_dates(Marked(), (), claim)):  # out of order: one of them is left
                claim = claim.model_copy(update={"dates": dict(list(claim.dates.items())[:1])})
            made[claim.id] = claim
        return list(made.values())

    def mentions(self, source: Source, named: set[str]) -> list[Claim]:
        made = {}
        written = [(name, self.quote() if self.chance(0.8) else None) for name in sorted(named)]
        written += [(name, self.quote()) for name in sorted(named) if self.chance(0.2)]
        if source.id == EVERY_TEXT:
            written += [("city-0", Quote(text=text)) for text in TEXTS]
        for name, quote in written:
            claim = Claim(
                source=source.id, kind="mentions", start=source.id, end=name,
                quotes=(quote,) if quote else (), as_written=quote.text if quote else None,
                locator=None if quote else self.text(), language=source.language,
            )  # fmt: skip
            made[claim.id] = claim
        return list(made.values())

    def open_questions(self, source: str) -> tuple[NotStated, ...]:
        asked = []
        for _ in range(12):
            edge = self.edge()
            ends = {"start": edge["start"], "end": edge["end"]}
            forms: tuple[dict[str, Any], ...] = (
                {"about": self.entity(), "attribute": self.random.choice(sorted(model.attributes))},
                {"relationship": edge["relationship"], **ends, "start": "?"},
                {"relationship": edge["relationship"], **ends, "qualifier": "scope"},
            )
            note = self.text() if self.chance(0.3) else None
            asked.append(NotStated(source=source, **self.random.choice(forms), note=note))
        return tuple(asked)

    def judgements(self, batches: list[Batch]) -> list[Same | Conflict]:
        """Merges of random pairs, of chains, and of the ends of edges, which become loops."""
        claims = [c for b in batches for c in b.claims if c.kind in ("edge", "tie_states")]
        alike = [c for c in claims if self.types[c.start] == self.types[c.end]]
        pairs = [(c.start, c.end) for c in self.random.sample(alike, 25)]
        for _, pool in sorted(self.by_type.items()):
            one, other, third = self.random.sample(pool[: max(10, len(pool) // 4)], 3)
            pairs += [(one, other), (other, third)]
        made: list[Same | Conflict] = []
        for number, pair in enumerate(dict.fromkeys(pairs)):
            certainty = "probable" if number % 3 == 2 else "certain"
            made.append(Same(entities=pair, certainty=certainty, reason=self.text()))
        keys = [f"{c.source}#{c.key}" for b in batches for c in b.claims if c.key]
        for _ in range(20):
            cited = tuple(self.random.sample(keys, 2))
            made.append(Conflict(claims=cited, kind=self.term("conflict kind"), note=self.text()))
        publishers = ("organization-2", "organization-5")
        made.append(Same(entities=publishers, certainty="certain", reason=self.text()))
        return made


def generate(seed: int = 1) -> Graph:
    """The graph of that seed."""
    maker = _Maker(seed)
    batches, said = [], []
    for number in range(SOURCES):
        source = maker.make_source(number)
        claims = maker.claims(source.id, said)
        mentions = maker.mentions(source, entities_of(claims))
        asked = maker.open_questions(source.id)
        batches.append(Batch(source=source, claims=(*mentions, *claims), not_stated=asked))
    made = [maker.make_entity(*item) for item in maker.types.items()]
    half = len(made) // 2
    registries = (
        Registry(name="one.yaml", entities=tuple(made[:half])),
        Registry(name="two.yaml", entities=tuple(made[half:])),
        Registry(name="judgements.yaml", judgements=tuple(maker.judgements(batches))),
    )
    return Graph(registries, tuple(batches))
