"""Answers told on the screen: claims with their words and who says them, neighbours, paths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from graphsvc.cli.screen import HANG, Screen
from graphsvc.cli.tables import (
    DAY,
    REMARKS,
    SUPPORT,
    Columns,
    end,
    ended_text,
    listed,
    marks,
    put_table,
    typed,
)
from graphsvc.cli.texts import (
    NOTHING,
    details,
    name_of,
    nothing,
    phrase,
    question,
    said_by,
    several,
    shown,
    statement,
    words,
)

if TYPE_CHECKING:
    from graphsvc.answers.listed import ChangesAnswer, CommonAnswer
    from graphsvc.answers.parts import ClaimOut, ConflictOut, NotStatedOut
    from graphsvc.answers.records import (
        ClaimAnswer,
        ClaimsAnswer,
        ContestedAnswer,
        HopOut,
        NetworkAnswer,
        PathsAnswer,
    )


TRANSACTIONS = 20
ADJACENT: Columns = {
    "relationship": lambda row: "← " * (row["direction"] == "in") + phrase(row["relationship"]),
    **{"with": "neighbour_name", "id": "neighbour", "claims": "claims"},
    **SUPPORT,
}
NETWORK: Columns = {
    **{"from": "start", "relationship": lambda row: phrase(row["relationship"]), "to": "end"},
    **{"claims": "claims", "sources": "sources", "state": "status"},
    **{DAY: "holds", REMARKS: marks},
}


def common(screen: Screen, answer: CommonAnswer) -> None:
    """What two entities have in common."""
    a, b = name_of(answer.a), name_of(answer.b)
    screen.title(f"{a} and {b}", f"{answer.total} in common")
    columns: Columns = {
        **{"in common": "name", "id": "id", "type": typed},
        a: lambda row: phrase(row["a_relationships"]),
        b: lambda row: phrase(row["b_relationships"]),
    }
    listed(columns)(screen, answer)


def network(screen: Screen, answer: NetworkAnswer) -> None:
    """Who is related to whom."""
    screen.title(f"{len(answer.nodes)} entities", f"{len(answer.edges)} relations between them")
    put_table(screen, answer, NETWORK)
    if left := answer.nodes_left_out:
        told = f"{left} entities and {answer.edges_left_out} relations are left out"
        screen.line(f"{told}; --limit takes more.", style="dim")
    end(screen, answer)


def changes(screen: Screen, answer: ChangesAnswer) -> None:
    """What has been written since a data version, and which claims came and went by it."""
    screen.title(
        f"Since data version {answer.since}",
        f"{answer.added} claims and mentions came",
        f"{answer.removed} went",
    )
    rows = [
        (str(one.version), one.at, several(one.what), str(one.added), str(one.removed))
        for one in answer.changes[-TRANSACTIONS:]
    ]
    if rows:
        screen.table(("version", "at", "what", "came", "went"), rows)
    if len(answer.changes) > len(rows):
        screen.line(f"The last {len(rows)} of {len(answer.changes)} are shown.", style="dim")
    if answer.items:
        screen.blank()
    for one in answer.items:
        said = f"{statement(one.claim)}; " if one.claim else ""
        screen.line(f"{'+' if one.change == 'added' else '−'} {said}{one.id}", hang=HANG)
    end(screen, answer)


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


def one_by_one(
    what: str, tell: Callable[[Screen, Any], None]
) -> Callable[[Screen, ClaimsAnswer | ContestedAnswer], None]:
    """How a list is told whose items take several lines; or that there is no such."""

    def told(screen: Screen, answer: ClaimsAnswer | ContestedAnswer) -> None:
        if not answer.items:
            screen.line(f"No {what}: {nothing(answer.lens)}.")
        for number, item in enumerate(answer.items):
            if number:
                screen.blank()
            tell(screen, item)
        end(screen, answer)

    return told


_claims = one_by_one("such claim", claim)


def claims(screen: Screen, answer: ClaimsAnswer) -> None:
    """Claims one by one; first, as whom else the speaker that was asked for speaks."""
    for also in answer.speaker_also:
        held = f"by {several(also.claims)}"
        told = f"Also what is said by {name_of(also.entity)} ({also.entity.id})"
        screen.line(f"{told} in {several(also.sources)}: one speaker there, {held}", style="dim")
    if answer.speaker_also:
        screen.blank()
    _claims(screen, answer)


contested = one_by_one("contested claims", conflict)


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
    end(screen, answer)


def _hop(screen: Screen, hop: HopOut) -> None:
    from graphsvc.answers.columns import ending

    if hop.said_by == ["curator"]:
        screen.line("the curator's, no source's:", 3, "dim")
    if hop.ended:
        screen.line(f"this tie: {ended_text(ending(hop.ended))}", 3, "bold yellow")
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
    rows = [  # the page of a source need not name it again
        ("" if number else text, one.source.id if about else "", one.note or "")
        for text, group in by_question.items()
        for number, one in enumerate(group)
    ]
    screen.table(("question", "not stated by", "note"), rows, 2)
