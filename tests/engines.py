"""Steps around the engines that only tests need."""

from __future__ import annotations

import neo4j

from graphsvc.store.database import Database


def wipe(database: Database) -> None:
    """Empty the database, and lay its schema."""
    run(database, "MATCH (n) DETACH DELETE n")
    database.define_schema()


def run(database: Database, cypher: str, **parameters: object) -> list[dict[str, object]]:
    """The rows of any Cypher, as the writing user: for looking behind the queries."""
    address = database.address
    with (
        neo4j.GraphDatabase.driver(
            address.uri, auth=(address.user, address.password), notifications_min_severity="OFF"
        ) as driver,
        driver.session(database=address.database) as session,
    ):
        return session.run(cypher, parameters).data()  # type: ignore[arg-type]
