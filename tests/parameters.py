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
from graphsvc.store.queries import Query

NUMBERS = {
    "skip": (0, 0, 0, 1, 5, 1000),
    "limit": (1, 2, 20, 100, 1000),
    "min_publishers": (1, 1, 2, 3, 100),
    "since": (0, 0, 1, 5, 1000),
}
DAYS = ("1000-01-01", "2018-06-01", "2025-12-14", "2025-12-17", "2026-01-01", "9999-12-31")
UNKNOWN = ("nobody", "city-99999", "", "'}) RETURN 1 //", "خوی", "$id", "source-99")


class Parameters:
    """A stream of parameter sets for queries on one graph."""

    def __init__(self, graph: Graph, seed: str) -> None:
        self._graph = graph
        self._random = Random(seed)
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
            edges = [c for c in self._graph.claims if c.kind in ("edge", "tie_states")]
            edge = self._random.choice(edges)
            ends = [self._graph.at(edge.start), self._graph.at(edge.end)]
            drawn["a"], drawn["b"] = self._random.sample(ends, 2)
        if names >= {"start", "claim"}:
            claim = self._random.choice(self._graph.claims)
            drawn |= {"start": self._graph.at(claim.start), "claim": claim.id}
        if drawn.get("relationship") and drawn.get("id") in self._graph.touching:
            near = self._random.choice(self._graph.touching[drawn["id"]])
            drawn["relationship"] = near.real_type
        return drawn

    def _one(self, query: Query, name: str) -> Any:
        if f"${name} IS NULL" in query.text and self._random.random() < 0.7:
            return None
        if name == "symmetric":
            return list(model.SYMMETRIC)
        if name == "ids":
            return [self._one(query, "id") for _ in range(self._random.randint(0, 5))]
        if f"IN ${name}" in query.text:
            return self._many(query, name)
        if name in NUMBERS:
            return self._random.choice(NUMBERS[name])
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
        if name == "as_of":
            return list(DAYS)
        if name == "claim":
            return [claim.id for claim in self._graph.claims[:200]]
        if name in ("id", "a", "b", "start"):
            into = self._of_label["into"] if f"into: ${name}" in query.text else None
            found = re.search(r"'(\w+)' IN labels\(", query.text) or re.search(
                rf":(\w+)(?::\w+)* \{{\w+: \${name}\}}", query.text
            )
            return into or self._of_label[found[1] if found else "Entity"]
        raise AssertionError(
            f"{query.name}: nobody knows random values for its parameter {name!r};"
            " say in tests/parameters.py what it may be"
        )
