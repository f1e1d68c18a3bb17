"""Every error graphsvc raises on purpose: what happened, its HTTP status, and what to do.

GraphsvcError
├── NotFound                 404  the id is not in the graph
├── BadRequest               400  the question cannot be asked like this
│   ├── UnknownName               no such relationship, attribute, term …
│   ├── UnknownParameter          no such query parameter
│   └── BadCursor                 the cursor is not one of ours
├── NotAcceptable            406  the client takes none of the formats there are
├── Gone                     410  the cursor belongs to an older data version
├── Ambiguous                409  a name could be several entities
├── SeedError                422  a seed file is wrong: file, line, field
├── VerificationFailed       422  a quote is not in its document
├── StoreError               503  the database does not answer as it should
│   ├── ServerUnreachable         nothing listens at the address
│   ├── WrongPassword             the server refuses the login
│   ├── WrongDatabase             the server has no such database
│   ├── DataVersionChanged        the data changed while it was read
│   ├── QueryTimeout              a query took longer than it may
│   ├── FolderInUse               another engine runs on the data folder
│   ├── FolderTooNew              the data folder was written by a newer graphsvc
│   └── DiskFull                  the data could not be written
└── SettingError             400  a setting has a value that means nothing
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class GraphsvcError(Exception):
    """The root of the tree; ``detail`` says what happened, ``advice`` what to do about it."""

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"
    exit_code: ClassVar[int] = 1
    advice: str = "Please report this with the text above."

    def __init__(self, detail: str, advice: str | None = None) -> None:
        super().__init__(detail)
        self.detail = detail
        if advice is not None:
            self.advice = advice

    def __str__(self) -> str:
        return f"{self.detail} {self.advice}".strip()


class NotFound(GraphsvcError):
    """The graph holds nothing under that id."""

    status = 404
    title = "Not found"
    exit_code = 4
    advice = "Search for it by name: graphsvc search NAME."
    missing: str | None = None
    """The id that no entity has, where that is what was not found."""


class BadRequest(GraphsvcError):
    """The question cannot be asked like this."""

    status = 400
    title = "Bad request"
    exit_code = 2
    advice = "See --help, or /docs for the API."


class UnknownName(BadRequest):
    """A name that the model does not declare."""

    title = "Unknown name"

    def __init__(self, what: str, name: str, near: str | None, known: Sequence[str]) -> None:
        hint = f"Did you mean {near!r}?" if near else f"Known: {', '.join(known)}."
        super().__init__(f"There is no {what} {name!r}.", hint)


class UnknownParameter(BadRequest):
    """A query parameter that the endpoint does not take."""

    title = "Unknown parameter"


class BadCursor(BadRequest):
    """A paging cursor that this service did not make."""

    title = "Bad cursor"
    advice = "Start again without a cursor."


class NotAcceptable(GraphsvcError):
    """The client takes none of the formats there are."""

    status = 406
    title = "No such format"
    exit_code = 2
    advice = "Ask for application/json or text/csv."


class Gone(GraphsvcError):
    """A cursor that belongs to an older data version."""

    status = 410
    title = "The data changed"
    advice = "Start again without a cursor."


class Ambiguous(GraphsvcError):
    """A name that could be several entities."""

    status = 409
    title = "Ambiguous name"
    exit_code = 5


class SeedError(GraphsvcError):
    """A seed file that is wrong; the detail names file, line and field, one per line."""

    status = 422
    title = "A seed file is wrong"
    exit_code = 3
    advice = "Nothing was written. docs/seed-format.md describes the fields."


class VerificationFailed(GraphsvcError):
    """A quote that is not, word for word, in its document."""

    status = 422
    title = "A quote is not in its document"
    exit_code = 3
    advice = "Correct the quote, or give the document it was taken from."


class StoreError(GraphsvcError):
    """The database does not answer as it should."""

    status = 503
    title = "The database is not available"
    exit_code = 6
    advice = "See graphsvc status."


class ServerUnreachable(StoreError):
    """Nothing answers at the database's address."""

    title = "The database cannot be reached"
    advice = (
        "Start the server, or correct GRAPHSVC_DATABASE_URI; unset it to use the embedded engine."
    )


class WrongPassword(StoreError):
    """The database refuses the login."""

    title = "The database refuses the login"
    advice = "Correct GRAPHSVC_DATABASE_USER and GRAPHSVC_DATABASE_PASSWORD."


class WrongDatabase(StoreError):
    """The server has no database of that name."""

    title = "The server has no such database"
    advice = "Correct GRAPHSVC_DATABASE_NAME, or unset it to use the server's default."


class DataVersionChanged(StoreError):
    """The data changed again and again while it was read."""

    title = "The data is changing"
    advice = "Ask again in a moment."


class QueryTimeout(StoreError):
    """A query took longer than it may."""

    title = "The query took too long"
    advice = "Ask for less: one relationship, a smaller limit."


class FolderInUse(StoreError):
    """Another process holds the data folder."""

    title = "The data folder is in use"
    advice = "Stop the other process, or set GRAPHSVC_DATA to another folder."


class FolderTooNew(StoreError):
    """A newer graphsvc wrote the data folder."""

    title = "The data folder is of a newer version"
    advice = "Upgrade graphsvc, or set GRAPHSVC_DATA to another folder and load again."


class DiskFull(StoreError):
    """The data could not be written."""

    title = "The disk is full"
    advice = "Free some space and load again; what was there before is untouched."


class SettingError(GraphsvcError):
    """A setting whose value means nothing."""

    status = 400
    title = "A setting is wrong"
    exit_code = 2
    advice = "graphsvc serve --help lists the settings."
