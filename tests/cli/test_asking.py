"""Answers on the real seed: what the table tells, and that JSON and CSV lose nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import graphsvc
from graphsvc.answers.claims import Wanted
from graphsvc.answers.paging import Paging
from graphsvc.answers.parts import ConflictOut, EntityRef, NotStatedOut, SourceRef
from graphsvc.answers.records import (
    AdjacentAnswer,
    AgreementAnswer,
    ClaimAnswer,
    ClaimsAnswer,
    ContestedAnswer,
    EntityAnswer,
    PathsAnswer,
    SearchAnswer,
    SourceAnswer,
)
from graphsvc.cli.texts import question
from graphsvc.network.lens import Lens
from graphsvc.settings import Settings
from graphsvc.text.scripts import isolate

pytestmark = pytest.mark.slow

AGREEMENT = "agr-khoy-konya"
EVERYTHING = Lens(modality=None)


@pytest.fixture(scope="module")
def graph(seeded_folder: Path):
    """The handle, which the command line must agree with."""
    with graphsvc.open(Settings(data=seeded_folder)) as opened:
        yield opened


def test_search_finds_a_city_in_its_script_and_isolates_the_name(ask) -> None:
    shown = ask("search", "خوی", "--type", "City")
    assert (shown.code, shown.err) == (0, "")
    rows = shown.out.split("\n\n")[0].splitlines()[2:]
    assert [line.split()[:3] for line in rows if "Data version" not in line] == [
        ["khoy", "City", "Khoy"]
    ]
    assert isolate("خوی") in shown.out


def test_search_as_data(ask, graph) -> None:
    answer = SearchAnswer.model_validate(ask("search", "خوی", "-f", "json").json)
    assert answer == graph.search("خوی", paging=Paging(limit=500))
    rows = ask("search", "خوی", "-f", "csv").rows
    assert [row["id"] for row in rows] == [hit.entity.id for hit in answer.items]
    assert rows[0] == {
        "id": "khoy",
        "name": "Khoy",
        "type": "City",
        "kind": "",
        "matched": "خوی",
        "language": "fa",
        "how": "exact",
        "written_by": "",
        "score": "1.0",
        "whole": "true",
        "located_in": "west-azerbaijan; iran",
        "located_in_names": "West Azerbaijan; Iran",
        "external_ids": "geonames=126972; wikidata=Q605105",
        "ties": "1",
        "claims": "56",
        "reasons": "name=خوی",
    }


def test_json_is_not_escaped(ask) -> None:
    assert '"fa": "خوی"' in ask("search", "Khoy", "--format", "json").out


def test_search_without_a_hit_says_that_there_is_nothing(ask) -> None:
    assert "nothing in the data" in ask("search", "Xyzzyx").out
    assert ask("search", "Xyzzyx", "-f", "json").json["items"] == []
    empty = ask("search", "Xyzzyx", "-f", "csv")
    assert (empty.rows, empty.out.count("\n")) == ([], 1), "the headers are there"


def test_show_an_agreement_tells_the_whole(ask, graph) -> None:
    shown = ask("show", AGREEMENT, COLUMNS="400")
    answer = graph.agreement(AGREEMENT)
    assert shown.code == 0
    for claim in [
        c for part in (answer.parties, answer.signatories) for m in part for c in m.claims
    ]:
        block = shown.out[: shown.out.index(claim.id)].splitlines()[-2:]
        assert claim.quotes[0].text in block[0]
        assert claim.source.id in block[1]
        assert claim.source.publisher.names["en"] in block[1]
    assert "binding: not stated (by " in shown.out
    assert "on behalf of: not stated (by " in shown.out
    assert "Lens: modality asserted" in shown.out


def test_show_an_agreement_as_data(ask, graph) -> None:
    answer = AgreementAnswer.model_validate(ask("show", AGREEMENT, "-f", "json").json)
    assert answer == graph.agreement(AGREEMENT)
    rows = ask("show", AGREEMENT, "-f", "csv").rows
    parties = [row["start"] for row in rows if row["part"] == "party"]
    assert parties == [c.start.id for p in answer.parties for c in p.claims]
    assert sum(row["part"] == "not stated" for row in rows) == len(answer.not_stated)
    quotes = {row["claim"]: row["quote"] for row in rows if row["claim"]}
    for claim in answer.related:
        assert quotes[claim.id] == " … ".join(q.text for q in claim.quotes)


def test_show_an_entity(ask, graph) -> None:
    shown = ask("show", "khoy")
    answer = graph.entity("khoy")
    for text in ("Khoy · City · khoy", "wikidata: Q605105", isolate("خوی"), AGREEMENT):
        assert text in shown.out
    assert EntityAnswer.model_validate(ask("show", "khoy", "-f", "json").json) == answer
    rows = ask("show", "khoy", "-f", "csv").rows
    counts = {row["relationship"]: int(row["value"]) for row in rows if row["part"] == "claims"}
    assert counts == answer.relationships
    assert {row["value"] for row in rows if row["part"] == "name"} == {
        "Khoy", "Hoy", "خوی", "خوي"
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Khoy", "خوي", "Q605105", "KHOY"])
def test_a_name_may_stand_for_an_id(name: str, ask) -> None:
    shown = ask("show", name)
    assert shown.out == ask("show", "khoy").out
    assert shown.err == f"graphsvc: {name!r} is taken for khoy (City).\n"


def test_show_a_source_a_claim_and_a_conflict(ask, graph) -> None:
    source = ask("show", "irib-khoy-konya", "-f", "json").json
    assert SourceAnswer.model_validate(source) == graph.source("irib-khoy-konya")
    assert "irib-khoy-konya · Source · news · fa" in ask("show", "irib-khoy-konya").out
    conflict = graph.contested().items[0]
    shown = ask("show", conflict.id)
    assert shown.out.startswith(f"Conflict of {conflict.kind}, found by the curator; {conflict.id}")
    assert ConflictOut.model_validate(ask("show", conflict.id, "-f", "json").json) == conflict
    claim = conflict.claims[0].id
    assert ClaimAnswer.model_validate(ask("show", claim, "-f", "json").json) == graph.claim(claim)
    rows = ask("show", claim, "-f", "csv").rows
    first, *against = (row["part"] for row in rows)
    assert (first, set(against)) == ("claim", {"speaks against it"})
    assert conflict.claims[1].id in ask("show", claim).out


def test_every_form_of_an_open_question_is_told() -> None:
    said = SourceRef(id="news", kind="news", language="en")
    khoy = EntityRef(id="khoy", type="City", names={"en": "Khoy"})
    located = {"start": khoy, "relationship": "LOCATED_IN", "type": "Region"}
    for fields, told in (
        ({"field": "publisher"}, "publisher of the source itself"),
        ({"about": khoy, "attribute": "status"}, "status of Khoy"),
        (located, "Khoy — located in → ? (Region)"),
        ({"about": khoy, "question": "Who spoke first?"}, "Who spoke first? (Khoy)"),
        ({"question": "Who spoke first?"}, "Who spoke first?"),
    ):
        assert question(NotStatedOut(source=said, **fields)) == told


def test_the_lens_is_seen_and_stated(ask) -> None:
    asserted, planned = (ask("show", "khoy", *o) for o in ((), ("--modality", "planned,offered")))
    assert "cooperates with" not in asserted.out
    assert "cooperates with" in planned.out
    assert re.search(r"cooperates with +Konya .* offered\n", planned.out)
    assert "Lens: modality offered, planned." in planned.out
    one = ask("claims", "--source", "irib-khoy-konya", "--certainty", "implied", "-f", "csv").rows
    assert {(r["source"], r["certainty"]) for r in one} == {("irib-khoy-konya", "implied")}


def test_an_entity_without_claims_under_a_lens_is_not_said_to_have_none(ask) -> None:
    assert (
        "Stated of it\n  nothing through this lens"
        in ask("show", "khoy", "--certainty", "implied", "--source", "irib-khoy-konya").out
    )
    assert "nothing asserted in the data" in ask("show", "executive-programmes").out


def test_adjacent(ask, graph) -> None:
    answer = graph.adjacent("khoy", paging=Paging(limit=500))
    asked = AdjacentAnswer.model_validate(ask("adjacent", "khoy", "-f", "json").json)
    assert asked == answer
    rows = ask("adjacent", "khoy", "--relationship", "party to", "-f", "csv").rows
    assert [(r["neighbour"], r["direction"], r["sources"]) for r in rows] == [
        (AGREEMENT, "out", "2"),
        ("four-year-programme", "out", "1"),
    ]
    assert "1 of " in ask("adjacent", "khoy", "-n", "1").out


def test_claims_as_data_are_all_of_them(ask, graph) -> None:
    total = graph.claims(lens=EVERYTHING).total
    assert total > 200
    asked = ClaimsAnswer.model_validate(ask("claims", "--modality", "any", "-f", "json").json)
    assert (len(asked.items), asked.total, asked.next) == (total, total, None)
    rows = ask("claims", "--modality", "any", "-f", "csv").rows
    assert [row["claim"] for row in rows] == [claim.id for claim in asked.items]
    assert [row["quote"] for row in rows] == [
        " … ".join(q.text for q in claim.quotes) for claim in asked.items
    ]
    assert len(ask("claims", "-n", "7", "-f", "csv").rows) == 7


def test_more_than_a_page_of_claims(ask, graph) -> None:
    total = graph.claims(Wanted(mentions=True), EVERYTHING).total
    with_mentions = ask("claims", "--mentions", "--modality", "any", "-f", "csv").rows
    assert len({row["claim"] for row in with_mentions}) == len(with_mentions) == total
    assert total > 350


def test_the_filters_of_claims(ask, graph) -> None:
    filters = ("--about", "konya", "--speaker", "sajjad-chehreara", "--modality", "any")
    wanted = Wanted(about="konya", speaker="sajjad-chehreara")
    expected = [c.id for c in graph.claims(wanted, EVERYTHING, Paging(limit=500)).items]
    assert expected
    assert [row["claim"] for row in ask("claims", *filters, "-f", "csv").rows] == expected
    signed = ask("claims", "--relationship", "signed", "-f", "csv").rows
    assert {row["relationship"] for row in signed} == {"SIGNED"}
    status = ask("claims", "--attribute", "status", "-f", "csv").rows
    assert {row["attribute"] for row in status} == {"status"}


def test_every_claim_says_who_and_how_sure(ask) -> None:
    rows = {r["claim"]: r for r in ask("claims", "--modality", "any", "-f", "csv").rows}
    shown = ask("claims", "--modality", "any", "-n", "0", COLUMNS="1000").out.splitlines()
    told = {line.rsplit("; ", 1)[1]: line for line in shown if "~" in line and "; " in line}
    told = {claim: line for claim, line in told.items() if claim in rows}
    assert told.keys() == rows.keys()
    for claim, line in told.items():
        row = rows[claim]
        assert row["source"] in line
        assert ("implied" in line) == (row["certainty"] == "implied")
        assert ("not asserted" in line) == (row["modality"] != "asserted")
        assert ("said by" in line) == bool(row["speaker"])


def test_a_long_list_says_how_much_is_left(ask) -> None:
    shown = ask("claims", "-n", "2").out
    assert "\n2 of " in shown
    assert "--limit 0 shows all" in shown


def test_contested(ask, graph) -> None:
    answer = graph.contested()
    asked = ContestedAnswer.model_validate(ask("contested", "-f", "json").json)
    assert asked == answer
    shown = ask("contested").out
    for conflict in answer.items:
        assert conflict.id in shown
    rows = ask("contested", "-f", "csv").rows
    assert len(rows) == sum(len(conflict.claims) for conflict in answer.items)
    assert "nothing asserted in the data" in ask("contested", "khoy").out
    assert "nothing in the data" in ask("contested", "khoy", "--modality", "any").out
    modal = [c for c in answer.items if c.kind == "modality"]
    kinds = ask("contested", "--kind", "modality", "-f", "csv").rows
    assert {row["conflict"] for row in kinds} == {conflict.id for conflict in modal}


def test_paths(ask, graph) -> None:
    answer = graph.paths("khoy", "uclg")
    assert PathsAnswer.model_validate(ask("paths", "خوی", "UCLG", "-f", "json").json) == answer
    rows = ask("paths", "khoy", "uclg", "-f", "csv").rows
    first = [row for row in rows if row["path"] == "1"]
    assert (first[0]["from_id"], first[-1]["to_id"]) == ("khoy", "uclg")
    assert max(int(row["step"]) for row in first) == answer.length
    shown = ask("paths", "khoy", "uclg", COLUMNS="300").out
    assert len(answer.paths) == 2
    assert f"Khoy → UCLG · 2 shortest, {answer.length} steps" in shown
    assert answer.paths[0][0].claims[0].quotes[0].text in shown
    assert "no path of at most 2 steps" in ask("paths", "khoy", "uclg", "--longest", "2").out
