"""Loading: compare what files say with what is stored, write only the difference.

The entities and judgements of the files are one transaction, and so is each source, together with
others where they are small: afterwards it is there whole, or as it was before. Nothing different
writes nothing and keeps the data version.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from graphsvc.errors import NotFound
from graphsvc.model import model
from graphsvc.model.records import Batch, Claim, Registry
from graphsvc.store import judgements, properties
from graphsvc.store.database import Database, Row, Transaction
from graphsvc.store.entities import Merging, write_entities
from graphsvc.store.publishers import counted, recount
from graphsvc.store.writing import (
    create_nodes,
    create_relationships,
    delete_claims,
    delete_nodes,
    placed,
    stored_nodes,
    update_nodes,
)

LARGEST_TRANSACTION = 50_000
"""Claims of one transaction: 100,000 were measured to break a Neo4j of 512 MB."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one transaction changed, and the data version it left."""

    what: str
    version: int
    added: int = 0
    """Claims and mentions."""
    removed: int = 0
    """Claims and mentions."""
    nodes: int = 0
    """Entities, judgements and sources that differed."""
    mentions_added: int = 0
    mentions_removed: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.removed or self.nodes)


@dataclass(frozen=True, slots=True)
class Stored:
    """What a transaction finds stored: nodes by id, and which id means which."""

    sources: dict[str, Row]
    judgements: dict[str, Row]
    merged: Merging


def load_registries(
    database: Database, registries: Sequence[Registry], loading: Collection[str] = ()
) -> Loaded:
    """Make the entities and judgements of these files the ones that are stored for them.

    An entity that they declare no more is deleted. ``SeedError`` where something that is stored
    still names it, or does not fit its new type; but not where that is one of the sources that
    are about to be loaded anew: then the entity stays until these files are loaded once more.
    """
    return database.write(lambda t: _load_registries(t, registries, frozenset(loading)))


def load_batch(
    database: Database, batch: Batch, largest: int = LARGEST_TRANSACTION
) -> list[Loaded]:
    """Make the claims of one source the ones that are stored for it."""
    return load_batches(database, [batch], largest)


def load_batches(
    database: Database, batches: Sequence[Batch], largest: int = LARGEST_TRANSACTION
) -> list[Loaded]:
    """Make the claims of each source the ones that are stored for it.

    As many sources a transaction as have ``largest`` differences together. A source with more
    takes several, between which it bears ``incomplete``: loading again goes on where it stopped.
    """
    done: list[Loaded] = []
    left = list(batches)
    while left:
        loaded, whole = database.write(partial(_load_some, batches=left, largest=largest))
        done += loaded
        left = left[whole:]
    return done


def remove_source(
    database: Database, name: str, largest: int = LARGEST_TRANSACTION
) -> list[Loaded]:
    """Take a source out, with its claims and open questions; ``NotFound`` if there is none.

    More than ``largest`` claims go in several transactions, between which it bears ``incomplete``.
    """
    done: list[Loaded] = []
    whole = False
    while not whole:
        loaded, whole = database.write(partial(_remove_some, name=name, largest=largest))
        done.append(loaded)
    return done


def _load_registries(
    t: Transaction, registries: Sequence[Registry], loading: frozenset[str]
) -> Loaded:
    version = _lock(t)
    before = judgements.of_curator(t)
    after = judgements.with_these(before, registries)
    merged = judgements.merged_by(after)
    nodes = judgements.forget(t, set(before) - set(after))
    nodes += write_entities(t, registries, judgements.merged_by(before), merged, loading)
    nodes += judgements.write_curators(t, after, merged)
    nodes += recount(t, merged)
    what = "entities and judgements"
    if not nodes:
        return Loaded(what, version)
    _log(t, version + 1, [what], [], [])
    return Loaded(what, version + 1, nodes=nodes)


def _load_some(t: Transaction, batches: Sequence[Batch], largest: int) -> tuple[list[Loaded], int]:
    """Write what differs in the first sources, as far as one transaction may; how many are whole.

    The last source that was written may be unfinished; no other is left half written.
    """
    version = _lock(t)
    stored = Stored(
        sources=stored_nodes(t, "Source"),
        judgements=stored_nodes(t, "Judgement"),
        merged=judgements.merged_by(judgements.of_curator(t)),
    )
    done: list[Loaded] = []
    sources: list[tuple[Batch, bool]] = []
    added: list[Claim] = []
    removed: list[str] = []
    whole, room = 0, largest
    for batch in batches:
        gone, new = _difference(t, batch, stored)
        fits = len(gone) + len(new) <= room
        if not fits and done:
            break
        gone, new = _part(gone, new, room)
        nodes = judgements.write_not_stated(
            t, batch.source.id, batch.not_stated, stored.judgements, stored.merged
        )
        delete_claims(t, gone, batch.source.id)
        if stored.sources.get(batch.source.id) != _wanted(batch, fits, stored.merged):
            sources.append((batch, fits))
            nodes += 1
        mentions = sum(claim.kind == "mentions" for claim in new)
        sizes = len(new), len(gone), nodes, mentions, _mentions(gone)
        done.append(Loaded(batch.source.id, version, *sizes))
        added += new
        removed += [row["claim"] for row in gone]
        room -= len(gone) + len(new)
        whole += fits
        if not fits:
            break
    # Many small sources in few statements: what is created waits for all of them.
    _write_sources(t, sources, stored)
    create_relationships(t, (_row(claim, stored.merged) for claim in added))
    changed = [loaded for loaded in done if loaded.changed]
    if changed:
        version += 1
        _log(t, version, [loaded.what for loaded in changed], [c.id for c in added], removed)
    return [replace(loaded, version=version) for loaded in done], whole


def _remove_some(t: Transaction, name: str, largest: int) -> tuple[Loaded, bool]:
    """Remove as many claims of a source as one transaction may; at last the source itself."""
    version = _lock(t) + 1
    source = stored_nodes(t, "Source").get(name)
    if source is None:
        raise NotFound(f"There is no source {name!r}.", "List them with graphsvc sources.")
    stored = list(_stored_claims(t, name).values())
    gone, _ = _part(stored, [], largest)
    delete_claims(t, gone, name)
    whole = len(gone) == len(stored)
    nodes = 1
    if whole:
        asked = stored_nodes(t, "Judgement")
        nodes += judgements.write_not_stated(t, name, [], asked, {})
        delete_nodes(t, "Source", [name])
    else:
        update_nodes(t, "Source", [{**source, "incomplete": True}])
    _log(t, version, [name], [], [row["claim"] for row in gone])
    return Loaded(name, version, 0, len(gone), nodes, 0, _mentions(gone)), whole


def _difference(t: Transaction, batch: Batch, known: Stored) -> tuple[list[Row], list[Claim]]:
    """The stored claims that the source makes no more, and the new ones."""
    stored = _stored_claims(t, batch.source.id) if batch.source.id in known.sources else {}
    merged = known.merged
    wanted = {
        (
            c.id,
            merged.get(c.start, c.start),
            merged.get(c.end, c.end),
            c.key,
            properties.days_of(c),
        ): c
        for c in batch.claims
    }
    gone = [row for identity, row in stored.items() if identity not in wanted]
    return gone, [claim for identity, claim in wanted.items() if identity not in stored]


def _stored_claims(t: Transaction, source: str) -> dict[tuple[Any, ...], Row]:
    """By what tells whether it is as it should be; an older graphsvc wrote no ``days``."""
    return {
        (row["claim"], row["from"], row["to"], row["key"], row["days"]): row
        for name in ("stored_statements", "stored_edges")
        for row in t.run(t.queries.write[name], source=source)
    }


def _mentions(stored: list[Row]) -> int:
    return sum(row["type"] == model.MENTIONS for row in stored)


def _part(gone: list[Row], new: list[Claim], largest: int) -> tuple[list[Row], list[Claim]]:
    """As much of the difference as one transaction may hold.

    Mentions come before other claims and go after them: through them the next part finds the
    edges of the source again.
    """
    first = [row for row in gone if row["type"] != model.MENTIONS][:largest]
    last = [row for row in gone if row["type"] == model.MENTIONS]
    new = sorted(new, key=lambda claim: claim.kind != "mentions")[: largest - len(first)]
    return first + last[: largest - len(first) - len(new)], new


def _row(claim: Claim, merged: Merging) -> tuple[str, str, Row]:
    label = "Source" if claim.start == claim.source else "Entity"
    row = placed(claim.start, claim.end, properties.of_claim(claim), merged)
    return label, claim.stored_type, row


def _wanted(batch: Batch, whole: bool, merged: Merging) -> Row:
    """The properties that a source's node should have."""
    found = counted(properties.of_source(batch.source), merged)
    return found | ({} if whole else {"incomplete": True})


def _write_sources(t: Transaction, sources: Sequence[tuple[Batch, bool]], stored: Stored) -> None:
    rows = [_wanted(*source, stored.merged) for source in sources]
    create_nodes(t, "Source", [row for row in rows if row["id"] not in stored.sources])
    update_nodes(t, "Source", [row for row in rows if row["id"] in stored.sources])


def _lock(t: Transaction) -> int:
    """Keep other writers of a server out until the end of the transaction; the data version."""
    return int(t.run(t.queries.write["lock"])[0]["version"])


def _log(
    t: Transaction, version: int, what: list[str], added: list[str], removed: list[str]
) -> None:
    """Raise the data version, and log what came and went."""
    t.run(
        t.queries.write["raise_version"],
        version=version,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        what=what,
        added=sorted(added),
        removed=sorted(removed),
    )
