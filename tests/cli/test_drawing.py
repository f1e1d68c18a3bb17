"""page: a network as a file that needs no connection."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_a_page_is_written_and_what_it_shows_is_said(ask, tmp_path: Path) -> None:
    out = tmp_path / "خوی.html"
    drawn = ask("page", str(out), "--around", "khoy", "--around", "Konya", "--language", "fa")
    assert (drawn.code, drawn.out) == (0, "")
    assert drawn.err.endswith(f"It is in {out}.\n")
    written = out.read_text("utf-8")
    assert '<html lang="fa" dir="rtl">' in written
    assert "<h1>خوی | قونیه</h1>" in written


def test_a_page_through_a_lens_and_with_little_room(ask, tmp_path: Path) -> None:
    out = tmp_path / "all.html"
    assert ask("page", str(out), "--limit", "5", "--modality", "planned").code == 0
    assert "modality planned" in out.read_text("utf-8")
    assert ask("page", str(out), "--limit", "5").code == 0
    assert "Left out for want of room" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["page.txt"], 2, "does not end in .html"),
        (["nowhere/page.html"], 2, "cannot be written"),
        (["page.html", "--limit", "900"], 2, "1 to 500"),
        (["page.html", "--language", "de"], 2, "en, fa, ar"),
        (["page.html", "--around", "nobody"], 4, "nobody"),
    ],
)
def test_what_cannot_be_drawn_is_said(argv, code: int, said: str, ask, tmp_path: Path) -> None:
    refused = ask("page", str(tmp_path / argv[0]), *argv[1:])
    assert refused.code == code
    assert said in refused.err
    assert refused.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
