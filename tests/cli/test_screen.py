"""The screen: no word is cut, no line too long, no isolate left open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from graphsvc.cli.screen import fit, wrap
from graphsvc.text.scripts import isolate

OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
words = st.sampled_from(["Khoy", "and", "مذكرة", "تفاهم", "2025", "«خوی»", "municipality-khoy"])
texts = st.lists(words, min_size=1, max_size=12).map(" ".join)
pieces = st.lists(st.one_of(texts, texts.map(isolate)), min_size=1, max_size=6).map(" ".join)


@given(pieces, st.integers(min_value=17, max_value=60))
def test_wrapped_lines_keep_every_word_and_close_every_isolate(text: str, width: int) -> None:
    lines = [line.plain for line in wrap(Console(), Text(text), width)]
    bare = [line.translate(dict.fromkeys(map(ord, OPENING + CLOSING))) for line in lines]
    plain = text.translate(dict.fromkeys(map(ord, OPENING + CLOSING)))
    assert " ".join(bare).split() == plain.split()
    for line in lines:
        assert cell_len(line) <= width
        depth = 0
        for character in line:
            depth += (character in OPENING) - (character == CLOSING)
            assert depth in (0, 1)
        assert depth == 0


def test_a_broken_isolate_keeps_the_direction_of_the_whole() -> None:
    lines = wrap(Console(), Text("Title " + isolate("خوی 2025 Konya UCLG")), 16)
    assert [line.plain for line in lines] == [
        "Title \u2067خوی 2025\u2069",
        "\u2067Konya UCLG\u2069",
    ]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 90)), min_size=1, max_size=6),
    st.integers(1, 200),
)
def test_columns_are_never_narrower_than_a_word_nor_wider_than_the_room(sizes, room: int) -> None:
    least = [word for word, _ in sizes]
    most = [word + more for word, more in sizes]
    widths = fit(least, most, room)
    if sum(least) > room:
        assert widths is None
        return
    assert widths is not None
    assert all(a <= w <= b for a, w, b in zip(least, widths, most, strict=True))
    assert sum(widths) == min(room, sum(most)), "no room is left over while a column wants it"


@pytest.mark.parametrize("columns", ["30", "50", "80", "100", "200"])
def test_no_width_cuts_an_id_or_exceeds_itself(columns: str, ask) -> None:
    ids = [
        hit["entity"]["id"] for hit in ask("search", "خوی", "-n", "10", "-f", "json").json["items"]
    ]
    shown = ask("search", "خوی", "-n", "10", COLUMNS=columns).out
    for name in ids:
        assert name in shown
    assert max(map(cell_len, shown.splitlines())) <= int(columns)
    assert not any(line.endswith(" ") for line in shown.splitlines())


@pytest.mark.slow
def test_a_pipe_without_columns_is_100_wide(script, seeded_folder) -> None:
    shown = script("claims", "-n", "20", data=seeded_folder, COLUMNS="")
    longest = max(map(cell_len, shown.out.splitlines()))
    assert 90 < longest <= 100


def test_data_is_never_cut(ask) -> None:
    narrow = ask("claims", "-f", "csv", COLUMNS="20").out
    assert narrow == ask("claims", "-f", "csv", COLUMNS="500").out
    assert "…" not in {row["value"][-1:] for row in ask("claims", "-f", "csv").rows}
