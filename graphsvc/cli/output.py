"""An answer in the format that was asked for: a table to read, JSON whole, or flat CSV."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graphsvc.cli.options import Format
from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import note, seen_text

if TYPE_CHECKING:
    from graphsvc.answers.columns import FlatRow
    from graphsvc.answers.parts import Part

    Told = TypeVar("Told", bound=Part)


def put_answer(form: Format, answer: Told, tell: Callable[[Screen, Told], None]) -> None:
    """Write an answer: as JSON, as CSV of its flat rows, or as ``tell`` does."""
    if form is Format.csv:
        from graphsvc.answers.columns import write_csv
        from graphsvc.answers.flat import table
        from graphsvc.answers.records import Answer

        write_csv(sys.stdout, *table(answer))
        if isinstance(answer, Answer):
            note(seen_text(answer))
    elif form is Format.json:
        put_json(answer.model_dump(mode="json"))
    else:
        tell(Screen(), answer)


def put(
    form: Format,
    plain: object,
    rows: Sequence[FlatRow],
    tell: Callable[[Screen], None],
    headers: Sequence[str] = (),
) -> None:
    """Write what is no answer of the graph: its plain values, its rows, or as ``tell`` does."""
    if form is Format.csv:
        from graphsvc.answers.columns import write_csv

        write_csv(sys.stdout, headers or list(dict.fromkeys(n for row in rows for n in row)), rows)
    elif form is Format.json:
        put_json(plain)
    else:
        tell(Screen())


def put_json(plain: Any) -> None:
    """JSON in UTF-8, nothing escaped that need not be."""
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2, default=str) + "\n")
