"""The screen: running text and tables that cut no word and keep right-to-left text in place."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from graphsvc.cli.texts import shown
from graphsvc.text.scripts import direction

PIPED_WIDTH = 100
"""Columns where nobody says how many there are: in a pipe or a file."""
GAP = 2
"""Columns between two columns of a table."""
HANG = 4
"""How much further in a text goes on where the next line would look like a new one."""
_FSI, _PDI = "\u2068", "\u2069"
_OPENING = {"ltr": "\u2066", "rtl": "\u2067"}
_QUOTED = re.compile("«[^»]*»")
_ISOLATE = re.compile(f"{_FSI}([^{_PDI}]*){_PDI}")


def wrap(console: Console, text: Text, width: int) -> list[Text]:
    """Lines broken between words; an isolate that goes on in the next line is reopened there.

    Each line of a terminal is a paragraph of its own to the bidirectional algorithm, so a broken
    isolate gets the direction of the whole of it, explicitly.
    """
    isolates = iter(_ISOLATE.findall(text.plain))
    lines, opening = [], ""
    for line in text.wrap(console, width, overflow="fold"):
        line.rstrip()
        begun = [next(isolates) for _ in range(line.plain.count(_FSI))]
        whole = Text(opening).append_text(line)
        if whole.plain.rfind(_PDI) >= max(map(whole.plain.rfind, (_FSI, *_OPENING.values()))):
            opening = ""
        else:
            if begun:
                opening = _OPENING[direction(begun[-1])]
                whole.plain = opening.join(whole.plain.rsplit(_FSI, 1))
            whole.append(_PDI)
        lines.append(whole)
    return lines


class Screen:
    """What answers are written to: stdout, as wide as the terminal, or 100 columns in a pipe."""

    def __init__(self) -> None:
        wide = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
        self.console = Console(width=wide, markup=False, emoji=False, highlight=False)

    def title(self, name: str, *rest: str) -> None:
        """The first line of an answer."""
        more = [(f" · {part}", "dim") for part in rest if part]
        self._put(Text.assemble((name, "bold"), *more))

    def heading(self, text: str, count: int | None = None) -> None:
        """The heading of a part, with a blank line before it."""
        self.console.print()
        number = "" if count is None else f" ({count})"
        self._put(Text.assemble((text, "bold cyan"), (number, "dim")), hang=HANG)

    def line(self, text: str, indent: int = 0, style: str = "", hang: int = 0) -> None:
        """A line of running text, or as many as it needs, those ``hang`` further in."""
        self._put(Text(text, style), indent, hang)

    def values(self, **values: object) -> None:
        """A line for each of these that there is."""
        for name, value in values.items():
            if value not in (None, ""):
                self.line(f"{name.replace('_', ' ')}: {shown(str(value))}", 2)

    def blank(self) -> None:
        """A blank line."""
        self.console.print()

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str]], indent: int = 0) -> None:
        """A table without empty columns; too narrow for whole words, a paragraph a record."""
        whole = list(rows)
        kept = [i for i in range(len(headers)) if any(row[i] for row in whole)]
        headers = [headers[i] for i in kept]
        cells = [[Text(shown(row[i])) for i in kept] for row in whole]
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
        self._row([Text(header, "bold") for header in headers], widths, indent)
        self._put(Text("─" * (sum(widths) + GAP * (len(widths) - 1)), "dim"), indent)
        for row in cells:
            self._row(row, widths, indent)

    def _row(self, cells: Sequence[Text], widths: Sequence[int], indent: int) -> None:
        """A row of a table, of as many lines as its tallest cell."""
        wrapped = [wrap(self.console, c, w) for c, w in zip(cells, widths, strict=True)]
        for line in zip_longest(*wrapped, fillvalue=Text()):
            drawn = Text(" " * indent)
            for part, width in zip(line, widths, strict=True):
                drawn.append_text(part)
                drawn.append(" " * (width - cell_len(part.plain) + GAP))
            drawn.rstrip()
            self.console.print(drawn, soft_wrap=True)

    def _records(self, headers: Sequence[str], rows: list[list[Text]], indent: int) -> None:
        for number, row in enumerate(rows):
            if number:
                self.console.print()
            for header, cell in zip(headers, row, strict=True):
                if cell.plain:
                    self._put(Text.assemble((f"{header}: ", "bold"), cell), indent, HANG)

    def _put(self, text: Text, indent: int = 0, hang: int = 0) -> None:
        room = max(self.console.width - indent - hang, 1)
        for number, line in enumerate(wrap(self.console, text, room)):
            margin = Text(" " * (indent + (hang if number else 0)))
            self.console.print(margin.append_text(line), soft_wrap=True)


def paragraph(text: str) -> str:
    """A line for stderr: on a terminal broken between words, what is quoted kept in place."""
    console = Console(stderr=True, markup=False, emoji=False, highlight=False)
    if not console.is_terminal:
        return text
    quoted = Text(_QUOTED.sub(lambda words: shown(words[0]), text))
    lines = wrap(console, quoted, max(console.width - HANG, 1))
    return ("\n" + " " * HANG).join(line.plain for line in lines)


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
