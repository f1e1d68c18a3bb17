"""Words beside a name: those that say of which kind a thing is, and those that only adorn it."""

from __future__ import annotations

from graphsvc.text.fold import fold

_TYPES = {
    "City": "city town metropolis metropolitan شهر کلانشهر مدینة بلدة şehir şehri kent kenti"
    " büyükşehir ciudad cidade città ville stadt город shahar shahri shahr madinat",
    "Region": "region province county district state governorate oblast prefecture استان شهرستان"
    " ایالت ولایت بخش محافظة ولاية اقليم ili eyaleti vilayeti ilçesi viloyati provincia bundesland"
    " область",
    "Country": "country republic kingdom کشور جمهوری دولة جمهورية مملكة ülke ülkesi cumhuriyeti",
}
_BODIES = {
    "municipality": "municipality شهرداری بلدية belediye belediyesi ayuntamiento ajuntament"
    " gemeente comune municipio câmara",
    "council": "council شورا شورای مجلس meclisi",
    "mayor": "mayor شهردار alcalde bürgermeister başkanı",
    "organization": "organization organisation network association union سازمان شبکه اتحادیه"
    " منظمة شبكة",
}
_EPITHETS = {
    "place": "holy sacred noble مقدس مقدسه اشرف معلی معلا منوره مکرمه شریف شریفین mukaddes"
    " moqaddas ashraf munawwarah mukarramah sharif capital",
    "Country": "islamic federal democratic arab اسلامی اسلامية عربی عربية",
    "Organization": "metropolitan büyükşehir کلانشهر city شهر مدينة islamic اسلامی اسلامي",
    "Person": "dr doctor mr mrs ms prof professor eng engineer sir haj hajj haji seyed seyyed"
    " sayyid sheikh sayın bay bayan دکتر مهندس آقای خانم سید شیخ حاج استاد دكتور سيدة",
}
PLACES = frozenset({"City", "Region", "Country", "Place"})


def _by_word(groups: dict[str, str]) -> dict[str, str]:
    return {fold(word): group for group, words in groups.items() for word in words.split()}


KINDS = _by_word(_TYPES) | _by_word(_BODIES)
"""Folded word → the node type it says, or the kind of body or post that names say."""
_ADORNING = {group: frozenset(map(fold, words.split())) for group, words in _EPITHETS.items()}


def says_type(word: str) -> str | None:
    """The node type that this word says of what it stands beside: City, Region, Country."""
    kind = KINDS.get(word)
    return kind if kind in _TYPES else None


def adorns(word: str, node_type: str) -> bool:
    """Whether the word only adorns a name of that node type: «مقدس» beside a city, Dr a person."""
    groups = (node_type, "place") if node_type in PLACES else (node_type,)
    return any(word in _ADORNING.get(group, ()) for group in groups)
