"""The screen: running text and tables that cut no word and keep right-to-left text in place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from graphsvc.cli.texts import shown
from graphsvc.text.scripts import direction

PIPED_WIDTH = 100
"""Columns where nobody says how many there are: in a pipe or a file."""
GAP = 3
"""Columns between two columns of a table."""
_FSI, _PDI, _LRI, _RLI = "\u2068", "\u2069", "\u2066", "\u2067"


class Prose:
    """A text that wraps between words; an isolate that goes on in the next line is reopened there.

    Each line of a terminal is a paragraph of its own to the bidirectional algorithm.
    """

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        reopened = ""
        for line in self.text.wrap(console, options.max_width, overflow="fold"):
            line.rstrip()
            whole = Text(reopened, end="").append_text(line)
            start, end = (whole.plain.rfind(c) for c in (_FSI, _PDI))
            if start > end:  # opened here, closed in a later line
                reopened = _RLI if direction(whole.plain[start + 1 :]) == "rtl" else _LRI
            elif end >= 0:
                reopened = ""
            if start > end or (reopened and end < 0):
                whole.append(_PDI)
            yield whole
            yield Text("")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """From the longest word to the longest line."""
        return Measurement.get(console, options, self.text)


class Screen:
    """What answers are written to: stdout, as wide as the terminal, or 100 columns in a pipe."""

    def __init__(self) -> None:
        wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
        self.console = Console(width=wide, markup=False, emoji=False, highlight=False)

    def title(self, name: str, *rest: str) -> None:
        """The first line of an answer."""
        more = [(f" · {part}", "dim") for part in rest if part]
        self._put(Text.assemble((name, "bold"), *more))

    def heading(self, text: str, count: int | None = None) -> None:
        """The heading of a part, with a blank line before it."""
        self.console.print()
        number = "" if count is None else f" ({count})"
        self._put(Text.assemble((text, "bold cyan"), (number, "dim")))

    def line(self, text: str, indent: int = 0, style: str = "") -> None:
        """A line of running text, or as many as it needs."""
        self._put(Text(text, style), indent)

    def blank(self) -> None:
        """A blank line."""
        self.console.print()

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str]], indent: int = 0) -> None:
        """A table; where it is too narrow for whole words, one record a paragraph instead."""
        cells = [[Text(shown(cell)) for cell in row] for row in rows]
        room = self.console.width - indent - GAP * (len(headers) - 1)
        columns = [[Text(h), *(row[i] for row in cells)] for i, h in enumerate(headers)]
        widths = fit(
            [max(map(_longest_word, column)) for column in columns],
            [max(_longest_line(text) for text in column) for column in columns],
            room,
        )
        if widths is None:
            self._records(headers, cells, indent)
            return
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
        for header, width in zip(headers, widths, strict=True):
            table.add_column(header, width=width)
        for row in cells:
            table.add_row(*map(Prose, row))
        self.console.print(Padding(table, (0, 0, 0, indent), expand=False))

    def _records(self, headers: Sequence[str], rows: list[list[Text]], indent: int) -> None:
        for number, row in enumerate(rows):
            if number:
                self.console.print()
            for header, cell in zip(headers, row, strict=True):
                if cell.plain:
                    self._put(Text.assemble((f"{header}: ", "bold"), cell), indent)

    def _put(self, text: Text, indent: int = 0) -> None:
        self.console.print(Padding(Prose(text), (0, 0, 0, indent), expand=False))


def fit(least: Sequence[int], most: Sequence[int], room: int) -> list[int] | None:
    """Widths of columns: none narrower than its longest word, the spare room shared out evenly."""
    if sum(least) > room:
        return None
    widths = list(least)
    spare = room - sum(widths)
    while spare > 0 and (growing := [i for i, w in enumerate(widths) if w < most[i]]):
        narrowest = min(growing, key=lambda i: widths[i])
        widths[narrowest] += 1
        spare -= 1
    return widths


def _longest_word(text: Text) -> int:
    return max(map(cell_len, text.plain.split()), default=0)


def _longest_line(text: Text) -> int:
    return max(map(cell_len, text.plain.splitlines()), default=0)
