"""Pages of longer lists: a cursor says where to go on, in which data and for which question."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from graphsvc.errors import BadCursor, BadRequest, Gone
from graphsvc.model.records import digest

LARGEST_PAGE = 500
LONGEST_CURSOR = 300
"""Characters; ours are far shorter."""
LONGEST_LIST = 2**53
"""No list has more items; a larger offset would not fit into a query's integer either."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    """How many items, and from where: a cursor of an earlier page."""

    limit: int = 50
    cursor: str | None = None

    def offset(self, version: int, question: object) -> int:
        """The place to begin; ``Gone`` where the data changed since the cursor was made."""
        if not 1 <= self.limit <= LARGEST_PAGE:
            raise BadRequest(f"limit is {self.limit}; it can be 1 to {LARGEST_PAGE}.", "")
        if self.cursor is None:
            return 0
        if len(self.cursor) > LONGEST_CURSOR:
            raise BadCursor("The cursor is not one of ours.")
        try:
            made_for, made_at, offset = json.loads(base64.urlsafe_b64decode(self.cursor + "=="))
        except (ValueError, TypeError, RecursionError):
            raise BadCursor("The cursor is not one of ours.") from None
        if not (isinstance(offset, int) and 0 <= offset <= LONGEST_LIST):
            raise BadCursor("The cursor is not one of ours.")
        if made_for != digest(question):
            raise BadCursor("The cursor belongs to another question.")
        if made_at != version:
            raise Gone(f"The cursor belongs to data version {made_at}; now it is {version}.")
        return offset

    def next(self, version: int, question: object, offset: int, total: int) -> str | None:
        """The cursor of the page after the one that begins at ``offset``."""
        following = offset + self.limit
        if following >= total:
            return None
        text = json.dumps([digest(question), version, following])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def cut(
        self, items: Sequence[T], version: int, question: object
    ) -> tuple[Sequence[T], str | None]:
        """The page of a whole list, and the cursor of the next."""
        offset = self.offset(version, question)
        page = items[offset : offset + self.limit]
        return page, self.next(version, question, offset, len(items))
