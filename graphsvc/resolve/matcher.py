"""The matcher: which entities a name may mean, each with a score and its reasons.

>>> matcher.find(Query("Kansas City, Missouri"))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from graphsvc.model.records import Entity
from graphsvc.network.snapshot import Snapshot
from graphsvc.resolve.candidates import SCORES, SURE, Candidate, Candidates, How, Name, Reason, Why
from graphsvc.resolve.identifiers import country_code, identifier_in
from graphsvc.resolve.index import Index, index_names
from graphsvc.resolve.judging import Judge
from graphsvc.resolve.marks import Marks
from graphsvc.resolve.places import Places
from graphsvc.resolve.query import Query, read
from graphsvc.resolve.reading import compact_names
from graphsvc.resolve.spelling import spelled
from graphsvc.resolve.words import PLACES

RANK = {how: rank for rank, how in enumerate(How)}


class Matcher:
    """Finds the entities of one snapshot by name; made once for each."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.places = Places(snapshot)
        self.marks = Marks(snapshot, self.places)
        self.index: Index = index_names(snapshot)
        self._names: dict[str, frozenset[str]] = {}

    def find(self, query: Query) -> Candidates:
        """The entities that may be meant, best first, each by the best of its names.

        Where several score ``SURE`` or more the name is ambiguous: none of them is preferred. Far
        fetched ones are left out: what most words do not name, what lies elsewhere, and letters
        that are wrong beside names that are right.
        """
        identified = self._identified(query)
        if identified is not None:
            return Candidates(tuple(sorted(identified, key=self._order)))
        asked = read(query, self.places)
        if not asked.words:
            return Candidates(())
        documents, more = self.index.propose(asked)
        judge = Judge(asked, self.places, self.index.rarity)
        best = self._best(judge, documents)
        for found in self._coded(query):
            best[found.entity] = found
        if not _sure(best.values()):
            loose = replace(judge, typos=True)
            mistyped = self._best(loose, self.index.propose_mistyped(asked))
            best = _without_far_fetched(mistyped, best) | best
        else:
            best = {e: found for e, found in best.items() if found.how is not How.PARTIAL}
        return Candidates(tuple(sorted(best.values(), key=self._order)), more)

    def _best(self, judge: Judge, documents: Iterable[int]) -> dict[str, Candidate]:
        """The best match of each entity."""
        text = judge.asked.query.text

        def order(found: Candidate) -> tuple[float, int, bool, bool, int, str]:
            name = found.name  # of names that fit as well, the one that is typed so
            first = -found.score, RANK[found.how], name.source is not None, name.text not in text
            return *first, len(name.text), name.text

        best: dict[str, Candidate] = {}
        for document in documents:
            for name in self.index.names[document]:
                found = self._judged(judge, name)
                if found is None:
                    continue
                known = best.get(name.entity)
                if known is None or order(found) < order(known):
                    best[name.entity] = found
        return best

    def _judged(self, judge: Judge, name: Name) -> Candidate | None:
        if name.language is None:
            same = judge.asked.compact == spelled(name.text).compact
            return _identifier(name, judge.asked.query.text) if same else None
        entity = self.snapshot.entities[name.entity]
        known = self._names.get(name.entity)
        if known is None:
            known = self._names[name.entity] = compact_names(entity)
        verdict = judge.name(name.text, entity, known)
        return Candidate(name, *verdict) if verdict else None

    def _identified(self, query: Query) -> list[Candidate] | None:
        """What bears the identifier that the query is, written as other tools write it."""
        found = identifier_in(query.text)
        if found is None:
            return None
        return [
            _identifier(Name(entity.id, found[1], None, None), query.text)
            for entity in self._bearing.get(found, ())
            if query.type in (None, entity.type)
        ]

    @cached_property
    def _bearing(self) -> dict[tuple[str, str], list[Entity]]:
        """Scheme and identifier → the entities that bear it, or were merged with one that did."""
        found: dict[tuple[str, str], list[Entity]] = {}
        for entity in self.snapshot.entities.values():
            for record in (entity, *self.snapshot.former.get(entity.id, ())):
                for scheme, value in record.external_ids.items():
                    holders = found.setdefault((scheme, value), [])
                    if entity not in holders:
                        holders.append(entity)
        return found

    def _coded(self, query: Query) -> list[Candidate]:
        """The countries whose code of three letters (or another usual one) this is."""
        code = country_code(query.text.strip()) if query.type in (None, "Country") else None
        return [
            _identifier(Name(country, code, None, None), query.text)
            for country in self.places.coded.get(code or "", ())
            if code
        ]

    def _order(self, found: Candidate) -> tuple[float, int, bool, bool, int, str, str]:
        """Best first; the curator's name before a source's, cities before bodies, shorter first."""
        name, entity = found.name, self.snapshot.entities[found.entity]
        body = entity.type not in PLACES or entity.collective
        said = name.source is not None
        return -found.score, RANK[found.how], said, body, len(name.text), name.text, entity.id


def _identifier(name: Name, text: str) -> Candidate:
    reason = Reason(Why.NAME, text.strip(), name.text)
    return Candidate(name, How.IDENTIFIER, SCORES[How.IDENTIFIER], (reason,))


def _sure(found: Iterable[Candidate]) -> bool:
    return any(candidate.score >= SURE for candidate in found)


def _without_far_fetched(
    mistyped: dict[str, Candidate], right: dict[str, Candidate]
) -> dict[str, Candidate]:
    """Those whose whole name is mistyped; others only where no word was found as it is."""
    found = {e: c for e, c in mistyped.items() if c.how is How.TYPO}
    if not right:
        return found
    whole = SCORES[How.TYPO] + 0.1 - 0.04
    return {entity: candidate for entity, candidate in found.items() if candidate.score >= whole}
