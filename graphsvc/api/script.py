"""The modules of the page as the one script that is sent: a single request, compressed whole.

Joined, never rewritten: a module stands after those that it imports, without its import lines and
the word ``export``. So a name at the top of a module must be the only one of its kind in all of
them; where two are alike, the browser refuses the script, and every test of the page fails.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import TopologicalSorter

IMPORT = re.compile(r"^import \{[^}]*\} from '\./(\w+\.js)';\n", re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)
UNSENT = re.compile(r"/\*\*.*?\*/\s?|^\s+", re.DOTALL | re.MULTILINE)
"""Comments that hold types, indentation, empty lines."""


def joined(modules: Mapping[str, str]) -> str:
    """One script out of modules by file name; ``graphlib.CycleError`` where they form a cycle."""
    needs = {name: IMPORT.findall(text) for name, text in modules.items()}
    order = TopologicalSorter(needs).static_order()
    return "".join(EXPORT.sub("", IMPORT.sub("", UNSENT.sub("", modules[name]))) for name in order)
