"""What a stated status does to a tie or an agreement: comes before it, makes it stand, ends it."""

from typing import Final

ENDING: Final = frozenset({"declined", "withdrawn", "expired", "terminated", "superseded"})
"""It is no more, from the day of the state on."""
OF_AN_INSTRUMENT: Final = frozenset({"expired", "superseded"})
"""Endings of an instrument alone: the tie may live on under another, or under none."""
RETURNING: Final = frozenset({"reinstated", "renewed", "reaffirmed"})
"""It stands again, or still: said only of what stood before."""
OBSERVED: Final = frozenset({"in force", "operational"})
"""It is so on a day; since when is another question."""
STANDING: Final = RETURNING | OBSERVED | {"signed"}
"""It is there; one of them after an ending opens it again."""
PAUSED: Final = frozenset({"suspended", "dormant"})
"""It is there and rests."""
COMING: Final = frozenset(
    {
        *("proposed", "requested", "under negotiation", "on a council's agenda"),
        *("approved by council", "planned", "announced", "agreed", "selected", "ready"),
    }
)
"""It is not there yet: what stands is in none of these states, whoever still speaks of them."""
TIES: Final = frozenset({"sister city", "friendship city", "partnership"})
"""Kinds of tie by which sources call one and the same bond; a mere cooperation is another."""
