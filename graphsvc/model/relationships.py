"""The relationship types: which two entities a claim can relate, and how."""

from graphsvc.model.acts import ACTS, OCCASIONS
from graphsvc.model.declaring import (
    ACTORS,
    ANY,
    AREAS,
    BODIES,
    PARTIES,
    PLACES,
    UNDERTAKINGS,
    relationship,
)

PLACE_AND_POST = (
    relationship(
        "LOCATED_IN",
        ("located in", "واقع در", "ضمن"),
        "A place, city, organization or agreement's seat lies in a wider area.",
        ANY,
        PLACES,
    ),
    relationship(
        "CAPITAL_OF", ("capital of", "پایتختِ", "عاصمة"), "A city is the capital.", AREAS, AREAS
    ),
    relationship(
        "BURIED_IN",
        ("buried in", "مدفون در", "دُفن في"),
        "A person's tomb is in this city or place.",
        frozenset({"Person"}),
        PLACES,
    ),
    relationship(
        "HOLDS_POST",
        ("holds post", "متصدی سمتِ", "يشغل منصب"),
        "A person holds an office.",
        frozenset({"Person"}),
        frozenset({"Post"}),
        "capacity",
        paths=True,
    ),
    relationship(
        "POST_OF",
        ("post of", "سمتی در", "منصب لدى"),
        "An office belongs to an organization or a city.",
        frozenset({"Post"}),
        PARTIES | {"Event", "Programme"},
        paths=True,
    ),
    relationship(
        "DEPUTY_TO",
        ("deputy to", "معاون یا قائم‌مقامِ", "نائب لـ"),
        "An office deputizes for another; its holder does not hold the other.",
        frozenset({"Post"}),
        frozenset({"Post"}),
    ),
    relationship(
        "SAME_HOLDER_AS",
        ("same holder as", "دارای همان متصدی", "يشغله الشخص نفسه الذي يشغل"),
        "One person, named or not, holds both offices.",
        frozenset({"Post"}),
        frozenset({"Post"}),
        paths=True,
        symmetric=True,
    ),
    relationship(
        "RESPONSIBLE_FOR",
        ("responsible for", "مسئولِ", "مسؤول عن"),
        "An office or body is in charge of an area, a topic or an undertaking.",
        ACTORS,
        AREAS | UNDERTAKINGS | {"Topic"},
        paths=True,
    ),
)

SUCCESSION = (
    relationship(
        "SUCCEEDS",
        ("succeeds", "جانشینِ", "خلَف لـ"),
        "A city, region, country or body that came in the place of another, from a day on;"
        " ties of the one are not those of the other.",
        PARTIES,
        PARTIES,
        "succession",
        alike=True,
    ),
)

BELONGING = (
    relationship(
        "PART_OF",
        ("part of", "بخشی از", "جزء من"),
        "An organization, programme, event or topic is part of a larger one.",
        ANY,
        ANY,
        paths=True,
    ),
    relationship(
        "SERVES",
        ("serves", "متعلق به", "تابع لـ"),
        "An organization is the municipality, council or body of a city, region or country.",
        BODIES,
        AREAS,
        paths=True,
    ),
    relationship(
        "MEMBER_OF",
        ("member of", "عضوِ", "عضو في"),
        "Somebody or some city belongs to an organization.",
        ACTORS,
        BODIES,
        "role",
        "grade",
        paths=True,
    ),
    relationship(
        "REPRESENTS",
        ("represents", "نمایندهٔ", "ممثّل لـ"),
        "Somebody speaks or acts for another; a representative is no deputy.",
        frozenset({"Person", "Post"}) | BODIES,
        ACTORS,
        "role",
    ),
    relationship(
        "AFFILIATED_WITH",
        ("affiliated with", "وابسته به", "منتسب إلى"),
        "A looser bond than membership, as the source words it.",
        ACTORS,
        PARTIES,
        "role",
    ),
    relationship(
        "COOPERATES_WITH",
        ("cooperates with", "دارای همکاری با", "على تعاون مع"),
        "Two work together, no instrument named.",
        ACTORS,
        ACTORS,
        symmetric=True,
    ),
    relationship(
        "HOSTS",
        ("hosts", "میزبانِ", "الجهة المضيفة لـ"),
        "A city or body hosts an organization, an office or an event.",
        ACTORS,
        BODIES | {"Event", "Programme", "Place"},
    ),
)

INSTRUMENTS = (
    relationship(
        "PARTY_TO",
        ("party to", "طرفِ", "طرف في"),
        "A city, region or body is a party of an instrument, a joint programme or a joint body.",
        PARTIES,
        frozenset({"Agreement", "Programme"}) | BODIES,
        "role",
        paths=True,
    ),
    relationship(
        "TWINNED_WITH",
        ("twinned with", "خواهرخواندهٔ", "على توأمة مع"),
        "A tie that the source names without an instrument; of municipalities, if it says so.",
        frozenset({"City", "Region"}) | BODIES,
        frozenset({"City", "Region"}) | BODIES,
        "kind",
        paths=True,
        symmetric=True,
    ),
    relationship(
        "SIGNED",
        ("signed", "امضاکنندهٔ", "وقّع"),
        "A person signed; for whom, only if the source says so.",
        frozenset({"Person", "Post"}),
        frozenset({"Agreement"}),
        "capacity",
        "for_party",
        "on_behalf_of",
    ),
    relationship(
        "COVERS",
        ("covers", "دربرگیرندهٔ", "يشمل"),
        "An instrument, programme, body or proposal extends to a field.",
        UNDERTAKINGS | BODIES,
        frozenset({"Topic"}),
    ),
    relationship(
        "ESTABLISHED_UNDER",
        ("established under", "تأسیس‌شده بر پایهٔ", "أُنشئ بموجب"),
        "A body or programme comes from an agreement.",
        BODIES | {"Programme", "Event"},
        frozenset({"Agreement", "Programme"}),
        paths=True,
    ),
)

RELATIONSHIPS = PLACE_AND_POST + SUCCESSION + BELONGING + INSTRUMENTS + ACTS + OCCASIONS
