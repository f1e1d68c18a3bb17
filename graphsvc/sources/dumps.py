"""What the model refuses in a dump: the same as in a seed file, but for conflicts.

One may cite a claim that was removed since; so it stands in the database that was dumped.
"""

from __future__ import annotations

from collections.abc import Iterator

from graphsvc.model.records import Batch, Registry, Same
from graphsvc.sources.check import Known, check_batch, check_entity, check_judgements
from graphsvc.sources.marked_yaml import Marked, Path, Problem
from graphsvc.sources.seed import stop_at
from graphsvc.sources.warn import warn_of_shared_ids
from graphsvc.store.dump import Dumped


def check_dump(name: str, dumped: Dumped, known: Known) -> tuple[str, ...]:
    """Hold the records of a dump against the model; what to warn of.

    ``SeedError`` has the line of each problem.
    """
    problems = [p for registry in dumped.registries for p in _in_file(registry, dumped, known)]
    problems += [p for batch in dumped.batches for p in _in_source(batch, dumped, known)]
    stop_at([problem.at(name) for problem in problems])
    declared = [(name, _marked(dumped, r.name, "entities"), r) for r in dumped.registries]
    return tuple(warn_of_shared_ids(declared, known.identified))


def _in_file(registry: Registry, dumped: Dumped, known: Known) -> Iterator[Problem]:
    marked = _marked(dumped, registry.name, "entities", "same")
    for number, entity in enumerate(registry.entities):
        yield from check_entity(marked, number, entity, known)
    same = [j for j in registry.judgements if isinstance(j, Same)]
    yield from check_judgements(marked, same, known)


def _in_source(batch: Batch, dumped: Dumped, known: Known) -> Iterator[Problem]:
    marked = _marked(dumped, batch.source.id, "claims", "not_stated")
    marked.lines["source",] = dumped.lines[batch.source.id, "source"][0]
    # Mentions are counted by entity: a file gives all spellings of one at once.
    mentions = (claim.end for claim in batch.claims if claim.kind == "mentions")
    lines = dict(zip(mentions, dumped.lines.get((batch.source.id, "mentions"), ()), strict=True))
    marked.lines |= {("mentions", i): line for i, line in enumerate(lines.values())}
    return check_batch(marked, batch, known)


def _marked(dumped: Dumped, owner: str, *parts: str) -> Marked:
    lines: dict[Path, int] = {
        (part, number): line
        for part in parts
        for number, line in enumerate(dumped.lines.get((owner, part), ()))
    }
    return Marked(lines=lines)
