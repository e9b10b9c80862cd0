"""Names with their English: people, places of China, and CLDR's countries, languages, cities.

Chinese readings come from ``pypinyin`` and CLDR names from ``Babel``; both are needed only to make
training text. The lists of characters and places were written for this project.
"""

from __future__ import annotations

import random
from functools import lru_cache

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
PROVINCES = {
    "河北": "Hebei", "山西": "Shanxi", "辽宁": "Liaoning", "吉林": "Jilin", "黑龙江": "Heilongjiang",
    "江苏": "Jiangsu", "浙江": "Zhejiang", "安徽": "Anhui", "福建": "Fujian", "江西": "Jiangxi",
    "山东": "Shandong", "河南": "Henan", "湖北": "Hubei", "湖南": "Hunan", "广东": "Guangdong",
    "海南": "Hainan", "四川": "Sichuan", "贵州": "Guizhou", "云南": "Yunnan", "陕西": "Shaanxi",
    "甘肃": "Gansu", "青海": "Qinghai", "广西": "Guangxi", "西藏": "Xizang", "宁夏": "Ningxia",
    "新疆": "Xinjiang", "内蒙古": "Inner Mongolia",
}  # fmt: skip
#: Places whose English is not their Mandarin reading.
ODD_PLACES = {
    "香港": "Hong Kong", "澳门": "Macao", "呼和浩特": "Hohhot", "哈尔滨": "Harbin", "拉萨": "Lhasa",
    "乌鲁木齐": "Urumqi", "齐齐哈尔": "Qiqihar", "喀什": "Kashgar", "西安": "Xi'an", "延安": "Yan'an", "泰安": "Tai'an",
    "吉安": "Ji'an", "六安": "Lu'an", "淮安": "Huai'an", "鄂尔多斯": "Ordos", "包头": "Baotou",
}  # fmt: skip
CITIES = (
    "北京 上海 天津 重庆 石家庄 唐山 秦皇岛 邯郸 保定 张家口 承德 廊坊 太原 大同 长治 临汾 沈阳 大连 鞍山 "
    "丹东 锦州 营口 长春 延吉 四平 齐齐哈尔 大庆 牡丹江 佳木斯 南京 无锡 徐州 常州 苏州 南通 连云港 盐城 "
    "扬州 镇江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 舟山 台州 合肥 芜湖 蚌埠 安庆 黄山 福州 厦门 莆田 泉州 "
    "漳州 龙岩 南昌 景德镇 九江 赣州 上饶 济南 青岛 淄博 烟台 潍坊 济宁 威海 临沂 郑州 开封 洛阳 安阳 新乡 "
    "南阳 信阳 武汉 黄石 宜昌 襄阳 荆州 黄冈 恩施 长沙 株洲 湘潭 衡阳 岳阳 常德 张家界 怀化 广州 深圳 珠海 "
    "汕头 佛山 江门 湛江 惠州 东莞 中山 南宁 柳州 桂林 北海 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 "
    "遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 "
    "保山 丽江 大理 西双版纳 宝鸡 咸阳 汉中 榆林 安康 兰州 嘉峪关 天水 酒泉 西宁 银川 石嘴山 吐鲁番 哈密"
).split()
DISTRICTS = (
    "渝中 江北 南岸 沙坪坝 九龙坡 大渡口 渝北 巴南 北碚 万州 涪陵 黔江 长寿 江津 合川 永川 南川 綦江 大足 "
    "璧山 铜梁 潼南 荣昌 开州 梁平 武隆 浦东 徐汇 静安 海淀 朝阳 丰台 天河 越秀 番禺 南山 福田 宝安 武侯 "
    "锦江 青羊 金牛 双流 江宁 鼓楼 玄武 西湖 滨江 萧山 江夏 洪山 汉阳 雁塔 碑林 岳麓"
).split()
COUNTIES = (
    "奉节 巫山 巫溪 云阳 丰都 垫江 城口 石柱 秀山 酉阳 彭水 安溪 德清 桐庐 长兴 凤阳 婺源 曲阳 "
    "宁海 平遥 赤水 习水 盘县 和政 敦煌 若羌 米脂 洛川 石泉 阆中 仪陇 平昌 大竹"
).split()
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
    cities = {name: pinyin(name) for name in CITIES}
    cities.update({"香港": "Hong Kong", "澳门": "Macao"})
    cities.update(ODD_PLACES)
    return {
        "city": cities,
        "province": dict(PROVINCES),
        "district": {name: pinyin(name) for name in DISTRICTS},
        "county": {name: pinyin(name) for name in COUNTIES},
    }


@lru_cache(maxsize=1)
def cldr_names() -> dict[str, dict[str, str]]:
    """CLDR's countries, languages, currencies and the cities of its time zones."""
    from babel import Locale

    zh, en = Locale.parse("zh_Hans"), Locale.parse("en")
    countries = {
        zh.territories[code]: name
        for code, name in en.territories.items()
        if len(code) == 2 and code.isalpha() and code in zh.territories and "(" not in name and "&" not in name
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
        english = en.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if "city" in data and zone.count("/") == 1 and not zone.startswith(("Etc", "Antarctica")):
            cities[data["city"]] = english
    return {"country": countries, "language": languages, "currency": currencies, "world city": cities}
