"""Which database answers: the server that the settings name, else the embedded engine."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from portalocker import LockFlags

from graphsvc.errors import FolderInUse, SettingError, StoreError
from graphsvc.settings import Settings
from graphsvc.store.folder import Address, DataFolder

PORT_TAKEN = 69
"""Exit code of an engine whose port is taken (EX_UNAVAILABLE)."""
START_LIMIT = 60.0
"""Seconds the engine may take to start: the fallback build on a slow disk took 8."""


@contextmanager
def address_of(settings: Settings) -> Iterator[Address]:
    """The address of the database; an embedded engine runs at least as long as the context."""
    if settings.database_uri is not None:
        yield _server(settings)
        return
    folder = DataFolder(settings.data)
    folder.prepare()
    with folder.lock("clients", LockFlags.SHARED):
        yield folder.published() or _started(folder, settings)


def _server(settings: Settings) -> Address:
    if not settings.database_password or settings.database_uri is None:
        raise SettingError(
            "GRAPHSVC_DATABASE_URI is set, but no password.", "Set GRAPHSVC_DATABASE_PASSWORD too."
        )
    login = (settings.database_user, settings.database_password)
    return Address(settings.database_uri, *login, *login, settings.database_name, embedded=False)


def _started(folder: DataFolder, settings: Settings) -> Address:
    """Start the engine and wait for its address; another program may have been first."""
    log = folder.path / "engine.log"
    port = settings.bolt_port
    words = [str(folder.path), str(settings.query_timeout), *([str(port)] if port else [])]
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "graphsvc.store.engine", *words],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=folder.path,  # the engine writes logs into the folder it is started in
            start_new_session=True,
        )
    Thread(target=process.wait, daemon=True).start()  # it leaves no zombie, whenever it ends
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        address = folder.published()
        if address is not None:
            return address
        if process.poll() is not None and not folder.is_locked("engine"):
            if process.returncode == PORT_TAKEN:
                raise SettingError(
                    f"The embedded engine cannot have port {port} of GRAPHSVC_BOLT_PORT.",
                    "Stop what listens there, name another port, or unset it to take a free one.",
                )
            silent = StoreError("The embedded engine did not start.", f"It said:\n{_tail(log)}")
            raise folder.full() or silent
        time.sleep(0.02)
    process.kill()
    raise FolderInUse(f"No engine answered on {folder.path} within {START_LIMIT:.0f} s.")


def _tail(log: Path, lines: int = 12) -> str:
    return "\n".join(log.read_text("utf-8", errors="replace").splitlines()[-lines:])
