"""What stays in the database must fit the entities that files now declare: else ``SeedError``.

Sources that are about to be loaded anew are left out: they are checked against the model as files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from graphsvc.errors import SeedError
from graphsvc.model import model
from graphsvc.store.database import Row, Transaction
from graphsvc.store.publishers import filed
from graphsvc.store.writing import stored_nodes

NEW_ID = "Give the new entity an id of its own, or load that source anew together with it."


def refuse_orphans(
    t: Transaction, taken: Sequence[Row], vanished: set[str], loading: Collection[str]
) -> None:
    """Refuse that something still names an entity which no file declares any more.

    ``taken`` are the relationships that touch such entities.
    """
    for source, judgement, named in _naming(t, taken) if vanished else ():
        if named & vanished and source not in loading:
            who = f"the source {source!r}" if source else f"the judgement {judgement!r}"
            raise SeedError(
                f"{', '.join(sorted(named & vanished))} is declared no more, but {who} names it.",
                "Declare it again, or load the source or judgements that do without it first.",
            )


def _naming(t: Transaction, taken: Sequence[Row]) -> Iterator[tuple[str | None, str, set[str]]]:
    """Who names which entities: a source, or else a judgement of the curator."""
    for name, node in stored_nodes(t, "Source").items():
        yield name, "", {filed(node).get("publisher", ""), node.get("dateline", "")}
    judgements = stored_nodes(t, "Judgement")
    for row in sorted(taken, key=lambda row: "Judgement" in row["labels"]):
        p = row["properties"]
        source = p.get("source") or judgements.get(row["from"], {}).get("source")
        yield source, row["from"], {p.get("start", ""), p["end"]}


def refuse_retyped(
    taken: Sequence[Row], retyped: Mapping[str, str], loading: Collection[str]
) -> None:
    """Refuse another type for an entity where a stored claim cannot start or end at it."""
    for row in taken:
        p = row["properties"]
        of = model.relationships.get(p.get("as", row["type"]))
        if of is None:
            continue
        for end, allowed in (("start", of.starts), ("end", of.ends)):
            kind = retyped.get(p[end])
            if kind is not None and kind not in allowed and p["source"] not in loading:
                raise SeedError(
                    f"{p[end]!r} is declared as a {kind}, but for the source {p['source']!r} it"
                    f" is at the {end} of {of.phrase!r}, which a {kind} cannot be.",
                    NEW_ID,
                )
        kinds = {retyped.get(p["start"]), retyped.get(p["end"])}
        if of.alike and len(kinds) > 1 and p["source"] not in loading:
            raise SeedError(
                f"{p['start']!r} and {p['end']!r} would be of two types, but for the source"
                f" {p['source']!r} the one {of.phrase!r} the other, which joins two of one type.",
                NEW_ID,
            )


def refuse_mixed(types: Mapping[str, str], merged: Mapping[str, str]) -> None:
    """Refuse that an entity is merged into one of another type."""
    for old, into in sorted(merged.items()):
        if types.get(old) != types.get(into) and {old, into} <= types.keys():
            raise SeedError(
                f"{old!r} is a {types[old]} and {into!r} a {types[into]}, but a judgement holds"
                " them for certainly one.",
                "Correct the type, or take the judgement back.",
            )
