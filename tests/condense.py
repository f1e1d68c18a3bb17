"""Answers in a form that is read with pleasure and compared exactly: the golden files.

Every entity and every source stands once, at the head, and elsewhere by its id; what is null or
empty is left out (that it is there, the schema tests hold); so are the data version, and the
positions of the drawn network, whose last digits differ between processors.
"""

from __future__ import annotations

import json
from typing import Any

from asking import Json

ENTITY = {"id", "type", "kind", "names", "collective"}
SOURCE = {"id", "kind", "language", "publisher", "published", "family", "quality", "title", "url"}
LEFT_OUT = {"data_version", "x", "y"}


def condensed(answer: Json) -> str:
    """The answer as text, one line for what is short."""
    heads: dict[str, Json] = {"entities": {}, "sources": {}}
    body = _without_heads(answer, heads)
    return _written({**heads, "answer": body}) + "\n"


def outlined(answer: Any) -> Any:
    """The answer with every claim as its id, and how surely it holds, if the lens has a day."""
    if isinstance(answer, list):
        return [outlined(item) for item in answer]
    if not isinstance(answer, dict):
        return answer
    if {"id", "modality", "quotes", "source"} <= answer.keys():
        return " ".join(filter(None, (answer["id"], answer["holds"])))
    # Whether other sources speak against it changes with the seed.
    return {name: outlined(part) for name, part in answer.items() if name != "contested"}


def _without_heads(value: Any, heads: dict[str, Json]) -> Any:
    if isinstance(value, list):
        return [_without_heads(item, heads) for item in value]
    if not isinstance(value, dict):
        return value
    plain = {
        name: _without_heads(part, heads) for name, part in value.items() if name not in LEFT_OUT
    }
    for head, fields in (("entities", ENTITY), ("sources", SOURCE)):
        if value.keys() == fields:
            known = heads[head].setdefault(value["id"], _said(plain))
            assert known == _said(plain), "one entity is shown in two ways"
            return value["id"]
    return _said(plain)


def _said(value: Json) -> Json:
    return {name: part for name, part in value.items() if part is not None and part not in ([], {})}


def _written(value: Any, indent: str = "") -> str:
    """JSON with one line for every part that fits on it."""
    short = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if len(indent) + len(short) <= 110 or not isinstance(value, dict | list) or not value:
        return short
    deeper = indent + "  "
    if isinstance(value, dict):
        parts = [f"{json.dumps(n)}: {_written(value[n], deeper)}" for n in sorted(value)]
        opening, closing = "{", "}"
    else:
        parts = [_written(item, deeper) for item in value]
        opening, closing = "[", "]"
    lines = ",\n".join(deeper + part for part in parts)
    return f"{opening}\n{lines}\n{indent}{closing}"
