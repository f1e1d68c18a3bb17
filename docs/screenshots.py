"""Make the pictures of the page anew: ``python docs/screenshots.py``.

It needs Chromium and what the tests need; the data are those of ``seed/``, in a temporary folder.
"""

from __future__ import annotations

import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium, served  # noqa: E402

from graphsvc.settings import Settings, bundled  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OUT = ROOT / "docs" / "screenshots"
MOST = 200_000
DESKTOP = (1280, 800)
PHONE = (390, 844)
KHOY = {"at": "khoy"}
AGREEMENT = {"at": "agr-khoy-konya"}
TIES = {"at": "barcelona", "day": "2023-06-01"}
DOCUMENT = {"at": "isfahan", "sel": "source:isfahan-samarkand"}
MEMBERS = {"at": "metropolis"}
PERSIAN = {"lang": "fa"}
DARK = {"theme": "dark"}
SHOTS: dict[str, tuple[tuple[int, int], dict[str, str]]] = {
    "start": (DESKTOP, {}),
    "khoy": (DESKTOP, KHOY),
    "agreement": (DESKTOP, AGREEMENT),
    "path": (DESKTOP, {"from": "khoy", "to": "isfahan"}),
    "table": (DESKTOP, {**KHOY, "view": "table"}),
    "agreement-fa-dark": (DESKTOP, {**AGREEMENT, **PERSIAN, **DARK}),
    "start-ar": (DESKTOP, {"lang": "ar"}),
    "ties": (DESKTOP, TIES),
    "ties-fa-dark": (DESKTOP, {**TIES, **PERSIAN, **DARK}),
    "document": (DESKTOP, DOCUMENT),
    "document-dark": (DESKTOP, {**DOCUMENT, **DARK}),
    "document-fa": (DESKTOP, {**DOCUMENT, **PERSIAN}),
    "members-dark": (DESKTOP, {**MEMBERS, **DARK}),
    "members-fa": (DESKTOP, {**MEMBERS, **PERSIAN}),
    "holders": (DESKTOP, {"at": "president-uclg"}),
    "phone-words": (PHONE, AGREEMENT),
    "phone-graph": (PHONE, {**KHOY, "view": "graph"}),
    "phone-ties-fa": (PHONE, {**TIES, **PERSIAN}),
}

TO_THE_SIGNATORIES = {"agreement", "agreement-fa-dark", "phone-words"}
SCROLL = "(one) => one.closest('section').scrollIntoView()"

READ = """async (base64) => {
  const answer = await fetch("data:image/png;base64," + base64);
  const image = await createImageBitmap(await answer.blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  return btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
}"""


def packed(browser: Browser, png: bytes, width: int, height: int) -> bytes:
    """The same picture in its 256 most frequent colours, the others in the nearest of them."""
    reader = browser.new_page()
    read = base64.b64decode(reader.evaluate(READ, base64.b64encode(png).decode()))
    reader.close()
    pixels = np.frombuffer(read, np.uint8).reshape(-1, 4)[:, :3]
    colours, where, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-counts)[:256]]
    apart = ((colours[:, None].astype(int) - palette[None]) ** 2).sum(axis=2)
    rows = apart.argmin(axis=1).astype(np.uint8)[where.ravel()].reshape(height, width)
    lines = np.pad(rows, ((0, 0), (1, 0))).tobytes()  # each line begins with its filter: none
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0),
        b"PLTE": palette.tobytes(),
        b"IDAT": zlib.compress(lines, 9),
        b"IEND": b"",
    }
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main() -> None:
    """Visit each view, and keep what is seen."""
    OUT.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data,
        served(Settings(data=Path(data)), [bundled("seed")]) as site,
        chromium() as browser,
    ):
        for name, ((width, height), view) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": width, "height": height},
                locale="en-US",
                color_scheme="light",
                reduced_motion="reduce",
            )
            page.goto(f"{site}?{urlencode(view)}")
            page.wait_for_selector("#panel h2", state="attached")
            page.wait_for_selector("#stage:not([aria-busy])", state="attached")
            if name in TO_THE_SIGNATORIES:
                page.get_by_test_id("signatory").first.evaluate(SCROLL)
            page.wait_for_timeout(1500)  # the picture comes to rest
            made = OUT / f"{name}.png"
            made.write_bytes(packed(browser, page.screenshot(), width, height))
            page.close()
            size = made.stat().st_size
            print(f"{made.relative_to(ROOT)}: {size // 1000} kB")
            if size > MOST:
                raise SystemExit(f"{made.name} is larger than {MOST // 1000} kB.")


if __name__ == "__main__":
    main()
