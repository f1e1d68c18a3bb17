"""One speaker under two names: a person and the post that the same source says they hold.

What one source calls "the chair of the council" and by his name is one speaker in that source, and
in no other: elsewhere the post may be somebody else's, or nobody named. Where a source names two
holders of a post whom no day tells apart, it does not say whose words those of the post are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphsvc.network.snapshot import Snapshot
from graphsvc.network.when import excluded, vouched_on

HELD = "HOLDS_POST"


@dataclass(slots=True)
class Speaker:
    """Whom a filter by speaker finds: the one that is asked for, and who is the same in a source.

    ``by_source`` holds the claims that make them the same: source → post or person → positions.
    """

    name: str
    by_source: Mapping[str, Mapping[str, list[int]]]
    through: dict[str, set[int]] = field(default_factory=dict)
    """Post or person as whom the one asked for has spoken so far → the claims that say so."""


def speaker_of(snapshot: Snapshot, name: str) -> Speaker:
    """The speaker of that id, as each source names them."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    columns = snapshot.claims
    for i in snapshot.touching.get(name, ()):
        if columns.types[i] == HELD:  # asserted: else it is UNREALISED
            other = columns.ends[i] if columns.starts[i] == name else columns.starts[i]
            found[columns.rows[i]["source"]][other].append(i)
    return Speaker(name, found)


def says(snapshot: Snapshot, speaker: Speaker, position: int) -> bool:
    """Whether this claim is in that speaker's words; notes through whom, if through another."""
    row = snapshot.claims.rows[position]
    named = {snapshot.canonical(one) for one in row.get("speaker", ())}
    if speaker.name in named:
        return True
    alike = speaker.by_source.get(row["source"], {})
    found = False
    for other in sorted(named & alike.keys()):
        holding = _holding(snapshot, alike[other], position)
        if holding and _alone(snapshot, holding[0], position):
            speaker.through.setdefault(other, set()).update(holding)
            found = True
    return found


def _holding(snapshot: Snapshot, claims: list[int], said: int) -> list[int]:
    """Those of the claims that somebody holds the post which may be so when it was said."""
    when = vouched_on(snapshot.claims.rows[said], snapshot.source_of(said))
    rows = snapshot.claims.rows
    return [i for i in claims if when is None or not excluded(rows[i], when)]


def _alone(snapshot: Snapshot, holding: int, said: int) -> bool:
    """Whether the source names nobody else who may have held the post then."""
    columns = snapshot.claims
    person, post = columns.starts[holding], columns.ends[holding]
    source = columns.rows[said]["source"]
    others = [
        i
        for i in snapshot.touching[post]
        if columns.types[i] == HELD
        and columns.rows[i]["source"] == source
        and columns.starts[i] != person
    ]
    return not _holding(snapshot, others, said)
