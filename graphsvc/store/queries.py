"""The query files: each holds one Cypher query, says what it answers and names its parameters.

The first comment of ``cypher/read/entity.cypher`` reads ``// What is this entity?``, the second
``// parameters: id``; its name is ``entity``. Labels and types in a query must be declared by the
model. Where a query needs one chosen at run time it writes ``__LABEL__`` or ``__TYPE__``, and
only a name of the model's closed lists is put there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from graphsvc.errors import BadRequest, UnknownName
from graphsvc.model import model

OWN_LABELS = frozenset({"Entity", "Source", "Judgement", "Merged", "Meta", "Change"})
OWN_TYPES = frozenset(
    {model.UNREALISED, model.STATES, model.TIE_STATES, model.MENTIONS, "CONCERNS"}
)
LABELS = OWN_LABELS | set(model.node_types)
TYPES = OWN_TYPES | set(model.relationships)

_STRING_OR_COMMENT = re.compile(r"'[^']*'|//[^\n]*")
_PARAMETER = re.compile(r"\$(\w+)")
_LABEL = re.compile(r"\([\w]*((?::\w+)+)")
_TYPE = re.compile(r"\[\w*:([\w|]+)")


@dataclass(frozen=True)
class Query:
    """A named Cypher query: the question it answers, its parameters and its text."""

    name: str
    question: str
    parameters: tuple[str, ...]
    text: str

    def __post_init__(self) -> None:
        """Refuse a query whose parameters, labels or types are not as declared."""
        bare = _STRING_OR_COMMENT.sub("", self.text)
        used = set(_PARAMETER.findall(bare))
        if used != set(self.parameters):
            raise ValueError(f"{self.name}: declares {self.parameters}, uses {sorted(used)}")
        labels = {label for run in _LABEL.findall(bare) for label in run.strip(":").split(":")}
        types = {name for run in _TYPE.findall(bare) for name in run.split("|")}
        unknown = (labels - LABELS - {"__LABEL__"}) | (types - TYPES - {"__TYPE__"})
        if unknown:
            raise ValueError(f"{self.name}: the model has no {sorted(unknown)}")

    def of(self, label: str = "", kind: str = "") -> Query:
        """The query for one label and one type; ``UnknownName`` if the model has no such name."""
        for what, name, known in (("label", label, LABELS), ("type", kind, TYPES)):
            if name and name not in known:
                raise UnknownName(what, name, None, sorted(known))
        text = self.text.replace("__LABEL__", label or "__LABEL__")
        return replace(self, text=text.replace("__TYPE__", kind or "__TYPE__"))

    def check(self, given: Mapping[str, object]) -> None:
        """Refuse parameters that the query does not declare, or lacks: ``BadRequest``."""
        if set(given) != set(self.parameters):
            raise BadRequest(
                f"The query {self.name!r} takes {', '.join(self.parameters) or 'no parameters'};"
                f" given: {', '.join(sorted(given)) or 'none'}.",
                "graphsvc query shows the queries and their parameters.",
            )


def parse(name: str, text: str) -> Query:
    """The query in the text of a file; ``ValueError`` says what is wrong with it."""
    lines = text.splitlines()
    if (
        len(lines) < 3
        or not lines[0].startswith("// ")
        or not lines[1].startswith("// parameters:")
    ):
        raise ValueError(f"{name}: the file must begin with its question and its parameters")
    names = lines[1].removeprefix("// parameters:").replace(",", " ").split()
    return Query(name, lines[0].removeprefix("// "), tuple(names), "\n".join(lines[2:]).strip())


@dataclass(frozen=True)
class Queries:
    """The query files of a folder: ``read`` ones are open to all, ``write`` ones to the loader."""

    folder: Path

    @cached_property
    def read(self) -> Mapping[str, Query]:
        """The read queries by name."""
        return self._load("read")

    @cached_property
    def write(self) -> Mapping[str, Query]:
        """The write queries by name."""
        return self._load("write")

    def named(self, name: str) -> Query:
        """The read query of that name; ``UnknownName`` with the nearest one if there is none."""
        if name not in self.read:
            raise UnknownName("query", name, model.nearest(name, self.read), tuple(self.read))
        return self.read[name]

    def _load(self, room: str) -> Mapping[str, Query]:
        files = sorted((self.folder / room).glob("*.cypher"))
        if not files:
            raise FileNotFoundError(f"There are no query files in {self.folder / room}.")
        return {path.stem: parse(path.stem, path.read_text("utf-8")) for path in files}
