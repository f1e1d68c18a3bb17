"""Loading: compare what files say with what is stored, write only the difference.

The entities and judgements of the files, and each source, are one transaction: afterwards it is
there whole, or as it was before. Nothing different writes nothing and keeps the data version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graphsvc.model import model
from graphsvc.model.records import Batch, Claim, Registry
from graphsvc.store import judgements, properties
from graphsvc.store.database import Database, Row, Transaction
from graphsvc.store.entities import Merging, write_entities
from graphsvc.store.writing import (
    create_nodes,
    create_relationships,
    delete_claims,
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
    """Claims."""
    removed: int = 0
    """Claims."""
    nodes: int = 0
    """Entities, judgements and sources that differed."""

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.removed or self.nodes)


def load_registries(
    database: Database, registries: Sequence[Registry], keep_vanished: bool = False
) -> Loaded:
    """Make the entities and judgements of these files the ones that are stored for them.

    An entity that they declare no more is deleted, unless ``keep_vanished``: the sources that
    still name it may be about to be loaded anew.
    """
    return database.write(lambda t: _load_registries(t, registries, keep_vanished))


def load_batch(
    database: Database, batch: Batch, largest: int = LARGEST_TRANSACTION
) -> list[Loaded]:
    """Make the claims of one source the ones that are stored for it.

    One transaction up to ``largest`` differences; above, several, between which the source bears
    ``incomplete``: loading again goes on where it stopped.
    """
    done: list[Loaded] = []
    whole = False
    while not whole:
        loaded, whole = database.write(lambda t: _load_batch(t, batch, largest))
        done.append(loaded)
    return done


def _load_registries(t: Transaction, registries: Sequence[Registry], keep: bool) -> Loaded:
    version = _lock(t)
    before = judgements.of_curator(t)
    after = judgements.with_these(before, registries)
    merged = judgements.merged_by(after)
    nodes = judgements.forget(t, set(before) - set(after))
    nodes += write_entities(t, registries, judgements.merged_by(before), merged, keep)
    nodes += judgements.write_curators(t, after, merged)
    what = "entities and judgements"
    if not nodes:
        return Loaded(what, version)
    return _log(t, Loaded(what, version + 1, nodes=nodes), (), ())


def _load_batch(t: Transaction, batch: Batch, largest: int) -> tuple[Loaded, bool]:
    """Write what differs in one source, as far as one transaction may; whether that was all."""
    version = _lock(t)
    source, merged = batch.source, judgements.merged_by(judgements.of_curator(t))
    gone, new = _difference(t, batch, merged)
    whole = len(gone) + len(new) <= largest
    gone, new = _part(gone, new, largest)
    nodes = _write_source(t, batch, whole)
    nodes += judgements.write_not_stated(t, source.id, batch.not_stated, merged)
    delete_claims(t, gone, source.id)
    create_relationships(t, (_row(claim, merged) for claim in new))
    if not (gone or new or nodes):
        return Loaded(source.id, version), True
    loaded = Loaded(source.id, version + 1, len(new), len(gone), nodes)
    return _log(t, loaded, [c.id for c in new], [row["claim"] for row in gone]), whole


def _difference(t: Transaction, batch: Batch, merged: Merging) -> tuple[list[Row], list[Claim]]:
    """The stored claims that the source makes no more, and the new ones."""
    stored = {
        (row["claim"], row["from"], row["to"], row["key"]): row
        for name in ("stored_statements", "stored_edges")
        for row in t.run(t.queries.write[name], source=batch.source.id)
    }
    wanted = {
        (c.id, merged.get(c.start, c.start), merged.get(c.end, c.end), c.key): c
        for c in batch.claims
    }
    gone = [row for identity, row in stored.items() if identity not in wanted]
    return gone, [claim for identity, claim in wanted.items() if identity not in stored]


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


def _write_source(t: Transaction, batch: Batch, whole: bool) -> int:
    wanted = properties.of_source(batch.source) | ({} if whole else {"incomplete": True})
    stored = stored_nodes(t, "Source").get(batch.source.id)
    if stored is None:
        create_nodes(t, "Source", [wanted])
    elif stored != wanted:
        update_nodes(t, "Source", [wanted])
    return int(stored != wanted)


def _lock(t: Transaction) -> int:
    """Keep other writers of a server out until the end of the transaction; the data version."""
    return int(t.run(t.queries.write["lock"])[0]["version"])


def _log(t: Transaction, loaded: Loaded, added: Sequence[str], removed: Sequence[str]) -> Loaded:
    """Raise the data version, and log what came and went."""
    t.run(
        t.queries.write["raise_version"],
        version=loaded.version,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        what=loaded.what,
        added=sorted(added),
        removed=sorted(removed),
    )
    return loaded
