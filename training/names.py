"""Names with their English: people, places of China, and CLDR's countries, languages, cities.

Chinese readings come from ``pypinyin`` and CLDR names from ``Babel``; both are needed only to make
training text. The lists of characters and places were written for this project.
"""

from __future__ import annotations

import random
from functools import lru_cache
from pathlib import Path

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵"
    "万覃武钱戴严莫孔向常汤康易乔牟冉蒲简甘游温鲁岳喻骆聂文牛耿关焦左柳祝霍包颜詹"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文斌辉鹏宇浩然子轩雨涵欣怡梓俊博"
    "晓东海燕春梅红莉云飞龙凤林森山川江波涌泉石岩松柏竹菊荷莲雪冰霜晨曦阳光亮星月天恩德仁义礼智信"
    "忠孝诚实康宁安乐福禄寿喜庆祥瑞荣贵富有成功立业振兴中民族复新永远长久思源怀远向前进步学习书礼"
    "家国庭院正直善良美好清水秋冬夏雷电风云霄汉卫红旗跃进达通顺利权全胜凯旋彬琳琪瑶瑾瑜珍珠玲珑"
    "倩婷媛嫣婉妍佳慧颖萍薇蕾蓉菲芬芸苗茜荔洁涓淑洪涌渊泽润泰哲睿毅翔昊昌旭晖景晴朗朝晏锋铭钧锐"
)
PLACES = Path(__file__).parent / "places.tsv"
_OPEN = "aeo"


@lru_cache(maxsize=20_000)
def pinyin(text: str) -> str:
    """The Mandarin reading of ``text`` as one capitalised word (``西安`` is ``Xi'an``)."""
    from pypinyin import Style, lazy_pinyin

    syllables = [part.replace("ü", "u") for part in lazy_pinyin(text, style=Style.NORMAL)]
    word = syllables[0] if syllables else ""
    for syllable in syllables[1:]:
        word += ("'" if syllable[:1] in _OPEN else "") + syllable
    return word[:1].upper() + word[1:]


def person(chance: random.Random) -> tuple[str, str]:
    """A Chinese name and its English form, family name first."""
    family = chance.choice(SURNAMES)
    given = "".join(chance.sample(GIVEN, chance.choice([1, 2, 2, 2])))
    readings = {"曾": "Zeng", "覃": "Qin", "任": "Ren", "石": "Shi"}
    return family + given, f"{readings.get(family) or pinyin(family)} {pinyin(given)}"


@lru_cache(maxsize=1)
def chinese_places() -> dict[str, dict[str, str]]:
    """Class of place (city, district, county, province) to its names, Chinese to English."""
    places: dict[str, dict[str, str]] = {}
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, zh, en = line.split("\t")
            places.setdefault(kind, {})[zh] = en or pinyin(zh)
    return places


@lru_cache(maxsize=1)
def cldr_names() -> dict[str, dict[str, str]]:
    """CLDR's countries, languages, currencies and the cities of its time zones."""
    from babel import Locale

    zh, en = Locale.parse("zh_Hans"), Locale.parse("en")
    countries = {
        zh.territories[code]: name
        for code, name in en.territories.items()
        if len(code) == 2
        and code.isalpha()
        and code in zh.territories
        and "(" not in name
        and "&" not in name
        and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO")
    }
    for zh_name, en_name in {"中国": "China", "缅甸": "Myanmar", "刚果": "Congo"}.items():
        countries[zh_name] = en_name
    countries = {z: e for z, e in countries.items() if "特别行政区" not in z}
    languages = {
        zh.languages[code]: name
        for code, name in en.languages.items()
        if len(code) == 2 and code in zh.languages and "(" not in name
    }
    currencies = {
        zh.currencies[code]: name[:1].lower() + name[1:] if name.startswith("Euro") else name
        for code, name in en.currencies.items()
        if code in zh.currencies and "(" not in name and "（" not in zh.currencies[code]
    }
    cities = {}
    for zone, data in zh.time_zones.items():
        english = en.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace(
            "_", " "
        )
        if "city" in data and zone.count("/") == 1 and not zone.startswith(("Etc", "Antarctica")):
            cities[data["city"]] = english
    return {
        "country": countries,
        "language": languages,
        "currency": currencies,
        "world city": cities,
    }
