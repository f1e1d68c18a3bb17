"""Flat rows: every answer has them, and no row has a column that its headers lack."""

from __future__ import annotations

import pytest
from pandas import NA

from graphsvc.answers import listed, records
from graphsvc.answers.claims import Wanted
from graphsvc.answers.flat import table
from graphsvc.answers.graph import Graph, to_frame
from graphsvc.answers.parts import Part
from graphsvc.network.lens import Lens

ANY = Lens(modality=None, as_of="2025-12-17")


@pytest.fixture
def graph(graphs, seeded_folder) -> Graph:
    """The two reports on Khoy and Konya."""
    return graphs[seeded_folder]


@pytest.fixture
def answers(graph: Graph) -> list[Part]:
    """One of each."""
    claims = graph.claims(Wanted(mentions=True), ANY)
    contested = graph.contested()
    return [
        graph.overview(), graph.search("خوی"), graph.entity("khoy", ANY),
        graph.adjacent("khoy", lens=ANY), graph.agreement("agr-khoy-konya", ANY), claims,
        graph.claim(contested.items[0].claims[0].id), graph.source("irib-khoy-konya"),
        graph.paths("khoy", "uclg"), graph.network(["khoy"], lens=ANY), contested,
        contested.items[0], graph.ties("khoy"), graph.members("uclg", ANY),
        graph.posts("municipality-khoy", ANY), graph.entities(), graph.agreements(lens=ANY),
        graph.events(lens=ANY), graph.sources(), graph.common("khoy", "konya", ANY),
        graph.changes(0), graph.duplicates(),
    ]  # fmt: skip


def test_every_answer_has_rows(answers: list[Part]) -> None:
    every = {
        found
        for room in (records, listed)
        for found in vars(room).values()
        if isinstance(found, type) and issubclass(found, records.Answer)
    } - {records.Answer, records.Page}
    assert every <= {type(answer) for answer in answers}
    for answer in answers:
        headers, rows = table(answer)
        found = list(rows)
        assert len(set(headers)) == len(headers)
        assert found or getattr(answer, "total", 1) == 0
        assert {name for row in found for name in row} <= set(headers)
        assert {type(cell) for row in found for cell in row.values()} <= {str}


def test_a_claim_is_whole(graph: Graph) -> None:
    answer = graph.claims(Wanted(about="khoy"), ANY)
    for said, row in zip(answer.items, table(answer)[1], strict=True):
        assert (row["claim"], row["holds"], row["source"]) == (said.id, said.holds, said.source.id)
        assert row["quote"] == " … ".join(quote.text for quote in said.quotes)


def test_a_frame_of_an_answer_and_of_rows(graph: Graph) -> None:
    assert list(to_frame(graph.ties("khoy"))["other"]) == ["konya"]
    assert set(to_frame(graph.query("sources"))["id"]) == {
        "alwefaq-khoy-konya",
        "irib-khoy-konya",
    }


def test_a_frame_counts_and_filters(answers: list[Part]) -> None:
    for answer in answers:
        frame, rows = to_frame(answer), list(table(answer)[1])
        assert len(frame) == len(rows)
        for name, column in frame.items():
            cells = [row.get(str(name), "") for row in rows]
            told = ["" if cell is NA else str(cell) for cell in column.astype(object)]
            if str(column.dtype) == "boolean":
                told = [word.lower() for word in told]
                assert int(column.sum()) == cells.count("true")
            elif str(column.dtype) == "Int64":
                assert column.sum() == sum(map(int, filter(None, cells)))
            assert told == cells


def test_no_count_of_a_frame_is_text(answers: list[Part]) -> None:
    years = {"as_of", "from", "to", "date", "value"}
    for answer in answers:
        frame = to_frame(answer)
        for name in set(frame.select_dtypes("string")) - years:
            words = set(frame[name].dropna())
            assert not words or not all(w.isdigit() or w in ("true", "false") for w in words), name
