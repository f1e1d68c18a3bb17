"""The process of an embedded engine, for tests that kill it or see how busy it is (Linux)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def engine_process(folder: Path) -> int:
    """The process of the engine that runs on a folder."""
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().split(b"\0")
            if b"graphsvc.store.engine" in words and str(folder).encode() in words:
                return int(entry.name)
    raise AssertionError(f"no engine runs on {folder}")
