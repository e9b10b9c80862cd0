"""Names of news outlets that no termbase knows: a stem in pinyin and what kind of outlet it is.

A small model makes nonsense of a name that it has never seen; ``巴渝晨报`` as Bayu Morning News can
be found again. Such a name is a guess (the house may call itself otherwise) and is flagged as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from compliance_kit.text.script import HAN
from compliance_kit.translate.names import pinyin

# The longer endings first.
_KINDS = {
    "融媒体中心": "Media Center",
    "广播电视台": "Radio and Television",
    "新闻客户端": "News App",
    "都市报": "Metropolis Daily",
    "日报社": "Daily",
    "晚报社": "Evening News",
    "新闻网": "News",
    "客户端": "App",
    "电视台": "TV",
    "日报": "Daily",
    "晚报": "Evening News",
    "晨报": "Morning News",
    "早报": "Morning Post",
    "晚刊": "Evening News",
    "时报": "Times",
    "周报": "Weekly",
    "周刊": "Weekly",
    "新闻": "News",
    "在线": "Online",
    "网": "Net",
    "报": "News",
}
_NAME = re.compile(f"[{HAN}]{{2,12}}")
_LONGEST_STEM = 6
# Words and characters that stand in a remark (来源：综合网络报道), hardly in a name.
_REMARK = re.compile(
    "综合|网络|互联|本[网报站]|原创|整理|转载|未知|其他|官[网方]|[的了在是和与据等于由从及或]"
)


def guess_outlet(name: str, terms: Mapping[str, str], *, surely: bool) -> str | None:
    """Return an unknown Chinese outlet's name for English text, None when it looks like none.

    ``terms`` (Chinese to English) are asked for how the name begins (重庆). A name that does not
    end as outlets do is one only where what stands before it says so (``surely``).

    >>> guess_outlet("巴渝晨报", {}, surely=False), guess_outlet("据网络整理", {}, surely=True)
    ('Bayu Morning News', None)
    """
    if not _NAME.fullmatch(name) or _REMARK.search(name):
        return None
    kind = next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind)), "")
    stem = name.removesuffix(kind)
    if not kind and not surely:
        return None
    words: list[str] = []
    for length in range(len(stem), 1, -1):
        place = terms.get(stem[:length])
        if place is not None and place[:1].isupper():
            words.append(place)
            stem = stem[length:]
            break
    if len(stem) > _LONGEST_STEM:
        return None
    return " ".join([*words, *([pinyin(stem)] if stem else []), *([_KINDS[kind]] if kind else [])])
