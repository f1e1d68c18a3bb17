"""Nothing that a document mentions hangs loose: it leads to what the document is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from seeds import whole

from graphsvc.model import model
from graphsvc.model.records import Claim, Registry, Same

CONCERNS = {
    "alwefaq-khoy-konya": {"khoy", "konya", "agr-khoy-konya"},
    "irib-khoy-konya": {"khoy", "konya", "agr-khoy-konya"},
    "tasnim-mashhad-sanaa-gaza": {"mashhad", "agr-mashhad-sanaa", "agr-mashhad-gaza"},
    "shabestan-mashhad-gaza": {"mashhad", "agr-mashhad-gaza"},
    "isfahan-samarkand": {"isfahan", "samarkand", "agr-isfahan-samarkand"},
}
"""The cities and agreements that each document concerns."""
PUBLISHER = "publishes the document and does nothing in it"
ALL_OF_THEM = "a speaker characterizes all of a kind; no sentence relates them to a city"
ALONE = {
    "alwefaq-khoy-konya": {"alwefaq": PUBLISHER},
    "irib-khoy-konya": {
        "irib": PUBLISHER,
        "ankara": "the dateline of the report; nothing is said to have happened there",
        "municipalities": ALL_OF_THEM,
    },
    "tasnim-mashhad-sanaa-gaza": {},
    "shabestan-mashhad-gaza": {
        "shabestan": PUBLISHER,
        "metropolises": ALL_OF_THEM,
        "many-countries": "they are only said to be interested in a sphere, and not named",
        "building-this-office": "whose office it is for, and where it stands, is not stated",
    },
    "isfahan-samarkand": {},
}
"""By document: what leads nowhere, and why that is right."""


def joined(claim: Claim) -> set[str]:
    """The entities that a claim joins: its ends and what its qualifiers name, of any modality.

    A mention joins nothing, and neither does a speaker.
    """
    if claim.kind == "mentions":
        return set()
    named = {v for q, v in claim.qualifiers.items() if model.qualifier(q).entity}
    return named | ({claim.end} if claim.kind == "states" else {claim.start, claim.end})


def judged(registries: tuple[Registry, ...]) -> Iterator[set[str]]:
    """What the curator takes to be the same."""
    for registry in registries:
        yield from (set(j.entities) for j in registry.judgements if isinstance(j, Same))


def loose(claims: tuple[Claim, ...], groups: list[set[str]], concerns: set[str]) -> set[str]:
    """The entities mentioned that no chain of these claims joins to what is concerned."""
    near: dict[str, set[str]] = defaultdict(set)
    for group in [*map(joined, claims), *groups]:
        for one in group:
            near[one] |= group
    reached: set[str] = set()
    ahead = concerns
    while ahead:
        reached |= ahead
        ahead = set().union(*(near[name] for name in ahead)) - reached
    return {claim.end for claim in claims if claim.kind == "mentions"} - reached


@pytest.mark.parametrize("source", CONCERNS)
def test_every_entity_of_a_document_leads_to_what_it_concerns(source: str) -> None:
    seed = whole()
    (batch,) = [batch for batch in seed.batches if batch.source.id == source]
    found = loose(batch.claims, list(judged(seed.registries)), CONCERNS[source])
    assert found == ALONE[source].keys()


@pytest.mark.parametrize("source", CONCERNS)
def test_a_document_mentions_what_it_concerns(source: str) -> None:
    (batch,) = [batch for batch in whole().batches if batch.source.id == source]
    assert {c.end for c in batch.claims if c.kind == "mentions"} >= CONCERNS[source]


def edge(start: str, end: str, modality: str = "asserted") -> Claim:
    return Claim(
        source="s", kind="edge", start=start, end=end, relationship="ABOUT", modality=modality
    )


def mention(entity: str) -> Claim:
    return Claim(source="s", kind="mentions", start="s", end=entity)


def test_a_chain_of_any_modality_and_direction_joins() -> None:
    claims = (*map(mention, "abcx"), edge("b", "a"), edge("b", "c", "planned"))
    assert loose(claims, [], {"a"}) == {"x"}


def test_a_judgement_joins_and_an_attribute_does_not() -> None:
    stated = Claim(
        source="s", kind="states", start="s", end="x", attribute="note", value="v", speaker=("a",)
    )
    claims = (*map(mention, "axy"), stated)
    assert loose(claims, [], {"a"}) == {"x", "y"}
    assert loose(claims, [{"y", "a"}], {"a"}) == {"x"}
