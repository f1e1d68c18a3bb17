"""Answers about the network: paths, what surrounds an entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graphsvc.answers.entities import references, stored_entity
from graphsvc.answers.listed import CommonAnswer, CommonOut, Related
from graphsvc.answers.paging import Paging
from graphsvc.answers.present import Presenter
from graphsvc.answers.records import (
    HopOut,
    NetworkAnswer,
    NetworkEdge,
    NetworkNode,
    PathsAnswer,
)
from graphsvc.errors import BadRequest
from graphsvc.network.adjacency import Line, lines_at
from graphsvc.network.lens import Lens
from graphsvc.network.neighbourhood import Edge, network
from graphsvc.network.paths import Hop, shortest_paths
from graphsvc.network.timeline import surest
from graphsvc.store.database import Database

LONGEST_PATH = 10
MOST_PATHS = 50
MOST_HOPS = 3
MOST_NODES = 5000


def paths_answer(
    presenter: Presenter, start: str, end: str, lens: Lens, longest: int, limit: int
) -> PathsAnswer:
    """Through whom are these two connected, and on which words does each step rest?"""
    snapshot = presenter.snapshot
    _within("longest", longest, LONGEST_PATH)
    _within("limit", limit, MOST_PATHS)
    start, end = presenter.known(start), presenter.known(end)
    if start == end:
        raise BadRequest("A path needs two entities.", "Name another end.")
    paths = shortest_paths(presenter.paths(lens), snapshot, start, end, longest, limit)
    return PathsAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        start=presenter.entity(start),
        end=presenter.entity(end),
        length=len(paths.found[0]) if paths.found else None,
        longest=longest,
        paths=[[_hop(presenter, hop, lens) for hop in path] for path in paths.found],
        more=paths.more,
    )


def network_answer(
    presenter: Presenter, around: Sequence[str], hops: int, lens: Lens, limit: int
) -> NetworkAnswer:
    """What surrounds these entities, within one to three hops?"""
    snapshot = presenter.snapshot
    _within("hops", hops, MOST_HOPS)
    _within("limit", limit, MOST_NODES)
    centres = [presenter.known(name) for name in around]
    found = network(presenter.lasting(lens), centres, hops, limit)
    return NetworkAnswer(
        data_version=snapshot.version,
        lens=presenter.lens(lens),
        nodes=[
            NetworkNode(
                **presenter.entity(name).model_dump(),
                distance=distance,
                x=presenter.positions[name][0],
                y=presenter.positions[name][1],
            )
            for name, distance in found.distances.items()
        ],
        edges=[_edge(presenter, edge, lens) for edge in found.edges],
        nodes_left_out=found.entities_left_out,
        edges_left_out=found.edges_left_out,
    )


def common_answer(
    database: Database, presenter: Presenter, version: int, a: str, b: str, lens: Lens,
    paging: Paging,
) -> CommonAnswer:  # fmt: skip
    """What are these two both related to, each by which claims?"""
    a, b = presenter.snapshot.canonical(a), presenter.snapshot.canonical(b)
    for name in (a, b):
        stored_entity(database, name)
    if a == b:
        raise BadRequest("Two different entities have something in common.", "Name another.")
    found = {name: _near(presenter, name, lens) for name in (a, b)}
    names = sorted(found[a].keys() & found[b].keys() - {a, b})
    page, following = paging.cut(names, version, ["common", a, b, lens.asked()])

    def side(name: str, of: str) -> Related:
        lines = found[of][name]
        claims = sorted({i for line in lines for i in line.claims})
        return Related(
            relationships=sorted({line.relationship for line in lines}),
            via=references(presenter, [line.via for line in lines if line.via]),
            claims=presenter.claims(claims, lens),
        )

    return CommonAnswer(
        data_version=version,
        lens=presenter.lens(lens),
        a=presenter.entity(a),
        b=presenter.entity(b),
        total=len(names),
        next=following,
        items=[
            CommonOut(entity=presenter.entity(name), a=side(name, a), b=side(name, b))
            for name in page
        ],
    )


def _near(presenter: Presenter, name: str, lens: Lens) -> dict[str, list[Line]]:
    """The lines at an entity by the neighbour; what its own body did is the city's."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines_at(presenter.bonds, presenter.lasting(lens), name)[0]:
        found[line.neighbour].append(line)
    return found


def _hop(presenter: Presenter, hop: Hop, lens: Lens) -> HopOut:
    columns, sources = presenter.snapshot.claims, presenter.snapshot.sources
    lines = {presenter.snapshot.line_of(i) for i in hop.claims}
    # A signature joins a party to its agreement: that lasts as the agreement does.
    lines = {("PARTY_TO" if of == "SIGNED" else of, start, end) for of, start, end in lines}
    standing = [presenter.lasting(lens).line(*line) for line in sorted(lines)]
    ends = [presenter.ending(each.ending(), lens) for each in standing]
    sure = surest(each.on(lens.days) for each in standing) if lens.days else None
    kinds = {sources[columns.rows[i]["source"]].kind for i in hop.claims}
    said_by = {"curator" if kind == "curator" else "source" for kind in kinds}
    return HopOut(
        start=presenter.entity(hop.start),
        end=presenter.entity(hop.end),
        relationships=sorted({columns.real_type(i) for i in hop.claims}),
        said_by=sorted(said_by),
        claims=presenter.claims(hop.claims, lens),
        ended=None
        if None in ends
        else max(filter(None, ends), key=lambda end: end.days or ("", "")),
        holds=sure.value if sure else None,
    )


def _edge(presenter: Presenter, edge: Edge, lens: Lens) -> NetworkEdge:
    columns = presenter.snapshot.claims
    standing = presenter.lasting(lens).line(edge.relationship, edge.start, edge.end)
    sure = standing.on(lens.days) if lens.days else None
    status = presenter.state(standing, lens)
    return NetworkEdge(
        start=edge.start,
        end=edge.end,
        relationship=edge.relationship,
        asserted=edge.asserted,
        claims=len(edge.claims),
        sources=len({columns.rows[i]["source"] for i in edge.claims}),
        contested=any(columns.ids[i] in presenter.contested for i in edge.claims),
        status=status.value if status else None,
        ended=presenter.ending(standing.ending(), lens),
        holds=sure.value if sure else None,
    )


def _within(name: str, value: int, most: int) -> None:
    if not 1 <= value <= most:
        raise BadRequest(f"{name} is {value}; it can be 1 to {most}.", "")
