"""Dump: everything that is stored as NDJSON, one record a line, and back into either engine.

The first line names the format; then entities, judgements, and each source followed by what it
leaves open and its claims. Two databases with equal graphs give equal dumps.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from pydantic import TypeAdapter, ValidationError

from graphsvc.errors import SeedError
from graphsvc.model.records import (
    Batch,
    Claim,
    Conflict,
    Entity,
    Judgement,
    NotStated,
    Registry,
    Same,
    Source,
    judgement_id,
)
from graphsvc.store import properties
from graphsvc.store.database import Database, Row

FORMAT = "graphsvc-dump"
VERSION = 1
_JUDGEMENT: TypeAdapter[Same | Conflict | NotStated] = TypeAdapter(Judgement)


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a dump holds."""

    registries: list[Registry]
    batches: list[Batch]


def write_dump(database: Database, out: TextIO) -> int:
    """Write everything that is stored; the number of records."""
    _, lines = database.unchanging(lambda: list(_records(database)))
    _write(out, {"record": FORMAT, "version": VERSION})
    for line in lines:
        _write(out, line)
    return len(lines)


def _write(out: TextIO, line: Row) -> None:
    out.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")


def _records(database: Database) -> Iterator[Row]:
    read = database.queries.read
    entities = [
        (properties.to_entity(row["type"], _own(row["properties"])), row["properties"]["registry"])
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
            registry = row["properties"]["registry"]
            yield {"record": "judgement", "registry": registry, **_judged(judgement)}
    for row in database.read(read["sources"]):
        source = properties.to_source(row["properties"])
        yield {"record": "source", **source.content()}
        for question in sorted(questions[source.id], key=judgement_id):
            yield {"record": "judgement", **_judged(question)}
        rows = database.read(read["source_claims"], source=source.id, modality=None, certainty=None)
        claims = (properties.to_claim(row["stored_as"], row["properties"]) for row in rows)
        for claim in sorted(claims, key=lambda c: c.id):
            yield {"record": "claim", **claim.content()}


def _own(node: Row) -> Row:
    return {name: value for name, value in node.items() if name not in ("type", "into")}


def _judged(judgement: Same | Conflict | NotStated) -> Row:
    return judgement.model_dump(mode="json", exclude_none=True)


def read_dump(path: Path) -> Dumped:
    """The records of a dump; ``SeedError`` with the line where it cannot be read."""
    entities: dict[str, list[Entity]] = defaultdict(list)
    judged: dict[str, list[Same | Conflict]] = defaultdict(list)
    sources: list[Source] = []
    claims: dict[str, list[Claim]] = defaultdict(list)
    questions: dict[str, list[NotStated]] = defaultdict(list)
    for number, line in _lines(path):
        kind, registry = line.pop("record", None), line.pop("registry", "")
        try:
            if kind == "entity":
                entities[registry].append(Entity.model_validate(line))
            elif kind == "source":
                sources.append(Source.model_validate(line))
            elif kind == "claim":
                claim = Claim.model_validate(line)
                claims[claim.source].append(claim)
            elif kind == "judgement":
                judgement = _JUDGEMENT.validate_python(line)
                if isinstance(judgement, NotStated):
                    questions[judgement.source].append(judgement)
                else:
                    judged[registry].append(judgement)
            else:
                raise SeedError(f"{path.name}:{number}: there is no record {kind!r}.")
        except ValidationError as error:
            where = ".".join(map(str, error.errors()[0]["loc"]))
            message = f"{path.name}:{number}: {where}: {error.errors()[0]['msg']}"
            raise SeedError(message, "The dump is damaged; nothing was written.") from None
    names = sorted({*entities, *judged})
    return Dumped(
        [Registry(name=n, entities=tuple(entities[n]), judgements=tuple(judged[n])) for n in names],
        [
            Batch(source=s, claims=tuple(claims[s.id]), not_stated=tuple(questions[s.id]))
            for s in sources
        ],
    )


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, text in enumerate(lines, start=1):
                line = json.loads(text)
                if number == 1 and (line.get("record"), line.get("version")) != (FORMAT, VERSION):
                    raise SeedError(f"{path.name} is no dump of version {VERSION}.")
                if number > 1:
                    yield number, line
    except (OSError, ValueError) as error:
        raise SeedError(f"{path} cannot be read: {error}.", "Nothing was written.") from None
