"""The relationship types: which two entities a claim can relate, and how."""

from graphsvc.model.kinds import Label, Relationship
from graphsvc.model.nodes import NODE_TYPES

ANY = frozenset(node.name for node in NODE_TYPES)
AREAS = frozenset({"City", "Region", "Country"})
PLACES = AREAS | {"Place"}
BODIES = frozenset({"Organization"})
ACTORS = AREAS | BODIES | {"Person", "Post"}
PARTIES = AREAS | BODIES
UNDERTAKINGS = frozenset({"Agreement", "Programme", "Event"})


def _relationship(
    name: str,
    label: tuple[str, str, str],
    describes: str,
    starts: frozenset[str],
    ends: frozenset[str],
    *qualifiers: str,
    paths: bool = False,
    symmetric: bool = False,
) -> Relationship:
    known = frozenset({"scope", *qualifiers})
    return Relationship(name, Label(*label), describes, starts, ends, paths, symmetric, known)


PLACE_AND_POST = (
    _relationship(
        "LOCATED_IN",
        ("located in", "واقع در", "يقع في"),
        "A place, city, organization or agreement's seat lies in a wider area.",
        ANY,
        PLACES,
    ),
    _relationship(
        "CAPITAL_OF", ("capital of", "پایتخت", "عاصمة"), "A city is the capital.", AREAS, AREAS
    ),
    _relationship(
        "BURIED_IN",
        ("buried in", "مدفون در", "مدفون في"),
        "A person's tomb is in this city or place.",
        frozenset({"Person"}),
        PLACES,
    ),
    _relationship(
        "HOLDS_POST",
        ("holds post", "دارای سمت", "يشغل منصب"),
        "A person holds an office.",
        frozenset({"Person"}),
        frozenset({"Post"}),
        "capacity",
        paths=True,
    ),
    _relationship(
        "POST_OF",
        ("post of", "سمتی در", "منصب في"),
        "An office belongs to an organization or a city.",
        frozenset({"Post"}),
        PARTIES | {"Event", "Programme"},
        paths=True,
    ),
    _relationship(
        "DEPUTY_TO",
        ("deputy to", "جانشین", "نائب"),
        "An office deputizes for another; its holder does not hold the other.",
        frozenset({"Post"}),
        frozenset({"Post"}),
    ),
    _relationship(
        "SAME_HOLDER_AS",
        ("same holder as", "هم‌دارنده با", "شاغله هو شاغل"),
        "One person, named or not, holds both offices.",
        frozenset({"Post"}),
        frozenset({"Post"}),
        paths=True,
        symmetric=True,
    ),
    _relationship(
        "RESPONSIBLE_FOR",
        ("responsible for", "مسئول", "مسؤول عن"),
        "An office or body is in charge of an area, a topic or an undertaking.",
        ACTORS,
        AREAS | UNDERTAKINGS | {"Topic"},
        paths=True,
    ),
)

BELONGING = (
    _relationship(
        "PART_OF",
        ("part of", "بخشی از", "جزء من"),
        "An organization, programme, event or topic is part of a larger one.",
        ANY,
        ANY,
        paths=True,
    ),
    _relationship(
        "SERVES",
        ("serves", "در خدمت", "تابع لمدينة"),
        "An organization is the municipality, council or body of a city, region or country.",
        BODIES,
        AREAS,
        paths=True,
    ),
    _relationship(
        "MEMBER_OF",
        ("member of", "عضو", "عضو في"),
        "Somebody or some city belongs to an organization.",
        ACTORS,
        BODIES,
        "role",
        "grade",
        paths=True,
    ),
    _relationship(
        "AFFILIATED_WITH",
        ("affiliated with", "وابسته به", "منتسب إلى"),
        "A looser bond than membership, as the source words it.",
        ACTORS,
        PARTIES,
        "role",
    ),
    _relationship(
        "COOPERATES_WITH",
        ("cooperates with", "همکار با", "يتعاون مع"),
        "Two work together, no instrument named.",
        ACTORS,
        ACTORS,
        symmetric=True,
    ),
    _relationship(
        "HOSTS",
        ("hosts", "میزبان", "يستضيف"),
        "A city or body hosts an organization, an office or an event.",
        ACTORS,
        BODIES | {"Event", "Programme", "Place"},
    ),
)

INSTRUMENTS = (
    _relationship(
        "PARTY_TO",
        ("party to", "طرفِ", "طرف في"),
        "A city, region or body is a party of an instrument.",
        PARTIES,
        frozenset({"Agreement"}),
        "role",
        paths=True,
    ),
    _relationship(
        "TWINNED_WITH",
        ("twinned with", "خواهرشهرِ", "متوأمة مع"),
        "A tie that the source names without an instrument.",
        frozenset({"City", "Region"}),
        frozenset({"City", "Region"}),
        "kind",
        paths=True,
        symmetric=True,
    ),
    _relationship(
        "SIGNED",
        ("signed", "امضا کرد", "وقّع"),
        "A person signed; for whom, only if the source says so.",
        frozenset({"Person", "Post"}),
        frozenset({"Agreement"}),
        "capacity",
        "for_party",
        "on_behalf_of",
    ),
    _relationship(
        "COVERS",
        ("covers", "دربارهٔ", "يشمل"),
        "An instrument, programme, body or proposal extends to a field.",
        UNDERTAKINGS | BODIES,
        frozenset({"Topic"}),
    ),
    _relationship(
        "ESTABLISHED_UNDER",
        ("established under", "برپاشده ذیل", "أُنشئ بموجب"),
        "A body or programme comes from an agreement.",
        BODIES | {"Programme", "Event"},
        frozenset({"Agreement", "Programme"}),
    ),
)

ACTS = (
    _relationship(
        "PROPOSED",
        ("proposed", "پیشنهاد کرد", "اقترح"),
        "The act of proposing; what it would bring is a claim of its own.",
        ACTORS,
        ANY,
        "of_whom",
        "capacity",
        "on_behalf_of",
        "first",
    ),
    _relationship(
        "REQUESTED",
        ("requested", "درخواست کرد", "طلب"),
        "The act of asking for something.",
        ACTORS,
        ANY,
        "of_whom",
        "capacity",
        "on_behalf_of",
    ),
    _relationship(
        "DECLARED_READINESS_FOR",
        ("declared readiness for", "اعلام آمادگی برای", "أعلن الاستعداد"),
        "Somebody says they are ready; nothing is done yet.",
        ACTORS,
        ANY,
        "capacity",
        "on_behalf_of",
        "with",
    ),
    _relationship(
        "FACILITATED",
        ("facilitated", "تسهیل کرد", "يسّر"),
        "Somebody prepared the ground.",
        ACTORS,
        UNDERTAKINGS | BODIES,
        "role",
    ),
    _relationship(
        "ENDORSED",
        ("endorsed", "حمایت کرد", "أيّد"),
        "Somebody supports an actor, an undertaking or a stance.",
        ACTORS,
        ANY,
        "capacity",
        "on_behalf_of",
    ),
    _relationship(
        "RECOMMENDED",
        ("recommended", "توصیه کرد", "أوصى"),
        "Somebody says that something should be done.",
        ACTORS,
        ANY,
        "capacity",
        "on_behalf_of",
    ),
    _relationship(
        "PLEDGED",
        ("pledged", "متعهد شد", "تعهّد"),
        "Somebody commits to something.",
        ACTORS,
        ANY,
        "capacity",
        "on_behalf_of",
        "with",
    ),
    _relationship(
        "INVITED",
        ("invited", "دعوت کرد", "دعا"),
        "Somebody invites somebody, or to something.",
        ACTORS,
        ANY,
        "capacity",
        "on_behalf_of",
    ),
)

OCCASIONS = (
    _relationship(
        "TOOK_PART_IN",
        ("took part in", "شرکت داشت", "شارك في"),
        "Somebody was there; that makes nobody a party.",
        ACTORS,
        UNDERTAKINGS,
        "role",
        "capacity",
        "with",
    ),
    _relationship(
        "AUTHORED",
        ("authored", "نویسندهٔ", "ألّف"),
        "Somebody wrote or issued it.",
        ACTORS,
        UNDERTAKINGS,
        "capacity",
    ),
    _relationship(
        "HELD_IN",
        ("held in", "برگزارشده در", "عُقد في"),
        "An event or a signing took place there.",
        UNDERTAKINGS,
        PLACES | BODIES,
    ),
    _relationship(
        "ABOUT",
        ("about", "دربارهٔ موضوعِ", "بشأن"),
        "An event, programme or instrument concerns something.",
        UNDERTAKINGS | BODIES,
        ANY,
    ),
    _relationship(
        "PRECEDED_BY",
        ("preceded by", "در پیِ", "سبقه"),
        "It came after the other.",
        UNDERTAKINGS | BODIES,
        UNDERTAKINGS | BODIES,
    ),
    _relationship(
        "PURSUED_BY",
        ("pursued by", "پیگیری‌شده توسط", "تابعه"),
        "Somebody follows it up or drives it forward.",
        UNDERTAKINGS | BODIES,
        ACTORS,
    ),
    _relationship(
        "WITHIN_FRAMEWORK_OF",
        ("within framework of", "در چارچوب", "في إطار"),
        "It is placed in the framework of a body's aims, a programme or a field.",
        UNDERTAKINGS | BODIES,
        ANY,
    ),
    _relationship(
        "DESIGNATED_AS",
        ("designated as", "برگزیده به‌عنوان", "اختيرت كـ"),
        "Somebody is given a title.",
        ANY,
        frozenset({"Designation", "Topic"}),
        "by",
    ),
)

RELATIONSHIPS = PLACE_AND_POST + BELONGING + INSTRUMENTS + ACTS + OCCASIONS
