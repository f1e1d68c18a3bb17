"""Install and run a real Neo4j Community server for tests and benchmarks, without Docker.

    python tests/neo4j_server/server.py install
    python tests/neo4j_server/server.py run [--port N] [--password P] [--home DIR]
    with neo4j_server(tmp_path, "some-password") as uri: ...  (in a test)

Neo4j Community is GPLv3. Maven brings it into a cache folder, outside the package: it is a test
tool, never a dependency of graphsvc, and no part of it is shipped.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

HERE = Path(__file__).resolve().parent
INSTALL = "python tests/neo4j_server/server.py install"
APT_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]
JAVA_VERSIONS = (17, 21)  # those Neo4j 5.26 supports
START_SECONDS, STOP_SECONDS = 120, 60
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
Process = subprocess.Popen[bytes]
CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.tx_log.preallocate=false
dbms.usage_report.enabled=false
"""


class ServerError(Exception):
    """The test server cannot be installed or started; the message says what to do."""


def install() -> None:
    """Make sure of Java, Maven and Neo4j's jars."""
    _install_packages()
    lib = _lib()
    if lib.is_dir():
        print(f"Neo4j is already in {lib}")
        return
    lib.parent.mkdir(parents=True, exist_ok=True)
    print("Downloading Neo4j with Maven (about 120 MB, once) ...", flush=True)
    # Downloaded beside its place and renamed when whole: half a download never counts as done.
    with tempfile.TemporaryDirectory(dir=lib.parent, prefix="part-") as part:
        copy = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
        if not _runs(*copy, "-DincludeScope=runtime", f"-DoutputDirectory={part}/lib"):
            raise ServerError(f"Maven could not download Neo4j (see above). Try again: {INSTALL}")
        if not lib.is_dir():  # else another install finished first: its jars are as good
            Path(part, "lib").rename(lib)
    print(f"Neo4j is in {lib}")


def _install_packages() -> None:
    """Install Java and Maven with apt where they are missing."""
    maven = [] if shutil.which("mvn") else ["maven"]
    javas = [] if _find_java() else ["openjdk-17-jre-headless", "default-jre-headless"]
    if not maven and not javas:
        return
    if not shutil.which("apt-get"):
        raise ServerError("Java 17 or 21 and Maven are needed: install them, then try again.")
    by_hand = " ".join(["sudo", *APT_INSTALL, *javas[:1], *maven])
    root = _as_root(by_hand)
    print("Refreshing apt's lists ...", flush=True)
    _runs(*root, "apt-get", "update", "-q")  # without a network the old lists may still do
    for packages in [[java, *maven] for java in javas] or [maven]:
        print(f"Installing {' and '.join(packages)} with apt ...", flush=True)
        if _runs(*root, *APT_INSTALL, *packages) and _find_java() and shutil.which("mvn"):
            return
    raise ServerError(f"Could not install Java 17 or 21 and Maven (see above). By hand: {by_hand}")


def _as_root(by_hand: str) -> list[str]:
    """The words before a command that run it as root, never asking for a password."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not (shutil.which("sudo") and _runs(*sudo, "true", quiet=True)):
        raise ServerError(f"Installing Java and Maven needs root. Type: {by_hand}")
    return [*sudo, "env", "DEBIAN_FRONTEND=noninteractive"]


def _runs(*command: str, quiet: bool = False) -> bool:
    return subprocess.run(command, capture_output=quiet, check=False).returncode == 0


def _lib() -> Path:
    """Where the jars of the version named in pom.xml belong."""
    version = ET.parse(HERE / "pom.xml").findtext(".//{*}dependency/{*}version")
    cache = os.environ.get("GRAPHSVC_TEST_CACHE") or HERE.parents[1] / ".cache" / "neo4j"
    return Path(cache).resolve() / f"lib-{version}"


def _find_java() -> str | None:
    """The first Java Neo4j supports: of JAVA_HOME, the PATH, then the system's folder."""
    javas = [f"{os.environ.get('JAVA_HOME')}/bin/java", "java"]
    javas += sorted(map(str, Path("/usr/lib/jvm").glob("*/bin/java")))
    return next((java for java in javas if _java_version(java) in JAVA_VERSIONS), None)


def _java_version(java: str) -> int | None:
    with suppress(OSError):
        told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
        if version := re.search(r'version "(\d+)', told.stderr):
            return int(version[1])
    return None


@contextmanager
def neo4j_server(home: Path, password: str) -> Iterator[str]:
    """A server on `home`: its bolt:// URI, user neo4j. Enter and leave it in one thread."""
    with _started(home, password, port=0) as (uri, _):
        yield uri


@contextmanager
def _started(home: Path, password: str, port: int) -> Iterator[tuple[str, Process]]:
    home, port = home.resolve(), _free_port(port)
    command, uri = _command(home), f"bolt://127.0.0.1:{port}"
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONF.format(port=port), encoding="utf-8")
    with (home / "console.log").open("wb") as console:
        # In a session of its own: a Ctrl-C comes to us alone, and we stop the server, once.
        process = subprocess.Popen(command, stdout=console, stderr=console, start_new_session=True)
    try:
        _wait_until_ready(process, uri, password, home)
        yield uri, process
    finally:
        _stop(process)


def _free_port(wanted: int) -> int:
    """`wanted`, or any free loopback port for 0."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise ServerError(f"Port {wanted} cannot be used ({error}). Try another.") from error
        return int(probe.getsockname()[1])


def _command(home: Path) -> list[str]:
    lib, java = _lib(), _find_java()
    if not java:
        found = _java_version("java") or "none"
        raise ServerError(f"Neo4j needs Java 17 or 21 (found: {found}). Install it: {INSTALL}")
    if not lib.is_dir():
        raise ServerError(f"Neo4j is not in {lib}. Install it: {INSTALL}")
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    options = ["-Xms256m", "-Xmx512m", *opens, "-Dio.netty.tryReflectionSetAccessible=true"]
    folders = [f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
    tied = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []  # it dies with us
    entry = "org.neo4j.server.CommunityEntryPoint"
    return [*tied, java, "-cp", f"{lib}/*", *options, entry, *folders]


def _wait_until_ready(process: Process, uri: str, password: str, home: Path) -> None:
    """Ask over Bolt until the server answers: it says nothing on its own."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            return _log_in(uri, password)
        except AuthError as error:
            raise ServerError("This home has another password: use it, or a new home.") from error
        except (DriverError, Neo4jError) as error:
            if not error.is_retryable():
                raise ServerError(f"Neo4j refused the first query: {error.message}") from error
        time.sleep(0.2)
    ended = f"gave no answer in {START_SECONDS} s" if process.poll() is None else "died at start"
    raise ServerError(f"Neo4j {ended}. Its log ends:\n{_tail(home)}")


def _log_in(uri: str, password: str) -> None:
    try:
        _query(uri, password, "neo4j", "RETURN 1")
    except AuthError:  # a new home has Neo4j's first password, good only for changing it
        change = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
        _query(uri, "neo4j", "system", change, new=password)
        _query(uri, password, "neo4j", "RETURN 1")


def _query(uri: str, password: str, database: str, query: str, **parameters: str) -> None:
    driver = GraphDatabase.driver(uri, auth=("neo4j", password))
    with driver, driver.session(database=database) as session:
        session.run(query, parameters).consume()


def _tail(home: Path, count: int = 12) -> str:
    """The last lines of what Neo4j wrote, without the frames of Java's stack."""
    written = [home / "console.log", home / "logs" / "neo4j.log"]
    texts = [log.read_text("utf-8", "replace") for log in written if log.exists()]
    lines = [line for line in "\n".join(texts).splitlines() if line[:1] > " "]
    return "\n".join(lines[-count:])


def _stop(process: Process) -> None:
    process.terminate()
    try:
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
    finally:  # also at a second Ctrl-C; does nothing to a process that has ended
        process.kill()
        process.wait()


def run(port: int, password: str, home: Path | None) -> None:
    """Run in the foreground until Ctrl-C, SIGTERM or the closing of the terminal."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="neo4j-") as spare, suppress(KeyboardInterrupt):
        home = home or Path(spare)
        print(f"Starting Neo4j in {home} ...", flush=True)
        with _started(home, password, port) as (uri, process):
            print(f"{uri}  user neo4j, password {password}  (Ctrl-C stops it)", flush=True)
            process.wait()
        raise ServerError(f"Neo4j ended by itself:\n{_tail(home)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="A Neo4j Community server for tests.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("install", help="Java, Maven and the jars, once")
    runs = commands.add_parser("run", help="run in the foreground")
    runs.add_argument("--port", type=int, default=7687)
    runs.add_argument("--password", default="graphsvc-test")
    runs.add_argument("--home", type=Path, help="its data (default: a folder removed at the end)")
    args = parser.parse_args()
    try:
        install() if args.command == "install" else run(args.port, args.password, args.home)
    except ServerError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
