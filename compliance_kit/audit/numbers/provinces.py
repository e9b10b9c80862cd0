"""The 31 provinces in the two registers, and the letters people write by mistake.

Source: the ministry's ICP register and the police platform as shown on public pages. Three
provinces have a different letter in each register: Sichuan (蜀/川), Guizhou (黔/贵), Gansu (陇/甘).
There are no letters for Hong Kong, Macao and Taiwan in either.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Province:
    """``code`` is the first two digits of GB/T 2260, which police and news licences begin with."""

    code: str
    name: str
    name_zh: str
    icp: str
    ps: str
    pinyin: str
    ps_also: str = ""


PROVINCES = (
    Province("11", "Beijing", "北京", "京", "京", "jing"),
    Province("12", "Tianjin", "天津", "津", "津", "jin"),
    Province("13", "Hebei", "河北", "冀", "冀", "ji"),
    Province("14", "Shanxi", "山西", "晋", "晋", "jin"),
    Province("15", "Inner Mongolia", "内蒙古", "蒙", "蒙", "meng"),
    Province("21", "Liaoning", "辽宁", "辽", "辽", "liao"),
    Province("22", "Jilin", "吉林", "吉", "吉", "ji"),
    Province("23", "Heilongjiang", "黑龙江", "黑", "黑", "hei"),
    Province("31", "Shanghai", "上海", "沪", "沪", "hu"),
    Province("32", "Jiangsu", "江苏", "苏", "苏", "su"),
    Province("33", "Zhejiang", "浙江", "浙", "浙", "zhe"),
    Province("34", "Anhui", "安徽", "皖", "皖", "wan"),
    Province("35", "Fujian", "福建", "闽", "闽", "min"),
    Province("36", "Jiangxi", "江西", "赣", "赣", "gan"),
    Province("37", "Shandong", "山东", "鲁", "鲁", "lu"),
    Province("41", "Henan", "河南", "豫", "豫", "yu"),
    Province("42", "Hubei", "湖北", "鄂", "鄂", "e"),
    Province("43", "Hunan", "湖南", "湘", "湘", "xiang"),
    Province("44", "Guangdong", "广东", "粤", "粤", "yue"),
    Province("45", "Guangxi", "广西", "桂", "桂", "gui"),
    Province("46", "Hainan", "海南", "琼", "琼", "qiong"),
    Province("50", "Chongqing", "重庆", "渝", "渝", "yu"),
    Province("51", "Sichuan", "四川", "蜀", "川", "shu"),
    Province("52", "Guizhou", "贵州", "黔", "贵", "qian", ps_also="黔"),
    Province("53", "Yunnan", "云南", "滇", "滇", "dian"),
    Province("54", "Tibet", "西藏", "藏", "藏", "zang"),
    Province("61", "Shaanxi", "陕西", "陕", "陕", "shan"),
    Province("62", "Gansu", "甘肃", "陇", "甘", "long"),
    Province("63", "Qinghai", "青海", "青", "青", "qing"),
    Province("64", "Ningxia", "宁夏", "宁", "宁", "ning"),
    Province("65", "Xinjiang", "新疆", "新", "新", "xin"),
)

BY_CODE = {p.code: p for p in PROVINCES}
BY_ICP = {p.icp: p for p in PROVINCES}
BY_PS = {letter: p for p in PROVINCES for letter in p.ps + p.ps_also}
BY_NAME_ZH = {p.name_zh: p for p in PROVINCES}

CENTRAL = "10"
"""Region code of central units in news licences."""

ICP_OTHER_REGISTER = {"川": BY_CODE["51"], "贵": BY_CODE["52"], "甘": BY_CODE["62"]}
"""Letters of the police register (and of number plates) seen in ICP numbers."""

PS_OTHER_REGISTER = {"蜀": BY_CODE["51"], "陇": BY_CODE["62"]}
"""Letters of the ICP register seen in police numbers."""

MISTAKEN = {
    "翼": "冀",
    "翌": "冀",
    "署": "蜀",
    "秦": "陕",
    "云": "滇",
    "申": "沪",
    "内": "蒙",
    "深": "粤",
    "穗": "粤",
    "港": "",
    "澳": "",
    "台": "",
}
"""Letters that are no province in any register, with the one probably meant."""

JOKE_PREFIXES = ("星云", "萌国", "萌", "茶")
"""Registers made for fun that imitate the form, longest first."""

_BY_PINYIN: dict[str, list[Province]] = {}
for _province in PROVINCES:
    _BY_PINYIN.setdefault(_province.pinyin, []).append(_province)
_BY_PINYIN.setdefault("chuan", []).append(BY_CODE["51"])
_BY_PINYIN["gan"].append(BY_CODE["62"])
_BY_PINYIN["gui"].append(BY_CODE["52"])
_BY_PINYIN.setdefault("yun", []).append(BY_CODE["53"])
_BY_NAME = {p.name.lower(): p for p in PROVINCES}
LATIN_NAMES = frozenset(_BY_PINYIN) | frozenset(_BY_NAME)


def by_latin(name: str) -> tuple[Province, ...]:
    """The provinces that ``name`` (pinyin of a letter, or an English name) can stand for.

    >>> [p.icp for p in by_latin("Yu")], [p.icp for p in by_latin("Beijing")]
    (['豫', '渝'], ['京'])
    """
    name = " ".join(name.lower().split())
    if name in _BY_NAME:
        return (_BY_NAME[name],)
    return tuple(_BY_PINYIN.get(name, ()))
