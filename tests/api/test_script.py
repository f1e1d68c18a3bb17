"""The modules of the page, joined: in an order in which each finds what it imports."""

from __future__ import annotations

from graphlib import CycleError

import pytest

from graphsvc.api.script import joined

MODULES = {
    "app.js": "/** Begins. */\nimport { two } from './two.js';\n\ntwo();\n",
    "two.js": "import { ONE } from './one.js';\nexport function two() {\n  return ONE;\n}\n",
    "one.js": "/** A number. @type {number} */\nexport const ONE = 1;\n",
}


def test_what_is_imported_stands_before_who_imports_it() -> None:
    assert joined(MODULES) == "const ONE = 1;\nfunction two() {\nreturn ONE;\n}\ntwo();\n"


def test_modules_in_a_cycle_are_refused() -> None:
    with pytest.raises(CycleError):
        joined({**MODULES, "one.js": "import { two } from './two.js';\n"})
