"""A tie is one thing: what ends it, opens it, dates it, and whose act counts as whose."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snapshots import day, edge, snapshot, states, thing

from graphsvc.model.records import Claim, Date, Entity, Stated
from graphsvc.network.bonds import Bonds
from graphsvc.network.lasting import Lasting
from graphsvc.network.lens import Lens
from graphsvc.network.snapshot import Snapshot
from graphsvc.network.standing import Standing, Standings


def body(name: str, kind: str) -> Entity:
    return thing(name, "Organization").model_copy(update={"kind": kind})


THINGS: list[Entity] = [
    *(thing(name) for name in ("a", "b", "c")),
    thing("pact", "Agreement"), thing("new-pact", "Agreement"), thing("club", "Organization"),
    body("town-hall-a", "municipality"), body("council-a", "council"),
    body("port-a", "other"), thing("ann", "Person"), thing("bob", "Person"), thing("mayor", "Post"),
]  # fmt: skip


def on(text: str) -> tuple[str, str]:
    return text, text


def held(*claims: Claim, published: dict[str, str] | None = None) -> Snapshot:
    """A snapshot, with the day on which each source was published."""
    made = snapshot(THINGS, claims)
    for name, source in made.sources.items():
        told = (published or {}).get(name)
        made.sources[name] = source.model_copy(  # type: ignore[index]
            update={
                "published": day(told) if told else None,
                "publisher": Stated(value=f"house-of-{name}"),
            }
        )
    return made


def twinned(source: str = "news", start: str = "a", end: str = "b", **days: str) -> Claim:
    return edge(start, "TWINNED_WITH", end, source, **dated(**days))


def dated(**days: str) -> dict[str, dict[str, Date]]:
    return {"dates": {name.rstrip("_"): day(text) for name, text in days.items()}}


def tie(value: str, source: str = "news", modality: str = "asserted", **days: str) -> Claim:
    made = states("a", "status", value, source, modality=modality, **dated(**days))
    return made.model_copy(update={"kind": "tie_states", "start": "a", "end": "b"})


def pact(source: str = "news", name: str = "pact", **days: str) -> list[Claim]:
    return [edge(one, "PARTY_TO", name, source, **dated(**days)) for one in ("a", "b")]


def standing(made: Snapshot, **lens: Any) -> Standing:
    """How the one tie of ``a`` and ``b`` stands."""
    of = Lens.of(**lens)
    bonds = Bonds(made)
    [bond] = [bond for bond in bonds.of("a", of) if bond.other == "b"]
    [back] = [bond for bond in bonds.of("b", of) if bond.other == "a"]
    one, other = Standings(bonds, of).of(bond), Standings(bonds, of).of(back)
    assert one.states == other.states
    assert [one.on(on(d)) for d in DAYS] == [other.on(on(d)) for d in DAYS]
    return one


DAYS = ["1960-01-01", "1999-12-31", "2010-06-15", "2018-01-01", "2021-01-01", "2030-01-01"]


@pytest.mark.parametrize("ended", ["terminated", "withdrawn", "declined", "expired", "superseded"])
def test_every_ending_ends_the_tie_from_its_day_on(ended: str) -> None:
    made = held(twinned(from_="1975"), tie(ended, date="2017-03-16"), published={"news": "2019"})
    found = standing(made)
    assert found.on(on("1974-12-31")) is None
    assert found.on(on("1980-01-01")) == "certain"
    assert found.on(on("2017-03-15")) == "certain"
    assert found.on(on("2017-03-16")) == "ended"
    assert found.on(on("2018-06-01")) == "ended"
    assert found.on(("2017-01-01", "2017-12-31")) == "certain", "it stood in some of that year"
    assert found.on(("2017-04-01", "2018-12-31")) == "ended"


def test_an_imprecise_ending_makes_it_possible_until_it_is_certainly_over() -> None:
    found = standing(held(twinned(from_="1975"), tie("terminated", date="2017")))
    assert [found.on(on(d)) for d in ("2017-01-01", "2017-12-30", "2017-12-31")] == [
        "possible", "possible", "ended"
    ]  # fmt: skip


def test_an_ending_of_which_only_a_report_tells_lies_before_the_report() -> None:
    claims = [twinned(from_="1975"), tie("terminated", "gazette")]
    found = standing(held(*claims, published={"news": "2010-01-01", "gazette": "2015-05-05"}))
    assert [found.on(on(d)) for d in ("1990-01-01", "2012-01-01", "2015-05-05")] == [
        "certain", "possible", "ended"
    ]  # fmt: skip
    undated = standing(held(twinned(from_="1975"), tie("terminated", "gazette")))
    assert {undated.on(on(d)) for d in ("1980-01-01", "2030-01-01")} == {"possible"}


@pytest.mark.parametrize("again", ["reinstated", "renewed", "reaffirmed", "signed"])
def test_a_return_after_an_ending_opens_it_again(again: str) -> None:
    ends = tie("terminated", date="2017-03-16")
    found = standing(held(twinned(from_="1975"), ends, tie(again, "gazette", date="2019-07-01")))
    assert [found.on(on(d)) for d in ("2018-01-01", "2019-07-01")] == ["ended", "certain"]
    assert found.on(on("2025-01-01")) == "possible", "nobody vouches for it on that day"
    assert found.ending() is None
    assert found.since() == on("2019-07-01")


def test_a_new_agreement_opens_what_had_ended() -> None:
    signed = states("new-pact", "status", "signed", "gazette", **dated(date="2019-07-01"))
    claims = [twinned(from_="1975"), tie("terminated", date="2017"), *pact("gazette", "new-pact")]
    found = standing(held(*claims, signed))
    assert [found.on(on(d)) for d in ("2018-01-01", "2019-07-01")] == ["ended", "certain"]


def test_a_suspension_is_a_state_and_no_ending() -> None:
    found = standing(held(twinned(from_="1975"), tie("suspended", date="2022-03-05")))
    assert found.on(on("2023-01-01")) == "possible"
    assert found.ending() is None


def test_what_another_source_calls_standing_later_is_not_certainly_over() -> None:
    ends = tie("terminated", date="2017-03-16")
    later = {"news": "2018-01-01", "gazette": "2020-02-02"}
    found = standing(held(twinned(from_="1975"), ends, twinned("gazette"), published=later))
    assert [found.on(on(d)) for d in ("2016-01-01", "2018-01-01", "2030-01-01")] == [
        "certain", "possible", "possible"
    ]  # fmt: skip
    event = found.ending()
    assert event is not None
    assert not event.sure
    own = standing(held(twinned(), ends, published={"news": "2018-01-01"}))
    assert own.on(on("2018-01-01")) == "ended", "who tells of the end does not speak against it"


def test_a_denied_ending_is_doubtful_and_a_planned_one_is_none() -> None:
    ends = tie("terminated", date="2017-03-16")
    denied = tie("terminated", "gazette", "denied", as_of="2018-01-01")
    found = standing(held(twinned(from_="1975"), ends, denied), modality=["any"])
    assert found.on(on("2018-01-01")) == "possible"
    planned = tie("terminated", modality="planned", date="2017-03-16")
    assert standing(held(twinned(from_="1975"), planned), modality=["any"]).ending() is None


def test_a_denied_ending_is_doubtful_whatever_the_lens() -> None:
    ends = tie("terminated", date="2017-03-16")
    denied = tie("terminated", "gazette", "denied", as_of="2018-01-01")
    early = tie("terminated", "gazette", "denied", as_of="2016-01-01")
    assert standing(held(twinned(from_="1975"), ends, denied)).on(on("2018-01-01")) == "possible"
    assert standing(held(twinned(from_="1975"), ends, early)).on(on("2018-01-01")) == "ended"
    over = states("pact", "status", "withdrawn", **dated(date="2017-03-16"))
    signed = states("pact", "status", "signed", **dated(date="2001-02-03"))
    not_over = states(
        "pact", "status", "withdrawn", "gazette", modality="denied", **dated(date="2018")
    )
    found = standing(held(*pact(), signed, over, not_over))
    assert [found.on(on(d)) for d in ("2010-06-15", "2018-01-01")] == ["possible", "possible"]
    other = states("new-pact", "status", "withdrawn", "gazette", modality="denied")
    assert standing(held(*pact(), signed, over, other)).on(on("2018-01-01")) == "ended"


def test_who_tells_of_an_end_without_its_day_does_not_say_that_it_stood_until_then() -> None:
    found = standing(
        held(twinned(from_="1975"), tie("terminated"), published={"news": "2015-05-05"})
    )
    assert [found.on(on(d)) for d in ("2010-06-15", "2015-05-04", "2015-05-05")] == [
        "possible", "possible", "ended"
    ]  # fmt: skip
    own = [twinned(as_of="2012-06-01"), tie("terminated")]
    seen = standing(held(*own, published={"news": "2015-05-05"}))
    assert [seen.on(on(d)) for d in ("2012-06-01", "2012-06-02")] == ["possible", "possible"]
    two = [twinned(from_="1975"), tie("terminated", "gazette")]
    told = standing(held(*two, published={"news": "2012-02-02", "gazette": "2015-05-05"}))
    assert [told.on(on(d)) for d in ("2012-02-01", "2012-02-03")] == ["certain", "possible"]


def test_of_two_ends_that_two_sources_name_the_earlier_is_doubtful_until_the_later() -> None:
    claims = [
        twinned(from_="1975"), tie("terminated", date="2013-06-10"),
        tie("terminated", "gazette", date="2015-06-10"),
    ]  # fmt: skip
    found = standing(held(*claims))
    assert [found.on(on(d)) for d in ("2013-06-10", "2015-06-09", "2015-06-10")] == [
        "possible", "possible", "ended"
    ]  # fmt: skip
    again = standing(held(*claims, tie("reinstated", "daily", date="2014-02-02")))
    assert again.on(on("2014-01-01")) == "ended", "two ends of two times, not of one"
    terms = [twinned(from_="1990", to="1995"), twinned("gazette", from_="2000", to="2005")]
    assert standing(held(*terms)).on(on("1997-01-01")) == "ended"
    rivals = [twinned(from_="1990", to="1995"), twinned("gazette", from_="1990", to="2005")]
    assert standing(held(*rivals)).on(on("1999-12-31")) == "possible"


def test_what_another_sees_standing_on_a_later_day_makes_the_end_doubtful() -> None:
    ends = tie("terminated", date="2017-03-16")
    for days in ({"date": "2021-01-01"}, {"as_of": "2021-01-01"}):
        seen = tie("in force", "gazette", **days)
        found = standing(held(twinned(from_="1975"), ends, seen))
        assert found.on(on("2018-01-01")) == "possible", days
        assert found.on(on("2021-01-01")) != "ended"


def test_a_last_day_that_one_source_names_closes_what_another_left_open() -> None:
    claims = [twinned(from_="1990"), twinned("gazette", "b", "a", from_="1990", to="2015")]
    found = standing(held(*claims, published={"news": "2012", "gazette": "2016"}))
    assert [found.on(on(d)) for d in ("2014-06-01", "2015-06-01", "2016-01-01")] == [
        "certain", "possible", "ended"
    ]  # fmt: skip


def test_an_office_is_not_possible_for_ever_beside_a_register_that_ends_it() -> None:
    claims = [
        edge("ann", "HOLDS_POST", "mayor", "news", **dated(from_="2014")),
        edge("ann", "HOLDS_POST", "mayor", "gazette", **dated(from_="2014", to="2020-05-04")),
    ]
    made = held(*claims, published={"news": "2016", "gazette": "2021"})
    line = Lasting(Bonds(made), Lens()).line("HOLDS_POST", "ann", "mayor")
    assert [line.on(on(d)) for d in ("2013-12-31", "2015-01-01", "2020-05-04", "2020-05-05")] == [
        None, "certain", "certain", "ended"
    ]  # fmt: skip
    second = edge("ann", "HOLDS_POST", "mayor", "daily", **dated(from_="2023"))
    line = Lasting(Bonds(held(*claims, second)), Lens()).line("HOLDS_POST", "ann", "mayor")
    assert line.on(on("2022-01-01")) == "ended"
    assert line.on(on("2024-01-01")) == "possible"


def test_another_role_is_not_closed_with_the_first() -> None:
    member = edge("a", "MEMBER_OF", "club", "news", **dated(from_="2000"))
    board = edge(
        "a", "MEMBER_OF", "club", "news", qualifiers={"role": "board"},
        **dated(from_="2010", to="2012"),
    )  # fmt: skip
    line = Lasting(Bonds(held(member, board)), Lens()).line("MEMBER_OF", "a", "club")
    assert line.on(on("2015-01-01")) == "possible"


def test_an_agreement_ties_from_its_signing_on() -> None:
    signed = states("pact", "status", "signed", **dated(date="2017-05-05"))
    found = standing(held(*pact(), signed, published={"news": "2018"}))
    assert [found.on(on(d)) for d in ("2010-06-15", "2017-05-05", "2018-01-01", "2030-01-01")] == [
        None, "certain", "certain", "possible"
    ]  # fmt: skip
    assert found.since() == on("2017-05-05")


def test_an_end_of_an_instrument_leaves_the_tie_that_others_name() -> None:
    signed = states("pact", "status", "signed", **dated(date="2012-01-01"))
    expired = states("pact", "status", "expired", **dated(date="2016-01-01"))
    found = standing(held(twinned(from_="1990"), *pact(), signed, expired))
    assert found.on(on("2020-01-01")) == "possible"
    alone = standing(held(*pact(), signed, expired))
    assert alone.on(on("2020-01-01")) == "ended"


def test_a_terminated_sister_city_agreement_ends_the_tie() -> None:
    kind = states("pact", "kind of tie", "sister city")
    ended = states("pact", "status", "terminated", **dated(date="2016-01-01"))
    found = standing(held(twinned(from_="1990"), *pact(), kind, ended))
    assert found.on(on("2020-01-01")) == "ended"


def test_a_cooperation_is_a_tie_of_its_own() -> None:
    kind = states("pact", "kind of tie", "cooperation")
    made = held(twinned(from_="1990"), tie("terminated", date="2016"), *pact(), kind)
    bonds = [(bond.kind, bool(bond.direct)) for bond in Bonds(made).of("a", Lens())]
    assert bonds == [("tie", True), ("cooperation", False)]
    lasting = Lasting(Bonds(made), Lens())
    assert lasting.line("PARTY_TO", "a", "pact").on(on("2020-01-01")) == "undated"
    assert lasting.line("TWINNED_WITH", "b", "a").on(on("2020-01-01")) == "ended"


@pytest.mark.parametrize("body", ["town-hall-a", "council-a"])
def test_what_its_own_body_does_is_the_citys(body: str) -> None:
    serves = edge(body, "SERVES", "a")
    tied = [edge(body, "TWINNED_WITH", "b"), edge(body, "PARTY_TO", "pact"),
            edge("c", "PARTY_TO", "pact")]  # fmt: skip
    bonds = Bonds(held(serves, *tied))
    assert [bond.other for bond in bonds.of("a", Lens())] == ["b", "c"]
    assert bonds.asserted_parties("pact") == ["a", "c"]
    assert [bond.other for bond in bonds.of("b", Lens())] == ["a"]
    assert list(bonds.bodies("a")) == [body]


def test_for_whom_somebody_signed_is_a_party_where_no_claim_names_one() -> None:
    def signed(by: str, party: str, **more: Any) -> Claim:
        made = edge(by, "SIGNED", "pact", qualifiers={"for_party": party}, **more)
        return made

    serves = edge("town-hall-a", "SERVES", "a")
    state = states("pact", "status", "signed", **dated(date="2018-02-02"))
    both = [signed("ann", "town-hall-a"), signed("bob", "b"), serves, state]
    found = standing(held(*both))
    assert [found.on(on(d)) for d in ("2017-12-31", "2018-02-02")] == [None, "certain"]
    bonds = Bonds(held(*both, *pact()))
    assert bonds.asserted_parties("pact") == ["a", "b"]
    assert all(bonds.snapshot.claims.types[i] == "PARTY_TO" for i in bonds.parties("pact"))
    for other in ([signed("bob", "port-a")], [signed("bob", "b", modality="planned")], []):
        alone = Bonds(held(signed("ann", "town-hall-a"), serves, state, *other))
        assert list(alone.of("a", Lens())) == []


def test_a_port_is_not_the_city_nor_is_a_council_of_which_nobody_says_whose_it_is() -> None:
    tied = [edge("port-a", "TWINNED_WITH", "b"), edge("council-a", "TWINNED_WITH", "c")]
    bonds = Bonds(held(edge("port-a", "SERVES", "a"), *tied))
    assert bonds.of("a", Lens()) == []
    assert [bond.other for bond in bonds.of("c", Lens())] == ["council-a"]
    planned = Bonds(held(edge("council-a", "SERVES", "a", modality="planned"), *tied))
    assert planned.of("a", Lens()) == []


ENDS = st.sampled_from(["terminated", "expired", "reinstated", "signed", "in force", "suspended"])
WHEN = st.sampled_from(["1980", "1999-12-31", "2005-06", "2010", "2017-03-16", "2020"])
STATED = st.builds(
    lambda value, when, source: tie(value, source, date=when),
    ENDS, WHEN, st.sampled_from(["news", "gazette"]),
)  # fmt: skip
NAMED = st.builds(
    lambda source, start, when: twinned(
        source, start, "b" if start == "a" else "a", **({"from_": when} if when else {})
    ),
    st.sampled_from(["news", "gazette", "daily"]), st.sampled_from("ab"), st.none() | WHEN,
)  # fmt: skip


@given(st.lists(NAMED, min_size=1, max_size=3), st.lists(STATED, max_size=4))
def test_all_questions_find_one_standing_and_a_period_is_as_sure_as_its_surest_day(
    named: list[Claim], stated: list[Claim]
) -> None:
    claims = {claim.id: claim for claim in (*named, *stated)}.values()
    made = held(*claims, published={"news": "2018", "daily": "2021-02-02"})
    found = standing(made)
    line = Lasting(Bonds(made), Lens()).line("TWINNED_WITH", "b", "a")
    order = ["certain", "possible", "undated", "ended", None]
    for first in DAYS:
        assert found.on(on(first)) == line.on(on(first))
        for last in DAYS:
            if first < last:
                within = [found.on(on(d)) for d in DAYS if first <= d <= last]
                surest = min(order.index(one) for one in within)
                assert order.index(found.on((first, last))) <= surest


def test_what_is_called_a_tie_without_a_day_does_not_stand_before_its_signing() -> None:
    claims = [twinned(), tie("signed", "gazette", date="2018-05-04")]
    found = standing(held(*claims, published={"news": "2020-01-01", "gazette": "2018-06"}))
    assert [found.on(on(d)) for d in ("2010-06-15", "2018-05-04", "2030-01-01")] == [
        None, "certain", "possible"
    ]  # fmt: skip
    before = standing(held(*claims, published={"news": "2015-01-01"}))
    assert before.on(on("2010-06-15")) == "possible", "somebody called it one before"
    assert before.since() == ("", "2015-01-01")


def test_since_is_by_the_day_on_which_it_is_known_to_have_stood() -> None:
    found = standing(held(twinned(), tie("suspended", date="2011"), tie("signed", date="2025")))
    assert found.since() == ("", "2011-12-31")
    again = standing(held(twinned(), tie("reaffirmed", date="1990-05-05")))
    assert again.since() == ("", "1990-05-05")
    narrow = standing(held(twinned(from_="2017/2021"), twinned("gazette", from_="2021-07")))
    assert narrow.since() == ("2021-07-01", "2021-07-31")


def test_an_undated_ending_beside_another_voice_is_doubtful() -> None:
    ended = standing(held(twinned(), tie("terminated"))).ending()
    assert ended is not None
    assert ended.sure
    doubted = standing(held(twinned("gazette"), twinned(), tie("terminated"))).ending()
    assert doubted is not None
    assert not doubted.sure


def test_a_duration_that_has_run_out_makes_it_possible() -> None:
    signed = states("pact", "status", "signed", **dated(date="2014-03-31"))
    lasts = states("pact", "duration", "P5Y")
    found = standing(held(*pact(), signed, lasts, published={"news": "2022-01-01"}))
    assert [found.on(on(d)) for d in ("2018-01-01", "2019-03-31", "2021-01-01")] == [
        "certain", "possible", "possible"
    ]  # fmt: skip
    event = found.ending()
    assert event is not None
    assert (event.stated, event.sure) == (on("2019-03-31"), False)
