"""What a curator changes: remove a source; merge and split entities by a judgement in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphsvc.cli.loading import changes, whole_file
from graphsvc.cli.naming import entity_id, known_source
from graphsvc.cli.options import (
    Commands,
    EntityArgument,
    OtherArgument,
    argument,
    settings_of,
    value,
)
from graphsvc.cli.question import opened
from graphsvc.cli.texts import claims_and_mentions, note
from graphsvc.errors import BadRequest, NotFound

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph

JUDGEMENTS = "judgements.yaml"
_FILE = f"The seed file of the judgement; {JUDGEMENTS} in the data folder unless told."
FileOption = Annotated[Path | None, value("--file", "FILE", _FILE)]


def remove(
    context: typer.Context,
    sources: Annotated[list[str], argument("SOURCE…", "Ids of sources.")],
) -> None:
    """Remove sources with their claims and open questions; load brings them back.

    Entities and judgements stay: they are not the source's. The files are not touched.
    """
    from graphsvc.store.load import remove_source

    with opened(context) as graph:
        for name in sources:
            known_source(graph, name)
        for name in dict.fromkeys(sources):
            done = remove_source(graph.database, name)
            mentions = sum(one.mentions_removed for one in done)
            claims = sum(one.removed for one in done) - mentions
            print(f"{name}: removed, with {claims_and_mentions(claims, mentions)}")
        print(f"data version  {graph.data_version()}")
    note("The files still hold what was removed: loading them brings it back.")


def merge(
    context: typer.Context,
    one: EntityArgument,
    other: OtherArgument,
    reason: Annotated[str, value("--reason", "TEXT", "Why the two are one; it is shown.")],
    certainty: Annotated[
        str, value("--certainty", "TERM", "certain merges them; probable only says so.")
    ] = "certain",
    file: FileOption = None,
) -> None:
    """Judge that two entities are one, in a file, and load it; split takes that back.

    Both keep their ids, names and claims. Load that file, too, wherever the database is built anew.
    """
    from graphsvc.model.records import Same
    from graphsvc.sources.judging import with_same

    if certainty not in ("certain", "probable"):
        raise BadRequest(f"certainty is {certainty!r}; it can be certain or probable.", "")
    if not reason.strip():
        raise BadRequest("A judgement needs a reason.", "Say it: --reason TEXT.")
    with opened(context) as graph:
        a, b = _as_filed(graph, one), _as_filed(graph, other)
        if _now(graph, a) == _now(graph, b):
            raise BadRequest(f"{a} and {b} are one already: {_now(graph, a)}.", "")
        same = Same.model_validate({"entities": (a, b), "certainty": certainty, "reason": reason})
        path = file or _own_file(context)
        before = _read(path)
        _write(graph, path, before, with_same(before, same))
        into = _now(graph, a)
        meant = f"one now: {into}" if into == _now(graph, b) else "probably one; both stay"
        print(f"{a} and {b} are {meant}. The judgement is in {path}.")


def split(
    context: typer.Context,
    one: Annotated[str, argument("ID", "As the judgement has it.")],
    other: OtherArgument,
    file: FileOption = None,
) -> None:
    """Take back the judgement that two entities are one: out of its file, and load it."""
    from graphsvc.sources.judging import without_same

    with opened(context) as graph:
        path = file or _own_file(context)
        _refuse_elsewhere(graph, one, other, path)
        before = _read(path)
        _write(graph, path, before, without_same(before, (one, other)))
        still = _now(graph, one) == _now(graph, other)
        print(
            f"{one} and {other} are {'still one, by other judgements' if still else 'two'}."
            f" The judgement is no longer in {path}."
        )


def _refuse_elsewhere(graph: Graph, one: str, other: str, path: Path) -> None:
    """``NotFound`` where no judgement says that, with those that do; or where it is elsewhere."""
    rows = [row["properties"] for row in graph.query("judgements")]
    held = [p for p in rows if p["judgement"] == "same" and {one, other} & set(p["entities"])]
    files = [p["registry"] for p in held if {one, other} == set(p["entities"])]
    if not files:
        said = "; ".join(f"{' and '.join(p['entities'])} ({p['registry']})" for p in held)
        advice = f"Judgements about them: {said}." if said else "See graphsvc query merged_ids."
        raise NotFound(f"No judgement says that {one} and {other} are one.", advice)
    if not any(path.absolute().as_posix().endswith(f"/{name}") for name in files):
        raise NotFound(
            f"The judgement that {one} and {other} are one is in {files[0]}.",
            "Name that file: --file FILE.",
        )


def _write(graph: Graph, path: Path, before: str, after: str) -> None:
    """Load the file as it will be, then write it: neither happens without the other."""
    from graphsvc.sources.judging import load_edited

    with whole_file(path) as text:
        done = load_edited(graph.database, path, before, after)
        text.write(after)
    print(f"{changes(*done)}; data version {done[-1].version}")


def _own_file(context: typer.Context) -> Path:
    folder = settings_of(context).data
    folder.mkdir(parents=True, exist_ok=True)
    return folder / JUDGEMENTS


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}.", "") from None


def _as_filed(graph: Graph, text: str) -> str:
    """The id as files may write it: also one that is merged into another."""
    known = graph.query("entity", id=text) or graph.merged_into(text)
    return text if known else entity_id(graph, text)


def _now(graph: Graph, name: str) -> str:
    return graph.merged_into(name) or name


COMMANDS: Commands = {
    remove: ("graphsvc remove irib-khoy-konya",),
    merge: (
        "graphsvc merge amf asian-mayors-union --reason 'One body under two names'",
        "graphsvc merge A B --certainty probable --reason '…' --file seed/judgements/curator.yaml",
    ),
    split: (
        "graphsvc split amf asian-mayors-union",
        "graphsvc split A B --file seed/judgements/curator.yaml",
    ),
}
