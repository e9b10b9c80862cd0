"""Chinese personal names: found where the text makes them certain, written in Hanyu Pinyin.

GB/T 28039-2011 (spelling rules for Chinese names): family name first, each part capitalised, the
given name written together, an apostrophe before a syllable that begins with a, e or o; ü is
written yu after l and n, as in passports. Readings that are special to family names come from a
table here, the others from pypinyin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from compliance_kit.text.words import word_set

_COMPOUND = re.findall(
    "..",
    "欧阳司马上官诸葛司徒东方皇甫尉迟公孙慕容令狐夏侯轩辕宇文长孙端木百里呼延南宫独孤",
)

# The commonest family names; together more than nine in ten of the population.
_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝"
    "龚邵万钱严覃武戴莫孔汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左"
    "柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳阳管柴蒙鲍华喻祁蒲房滕"
    "屈饶解牟艾尤穆农司卓古吉缪简车项芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边"
    "卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗"
    "燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权帅屠豆朴盖练廉禹井祖漆巴丰支卿狄平索宣晋"
    "初门云容扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹诺战慕危玉银亢嵇哈湛"
    "宾戎勾茅利於呼居揭干尉冶斯束檀"
)
_FAMILY = frozenset(_FAMILIES)

_READINGS = {
    "单": "shan", "解": "xie", "仇": "qiu", "曾": "zeng", "查": "zha", "区": "ou", "盖": "ge",
    "朴": "piao", "任": "ren", "华": "hua", "燕": "yan", "尉迟": "yuchi", "缪": "miao",
    "翟": "zhai", "覃": "qin", "乐": "yue", "员": "yun", "冼": "xian", "宿": "su", "洗": "xian",
    "召": "shao", "折": "she", "黑": "he", "盛": "sheng", "长孙": "zhangsun", "卜": "bu",
}  # fmt: skip

# Words that stand right before a name, and signs that a name has just ended.
_TITLES = (
    "记者|通讯员|责任编辑|责编|编辑|作者|摄影|主任|局长|处长|科长|市长|区长|"
    "县长|镇长|乡长|村长|书记|教授|医生|医师|护士|经理|董事长|总裁|校长|"
    "院长|园长|所长|队长|馆长|站长|会长|秘书长|主席|部长|厅长|村民|居民|"
    "市民|游客|学生|同学|老师|教师|司机|车主|店主|摊主|老板|工人|农民|"
    "工程师|研究员|负责人|发言人|志愿者|民警|消防员|队员|选手|教练|导演|演员|"
    "歌手|作家|画家|律师|法官|检察官|旅客|乘客|患者|家长|男子|女子|女士|"
    "先生|创始人"
)
_AFTER = frozenset(
    "说表介告认指称坦回在是和与为已将正也曾从对向把被就于及等带，。、：；（）“”！？ \n则却便又还都"
)
_TITLED = re.compile(rf"(?:{_TITLES})(?=([\u4e00-\u9fff]{{2,5}}))")
_NOT_NAMES = frozenset("和与在是为已将对向从表介说称的了们某")
_HONORIFICS = {"女士": "Ms.", "先生": "Mr.", "小姐": "Miss", "太太": "Mrs."}
# 李先生产 is no Mr. Li, and 女士们 are many.
_HONORIFIC = re.compile(rf"(?:{'|'.join(_HONORIFICS)})(?![们產产活态天])")
_HONOURED = re.compile(
    r"(?P<title>Ms|Mr|Miss|Mrs)\b\.? (?P<family>[A-Z][a-z]{1,6})(?![A-Za-z'’-]|\.[A-Za-z])"
    r"(?! [A-Z][a-z])"
)
# Western family names that are spelt as Chinese ones are.
_WESTERN = word_set("Long Lang Pan Man Dan Sang Bo Ran Bing Ding Min Dong He Hang Ban Bai")
_JOINS = frozenset("的是和与及对向据让请由给为把被叫以、")
_COURTESY = ("女士", "先生", "老师", "师傅", "阿姨", "大爷", "记者")


def _split(name: str) -> tuple[str, str] | None:
    """Family and given name, or None when ``name`` is no Chinese personal name."""
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
        return None
    if name[:2] in _COMPOUND and len(name) >= 3:
        return name[:2], name[2:]
    if name[0] in _FAMILY and len(name) <= 3:
        return name[0], name[1:]
    return None


@lru_cache(maxsize=4096)
def romanize_name(name: str) -> str | None:
    """Return a Chinese personal name in pinyin (``林小禾`` is ``Lin Xiaohe``), or None.

    None means that ``name`` does not begin with a family name or has more than four characters.
    """
    parts = _split(name.strip())
    if parts is None:
        return None
    family, given = parts
    first = _READINGS.get(family) or "".join(_syllables(family))
    return f"{first.capitalize()} {pinyin(given)}"


def pinyin(text: str) -> str:
    """Return ``text`` in pinyin as one capitalised word (``西安`` is ``Xi'an``)."""
    word = ""
    for syllable in _syllables(text):
        word += "'" + syllable if word and syllable[0] in "aeo" else syllable
    return word.capitalize()


def _syllables(text: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return [syllable.replace("v", "yu") for syllable in lazy_pinyin(text)]


def find_names(text: str) -> list[tuple[int, int]]:
    """Return the spans of Chinese personal names that a title before them makes certain.

    ``记者林小禾说`` has one. A name without a title is left to the model: most two- and
    three-character strings that begin like a name are none.
    """
    found: list[tuple[int, int]] = []
    for match in _TITLED.finditer(text):
        start = match.start(1)
        if found and start < found[-1][1]:
            continue
        length = _length(match.group(1), text[start : start + 6])
        if length:
            found.append((start, start + length))
    return found


def _length(run: str, ahead: str) -> int:
    """How many characters of ``run`` are the name; 0 when none are."""
    compound = run[:2] in _COMPOUND
    if not compound and (run[0] not in _FAMILY or run[1] in _NOT_NAMES):
        return 0
    shortest = 3 if compound else 2
    if run[1:].startswith(_COURTESY):
        return 0
    for length in (shortest + 1, shortest):
        name, following = ahead[:length], ahead[length : length + 1]
        if len(name) < length or any(char in _NOT_NAMES for char in name[1:]):
            continue
        if following == "" or following in _AFTER:
            return length
    return 0


def find_honoured(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, English)`` of names with 女士 or 先生 behind them.

    What stands before a name must show where it begins: a title, a mark, a small word.

    >>> list(find_honoured("市民张女士说，王小明先生来了"))
    [(2, 5, 'Ms. Zhang'), (7, 12, 'Mr. Wang Xiaoming')]
    """
    for match in _HONORIFIC.finditer(text):
        for length in (1, 2, 3, 4):
            start = match.start() - length
            name = text[max(start, 0) : match.start()]
            if start < 0 or not _begins_name(text, start):
                continue
            if name in _COMPOUND or (length == 1 and name in _FAMILY):
                written: str | None = _family(name)
            else:
                written = romanize_name(name) if length > 1 else None
            if written is not None:
                yield start, match.end(), f"{_HONORIFICS[match.group()]} {written}"
                break


def _begins_name(text: str, at: int) -> bool:
    before = text[max(at - 4, 0) : at]
    if not before or not re.match(r"[\u4e00-\u9fff]", before[-1]) or before[-1] in _JOINS:
        return True
    return _TITLE_ENDS.search(before) is not None


_TITLE_ENDS = re.compile(rf"(?:{_TITLES})\Z")


def _family(name: str) -> str:
    return (_READINGS.get(name) or "".join(_syllables(name))).capitalize()


@lru_cache(maxsize=1)
def _family_names() -> dict[str, str]:
    """Family names in pinyin to the commonest characters."""
    found: dict[str, str] = {}
    for name in (*_FAMILIES, *_COMPOUND):
        found.setdefault(_family(name), name)
    return found


def find_honoured_english(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield ``(start, end, Chinese)`` of ``Ms. Qian``; the commonest family name spelt so.

    >>> list(find_honoured_english("Contact Ms. Qian or Mr. Smith"))
    [(8, 16, '钱女士')]
    """
    behind = {english.rstrip("."): chinese for chinese, english in _HONORIFICS.items()}
    for match in _HONOURED.finditer(text):
        family = _family_names().get(match["family"])
        if family is not None and match["family"] not in _WESTERN:
            yield match.start(), match.end(), family + behind[match["title"]]
