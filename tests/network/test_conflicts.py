"""Conflicts: what the rules find, what they leave alone, and what the curator has judged."""

from __future__ import annotations

from typing import Any

import pytest
from asking import Api
from snapshots import day, edge, snapshot, states, thing

from graphsvc.answers.present import Presenter
from graphsvc.model.records import Claim, Conflict
from graphsvc.network.conflicts import DENIAL, SINGLE_VALUE, conflicts_in
from graphsvc.network.snapshot import Snapshot

THINGS = (
    thing("agr", "Agreement"), thing("other", "Agreement"), thing("khoy"), thing("konya"),
    thing("uclg", "Organization"),
)  # fmt: skip


def found(*claims: Claim, judged: tuple[Conflict, ...] = ()) -> list[tuple[str, str, set[str]]]:
    """The conflicts: kind, who found it, and the values (or modalities) that stand against."""
    held = snapshot(THINGS, claims, judged)
    return [
        (f.kind, f.found_by, {_shown(held, position) for position in f.claims})
        for f in conflicts_in(held)
    ]


def _shown(held: Snapshot, position: int) -> str:
    row = held.claims.rows[position]
    return str(row.get("value", row["modality"]))


def test_two_values_of_a_single_valued_attribute_conflict() -> None:
    assert found(
        states("agr", "form", "agreement"),
        states("agr", "form", "protocol", "gazette"),
    ) == [("value", SINGLE_VALUE, {"agreement", "protocol"})]


def test_within_one_source_the_conflict_says_so() -> None:
    assert found(states("agr", "form", "agreement"), states("agr", "form", "protocol")) == [
        ("within one source", SINGLE_VALUE, {"agreement", "protocol"})
    ]


@pytest.mark.parametrize(
    "claims",
    [
        # the same value twice
        (states("agr", "form", "protocol"), states("agr", "form", "protocol", "gazette")),
        # several at once are possible
        (states("agr", "kind of tie", "sister city"), states("agr", "kind of tie", "partnership")),
        (states("agr", "status", "signed"), states("agr", "status", "planned", "gazette")),
        (states("agr", "described as", "old"), states("agr", "described as", "new")),
        # of two things
        (states("agr", "form", "agreement"), states("other", "form", "protocol")),
        # one of them is not asserted
        (
            states("agr", "form", "agreement"),
            states("agr", "form", "protocol", modality="planned"),
        ),
        (
            states("agr", "form", "agreement"),
            states("agr", "form", "protocol", modality="denied"),
        ),
    ],
)
def test_what_can_be_true_together_does_not_conflict(claims: tuple[Claim, ...]) -> None:
    assert found(*claims) == []


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("2025-12-14", "2025-12-17", True),
        ("2025-12-14", "2025-12-14", False),
        ("2025-12", "2025-12-17", False),
        ("2025", "2025-12-17", False),
        ("2024", "2025-12-17", True),
        ("2025-11", "2025-12", True),
        ("2018-03-21/2019-03-20", "2019", False),
        ("2018-03-21/2019-03-20", "2019-03-21", True),
        ("2025-12-14/..", "2026", False),
        ("../2020", "2019-05", False),
        ("../2020", "2021", True),
        ("202X", "2025-12-17", False),
        ("2025~", "2025-06-01", False),
    ],
)
def test_dates_conflict_only_where_they_cannot_be_one_day(
    one: str, other: str, conflict: bool
) -> None:
    claims = (
        states("agr", "date of signing", one),
        states("agr", "date of signing", other, "gazette"),
    )
    assert bool(found(*claims)) is conflict


def test_of_three_values_all_that_have_a_rival_are_in_one_conflict() -> None:
    assert found(
        states("agr", "date of signing", "2025"),
        states("agr", "date of signing", "2025-12-14", "gazette"),
        states("agr", "date of signing", "2025-12-17", "blog"),
    ) == [("value", SINGLE_VALUE, {"2025-12-14", "2025-12-17"})]


def test_asserted_against_denied() -> None:
    assert found(
        edge("khoy", "MEMBER_OF", "uclg"),
        edge("khoy", "MEMBER_OF", "uclg", "gazette", modality="denied"),
    ) == [("modality", DENIAL, {"asserted", "denied"})]


def test_what_says_the_same_either_way_round_is_denied_either_way_round() -> None:
    assert found(
        edge("khoy", "TWINNED_WITH", "konya"),
        edge("konya", "TWINNED_WITH", "khoy", "gazette", modality="denied"),
    ) == [("modality", DENIAL, {"asserted", "denied"})]
    dormant = {"kind": "tie_states", "attribute": "status", "value": "dormant"}
    assert found(
        Claim(source="news", start="khoy", end="konya", **dormant),
        Claim(source="gazette", start="konya", end="khoy", modality="denied", **dormant),
    ) == [("modality", DENIAL, {"dormant"})]
    assert not found(
        edge("khoy", "PART_OF", "konya"),
        edge("konya", "PART_OF", "khoy", "gazette", modality="denied"),
    )


@pytest.mark.parametrize(
    ("asserted", "denied", "conflict"),
    [
        ({"from": "2000", "to": "2010"}, {"as_of": "2025-01-01"}, False),
        ({"from": "2000", "to": "2010"}, {"as_of": "2010-06"}, True),
        ({"from": "2000"}, {"as_of": "2025-01-01"}, True),
        ({"from": "2000"}, {"as_of": "1999"}, False),
        ({"to": "2010"}, {"from": "2011"}, False),
        ({"to": "2010"}, {"from": "2010"}, True),
        ({"date": "2020"}, {"to": "2019"}, False),
        ({"date": "2010"}, {"as_of": "2025-01-01"}, True),
        # Nobody says how long what is so as of a day was so before and after.
        ({"as_of": "2005"}, {"as_of": "2025"}, True),
        ({"to": "2010"}, {}, True),
    ],
)
def test_a_denial_of_other_days_is_no_conflict(
    asserted: dict[str, str], denied: dict[str, str], conflict: bool
) -> None:
    one, other = ({name: day(text) for name, text in dates.items()} for dates in (asserted, denied))
    claims = (
        edge("khoy", "MEMBER_OF", "uclg", dates=one),
        edge("khoy", "MEMBER_OF", "uclg", "gazette", modality="denied", dates=other),
    )
    assert bool(found(*claims)) is conflict


def test_a_third_who_speaks_of_other_days_is_left_out() -> None:
    ended = {"dates": {"to": day("2010")}}
    held = snapshot(THINGS, [
        edge("khoy", "MEMBER_OF", "uclg"),
        edge("khoy", "MEMBER_OF", "uclg", "blog", **ended),
        edge("khoy", "MEMBER_OF", "uclg", "gazette", modality="denied",
             dates={"as_of": day("2025")}),
    ])  # fmt: skip
    (conflict,) = conflicts_in(held)
    assert {held.claims.rows[i]["source"] for i in conflict.claims} == {"news", "gazette"}


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [("P1Y", "P12M", False), ("P2W", "P14D", False), ("P1Y", "P2Y", True), ("P1M", "P30D", True)],
)
def test_durations_conflict_where_they_are_not_exactly_as_long(
    one: str, other: str, conflict: bool
) -> None:
    claims = states("agr", "duration", one), states("agr", "duration", other, "gazette")
    assert bool(found(*claims)) is conflict


def test_a_statement_asserted_and_denied_in_two_sources() -> None:
    assert found(
        states("agr", "status", "in force"),
        states("agr", "status", "in force", "gazette", modality="denied"),
    ) == [("modality", DENIAL, {"in force"})]


@pytest.mark.parametrize(
    "claims",
    [
        # planned is no denial
        (("khoy", "asserted"), ("khoy", "planned")),
        # of two cities
        (("khoy", "asserted"), ("konya", "denied")),
        # both deny
        (("khoy", "denied"), ("khoy", "denied")),
        # a denial of what nobody asserts
        (("khoy", "proposed"), ("khoy", "denied")),
    ],
)
def test_only_an_assertion_stands_against_a_denial(claims: Any) -> None:
    (one, how), (other, as_how) = claims
    assert (
        found(
            edge(one, "MEMBER_OF", "uclg", modality=how),
            edge(other, "MEMBER_OF", "uclg", "gazette", modality=as_how),
        )
        == []
    )


def test_other_values_of_a_denied_attribute_do_not_conflict() -> None:
    assert (
        found(
            states("agr", "status", "signed"),
            states("agr", "status", "in force", "gazette", modality="denied"),
        )
        == []
    )


def judged(kind: str = "value", *cited: str) -> Conflict:
    return Conflict(claims=cited or ("news#a", "gazette#b"), kind=kind, note="why")


def test_what_the_curator_judged_a_rule_does_not_find_again() -> None:
    claims = (
        states("agr", "form", "agreement", key="a"),
        states("agr", "form", "protocol", "gazette", key="b"),
    )
    assert found(*claims, judged=(judged(),)) == [("value", "curator", {"agreement", "protocol"})]


def test_a_judgement_does_not_hide_a_third_rival() -> None:
    by = [
        conflict[1]
        for conflict in found(
            states("agr", "form", "agreement", key="a"),
            states("agr", "form", "protocol", "gazette", key="b"),
            states("agr", "form", "contract", "blog"),
            judged=(judged(),),
        )
    ]
    assert by == ["curator", SINGLE_VALUE]


def test_a_cited_claim_that_is_gone_is_named() -> None:
    held = snapshot(THINGS, [states("agr", "form", "agreement", key="a")], (judged(),))
    (conflict,) = conflicts_in(held)
    assert conflict.missing == ("gazette#b",)
    assert len(conflict.claims) == 1


@pytest.mark.parametrize(("kind", "marked"), [("value", True), ("succession", False)])
def test_one_after_the_other_is_listed_but_marks_no_claim(kind: str, marked: bool) -> None:
    claims = (
        states("agr", "status", "signed", key="a"),
        states("agr", "status", "expired", "gazette", key="b"),
    )
    presenter = Presenter(snapshot(THINGS, claims, (judged(kind),)))
    (name,) = presenter.conflicts
    assert presenter.conflict(name).kind == kind
    assert all(bool(claim.contested_by) is marked for claim in presenter.claims([0, 1]))


def test_ids_are_the_same_whatever_the_order() -> None:
    claims = [states("agr", "form", f) for f in ("agreement", "protocol", "contract")]
    (one,), (other,) = (conflicts_in(snapshot(THINGS, c)) for c in (claims, claims[::-1]))
    assert one.id == other.id
    assert one.id.startswith("single-valued-attribute~")


def test_the_two_reports_are_at_odds_about_programme_and_working_groups_alone(api: Api) -> None:
    conflicts = api.every("/v1/contested")
    assert {c["found_by"] for c in conflicts} == {"curator"}
    about = [sorted({claim["end"]["id"] for claim in c["claims"]}) for c in conflicts]
    assert sorted(about) == [
        *[["four-year-programme"]] * 3, ["joint-working-groups"]
    ]  # fmt: skip
    assert all(c["missing"] == [] for c in conflicts)
    for name, count in (("joint-working-groups", 1), ("four-year-programme", 3), ("khoy", 0)):
        assert len(api.every("/v1/contested", about=name)) == count


def test_a_claim_whose_opponents_were_removed_is_not_contested() -> None:
    claims = (states("agr", "status", "signed", key="a"),)
    presenter = Presenter(snapshot(THINGS, claims, (judged("value"),)))
    (name,) = presenter.conflicts
    assert presenter.conflict(name).missing == ["gazette#b"]
    assert [claim.contested_by for claim in presenter.claims([0])] == [[]]


def of_statements(*claims: Claim) -> list[tuple[str, str, int]]:
    """The conflicts of one statement: kind, rule, how many claims."""
    held = snapshot((*THINGS, thing("mayor", "Post"), thing("ann", "Person")), claims)
    return [
        (f.kind, f.found_by, len(f.claims))
        for f in conflicts_in(held)
        if f.found_by not in (DENIAL, SINGLE_VALUE)
    ]


def twinned(start: str, end: str, source: str, **more: Any) -> Claim:
    return edge(start, "TWINNED_WITH", end, source, **more)


def dated(**days: str) -> dict[str, Any]:
    return {"dates": {name.rstrip("_"): day(text) for name, text in days.items()}}


def test_disjoint_beginnings_of_one_tie_conflict_whichever_way_round() -> None:
    one = twinned("khoy", "konya", "news", **dated(from_="2017"))
    other = twinned("konya", "khoy", "gazette", **dated(from_="2018"))
    assert of_statements(one, other) == [("value", "beginnings of one statement", 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"from_": "2017"}, {"from_": "2017-05-04"}),  # one is more precise
        ({"from_": "2017"}, {}),  # silence
        ({"from_": "2017"}, {"as_of": "2030"}),
        ({"from_": "2010", "to": "2012"}, {"from_": "2015"}),  # two terms
        ({"to": "2012-06"}, {"to": "2012"}),
    ],
)
def test_what_may_both_be_so_is_no_conflict(one: dict[str, str], other: dict[str, str]) -> None:
    first = twinned("khoy", "konya", "news", **dated(**one))
    assert of_statements(first, twinned("khoy", "konya", "gazette", **dated(**other))) == []
    first = edge("ann", "HOLDS_POST", "mayor", "news", **dated(**one))
    second = edge("ann", "HOLDS_POST", "mayor", "gazette", **dated(**other))
    assert of_statements(first, second) == []


def test_disjoint_ends_kinds_and_grades_conflict() -> None:
    ends = [
        edge("ann", "HOLDS_POST", "mayor", "news", **dated(from_="2014", to="2018")),
        edge("ann", "HOLDS_POST", "mayor", "gazette", **dated(from_="2014", to="2020")),
    ]
    assert of_statements(*ends) == [("value", "ends of one statement", 2)]
    kinds = [
        twinned("khoy", "konya", name, qualifiers={"kind": kind})
        for name, kind in (("news", "sister city"), ("gazette", "friendship city"))
    ]
    assert of_statements(*kinds) == [("value", "kinds of one statement", 2)]
    grades = [
        edge("khoy", "MEMBER_OF", "uclg", name, qualifiers={"grade": grade}, **dated(as_of=on))
        for name, grade, on in (
            ("news", "full", "2020-01-01"),
            ("gazette", "associate", "2020-01-01"),
            ("daily", "observer", "2010-01-01"),
        )
    ]
    assert of_statements(*grades) == [("value", "grades of one statement", 2)]


def test_what_is_done_several_times_has_several_days() -> None:
    first = edge("khoy", "PROPOSED", "agr", "news", **dated(date="2017"))
    assert (
        of_statements(first, edge("khoy", "PROPOSED", "agr", "gazette", **dated(date="2018"))) == []
    )


def test_what_is_not_asserted_contradicts_no_beginning() -> None:
    first = twinned("khoy", "konya", "news", **dated(from_="2017"))
    second = twinned("khoy", "konya", "gazette", modality="planned", **dated(from_="2018"))
    assert of_statements(first, second) == []
