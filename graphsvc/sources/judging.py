"""Samenesses in a file of judgements: one more or one less, and no other character changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

import yaml

from graphsvc.errors import SeedError
from graphsvc.model.records import Registry, Same
from graphsvc.sources.loading import known_in
from graphsvc.sources.marked_yaml import Loader
from graphsvc.sources.seed import read_seed
from graphsvc.store.database import Database
from graphsvc.store.load import Loaded, load_batches, load_registries

WIDTH = 110
KEY = re.compile(r"same:(\s*\[\s*\])?")


def samenesses(text: str) -> list[tuple[str, str]]:
    """The pairs that a file holds for one, in its order."""
    return [pair for _, items in _lists(text) for item in items for pair in _pairs(item)]


def with_same(text: str, same: Same) -> str:
    """The file with one more sameness, after the others."""
    lines = text.splitlines(keepends=True)
    found = list(_lists(text))
    if not found:
        gap = "" if not lines or lines[-1].endswith("\n") else "\n"
        return f"{text}{gap}same:\n{_entry(same, '  ')}"
    key, items = found[-1]
    if items:
        at, indent = _last_line(items[-1]) + 1, _indent(lines, items[-1])
        if not lines[at - 1].endswith("\n"):
            lines[at - 1] += "\n"
    else:
        lines[key] = KEY.sub("same:", lines[key], count=1)
        at, indent = key + 1, "  "
    return "".join([*lines[:at], _entry(same, indent), *lines[at:]])


def without_same(text: str, pair: tuple[str, str]) -> str:
    """The file without the entry that holds these two for one; ``SeedError`` if there is none."""
    lines = text.splitlines(keepends=True)
    for key, items in _lists(text):
        for item in items:
            if set(pair) in map(set, _pairs(item)):
                _indent(lines, item)
                del lines[item.start_mark.line : _last_line(item) + 1]
                if len(items) == 1:
                    lines[key] = KEY.sub("same: []", lines[key], count=1)
                return "".join(lines)
    raise SeedError(f"The file does not say that {pair[0]} and {pair[1]} are one.", "")


def load_edited(database: Database, path: Path, before: str, after: str) -> list[Loaded]:
    """Load a file as it will be; ``SeedError`` leaves the database as it was.

    The file keeps the name under which it was loaded, alone or in its folder. Where the database
    holds something else under that name, nothing is touched: it would be lost.
    """
    name = _name(database, path)
    known = known_in(database)
    with TemporaryDirectory(prefix="graphsvc-") as folder:
        draft = Path(folder) / path.name
        held = Registry(name=name)
        if before.strip():
            draft.write_text(before, "utf-8")
            held = read_seed([draft], known).registries[0]
        _refuse_another(database, path, held)
        draft.write_text(after, "utf-8")
        seed = read_seed([draft], known)
    registries = [r.model_copy(update={"name": name}) for r in seed.registries]
    return [load_registries(database, registries), *load_batches(database, seed.batches)]


def _refuse_another(database: Database, path: Path, held: Registry) -> None:
    read = database.queries.read
    entities = {entity.id for entity in held.entities}
    pairs = {frozenset(j.entities) for j in held.judgements if isinstance(j, Same)}
    for row in database.read(read["entities"]) + database.read(read["judgements"]):
        p = row["properties"]
        if p.get("registry") != held.name:
            continue
        missing = p["entities"] if "entities" in p else [row["id"]]
        there = frozenset(missing) in pairs if "entities" in p else row["id"] in entities
        if not there and p.get("judgement") in (None, "same"):
            raise SeedError(
                f"The database holds a file {held.name} that speaks of {' and '.join(missing)};"
                f" {path} does not.",
                "Load it first, or name another file.",
            )


def _name(database: Database, path: Path) -> str:
    read = database.queries.read
    rows = database.read(read["judgements"]) + database.read(read["entities"])
    names = {str(row["properties"].get("registry") or path.name) for row in rows}
    whole = path.absolute().as_posix()
    return max((n for n in names if whole.endswith(f"/{n}")), key=len, default=path.name)


def _lists(text: str) -> Iterator[tuple[int, list[yaml.Node]]]:
    """Each list of samenesses: the line of its key, and its entries."""
    for document in yaml.compose_all(text, Loader=Loader):
        for key, value in document.value if isinstance(document, yaml.MappingNode) else ():
            if key.value != "same":
                continue
            items = value.value if isinstance(value, yaml.SequenceNode) else []
            if value.flow_style and items if isinstance(value, yaml.SequenceNode) else value.value:
                raise SeedError(f"line {key.start_mark.line + 1}: `same:` is no list of lines.")
            yield key.start_mark.line, items


def _pairs(item: yaml.Node) -> Iterator[tuple[str, str]]:
    """The two entities of an entry."""
    for key, value in item.value:
        if key.value == "entities":
            one, other = (node.value for node in value.value)
            yield one, other


def _indent(lines: list[str], item: yaml.Node) -> str:
    found = re.fullmatch(r"(\s*)-\s+", lines[item.start_mark.line][: item.start_mark.column])
    if found is None:
        raise SeedError(f"line {item.start_mark.line + 1}: the entry does not begin with a dash.")
    return found[1]


def _last_line(node: yaml.Node) -> int:
    """The line on which a node ends; one of a block ends where its last part does."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    ends_before = node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line
    return int(node.end_mark.line) - ends_before


def _entry(same: Same, indent: str) -> str:
    """An entry as one writes it by hand."""
    reason = json.dumps(" ".join(same.reason.split()), ensure_ascii=False)
    told = wrap(f"reason: {reason}", WIDTH, break_long_words=False, break_on_hyphens=False)
    lines = [
        f"- entities: [{', '.join(same.entities)}]",
        f"  certainty: {same.certainty}",
        f"  {told[0]}",
        *(f"    {line}" for line in told[1:]),
    ]
    return "".join(f"{indent}{line}\n" for line in lines)
