"""Dump: everything that is stored as NDJSON, one record a line, and back into either engine.

The first line names the format and the number of records; then come entities, judgements, and each
source followed by what it leaves open and its claims. Two databases with equal graphs give equal
dumps.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError

from graphsvc.errors import SeedError
from graphsvc.model.records import (
    Batch,
    Claim,
    Conflict,
    Entity,
    NotStated,
    Record,
    Registry,
    Same,
    Source,
    judgement_id,
)
from graphsvc.store import properties
from graphsvc.store.database import Database, Row
from graphsvc.store.publishers import filed

FORMAT = "graphsvc-dump"
VERSION = 2
DAMAGED = "The dump is damaged; nothing was written."
READERS: Mapping[str, Callable[[Row], Record]] = {
    "entity": Entity.model_validate,
    "judgement": properties.to_judgement,
    "source": Source.model_validate,
    "claim": Claim.model_validate,
}
Part = tuple[str, str]
"""A file, and its ``entities``, ``same``, ``conflicts``; or a source, and itself (``source``), its
``mentions``, ``claims``, ``not_stated``."""
OF_FILES = ("entities", "same", "conflicts")


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a dump holds."""

    registries: list[Registry]
    batches: list[Batch]
    lines: Mapping[Part, list[int]]
    """The lines on which the records of each part stand, in their order."""


def write_dump(database: Database, out: TextIO) -> int:
    """Write everything that is stored; the number of records."""
    _, lines = database.unchanging(lambda: list(_records(database)))
    _write(out, {"record": FORMAT, "version": VERSION, "records": len(lines)})
    for line in lines:
        _write(out, line)
    return len(lines)


def _write(out: TextIO, line: Row) -> None:
    out.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")


def _records(database: Database) -> Iterator[Row]:
    read = database.queries.read
    entities = [
        (properties.to_entity(row["type"], row["properties"]), row["properties"]["registry"])
        for query in ("entities", "merged_ids")
        for row in database.read(read[query])
    ]
    for entity, registry in sorted(entities, key=lambda pair: pair[0].id):
        yield {"record": "entity", "registry": registry, **entity.content()}
    questions: dict[str, list[NotStated]] = defaultdict(list)
    for row in database.read(read["judgements"]):
        judgement = properties.to_judgement(row["properties"])
        if isinstance(judgement, NotStated):
            questions[judgement.source].append(judgement)
        else:
            yield {
                "record": "judgement",
                **properties.of_judgement(judgement, row["properties"]["registry"]),
            }
    for row in database.read(read["sources"]):
        source = properties.to_source(filed(row["properties"]))
        yield {"record": "source", **source.content()}
        for question in sorted(questions[source.id], key=judgement_id):
            yield {"record": "judgement", **properties.of_judgement(question, "")}
        rows = database.read(read["source_claims"], source=source.id, modality=None, certainty=None)
        claims = (properties.to_claim(row["stored_as"], row["properties"]) for row in rows)
        for claim in sorted(claims, key=lambda c: c.id):
            yield {"record": "claim", **claim.content()}


def read_dump(path: Path) -> Dumped:
    """The records of a dump; ``SeedError`` with the line where it cannot be read."""
    parts: dict[Part, list[Any]] = defaultdict(list)
    lines: dict[Part, list[int]] = defaultdict(list)
    for number, line in _lines(path):
        registry = str(line.pop("registry", ""))
        part, record = _record(line, registry, f"{path.name}:{number}")
        parts[part].append(record)
        lines[part].append(number)
    files = sorted({owner for owner, what in parts if what in OF_FILES})
    sources = dict.fromkeys(owner for owner, what in parts if what not in OF_FILES)
    for name in sources:
        if len(parts[name, "source"]) != 1:
            first = min(n for (owner, _), found in lines.items() if owner == name for n in found)
            found = f"there are {len(parts[name, 'source'])} records of the source {name!r}, not 1"
            raise SeedError(f"{path.name}:{first}: {found}.", DAMAGED)
    return Dumped(
        [_registry(name, parts) for name in files], [_batch(name, parts) for name in sources], lines
    )


def _registry(name: str, parts: Mapping[Part, list[Any]]) -> Registry:
    entities, same, conflicts = (tuple(parts.get((name, part), ())) for part in OF_FILES)
    return Registry(name=name, entities=entities, judgements=(*same, *conflicts))


def _batch(name: str, parts: Mapping[Part, list[Any]]) -> Batch:
    (source,) = parts[name, "source"]
    mentions, claims, asked = (
        tuple(parts.get((name, part), ())) for part in ("mentions", "claims", "not_stated")
    )
    return Batch(source=source, claims=mentions + claims, not_stated=asked)


def _record(line: Row, registry: str, where: str) -> tuple[Part, Record]:
    kind = line.pop("record", None)
    if kind not in READERS:
        raise SeedError(f"{where}: there is no record {kind!r}.", DAMAGED)
    try:
        record = READERS[kind](line)
    except ValidationError as error:
        field = ".".join(map(str, error.errors()[0]["loc"]))
        message = f"{where}: {field}: {error.errors()[0]['msg']}"
        raise SeedError(message, DAMAGED) from None
    return _part(record, registry), record


def _part(record: Record, registry: str) -> Part:
    match record:
        case Source():
            return record.id, "source"
        case Claim():
            return record.source, "mentions" if record.kind == "mentions" else "claims"
        case NotStated():
            return record.source, "not_stated"
        case Same():
            return registry, "same"
        case Conflict():
            return registry, "conflicts"
    return registry, "entities"


def _lines(path: Path) -> Iterator[tuple[int, Row]]:
    """The records after the first line, each with its number; ``SeedError`` if any is missing."""
    number, head = 0, {}
    try:
        with path.open(encoding="utf-8") as lines:
            for number, text in enumerate(lines, start=1):
                line = json.loads(text)
                if not isinstance(line, dict):
                    raise SeedError(
                        f"{path.name}:{number}: {text.strip()!r} is no record.", DAMAGED
                    )
                if number > 1:
                    yield number, line
                elif (line.get("record"), line.get("version")) != (FORMAT, VERSION):
                    raise SeedError(
                        f"{path.name} is no dump of version {VERSION}.", "Dump it anew."
                    )
                else:
                    head = line
    except (OSError, ValueError) as error:
        where = f"{path.name}:{max(number, 1)}"
        raise SeedError(f"{where}: cannot be read: {error}.", "Nothing was written.") from None
    if head.get("records") != number - 1:
        found = f"{max(number - 1, 0)} of {head['records']} records" if head else "nothing"
        raise SeedError(f"{path.name} holds {found}: it is cut off.", DAMAGED)
