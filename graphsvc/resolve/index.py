"""The index of names: which of very many may match, before they are compared letter by letter."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tantivy

from graphsvc.network.snapshot import Snapshot
from graphsvc.resolve.candidates import Name
from graphsvc.resolve.query import LONGEST_SPAN, Asked
from graphsvc.resolve.spelling import Spelled, bare, key, spelled
from graphsvc.resolve.typos import allowed
from graphsvc.resolve.words import KINDS

PROPOSED = 400
"""Names that the index proposes at most."""
LOOSE = 100
"""Names that it proposes at most where letters may be wrong."""
LONGEST = 12
"""Words of a query that are looked up; more make no name easier to find."""
_WHOLE, _ALL = 10_000.0, 1_000.0


@dataclass(frozen=True)
class Index:
    """Names of entities by their words. Names that are spelled alike are one document."""

    names: tuple[tuple[Name, ...], ...]
    """By document: the names of one entity that fold to one form."""
    index: tantivy.Index

    def propose(self, asked: Asked) -> tuple[list[int], bool]:
        """Documents that may match, the likeliest first; whether there are more with all words."""
        schema, words = self.index.schema, asked.words[:LONGEST]
        telling = [i for i in range(len(words)) if i in asked.telling]
        every = [(tantivy.Occur.Must, _word(schema, words[i])) for i in telling]
        # What only says a kind, as "city" does, would propose all that bear it in their names.
        named = [i for i in telling if words[i] not in KINDS] or telling
        terms = {form for i in named for form in (words[i], asked.keys[i], bare(words[i]))}
        terms |= {text for _, j, text in asked.joined if j <= len(words)}
        some = [(tantivy.Occur.Should, _term(schema, "words", term)) for term in sorted(terms)]
        tiers = [
            (_WHOLE, _term(schema, "compact", asked.compact)),
            (_ALL, tantivy.Query.boolean_query(every)),
            (_ALL, _word(schema, asked.compact, field="compact")),
        ]
        weighed = [(tantivy.Occur.Should, tantivy.Query.const_score_query(q, s)) for s, q in tiers]
        hits = self._search(tantivy.Query.boolean_query(weighed + some), asked, PROPOSED + 1)
        more = len(hits) > PROPOSED and hits[PROPOSED][0] >= _ALL
        return [document for _, document in hits[:PROPOSED]], more

    def propose_mistyped(self, asked: Asked) -> list[int]:
        """Documents with words that are a letter or two from those of the query."""
        schema, words = self.index.schema, asked.words[:LONGEST]
        texts = {words[i] for i in range(len(words)) if i in asked.telling}
        texts |= {text for i, j, text in asked.joined if j <= min(i + 3, len(words))}
        near = [_near(schema, "words", text) for text in sorted(texts)]
        near.append(_near(schema, "compact", asked.compact))
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, tantivy.Query.const_score_query(q, 1)) for q in near]
        )
        return [document for _, document in self._search(query, asked, LOOSE)]

    def rarity(self, word: str) -> float:
        """What a word weighs: more, the fewer names have it."""
        has = self.index.searcher().doc_freq("words", key(word))
        return math.log(1 + len(self.names) / (1 + has))

    def _search(self, query: tantivy.Query, asked: Asked, most: int) -> list[tuple[float, int]]:
        """Scores and documents, of the wanted type only."""
        if asked.query.type is not None:  # narrowed before the best are taken, not after
            of_type = _term(self.index.schema, "type", asked.query.type)
            none = tantivy.Query.const_score_query(of_type, 0)
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, none)]
            )
        searcher = self.index.searcher()
        hits = searcher.search(query, most, count=False).hits
        if searcher.num_segments == 1:  # documents are numbered as they were added
            return [(score, address.doc) for score, address in hits]
        return [(score, int(searcher.doc(address)["position"][0])) for score, address in hits]


def index_names(snapshot: Snapshot) -> Index:
    """The index over every name of every entity, as curators and sources write it."""
    documents: dict[tuple[str, str], list[tuple[Name, Spelled]]] = {}
    for name in dict.fromkeys(names_of(snapshot)):
        text = spelled(name.text)
        documents.setdefault((name.entity, text.compact), []).append((name, text))
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    for whole in ("compact", "type"):
        builder.add_text_field(whole, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("position", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(64_000_000, 1)
    for position, ((entity, compact), names) in enumerate(documents.items()):
        document = tantivy.Document()
        document.add_text("words", " ".join(_terms(names)))
        document.add_text("compact", compact)
        document.add_text("type", snapshot.entities[entity].type)
        document.add_unsigned("position", position)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return Index(tuple(tuple(n for n, _ in names) for names in documents.values()), index)


def names_of(snapshot: Snapshot) -> Iterator[Name]:
    """Every name of every entity and of what was merged into it; its ids have no language."""
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


def _terms(names: Sequence[tuple[Name, Spelled]]) -> Iterator[str]:
    """The words of names, abbreviations written out too, and neighbouring words as one."""
    found: dict[str, None] = {}
    for name, text in names:
        words = text.words
        found |= dict.fromkeys((*words, *text.keys))
        if name.language is not None:
            for i in range(len(words)):
                for j in range(i + 2, min(i + LONGEST_SPAN, len(words)) + 1):
                    found["".join(words[i:j])] = None
    yield from found


def _term(schema: tantivy.Schema, field: str, text: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema, field, text)


def _word(schema: tantivy.Schema, word: str, field: str = "words") -> tantivy.Query:
    """A word, or the beginning of one."""
    return tantivy.Query.fuzzy_term_query(schema, field, word, distance=0, prefix=True)


def _near(schema: tantivy.Schema, field: str, word: str) -> tantivy.Query:
    """A whole word with as many letters wrong as its length allows."""
    return tantivy.Query.fuzzy_term_query(
        schema, field, word, distance=allowed(word), transposition_cost_one=True, prefix=False
    )
