"""The handle: every question that graphsvc answers, for programs and notebooks.

>>> with graphsvc.open() as graph:  # doctest: +SKIP
...     graph.search("قونیه").items[0].entity.id
'konya'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from graphsvc import export
from graphsvc.answers import (
    agreements,
    claims,
    entities,
    history,
    listed,
    lists,
    networks,
    overview,
    records,
    roles,
    shared,
    ties,
)
from graphsvc.answers.claims import Wanted
from graphsvc.answers.frames import to_frame as to_frame
from graphsvc.answers.lists import WantedAgreements, WantedEvents, WantedSources
from graphsvc.answers.paging import Paging
from graphsvc.answers.present import Presenter
from graphsvc.answers.succession import succession_of
from graphsvc.errors import BadRequest, DataVersionChanged
from graphsvc.model import model
from graphsvc.network.keeper import Keeper
from graphsvc.network.lens import Lens
from graphsvc.network.multigraph import multigraph
from graphsvc.network.snapshot import Snapshot
from graphsvc.settings import Settings
from graphsvc.store.database import Database, Row

if TYPE_CHECKING:
    from networkx import MultiDiGraph

T = TypeVar("T")
ATTEMPTS = 10
DEFAULT_LENS = Lens()
DEFAULT_PAGE = Paging()
DEFAULTS = {
    "skip": 0, "limit": 1000, "since": 0, "min_publishers": 1, "symmetric": list(model.SYMMETRIC)
}  # fmt: skip
"""Parameters of named queries that would filter, were they null."""


class Graph:
    """The graph, ready for questions; use it as a context manager, or ``close`` it."""

    def __init__(self, settings: Settings, background: bool = False) -> None:
        self.database = Database(settings)
        self._keeper = Keeper(self.database, background)
        self._presenter: Presenter | None = None

    def data_version(self) -> int:
        """Raised by every write; two answers of one version are from the same data."""
        return self.database.data_version()

    def overview(self) -> records.OverviewAnswer:
        """How much is in the graph, and from which sources?"""
        return overview.overview_answer(self._present())

    def search(
        self, query: str, kind: str | None = None, paging: Paging = DEFAULT_PAGE
    ) -> records.SearchAnswer:
        """Which entities bear this name, in any script? ``kind`` is a node type."""
        _, snapshot, names = self._keeper.current()
        return networks.search_answer(self._presenting(snapshot), names, query, kind, paging)

    def entity(self, name: str, lens: Lens = DEFAULT_LENS) -> records.EntityAnswer:
        """What is this entity? ``NotFound`` without one."""
        return self._settled(
            lambda p, v: entities.entity_answer(
                self.database, p, v, name, lens, partial(ties.number_of_ties, p, lens)
            )
        )

    def adjacent(
        self,
        name: str,
        relationship: str | None = None,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> records.AdjacentAnswer:
        """To which entities is this one related, and on how many sources does that rest?"""
        asked = name, relationship, lens, paging
        return self._settled(lambda p, v: entities.adjacent_answer(self.database, p, v, *asked))

    def agreement(self, name: str, lens: Lens = DEFAULT_LENS) -> records.AgreementAnswer:
        """Who agreed with whom on what, who signed, and in which state is it?"""
        asked = name, lens
        return self._settled(lambda p, v: agreements.agreement_answer(self.database, p, v, *asked))

    def agreements(
        self,
        wanted: WantedAgreements = WantedAgreements(),  # noqa: B008 - frozen
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> listed.AgreementsAnswer:
        """Which agreements are there, and in which state as of the day?"""
        return lists.agreements_answer(self._present(), wanted, lens, paging)

    def events(
        self,
        wanted: WantedEvents = WantedEvents(),  # noqa: B008 - frozen
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> listed.EventsAnswer:
        """Which events are there: of which kind, in which state, where, with whom?"""
        return lists.events_answer(self._present(), wanted, lens, paging)

    def sources(
        self,
        wanted: WantedSources = WantedSources(),  # noqa: B008 - frozen
        paging: Paging = DEFAULT_PAGE,
    ) -> listed.SourcesAnswer:
        """Which sources are there?"""
        return lists.sources_answer(self._present(), wanted, paging)

    def entities(
        self, kind: str | None = None, subkind: str | None = None, paging: Paging = DEFAULT_PAGE
    ) -> listed.EntitiesAnswer:
        """Which entities are there, of this node type (``kind``) and kind within it?"""
        return lists.entities_answer(self._present(), kind, subkind, paging)

    def ties(
        self,
        name: str,
        kind: str | None = None,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
        state: str | None = None,
    ) -> listed.TiesAnswer:
        """To which cities and regions is this one tied, since when, in which state?

        ``kind`` keeps ``bilateral`` or ``multilateral`` ones; ``state`` ``any`` lists what had
        ended by the lens's days, too.
        """
        asked = name, kind, lens, paging, state
        return self._settled(
            lambda p, _: ties.ties_answer(
                p,
                *asked,
                succession_of(p, self.database, name, lens, partial(ties.number_of_ties, p, lens)),
            )
        )

    def members(
        self,
        name: str,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
        state: str | None = None,
    ) -> listed.MembersAnswer:
        """Who belongs to this organization, in which grade and role? ``state`` as for ties."""
        asked = name, lens, paging, state
        return self._settled(lambda p, v: roles.members_answer(self.database, p, v, *asked))

    def posts(
        self,
        name: str,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
        state: str | None = None,
    ) -> listed.PostsAnswer:
        """Which posts has this body, city or person, and who held them when? ``state`` likewise."""
        asked = name, lens, paging, state
        return self._settled(lambda p, v: roles.posts_answer(self.database, p, v, *asked))

    def common(
        self, a: str, b: str, lens: Lens = DEFAULT_LENS, paging: Paging = DEFAULT_PAGE
    ) -> listed.CommonAnswer:
        """What are these two both related to?"""
        asked = a, b, lens, paging
        return self._settled(lambda p, v: networks.common_answer(self.database, p, v, *asked))

    def changes(self, since: int, paging: Paging = DEFAULT_PAGE) -> listed.ChangesAnswer:
        """Which claims came and went since that data version?"""
        return history.changes_answer(self.database, *self._now(), since, paging)

    def claims(
        self,
        wanted: Wanted | None = None,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> records.ClaimsAnswer:
        """Which claims are there? Filters combine with AND."""
        return claims.claims_answer(self._present(), wanted or Wanted(), lens, paging)

    def claim(self, claim: str) -> records.ClaimAnswer:
        """Who says this, in which words, and what speaks against it?"""
        return self._settled(lambda p, v: claims.claim_answer(self.database, p, v, claim))

    def source(self, name: str) -> records.SourceAnswer:
        """What is this source, how much does it claim, and what does it leave open?"""
        return self._settled(lambda p, v: claims.source_answer(self.database, p, v, name))

    def paths(
        self,
        start: str,
        end: str,
        lens: Lens = DEFAULT_LENS,
        longest: int = 6,
        limit: int = 10,
    ) -> records.PathsAnswer:
        """Through whom are these two connected?"""
        return networks.paths_answer(self._present(), start, end, lens, longest, limit)

    def network(
        self,
        around: Sequence[str] = (),
        hops: int = 1,
        lens: Lens = DEFAULT_LENS,
        limit: int = 200,
    ) -> records.NetworkAnswer:
        """What surrounds these entities; the whole network, where none is named?"""
        return networks.network_answer(self._present(), around, hops, lens, limit)

    def page(
        self,
        around: str | Sequence[str] = (),
        out: Path | str | None = None,
        hops: int = 1,
        limit: int = 200,
        language: str = "en",
        lens: Lens = DEFAULT_LENS,
    ) -> export.Page:
        """That network as a page that stands alone: for a notebook, and for a file where told."""
        if limit > export.MOST_NODES:
            raise BadRequest(f"limit is {limit}; a page has 1 to {export.MOST_NODES} entities.", "")
        centres = [around] if isinstance(around, str) else around
        made = export.page(self.network(centres, hops, lens, limit), language)
        if out is not None:
            made.write(out)
        return made

    def to_networkx(self, lens: Lens = DEFAULT_LENS, claims: bool = False) -> MultiDiGraph[str]:
        """The network as a networkx multigraph: an edge a line, or, with ``claims``, a claim."""
        return multigraph(self._present().lasting(lens), claims)

    def contested(
        self,
        about: str | None = None,
        kind: str | None = None,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> records.ContestedAnswer:
        """Where do claims speak against each other; of which kind (value, modality …)?"""
        return claims.contested_answer(self._present(), about, kind, lens, paging)

    def duplicates(self, paging: Paging = DEFAULT_PAGE) -> listed.DuplicatesAnswer:
        """Which two entities bear one external id; are they judged to be one?"""
        return shared.duplicates_answer(self._present(), paging)

    def merged_into(self, name: str) -> str | None:
        """The id that stands for a merged one now."""
        return entities.merged_into(self.database, name)

    def query(self, name: str, **parameters: Any) -> list[Row]:
        """The rows of a named query of ``cypher/read``, as dicts.

        Parameters that the query declares and that are not given are null: no filter.
        """
        query = self.database.queries.named(name)
        missing = dict.fromkeys(set(query.parameters) - set(parameters))
        filled = {**missing, **{k: v for k, v in DEFAULTS.items() if k in missing}, **parameters}
        return self.database.read(query, **filled)

    def close(self) -> None:
        """Close the connections; an embedded engine stops when nobody else uses it."""
        self.database.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _present(self) -> Presenter:
        return self._now()[0]

    def _now(self) -> tuple[Presenter, int]:
        """The presenter of the kept snapshot, and its data version."""
        _, snapshot, _ = self._keeper.current()
        return self._presenting(snapshot), snapshot.version

    def _settled(self, answer: Callable[[Presenter, int], T]) -> T:
        """An answer read from the database while its data version stays; else it is read again.

        A query that runs while a source is replaced may see half of both, and claims without what
        they say. What it finds is shown by the snapshot of that very version.
        """
        for _ in range(ATTEMPTS):
            version, snapshot, _ = self._keeper.current(newest=True)
            try:
                read = answer(self._presenting(snapshot), version)
            except Exception:
                if self.database.data_version() == version == snapshot.version:
                    raise
                continue
            if self.database.data_version() == version == snapshot.version:
                return read
        raise DataVersionChanged(f"The data changed {ATTEMPTS} times while they were read.")

    def _presenting(self, snapshot: Snapshot) -> Presenter:
        """The presenter of a snapshot, kept as long as the snapshot is."""
        kept = self._presenter
        if kept is None or kept.snapshot is not snapshot:
            self._presenter = kept = Presenter(snapshot)
        return kept
