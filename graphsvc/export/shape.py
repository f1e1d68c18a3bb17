"""What can be drawn: anything of this shape, as the answer about a network is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Node(Protocol):
    """An entity and where it is drawn."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def type(self) -> str:
        """Its node type."""

    @property
    def names(self) -> Mapping[str, str]:
        """One name a language."""

    @property
    def collective(self) -> bool:
        """Whether it is a plural: shown, never counted."""

    @property
    def distance(self) -> int:
        """Steps from the nearest centre."""

    @property
    def x(self) -> float:
        """In units of one typical edge."""

    @property
    def y(self) -> float:
        """Likewise; it grows downwards."""


class Edge(Protocol):
    """All claims of one relationship from one entity to another."""

    @property
    def start(self) -> str:
        """Id of the entity that it starts from."""

    @property
    def end(self) -> str:
        """Id of the entity that it ends at."""

    @property
    def relationship(self) -> str:
        """Its type, or the one it would have if it were asserted."""

    @property
    def asserted(self) -> bool:
        """Whether a source asserts it."""

    @property
    def claims(self) -> int:
        """How many claims it rests on."""

    @property
    def sources(self) -> int:
        """How many sources make them."""

    @property
    def contested(self) -> bool:
        """Whether something speaks against one of them."""

    @property
    def status(self) -> str | None:
        """The latest state of a tie or an agreement."""

    @property
    def ended(self) -> object | None:
        """What ended it, or may have."""


class Lens(Protocol):
    """Which claims are seen; None is all."""

    @property
    def modality(self) -> Sequence[str] | None:
        """Modalities."""

    @property
    def certainty(self) -> Sequence[str] | None:
        """Certainties."""

    @property
    def source(self) -> Sequence[str] | None:
        """Ids of sources."""

    @property
    def as_of(self) -> str | None:
        """A day, or the days of a date, as EDTF."""

    @property
    def during(self) -> str | None:
        """A period, as EDTF."""


class Network(Protocol):
    """Entities, the edges among them, and how many were left out."""

    @property
    def data_version(self) -> int:
        """The version of the data it is seen in."""

    @property
    def lens(self) -> Lens | None:
        """The lens it is seen through."""

    @property
    def nodes(self) -> Sequence[Node]:
        """The entities, the most important first."""

    @property
    def edges(self) -> Sequence[Edge]:
        """The edges."""

    @property
    def nodes_left_out(self) -> int:
        """Entities for which there was no room."""

    @property
    def edges_left_out(self) -> int:
        """Edges of those."""
