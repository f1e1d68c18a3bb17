"""The named queries of ``cypher/read``, from the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphsvc.cli.options import Commands, Format, FormatOption, argument, split
from graphsvc.cli.output import put
from graphsvc.cli.question import opened
from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import NOTHING, note
from graphsvc.errors import BadRequest, UnknownParameter
from graphsvc.model import model
from graphsvc.settings import bundled

if TYPE_CHECKING:
    from graphsvc.store.queries import Query


def query(
    context: typer.Context,
    name: Annotated[str | None, argument("NAME", "The query.")] = None,
    parameters: Annotated[
        list[str] | None,
        argument("KEY=VALUE", "Its parameters; of a list a,b,c. One left out does not filter."),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Run a named query of the store; without a name, list them, what they answer and take."""
    from graphsvc.answers.columns import stored
    from graphsvc.store.queries import Queries

    queries = Queries(bundled("cypher"))
    if name is None:
        _list(list(queries.read.values()), form)
        return
    asked = queries.named(name)
    given = _given(asked, parameters or [])
    with opened(context) as graph:
        rows = graph.query(name, **given)
    flat = [stored(row) for row in rows]
    put(form, rows, flat, lambda screen: _tell(screen, flat))
    if "limit" in asked.parameters and "limit" not in given and len(rows) == 1000:
        note("The first 1000 rows are shown; limit=… and skip=… give others.")


def _tell(screen: Screen, rows: Sequence[Mapping[str, str]]) -> None:
    """A table; what stands in a row twice, by itself and among the properties, once."""
    if not rows:
        screen.line(f"No rows: {NOTHING}.")
        return
    merged = [{_bare(k): v for k, v in row.items()} | dict(row) for row in rows]
    headers = list(dict.fromkeys(k for row in rows for k in map(_bare, row)))
    screen.table(headers, [[row.get(h, "") for h in headers] for row in merged])


def _bare(name: str) -> str:
    return name.removeprefix("properties.")


def _list(queries: Sequence[Query], form: Format) -> None:
    rows = [
        {
            "query": q.name,
            "answers": q.question,
            "needs": " ".join(p for p in q.parameters if not _optional(q, p)),
            "may take": " ".join(p for p in q.parameters if _optional(q, p)),
        }
        for q in queries
    ]
    put(form, rows, rows, lambda s: s.table(list(rows[0]), [list(r.values()) for r in rows]))


def _optional(asked: Query, parameter: str) -> bool:
    """Whether the query works without it: it has a default, or the query asks if it is null."""
    from graphsvc.answers.graph import DEFAULTS

    return parameter in DEFAULTS or f"${parameter} IS NULL" in asked.text


def _given(asked: Query, pairs: Sequence[str]) -> dict[str, Any]:
    """The parameters as the query wants them: numbers, lists, text."""
    given: dict[str, Any] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise BadRequest(f"{pair!r} is no parameter.", "Write it as key=value.")
        if key not in asked.parameters:
            near = model.nearest(key, asked.parameters)
            takes = f"It takes {', '.join(asked.parameters) or 'none'}."
            hint = f"Did you mean {near!r}?" if near else takes
            raise UnknownParameter(f"The query {asked.name!r} has no parameter {key!r}.", hint)
        given[key] = _value(asked, key, value)
    missing = [p for p in asked.parameters if p not in given and not _optional(asked, p)]
    if missing:
        usage = " ".join(f"{name}=…" for name in missing)
        raise BadRequest(
            f"The query {asked.name!r} needs {' and '.join(missing)}.",
            f"Say: graphsvc query {asked.name} {usage}",
        )
    return given


def _value(asked: Query, key: str, value: str) -> Any:
    from graphsvc.answers.graph import DEFAULTS

    if isinstance(DEFAULTS.get(key), int):
        if not value.isdecimal():
            raise BadRequest(f"{key} is {value!r}; it is a number.", "")
        return int(value)
    if f"IN ${key}" in asked.text or f"UNWIND ${key}" in asked.text:
        return list(split([value]))
    return value


COMMANDS: Commands = {
    query: (
        "graphsvc query",
        "graphsvc query between a=khoy b=konya",
        "graphsvc query adjacent id=konya last_day=2025-12-31 min_publishers=2",
        "graphsvc query agreement id=agr-khoy-konya modality=asserted,planned --format json",
    )
}
