"""The state as of a day: the latest that is stated, and what rivals it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.network.status import Latest, latest_state
from graphsvc.network.when import Days


def on(day: str) -> Days:
    return day, day


PROPOSED = ("proposed", on("2023-11-01"))
AGENDA = ("on a council's agenda", on("2025-05-04"))
SIGNED = ("signed", on("2025-12-14"))


def test_the_latest_state_stands_and_what_it_followed_is_no_rival() -> None:
    latest = latest_state([SIGNED, PROPOSED, AGENDA], None)
    assert latest is not None
    assert (latest.value, latest.claims, latest.rivals) == ("signed", (0,), ())


def test_as_of_a_day_later_states_are_not_known_yet() -> None:
    latest = latest_state([SIGNED, PROPOSED, AGENDA], "2025-12-13")
    assert latest is not None
    assert (latest.value, latest.rivals) == ("on a council's agenda", ())
    assert latest_state([SIGNED], "2025-12-13") is None
    assert latest_state([], None) is None


def test_states_of_one_day_rival_each_other() -> None:
    latest = latest_state([SIGNED, ("in force", ("2025-01-01", "2025-12-13"))], None)
    assert latest is not None
    assert (latest.value, latest.rivals) == ("signed", ())
    latest = latest_state([SIGNED, ("approved by council", on("2025-12-15"))], None)
    assert latest is not None
    assert (latest.value, latest.rivals) == ("signed", (1,))  # the one that is further on
    forces = [("dormant", on("2025-12-14")), ("in force", on("2025-12-14"))]
    assert latest_state(forces, None) == Latest("dormant", on("2025-12-14"), (0,), (1,))
    # Nothing is dormant but what was signed before.
    assert latest_state([forces[0], SIGNED], None) == Latest("dormant", on("2025-12-14"), (0,), ())


def test_what_was_on_the_way_to_a_signing_is_no_rival_of_it() -> None:
    year = ("planned", ("2025-01-01", "2025-12-31"))
    for before in (year, ("planned", on("2025-12-14")), ("announced", None), PROPOSED):
        latest = latest_state([before, SIGNED], None)
        assert latest is not None
        assert (latest.value, latest.rivals) == ("signed", ())
        earlier = latest_state([before, SIGNED], "2025-12-13")
        assert earlier is None or earlier.value == before[0]


def test_a_plan_told_after_a_signing_is_beside_it_and_after_its_end_is_a_state_of_its_own() -> None:
    later = ("proposed", on("2026-03-01"))
    latest = latest_state([later, SIGNED], None)
    assert latest is not None
    assert (latest.value, latest.rivals) == ("signed", (0,))
    anew = latest_state([later, SIGNED, ("terminated", on("2026-01-01"))], None)
    assert anew is not None
    assert (anew.value, anew.rivals) == ("proposed", ())


def test_an_undated_state_rivals_every_dated_one() -> None:
    latest = latest_state([("proposed", None), AGENDA], None)
    assert latest is not None
    assert (latest.value, latest.rivals) == ("on a council's agenda", (0,))
    alone = latest_state([("proposed", None), ("signed", None)], "2000-01-01")
    assert alone is not None
    assert (alone.value, alone.days, alone.rivals) == ("signed", None, (0,))


def test_a_state_of_some_day_of_a_year_rivals_what_lies_in_that_year() -> None:
    year = ("suspended", ("2025-01-01", "2025-12-31"))
    latest = latest_state([year, SIGNED], None)
    assert latest is not None
    assert latest.value == "suspended"  # it may be of a later day; the other is its rival
    assert latest.rivals == (1,)


def test_several_claims_of_one_state_stand_together() -> None:
    latest = latest_state([("signed", on("2025-12-17")), SIGNED, PROPOSED], None)
    assert latest is not None
    assert latest.claims == (0, 1)


def test_a_state_that_was_left_and_came_again_rests_on_what_is_said_of_the_last_time() -> None:
    freeze, thaw = ("suspended", on("2023-02-08")), ("reinstated", on("2023-09-01"))
    latest = latest_state([freeze, thaw, ("suspended", on("2025-05-30"))], None)
    assert latest is not None
    assert (latest.value, latest.claims, latest.rivals) == ("suspended", (2,), ())


def test_a_state_that_may_not_have_begun_has_the_one_before_as_its_rival() -> None:
    stated = [("suspended", on("2005-01-01")), ("reinstated", ("2014-10-01", "2014-10-31"))]
    within = latest_state(stated, "2014-10-20")
    assert within is not None
    assert (within.value, within.rivals) == ("reinstated", (0,))
    after = latest_state(stated, "2014-10-31")
    assert after is not None
    assert (after.value, after.rivals) == ("reinstated", ())


def test_of_one_state_the_day_goes_before_the_year() -> None:
    latest = latest_state(
        [("signed", ("1998-01-01", "1998-12-31")), ("signed", on("1998-09-24"))], None
    )
    assert latest is not None
    assert (latest.days, latest.claims) == (on("1998-09-24"), (0, 1))


VALUES = st.sampled_from(["dormant", "signed", "in force"])
WHEN = st.none() | st.sampled_from(["2020-01-01", "2021-01-01", "2022-01-01"]).map(on)


@given(st.lists(st.tuples(VALUES, WHEN)), st.sampled_from(["2020-06-01", "2021-06-01", None]))
def test_no_claim_is_both_and_none_of_a_later_day(
    stated: list[tuple[str, Days | None]], day: str | None
) -> None:
    latest = latest_state(stated, day)
    dated = {value for value, d in stated if d is not None}
    known = [
        d for v, d in stated
        if (d is None and (day is None or v not in dated)) or (d and (day is None or d[0] <= day))
    ]  # fmt: skip
    assert (latest is None) == (not known)
    if latest is None:
        return
    assert not set(latest.claims) & set(latest.rivals)
    assert {stated[i][0] for i in latest.claims} == {latest.value}
    assert latest.value not in {stated[i][0] for i in latest.rivals}
    days = [d[0] for d in known if d is not None]
    assert latest.days == (on(max(days)) if days else None)


def test_who_states_no_day_tells_of_the_day_that_another_states() -> None:
    stated = [("suspended", None), ("suspended", on("2022-03-16"))]
    assert latest_state(stated, "2015-01-01") is None
    latest = latest_state(stated, "2022-05-01")
    assert latest is not None
    assert (latest.value, latest.days) == ("suspended", on("2022-03-16"))


def test_an_undated_signing_comes_after_the_dated_way_to_it() -> None:
    stated = [("approved by council", on("2011-06-18")), ("signed", None)]
    latest = latest_state(stated, None)
    assert latest is not None
    assert (latest.value, latest.days, latest.rivals) == ("signed", None, ())
    then = latest_state(stated, "2011-07-01")
    assert then is not None
    assert (then.value, then.rivals) == ("approved by council", (1,))


def test_times_of_day_put_the_states_of_one_day_in_order() -> None:
    stated = [("suspended", on("2022-03-16")), ("reinstated", on("2022-03-16"))]
    latest = latest_state(stated, None, ["T17:00", "T09:30"])
    assert latest is not None
    assert (latest.value, latest.rivals) == ("suspended", ())
    latest = latest_state(stated, None, ["T08:00", "T09:30"])
    assert latest is not None
    assert (latest.value, latest.rivals) == ("reinstated", ())
    latest = latest_state(stated, None, ["", "T09:30"])
    assert latest is not None
    assert (latest.value, latest.rivals) == ("reinstated", (0,))
