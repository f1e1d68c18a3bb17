"""How a researcher works with the API: claims side by side by source, and what is left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from asking import Api, Json

ALWEFAQ, IRIB = KHOY_KONYA = ("alwefaq-khoy-konya", "irib-khoy-konya")
TASNIM, SHABESTAN, ISFAHAN = (
    "tasnim-mashhad-sanaa-gaza", "shabestan-mashhad-gaza", "isfahan-samarkand"
)  # fmt: skip
DOCUMENTS = (*KHOY_KONYA, TASNIM, SHABESTAN, ISFAHAN)
NOT_STATED, NOTHING, UNDATED = "not stated", "nothing in the data", "undated"
LEFT_OUT = "left_out"
ASKED = (
    "field", "about", "attribute", "start", "relationship", "end", "qualifier", "type", "question"
)  # fmt: skip


@dataclass(frozen=True)
class Researcher:
    """Asks the API and nothing else."""

    api: Api
    sources: tuple[str, ...] = ()
    """Only these count; none: all that there are."""

    def within(self, *sources: str) -> Researcher:
        """The same researcher, with these sources before the eyes and no other."""
        return replace(self, sources=sources)

    def by_source(self, answer: Callable[..., Any], *given: Any) -> Json:
        """The answer of each source for itself."""
        return {source: answer(self.within(source), *given) for source in self.sources}

    def get(self, path: str, **asked: Any) -> Json:
        """One answer, through the lens of the sources that count."""
        return self.api.get(path, source=list(self.sources), **asked)

    def every(self, path: str, **asked: Any) -> list[Json]:
        """The items of a list, through the lens of the sources that count."""
        return self.api.every(path, source=list(self.sources), **asked)

    def claims(self, **wanted: Any) -> list[Json]:
        """The claims of a list, asserted ones unless another modality is named."""
        return self.every("/v1/claims", **wanted)

    def from_(self, start: str, relationship: str, **wanted: Any) -> list[Json]:
        """The claims that relate ``start`` to something like this."""
        found = self.claims(about=start, relationship=relationship, **wanted)
        return [claim for claim in found if claim["start"]["id"] == start]

    def to(self, relationship: str, end: str, **wanted: Any) -> list[Json]:
        """The claims that relate something to ``end`` like this."""
        found = self.claims(about=end, relationship=relationship, **wanted)
        return [claim for claim in found if claim["end"]["id"] == end]

    def starts(self, relationship: str, end: str, **wanted: Any) -> list[str]:
        """Who is said to be related to ``end`` like this."""
        return distinct(claim["start"]["id"] for claim in self.to(relationship, end, **wanted))

    def ends(self, start: str, relationship: str, **wanted: Any) -> list[str]:
        """To what ``start`` is said to be related like this."""
        return distinct(claim["end"]["id"] for claim in self.from_(start, relationship, **wanted))

    def stated(self, about: str, attribute: str, **wanted: Any) -> list[Json]:
        """The claims that give an entity a value."""
        found = self.claims(about=about, attribute=attribute, relationship="STATES", **wanted)
        return [claim for claim in found if claim["end"]["id"] == about]

    def values(self, about: str, attribute: str, **wanted: Any) -> list[str]:
        """The values that are stated of an entity."""
        return distinct(claim["value"] for claim in self.stated(about, attribute, **wanted))

    def persons(self, names: Iterable[str]) -> list[str]:
        """Posts resolved to whom these same sources have holding them; all else as it is."""
        return distinct(
            person for name in names for person in self.starts("HOLDS_POST", name) or [name]
        )

    def speakers(self, claims: Iterable[Json]) -> list[str]:
        """Who says these things, as persons where the sources say who holds the post."""
        return self.persons(speaker["id"] for claim in claims for speaker in claim["speaker"])

    def represented(self, group: str) -> list[str]:
        """The bodies whose representatives a group is, if the sources say so."""
        return self.ends(group, "REPRESENTS")

    def ties(self, city: str, **lens: Any) -> list[Json]:
        """The ties of a city with cities that have a name; plurals are no ties."""
        found = self.every(f"/v1/cities/{city}/ties", **lens)
        return [tie for tie in found if not tie["other"]["collective"]]

    def tie(self, city: str, other: str) -> Json:
        """The tie of these two."""
        of_both = [tie for tie in self.ties(city) if tie["other"]["id"] == other]
        (tie,) = [tie for tie in of_both if tie["kind"] == "tie"] or of_both
        return tie

    def same_words(self, claim: Json) -> list[Json]:
        """What else the source says in the same words, of whatever modality."""
        found = self.within(claim["source"]["id"]).claims(modality="any")
        words = _spans(claim)
        return [other for other in found if _spans(other) == words and other["id"] != claim["id"]]

    def as_of(self, day: str, **wanted: Any) -> list[tuple[Json, str]]:
        """The claims, each with its certainty on that day; what was not yet so is left out."""
        seen = {claim["id"]: claim["holds"] for claim in self.claims(as_of=day, **wanted)}
        return [(claim, seen.get(claim["id"], LEFT_OUT)) for claim in self.claims(**wanted)]

    def standing(self, day: str, **wanted: Any) -> list[tuple[Json, str]]:
        """The dated claims up to a day that no later one, certain by then, has replaced."""
        known = [
            (claim, certainty, span)
            for claim, certainty in self.as_of(day, **wanted)
            if certainty not in (LEFT_OUT, UNDATED) and (span := _span(claim))[0] <= day
        ]
        certain = [span for _, certainty, span in known if certainty == "certain"]
        return [
            (claim, certainty)
            for claim, certainty, span in known
            if not any(later[0] > span[1] for later in certain)
        ]

    def open_questions(self, source: str) -> list[Json]:
        """What is recorded as not stated in a source, as plain ids and names."""
        return [_asked(record) for record in self.api.get(f"/v1/sources/{source}")["not_stated"]]

    def silent(self, **question: str) -> list[str]:
        """The sources that leave exactly this question open."""
        return [source for source in self.sources if question in self.open_questions(source)]

    def wonders(self, about: str, *words: str) -> list[str]:
        """The sources that leave a question in words about an entity open: one with these words."""
        return [
            source
            for source in self.sources
            for question in self.open_questions(source)
            if question.get("about") == about
            and all(word.lower() in question.get("question", "").lower() for word in words)
        ]

    def found_in_words(self, answer: Any, about: str, *words: str) -> Any:
        """The answer; without one, whether a question in these words is left open."""
        return answer or (NOT_STATED if self.wonders(about, *words) else NOTHING)

    def found(self, answer: Any, **question: str) -> Any:
        """The answer; without one, whether a source leaves it open or none raises it."""
        return answer or (NOT_STATED if self.silent(**question) else NOTHING)


def distinct(names: Iterable[Any]) -> list[Any]:
    """Each once, in their order."""
    found: list[Any] = []
    found.extend(name for name in names if name not in found)
    return found


def only(names: list[Any]) -> Any:
    """The one; the whole list where there are more, so that the comparison shows them."""
    return names[0] if len(names) == 1 else names


def ids(entities: Iterable[Json]) -> list[str]:
    """The ids of these entities."""
    return [entity["id"] for entity in entities]


def sources_of(claims: Iterable[Json]) -> list[str]:
    """The sources of these claims."""
    return distinct(claim["source"]["id"] for claim in claims)


def publishers_of(claims: Iterable[Json]) -> list[str]:
    """The publishers of these claims."""
    return distinct(claim["source"]["publisher"]["id"] for claim in claims)


def qualifier(claim: Json, name: str) -> Any:
    """What narrows a claim in this respect."""
    return claim["qualifiers"].get(name, {}).get("value")


def behind(tie: Json) -> list[Json]:
    """All claims on which a tie rests, with an instrument or without."""
    return [*tie["direct"], *(c for shared in tie["agreements"] for c in shared["claims"])]


def words(claims: Iterable[Json]) -> list[str]:
    """The words on which claims rest."""
    return [word for claim in claims for word in [*_spans(claim), claim["as_written"]] if word]


def told(claims: Iterable[Json]) -> list[str]:
    """What pages say, as the curator notes it, or where they say it."""
    return [claim["note"] or claim["locator"] for claim in claims]


def contested(claims: Iterable[Json]) -> bool:
    """Whether any of these claims speaks against another."""
    return any(claim["contested_by"] for claim in claims)


def by(claim: Json) -> Json:
    """Who says it: one of the documents, or the publisher of a page."""
    source = claim["source"]
    if source["id"] in DOCUMENTS:
        return {"source": source["id"]}
    return {"publisher": source["publisher"]["id"]}


def days(claim: Json) -> Json:
    """When it is so, as stated: an act, a beginning or an end, else the day it is stated as of."""
    stated = {name: day["edtf"] for name, day in claim["dates"].items()}
    if len(stated) > 1:
        stated.pop("as_of", None)  # beside a beginning it says how long the source vouches for it
    return stated or {"as_of": claim["source"]["published"] or UNDATED}


def most_exact(stated: list[str]) -> Any:
    """Of days that say the same more or less exactly, the most exact; else all of them."""
    best = max(stated, key=len, default=NOTHING)
    return best if all(best.startswith(day) for day in stated) else stated


def _span(claim: Json) -> tuple[str, str]:
    """The earliest and the latest day that a claim is about."""
    for name in ("date", "from", "as_of"):
        if name in claim["dates"]:
            date = claim["dates"][name]
            return date["earliest"] or "", date["latest"] or "9999"
    published = claim["source"]["published"]
    return (published, published) if published else ("", "9999")


def _spans(claim: Json) -> list[str]:
    return [quote["text"] for quote in claim["quotes"]]


def _asked(record: Json) -> dict[str, str]:
    """A record of what is not stated, as plain ids and names."""
    plain = {name: record[name] for name in ASKED if record[name] is not None}
    return {n: value["id"] if isinstance(value, dict) else value for n, value in plain.items()}
