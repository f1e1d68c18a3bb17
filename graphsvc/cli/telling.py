"""Answers told on the screen: claims with their words and who says them, lists, paths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphsvc.cli.screen import HANG, Screen
from graphsvc.cli.texts import (
    NOTHING,
    details,
    name_of,
    nothing,
    phrase,
    question,
    said_by,
    shown,
    statement,
    words,
)
from graphsvc.model import model

if TYPE_CHECKING:
    from graphsvc.answers.parts import ClaimOut, ConflictOut, NotStatedOut
    from graphsvc.answers.records import (
        AdjacentAnswer,
        Answer,
        ClaimAnswer,
        ClaimsAnswer,
        ContestedAnswer,
        HopOut,
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
            hit.entity.type + (f" ({hit.entity.kind})" if hit.entity.kind else ""),
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
            str(item.sources),
            str(item.independent),
            " ".join(["" if item.asserted else "not asserted", "contested" * item.contested]),
        )
        for item in answer.items
    ]
    headers = ["relationship", "with", "id", "claims", "sources", "independent", ""]
    if not any(row[-1].strip() for row in rows):
        headers.pop()
        rows = [row[:-1] for row in rows]  # type: ignore[misc]
    screen.table(headers, rows, indent)


def neighbours(screen: Screen, answer: AdjacentAnswer) -> None:
    """To which entities one is related, as an answer of its own."""
    screen.title(name_of(answer.entity), answer.entity.type, answer.entity.id)
    adjacent(screen, answer)
    _shown_of(screen, answer, len(answer.items))
    seen(screen, answer)


def claims(screen: Screen, answer: ClaimsAnswer) -> None:
    """Claims of a list."""
    if not answer.items:
        screen.line(f"No such claim: {nothing(answer.lens)}.")
    for number, said in enumerate(answer.items):
        if number:
            screen.blank()
        claim(screen, said)
    _shown_of(screen, answer, len(answer.items))
    seen(screen, answer)


def claim(screen: Screen, said: ClaimOut, indent: int = 0, subject: bool = True) -> None:
    """A claim: what it says, the exact words, who says them, its id."""
    style = "bold" if said.asserted else "bold yellow"
    screen.line(statement(said, subject), indent, style, HANG)
    evidence(screen, said, indent + 2)


def evidence(screen: Screen, said: ClaimOut, indent: int) -> None:
    """What a claim rests on, where a heading says already what it says."""
    if rest := details(said):
        screen.line(rest, indent)
    for other, value in (("at ", said.locator), ("note: ", said.note)):
        if value:
            screen.line(other + shown(value), indent)
    is_name = said.start is None and said.attribute is None
    if said.quotes and not (is_name and said.as_written):
        screen.line(words(said.quotes), indent, "green")
    screen.line(f"{said_by(said)}; {said.id}", indent, "dim")
    if said.contested_by:
        screen.line(f"contested: {', '.join(said.contested_by)}", indent, "red")


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
        ("" if number else text, one.source.id, one.note or "")
        for text, group in by_question.items()
        for number, one in enumerate(group)
    ]
    # The page of a source need not name it again, and a column of no notes is none.
    kept = [0, *([1] if about else []), *([2] if any(row[2] for row in rows) else [])]
    headers = ("question", "not stated by", "note")
    screen.table([headers[i] for i in kept], [[row[i] for i in kept] for row in rows], 2)


def seen(screen: Screen, answer: Answer) -> None:
    """The last line: through which lens, in which data version."""
    if answer.lens is None:
        screen.line(f"Data version {answer.data_version}.", style="dim")
        return
    given = {name: values for name, values in answer.lens.model_dump().items() if values}
    only = "; ".join(f"{name} {', '.join(values)}" for name, values in given.items())
    hint = ""
    if given.get("modality") == [model.ASSERTED]:
        hint = " (--modality any: also what is planned, proposed, denied …)"
    screen.blank()
    told = f"Lens: {only or 'every claim'}{hint}. Data version {answer.data_version}."
    screen.line(told, style="dim")


def _shown_of(screen: Screen, page: Page, number: int) -> None:
    if page.next:
        screen.blank()
        screen.line(f"{number} of {page.total}; --limit 0 shows all.", style="dim")
