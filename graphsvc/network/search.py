"""Search: the entities that bear a name, in any script, with the name that matched and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import tantivy

from graphsvc.network.snapshot import Snapshot
from graphsvc.text.fold import compact, fold

TYPO_FROM = 4
"""Letters a word needs before one of them may be wrong."""
CANDIDATES = 400
"""Names that the index proposes at most; they are then compared letter by letter."""


class How(StrEnum):
    """How a name matched, from the strictest to the loosest."""

    IDENTIFIER = "identifier"
    EXACT = "exact"
    FOLDED = "folded"
    PREFIX = "prefix"
    WORDS = "words"
    TYPO = "typo"


RANK = {how: rank for rank, how in enumerate(How)}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entity, and where it is from: a source's id, or the curator."""

    entity: str
    text: str
    language: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """The best match of an entity."""

    name: Name
    how: How


@dataclass(frozen=True, slots=True)
class Matches:
    """The best match of each entity, best first; and whether more names match than that."""

    found: tuple[Match, ...]
    more: bool


@dataclass(frozen=True)
class Names:
    """The index of names."""

    names: tuple[Name, ...]
    index: tantivy.Index

    def search(self, text: str, kind: str | None = None) -> Matches:
        """The entities, of this type or of any, with a matching name."""
        folded = fold(text)
        if not folded:
            return Matches((), more=False)
        proposed = self._candidates(folded, kind)
        best: dict[str, Match] = {}
        for name in proposed[:CANDIDATES]:
            how = compare(text, name.text, identifier=name.language is None)
            if how is None:
                continue
            match = Match(name, how)
            if name.entity not in best or _order(match) < _order(best[name.entity]):
                best[name.entity] = match
        return Matches(tuple(sorted(best.values(), key=_order)), len(proposed) > CANDIDATES)

    def _candidates(self, folded: str, kind: str | None) -> list[Name]:
        """The names that may match, one more than are compared."""
        schema, joined = self.index.schema, folded.replace(" ", "")
        # Where more names match than are compared, the strictest must be among those that are.
        tiers = [
            (1000, tantivy.Query.term_query(schema, "compact", joined)),
            (100, _words(schema, folded, typo=False)),
            (1, _words(schema, folded)),
            (1, _word(schema, joined, field="compact")),
        ]
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.const_score_query(q, s)) for s, q in tiers]
        )
        if kind is not None:  # narrowed before the best are taken, not after
            of_type = tantivy.Query.term_query(schema, "type", kind)
            none = tantivy.Query.const_score_query(of_type, 0)
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, none)]
            )
        searcher = self.index.searcher()
        hits = searcher.search(query, CANDIDATES + 1).hits
        return [self.names[int(searcher.doc(address)["position"][0])] for _, address in hits]


def compare(text: str, name: str, identifier: bool = False) -> How | None:
    """How ``text`` matches a name that the index proposes; None for an id of other letters."""
    if identifier:
        return How.IDENTIFIER if fold(text) == fold(name) else None
    if text.strip() == name:
        return How.EXACT
    asked, there = fold(text), fold(name)
    if asked == there or compact(text) == compact(name):
        return How.FOLDED
    if there.startswith(asked) or compact(name).startswith(compact(text)):
        return How.PREFIX
    words = there.split()
    if all(any(word.startswith(part) for word in words) for part in asked.split()):
        return How.WORDS
    return How.TYPO


def index_names(snapshot: Snapshot) -> Names:
    """The index over every name of every entity, as curators and sources write it."""
    names = tuple(dict.fromkeys(_names_of(snapshot)))
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    for whole in ("compact", "type"):
        builder.add_text_field(whole, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("position", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(15_000_000, 1)
    for position, name in enumerate(names):
        document = tantivy.Document()
        document.add_text("words", fold(name.text))
        document.add_text("compact", compact(name.text))
        document.add_text("type", snapshot.entities[name.entity].type)
        document.add_unsigned("position", position)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Names(names, index)


def _names_of(snapshot: Snapshot) -> Iterator[Name]:
    for entity in snapshot.entities.values():
        for record in (entity, *snapshot.former.get(entity.id, ())):
            for language, names in record.names.items():
                yield from (Name(entity.id, name, language, None) for name in names)
            for identifier in (record.id, *record.external_ids.values()):
                yield Name(entity.id, identifier, None, None)
        for i in snapshot.mentions.get(entity.id, ()):
            row = snapshot.claims.rows[i]
            if "as_written" in row:
                yield Name(entity.id, row["as_written"], row.get("language"), row["source"])


def _words(schema: tantivy.Schema, folded: str, typo: bool = True) -> tantivy.Query:
    """All of these words, in any order."""
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, _word(schema, word, typo=typo)) for word in folded.split()]
    )


def _word(
    schema: tantivy.Schema, word: str, field: str = "words", typo: bool = True
) -> tantivy.Query:
    """A word, or the beginning of one; with one letter wrong where it is long enough."""
    distance = 1 if typo and len(word) >= TYPO_FROM else 0
    return tantivy.Query.fuzzy_term_query(
        schema, field, word, distance=distance, transposition_cost_one=True, prefix=True
    )


def _order(match: Match) -> tuple[int, bool, int, str, str]:
    """Strictest first; the curator's name before a source's, the shorter before the longer."""
    name = match.name
    return RANK[match.how], name.source is not None, len(name.text), name.text, name.entity
