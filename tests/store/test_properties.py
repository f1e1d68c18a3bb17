"""Records survive the way into flat properties and back; ids depend on what they should."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from dice import Dice
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.model import model
from graphsvc.model.records import (
    Claim,
    Conflict,
    Coordinates,
    Date,
    Entity,
    NotStated,
    Quote,
    Same,
    Source,
    Stated,
    canonical,
    judgement_id,
)
from graphsvc.store import properties
from graphsvc.text.dates import is_approximate

TEXTS = st.text(max_size=12)
SOME = st.text(min_size=1, max_size=12)
MAYBE = st.none() | SOME
IDS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
FEW_IDS = st.sampled_from(["a", "b", "c", "d", "e", "f", "g"])
TUPLES = st.lists(IDS, max_size=3).map(tuple)
QUOTES = st.builds(Quote, text=TEXTS, nth=st.none() | st.integers(1, 99))
ANY_DATES = st.builds(
    Date, edtf=TEXTS.filter(lambda text: not is_approximate(text)), earliest=MAYBE, latest=MAYBE,
    written=MAYBE, solar_hijri=MAYBE, lunar_hijri=MAYBE,
)  # fmt: skip
DATES = ANY_DATES | st.integers(1, 999).map(lambda seed: Dice(seed).date())
DAYS = st.builds(
    lambda one, two: Date(
        edtf=f"{min(one, two)}/{max(one, two)}",
        earliest=f"{min(one, two)}",
        latest=f"{max(one, two)}",
    ),
    st.dates(),
    st.dates(),
)
COORDINATES = st.builds(Coordinates, lat=st.floats(-90, 90), lon=st.floats(-180, 180), by=TEXTS)
STATED = st.none() | st.builds(Stated, value=TEXTS, quote=st.none() | QUOTES)

pytestmark = pytest.mark.slow


def terms(vocabulary: str) -> st.SearchStrategy[str]:
    return st.sampled_from(model.vocabulary(vocabulary).names)


ENTITIES = st.builds(
    Entity,
    id=IDS,
    type=st.sampled_from(sorted(model.node_types)),
    names=st.dictionaries(SOME, st.lists(TEXTS, min_size=1, max_size=3).map(tuple), min_size=1),
    kind=MAYBE,
    collective=st.booleans(),
    unmapped=st.booleans(),
    external_ids=st.dictionaries(SOME, TEXTS),
    coordinates=st.none() | COORDINATES,
    note=MAYBE,
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    published = draw(st.none() | DATES)
    return Source(
        id=draw(IDS),
        kind=draw(terms("source kind")),
        language=draw(SOME),
        published=published,
        published_quote=draw(st.none() | QUOTES) if published else None,
        **{name: draw(STATED) for name in ("publisher", "title", "dateline", "section", "code")},
        **{name: draw(MAYBE) for name in ("url", "document", "sha256", "family", "note")},
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(["edge", "states", "tie_states", "mentions"]))
    shape: dict[str, Any] = {"kind": kind, "source": draw(IDS), "start": draw(IDS)}
    if kind == "edge":
        shape["relationship"] = draw(st.sampled_from(sorted(model.relationships)))
    elif kind != "mentions":
        shape["attribute"] = draw(st.sampled_from(sorted(model.attributes)))
        dated = model.attribute(shape["attribute"]).value == "date"
        shape["value"] = draw(TEXTS)
        if dated:
            date = Dice(draw(st.integers(1, 999))).date()
            shape["value"] = date.edtf
            if date.written or date.solar_hijri or date.lunar_hijri:
                shape["value_date"] = date
    return Claim(
        **shape,
        end=draw(IDS),
        modality=draw(terms("modality")),
        certainty=draw(terms("certainty")),
        quotes=draw(st.lists(QUOTES, max_size=3).map(tuple)),
        speaker=draw(TUPLES),
        addressee=draw(TUPLES),
        dates=draw(st.dictionaries(st.sampled_from(model.DATES), DATES)),
        qualifiers=draw(st.dictionaries(st.sampled_from(sorted(model.qualifiers)), TEXTS)),
        **{name: draw(MAYBE) for name in ("locator", "as_written", "language", "note", "key")},
    )


SAMES = st.builds(
    Same,
    entities=st.tuples(IDS, IDS),
    certainty=st.sampled_from(["certain", "probable"]),
    reason=TEXTS,
)
CITED = st.lists(SOME, min_size=2, max_size=4).map(tuple)
CONFLICTS = st.builds(Conflict, claims=CITED, kind=SOME, note=TEXTS)
OPEN_FIELDS = ("attribute", "start", "relationship", "end", "qualifier", "note")
OPEN = st.builds(NotStated, source=IDS, about=st.none() | IDS, **dict.fromkeys(OPEN_FIELDS, MAYBE))
untimed = settings(deadline=None)


@untimed
@given(ENTITIES)
def test_an_entity_comes_back(entity: Entity) -> None:
    stored = properties.of_entity(entity, "entities.yaml")
    assert properties.to_entity(entity.type, stored) == entity
    assert all(flat(value) for value in stored.values())


@untimed
@given(ENTITIES)
def test_tools_find_one_name_and_one_in_each_language(entity: Entity) -> None:
    stored = properties.of_entity(entity, "entities.yaml")
    first = {language: names[0] for language, names in entity.names.items()}
    assert {k: v for k, v in stored.items() if k.startswith("name_")} == {
        f"name_{language}": name for language, name in first.items()
    }
    assert stored["name"] in first.values()


@pytest.mark.parametrize(
    ("languages", "shown"),
    [("ar en fa tr", "en"), ("tr fa ar", "fa"), ("zh ar", "ar"), ("zh tr de", "de"), ("tr", "tr")],
)
def test_the_name_that_is_shown_is_of_a_fixed_language(languages: str, shown: str) -> None:
    names = {language: (f"in {language}", "another") for language in languages.split()}
    stored = properties.of_entity(Entity(id="x", type="City", names=names), "x.yaml")
    assert stored["name"] == f"in {shown}"


def test_names_as_an_older_version_stored_them_are_read() -> None:
    old = {"id": "khoy", "registry": "x.yaml", "name_fa": ["خوی"], "name_en": ["Khoy", "Khoi"]}
    assert properties.to_entity("City", old).names == {"en": ("Khoy", "Khoi"), "fa": ("خوی",)}


@untimed
@given(st.dictionaries(st.sampled_from(model.DATES), DAYS), st.sampled_from(["2021", "../2020"]))
def test_dates_are_dates_of_the_database_too(dates: dict[str, Date], value: str) -> None:
    claim = Claim(
        kind="states", source="s", start="s", end="e", attribute="date of signing",
        value=value, modality="asserted", certainty="explicit", dates=dates,
    )  # fmt: skip
    stored = properties.of_claim(claim)
    days = {name: day for name, day in stored.items() if name.endswith("_day")}
    assert {str(day) for day in days.values()} == {
        stored[f"{name}_{end}"]
        for name in (*dates, "value")
        for end in ("earliest", "latest")
        if f"{name}_{end}" in stored
    }
    assert properties.days_of(claim) == len(days) >= 1
    assert properties.to_claim(claim.stored_type, stored) == claim


@untimed
@given(claims())
def test_how_many_days_a_claim_bears_is_known_before(claim: Claim) -> None:
    stored = properties.of_claim(claim)
    assert properties.days_of(claim) == sum(name.endswith("_day") for name in stored)


@untimed
@given(sources())
def test_a_source_comes_back(source: Source) -> None:
    stored = properties.of_source(source)
    assert properties.to_source(stored) == source
    assert all(flat(value) for value in stored.values())


@untimed
@given(claims())
def test_a_claim_comes_back(claim: Claim) -> None:
    stored = properties.of_claim(claim)
    back = properties.to_claim(claim.stored_type, stored)
    assert back == claim
    assert back.id == claim.id == stored["claim"]
    assert all(flat(value) for value in stored.values())


@untimed
@given(SAMES | CONFLICTS | OPEN, st.sampled_from(["", "judgements.yaml"]))
def test_a_judgement_comes_back(judgement: Same | Conflict | NotStated, registry: str) -> None:
    stored = {"id": judgement_id(judgement), **properties.of_judgement(judgement, registry)}
    assert properties.to_judgement(stored) == judgement
    assert all(flat(value) for value in stored.values())


def flat(value: object) -> bool:
    """What a property can hold: a scalar, a day, or a list of texts or of numbers."""
    parts = value if isinstance(value, list) else [value]
    kinds = {type(part) for part in parts}
    return len(kinds) == 1 and kinds <= {str, int, float, bool, date}


@untimed
@given(claims(), claims())
def test_the_id_of_a_claim_depends_on_every_field_but_the_key(claim: Claim, other: Claim) -> None:
    for field in Claim.model_fields:
        changed = claim.model_copy(update={field: getattr(other, field)})
        same = field == "key" or getattr(claim, field) == getattr(other, field)
        assert (changed.id == claim.id) == same, field
    assert claim.id.startswith(f"{claim.start}~")


PAIRS = st.lists(st.tuples(FEW_IDS, FEW_IDS), max_size=8)


@untimed
@given(
    PAIRS.flatmap(lambda pairs: st.tuples(st.just(pairs), st.permutations(pairs))), st.booleans()
)
def test_what_merges_does_not_depend_on_the_order(
    both: tuple[list[tuple[str, str]], list[tuple[str, str]]], turned: bool
) -> None:
    pairs, shuffled = both
    if turned:
        shuffled = [(two, one) for one, two in shuffled]
    assert canonical(shuffled) == canonical(pairs)


@untimed
@given(PAIRS)
def test_what_merges_goes_to_the_smallest_id_of_its_group(pairs: list[tuple[str, str]]) -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for name in {name for pair in pairs for name in pair}:
        groups[name] = {name}
    for one, two in pairs * 2:
        joined = groups[one] | groups[two]
        groups.update(dict.fromkeys(joined, joined))
    expected = {name: min(group) for name, group in groups.items() if name != min(group)}
    assert canonical(pairs) == expected
