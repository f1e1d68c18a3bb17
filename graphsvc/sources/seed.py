"""Seed files → records: read, check against the format and the model, report every problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from graphsvc.errors import SeedError
from graphsvc.model.records import Batch, Conflict, Coordinates, Entity, Registry, Same
from graphsvc.sources import marked_yaml
from graphsvc.sources.check import Known, check_batch, check_entity, check_judgements
from graphsvc.sources.check_dates import late_states
from graphsvc.sources.claims import claims_of, mentions_of, not_stated_of, source_of
from graphsvc.sources.folders import files_in
from graphsvc.sources.marked_yaml import Marked, Problem, Refused
from graphsvc.sources.seed_format import EntityFields, SeedFile
from graphsvc.sources.warn import warn_of_shared_ids

SHOWN = 40
"""Problems shown at once; a file with more is broken in one way many times over."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A document of a seed file that has the right form: its fields, and the line of each."""

    name: str
    fields: SeedFile
    marked: Marked


@dataclass(frozen=True, slots=True)
class Seed:
    """What a set of seed files says."""

    registries: tuple[Registry, ...]
    batches: tuple[Batch, ...]
    files: tuple[ReadFile, ...]
    warnings: tuple[str, ...] = ()
    """What is let through and looks wrong, each with file, line and field."""


def read_seed(paths: Iterable[Path], known: Known | None = None) -> Seed:
    """The records in these files and folders.

    ``known`` is what the database holds already, so that a file may speak of entities that other
    files declared. Raises ``SeedError`` with every problem, each with file, line and field.
    """
    problems: list[str] = []
    files = [f for name, path in files_in(paths).files for f in _read_file(name, path, problems)]
    stop_at(problems)
    registries = [_registry(file) for file in files]
    of_files = [(file, b) for file in files if (b := _batch(file, problems))]
    batches = [batch for _, batch in of_files]
    everything = (known or Known()).with_these(registries, batches)
    for file, registry in zip(files, registries, strict=True):
        found = [
            p
            for i, e in enumerate(registry.entities)
            for p in check_entity(file.marked, i, e, everything)
        ]
        found += check_judgements(file.marked, registry.judgements, everything)
        problems += [p.at(file.name) for p in found]
    for file, batch in of_files:
        problems += [p.at(file.name) for p in check_batch(file.marked, batch, everything)]
    problems += _declared_twice(files, registries)
    stop_at(problems)
    declared = [(f.name, f.marked, r) for f, r in zip(files, registries, strict=True)]
    warnings = [p.at(f.name) for f, batch in of_files for p in late_states(f.marked, batch)]
    warnings += warn_of_shared_ids(declared, everything.identified)
    return Seed(_by_file(registries), tuple(batches), tuple(files), tuple(warnings))


def _read_file(name: str, path: Path, problems: list[str]) -> Iterator[ReadFile]:
    """The documents of a file; a file of many small sources holds one for each."""
    try:
        if path.stat().st_size > marked_yaml.LARGEST:
            raise Refused(Problem(1, "", f"larger than {marked_yaml.LARGEST:,} bytes: split it"))
        documents = marked_yaml.read(path.read_text("utf-8"))
    except Refused as refused:
        problems.append(refused.problem.at(name))
        return
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(1, "", f"cannot be read: {error}").at(name))
        return
    for marked in documents or [Marked()]:
        if not isinstance(marked.value, dict):
            problem = marked.problem((), "must hold `entities:`, `source:` or judgements")
            problems.append(problem.at(name))
            continue
        try:
            yield ReadFile(name, SeedFile.model_validate(marked.value), marked)
        except ValidationError as error:
            problems += [p.at(name) for p in _form_problems(marked, error)]


def _by_file(registries: Iterable[Registry]) -> tuple[Registry, ...]:
    """One registry a file, of all its documents."""
    found: dict[str, Registry] = {}
    for r in registries:
        before = found.get(r.name, Registry(name=r.name))
        entities, judgements = before.entities + r.entities, before.judgements + r.judgements
        found[r.name] = Registry(name=r.name, entities=entities, judgements=judgements)
    return tuple(found.values())


def _form_problems(marked: Marked, error: ValidationError) -> Iterable[Problem]:
    """One problem a field: a union reports each of its forms, and the last is the fullest."""
    by_field: dict[tuple[int, str], Problem] = {}
    for issue in error.errors(include_url=False):
        path = tuple(part for part in issue["loc"])
        message = issue["msg"]
        if issue["type"] == "extra_forbidden":
            message = f"there is no field {str(path[-1])!r} here"
        problem = marked.problem(path, message[0].lower() + message[1:])
        by_field.setdefault((problem.line, problem.field), problem)
    return by_field.values()


def _registry(file: ReadFile) -> Registry:
    same = [
        Same(entities=(s.entities[0], s.entities[1]), certainty=s.certainty, reason=s.reason)
        for s in file.fields.same
    ]
    conflicts = [
        Conflict(claims=tuple(c.claims), kind=c.kind, note=c.note) for c in file.fields.conflicts
    ]
    return Registry(
        name=file.name,
        entities=tuple(_entity(fields) for fields in file.fields.entities),
        judgements=(*same, *conflicts),
    )


def _entity(fields: EntityFields) -> Entity:
    names = {
        language: (names,) if isinstance(names, str) else tuple(names)
        for language, names in fields.names.items()
    }
    where = fields.coordinates
    return Entity(
        **fields.model_dump(include={"id", "type", "kind", "collective", "unmapped", "note"}),
        names=names,
        external_ids=fields.external_ids,
        coordinates=Coordinates(**where.model_dump()) if where else None,
    )


def _batch(file: ReadFile, problems: list[str]) -> Batch | None:
    fields = file.fields
    if fields.source is None:
        for part in ("mentions", "claims", "not_stated", "nothing_to_record"):
            if getattr(fields, part):
                problem = file.marked.problem((part,), "needs a `source:` that says it")
                problems.append(problem.at(file.name))
        return None
    found: list[Problem] = []
    source = source_of(fields.source, file.marked, found)
    batch = Batch(
        source=source,
        claims=(
            *mentions_of(fields.mentions, source),
            *claims_of(fields.claims, source, file.marked, found),
        ),
        not_stated=tuple(not_stated_of(fields.not_stated, source)),
    )
    problems += [p.at(file.name) for p in found]
    return batch


def _declared_twice(files: Sequence[ReadFile], registries: Sequence[Registry]) -> Iterable[str]:
    """Ids that two places claim: an entity in two registries, a source in two files."""
    seen: dict[str, str] = {}
    for file, registry in zip(files, registries, strict=True):
        ids: list[tuple[marked_yaml.Path, str]] = [
            (("entities", i, "id"), e.id) for i, e in enumerate(registry.entities)
        ]
        if file.fields.source:
            ids.append((("source", "id"), file.fields.source.id))
        for path, name in ids:
            if name in seen:
                message = f"{name!r} is declared in {seen[name]} already"
                yield file.marked.problem(path, message).at(file.name)
            seen.setdefault(name, file.name)


def stop_at(problems: Sequence[str]) -> None:
    """``SeedError`` with these problems, if there are any."""
    if problems:
        more = len(problems) - SHOWN
        rest = [f"… and {more} more"] if more > 0 else []
        raise SeedError("\n".join([*problems[:SHOWN], *rest]) + "\n")
