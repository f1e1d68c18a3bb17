"""What goes wrong is one line on stderr with an exit code, and never a traceback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from graphsvc.errors import (
    Ambiguous,
    BadRequest,
    NotFound,
    SeedError,
    ServerUnreachable,
    SettingError,
)

from .conftest import SCRIPT, environment, running

pytestmark = pytest.mark.slow


def one_line(shown, error: type[Exception], *said: str) -> None:
    """The command failed as this error does, with one line that says all this."""
    assert shown.code == error.exit_code
    assert shown.out == ""
    assert shown.err.startswith("graphsvc: ")
    assert shown.err.count("\n") == 1, shown.err
    assert "Traceback" not in shown.err
    for text in said:
        assert text in shown.err


def test_an_ambiguous_name_lists_the_candidates(run, made_folder: Path) -> None:
    shown = run("show", "Porto", data=made_folder)
    one_line(shown, Ambiguous, "porto-brazil (City, Porto)", "porto-portugal (City, Porto; 1 tie)")
    assert Ambiguous.exit_code == 5


def test_an_ambiguous_name_is_so_wherever_an_entity_is_asked_for(run, made_folder: Path) -> None:
    for argv in (
        ["paths", "Porto", "pact"],
        ["adjacent", "Porto"],
        ["claims", "--about", "Porto"],
        ["claims", "--speaker", "Porto"],
        ["contested", "Porto"],
    ):
        one_line(run(*argv, data=made_folder), Ambiguous, "porto-brazil")


def test_a_name_in_another_script_is_not_ambiguous(run, made_folder: Path) -> None:
    shown = run("show", "بورتو", data=made_folder)
    assert shown.out.startswith("Porto · City · porto-portugal\n")


@pytest.mark.parametrize("name", ["adan", "aden"])
def test_a_merged_id_says_what_it_means_now(name: str, run, made_folder: Path) -> None:
    merged = run("query", "merged_ids", "-f", "csv", data=made_folder).rows
    into = {row["id"]: row["into"] for row in merged}
    (canonical,) = into.values()
    shown = run("show", name, data=made_folder)
    assert f" · City · {canonical}\n" in shown.out
    said = f"graphsvc: {name} is merged into {canonical}, which is shown.\n"
    assert shown.err == (said if name in into else "")


def test_an_unknown_name_gives_the_nearest(ask) -> None:
    one_line(ask("show", "agr-khoy-kony"), NotFound, "Did you mean 'agr-khoy-konya'?")
    one_line(
        ask("show", "Konia"),
        NotFound,
        "Nearest: konya (City, Konya; Turkey; wikidata Q79857; 1 tie)",
    )
    one_line(ask("show", "irib-khoy-kony"), NotFound, "irib-khoy-konya")
    one_line(ask("paths", "khoy", "Xyzzyx"), NotFound, "'Xyzzyx'")
    one_line(ask("show", "khoy~0000"), NotFound, "There is no claim 'khoy~0000'.")
    one_line(ask("claims", "--source", "irib"), NotFound, "There is no source 'irib'.")


def test_unknown_terms_give_the_nearest(ask) -> None:
    one_line(ask("claims", "--modality", "plannd"), BadRequest, "Did you mean 'planned'?")
    one_line(ask("claims", "--attribute", "statuss"), BadRequest, "Did you mean 'status'?")
    one_line(ask("search", "Khoy", "--type", "Ciy"), BadRequest, "Did you mean 'City'?")
    one_line(ask("claims", "--relationship", "party too"), BadRequest, "Did you mean 'party to'?")
    one_line(ask("paths", "khoy", "uclg", "--longest", "99"), BadRequest, "longest is 99")


def test_a_bad_seed_file_is_named_with_line_and_field(run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "entities:\n"
        "  - {id: a, type: Town, names: {en: A}}\n"
        "  - {id: b, type: City, names: {en: B}}\n"
        "    # of a country\n"
        "  - {id: c, type: City, names: {en: C}, kind: capital}\n",
        "utf-8",
    )
    for argv in (["load", str(bad)], ["load", "--dry-run", str(bad)]):
        shown = run(*argv, data=tmp_path / "data")
        assert (shown.code, shown.out) == (SeedError.exit_code, "")
        first, second, last = shown.err.splitlines()
        assert first.startswith("bad.yaml:2: entities[1].type: ")
        assert second == "bad.yaml:5: entities[3].kind: a City has no kind"
        assert last.startswith("graphsvc: Nothing was written.")
    assert run("status", "-f", "json", data=tmp_path / "data").json["data_version"] == 0


def test_a_file_that_is_not_there(run, tmp_path: Path) -> None:
    one_line(run("load", str(tmp_path / "no.yaml"), data=tmp_path), SeedError, "no.yaml")


def test_a_damaged_dump_is_named_with_its_line(run, tmp_path: Path, seeded_folder: Path) -> None:
    whole = run("dump", data=seeded_folder).out.splitlines()
    damaged = tmp_path / "damaged.ndjson"
    damaged.write_text("\n".join([*whole[:5], '{"record": "city"}', *whole[6:]]), "utf-8")
    one_line(run("load", str(damaged), data=tmp_path / "d"), SeedError, "damaged.ndjson:6:")
    damaged.write_text("{", "utf-8")
    one_line(
        run("load", "--dry-run", str(damaged), data=tmp_path / "d"), SeedError, "damaged.ndjson"
    )


def test_a_server_that_does_not_answer(run, tmp_path: Path) -> None:
    server = {
        "GRAPHSVC_DATABASE_URI": "bolt://127.0.0.1:1",
        "GRAPHSVC_DATABASE_PASSWORD": "secret",
    }
    for command in (["search", "Khoy"], ["load"], ["dump"], ["status"], ["serve", "--port", "0"]):
        shown = run(*command, data=tmp_path, **server)
        one_line(shown, ServerUnreachable, "bolt://127.0.0.1:1", "GRAPHSVC_DATABASE_URI")
        assert "secret" not in shown.err
    assert ServerUnreachable.exit_code == 6


def test_wrong_settings(run, tmp_path: Path) -> None:
    wrong = run("status", data=tmp_path, GRAPHSVC_PORT="eighty")
    one_line(wrong, SettingError, "GRAPHSVC_PORT='eighty'")
    lacking = run("status", data=tmp_path, GRAPHSVC_DATABASE_URI="bolt://127.0.0.1:1")
    one_line(lacking, SettingError, "GRAPHSVC_DATABASE_PASSWORD")


def test_an_empty_database_is_said_to_be_empty(run, tmp_path: Path) -> None:
    shown = run("search", "Khoy", data=tmp_path)
    assert shown.code == 0
    assert "nothing in the data" in shown.out
    assert shown.err == (
        "graphsvc: The database is empty; `graphsvc load` fills it with the bundled seed.\n"
    )


def test_the_data_option_goes_before_the_environment(
    run, made_folder: Path, tmp_path: Path
) -> None:
    shown = run("--data", str(made_folder), "show", "pact", data=tmp_path / "none")
    assert shown.out.startswith("The pact · Agreement · pact\n")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("argv", [["dump"], ["claims", "--modality", "any", "-n", "0"]])
def test_a_reader_that_goes_away_is_no_error(argv, seeded_folder: Path) -> None:
    with subprocess.Popen(
        [SCRIPT, *argv],
        env=environment(seeded_folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) in (0, 1)


def test_interrupted_ends_with_130_and_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [SCRIPT, "load", "-"],
        env=environment(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        process.stdin.write(b"\n" * 2**20)  # more than a pipe holds: it is reading
        process.stdin.flush()
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_status_tells_of_the_port_of_the_engine(run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        one_line(
            run("status", data=tmp_path / "other", GRAPHSVC_BOLT_PORT=str(port)),
            SettingError,
            f"port {port} of GRAPHSVC_BOLT_PORT",
        )
    data = tmp_path / "data"
    with running(data):
        free = run("status", data=data)
        assert "GRAPHSVC_BOLT_PORT makes it the same each time" in " ".join(free.out.split())
        late = run("status", data=data, GRAPHSVC_BOLT_PORT=str(port))
        assert f"started without GRAPHSVC_BOLT_PORT={port}" in " ".join(late.out.split())
    data = tmp_path / "fixed"
    fixed = run("status", "-f", "json", data=data, GRAPHSVC_BOLT_PORT=str(port)).json
    assert fixed["bolt"]["address"] == f"bolt://127.0.0.1:{port}"
    assert fixed["bolt"]["fixed_port"] == port
    for text in ("0", "70000", "-1", "bolt"):
        wrong = run("status", data=data, GRAPHSVC_BOLT_PORT=text)
        one_line(wrong, SettingError, f"GRAPHSVC_BOLT_PORT={text!r}")
