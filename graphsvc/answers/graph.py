"""The handle: every question that graphsvc answers, for programs and notebooks.

>>> with graphsvc.open() as graph:  # doctest: +SKIP
...     graph.search("قونیه").items[0].entity.id
'konya'
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    search,
    shared,
    ties,
)
from graphsvc.answers.claims import Wanted
from graphsvc.answers.current import Current
from graphsvc.answers.frames import to_frame as to_frame
from graphsvc.answers.lists import WantedAgreements, WantedEvents, WantedSources
from graphsvc.answers.paging import Paging
from graphsvc.answers.succession import succession_of
from graphsvc.errors import BadRequest
from graphsvc.model import model
from graphsvc.network.lens import Lens
from graphsvc.network.multigraph import multigraph
from graphsvc.settings import Settings
from graphsvc.store.database import Database, Row

if TYPE_CHECKING:
    from networkx import MultiDiGraph

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
        self._current = Current(self.database, background)
        self._kept, self._settled = self._current.kept, self._current.settled

    def data_version(self) -> int:
        """Raised by every write; two answers of one version are from the same data."""
        return self.database.data_version()

    def overview(self) -> records.OverviewAnswer:
        """How much is in the graph, and from which sources?"""
        return self._kept(lambda p, _: overview.overview_answer(p))

    def search(
        self, query: str, kind: str | None = None, paging: Paging = DEFAULT_PAGE
    ) -> records.SearchAnswer:
        """Which entities may be meant by this name, in any script? ``kind`` is a node type."""
        asked = query, kind, paging
        return self._kept(lambda p, m: search.search_answer(p, m, *asked), search.whole)

    def meant(self, text: str) -> records.SearchHit:
        """Which entity is meant by this name? ``Ambiguous`` where several may be.

        With a place, a type or an epithet beside it, or an identifier as Wikidata, GeoNames and
        ISO 3166 write it; ``NotFound`` where no name is wholly this one.
        """
        return self._kept(lambda p, m: search.meant(p, m, text))

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
        return self._kept(lambda p, _: lists.agreements_answer(p, wanted, lens, paging))

    def events(
        self,
        wanted: WantedEvents = WantedEvents(),  # noqa: B008 - frozen
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> listed.EventsAnswer:
        """Which events are there: of which kind, in which state, where, with whom?"""
        return self._kept(lambda p, _: lists.events_answer(p, wanted, lens, paging))

    def sources(
        self,
        wanted: WantedSources = WantedSources(),  # noqa: B008 - frozen
        paging: Paging = DEFAULT_PAGE,
    ) -> listed.SourcesAnswer:
        """Which sources are there?"""
        return self._kept(lambda p, _: lists.sources_answer(p, wanted, paging))

    def entities(
        self, kind: str | None = None, subkind: str | None = None, paging: Paging = DEFAULT_PAGE
    ) -> listed.EntitiesAnswer:
        """Which entities are there, of this node type (``kind``) and kind within it?"""
        return self._kept(lambda p, _: lists.entities_answer(p, kind, subkind, paging))

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
        asked = since, paging
        return self._kept(
            lambda p, _: history.changes_answer(self.database, p, p.snapshot.version, *asked),
            newest=True,
        )

    def claims(
        self,
        wanted: Wanted | None = None,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> records.ClaimsAnswer:
        """Which claims are there? Filters combine with AND."""
        return self._kept(lambda p, _: claims.claims_answer(p, wanted or Wanted(), lens, paging))

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
        return self._kept(lambda p, _: networks.paths_answer(p, start, end, lens, longest, limit))

    def network(
        self,
        around: Sequence[str] = (),
        hops: int = 1,
        lens: Lens = DEFAULT_LENS,
        limit: int = 200,
    ) -> records.NetworkAnswer:
        """What surrounds these entities; the whole network, where none is named?"""
        return self._kept(lambda p, _: networks.network_answer(p, around, hops, lens, limit))

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
        return self._kept(lambda p, _: multigraph(p.lasting(lens), claims))

    def contested(
        self,
        about: str | None = None,
        kind: str | None = None,
        lens: Lens = DEFAULT_LENS,
        paging: Paging = DEFAULT_PAGE,
    ) -> records.ContestedAnswer:
        """Where do claims speak against each other; of which kind (value, modality …)?"""
        return self._kept(lambda p, _: claims.contested_answer(p, about, kind, lens, paging))

    def duplicates(self, paging: Paging = DEFAULT_PAGE) -> listed.DuplicatesAnswer:
        """Which two entities bear one external id; are they judged to be one?"""
        return self._kept(lambda p, _: shared.duplicates_answer(p, paging))

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
        self._current.close()
        self.database.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
