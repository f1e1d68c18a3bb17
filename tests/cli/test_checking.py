"""verify and coverage on a made-up document: right, wrong, twice there, cut words, gaps."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from rich.cells import cell_len

from .conftest import SCRIPT, environment

QUOTE = "quote: Aden signed a pact"


@pytest.fixture
def with_quote(made: Path, tmp_path: Path) -> Callable[[str], Path]:
    """The made-up seed with another quote for "Aden, party to the pact"."""

    def changed(field: str) -> Path:
        text = (made / "made.yaml").read_text("utf-8")
        assert text.count(QUOTE) == 1
        path = tmp_path / "made.yaml"
        path.write_text(text.replace(QUOTE, field), "utf-8")
        return path

    return changed


def test_right_quotes(run, made: Path, tmp_path: Path) -> None:
    argv = ("verify", str(made), "--documents", str(made))
    shown = run(*argv, data=tmp_path / "none")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[2].split() == ["gazette-pact", "7", "6", "0"]
    (row,) = run(*argv, "-f", "csv", data=tmp_path).rows
    assert row == {"source": "gazette-pact", "quotes": "7", "mentions": "6", "problems": "0"}
    (plain,) = run(*argv, "-f", "json", data=tmp_path).json
    assert plain == {"source": "gazette-pact", "quotes": 7, "mentions": 6, "problems": []}
    assert not (tmp_path / "none").exists(), "no database is needed"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (
            "quote: Aden signed a treaty",
            "not in pact.txt, word for word: «Aden signed a treaty»; nearest: «Aden signed a pact»;"
            " «pact» in the document, «treaty» in the quote",
        ),
        (
            "quote: Aden signed a pac",
            "not in pact.txt, word for word: «Aden signed a pac»; it begins or ends within a word"
            " of «Aden signed a pact»",
        ),
        (
            "quote: den signed a pact",
            "not in pact.txt, word for word: «den signed a pact»; it begins or ends within a word"
            " of «Aden signed a pact»",
        ),
        (
            "quote: aden signed a pact",
            "not in pact.txt, word for word: «aden signed a pact»; nearest: «Aden signed a pact»;"
            " U+0041 LATIN CAPITAL LETTER A in the document,"
            " U+0061 LATIN SMALL LETTER A in the quote",
        ),
        (
            "quote: nobody in particular",
            "not in pact.txt, word for word: «nobody in particular»; nothing there is like it",
        ),
        ("quote: Aden is", "stands 2 times in pact.txt: «Aden is»"),
        ("quote: {text: Aden is, nth: 3}", "stands 2 times in pact.txt, not 3: «Aden is»"),
    ],
)
def test_a_false_quote(field: str, said: str, run, made: Path, with_quote, tmp_path: Path) -> None:
    seed = with_quote(field)
    line = next(
        n for n, text in enumerate(seed.read_text("utf-8").splitlines(), 1) if field in text
    )
    shown = run("verify", str(seed), "--documents", str(made), data=tmp_path)
    assert shown.code == 3
    assert shown.out.splitlines()[2].split() == ["gazette-pact", "6", "6", "1"]
    problem, advice = shown.err.splitlines()
    assert problem == f"made.yaml:{line}: claims[2].quote: {said}"
    assert advice.startswith("graphsvc: Correct the quote")
    covered = run("coverage", str(seed), "--documents", str(made), data=tmp_path)
    assert (covered.code, covered.err) == (3, shown.err), "coverage does not hide it"


def on_a_terminal(*argv: str, data: Path) -> str:
    """What a command writes to stderr where that is a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    plain = {**environment(data, COLUMNS="80"), "TERM": "xterm"}
    done = subprocess.run([SCRIPT, *argv], env=plain, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    written = b""
    with os.fdopen(ours, "rb", 0) as told, suppress(OSError):  # the end of a terminal
        while part := told.read(4096):
            written += part
    assert done.returncode == 3
    return written.decode("utf-8").replace("\r\n", "\n")


def test_on_a_terminal_a_problem_is_broken_between_words(
    made: Path, with_quote, tmp_path: Path
) -> None:
    seed = with_quote("quote: وقعت عدن الميثاق مع بورتو اليوم")
    told = on_a_terminal("verify", str(seed), "--documents", str(made), data=tmp_path)
    first, *rest, advice = told.splitlines()
    assert first.startswith("made.yaml:23: claims[2].quote: not in pact.txt, word for word: ")
    assert all(line.startswith("    ") for line in rest)
    assert max(cell_len(line) for line in (first, *rest)) <= 80
    assert advice.startswith("graphsvc: ")
    said = " ".join(told.split())
    marks = [sign for sign in said if sign in "\u2066\u2067\u2068\u2069"]
    assert marks.count("\u2069") == len(marks) / 2 > 0, "each part that is isolated ends"
    bare = "".join(sign for sign in said if sign not in marks)
    assert "nearest: «وقّعت عدن الميثاق مع بورتو»" in bare


def test_nth_tells_two_places_apart(run, made: Path, with_quote, tmp_path: Path) -> None:
    seed = with_quote("quote: {text: Aden is, nth: 2}")
    assert run("verify", str(seed), "--documents", str(made), data=tmp_path).code == 0


def test_a_document_or_folder_that_is_not_there(run, made: Path, tmp_path: Path) -> None:
    shown = run("verify", str(made), "--documents", str(tmp_path), data=tmp_path)
    assert shown.code == 3
    assert "made.yaml:16: source.document: There is no document pact.txt" in shown.err
    shown = run("verify", str(made), "--documents", str(tmp_path / "no"), data=tmp_path)
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert run("verify", str(made), data=tmp_path).code == 2


def test_coverage_shows_each_sentence_and_why(run, made: Path, tmp_path: Path) -> None:
    shown = run("coverage", str(made), "--documents", str(made), data=tmp_path / "none")
    assert (shown.code, shown.err) == (0, "")
    sentences = shown.out.split("\n  1. ")[1]
    assert "signed a pact on 3 May 2021.\n      porto-portugal — party to — pact\n" in sentences
    assert "      under no quote: The · mayors · of\n" in sentences
    assert "4. Aden is new.\n      aden: described as = new (denied)\n" in sentences
    assert "5. Nobody spoke.\n      GAP: " in sentences
    assert "\n      nothing to record: the first sentence in Arabic\n" in sentences
    assert shown.out.count("GAP") == 1
    assert "gazette-pact: 5 of 6 sentences covered, 1 gap; 80.0% of the words" in shown.out


def test_gaps_alone(run, made: Path, tmp_path: Path) -> None:
    shown = run("coverage", str(made), "--documents", str(made), "--gaps", data=tmp_path).out
    assert "5. Nobody spoke.\n" in shown
    assert "Aden is old" not in shown
    assert "1 gap;" in shown


def test_coverage_as_data(run, made: Path, tmp_path: Path) -> None:
    argv = ("coverage", str(made), "--documents", str(made))
    rows = run(*argv, "-f", "csv", data=tmp_path).rows
    states = [row["state"] for row in rows]
    assert states == [*["cited"] * 4, "gap", "nothing to record"]
    assert rows[0]["uncited"] == "The; mayors; of"
    plain = run(*argv, "--gaps", "-f", "json", data=tmp_path).json
    assert [(one["sentence"], one["text"], one["claims"]) for one in plain] == [
        (5, "Nobody spoke.", [])
    ]


def test_strict_fails_on_a_gap(run, made: Path, with_quote, tmp_path: Path) -> None:
    argv = ("--documents", str(made), "--strict")
    assert run("coverage", str(made), *argv, data=tmp_path).code == 3
    text = (made / "made.yaml").read_text("utf-8")
    closed = tmp_path / "closed.yaml"
    closed.write_text(text + "  - {words: Nobody spoke, why: silence}\n", "utf-8")
    shown = run("coverage", str(closed), *argv, data=tmp_path)
    assert (shown.code, shown.err) == (0, "")
    assert "6 of 6 sentences covered, no gap" in shown.out


def test_the_bundled_seed_against_its_documents(
    run, documents: Path | None, tmp_path: Path
) -> None:
    if documents is None:
        pytest.skip("GRAPHSVC_TEST_DOCUMENTS names no folder")
    argv = ("--documents", str(documents))
    assert run("verify", *argv, data=tmp_path).code == 0
    assert run("coverage", *argv, "--strict", data=tmp_path).code == 0
