"""Answers to researcher.yaml: committees and an office in Mashhad."""

from __future__ import annotations

from asking import Json
from questions.researcher import (
    SHABESTAN,
    TASNIM,
    Researcher,
    days,
    only,
    words,
)


def metropolis_office_in_mashhad(ask: Researcher) -> Json:
    ask = ask.within(SHABESTAN)
    (office,) = ask.starts("PART_OF", "metropolis")
    (title,) = [c for c in ask.claims(relationship="DESIGNATED_AS") if "office" in c["end"]["id"]]
    (opening,) = ask.every("/v1/events", about=office)
    event = opening["event"]["id"]
    (outcome,) = [c for c in ask.claims(attribute="outcome") if _within(title, c)]
    dates = list(days(title).values())
    return {
        "sources": list(ask.sources),
        "office": office,
        "selected": title["start"]["id"],
        "selected_certainty": title["certainty"],
        "selected_at": {"event": outcome["end"]["id"], "certainty": outcome["certainty"]},
        "office_status": ask.found(ask.values(office, "status"), about=office, attribute="status"),
        "date_selected": only(dates),
        "opening": {
            "event": event,
            "status": ask.values(event, "status"),
            "date": ask.found(
                ask.values(office, "date opened"), about=office, attribute="date opened"
            ),
        },
        "member_of": only([o for o in ask.ends("mashhad", "MEMBER_OF") if o == "metropolis"]),
        "speaker": only(ask.speakers([title, *ask.stated(event, "status")])),
        "not_status": [*ask.values(office, "status"), *ask.values(event, "status")],
        "not_date_selected": dates,
    }


def _within(claim: Json, other: Json) -> bool:
    """Whether the words of one claim stand within those of another."""
    return any(quote["text"] in " ".join(words([other])) for quote in claim["quotes"])


def committees_on_sisterhood(ask: Researcher) -> Json:
    ask = ask.within(TASNIM)
    (head,) = ask.from_("ramin-ghane", "HOLDS_POST")
    (committee,) = ask.ends(head["end"]["id"], "POST_OF")
    partners = [c["end"] for c in ask.from_(committee, "COOPERATES_WITH")]
    (new,) = [c["end"]["id"] for c in ask.claims(attribute="status") if c["value"] == "formed"]
    within = [p["id"] for p in partners if ask.ends(p["id"], "PART_OF")]
    return {
        "sources": list(ask.sources),
        "head": {
            "person": head["start"]["id"],
            "committee": committee,
            "certainty": head["certainty"],
        },
        "part_of": {
            name: ask.found(only(ask.ends(name, "PART_OF")), start=name, relationship="PART_OF")
            for name in [committee, *within]
        },
        "cooperates_with": [p["id"] for p in partners if not p["collective"]],
        "same": ask.api.get(f"/v1/entities/{committee}")["same"],
        "new": {
            "committee": new,
            "part_of": only(ask.ends(new, "PART_OF")),
            "status": ask.values(new, "status"),
            "head": ask.found_in_words(ask.starts("POST_OF", new), new, "heads"),
        },
        "not_head_of": [
            body
            for claim in ask.from_("ramin-ghane", "HOLDS_POST")
            for body in ask.ends(claim["end"]["id"], "POST_OF")
        ],
        "not_part_of_council_mashhad": ask.starts("PART_OF", "council-mashhad"),
    }
