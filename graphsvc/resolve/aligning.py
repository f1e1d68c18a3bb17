"""Which words of a query are which words of a name, in any order, written apart or as one."""

from __future__ import annotations

from dataclasses import dataclass

from graphsvc.resolve.query import LONGEST_SPAN, Asked
from graphsvc.resolve.spelling import LINKS, Spelled, bare
from graphsvc.resolve.typos import typo


@dataclass(slots=True)
class Aligned:
    """The words of a query that a name has, and what is left over on both sides."""

    asked: Asked
    name: Spelled
    left: list[int]
    """Positions of the query's words that the name does not have."""
    over: list[int]
    """Positions of the name's words that the query does not have."""
    ordered: bool = True
    """Whether the words that both have stand in one order."""
    typos: int = 0
    """Letters that were taken for others."""

    @property
    def matched(self) -> set[int]:
        """Positions of the query's words that the name has."""
        return {*range(len(self.asked.words))} - {*self.left}

    @property
    def beside(self) -> list[int]:
        """What is left of the query, without words that only join others."""
        return [i for i in self.left if i in self.asked.telling]

    @property
    def more(self) -> list[int]:
        """What the name has more, without words that only join others."""
        return [j for j in self.over if self.name.words[j] not in LINKS]


def align(asked: Asked, name: Spelled) -> Aligned:
    """The words of the query laid beside those of the name: single words, then joined ones."""
    found = Aligned(asked, name, [], list(range(len(name.keys))))
    last = -1
    for i, wanted in enumerate(asked.keys):
        j = _find(found, wanted)
        if j is None and (shorter := bare(wanted)) != wanted:
            j = _find(found, shorter)
        if j is None:
            found.left.append(i)
            continue
        found.over.remove(j)
        found.ordered &= j > last
        last = j
    if found.left and found.over:
        _join(found)
    return found


def _find(found: Aligned, wanted: str) -> int | None:
    return next((j for j in found.over if found.name.keys[j] == wanted), None)


def _join(found: Aligned) -> None:
    """Several words of the query as one of the name, and one of the query as several."""
    asked, name = found.asked, found.name
    for i, j, text in asked.joined:
        if all(k in found.left for k in range(i, j)):
            at = next((n for n in found.over if name.words[n] == text), None)
            if at is not None:
                found.over.remove(at)
                found.left = [k for k in found.left if not i <= k < j]
    for i in list(found.left):
        for n in list(found.over):
            for m in range(n + 2, n + LONGEST_SPAN + 1):
                whole = all(k in found.over for k in range(n, m))
                if i in found.left and whole and "".join(name.words[n:m]) == asked.words[i]:
                    found.left.remove(i)
                    found.over = [k for k in found.over if not n <= k < m]


def complete(found: Aligned, positions: list[int]) -> bool:
    """Take these words for the beginnings of words that the name has more; whether all are."""
    over = list(found.over)
    for i in positions:
        word = found.asked.words[i]
        at = next((n for n in over if found.name.words[n].startswith(word)), None)
        if at is None:
            return False
        over.remove(at)
    found.over = over
    found.left = [i for i in found.left if i not in positions]
    return True


def mistyped(found: Aligned, positions: list[int]) -> bool:
    """Take these words for others of the name, wrongly typed; whether all may be."""
    over, left, letters = list(found.over), list(positions), 0
    for i, j, text in (*((k, k + 1, found.asked.words[k]) for k in positions), *found.asked.joined):
        if not all(k in left for k in range(i, j)):
            continue
        near = [(typo(text, found.name.words[n]), n) for n in over]
        best = min(((apart, n) for apart, n in near if apart is not None), default=None)
        if best is not None:
            letters += best[0]
            over.remove(best[1])
            left = [k for k in left if not i <= k < j]
    if left or not letters:
        return False
    found.over, found.typos = over, letters
    found.left = [i for i in found.left if i not in positions]
    return True
