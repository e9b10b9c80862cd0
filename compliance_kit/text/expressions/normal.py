"""Length-preserving normal forms, so that one grammar reads every writing.

Offsets in the normal form are offsets in the text.
"""

from __future__ import annotations

import re

_WIDE = {ord("０") + i: str(i) for i in range(10)} | str.maketrans(
    "．％＄￥－～：＋／º˚", ".%$¥-~:+/°°"
)
_WIDE_FOUND = re.compile("[０-９．％＄￥－～：＋／º˚]")
_WIDE_COMMA = re.compile(
    "([0-9０-９])，(?=(?:[0-9]{3}(?=[，万亿元人名个吨多余年公平])|[０-９]{3})(?![0-9０-９]))"
)

# Spaces that keep a figure and its word on one line ($48.2&nbsp;million, July&nbsp;4); between
# groups of digits (5 000) they stay what they are.
_FIXED_SPACE = re.compile(
    "(?<![0-9])[\u00a0\u2007\u2009\u202f]|[\u00a0\u2007\u2009\u202f](?![0-9]{3}(?![0-9]))"
)

# Traditional to simplified for the characters that the grammar's words are made of. One to one,
# and only where the traditional character has no other life in numbers.
_HANT = str.maketrans(
    "萬億兩個點時號週禮歲約餘過幾數負間鐘節內萊來無淩紀後電倍噸頃畝裡層輛隻張條場項屆級種"
    "雙對門臺國幣歐鎊韓盧盾蘭澳紐聯圓塊錢連達聲類從與僅將話輪戶頭頂間檔桿顆盞顧筆團隊"
    "單軍縣專夠寸絲釐擔陽農歷曆陰舊億萬貳參陸兆際開獎為課題億這樣齊發員項頁畫篇處齣區繞"
    "壘滿歡慶領導華遠見東倫當晝傳歸進離長線樓館棟師冊幅樁組億攝標準爾羅茲馬脫縮財賽運會釐侖貝納",
    "万亿两个点时号周礼岁约余过几数负间钟节内莱来无凌纪后电倍吨顷亩里层辆只张条场项届级种"
    "双对门台国币欧镑韩卢盾兰澳纽联圆块钱连达声类从与仅将话轮户头顶间档杆颗盏顾笔团队"
    "单军县专够寸丝厘担阳农历历阴旧亿万贰参陆兆际开奖为课题亿这样齐发员项页画篇处出区绕"
    "垒满欢庆领导华远见东伦当昼传归进离长线楼馆栋师册幅桩组亿摄标准尔罗兹马脱缩财赛运会厘仑贝纳",
)
_HANT_FOUND = re.compile("[" + "".join(map(chr, _HANT)) + "]")


def wide(text: str) -> str:
    """Full-width digits and number punctuation as ASCII, fixed spaces as plain ones."""
    if _FIXED_SPACE.search(text):
        text = _FIXED_SPACE.sub(" ", text)
    if "，" in text:
        text = _WIDE_COMMA.sub(r"\1,", text)
    if _WIDE_FOUND.search(text) is None:
        return text
    return text.translate(_WIDE)


def english(text: str) -> str:
    """ASCII digits; a Chinese character before an English amount (车速60 mph) is no letter."""
    text = wide(text)
    return text if text.isascii() else _HAN_BEFORE.sub("〓", text)


def chinese(text: str) -> str:
    """ASCII digits and simplified characters for the words of the grammar."""
    text = wide(text)
    if _HANT_FOUND.search(text) is None:
        return text
    return text.translate(_HANT)


_HAN_BEFORE = re.compile("[㐀-䶵一-鿿](?=[0-9][0-9.,]{0,14} [a-z])")
_ASCII_LOWER = {i: i + 32 for i in range(ord("A"), ord("Z") + 1)}


def lower(text: str) -> str:
    """Lower case of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_ASCII_LOWER)
