"""The node types: what an entity can be."""

from graphsvc.model.kinds import Label, NodeType

NODE_TYPES = (
    NodeType(
        "City",
        Label("City", "شهر", "مدينة"),
        "A city or town, as the place and the community that ties bind.",
        "#1f6fb2",
    ),
    NodeType(
        "Region",
        Label("Region", "منطقه", "منطقة"),
        "A province, county, district or state; also a bloc or sphere that no map shows.",
        "#3d8fa8",
        kinds="region kind",
    ),
    NodeType(
        "Country",
        Label("Country", "کشور", "دولة"),
        "A country.",
        "#6b7280",
        paths=False,
    ),
    NodeType(
        "Place",
        Label("Place", "مکان", "مكان"),
        "A site or venue within a city.",
        "#8d6e4f",
    ),
    NodeType(
        "Person",
        Label("Person", "شخص", "شخص"),
        "A person whom a source names.",
        "#b4532a",
    ),
    NodeType(
        "Post",
        Label("Post", "سمت", "منصب"),
        "An office; its holder may be unnamed.",
        "#c98a1b",
    ),
    NodeType(
        "Organization",
        Label("Organization", "سازمان", "منظمة"),
        "A municipality, council, committee, delegation, city network, ministry, publisher …",
        "#6d4aa8",
        kinds="organization kind",
    ),
    NodeType(
        "Agreement",
        Label("Agreement", "توافق", "اتفاق"),
        "An instrument between parties, signed or not: its state is what sources say of it.",
        "#2f7d4f",
    ),
    NodeType(
        "Programme",
        Label("Programme", "برنامه", "برنامج"),
        "A programme, plan, campaign or piece of work.",
        "#5a8f3c",
    ),
    NodeType(
        "Event",
        Label("Event", "رویداد", "حدث"),
        "A signing, meeting, visit, letter, statement, conference, festival …",
        "#b03a6f",
        paths=False,
        kinds="event kind",
    ),
    NodeType(
        "Topic",
        Label("Topic", "موضوع", "موضوع"),
        "A field of cooperation or a subject that is spoken of.",
        "#54789c",
        paths=False,
    ),
    NodeType(
        "Designation",
        Label("Designation", "عنوان اعطایی", "لقب"),
        "A title that is awarded, such as a child-friendly city.",
        "#9a7d0a",
    ),
)
