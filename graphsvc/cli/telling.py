"""Answers told on the screen: claims with their words and who says them, lists, paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from graphsvc.cli.screen import Screen
from graphsvc.cli.texts import (
    NOTHING,
    details,
    name_of,
    nothing,
    phrase,
    question,
    said_by,
    shown,
    source_text,
    statement,
    words,
)
from graphsvc.model import model

if TYPE_CHECKING:
    from graphsvc.answers.records import (
        AdjacentAnswer,
        Answer,
        ClaimAnswer,
        ClaimOut,
        ClaimsAnswer,
        ConflictOut,
        ContestedAnswer,
        HopOut,
        NotStatedOut,
        Page,
        PathsAnswer,
        SearchAnswer,
    )


def search(screen: Screen, answer: SearchAnswer) -> None:
    """Which entities bear the name."""
    if not answer.items:
        screen.line(f"No name like {shown(answer.query)}: {NOTHING}.")
        return
    rows = [
        (
            hit.entity.id,
            hit.entity.kind or hit.entity.type,
            name_of(hit.entity),
            hit.name,
            hit.how,
            hit.written_by.id if hit.written_by else "curator",
        )
        for hit in answer.items
    ]
    screen.table(("id", "type", "name", "matched", "how", "written by"), rows)
    _shown_of(screen, answer, len(answer.items))


def adjacent(screen: Screen, answer: AdjacentAnswer, indent: int = 0) -> None:
    """To which entities one is related."""
    if not answer.items:
        screen.line(nothing(answer.lens), indent)
        return
    rows = [
        (
            ("" if item.outgoing else "← ") + phrase(item.relationship),
            name_of(item.neighbour),
            item.neighbour.id,
            str(item.claims),
            f"{item.sources} ({item.independent} independent)",
            " ".join(["" if item.asserted else "not asserted", "contested" * item.contested]),
        )
        for item in answer.items
    ]
    headers = ["relationship", "with", "id", "claims", "sources", ""]
    if not any(row[-1].strip() for row in rows):
        headers.pop()
        rows = [row[:-1] for row in rows]  # type: ignore[misc]
    screen.table(headers, rows, indent)


def claims(screen: Screen, answer: ClaimsAnswer) -> None:
    """Claims of a list."""
    if not answer.items:
        screen.line(f"No such claim: {nothing(answer.lens)}.")
    for said in answer.items:
        claim(screen, said)
    _shown_of(screen, answer, len(answer.items))
    seen(screen, answer)


def claim(screen: Screen, said: ClaimOut, indent: int = 0, subject: bool = True) -> None:
    """A claim: what it says, the exact words, who says them, its id."""
    screen.line(statement(said, subject), indent, "bold" if said.asserted else "bold yellow")
    if rest := details(said):
        screen.line(rest, indent + 2)
    for other, value in (("at ", said.locator), ("note: ", said.note)):
        if value:
            screen.line(other + shown(value), indent + 2)
    if said.quotes:
        screen.line(words(said.quotes), indent + 2, "green")
    screen.line(f"{said_by(said)}; {said.id}", indent + 2, "dim")
    if said.contested_by:
        screen.line(f"contested: {', '.join(said.contested_by)}", indent + 2, "red")


def one_claim(screen: Screen, answer: ClaimAnswer) -> None:
    """A claim, and what speaks against it."""
    claim(screen, answer.claim)
    if not answer.conflicts:
        screen.line(f"Against it: {NOTHING}.")
    for found in answer.conflicts:
        screen.blank()
        conflict(screen, found, leave_out=answer.claim.id)


def contested(screen: Screen, answer: ContestedAnswer) -> None:
    """Where claims speak against each other."""
    if not answer.items:
        screen.line(f"No claims that speak against each other: {NOTHING}.")
    for number, found in enumerate(answer.items):
        if number:
            screen.blank()
        conflict(screen, found)
    _shown_of(screen, answer, len(answer.items))


def conflict(screen: Screen, found: ConflictOut, leave_out: str | None = None) -> None:
    """Claims that speak against each other, side by side."""
    by = "the curator" if found.found_by == "curator" else f"the rule “{found.found_by}”"
    screen.line(f"Conflict of {found.kind}, found by {by}; {found.id}", style="bold red")
    if found.note:
        screen.line(shown(found.note), 2)
    for said in found.claims:
        if said.id != leave_out:
            claim(screen, said, 2)
    for cited in found.missing:
        screen.line(f"{cited}: cited by the curator, no longer there", 2)


def paths(screen: Screen, answer: PathsAnswer) -> None:
    """Through whom two entities are connected."""
    ends = f"{name_of(answer.start)} → {name_of(answer.end)}"
    if answer.length is None:
        screen.line(f"{ends}: no path of at most {answer.longest} steps; {nothing(answer.lens)}.")
    else:
        more = "at least " if answer.more else ""
        steps = "step" if answer.length == 1 else "steps"
        screen.title(ends, f"{more}{len(answer.paths)} shortest, {answer.length} {steps}")
    for number, path in enumerate(answer.paths, start=1):
        through = [name_of(path[0].start), *(name_of(hop.end) for hop in path)]
        screen.heading(f"{number}. {' · '.join(through)}")
        for hop in path:
            _hop(screen, hop)
    if answer.more:
        screen.line("There are more of that length: --limit 50 shows up to 50.", style="dim")
    seen(screen, answer)


def _hop(screen: Screen, hop: HopOut) -> None:
    if hop.said_by == ["curator"]:
        screen.line("the curator's, no source's:", 3, "dim")
    for said in hop.claims:
        claim(screen, said, 3)


def not_stated(screen: Screen, asked: Sequence[NotStatedOut], about: str | None = None) -> None:
    """The questions that sources leave open, each with who leaves it open."""
    if not asked:
        screen.line("no open question noted", 2)
        return
    by_question: dict[str, list[NotStatedOut]] = {}
    for one in asked:
        by_question.setdefault(question(one, about), []).append(one)
    rows = [
        (text, ", ".join(q.source.id for q in group), " ".join(_notes(group)))
        for text, group in by_question.items()
    ]
    width = 3 if any(row[2] for row in rows) else 2
    screen.table(("question", "not stated by", "note")[:width], [r[:width] for r in rows], 2)


def seen(screen: Screen, answer: Answer) -> None:
    """The last line: through which lens, in which data version."""
    if answer.lens is None:
        screen.line(f"Data version {answer.data_version}.", style="dim")
        return
    parts = []
    for name, values in answer.lens.model_dump().items():
        if values is not None:
            parts.append(f"{name} {', '.join(values)}")
    only = f"Seen: {'; '.join(parts)}." if parts else "Seen: every claim."
    asserted = answer.lens.modality == [model.ASSERTED]
    hint = " --modality any shows what is planned, proposed, denied … too." if asserted else ""
    screen.blank()
    screen.line(f"{only}{hint} Data version {answer.data_version}.", style="dim")


def sources_of(found: Iterable[ClaimOut]) -> str:
    """The sources of some claims, each once."""
    return "; ".join(dict.fromkeys(source_text(c.source) for c in found))


def _notes(asked: Sequence[NotStatedOut]) -> list[str]:
    return list(dict.fromkeys(q.note for q in asked if q.note))


def _shown_of(screen: Screen, page: Page, number: int) -> None:
    if page.next:
        screen.blank()
        screen.line(f"{number} of {page.total}; --limit 0 shows all.", style="dim")
