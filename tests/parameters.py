"""Random parameters for any read query, by the names of its parameters and what it does with them.

A parameter that occurs as ``IN $name`` is a list, any other one value, of the label that the query
looks it up under; where the query asks ``$name IS NULL`` it is often nothing.
"""

from __future__ import annotations

import re
from random import Random
from typing import Any

from graph import Graph

from graphsvc.model import model
from graphsvc.model.records import Claim
from graphsvc.store.queries import Query

DAYS = (
    *("1000-01-01", "2018-06-01", "2019-12-31", "2020-01-01"),
    *("2021-05-31", "2025-12-17", "2026-01-01", "9999-12-31"),
)
CHOICES: dict[str, tuple[Any, ...]] = {
    "skip": (0, 0, 0, 0, 1, 5, 1000),
    "limit": (1, 2, 20, 100, 1000),
    "min_publishers": (1, 1, 1, 1, 2, 3, 100),
    "since": (0, 0, 1, 5, 20, 1000),
    "first_day": DAYS,
    "last_day": DAYS,
}
UNKNOWN = ("nobody", "city-99999", "", "'}) RETURN 1 //", "خوی", "$id", "source-99")


class Parameters:
    """A stream of parameter sets for queries on one graph."""

    def __init__(self, graph: Graph, seed: str) -> None:
        self._graph = graph
        self._random = Random(seed)
        self._asked_for: dict[str, list[str]] = {}
        self._of_label = {
            "Source": list(graph.sources),
            "Merged": [name for name, at in graph.meant.items() if at != name],
            "Judgement": list(graph.sources),
            "into": sorted({at for name, at in graph.meant.items() if at != name}),
        }
        # What there is little of is drawn as often as what there is much of.
        named = [graph.at(c.end) for c in graph.claims] + list(graph.entities)
        stated = [graph.at(c.end) for c in graph.claims if c.kind == "states"]
        asked = [graph.at(e) for b in graph.batches for q in b.not_stated for e in q.entities]
        named += 20 * stated + 20 * asked
        self._of_label["Entity"] = named
        for kind in model.node_types:
            self._of_label[kind] = [n for n in named if graph.entities[n].type == kind]

    def draw(self, query: Query) -> dict[str, Any]:
        """One set of parameters, mostly such as have an answer."""
        names = set(query.parameters)
        drawn = {name: self._one(query, name) for name in query.parameters}
        if self._random.random() < 0.2:
            return drawn
        if names >= {"a", "b"}:
            drawn["a"], drawn["b"] = self._two()
        if names >= {"start", "claim"}:
            claim = self._random.choice(self._graph.claims)
            drawn |= {"start": self._graph.at(claim.start), "claim": claim.id}
        if drawn.get("relationship") and drawn.get("id") in self._graph.touching:
            near = self._random.choice(self._graph.touching[drawn["id"]])
            drawn["relationship"] = near.real_type
        return drawn

    def _two(self) -> list[str]:
        """The ends of an edge, or two that are related to a third, in any order."""
        edges = [c for c in self._graph.claims if c.kind in ("edge", "tie_states")]
        edge = self._random.choice(edges)
        ends = [self._graph.at(edge.start), self._graph.at(edge.end)]
        if self._random.random() < 0.5:
            near = [c for c in self._graph.touching[ends[0]] if c.kind == "edge"] or [edge]
            ends = [ends[1], self._other(self._random.choice(near), ends[0])]
        return self._random.sample(ends, 2)

    def _other(self, claim: Claim, end: str) -> str:
        start = self._graph.at(claim.start)
        return start if start != end else self._graph.at(claim.end)

    def _one(self, query: Query, name: str) -> Any:
        if f"${name} IS NULL" in query.text and self._random.random() < 0.7:
            return None
        if name == "symmetric":
            return list(model.SYMMETRIC)
        if name == "ids":
            drawn = [self._one(query, "id") for _ in range(self._random.randint(0, 5))]
            return list(dict.fromkeys(drawn))
        if f"IN ${name}" in query.text:
            return self._many(query, name)
        if name in CHOICES:
            return self._random.choice(CHOICES[name])
        if self._random.random() < 0.1:
            return self._random.choice(UNKNOWN)
        if self._random.random() < 0.1:
            return self._random.choice(self._of_label["Merged"])
        return self._random.choice(self._values(query, name))

    def _many(self, query: Query, name: str) -> list[Any]:
        usual = {"modality": [model.ASSERTED], "certainty": ["explicit"]}.get(name, [])
        values = [*self._values(query, name), "nothing"]
        few = self._random.sample(values, self._random.randint(0, min(12, len(values))))
        return few + (usual if self._random.random() < 0.7 else [])

    def _values(self, query: Query, name: str) -> list[str]:
        """What this parameter may be."""
        if name in ("relationship", "relationships"):
            return [claim.real_type for claim in self._graph.claims if claim.kind == "edge"]
        if name in ("modality", "certainty"):
            return list(model.vocabulary(name).names)
        if name == "source":
            return self._of_label["Source"]
        if name == "claim":
            return [claim.id for claim in self._graph.claims[:200]]
        if name in ("id", "a", "b", "start"):
            return self._ids(query, name)
        raise AssertionError(
            f"{query.name}: nobody knows random values for its parameter {name!r};"
            " say in tests/parameters.py what it may be"
        )

    def _ids(self, query: Query, name: str) -> list[str]:
        if f"into: ${name}" in query.text:
            return self._of_label["into"]
        if found := re.search(r"WHERE '(\w+)' IN labels\(", query.text):
            return self._of_label[found[1]]
        if name == "id" and self._random.random() < 0.8 and (ends := self._ends(query)):
            return ends
        found = re.search(rf":(\w+)(?::\w+)* \{{\w+: \${name}\}}", query.text)
        return self._of_label[found[1] if found else "Entity"]

    def _ends(self, query: Query) -> list[str]:
        """The ends of the claims that the query asks for by type, or by attribute."""
        if query.name not in self._asked_for:
            types = set(re.findall(r"'([A-Z_]+)'", query.text)) & set(model.relationships)
            attributes = set(re.findall(r"attribute = '(\w+)'", query.text))
            self._asked_for[query.name] = [
                self._graph.at(end)
                for claim in self._graph.claims
                if claim.real_type in types or claim.attribute in attributes
                for end in (claim.start, claim.end)
                if end not in self._graph.sources
            ]
        return self._asked_for[query.name]
