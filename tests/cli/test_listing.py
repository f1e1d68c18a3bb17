"""The lists: the same items as table, JSON and CSV; what is not stated differs from nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rich.cells import cell_len

from graphsvc.answers.graph import Graph
from graphsvc.answers.listed import CommonAnswer, PostsAnswer, TiesAnswer
from graphsvc.answers.lists import WantedAgreements, WantedEvents, WantedSources
from graphsvc.answers.paging import Paging
from graphsvc.errors import Ambiguous, NotFound
from graphsvc.network.lens import Lens

pytestmark = pytest.mark.slow

DAY = "2025-12-17"
WHOLE = Paging(limit=500)
Asked = Callable[[Graph], Any]
LISTS: list[tuple[list[str], Asked]] = [
    (["ties", "Khoy"], lambda g: g.ties("khoy", paging=WHOLE)),
    (["ties", "khoy", "--kind", "multilateral"], lambda g: g.ties("khoy", "multilateral")),
    (["ties", "khoy", "--as-of", DAY], lambda g: g.ties("khoy", lens=Lens(as_of=DAY))),
    (
        ["members", "uclg", "--modality", "any"],
        lambda g: g.members("uclg", Lens(modality=None), WHOLE),
    ),
    (["posts", "municipality-khoy"], lambda g: g.posts("municipality-khoy", paging=WHOLE)),
    (["agreements"], lambda g: g.agreements(paging=WHOLE)),
    (["agreements", "--party", "قونیه"], lambda g: g.agreements(WantedAgreements("konya"))),
    (
        ["agreements", "--status", "signed", "--form", "contract"],
        lambda g: g.agreements(WantedAgreements(status="signed", form="contract")),
    ),
    (["events"], lambda g: g.events(paging=WHOLE)),
    (["events", "--kind", "signing"], lambda g: g.events(WantedEvents("signing"))),
    (
        ["events", "--participant", "Bahman Rezanejad"],
        lambda g: g.events(WantedEvents(participant="bahman-rezanejad")),
    ),
    (["sources"], lambda g: g.sources(paging=WHOLE)),
    (["sources", "--language", "ar"], lambda g: g.sources(WantedSources(language="ar"))),
    (
        ["entities", "--type", "Agreement", "-n", "0"],
        lambda g: g.entities("Agreement", None, WHOLE),
    ),
    (["common", "khoy", "Konya"], lambda g: g.common("khoy", "konya", paging=WHOLE)),
    (["changes", "1"], lambda g: g.changes(1, WHOLE)),
]


@pytest.fixture
def graph(graphs, seeded_folder) -> Graph:
    """The handle, which the command line must agree with."""
    return graphs[seeded_folder]


@pytest.mark.parametrize(("argv", "expected"), LISTS, ids=[" ".join(argv) for argv, _ in LISTS])
def test_a_list_in_every_format(argv: list[str], expected: Asked, ask, graph: Graph) -> None:
    answer = expected(graph)
    shown = ask(*argv, "-f", "json")
    assert shown.code == 0
    assert type(answer).model_validate(shown.json) == answer
    rows = ask(*argv, "-f", "csv").rows
    assert len(rows) >= answer.total, "one row an item; a post has one a holder"
    table = ask(*argv)
    assert max(map(cell_len, table.out.splitlines())) <= 100
    assert f"Data version {answer.data_version}." in table.out
    if not answer.items:
        assert "\nnothing " in f"\n{table.out}"


def test_a_tie_in_a_line(ask) -> None:
    shown = ask("ties", "khoy").out
    assert "Konya  konya  agr-khoy-konya (memorandum of " in shown
    assert "understanding, signed)" in shown
    assert " signed            2025-12-14  " in shown, "its state, and since when"
    (row,) = ask("ties", "khoy", "-f", "csv").rows
    tie = TiesAnswer.model_validate(ask("ties", "khoy", "-f", "json").json).items[0]
    assert (row["other"], row["agreements"]) == ("konya", "agr-khoy-konya")
    claims = [claim.id for shared in tie.agreements for claim in shared.claims]
    assert (row["claims"], row["claim_ids"]) == (str(len(claims)), "; ".join(claims))
    assert row["multilateral"] == "false"


def test_as_of_a_day_every_row_says_how_surely(ask) -> None:
    lists = (("ties", "khoy"), ("adjacent", "khoy"), ("network", "khoy"), ("agreements",))
    for argv in (*lists, ("events",)):
        rows = ask(*argv, "--as-of", DAY, "-f", "csv").rows
        assert rows
        assert {row["holds"] for row in rows} <= {"certain", "possible", "undated"}
        shown = ask(*argv, "--as-of", DAY).out
        assert "on that" in shown
        assert f"as of {DAY}" in shown
        assert "on that" not in ask(*argv).out
    asked = ("--about", "agr-khoy-konya", "--attribute", "date of signing")
    claims = ask("claims", *asked, "--as-of", DAY).out
    assert "; on that day: certain;" in claims


def test_who_holds_a_post_may_be_stated_or_not_or_nothing_is_known(ask) -> None:
    shown = ask("posts", "municipality-khoy").out
    assert "not stated (by irib-khoy-konya;" in shown
    assert "\n–: nothing asserted in the data\n" in shown
    rows = {row["post"]: row for row in ask("posts", "municipality-khoy", "-f", "csv").rows}
    assert "irib-khoy-konya" in rows["mayor-khoy"]["holder_not_stated_by"]
    assert rows["managers-both-municipalities"]["holder_not_stated_by"] == ""
    answer = PostsAnswer.model_validate(ask("posts", "municipality-khoy", "-f", "json").json)
    held = {item.post.id for item in answer.items if item.holders}
    assert held == {"deputy-mayor-khoy"}
    assert {item.post.id for item in answer.items if not item.holders} == set(rows) - held


def test_what_two_have_in_common_says_how(ask) -> None:
    answer = CommonAnswer.model_validate(ask("common", "خوی", "قونیه", "-f", "json").json)
    rows = {row["id"]: row for row in ask("common", "khoy", "konya", "-f", "csv").rows}
    assert rows.keys() == {item.entity.id for item in answer.items}
    agreement = rows["agr-khoy-konya"]
    assert (agreement["a_relationships"], agreement["b_relationships"]) == ("PARTY_TO", "PARTY_TO")
    assert int(agreement["a_claims"]) == len(agreement["a_claim_ids"].split("; "))


def test_a_network_has_a_row_a_relation(ask, graph: Graph) -> None:
    answer = graph.network(["khoy", "konya"])
    rows = ask("network", "khoy", "Konya", "-f", "csv").rows
    assert [(r["start"], r["relationship"], r["end"]) for r in rows] == [
        (edge.start, edge.relationship, edge.end) for edge in answer.edges
    ]
    assert ask("network", "khoy", "-n", "3", "-f", "csv").rows != rows
    assert "are left out; --limit takes more" in ask("network", "khoy", "-n", "3").out


def test_the_rest_of_a_list_is_counted(ask) -> None:
    shown = ask("entities", "-n", "3").out
    assert "\n3 of " in shown
    assert len(ask("entities", "-n", "3", "-f", "csv").rows) == 3


def test_changes_tell_what_came_and_what_went(ask) -> None:
    shown = ask("changes", "1", "-n", "2").out
    assert "\n+ " in shown
    assert "irib-khoy-konya" in shown
    assert "none" not in ask("changes", "1", "-f", "json").json["items"]
    refused = ask("changes", "999")
    assert (refused.code, "since is 999" in refused.err) == (2, True)


@pytest.mark.parametrize(
    "argv",
    [
        ["ties", "Porto"],
        ["posts", "Porto"],
        ["common", "aden", "Porto"],
        ["network", "Porto"],
        ["agreements", "--party", "Porto"],
        ["events", "--place", "Porto"],
        ["claims", "--about", "aden", "--with", "Porto"],
    ],
)
def test_a_name_of_several_is_ambiguous(argv: list[str], ask, made_folder) -> None:
    shown = ask(*argv, data=made_folder)
    assert (shown.code, shown.out) == (Ambiguous.exit_code, "")
    assert "porto-brazil (City, Porto)" in shown.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["ties", "khoy", "--kind", "warm"], "Known: bilateral, multilateral"),
        (["ties", "khoy", "--state", "all"], "Known: standing, any"),
        (["events", "--kind", "signin"], "Did you mean 'signing'?"),
        (["sources", "--quality", "secondry"], "Did you mean 'secondary'?"),
        (["ties", "khoy", "--as-of", "1404"], "Write sh:1404 for Solar Hijri, lh:1404 for lunar"),
        (["ties", "khoy", "--as-of", "soon"], "Write 2025-12-17, 2025-12, 2025"),
        (["ties", "khoy", "--during", "2015/2010"], "Write 2010/2015."),
        (["ties", "khoy", "--during", "2015", "--as-of", "2015"], "as_of and during are both"),
        (["ties", "khoy", "--min-publishers", "0"], "--min-publishers"),
        (["claims", "--source-kind", "newspaper"], "newspaper"),
    ],
)
def test_what_cannot_be_asked_is_one_line(argv: list[str], said: str, ask) -> None:
    shown = ask(*argv)
    assert (shown.code, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert said in shown.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["ties", "uclg"], "'uclg' is of type Organization"),
        (["members", "khoy"], "'khoy' is of type City"),
    ],
)
def test_what_has_no_such_things_is_told_its_type(argv: list[str], said: str, ask) -> None:
    shown = ask(*argv)
    assert (shown.code, shown.out, shown.err.count("\n")) == (NotFound.exit_code, "", 1)
    assert said in shown.err
