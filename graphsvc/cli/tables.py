"""Lists on the screen: a line an item, of the columns that its flat row has."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import NOT_STATED, name_of, nothing, seen_text, shown
from graphsvc.model.model import ASSERTED

if TYPE_CHECKING:
    from graphsvc.answers.records import Answer, Page

Row = Mapping[str, str]
Columns = Mapping[str, str | Callable[[Row], str]]
"""By header: the column of the flat rows, or what is made of several."""
BLANK = "–"
"""Stands where there is nothing; the line below a table says how far one looked."""


def marks(row: Row) -> str:
    """What is no plain fact about an item: planned …, contested, multilateral."""
    unreal = ["through its body"] * bool(row.get("via"))
    unreal += [term for term in _parts(row.get("modality", "")) if term != ASSERTED]
    if not unreal and row.get("asserted") == "false":
        unreal = ["not asserted"]
    named = {"multilateral": "multilateral", "other_collective": "several together"}
    if row.get("ended") and "other" not in row:  # a table of ties has a column for it
        unreal.append(ended_text(row))
    other = [told for column, told in named.items() if row.get(column) == "true"]
    return ", ".join([*unreal, *other, *["contested"] * (row.get("contested") == "true")])


def _parts(cell: str) -> list[str]:
    """The values of a cell."""
    return cell.split("; ") if cell else []


def typed(row: Row) -> str:
    """The type of an entity, and its kind where it has one."""
    return f"{row['type']} ({row['kind']})" if row["kind"] else row["type"]


def named(row: Row) -> str:
    """The name of an entity, and the one that matched where that is another."""
    other = row["matched"] not in (row["name"], row["id"]) and row["how"] != "identifier"
    return f"{row['name']} «{shown(row['matched'])}»" if other else row["name"]


def identifier(row: Row) -> str:
    """The first of its external ids."""
    return (_parts(row["external_ids"]) or [""])[0].partition("=")[2]


def how_found(row: Row) -> str:
    """How a name matched, and the source that writes it so."""
    return f"{row['how']} ({row['written_by']})" if row["written_by"] else row["how"]


def or_nothing(column: str) -> Callable[[Row], str]:
    """A number, where it is not 0."""
    return lambda row: row[column] if row[column] != "0" else ""


def state(row: Row) -> str:
    """The latest state, and what may be as late; of undated ones the day of the report."""
    told = f"{row['status']} (or {row['rivals']})" if row["rivals"] else row["status"]
    if row["status_holds"] in ("possible", "undated"):  # as of a day, and no more than that
        told += f" ({row['status_holds']})"
    return f"{told}, reported {row['status_reported']}" if row["status_reported"] else told


def tie_state(row: Row) -> str:
    """How a tie stands: what ended it and when, else its latest state and the day of it."""
    if row["ended"]:
        return ended_text(row)
    when, told = span(row["status_earliest"], row["status_latest"]), state(row)
    return (
        f"{told}, {when}" if when not in ("", since(row)) and not row["status_reported"] else told
    )


def ended_text(row: Row) -> str:
    """What ended it, and when; or that this may be so."""
    when = span(row["ended_earliest"], row["ended_latest"])
    told = " ".join(filter(None, (row["ended"], when)))
    return told if row["ended_certain"] == "true" else f"perhaps {told}"


def since(row: Row) -> str:
    """Since when a tie stands."""
    return span(row["since_earliest"], row["since_latest"])


def span(first: str, last: str) -> str:
    """Days as one: a year, a month, a day, or from the one to the other."""
    if first == last:
        return first
    if (first[5:], last[5:]) == ("01-01", "12-31") and first[:4] == last[:4]:
        return first[:4]
    if first[:7] == last[:7] and first.endswith("-01") and last[8:] == _last_day(first):
        return first[:7]
    if not first or last >= "9999":
        return "" if not first and last >= "9999" else f"from {first}" if first else f"by {last}"
    return f"{first} to {last}"


def _last_day(first: str) -> str:
    """The number of the last day of the month in which a day lies."""
    return str(monthrange(int(first[:4]), int(first[5:7]))[1])


def through(row: Row) -> str:
    """What a tie rests on: agreements, each with its form and its own state, or its being named."""
    told: dict[str, list[str]] = {name: [] for name in _parts(row["agreements"])}
    for part in (*_parts(row["agreement_forms"]), *_parts(row["agreement_status"])):
        name, _, value = part.partition("=")
        told[name].append(value)
    agreements = [f"{name} ({', '.join(of)})" if of else name for name, of in told.items()]
    bodies = " and ".join(dict.fromkeys(_parts(row["through_kinds"])))
    direct = f"named of its {bodies}" if bodies else "named directly"
    parts = [*agreements, *[direct] * (row["direct"] != "0")]
    return "; ".join(parts if not bodies or not agreements else [*parts, f"through its {bodies}"])


def sites(what: str) -> Callable[[Row], str]:
    """The places or hosts of an event: asserted ones, then the planned, requested … ones."""
    return together(f"{what}_names", f"intended_{what}_names")


def number(column: str) -> Callable[[Row], str]:
    """How many there are in a cell."""
    return lambda row: str(len(_parts(row[column]))) if row[column] else ""


def together(*columns: str) -> Callable[[Row], str]:
    """What several columns hold."""
    return lambda row: "; ".join(dict.fromkeys(row[name] for name in columns if row[name]))


def held(row: Row) -> str:
    """The days of an event, which may break between two lines."""
    return row["held"].replace("/", " to ")


def judged(row: Row) -> str:
    """What the curator holds two entities for that bear one external id."""
    known = {"certain": "one: certainly the same", "probable": "probably the same"}
    return known.get(row["same"], "not judged")


def holder(row: Row) -> str:
    """Who holds a post, or that a source does not state it."""
    silent = row.get("holder_not_stated_by")
    return row.get("holder_name") or (f"{NOT_STATED} (by {silent})" if silent else "")


DAY = "on that day"
REMARKS = "remarks"
SILENT = (
    *(REMARKS, DAY, "id", "when", "independent", "hosted by", "since", "state", "to"),
    *("where", "identifier", "ties"),
)
"""Columns in which nothing goes without saying."""
SUPPORT: Columns = {"independent": "independent", DAY: "holds", REMARKS: marks}


def listed(columns: Columns) -> Callable[[Screen, Page], None]:
    """How a list is told: the entity it is of, these columns, and what it leaves out."""

    def tell(screen: Screen, answer: Page) -> None:
        entity = getattr(answer, "entity", None)
        if entity is not None:
            screen.title(name_of(entity), entity.type, entity.id)
        put_table(screen, answer, columns)
        end(screen, answer)

    return tell


def put_table(screen: Screen, answer: Answer, columns: Columns, indent: int = 0) -> None:
    """The table of an answer; where it has no row, that there is nothing."""
    from graphsvc.answers.flat import table

    rows = list(table(answer)[1])
    cells = [
        [
            (column(row) if callable(column) else row.get(column, ""))
            or ("" if header in SILENT else BLANK)
            for header, column in columns.items()
        ]
        for row in rows
    ]
    if not cells:
        screen.line(nothing(answer.lens), indent)
        return
    screen.table(list(columns), cells, indent)
    if any(BLANK in row for row in cells):
        screen.line(f"{BLANK}: {nothing(answer.lens)}", indent, "dim")


def end(screen: Screen, answer: Answer) -> None:
    """The last lines: how much is shown, through which lens, in which data version."""
    from graphsvc.answers.records import AdjacentAnswer  # loaded by then; keeps --help light

    if ended := _ended(answer):
        # What is related to an entity is listed with its ends where no day is asked.
        way = "asking without a day" if isinstance(answer, AdjacentAnswer) else "--state any"
        screen.blank()
        screen.line(f"{ended} more had ended by then; {way} lists them.", style="dim")
    following = getattr(answer, "next", None)
    if following:
        screen.blank()
        number, total = len(getattr(answer, "items", ())), getattr(answer, "total", 0)
        least = "at least " if getattr(answer, "more", False) else ""
        screen.line(f"{number} of {least}{total}; --limit 0 shows all.", style="dim")
    screen.blank()
    screen.line(seen_text(answer), style="dim")


def _ended(answer: Answer) -> int:
    """How many had ended by the days of the lens, of each post where they are counted so."""
    counts = [answer, *getattr(answer, "items", ())]
    return sum(n for one in counts if isinstance(n := getattr(one, "ended", 0), int))
