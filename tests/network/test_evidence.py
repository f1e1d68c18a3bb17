"""Independent sources: publishers and families of shared text, and which statements have enough."""

from __future__ import annotations

from snapshots import edge, snapshot, states, thing

from graphsvc.model.records import Source, Stated
from graphsvc.network.evidence import independent, statement
from graphsvc.network.lens import Lens


def source(name: str, publisher: str | None = None, family: str | None = None) -> Source:
    stated = Stated(value=publisher) if publisher else None
    return Source(id=name, kind="news", language="fa", publisher=stated, family=family)


def test_the_smaller_of_publishers_and_families_counts() -> None:
    one, two = source("a", "irib", "signing"), source("b", "alwefaq", "signing")
    assert independent([one, two]) == 1  # two publishers of one text
    assert independent([one, source("c", "irib")]) == 1  # two texts of one publisher
    assert independent([one, source("d", "tasnim")]) == 2
    assert independent([one, one]) == 1
    assert independent([]) == 0


def test_who_names_no_publisher_counts_for_itself() -> None:
    assert independent([source("a"), source("b")]) == 2


def test_claims_support_each_other_either_way_round_where_that_says_the_same() -> None:
    def said(kind: str, start: str, end: str) -> object:
        return statement(kind, start, end, "asserted", None, None)

    assert said("TWINNED_WITH", "khoy", "konya") == said("TWINNED_WITH", "konya", "khoy")
    assert said("MEMBER_OF", "khoy", "konya") != said("MEMBER_OF", "konya", "khoy")
    assert said("STATES", "news", "konya") == said("STATES", "gazette", "konya")


def test_a_lens_that_wants_two_publishers_leaves_what_one_says() -> None:
    held = snapshot(
        (thing("khoy"), thing("konya"), thing("agr", "Agreement")),
        (
            edge("khoy", "TWINNED_WITH", "konya"),
            edge("konya", "TWINNED_WITH", "khoy", source="gazette"),
            edge("khoy", "PARTY_TO", "agr"),
            edge("konya", "PARTY_TO", "agr", source="gazette"),
            states("agr", "form", "protocol"),
            states("agr", "form", "protocol", "gazette"),
            states("agr", "duration", "P4Y", "gazette"),
        ),
    )
    kept = {
        (held.claims.real_type(i), held.claims.rows[i].get("attribute"))
        for i in held.seen(Lens(min_publishers=2))
    }
    assert kept == {("TWINNED_WITH", None), ("STATES", "form")}
    assert list(held.seen(Lens(min_publishers=3))) == []
