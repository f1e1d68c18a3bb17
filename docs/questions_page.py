"""Print docs/questions.md: what the graph answers to the questions of tests/questions.

``make docs`` writes the page; the answers are those of the API over the whole seed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import seeds  # noqa: E402
from asking import Api, Json, serving  # noqa: E402
from questions.asked import ANSWERS_RESEARCHER, GROUPS, RESEARCHER  # noqa: E402
from questions.researcher import (  # noqa: E402
    DOCUMENTS,
    LEFT_OUT,
    NOT_STATED,
    NOTHING,
    UNDATED,
    Researcher,
)

from graphsvc.settings import Settings  # noqa: E402
from graphsvc.store.database import Database  # noqa: E402

HEAD = """\
# Forty questions

<!-- Made by docs/questions_page.py from the answers of the API; change those, then: make docs -->

What can one ask of this graph, and what does it answer? Forty questions of a researcher, written
down with their answers by reading the sources, before there was any code to answer them. Below
stands what the graph answers today; a test holds it against the answers by hand
([the file](../tests/questions/researcher.yaml) has them, with the words they rest on). Ten of them
were corrected since, where they had overlooked a page or named a date or a role otherwise.

Each question comes with one command and one request that ask its core; to try them: `make serve`,
and for the commands `.venv/bin/graphsvc` beside it. Longer answers put a few requests together.

How to read the answers:

- **not stated**: the source raises the matter and leaves it open. **nothing in the data**: nobody
  raises it. **none**: looked for, and there is none.
- As of a day a statement is **certain**, **possible** or **undated**; what was certainly not so
  yet is **left out**.
- Who says it is a document, by its id, or the publisher of a page. **implied** follows from the
  words of that one source without standing there.
- 2022-10 is a month, 2024-12~ is about December 2024, P4Y a span of four years.
- Names are followed by the id with which to ask on.

The five documents:
"""
SKIPPED = ("sources", "attribute", "between", "of", "event_kind")
"""Keys that only repeat the question."""
WHO = ("source", "publisher", "sources", "publishers", "includes")
"""Keys of a row for who says it."""
WHEN = ("date", "term", "as_of", "from", "to")
"""Keys of a row for when it is so, where days stand under them."""
LABELS = {
    "same": "the same as",
    "same_at_most": "the same at most",
    "between_cities": "steps",
    "includes": "members",
    "suspended_undated": "suspended, without a date",
    "signed_not_stated": "whether it is signed is not stated",
    "proposed_or_on_agenda": "proposed, or on an agenda",
    "samarkand_among_the_13": "Samarkand among the 13",
    "mashhad_in": "Mashhad is a member of",
    "in_tehran": "in Tehran",
    "spelled_in_shabestan": "spelled by Shabestan",
    "istanbul_approved_as_reported": "Istanbul: approved by the council, as reported",
    "istanbul_signed_in_a_headline": "Istanbul: signed, in a headline",
    "embassy_located_in": "the embassy is in",
    "other_kind": "tied to both, not as a sister city of both",
}
"""Keys that would read badly."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STANDS_ALONE = (NOT_STATED, NOTHING, UNDATED)


class Teller:
    """Tells answers in Markdown; knows the names of entities and sources."""

    def __init__(self, api: Api) -> None:
        self.api = api
        entities = api.every("/v1/entities")
        self.names = {e["id"]: e["names"]["en"] for e in entities}
        self.sources = {source["id"] for source in api.every("/v1/sources")}

    def document(self, name: str) -> str:
        """One of the five, in a line."""
        told = self.api.get(f"/v1/sources/{name}")
        head = told["source"]
        publisher = self.inline(head["publisher"]["id"]) if head["publisher"] else NOT_STATED
        day = head["published"] or UNDATED
        language = {"ar": "Arabic", "fa": "Persian"}[head["language"]]
        return f"- `{name}`: {language}; publisher: {publisher}; {day}"

    def answer(self, answer: Json) -> Iterator[str]:
        """The lines of an answer."""
        for key, value in answer.items():
            if key == "not_stated_in" or not (key in SKIPPED or key.startswith("not_")):
                yield from self.entry(self.label(key), value, 0)

    def entry(self, label: str, value: Any, depth: int) -> Iterator[str]:
        """One point of an answer: in a line, as a table, or with points of its own below it."""
        indent = "  " * depth
        if isinstance(value, dict) and value and all(map(DAY.fullmatch, value)):
            rows = [{"on": day, **row} for day, said in value.items() for row in said]
            yield from self.table(f"- {label}:", rows, indent)
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield from self.table(f"- {label}:", value, indent)
        elif isinstance(value, dict) and not all(map(_short, value.values())):
            yield f"{indent}- {label}:"
            for key, part in value.items():
                if not key.startswith("not_"):
                    yield from self.entry(self.label(key), part, depth + 1)
        else:
            yield f"{indent}- {label}: {self.inline(value, label)}"

    def table(self, title: str, rows: list[Json], indent: str) -> Iterator[str]:
        """A list of things of one kind, one a row: what, when, and who says it."""
        rows = [_row(row) for row in rows]
        last = ("when", "said by")
        found = dict.fromkeys(key for row in rows for key in row)
        columns = [*(key for key in found if key not in last), *(k for k in last if k in found)]
        yield f"{indent}{title}"
        yield ""
        yield f"{indent}  | {' | '.join(self.label(column) for column in columns)} |"
        yield f"{indent}  |{' --- |' * len(columns)}"
        for row in rows:
            cells = [self.inline(row[c], c) if c in row else "" for c in columns]
            yield f"{indent}  | {' | '.join(cells)} |"
        yield ""

    def inline(self, value: Any, label: str = "") -> str:
        """A value in a line."""
        if isinstance(value, dict):
            return "; ".join(f"{self.label(k)}: {self.inline(v, k)}" for k, v in value.items())
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, list):
            if label.startswith(("words", "what", "says")):
                return _words([word for word in value if word])
            known = all(item in self.names or item in self.sources for item in value)
            told = dict.fromkeys(self.inline(item) for item in value)
            return (", " if known else "; ").join(told) or "**none**"
        if value in STANDS_ALONE:
            return f"**{value}**"
        if value in self.names:
            return f"{self.names[value]} (`{value}`)"
        if value in self.sources:
            return f"`{value}`"
        return _isolated(str(value).replace(LEFT_OUT, "left out"))

    def label(self, key: str) -> str:
        """A key in words."""
        if key in self.names:
            return f"{self.names[key]} (`{key}`)"
        if key in self.sources:
            return f"`{key}`"
        dated = re.sub(r"(\d{4})_(\d\d)_(\d\d)", r"\1-\2-\3", key)
        return LABELS.get(key, dated.replace("_", " "))


def _short(value: Any) -> bool:
    return not isinstance(value, dict | list) or (
        isinstance(value, list) and all(isinstance(item, str) for item in value) and len(value) < 2
    )


def _row(row: Json) -> Json:
    """A row with one column for when it is so and one for who says it, by whatever name."""
    when = {key: row[key] for key in WHEN if key in row and _is_day(row[key])}
    who = [row[key] for key in WHO if key in row]
    rest = {key: value for key, value in row.items() if key not in (*when, *WHO)}
    told = {"when": _when(when)} if when else {}
    return {**rest, **told, **({"said by": who[0]} if who else {})}


def _is_day(value: Any) -> bool:
    return value in STANDS_ALONE or bool(re.match(r"\d{4}", str(value)))


def _when(when: Json) -> str:
    if "from" in when and "to" in when:
        return f"{when['from']} to {when['to']}"
    ((key, day),) = when.items()
    words = {"as_of": "as of ", "from": "from ", "to": "until "}
    return str(day) if day in STANDS_ALONE else f"{words.get(key, '')}{day}"


def _words(spans: list[str]) -> str:
    """Words of a source, each once, what is part of longer words left out."""
    whole = [s for s in spans if not any(s != other and s in other for other in spans)]
    return " … ".join(_isolated(f"«{span}»") for span in dict.fromkeys(whole))


def _isolated(text: str) -> str:
    """Text that reads from right to left, kept apart from what surrounds it."""
    return f"\u2068{text}\u2069" if re.search(r"[\u0590-\u08ff]", text) else text


def page(api: Api, answers: Mapping[str, Json]) -> str:
    """The page, as Markdown."""
    teller = Teller(api)
    lines = [HEAD, *(teller.document(name) for name in DOCUMENTS), ""]
    for group in GROUPS:
        lines += [f"## {group['title']}", "", group["from"], ""]
        for name, asked in group["ask"].items():
            lines += [f"### {RESEARCHER[name]['question']}", ""]
            lines += [*teller.answer(answers[name]), ""]
            lines += [f"Because: {RESEARCHER[name]['because'].strip()}", ""]
            lines += ["```sh", asked["command"], "```", "", f"`GET {asked['request']}`", ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def main() -> None:
    """Load the seed into a folder that goes away, and print the page."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        with Database(settings) as database:
            seeds.load(database, seeds.whole())
            with serving(settings) as api:
                ask = Researcher(api)
                text = page(api, {name: f(ask) for name, f in ANSWERS_RESEARCHER.items()})
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(text, end="")


if __name__ == "__main__":
    main()
