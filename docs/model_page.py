"""Print docs/model.md (``page``) or docs/seed-schema.json (``schema``) from the model as it is."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence

from graphsvc.model import model
from graphsvc.model.kinds import Attribute, Label, Qualifier, Relationship
from graphsvc.sources.seed_format import SeedFile

HEAD = """\
# The model

<!-- Made by docs/model_page.py from graphsvc/model; change it there, then: make docs -->

Everything that graphsvc can say, from one place: `graphsvc/model/`. Seed files are checked against
it, the API answers it at `/v1/model`, and the command line prints it: `graphsvc model`.

Beside what is listed here the database has the node label `Source`, and four relationship types:

- `MENTIONS`, from a source to an entity: the name as that source writes it.
- `STATES`, from a source to an entity: an attribute and its value.
- `TIE_STATES`, between two entities: an attribute of their bond, where no agreement is named.
- `UNREALISED`: everything that is not asserted; its property `as` names the type it would have.
"""


def page() -> str:
    """The page on the model, as Markdown."""
    parts = [
        HEAD,
        "## Types of entities\n",
        f"A path passes through no {_impassable()}, and through no plural (`collective`) entity.\n",
        _table(("type", "persian", "arabic", "what it is", "kinds"), _node_types()),
        "## Relationships\n",
        "As a seed file writes them; the database writes `party to` as `PARTY_TO`. All of them take"
        " `scope`. Those marked are followed by path queries, in both directions.\n",
        *(_relationship(relationship) for relationship in model.relationships.values()),
        "## Attributes\n",
        "Two sources that state disjoint values of a single-valued attribute contradict each"
        " other.\n",
        _table(("attribute", "persian", "arabic", "what it is", "value"), _attributes()),
        "## Qualifiers\n",
        _table(("qualifier", "persian", "arabic", "what it is", "value"), _qualifiers()),
        "## Vocabularies\n",
        *_vocabularies(),
    ]
    return "\n".join(parts)


def schema() -> str:
    """The JSON Schema of a seed file."""
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **SeedFile.model_json_schema(),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _labels(label: Label) -> tuple[str, str]:
    return label.fa, label.ar


def _impassable() -> str:
    *others, last = sorted(n.label.en.lower() for n in model.node_types.values() if not n.paths)
    return f"{', '.join(others)} or {last}"


def _node_types() -> Iterator[Sequence[str]]:
    for node in model.node_types.values():
        kinds = f"[{node.kinds}]({_anchor(node.kinds)})" if node.kinds else ""
        yield f"`{node.name}`", *_labels(node.label), node.describes, kinds


def _relationship(relationship: Relationship) -> str:
    label, name = relationship.label, relationship.phrase
    own = sorted(relationship.qualifiers - {"scope"})
    lines = [
        f"### {name}\n",
        f"{label.fa} · {label.ar}{' · paths follow it' if relationship.paths else ''}\n",
        f"{relationship.describes}\n",
        f"- from: {_types(relationship.starts)}",
        f"- to: {_types(relationship.ends)}{'; both ends are of one type' * relationship.alike}",
        *([f"- qualifiers: {', '.join(f'`{q}`' for q in own)}"] if own else []),
        "",
    ]
    return "\n".join(lines)


def _types(types: frozenset[str]) -> str:
    if types == frozenset(model.node_types):
        return "any entity"
    return ", ".join(name for name in model.node_types if name in types)


def _attributes() -> Iterator[Sequence[str]]:
    for attribute in model.attributes.values():
        name = f"`{attribute.name}`"
        yield name, *_labels(attribute.label), attribute.describes, _value(attribute)


def _value(attribute: Attribute) -> str:
    value: str = attribute.value
    if attribute.vocabulary:
        value = f"[{attribute.vocabulary}]({_anchor(attribute.vocabulary)})"
    single = ", single-valued" if attribute.single else ""
    own = sorted(attribute.qualifiers)
    takes = f"; takes {', '.join(f'`{q}`' for q in own)}" if own else ""
    return f"{value}{single}{takes}"


def _qualifiers() -> Iterator[Sequence[str]]:
    for qualifier in model.qualifiers.values():
        name = f"`{qualifier.name}`"
        yield name, *_labels(qualifier.label), qualifier.describes, _holds(qualifier)


def _holds(qualifier: Qualifier) -> str:
    if qualifier.vocabulary:
        return f"[{qualifier.vocabulary}]({_anchor(qualifier.vocabulary)})"
    if qualifier.usual:
        return f"text, usually one of [{qualifier.usual}]({_anchor(qualifier.usual)})"
    return "an entity" if qualifier.entity else "text"


def _vocabularies() -> Iterator[str]:
    for vocabulary in model.vocabularies.values():
        rows = [(f"`{term.name}`", *_labels(term.label)) for term in vocabulary.terms]
        yield f"### Vocabulary: {vocabulary.name}\n"
        yield f"{vocabulary.describes}\n"
        yield _table(("term", "persian", "arabic"), rows)


def _anchor(vocabulary: str) -> str:
    return f"#vocabulary-{vocabulary.replace(' ', '-')}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(schema() if sys.argv[1:] == ["schema"] else page(), end="")
