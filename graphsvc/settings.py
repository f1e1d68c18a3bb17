"""The settings: one frozen object, read once from the environment and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from graphsvc.errors import SettingError

PREFIX = "GRAPHSVC_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data is, which database answers, and how the service is reached."""

    data: Path = field(default_factory=lambda: user_data_path("graphsvc", appauthor=False))
    """The data folder of the embedded engine and of cached copies."""
    database_uri: str | None = None
    """Bolt address of a Neo4j 5 server; unset: the embedded engine."""
    database_user: str = "neo4j"
    database_password: str | None = None
    database_name: str | None = None
    """Name of the database on that server; unset: the server's default."""
    bolt_port: int | None = None
    """Port of the embedded engine, where Neo4j's tools find it again; unset: a free one."""
    query_timeout: float = 30.0
    """Seconds after which a query is given up."""
    host: str = "127.0.0.1"
    port: int = 8000
    root_path: str = ""
    """Path under which a proxy serves the API."""
    cors_origins: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    """Sites that may show the pages in a frame."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings of the ``GRAPHSVC_…`` variables; ``SettingError`` names a wrong one."""
        known = {name.upper() for name in cls.__dataclass_fields__}
        values: dict[str, object] = {}
        for variable, text in environment.items():
            name = variable.removeprefix(PREFIX)
            if not variable.startswith(PREFIX) or name not in known or not text.strip():
                continue
            values[name.lower()] = _read(variable, name.lower(), text.strip())
        return cls(**values)  # type: ignore[arg-type]


def _read(variable: str, name: str, text: str) -> object:
    try:
        match name:
            case "data":
                return Path(text).expanduser()
            case "port":
                return _within(int(text), 0, 65535)
            case "bolt_port":
                return _within(int(text), 1, 65535)
            case "query_timeout":
                return _within(float(text), 0.001, 3600)
            case "cors_origins" | "frame_ancestors":
                return tuple(part for part in text.replace(",", " ").split() if part)
            case _:
                return text
    except ValueError:
        raise SettingError(
            f"{variable}={text!r} is not a value it can have.",
            "A port is a number up to 65535, a time-out a number of seconds.",
        ) from None


def _within(number: float, low: float, high: float) -> float:
    if not low <= number <= high:
        raise ValueError(number)
    return number


def bundled(name: str) -> Path:
    """The folder ``cypher`` or ``seed``: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
