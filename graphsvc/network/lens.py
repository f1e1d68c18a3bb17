"""The lens: which claims an answer takes into account; one set of parameters for all answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.errors import BadRequest
from graphsvc.model import model

ANY = "any"


@dataclass(frozen=True, slots=True)
class Lens:
    """Modality, certainty and source of the claims; None takes all of them.

    The default takes what sources assert, however certain, from all sources. The days of claims
    and the number of publishers will join here.
    """

    modality: tuple[str, ...] | None = (model.ASSERTED,)
    certainty: tuple[str, ...] | None = None
    source: tuple[str, ...] | None = None

    @classmethod
    def of(
        cls,
        modality: Sequence[str] = (),
        certainty: Sequence[str] = (),
        source: Sequence[str] = (),
    ) -> Lens:
        """The lens of these values; none is the default, ``any`` is all of them."""
        default = cls()
        return cls(
            _chosen("modality", modality, default.modality),
            _chosen("certainty", certainty, default.certainty),
            _chosen("source", source, default.source),
        )

    def admits(self, claim: Mapping[str, Any]) -> bool:
        """Whether a claim with these properties is seen."""
        return (
            (self.modality is None or claim["modality"] in self.modality)
            and (self.certainty is None or claim["certainty"] in self.certainty)
            and (self.source is None or claim["source"] in self.source)
        )

    def parameters(self) -> dict[str, list[str] | None]:
        """The lens as parameters of the query files."""
        return {
            name: list(values) if (values := getattr(self, name)) is not None else None
            for name in ("modality", "certainty", "source")
        }


def _chosen(
    name: str, given: Sequence[str], default: tuple[str, ...] | None
) -> tuple[str, ...] | None:
    if not given:
        return default
    if ANY in given:
        if len(given) > 1:
            raise BadRequest(f"{name}: 'any' stands alone.", "Name the values, or say any.")
        return None
    if name != "source":
        given = [model.term(name, value) for value in given]
    return tuple(sorted(set(given)))
