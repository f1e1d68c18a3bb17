"""Texts that are legal in a seed file and break careless code; languages, schemes, dates."""

TEXTS = (
    *(
        'O\'Brien "the mayor"',
        "back\\slash \\n \\u0041 \\",
        "'}) DETACH DELETE n //",
        "`id`: $id {{}}",
    ),
    *("$source", "%s {0}", "--", "/* */", "null", "NULL", "true", "12", "1.0", "[1, 2]", "#12:3"),
    *("2021-01-01", "2021-01-01T10:00:00Z", '{"@type": "d"}', "tab\tand\nline", "nul\x00inside"),
    *("خوی و قونیه", "شهرداري كاشان", "می\u200cخواهد", "بلدية خان يونس", "ﷺ", "\u202eleft"),
    *("\U0001f600", "\U0001f469\U0001f3fd\u200d\U0001f91d", "\U0010ffff", "ＦＵＬＬ", "\ufeffmark"),
    *("a", "a\u0301", "a b", "Z", "z", "é", "ß", "ſ", "İ", "-", "~", " ", "x" * 2000, "ش" * 2000),
)
LANGUAGES = ("en", "fa", "ar", "tr", "fa-Latn", "zh-Hant", "und")
SCHEMES = ("wikidata", "geonames", "iso 3166-2", "a.b", "quo'te", "back`tick", "شناسه")
DATES = (
    *("2025-12-17", "2021", "2021-05", "2021~", "202X", "2021-21"),
    *("2019-03/2020", "2021/..", "../2020", "2018-03-21/2019-03-20"),
)
