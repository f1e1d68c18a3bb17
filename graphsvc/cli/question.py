"""A question on the command line: the open graph, the lens, and how the answer is written.

The options that questions share are declared here, once; ``asks`` adds them to a command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial, wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, overload

import typer

import graphsvc
from graphsvc.cli.naming import entity_id, known_source
from graphsvc.cli.options import (
    Format,
    FormatOption,
    LimitOption,
    option,
    settings_of,
    split,
    value,
    waiting,
    with_options,
)
from graphsvc.cli.output import put_answer
from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import note

if TYPE_CHECKING:
    from graphsvc.answers.graph import Graph
    from graphsvc.answers.paging import Paging
    from graphsvc.answers.parts import Part
    from graphsvc.answers.records import Page
    from graphsvc.network.lens import Lens

    Told = TypeVar("Told", bound=Part)
    Listed = TypeVar("Listed", bound=Page)

TABLE_ROWS = 50
_lens = partial(value, rich_help_panel="Lens: which claims are seen")
PUBLISHERS = "Independent sources needed."
AS_OF = (
    "2025-12-17, 2025, sh:1404-09-26 (Solar Hijri), lh:1447 (lunar Hijri): leave out what certainly"
    " does not hold then; say how surely the rest does."
)
DURING = "2010/2015: likewise, what held at some time in it."


def _terms(name: str, metavar: str, text: str) -> Parameter:
    flags = "--" + name.replace("_", "-")
    return option(name, Annotated[list[str] | None, _lens(flags, metavar, text)])


LENS = (
    _terms("modality", "TERM,…", "asserted unless told; planned, proposed, denied …, or any."),
    _terms("certainty", "TERM,…", "explicit or implied; both unless told."),
    _terms("source", "ID,…", "Only what these sources claim."),
    _terms("source_kind", "TERM,…", "Only what such sources claim: news, register, web page …"),
    option("as_of", Annotated[str | None, _lens("--as-of", "DATE", AS_OF)]),
    option("during", Annotated[str | None, _lens("--during", "PERIOD", DURING)]),
    option(
        "min_publishers",
        Annotated[int, _lens("--min-publishers", "N", PUBLISHERS, min=1, max=100)],
        1,
    ),
)
"""The options of the lens."""
LIMIT = option("limit", LimitOption)
FORMAT = option("output", FormatOption, Format.table)


@dataclass(frozen=True, slots=True)
class Question:
    """What every question has: the open graph, a lens, how much to write in which format."""

    graph: Graph
    lens: Lens
    output: Format = Format.table
    limit: int | None = None

    @overload
    def entity(self, text: str) -> str: ...
    @overload
    def entity(self, text: str | None) -> str | None: ...
    def entity(self, text: str | None) -> str | None:
        """The id of the entity that an id or a name means; None where none is given."""
        return None if text is None else entity_id(self.graph, text)

    def tell(self, answer: Told, tell: Callable[[Screen, Told], None]) -> None:
        """Write an answer."""
        put_answer(self.output, answer, tell)

    def list(self, ask: Callable[[Paging], Listed], tell: Callable[[Screen, Listed], None]) -> None:
        """Write the pages of a list as one answer."""
        limit = self.limit
        if limit is None:
            limit = TABLE_ROWS if self.output is Format.table else 0
        self.tell(pages(ask, limit), tell)


def pages(ask: Callable[[Paging], Listed], limit: int = 0) -> Listed:
    """The pages of a list as one answer: as many items as wanted, 0 for all."""
    from graphsvc.answers.paging import LARGEST_PAGE, Paging

    answer = ask(Paging(limit=min(limit or LARGEST_PAGE, LARGEST_PAGE)))
    items = [*getattr(answer, "items", ())]
    while answer.next and (limit == 0 or len(items) < limit):
        left = LARGEST_PAGE if limit == 0 else min(LARGEST_PAGE, limit - len(items))
        answer = ask(Paging(limit=left, cursor=answer.next))
        items += getattr(answer, "items", ())
    return answer.model_copy(update={"items": items})


def asks(*options: Parameter) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command of a function that takes a ``Question``, with these options beside its own."""

    def command_of(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def command(context: typer.Context, **given: Any) -> None:
            shared = {o.name: given.pop(o.name) for o in options}
            how = {name: shared.pop(name) for name in ("output", "limit") if name in shared}
            with opened(context) as graph:
                function(Question(graph, _lens_of(graph, **shared), **how), **given)

        own = list(signature(function, eval_str=True).parameters.values())[1:]
        context = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        return with_options(command, [context, *own], options)

    return command_of


@contextmanager
def opened(context: typer.Context) -> Iterator[Graph]:
    """The open graph; an empty one is said to be empty, for that is not "no such thing"."""
    with waiting("Opening the graph …"):
        graph = graphsvc.open(settings_of(context))
    with graph:
        if graph.data_version() == 0:
            note("The database is empty; `graphsvc load` fills it with the bundled seed.")
        yield graph


def _lens_of(graph: Graph, source: list[str] | None = None, **given: Any) -> Lens:
    """The lens of the options; ``NotFound`` where there is no such source."""
    from graphsvc.network.lens import ANY, Lens

    terms = ("modality", "certainty", "source_kind")
    given |= {name: split(given[name]) for name in terms if name in given}
    sources = [s if s == ANY else known_source(graph, s) for s in split(source)]
    return Lens.of(source=sources, **given)
