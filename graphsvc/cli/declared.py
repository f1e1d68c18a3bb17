"""The model as it is declared: node types, relationships, attributes, vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

from graphsvc.cli.options import Commands, Format, FormatOption, flag
from graphsvc.cli.output import put, put_json
from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import shown

if TYPE_CHECKING:
    from graphsvc.answers.vocabulary import ModelAnswer


def model(
    schema: Annotated[bool, flag("--schema", "Print the JSON Schema of seed files.")] = False,
    form: FormatOption = Format.table,
) -> None:
    """Show what can be claimed: node types, relationships, attributes, terms."""
    from graphsvc.answers.vocabulary import model_answer
    from graphsvc.sources.seed_format import SeedFile

    if schema:
        put_json(SeedFile.model_json_schema())
        return
    told = model_answer()
    put(form, told.model_dump(mode="json"), list(_rows(told)), lambda s: _tell(s, told))


def _tell(screen: Screen, told: ModelAnswer) -> None:
    screen.title("The model", "what a seed file can claim")
    screen.heading("Node types", len(told.node_types))
    types = [(n.name, n.label.fa, n.label.ar, n.describes) for n in told.node_types]
    screen.table(("type", "فارسی", "العربية", "is"), types)
    screen.heading("Relationships", len(told.relationships))
    screen.line("Written «start — relationship → end»; paths follow those marked with ~.", 0, "dim")
    relationships = [
        (
            f"{r.phrase} ~" if r.paths else r.phrase,
            *(_ends(told, r.starts), _ends(told, r.ends), ", ".join(r.qualifiers)),
        )
        for r in told.relationships
    ]
    screen.table(("relationship", "from", "to", "may carry"), relationships)
    screen.heading("Attributes", len(told.attributes))
    attributes = [
        (
            *(a.name, a.describes, f"term of {a.vocabulary}" if a.vocabulary else a.value),
            "one" if a.single else "several",
        )
        for a in told.attributes
    ]
    screen.table(("attribute", "is", "value", "values"), attributes)
    screen.heading("Vocabularies", len(told.vocabularies))
    for vocabulary in told.vocabularies:
        screen.line(vocabulary.name, style="bold")
        screen.line(shown(vocabulary.describes), 2, "dim")
        screen.line(", ".join(term.name for term in vocabulary.terms), 2)


def _ends(told: ModelAnswer, types: Sequence[str]) -> str:
    """Node types in the order of the model."""
    every = [n.name for n in told.node_types]
    return "any" if len(types) == len(every) else ", ".join(n for n in every if n in types)


def _rows(told: ModelAnswer) -> Iterator[dict[str, str]]:
    """The model as flat rows."""
    ends = {r.name: (_ends(told, r.starts), _ends(told, r.ends)) for r in told.relationships}
    for part, declared in (
        ("node type", told.node_types),
        ("relationship", told.relationships),
        ("attribute", told.attributes),
        ("qualifier", told.qualifiers),
    ):
        for one in declared:
            start, end = ends[one.name] if part == "relationship" else ("", "")
            yield {
                "part": part,
                "name": getattr(one, "phrase", one.name),
                **one.label.model_dump(),
                "describes": one.describes,
                "of": getattr(one, "vocabulary", None) or "",
                "from": start,
                "to": end,
            }
    for vocabulary in told.vocabularies:
        for term in vocabulary.terms:
            named = {"part": "term", "name": term.name, **term.label.model_dump()}
            yield {**named, "of": vocabulary.name}


COMMANDS: Commands = {model: ("graphsvc model", "graphsvc model --schema > seed.schema.json")}
