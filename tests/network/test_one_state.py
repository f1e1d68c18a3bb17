"""One tie has one state and validity, whichever question tells of it: the seed, and any graph."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import day, edge, snapshot, states, thing

from graphsvc.answers import flat
from graphsvc.answers.lists import WantedAgreements, agreements_answer
from graphsvc.answers.networks import network_answer, paths_answer
from graphsvc.answers.paging import LARGEST_PAGE, Paging
from graphsvc.answers.present import Presenter
from graphsvc.answers.records import NetworkAnswer
from graphsvc.answers.ties import ties_answer
from graphsvc.model.records import Claim
from graphsvc.network.lens import Lens
from graphsvc.network.multigraph import multigraph
from graphsvc.network.snapshot import take
from graphsvc.store.database import Database

ALL = Paging(LARGEST_PAGE)
DAYS = [None, "1990-06-15", "2012-01-01", "2019-12-31", "2021-07-15", "2025-06-01"]
TIES = [("a", "b"), ("a", "c"), ("b", "c")]


def everything(presenter: Presenter, lens: Lens) -> tuple[nx.MultiDiGraph[str], NetworkAnswer]:
    """What tells of all ties at once."""
    return multigraph(presenter.lasting(lens)), network_answer(presenter, [], 1, lens, 5000)


def consistent(
    presenter: Presenter,
    city: str,
    lens: Lens,
    graph: nx.MultiDiGraph[str],
    drawn: NetworkAnswer,
) -> int:
    """Hold the ties of a city against what other questions tell of them; how many there are."""
    every = ties_answer(presenter, city, None, lens, ALL, "any")
    listed = ties_answer(presenter, city, None, lens, ALL)
    assert every.total == listed.total + listed.ended == len(every.items)
    assert [t for t in every.items if t.holds != "ended"] == listed.items
    rows = list(flat.table(every)[1])
    lines = {(e.start, e.end): e for e in drawn.edges if e.relationship == "TWINNED_WITH"}
    agreed = agreements_answer(
        presenter, WantedAgreements(party=city, state="any"), lens, ALL
    ).items
    agreements = {one.agreement.id: one for one in agreed}
    for tie, row in zip(every.items, rows, strict=True):
        assert row["holds"] == (tie.holds or "")
        assert row["ended"] == ((tie.ended.state or "ended") if tie.ended else "")
        other = tie.other.id
        back = ties_answer(presenter, other, None, lens, ALL, "any").items
        [same] = [t for t in back if t.other.id == city and t.kind == tie.kind]
        assert (same.holds, same.status, same.ended, same.since) == (
            tie.holds, tie.status, tie.ended, tie.since
        )  # fmt: skip
        ends = min(city, other), max(city, other)
        own = {(c.start.id if c.start else "", c.end.id) for c in tie.direct}
        if {ends, ends[::-1]} & own:
            line = lines.get(ends)
            if tie.holds == "ended":
                assert line is None
            else:
                assert line is not None
                told = tie.status.value if tie.status else None
                assert (line.holds, line.ended, line.status) == (tie.holds, tie.ended, told)
                of = [
                    d for _, _, d in graph.edges(nbunch=[ends[0]], data=True)
                    if d["relationship"] == "TWINNED_WITH"
                ]  # fmt: skip
                assert of
        for shared in tie.agreements:
            one = agreements.get(shared.agreement.id)
            if one is not None and not shared.multilateral:
                assert one.status == shared.status
                assert one.ended == shared.ended
                if tie.holds == "ended":
                    assert one.holds == "ended"
        if tie.holds == "ended" and len(tie.agreements) + len(own) > 0:
            found = paths_answer(presenter, city, other, lens, 1, 10)
            assert not any(hop.relationships == ["TWINNED_WITH"] for [hop] in found.paths)
    return len(every.items)


@pytest.fixture(scope="module")
def presenter(whole: Database) -> Presenter:
    return Presenter(take(whole))


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["embedded"], indirect=True, scope="session")
@pytest.mark.parametrize("day", DAYS)
def test_the_ties_of_the_seed_have_one_state(presenter: Presenter, day: str | None) -> None:
    every = presenter.snapshot.entities.values()
    cities = [e.id for e in every if e.type == "City" and not e.collective]
    lens = Lens(as_of=day)
    # Every third city: each tie is held against the same tie seen from its other end.
    drawn = everything(presenter, lens)
    assert sum(consistent(presenter, city, lens, *drawn) for city in cities[::3]) > 50


STATES = st.sampled_from(["signed", "terminated", "reinstated", "expired", "proposed", "suspended"])
WHEN = st.none() | st.sampled_from(["1985", "2012-01-01", "2015-06", "2020", "2021-07-15"])
SAYING = st.sampled_from(["news", "gazette"])


def _dates(**days: str | None) -> dict[str, object]:
    return {"dates": {n.rstrip("_"): day(text) for n, text in days.items() if text}}


TWINNED = st.builds(
    lambda ends, source, since, until: edge(
        *[ends[0], "TWINNED_WITH", ends[1]], source, **_dates(from_=since, to=until)
    ),
    st.sampled_from(TIES), SAYING, WHEN, st.none() | st.sampled_from(["2021-12-31", "2022"]),
)  # fmt: skip
PARTY = st.builds(
    lambda city, pact, source: edge(city, "PARTY_TO", pact, source),
    st.sampled_from("abc"), st.sampled_from(["pact", "charter"]), SAYING,
)  # fmt: skip
OF_PACT = st.builds(
    lambda pact, value, source, when: states(pact, "status", value, source, **_dates(date=when)),
    st.sampled_from(["pact", "charter"]), STATES, SAYING, WHEN,
)  # fmt: skip
OF_TIE = st.builds(
    lambda ends, value, source, when: states(
        ends[1], "status", value, source, **_dates(date=when)
    ).model_copy(update={"kind": "tie_states", "start": ends[0]}),
    st.sampled_from(TIES), STATES, SAYING, WHEN,
)  # fmt: skip


@given(st.lists(TWINNED | PARTY | OF_PACT | OF_TIE, min_size=1, max_size=9), st.sampled_from(DAYS))
def test_any_ties_have_one_state(claims: list[Claim], on: str | None) -> None:
    things = [*(thing(n) for n in "abc"), thing("pact", "Agreement"), thing("charter", "Agreement")]
    held = snapshot(things, {claim.id: claim for claim in claims}.values())
    presenter, lens = Presenter(held), Lens(as_of=on)
    drawn = everything(presenter, lens)
    for city in "abc":
        consistent(presenter, city, lens, *drawn)
