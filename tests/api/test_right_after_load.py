"""Right after a load, while a service still reads the new data, no answer denies what is stored."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import Api, serving
from small import batch, edge, entity

from graphsvc.model.records import Registry
from graphsvc.store.database import Database
from graphsvc.store.load import load_batches, load_registries

NEW = "port-{n}"
ASKED = {
    "search": ("/v1/search", {"q": "Port-{n}"}),
    "claims": ("/v1/claims", {"about": NEW}),
    "claims of a source": ("/v1/claims", {"source": "gazette-{n}"}),
    "paths": ("/v1/paths", {"from_": NEW, "to": "harbour"}),
    "network": ("/v1/network", {"around": NEW}),
    "agreements": ("/v1/agreements", {"party": NEW}),
    "events": ("/v1/events", {"place": NEW}),
    "contested": ("/v1/contested", {"about": NEW}),
    "entity": ("/v1/entities/port-{n}", {}),
    "ties": ("/v1/cities/port-{n}/ties", {}),
    "changes": ("/v1/changes", {"since": "{version}"}),
}
NOTHING_LISTED = ("/v1/agreements", "/v1/events", "/v1/contested", "/v1/changes")


@pytest.fixture
def service(database: Database) -> Iterator[Api]:
    """A service that has answered already, so that it keeps a snapshot of older data."""
    grow(database, "first")
    with serving(database.settings) as api:
        assert api.get("/v1/search", q="harbour")["total"] == 1
        yield api


def grow(database: Database, n: str) -> None:
    """One city more, that a source of its own ties to the first."""
    things = tuple(entity(name, "City") for name in ("harbour", NEW.format(n=n)))
    load_registries(database, [Registry(name=f"{n}.yaml", entities=things)])
    tie = edge(NEW.format(n=n), "twinned with", "harbour", source=f"gazette-{n}")
    load_batches(database, [batch(tie, source=f"gazette-{n}")])


def test_what_was_just_loaded_is_there_for_every_question(database: Database, service: Api) -> None:
    for n, (path, parameters) in enumerate(ASKED.values()):
        grow(database, str(n))
        version = database.data_version()
        filled = {k: v.format(n=n, version=version) for k, v in parameters.items()}
        answer = service.get(path.format(n=n), **filled)
        assert answer["data_version"] == version, path
        listed = answer.get("items", answer.get("paths", answer))
        assert listed or path in NOTHING_LISTED, path


def test_what_an_older_snapshot_knows_is_answered_from_it_or_from_newer(
    database: Database, service: Api
) -> None:
    grow(database, "later")
    found = service.get("/v1/search", q="harbour")
    assert [hit["entity"]["id"] for hit in found["items"]] == ["harbour"]
    assert found["data_version"] <= database.data_version()


def test_what_is_nowhere_is_not_found_with_what_may_be_meant(
    database: Database, service: Api
) -> None:
    grow(database, "grand")
    for path, parameters in (
        ("/v1/entities/port-grnd", {}),
        ("/v1/paths", {"from_": "port-grnd", "to": "harbour"}),
        ("/v1/claims", {"about": "port-grnd"}),
    ):
        said = service.problem(path, 404, **parameters)
        assert said["detail"] == "There is no entity 'port-grnd'."
        assert "Nearest: port-grand (City, Port-Grand; 1 tie)." in said["advice"], path
        assert "/v1/search?q=NAME" in said["advice"]
    assert "Nearest" not in service.problem("/v1/entities/qqq", 404)["advice"]
    assert service.get("/v1/search", q="qqq")["items"] == []
