"""Publishers that are certainly one, so that queries count them as one.

A source's ``publisher`` is stored as the id that stands for it now; where its file writes another,
that is kept as ``publisher_filed``, so that taking the judgement back parts them again.
"""

from __future__ import annotations

from collections.abc import Mapping

from graphsvc.store.database import Row, Transaction
from graphsvc.store.writing import stored_nodes, update_nodes

FILED = "publisher_filed"


def recount(t: Transaction, merged: Mapping[str, str]) -> int:
    """Let each stored source name the publisher that its own means now; how many differed."""
    stored = stored_nodes(t, "Source").values()
    rows = [row for source in stored if (row := counted(source, merged)) != source]
    update_nodes(t, "Source", rows)
    return len(rows)


def counted(source: Row, merged: Mapping[str, str]) -> Row:
    """A source's properties with the publisher that its own means now."""
    found = filed(source)
    own = found.get("publisher", "")
    return {**found, "publisher": merged[own], FILED: own} if own in merged else found


def filed(source: Row) -> Row:
    """A source's properties as its file writes them."""
    if FILED not in source:
        return source
    return {k: v for k, v in source.items() if k != FILED} | {"publisher": source[FILED]}
