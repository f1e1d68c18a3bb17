"""The attributes that sources state of an entity or a tie, and the qualifiers of claims."""

from graphsvc.model.kinds import Attribute, Label, Qualifier, ValueType

TERM, NUMBER, DATE, DURATION = (
    ValueType.TERM,
    ValueType.NUMBER,
    ValueType.DATE,
    ValueType.DURATION,
)

ATTRIBUTES = (
    Attribute(
        "status",
        Label("status", "وضعیت", "الحالة"),
        "The state of an agreement, organization, place, programme or event; it changes over time.",
        TERM,
        "status",
        qualifiers=frozenset({"by", "scope"}),
    ),
    Attribute(
        "form",
        Label("form", "قالب", "الصيغة"),
        "The form of an instrument, as the source calls it.",
        TERM,
        "form",
        single=True,
    ),
    Attribute(
        "kind of tie",
        Label("kind of tie", "نوع پیوند", "نوع الرابطة"),
        "What the parties become to each other.",
        TERM,
        "kind of tie",
    ),
    Attribute(
        "binding",
        Label("binding", "الزام‌آوری", "الإلزام"),
        "Whether an instrument binds in law.",
        TERM,
        "binding",
        single=True,
    ),
    Attribute(
        "scope",
        Label("scope", "دامنه", "النطاق"),
        "What something extends to.",
    ),
    Attribute(
        "duration",
        Label("duration", "مدت", "المدة"),
        "How long something lasts, as an ISO 8601 duration: P4Y.",
        DURATION,
        single=True,
    ),
    Attribute(
        "count",
        Label("count", "شمار", "العدد"),
        "A number that a source states, and of what.",
        NUMBER,
        qualifiers=frozenset({"of", "exactness"}),
    ),
    Attribute(
        "date of signing",
        Label("date of signing", "تاریخ امضا", "تاريخ التوقيع"),
        "The day on which an instrument was signed.",
        DATE,
        single=True,
    ),
    Attribute(
        "date held",
        Label("date held", "تاریخ برگزاری", "تاريخ الانعقاد"),
        "The day on which an event takes place.",
        DATE,
        single=True,
    ),
    Attribute(
        "date founded",
        Label("date founded", "تاریخ تأسیس", "تاريخ التأسيس"),
        "The day on which an organization was founded.",
        DATE,
        single=True,
    ),
    Attribute(
        "date opened",
        Label("date opened", "تاریخ گشایش", "تاريخ الافتتاح"),
        "The day on which a place or an office opened.",
        DATE,
        single=True,
    ),
    Attribute(
        "described as",
        Label("described as", "توصیف", "الوصف"),
        "How somebody characterizes it.",
    ),
    Attribute(
        "aim",
        Label("aim", "هدف", "الهدف"),
        "What it is meant to achieve.",
    ),
    Attribute(
        "condition",
        Label("condition", "شرط", "الشرط"),
        "What it depends on.",
    ),
    Attribute(
        "outcome",
        Label("outcome", "نتیجه", "النتيجة"),
        "What came, or would come, of it.",
    ),
    Attribute(
        "readiness",
        Label("readiness", "آمادگی", "الاستعداد"),
        "What somebody declares to be ready for, where no entity stands for it.",
    ),
    Attribute(
        "stance",
        Label("stance", "موضع", "الموقف"),
        "What somebody thinks of it: thanks, praise, concern.",
    ),
    Attribute(
        "identifier",
        Label("identifier", "شناسه", "المعرّف"),
        "A number or code by which it is known.",
        qualifiers=frozenset({"scheme"}),
    ),
    Attribute(
        "note",
        Label("note", "یادداشت", "ملاحظة"),
        "What fits no other attribute.",
    ),
)

QUALIFIERS = (
    Qualifier(
        "role",
        Label("role", "نقش", "الدور"),
        "The role in which somebody takes part, is a member or holds something.",
        usual="role",
    ),
    Qualifier(
        "capacity",
        Label("capacity", "به‌عنوانِ", "بصفته"),
        "The post in which somebody acts, as the source states it.",
        entity=True,
    ),
    Qualifier(
        "for_party",
        Label("for", "از سوی", "عن"),
        "The party for which somebody acts, if the source says so.",
        entity=True,
    ),
    Qualifier(
        "on_behalf_of",
        Label("on behalf of", "به نمایندگی از", "نيابة عن"),
        "On whose behalf somebody acts, if the source says so.",
        entity=True,
    ),
    Qualifier(
        "grade",
        Label("grade", "درجه", "الدرجة"),
        "The grade of a membership.",
        vocabulary="grade",
    ),
    Qualifier(
        "first",
        Label("first", "نخستین بار", "أول مرة"),
        "Set to yes where the source says that it was the first time.",
    ),
    Qualifier(
        "scope",
        Label("scope", "دامنه", "النطاق"),
        "What the statement extends to.",
    ),
    Qualifier(
        "kind",
        Label("kind", "نوع", "النوع"),
        "The kind of what is related, as the source states it.",
        usual="kind of tie",
    ),
    Qualifier(
        "by",
        Label("by", "توسطِ", "من قِبَل"),
        "The body that decided or said so.",
        entity=True,
    ),
    Qualifier(
        "of",
        Label("of", "از", "من"),
        "What is counted.",
    ),
    Qualifier(
        "succession",
        Label("succession", "گونهٔ جانشینی", "نوع التعاقب"),
        "How one came to be in the place of another: by merger, split, renaming, replacement.",
        vocabulary="succession",
    ),
    Qualifier(
        "decision",
        Label("decision", "تصمیم", "القرار"),
        "What a body decided on a matter before it.",
        vocabulary="decision",
    ),
    Qualifier(
        "exactness",
        Label("exactness", "دقت", "الدقة"),
        "Whether a number is exact, a lower bound or approximate.",
        vocabulary="exactness",
    ),
    Qualifier(
        "scheme",
        Label("scheme", "نظامِ شناسه", "نظام التعريف"),
        "The system to which an identifier belongs.",
    ),
    Qualifier(
        "with",
        Label("with", "با", "مع"),
        "With whom somebody takes part, or is ready or pledges to do something.",
        entity=True,
    ),
    Qualifier(
        "of_whom",
        Label("of whom", "از چه کسی", "ممّن"),
        "Of whom something is requested.",
        entity=True,
    ),
)
