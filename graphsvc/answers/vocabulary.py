"""The answer about the model itself: what can be related to what, and in which terms."""

from __future__ import annotations

from functools import cache
from typing import Any

from graphsvc.answers.parts import Part
from graphsvc.model import model
from graphsvc.model.kinds import Label


class LabelOut(Part):
    """A label in the three languages of the page."""

    en: str
    fa: str
    ar: str


class Named(Part):
    """Something that the model declares."""

    name: str
    label: LabelOut
    describes: str


class NodeTypeOut(Named):
    """A kind of entity."""

    colour: str
    paths: bool
    kinds: str | None


class RelationshipOut(Named):
    """A relationship type, as the database (name) and seed files (phrase) write it."""

    phrase: str
    starts: list[str]
    ends: list[str]
    paths: bool
    symmetric: bool
    qualifiers: list[str]


class AttributeOut(Named):
    """An attribute that sources state."""

    value: str
    vocabulary: str | None
    single: bool
    qualifiers: list[str]


class QualifierDeclared(Named):
    """What narrows a claim."""

    entity: bool
    vocabulary: str | None
    usual: str | None


class TermOut(Part):
    """A term of a vocabulary."""

    name: str
    label: LabelOut


class VocabularyOut(Part):
    """A list of terms: closed, or usual ones where a source's own words may stand, too."""

    name: str
    describes: str
    terms: list[TermOut]


class ModelAnswer(Part):
    """The whole model."""

    node_types: list[NodeTypeOut]
    relationships: list[RelationshipOut]
    attributes: list[AttributeOut]
    qualifiers: list[QualifierDeclared]
    vocabularies: list[VocabularyOut]


@cache
def model_answer() -> ModelAnswer:
    """Which kinds of entities, relationships, attributes and terms are there?"""
    return ModelAnswer(
        node_types=[
            NodeTypeOut(
                **_named(n.name, n.label, n.describes),
                colour=n.colour,
                paths=n.paths,
                kinds=n.kinds,
            )
            for n in model.node_types.values()
        ],
        relationships=[
            RelationshipOut(
                **_named(r.name, r.label, r.describes),
                phrase=r.phrase,
                starts=sorted(r.starts),
                ends=sorted(r.ends),
                paths=r.paths,
                symmetric=r.symmetric,
                qualifiers=sorted(r.qualifiers),
            )
            for r in model.relationships.values()
        ],
        attributes=[
            AttributeOut(
                **_named(a.name, a.label, a.describes),
                value=a.value.value,
                vocabulary=a.vocabulary,
                single=a.single,
                qualifiers=sorted(a.qualifiers),
            )
            for a in model.attributes.values()
        ],
        qualifiers=[
            QualifierDeclared(
                **_named(q.name, q.label, q.describes),
                entity=q.entity,
                vocabulary=q.vocabulary,
                usual=q.usual,
            )
            for q in model.qualifiers.values()
        ],
        vocabularies=[
            VocabularyOut(
                name=v.name,
                describes=v.describes,
                terms=[TermOut(name=t.name, label=_label(t.label)) for t in v.terms],
            )
            for v in model.vocabularies.values()
        ],
    )


def _label(label: Label) -> LabelOut:
    return LabelOut(en=label.en, fa=label.fa, ar=label.ar)


def _named(name: str, label: Label, describes: str) -> dict[str, Any]:
    return {"name": name, "label": _label(label), "describes": describes}
