"""The model as it is declared: node types, relationships, attributes, vocabularies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Annotated, Any

import typer

from graphsvc.cli.options import Format, FormatOption, examples
from graphsvc.cli.output import put, put_json
from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import shown
from graphsvc.model import model
from graphsvc.model.kinds import Label

ANY_TYPE = "any"


def register(app: typer.Typer, panel: str) -> None:
    """Add the command."""
    lines = ("graphsvc model", "graphsvc model --schema > seed.schema.json")
    app.command("model", rich_help_panel=panel, epilog=examples(*lines))(show_model)


def show_model(
    schema: Annotated[
        bool,
        typer.Option("--schema", metavar="", help="Print the JSON Schema of seed files instead."),
    ] = False,
    form: FormatOption = Format.table,
) -> None:
    """Show what can be claimed: node types, relationships, attributes, terms."""
    if schema:
        from graphsvc.sources.seed_format import SeedFile

        put_json(SeedFile.model_json_schema())
        return
    rows = _rows()
    put(form, _plain(), (tuple(rows[0]), rows), _tell)


def _tell(screen: Screen) -> None:
    screen.title("The model", "what a seed file can claim")
    screen.heading("Node types", len(model.node_types))
    screen.table(
        ("type", "فارسی", "العربية", "is"),
        [(n.name, n.label.fa, n.label.ar, n.describes) for n in model.node_types.values()],
    )
    screen.heading("Relationships", len(model.relationships))
    screen.line("Written «start — relationship → end»; paths follow those marked with ~.", 0, "dim")
    screen.table(
        ("relationship", "from", "to", "may carry"),
        [
            (
                f"{r.phrase} ~" if r.paths else r.phrase,
                _ends(r.starts),
                _ends(r.ends),
                ", ".join(sorted(r.qualifiers)),
            )
            for r in model.relationships.values()
        ],
    )
    screen.heading("Attributes", len(model.attributes))
    screen.table(
        ("attribute", "is", "value", "values"),
        [
            (
                a.name,
                a.describes,
                f"term of {a.vocabulary}" if a.vocabulary else a.value.value,
                "one" if a.single else "several",
            )
            for a in model.attributes.values()
        ],
    )
    screen.heading("Vocabularies", len(model.vocabularies))
    for vocabulary in model.vocabularies.values():
        screen.line(vocabulary.name, style="bold")
        screen.line(shown(vocabulary.describes), 2, "dim")
        screen.line(", ".join(vocabulary.names), 2)


def _ends(types: Collection[str]) -> str:
    if len(types) == len(model.node_types):
        return ANY_TYPE
    return ", ".join(name for name in model.node_types if name in types)


def _plain() -> dict[str, Any]:
    """The model as JSON: each list by name, sets as sorted lists."""
    parts: dict[str, Any] = {
        "node_types": model.node_types,
        "relationships": model.relationships,
        "attributes": model.attributes,
        "qualifiers": model.qualifiers,
        "vocabularies": model.vocabularies,
    }
    return {
        part: {
            name: {k: sorted(v) if isinstance(v, frozenset) else v for k, v in asdict(one).items()}
            for name, one in declared.items()
        }
        for part, declared in parts.items()
    }


def _rows() -> list[dict[str, str]]:
    """The model as flat rows."""
    rows = [
        *(_row("node type", n.name, n.label, n.describes) for n in model.node_types.values()),
        *(
            _row("relationship", r.phrase, r.label, r.describes)
            | {"from": _ends(r.starts), "to": _ends(r.ends)}
            for r in model.relationships.values()
        ),
        *(
            _row("attribute", a.name, a.label, a.describes) | {"of": a.vocabulary or ""}
            for a in model.attributes.values()
        ),
        *(_row("qualifier", q.name, q.label, q.describes) for q in model.qualifiers.values()),
        *(
            _row("term", term.name, term.label, "") | {"of": vocabulary.name}
            for vocabulary in model.vocabularies.values()
            for term in vocabulary.terms
        ),
    ]
    headers = ("part", "name", "en", "fa", "ar", "describes", "of", "from", "to")
    return [{h: row.get(h, "") for h in headers} for row in rows]


def _row(part: str, name: str, label: Label, describes: str) -> dict[str, str]:
    return {"part": part, "name": name, **asdict(label), "describes": describes}
