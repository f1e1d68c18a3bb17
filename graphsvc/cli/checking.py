"""Seed files against their documents: verify, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphsvc.cli.loading import read
from graphsvc.cli.options import (
    Commands,
    DocumentsOption,
    Format,
    FormatOption,
    PathsArgument,
    flag,
)
from graphsvc.cli.output import put
from graphsvc.cli.screen import HANG, Screen, paragraph
from graphsvc.cli.texts import shown
from graphsvc.errors import BadRequest, VerificationFailed
from graphsvc.settings import bundled

if TYPE_CHECKING:
    from graphsvc.sources.coverage import Coverage, Sentence
    from graphsvc.sources.seed import ReadFile
    from graphsvc.sources.verify import Verified

GAPS = 3
"""Exit code of ``coverage --strict`` where sentences are gaps."""
SENTENCE = ("source", "document", "sentence", "state", "text", "claims", "reasons", "uncited")


def verify(
    context: typer.Context,
    documents: DocumentsOption,
    paths: PathsArgument = None,
    form: FormatOption = Format.table,
) -> None:
    """Prove that every quote stands, word for word, in its document; exit code 3 if not."""
    from graphsvc.answers.columns import stored

    found = _verified(_files(context, paths, documents), documents)
    plain = [asdict(one) for one in found]
    rows = [stored({**row, "problems": len(row["problems"])}) for row in plain]
    headers = ("source", "quotes found", "mentions found", "problems")
    put(form, plain, rows, lambda s: s.table(headers, [list(row.values()) for row in rows]))
    _fail_on_problems(found)


def _files(
    context: typer.Context, paths: Sequence[Path] | None, documents: Path
) -> Sequence[ReadFile]:
    """The seed files that name a document."""
    if not documents.is_dir():
        raise BadRequest(f"There is no folder {documents}.", "Name the one with the documents.")
    files = read(context, paths or [bundled("seed")]).files
    found = [f for f in files if f.fields.source and f.fields.source.document]
    if not found:
        raise BadRequest("No source in these files names a document.", "See `document:`.")
    return found


def _verified(files: Sequence[ReadFile], documents: Path) -> list[Verified]:
    from graphsvc.sources.verify import verify as hold_against

    return [one for file in files if (one := hold_against(file, documents)) is not None]


def _fail_on_problems(found: Sequence[Verified]) -> None:
    problems = [problem for one in found for problem in one.problems]
    if problems:
        raise VerificationFailed("\n".join(map(paragraph, problems)) + "\n")


def coverage(
    context: typer.Context,
    documents: DocumentsOption,
    paths: PathsArgument = None,
    gaps: Annotated[bool, flag("--gaps", "Only the sentences that are gaps.")] = False,
    strict: Annotated[bool, flag("--strict", "Exit code 3 if there is a gap.")] = False,
    form: FormatOption = Format.table,
) -> None:
    """Show each sentence with the claims that cite it, the reason for none, or a gap."""
    from graphsvc.answers.columns import stored
    from graphsvc.sources.coverage import cover

    files = _files(context, paths, documents)
    found = [one for file in files if (one := cover(file, documents)) is not None]
    chosen = [(one, n, s) for one in found for n, s in _numbered(one) if s.is_gap or not gaps]
    plain = [_plain(*one) for one in chosen]
    rows = [stored({name: one[name] for name in SENTENCE}) for one in plain]
    put(form, plain, rows, lambda screen: _tell(screen, found, gaps), SENTENCE)
    _fail_on_problems(_verified(files, documents))
    if strict and any(one.gaps for one in found):
        raise typer.Exit(GAPS)


def _numbered(one: Coverage) -> list[tuple[int, Sentence]]:
    return list(enumerate(one.sentences, start=1))


def _state(sentence: Sentence) -> str:
    if sentence.is_gap:
        return "gap"
    return "cited" if sentence.claims else "nothing to record"


def _plain(one: Coverage, number: int, sentence: Sentence) -> dict[str, Any]:
    place = {"source": one.source, "document": one.document, "sentence": number}
    return {**place, "state": _state(sentence), **asdict(sentence)}


def _tell(screen: Screen, found: Sequence[Coverage], gaps: bool) -> None:
    for one in found:
        screen.title(one.source, one.document)
        for number, sentence in _numbered(one):
            if sentence.is_gap or not gaps:
                _tell_sentence(screen, number, sentence)
        screen.line(_summary(one), style="bold")
        screen.blank()


def _tell_sentence(screen: Screen, number: int, sentence: Sentence) -> None:
    screen.line(f"{number}. {shown(sentence.text)}", 2, "green", HANG)
    for claim in sentence.claims:
        screen.line(shown(claim), 6)
    for reason in sentence.reasons:
        screen.line(f"nothing to record: {shown(reason)}", 6)
    if sentence.is_gap:
        screen.line("GAP: no claim cites it, and no note says why", 6, "bold red")
    elif sentence.uncited:
        screen.line(f"under no quote: {shown(' · '.join(sentence.uncited))}", 6, "dim")


def _summary(one: Coverage) -> str:
    sentences, gaps = len(one.sentences), one.gaps
    covered = f"{sentences - gaps} of {sentences} sentences covered"
    found = "no gap" if not gaps else f"{gaps} gap{'s' * (gaps > 1)}"
    return (
        f"{one.source}: {covered}, {found}; {one.share:.1%} of the words under a quote or a note."
    )


COMMANDS: Commands = {
    verify: (
        "graphsvc verify --documents articles/",
        "graphsvc verify my.yaml --documents .",
    ),
    coverage: (
        "graphsvc coverage --documents articles/ --gaps",
        "graphsvc coverage my.yaml --documents . --strict",
    ),
}
