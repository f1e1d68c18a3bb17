"""How a researcher works with the API: claims side by side by source, and what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from asking import Api, Json

ALWEFAQ, IRIB = SOURCES = ("alwefaq-khoy-konya", "irib-khoy-konya")
NOT_STATED, NOTHING = "not stated", "nothing in the data"
ASKED = ("about", "attribute", "start", "relationship", "end", "qualifier")


@dataclass(frozen=True)
class Researcher:
    """Asks the API and nothing else."""

    api: Api

    def claims(self, source: str | None = None, **wanted: Any) -> list[Json]:
        """The claims of a list, through the default lens unless another is named."""
        return self.api.every("/v1/claims", source=source or [], **wanted)

    def starts(self, relationship: str, end: str, source: str | None = None) -> list[str]:
        """Who is said to be related to ``end`` like this."""
        found = self.claims(source, about=end, relationship=relationship)
        return distinct(c["start"]["id"] for c in found if c["end"]["id"] == end)

    def ends(self, start: str, relationship: str, source: str | None = None) -> list[str]:
        """To what ``start`` is said to be related like this."""
        found = self.claims(source, about=start, relationship=relationship)
        return distinct(c["end"]["id"] for c in found if c["start"]["id"] == start)

    def values(self, about: str, attribute: str, source: str | None = None) -> list[str]:
        """The values that are stated of an entity."""
        found = self.claims(source, about=about, attribute=attribute, relationship="STATES")
        return distinct(claim["value"] for claim in found)

    def persons(self, names: Iterable[str], source: str) -> list[str]:
        """Posts resolved to whom this same source has holding them; what else there is as it is."""
        return distinct(
            person for name in names for person in self.starts("HOLDS_POST", name, source) or [name]
        )

    def speakers(self, claims: Iterable[Json], source: str) -> list[str]:
        """Who says these things, as persons where the source itself says who holds the post."""
        spoken = (speaker["id"] for claim in claims for speaker in claim["speaker"])
        return self.persons(spoken, source)

    def represented(self, group: str, source: str) -> list[str]:
        """The bodies whose representatives a group is, if the source says so."""
        found = self.claims(source, about=group, relationship="AFFILIATED_WITH")
        return distinct(
            claim["end"]["id"]
            for claim in found
            if claim["start"]["id"] == group
            and claim["qualifiers"].get("role", {}).get("value") == "representatives"
        )

    def leaves_open(self, source: str, **question: str) -> bool:
        """Whether exactly this question is recorded as not stated in this source."""
        records = self.api.get(f"/v1/sources/{source}")["not_stated"]
        return question in [_asked(record) for record in records]

    def silent(self, **question: str) -> list[str]:
        """The sources that leave this question open."""
        return [source for source in SOURCES if self.leaves_open(source, **question)]

    def found(self, answer: Any, source: str, **question: str) -> Any:
        """The answer; without one, whether the source leaves it open or never raises it."""
        if answer:
            return answer
        return NOT_STATED if self.leaves_open(source, **question) else NOTHING


def distinct(names: Iterable[str]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(names))


def only(names: list[str]) -> Any:
    """The one; the whole list where there are more, so that the comparison shows them."""
    return names[0] if len(names) == 1 else names


def sources_of(claims: Iterable[Json]) -> list[str]:
    """The sources of these claims."""
    return distinct(claim["source"]["id"] for claim in claims)


def _asked(record: Json) -> dict[str, str]:
    """A record of what is not stated, as plain ids and names."""
    plain = {name: record[name] for name in ASKED if record[name] is not None}
    return {n: value["id"] if isinstance(value, dict) else value for n, value in plain.items()}
