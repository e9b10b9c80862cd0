"""Datelines: place, day and agency before the first sentence of a news text.

``新华社白河4月5日电（记者孙丽）`` is ``BAIHE, April 5 (Xinhua, by Sun Li) --``, and so back.
A model makes nonsense of them; here they are read and written by rule. Names of places come from
the termbase, from the cities of CLDR, and else by their sounds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from compliance_kit.text.script import HAN, has_han
from compliance_kit.text.words import word_set
from compliance_kit.translate.names import pinyin
from compliance_kit.translate.outlets import guess_outlet
from compliance_kit.translate.phrasebook import write_date, write_people

# News agencies by the names that stand in datelines; the termbase knows most Chinese outlets.
_AGENCIES = {
    "新华社": "Xinhua",
    "新華社": "Xinhua",
    "中新社": "China News Service",
    "央视网": "CCTV.com",
    "美联社": "AP",
    "路透社": "Reuters",
    "法新社": "AFP",
    "德新社": "dpa",
    "塔斯社": "TASS",
    "共同社": "Kyodo",
    "韩联社": "Yonhap",
    "合众国际社": "UPI",
    "彭博社": "Bloomberg",
}
_AGENCIES_ZH = {
    **{en: zh for zh, en in reversed(_AGENCIES.items())},
    "CNS": "中新社",
    "Kyodo News": "共同社",
}
# Places of datelines that give no time zone its name.
_PLACES = {
    "华盛顿": "Washington",
    "日内瓦": "Geneva",
    "渥太华": "Ottawa",
    "堪培拉": "Canberra",
    "新德里": "New Delhi",
    "河内": "Hanoi",
    "海牙": "The Hague",
    "旧金山": "San Francisco",
    "波士顿": "Boston",
    "休斯敦": "Houston",
    "法兰克福": "Frankfurt",
    "慕尼黑": "Munich",
    "米兰": "Milan",
    "大阪": "Osaka",
    "孟买": "Mumbai",
    "伊斯兰堡": "Islamabad",
    "阿布扎比": "Abu Dhabi",
    "特拉维夫": "Tel Aviv",
    "耶路撒冷": "Jerusalem",
    "巴西利亚": "Brasilia",
    "达沃斯": "Davos",
    "联合国": "United Nations",
}

_ZH_DAY = r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日"
_ZH_BYLINE = (
    rf"[（(]\s*(?:(?:本报|本网|本台|[{HAN}]{{2,6}}社)?(?:首席|全媒体|见习|实习)?记者|文/)[:：]?\s*"
    r"(?P<people>[^（）()。：:]{2,40})[)）]"
)
_ZH = re.compile(
    rf"(?P<agency>本[报网台]|[{HAN}]{{1,7}}?(?:社|网|报|台|新闻|客户端))"
    rf"(?:[-—][{HAN}]{{1,7}}(?:客户端|新闻|报))?"
    rf"(?:(?P<place>[{HAN}]{{2,8}}?)?(?P<day>{_ZH_DAY})\s*[电電讯訊]"
    rf"|(?:(?P<city>[{HAN}]{{2,8}}?)[电電]|(?P<news>讯|訊|消息))(?=[\s（(：:，,]))"
    rf"\s*(?:{_ZH_BYLINE})?\s*(?:题[:：]|[:：，,])?\s*"
)
_ZH_OUR = re.compile("本[报网台]")
_TRAILING = re.compile(r"\s*(?:通讯员|摄影报道|报道|摄影)\s*")

_MONTH = (
    "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?|January|February|March|April|May|June"
    "|July|August|September|October|November|December"
)
_NAME = r"[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{0,20}){0,3}"
_EN = re.compile(
    rf"(?P<place>{_NAME}(?:, (?!(?:{_MONTH})\b){_NAME})?)"
    rf"(?:, (?P<day>(?:{_MONTH}) [0-9]{{1,2}}(?:, [0-9]{{4}})?))?"
    r"(?: \((?P<agency>[A-Z][^(),]{1,30}|[a-z][A-Z][^(),]{1,30}|dpa)\))?"
    r"\s*(?P<dash>--|[—–]|(?<=\s)-(?=\s))\s*"
)
# What stands in capitals before a dash and is no place.
_NO_PLACE = word_set(
    """
    FILE UPDATE UPDATED WATCH BREAKING EXCLUSIVE NOTE NEW VIDEO PHOTO PHOTOS LIVE ANALYSIS OPINION
    EXPLAINER CORRECTION RECAP SPORT SPORTS NEWS REVIEW INTERVIEW WARNING ADVISORY LATEST
    """
)
_SHORTEST_PLACE = 4


@dataclass(frozen=True)
class Dateline:
    """A dateline at the beginning of a text: ``end`` is where the first sentence begins.

    ``guessed`` says that a name was written by its sounds or left as it was.
    """

    end: int
    written: str
    guessed: bool


def find_dateline(text: str, target: str, terms: Mapping[str, str]) -> Dateline | None:
    """Return the dateline that ``text`` begins with, written in ``target`` (``"en"`` or ``"zh"``).

    ``terms`` is Chinese to English.

    >>> find_dateline("新华社北京4月5日电（记者孙丽）今天，", "en", {"北京": "Beijing"}).written
    'BEIJING, April 5 (Xinhua, by Sun Li) --'
    >>> find_dateline("CHONGQING, May 4 (Xinhua) -- It", "zh", {"重庆": "Chongqing"}).written
    '新华社重庆5月4日电 '
    """
    return _to_english(text, terms) if target == "en" else _to_chinese(text, terms)


def _to_english(text: str, terms: Mapping[str, str]) -> Dateline | None:
    match = _ZH.match(text)
    if match is None:
        return None
    people: str | None = None
    if match["people"]:
        people = write_people(_TRAILING.sub("、", match["people"]).strip("、 "), "en")
        if people is None:
            return None
    guessed = False
    agency: str | None = None
    if not _ZH_OUR.fullmatch(match["agency"]):
        agency = _AGENCIES.get(match["agency"]) or terms.get(match["agency"])
        if agency is None:
            agency = guess_outlet(match["agency"], terms, surely=False)
            guessed = True
        if agency is None:
            return None
    place = ""
    name = match["place"] or match["city"]
    if name:
        known = terms.get(name) or _cities().get(name)
        guessed = guessed or known is None
        place = (known or pinyin(name)).upper()
    day = write_date(match["day"], "en") if match["day"] else ""
    if day is None:
        return None
    by = f"by {people}" if people else ""
    where = ", ".join(part for part in (place, day) if part)
    if where:
        who = ", ".join(part for part in (agency, by) if part)
        return Dateline(match.end(), f"{where} ({who}) --" if who else f"{where} --", guessed)
    if agency is None:
        written = f"(By {people})" if people else "(Staff report)"
    else:
        written = f"({', '.join(part for part in (agency, by) if part)})"
    return Dateline(match.end(), written, guessed)


def _to_chinese(text: str, terms: Mapping[str, str]) -> Dateline | None:
    match = _EN.match(text)
    if match is None or len(text) == match.end():
        return None
    place = match["place"].split(",")[0]
    capitals = place.isupper() and not (set(place.split()) & _NO_PLACE)
    if not (match["day"] or capitals):
        return None
    if not (match["day"] or match["agency"]):
        # Place and dash alone: MILL CREEK — The council …
        rest = text[match.end() :]
        dash = match["dash"] != "-" and len(place) >= _SHORTEST_PLACE
        if not (dash and rest[:1].isupper() and not rest.isupper()):
            return None
    names = _reversed(terms)
    city = place.title() if place.isupper() else place
    known = names.get(city.casefold())
    where = known or city
    day = ""
    if match["day"]:
        written = write_date(match["day"], "zh")
        if written is None:
            return None
        day = written
    guessed = known is None
    if match["agency"] is None:
        if not day:
            return Dateline(match.end(), f"（{where}讯）", guessed)
        return Dateline(match.end(), f"（{_spaced(where, day)}讯）", guessed)
    agency = _AGENCIES_ZH.get(match["agency"]) or names.get(match["agency"].casefold())
    head = _spaced(_spaced(agency or match["agency"], where), day)
    return Dateline(match.end(), f"{head}电 ", guessed)


def _spaced(one: str, other: str) -> str:
    """Latin words have a space between them and between them and what comes before a day."""
    latin = not has_han(one[-1:]) or (other and not has_han(other[0]) and not other[0].isdigit())
    return f"{one} {other}" if latin and other else one + other


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, str]:
    """Chinese names of cities abroad to English ones."""
    from babel import Locale

    chinese, english = (Locale(code).time_zones for code in ("zh", "en"))
    found: dict[str, str] = {}
    for zone, names in chinese.items():
        city = names.get("city")
        if city and has_han(city):
            last = zone.rpartition("/")[2].replace("_", " ")
            found[city] = english.get(zone, {}).get("city") or last
    return {**found, **_PLACES}


def _reversed(terms: Mapping[str, str]) -> Mapping[str, str]:
    """English names, case folded, to Chinese; the termbase before the cities, short names first."""
    found = {en.casefold(): zh for zh, en in _cities().items()}
    own: dict[str, str] = {}
    for zh, en in terms.items():
        kept = own.get(en.casefold())
        if kept is None or len(zh) < len(kept):
            own[en.casefold()] = zh
    return {**found, **own}
