"""What curators judge and sources leave open, as answers show it."""

from __future__ import annotations

from graphsvc.answers.parts import NotStatedOut, SameOut
from graphsvc.answers.references import References
from graphsvc.model.records import NotStated, Same
from graphsvc.network.lens import Lens


class Judged(References):
    """The judgements of the snapshot."""

    def not_stated(self, question: NotStated) -> NotStatedOut:
        """A question that a source leaves open."""
        about, start, end = (
            self.entity(name) if name and name != "?" else None
            for name in (question.about, question.start, question.end)
        )
        plain = question.model_dump(
            include={"field", "attribute", "relationship", "qualifier", "type", "question", "note"}
        )
        source = self.source(question.source)
        return NotStatedOut(source=source, about=about, start=start, end=end, **plain)

    def questions_about(self, name: str, lens: Lens) -> list[NotStatedOut]:
        """The questions about an entity that sources of the lens leave open."""
        judged = self.snapshot.judgements.values()
        return [
            self.not_stated(j)
            for j in judged
            if isinstance(j, NotStated)
            and name in map(self.snapshot.canonical, j.entities)
            and lens.takes(self.stored_source(j.source))
        ]

    def samenesses_of(self, name: str) -> list[SameOut]:
        """What the curator takes this entity to be the same as, certainly or probably."""
        return [
            SameOut(
                ids=list(j.entities),
                entities=[self.entity(e) for e in j.entities],
                certainty=j.certainty,
                reason=j.reason,
            )
            for j in self.snapshot.judgements.values()
            if isinstance(j, Same) and name in map(self.snapshot.canonical, j.entities)
        ]
