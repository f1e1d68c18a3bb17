"""The embedded engine, in a process of its own: ArcadeDB, speaking Bolt on loopback.

Run as ``python -m graphsvc.store.engine FOLDER``. It publishes its address in the data folder,
serves as long as anybody uses it, and stops by itself. A process of its own keeps the engine's
log, signals and memory out of the program that asks, and lets several programs share it.
"""

from __future__ import annotations

import json
import signal
import socket
import sys
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from arcadedb.server import ArcadeDBServer
from portalocker import LockFlags

from graphsvc.errors import FolderInUse
from graphsvc.store.connect import PORT_TAKEN
from graphsvc.store.folder import Address, DataFolder

DATABASE = "graphsvc"
LOOPBACK = "127.0.0.1"
ALONE = LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING
IN_USE = 75
"""Exit code where another engine has the folder (EX_TEMPFAIL)."""

READS_ONLY = {
    "access": [],
    "resultSetLimit": -1,
    "readTimeout": -1,
    "types": {"*": {"access": ["readRecord"]}},
}
EVERYTHING = {
    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
    "resultSetLimit": -1,
    "readTimeout": -1,
    "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
}


def main() -> None:
    """Serve the folder named on the command line until nobody uses it or SIGTERM comes.

    Its words: the folder, the time limit of a query, and the Bolt port where it is not a free one.
    """
    folder, timeout = DataFolder(Path(sys.argv[1])), float(sys.argv[2])
    port = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that asks
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for _ in range(20):  # somebody who only asks whether the lock is held has it for a moment
        with suppress(FolderInUse), folder.lock("engine", ALONE):
            serve(folder, timeout, port)
            return
        time.sleep(0.05)
    sys.exit(IN_USE)


def serve(folder: DataFolder, timeout: float, port: int) -> None:
    """Start the engine, publish its address, and wait until the last client has gone."""
    folder.withdraw()
    server, address = start(folder, port)
    with ExitStack() as held:
        try:
            configure(server, timeout)
            folder.publish(address)
            while True:
                time.sleep(0.2)
                with suppress(FolderInUse):
                    # Held until the address is gone: whoever comes now waits, then starts anew.
                    held.enter_context(folder.lock("clients", ALONE))
                    return
        finally:
            folder.withdraw()
            server.stop()


def start(folder: DataFolder, port: int) -> tuple[Any, Address]:
    """The started server and its address; on this Bolt port, or on a free one where it is 0."""
    root = folder.path / "engine"
    (root / "config").mkdir(parents=True, exist_ok=True)
    groups = {"admin": EVERYTHING, "reader": READS_ONLY}
    (root / "config" / "server-groups.json").write_text(
        json.dumps({"version": 1, "databases": {"*": {"groups": groups}}}), "utf-8"
    )
    words = folder.passwords()
    bolt, http = _free_ports(port, 0)
    server = ArcadeDBServer(
        str(root),
        words["root"],
        {
            "host": LOOPBACK,
            "http_port": http,
            "mode": "development",
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_host": LOOPBACK,
            "bolt_port": bolt,
            "bolt_defaultDatabase": DATABASE,
            "server_defaultDatabases": f"{DATABASE}[reader:{words['reader']}:reader]",
            "server_logsDirectory": str(root / "log"),
            "support_autoRegister": False,
        },
    )
    server.start()
    address = Address(
        uri=f"bolt://{LOOPBACK}:{bolt}",
        user="root",
        password=words["root"],
        reader_user="reader",
        reader_password=words["reader"],
        database=DATABASE,
        embedded=True,
    )
    return server, address


def configure(server: Any, timeout: float) -> None:
    """Set what the engine only takes as SQL: time limit, durable writes, no files, no network."""
    database = server.get_database(DATABASE)
    for setting, value in {
        "arcadedb.command.timeout": int(timeout * 1000),
        "arcadedb.txWalFlush": 1,
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
    }.items():
        database.command("sql", f"ALTER DATABASE `{setting}` {value}")


def _free_ports(*wanted: int) -> list[int]:
    """These ports, each free now, or any where it is 0; all are held until the last is found."""
    try:
        sockets = [socket.create_server((LOOPBACK, port)) for port in wanted]
    except (OSError, OverflowError):
        sys.exit(PORT_TAKEN)
    ports = [int(s.getsockname()[1]) for s in sockets]
    for held in sockets:
        held.close()
    return ports


if __name__ == "__main__":
    main()
