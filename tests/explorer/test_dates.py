"""Dates on the page, in the reader's language and digits; a day and a period in its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import served
from playwright.sync_api import expect

from graphsvc.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

DATES = {
    "season": "{edtf: 2019-23, written: in autumn 2019}",
    "about": "2018~",
    "unsure": "2018-05?",
    "decade": "199X",
    "open": "../2012-06-30",
    "later": "2012-06-30/..",
    "set": '"[2004,2006]"',
    "quarter": "2016-34",
    "time": "2017-03-02T10:30",
    "solar-day": "{solar_hijri: 1398-02-14, written: چهاردهم اردیبهشت}",
    "solar-year": "{solar_hijri: 1390~}",
    "solar-season": "{solar_hijri: 1397-21}",
    "lunar": "{lunar_hijri: 1440-09}",
}
SAID = {
    "en": {
        "season": "autumn 2019", "about": "about 2018", "unsure": "perhaps May 2018",
        "decade": "1990s", "open": "June 30, 2012 or earlier", "later": "June 30, 2012 or later",
        "set": "2004 or 2006", "quarter": "second quarter of 2016", "time": "March 2, 2017, 10:30",
        "solar-day": "14 Ordibehesht 1398", "solar-year": "about 1390",
        "solar-season": "spring 1397", "lunar": "Ramadan 1440",
    },
    "fa": {
        "season": "پاییز ۲۰۱۹", "about": "حدود ۲۰۱۸", "unsure": "شاید مهٔ ۲۰۱۸",
        "decade": "دههٔ ۱۹۹۰", "open": "۳۰ ژوئن ۲۰۱۲ یا پیش از آن",
        "later": "۳۰ ژوئن ۲۰۱۲ یا پس از آن", "set": "۲۰۰۴ یا ۲۰۰۶",
        "quarter": "سه‌ماههٔ دوم ۲۰۱۶", "time": "۲ مارس ۲۰۱۷، ۱۰:۳۰",
        "solar-day": "۱۴ اردیبهشت ۱۳۹۸", "solar-year": "حدود ۱۳۹۰",
        "solar-season": "بهار ۱۳۹۷", "lunar": "رمضان ۱۴۴۰",
    },
    "ar": {
        "season": "خريف ٢٠١٩", "about": "نحو ٢٠١٨", "unsure": "ربما مايو ٢٠١٨",
        "decade": "العقد الذي يبدأ في ١٩٩٠", "open": "٣٠ يونيو ٢٠١٢ أو قبله",
        "later": "٣٠ يونيو ٢٠١٢ أو بعده", "set": "٢٠٠٤ أو ٢٠٠٦",
        "quarter": "الربع الثاني من ٢٠١٦", "time": "٢ مارس ٢٠١٧، ١٠:٣٠",
        "solar-day": "١٤ أرديبهشت ١٣٩٨", "solar-year": "نحو ١٣٩٠",
        "solar-season": "ربيع ١٣٩٧", "lunar": "رمضان ١٤٤٠",
    },
}  # fmt: skip
MONTHS = "فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند"


def file() -> str:
    """A city with a tie for each date, and one for each month of the Iranian year."""
    dates = {**DATES, **{f"month-{m}": f"{{solar_hijri: 1395-{m:02}-10}}" for m in range(1, 13)}}
    lines = ["entities:", "  - {id: harbour, type: City, names: {en: Harbour}}"]
    lines += [f"  - {{id: {name}, type: City, names: {{en: City {name}}}}}" for name in dates]
    lines += ["source: {id: yearbook, kind: register, language: en, published: 2020-05-01}"]
    lines += ["mentions:", "  - {entity: harbour, locator: p. 1}"]
    lines += [f"  - {{entity: {name}, locator: p. 1}}" for name in dates]
    lines += ["claims:"]
    lines += [
        f"  - {{edge: [harbour, twinned with, {name}], from: {date}, locator: p. 1}}"
        for name, date in dates.items()
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def yearbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over ties with all kinds of dates."""
    folder: Path = tmp_path_factory.mktemp("dates")
    path = folder / "yearbook.yaml"
    path.write_text(file(), "utf-8")
    with served(Settings(data=folder / "data"), [path]) as address:
        yield address


def tie(page: Page, other: str) -> Any:
    return page.locator(f"#panel [data-testid=ties] [data-testid=entry][data-id={other}]")


@pytest.mark.parametrize("lang", ["en", "fa", "ar"])
def test_every_date_is_said_in_the_language_of_the_reader(
    visiting: Callable[[str], Any], yearbook: str, lang: str
) -> None:
    page = visiting(yearbook).visit(at="harbour", lang=lang)
    for name, said in SAID[lang].items():
        entry = tie(page, name)
        entry.locator("summary").first.click()
        expect(entry.locator(".date").first).to_contain_text(said)
        if name not in ("solar-day", "solar-year", "solar-season", "lunar"):
            expect(entry.locator(".glance").first).to_contain_text(said)
    if lang == "ar":
        for number, month in enumerate(MONTHS.split(), 1):
            entry = tie(page, f"month-{number}")
            entry.locator("summary").first.click()
            expect(entry.locator(".date").first).to_contain_text(f"١٠ {month} ١٣٩٥")


def test_a_period_stands_in_the_address_and_is_undone(
    visiting: Callable[[str], Any], yearbook: str
) -> None:
    page = visiting(yearbook).visit(at="harbour", during="2010/2012", lang="en")
    expect(page.locator("#panel .seen")).to_contain_text("during 2010 – 2012")
    expect(tie(page, "decade")).to_be_visible()
    expect(tie(page, "season")).to_have_count(0)
    page.locator("#day").fill("2019-12-31")
    expect(tie(page, "season").locator("> .marks")).to_contain_text("certain")
    expect(tie(page, "about").locator("> .marks")).to_contain_text("possible")
    asked = parse_qs(urlsplit(page.url).query)
    assert ("during" in asked, asked["day"]) == (False, ["2019-12-31"])
    page.goto(visiting(yearbook).address(at="harbour", during="sh:1390/1391", lang="fa"))
    expect(page.locator("#panel .seen")).to_contain_text("۱۳۹۰ – ۱۳۹۱")
    page.locator("#any-day").click()
    expect(tie(page, "season")).to_be_visible()
    assert "during" not in parse_qs(urlsplit(page.url).query)
