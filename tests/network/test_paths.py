"""Paths: the shortest, all of one length, and never through what connects everything."""

from __future__ import annotations

from typing import Any

import pytest
from asking import Api
from snapshots import edge, snapshot, states, thing

from graphsvc.answers.networks import paths_answer
from graphsvc.answers.present import Presenter
from graphsvc.model import model
from graphsvc.model.records import Claim, Entity
from graphsvc.network.bonds import Bonds
from graphsvc.network.lasting import Lasting
from graphsvc.network.lens import Lens
from graphsvc.network.paths import Paths, path_graph, shortest_paths
from graphsvc.network.snapshot import Snapshot

CITIES = [thing(name) for name in "abcdef"]
EVERYTHING = Lens.of(["any"])


def look(
    held: Snapshot,
    start: str,
    end: str,
    lens: Lens | None = None,
    longest: int = 6,
    limit: int = 10,
) -> Paths:
    graph = path_graph(Lasting(Bonds(held), lens or Lens()))
    return shortest_paths(graph, held, start, end, longest, limit)


def names(paths: Paths) -> list[str]:
    return ["".join([path[0].start, *(hop.end for hop in path)]) for path in paths.found]


def twins(*pairs: str, **more: Any) -> list[Claim]:
    return [edge(one, "TWINNED_WITH", other, **more) for one, other in pairs]


def test_the_shortest_path_and_no_longer_one() -> None:
    held = snapshot(CITIES, twins("ab", "bc", "cd", "ad"))
    assert names(look(held, "a", "d")) == ["ad"]
    assert names(look(held, "a", "c")) == ["abc", "adc"]


def test_claims_are_followed_in_either_direction() -> None:
    held = snapshot(CITIES, twins("ba", "bc"))
    assert names(look(held, "a", "c")) == ["abc"]
    assert names(look(held, "c", "a")) == ["cba"]


def test_a_hop_holds_every_claim_between_the_two() -> None:
    claims = [*twins("ab"), *twins("ba"), *twins("ab", source="gazette"), *twins("bc")]
    held = snapshot(CITIES, claims)
    ((first, second),) = look(held, "a", "c").found
    assert len(first.claims) == 3
    assert len(second.claims) == 1
    assert {held.claims.ids[i] for i in first.claims} == {c.id for c in claims[:3]}


def test_all_of_the_shortest_length_in_a_fixed_order_and_no_more_than_asked_for() -> None:
    held = snapshot(CITIES, twins("ab", "bf", "ac", "cf", "ad", "df", "ae", "ef"))
    assert names(look(held, "a", "f")) == ["abf", "acf", "adf", "aef"]
    assert look(held, "a", "f").more is False
    few = look(held, "a", "f", limit=3)
    assert len(few.found) == 3
    assert few.more is True
    assert look(held, "a", "f", limit=4).more is False


def test_the_longest_is_respected() -> None:
    held = snapshot(CITIES, twins("ab", "bc", "cd", "de"))
    assert names(look(held, "a", "e", longest=4)) == ["abcde"]
    assert look(held, "a", "e", longest=3) == Paths((), False)


def test_no_way_is_no_path() -> None:
    held = snapshot(CITIES, twins("ab", "cd"))
    assert look(held, "a", "d") == Paths((), False)
    assert look(held, "a", "f") == Paths((), False)
    assert look(held, "e", "f") == Paths((), False)


THROUGH = {
    "Country": ("LOCATED_IN", False),
    "Topic": ("COVERS", False),
    "Event": ("TOOK_PART_IN", False),
    "Place": ("LOCATED_IN", False),
    "Organization": ("MEMBER_OF", True),
    "Agreement": ("PARTY_TO", True),
    "Post": ("POST_OF", True),
}


@pytest.mark.parametrize("kind", THROUGH)
def test_which_kinds_of_things_connect(kind: str) -> None:
    relationship, connects = THROUGH[kind]
    between = thing("m", kind)
    claims = [edge("a", relationship, "m"), edge("b", relationship, "m")]
    found = look(snapshot([*CITIES, between], claims), "a", "b")
    assert names(found) == (["amb"] if connects else [])


@pytest.mark.parametrize("relationship", sorted(model.PATH_RELATIONSHIPS))
@pytest.mark.parametrize("kind", ["Country", "Topic", "Event"])
def test_not_even_over_an_allowed_relationship_through_a_thing_that_connects_everything(
    kind: str, relationship: str
) -> None:
    claims = [edge("a", relationship, "m"), edge("b", relationship, "m")]
    assert names(look(snapshot([*CITIES, thing("m", kind)], claims), "a", "b")) == []


def test_a_plural_thing_is_no_way_through_but_may_be_an_end() -> None:
    several = thing("m", "Organization", collective=True)
    held = snapshot([*CITIES, several], [edge(n, "MEMBER_OF", "m") for n in "ab"])
    assert names(look(held, "a", "b")) == []
    assert names(look(held, "a", "m")) == ["am"]


def test_a_country_may_be_an_end() -> None:
    held = snapshot([*CITIES, thing("m", "Country")], [edge("m", "PARTY_TO", "a")])
    assert names(look(held, "m", "a")) == ["ma"]


@pytest.mark.parametrize("relationship", sorted(model.relationships))
def test_only_the_allowed_relationships_are_followed(relationship: str) -> None:
    found = look(snapshot(CITIES, [edge("a", relationship, "b")]), "a", "b")
    assert bool(found.found) is (relationship in model.PATH_RELATIONSHIPS)


def test_a_statement_about_a_tie_is_no_tie() -> None:
    tie = Claim(
        source="news", kind="tie_states", start="a", end="b", attribute="aim", value="peace"
    )
    held = snapshot(CITIES, [tie, states("a", "aim", "peace")])
    assert look(held, "a", "b", EVERYTHING) == Paths((), False)


@pytest.mark.parametrize("modality", sorted(set(model.vocabulary("modality").names) - {"asserted"}))
def test_no_path_over_what_is_not_asserted_unless_it_is_asked_for(modality: str) -> None:
    held = snapshot(CITIES, twins("ab", modality=modality))
    assert look(held, "a", "b") == Paths((), False)
    assert names(look(held, "a", "b", Lens.of([modality]))) == ["ab"]


def test_the_lens_holds_for_every_hop() -> None:
    held = snapshot(CITIES, [*twins("ab"), *twins("bc", source="gazette", certainty="implied")])
    assert names(look(held, "a", "c")) == ["abc"]
    assert names(look(held, "a", "c", Lens.of(source=["news"]))) == []
    assert names(look(held, "a", "c", Lens.of(certainty=["explicit"]))) == []
    assert names(look(held, "a", "c", Lens.of(source=["news", "gazette"]))) == ["abc"]


def same_holder(*sources: str) -> Snapshot:
    posts: list[Entity] = [thing("mayor", "Post"), thing("president", "Post")]
    claims = [edge("mayor", "SAME_HOLDER_AS", "president", source) for source in sources]
    return snapshot(posts, claims, kinds={"desk": "curator"})


@pytest.mark.parametrize(
    ("sources", "said_by"),
    [
        (("news",), ["source"]),
        (("desk",), ["curator"]),
        (("news", "desk"), ["curator", "source"]),
    ],
)
def test_a_link_says_whether_a_source_or_the_curator_makes_it(
    sources: tuple[str, ...], said_by: list[str]
) -> None:
    presenter = Presenter(same_holder(*sources))
    answer = paths_answer(presenter, "mayor", "president", Lens(), 6, 10)
    assert answer.length == 1
    assert answer.paths[0][0].said_by == said_by
    assert answer.paths[0][0].relationships == ["SAME_HOLDER_AS"]


def test_khoy_and_uclg_are_five_steps_apart_by_agreement_and_by_programme(api: Api) -> None:
    found = api.get("/v1/paths", from_="khoy", to="uclg")
    assert (found["length"], len(found["paths"]), found["more"]) == (5, 2, False)
    through = [path[0]["end"]["id"] for path in found["paths"]]
    assert through == ["agr-khoy-konya", "four-year-programme"]
    assert found["longest"] == 6
    assert api.get("/v1/paths", from_="khoy", to="uclg", longest=4)["length"] is None
    back = api.get("/v1/paths", from_="uclg", to="khoy")["paths"]
    assert [hop["start"]["id"] for hop in back[0]] == [
        hop["end"]["id"] for hop in found["paths"][0][::-1]
    ]


def test_no_path_of_the_seed_passes_through_what_connects_everything(api: Api) -> None:
    ends = ("khoy", "konya", "uclg", "council-khoy", "bahman-rezanejad", "mustafa-ozbas")
    seen = 0
    for start in ends:
        for end in ends:
            if start == end:
                continue
            for path in api.get("/v1/paths", from_=start, to=end, longest=10)["paths"]:
                seen += 1
                for hop in path[:-1]:
                    assert hop["end"]["type"] in model.PATH_NODE_TYPES
                    assert not hop["end"]["collective"]
                assert all(claim["asserted"] for hop in path for claim in hop["claims"])
    assert seen > 10
