"""An answer in the format that was asked for: a table to read, JSON whole, or flat CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graphsvc.answers.paging import LARGEST_PAGE, Paging
from graphsvc.cli.options import Format
from graphsvc.cli.screen import Screen

if TYPE_CHECKING:
    from pydantic import BaseModel

    from graphsvc.answers.records import AdjacentAnswer, ClaimsAnswer, ContestedAnswer, SearchAnswer

    Listed = TypeVar("Listed", AdjacentAnswer, ClaimsAnswer, ContestedAnswer, SearchAnswer)

TABLE_ROWS = 50


def put(
    form: Format,
    answer: BaseModel | Mapping[str, Any] | list[Any],
    flat: tuple[Sequence[str], Iterable[Mapping[str, str]]],
    tell: Callable[[Screen], None],
) -> None:
    """Write an answer: as JSON, as CSV from its ``flat`` headers and rows, or as ``tell`` does."""
    if form is Format.json:
        put_json(answer)
    elif form is Format.csv:
        put_csv(*flat)
    else:
        tell(Screen())


def put_json(answer: BaseModel | Mapping[str, Any] | list[Any]) -> None:
    """JSON in UTF-8, nothing escaped that need not be."""
    plain = answer if isinstance(answer, Mapping | list) else answer.model_dump(mode="json")
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2, default=str) + "\n")


def put_csv(headers: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """CSV with its headers, even where there are no rows."""
    writer = csv.DictWriter(sys.stdout, headers, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def whole(ask: Callable[[Paging], Listed], form: Format, limit: int | None) -> Listed:
    """The pages of a list as one answer: as many items as wanted, all of them for data."""
    if limit is None:
        limit = TABLE_ROWS if form is Format.table else 0
    answer = ask(Paging(limit=min(limit or LARGEST_PAGE, LARGEST_PAGE)))
    items = list(answer.items)
    while answer.next and (limit == 0 or len(items) < limit):
        left = LARGEST_PAGE if limit == 0 else min(LARGEST_PAGE, limit - len(items))
        answer = ask(Paging(limit=left, cursor=answer.next))
        items += answer.items
    return answer.model_copy(update={"items": items})
