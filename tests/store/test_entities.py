"""Entities merge, split, change their type and vanish, and no claim is lost or left hanging."""

from __future__ import annotations

import pytest
from engines import run
from small import TYPES, batch, content, edge, entity, judging, registry, same, states, tie

from graphsvc.errors import SeedError
from graphsvc.model.records import Entity, NotStated, Registry
from graphsvc.store.database import Database
from graphsvc.store.load import load_batch, load_registries

ASKED = (NotStated(source="news", about="khoi", attribute="date founded"),)
NEWS = batch(
    edge("khoy", "party to", "agr"),
    edge("khoi", "party to", "agr"),
    edge("khoy", "twinned with", "khoi"),
    edge("xoy", "twinned with", "konya", modality="planned"),
    edge("rezanejad", "signed", "agr", qualifiers={"for_party": "khoi"}),
    states("khoi", "status", "in force"),
    tie("khoi", "konya", "kind of tie", "partnership"),
    asked=ASKED,
)


@pytest.fixture
def filled(database: Database) -> Database:
    """All the entities, and one source."""
    load_registries(database, [registry()])
    load_batch(database, NEWS)
    return database


def without(*names: str) -> Registry:
    return registry("entities.yaml", *[name for name in TYPES if name not in names])


def changed(**entities: Entity) -> Registry:
    kept = tuple(entities.get(e.id, e) for e in registry().entities)
    return Registry(name="entities.yaml", entities=kept)


def claims(database: Database) -> dict[str, tuple[str, str]]:
    """Where each claim lies."""
    rows = run(
        database,
        "MATCH (a)-[r]->(b) WHERE r.claim IS NOT NULL"
        " RETURN r.claim AS claim, a.id AS start, b.id AS end",
    )
    assert len(rows) == len({row["claim"] for row in rows})
    return {str(row["claim"]): (str(row["start"]), str(row["end"])) for row in rows}


def placed(into: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {c.id: (into.get(c.start, c.start), into.get(c.end, c.end)) for c in NEWS.claims}


def types(database: Database) -> dict[str, str]:
    rows = database.read(database.queries.read["entities"])
    return {row["id"]: row["type"] for row in rows}


def test_a_certain_sameness_merges_and_its_end_splits(filled: Database) -> None:
    before = content(filled)
    assert load_registries(filled, [judging(same("khoy", "khoi"))]).changed
    assert claims(filled) == placed({"khoy": "khoi"})
    assert set(types(filled)) == set(TYPES) - {"khoy"}
    assert filled.read(filled.queries.read["merged"], id="khoy")[0]["into"] == "khoi"
    assert not any(loaded.changed for loaded in load_batch(filled, NEWS))
    load_registries(filled, [judging()])
    assert claims(filled) == placed({})
    assert content(filled) == before


def test_a_chain_merges_into_the_smallest_id_and_splits_link_by_link(filled: Database) -> None:
    before = content(filled)
    load_registries(filled, [judging(same("khoy", "xoy"), same("khoi", "khoy"))])
    whole = content(filled)
    assert claims(filled) == placed({"khoy": "khoi", "xoy": "khoi"})
    load_registries(filled, [judging(same("khoy", "xoy"))])
    assert claims(filled) == placed({"xoy": "khoy"})
    load_registries(filled, [judging(same("khoi", "khoy"), same("khoy", "xoy"))])
    assert content(filled) == whole
    load_registries(filled, [judging()])
    assert content(filled) == before


def test_a_probable_sameness_never_merges(filled: Database) -> None:
    load_registries(filled, [judging(same("khoy", "khoi", "probable"))])
    assert claims(filled) == placed({})
    assert types(filled) == TYPES
    load_registries(filled, [judging(same("khoy", "khoi"))])
    load_registries(filled, [judging(same("khoy", "khoi", "probable"))])
    assert claims(filled) == placed({})


def test_a_source_loaded_after_the_merge_splits_as_well(filled: Database) -> None:
    before = content(filled)
    load_batch(filled, batch())
    load_registries(filled, [judging(same("khoy", "khoi"))])
    load_batch(filled, NEWS)
    assert claims(filled) == placed({"khoy": "khoi"})
    load_registries(filled, [judging()])
    assert content(filled) == before


def test_a_merged_source_loses_its_claims_like_any_other(filled: Database) -> None:
    load_registries(filled, [judging(same("khoy", "khoi"), same("khoy", "xoy"))])
    load_batch(filled, batch())
    assert claims(filled) == {}


def test_another_type_relabels_and_loses_no_claim(filled: Database) -> None:
    before, region = content(filled), entity("khoi", "Region", note="a county")
    load_registries(filled, [changed(khoi=region)])
    assert types(filled) == {**TYPES, "khoi": "Region"}
    assert claims(filled) == placed({})
    labels = run(filled, "MATCH (e:Entity {id: 'khoi'}) RETURN labels(e) AS labels")
    assert [sorted(row["labels"]) for row in labels] == [["Entity", "Region"]]  # type: ignore[call-overload]
    load_registries(filled, [registry()])
    assert content(filled) == before


def test_another_type_and_a_merge_at_once(filled: Database) -> None:
    before, region = (
        content(filled),
        changed(khoi=entity("khoi", "Region"), khoy=entity("khoy", "Region")),
    )
    load_registries(filled, [region, judging(same("khoy", "khoi"))])
    assert types(filled)["khoi"] == "Region"
    load_registries(filled, [registry()])
    assert types(filled)["khoi"] == "City"
    assert claims(filled) == placed({"khoy": "khoi"})
    load_registries(filled, [registry(), judging()])
    assert content(filled) == before


@pytest.mark.parametrize(
    ("name", "kind", "why"),
    [
        ("konya", "Post", "'konya' is declared as a Post"),
        ("xoy", "Person", "'xoy' is declared as a Person.*'news'.*start of 'twinned with'"),
        ("agr", "Programme", "'agr' is declared as a Programme.*, which a Programme cannot be"),
    ],
)
def test_a_type_that_its_claims_cannot_have_is_refused(
    filled: Database, name: str, kind: str, why: str
) -> None:
    before, version = content(filled), filled.data_version()
    other = Registry(name="another.yaml", entities=(entity(name, kind),))
    with pytest.raises(SeedError, match=why):
        load_registries(filled, [other])
    assert (content(filled), filled.data_version()) == (before, version)


def test_a_type_waits_for_the_sources_that_are_loaded_with_it(filled: Database) -> None:
    other = Registry(name="another.yaml", entities=(entity("agr", "Programme"),))
    load_registries(filled, [other], loading=["news"])
    assert types(filled)["agr"] == "Programme"
    assert claims(filled) == placed({})


@pytest.mark.parametrize("name", ["khoy", "khoi"])
def test_what_is_merged_stays_of_one_type(filled: Database, name: str) -> None:
    load_registries(filled, [judging(same("khoy", "khoi"))])
    before, version = content(filled), filled.data_version()
    with pytest.raises(SeedError, match=r"'khoy' is a .* and 'khoi' a .* for certainly one"):
        load_registries(filled, [changed(**{name: entity(name, "Region")})])
    assert (content(filled), filled.data_version()) == (before, version)


def test_two_types_are_not_merged(filled: Database) -> None:
    with pytest.raises(SeedError, match="'uclg' is a Organization and 'agr' a Agreement"):
        load_registries(filled, [judging(same("agr", "uclg"))])


def test_an_entity_of_which_claims_speak_cannot_vanish(filled: Database) -> None:
    before, version = content(filled), filled.data_version()
    for name in ("khoy", "agr", "xoy"):
        with pytest.raises(SeedError, match=f"{name}.*'news'"):
            load_registries(filled, [without(name, "tabriz")])
    assert (content(filled), filled.data_version()) == (before, version)


def test_a_merged_entity_of_which_claims_speak_cannot_vanish(filled: Database) -> None:
    load_registries(filled, [judging(same("khoy", "khoi"))])
    before, version = content(filled), filled.data_version()
    for name in ("khoy", "khoi"):
        for judgements in ([], [judging()]):
            with pytest.raises(SeedError, match=f"{name}.*'news'"):
                load_registries(filled, [without(name), *judgements])
    assert (content(filled), filled.data_version()) == (before, version)


def test_an_entity_of_which_nobody_speaks_can_vanish(filled: Database) -> None:
    before = content(filled)
    load_registries(filled, [without("tabriz", "uclg")])
    assert set(types(filled)) == set(TYPES) - {"tabriz", "uclg"}
    assert claims(filled) == placed({})
    load_registries(filled, [registry()])
    assert content(filled) == before


@pytest.mark.parametrize("certainty", ["certain", "probable"])
@pytest.mark.parametrize("kept", ["khoy", "xoy"])
def test_an_entity_can_vanish_with_its_sameness(
    filled: Database, certainty: str, kept: str
) -> None:
    before = content(filled)
    load_registries(filled, [judging(same(kept, "tabriz", certainty))])
    load_registries(filled, [without("tabriz"), judging()])
    assert set(types(filled)) == set(TYPES) - {"tabriz"}
    assert claims(filled) == placed({})
    load_registries(filled, [registry()])
    assert content(filled) == before


def test_an_entity_that_a_judgement_names_cannot_vanish(filled: Database) -> None:
    load_registries(filled, [judging(same("khoy", "tabriz", "probable"))])
    load_batch(filled, batch(asked=(NotStated(source="news", about="uclg", attribute="status"),)))
    before, version = content(filled), filled.data_version()
    for name in ("tabriz", "uclg"):
        with pytest.raises(SeedError, match=name):
            load_registries(filled, [without(name)])
    assert (content(filled), filled.data_version()) == (before, version)


def test_an_entity_can_move_to_another_file(filled: Database) -> None:
    load_registries(filled, [judging(same("khoy", "khoi"))])
    moved = registry("other.yaml", "khoy", "khoi", "agr")
    load_registries(filled, [without("khoy", "khoi", "agr"), moved])
    assert claims(filled) == placed({"khoy": "khoi"})
    declared = filled.read(filled.queries.read["entity"], id="agr")[0]["properties"]["registry"]
    assert declared == "other.yaml"
