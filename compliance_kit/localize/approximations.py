"""The words of about, over, under and up to: the source's own word where it has a counterpart.

``至少`` and ``超过`` are both ``over`` in value; written back, one is *at least* and the other
*more than*. A table pairs them; a word that it lacks gets the plain word of its meaning.
"""

from __future__ import annotations

from compliance_kit.text.values import Approx

# Chinese word (simplified) -> English words before the figure. Longest first when looked up.
_ZH_EN: dict[Approx, tuple[tuple[str, str], ...]] = {
    "about": (
        ("将近", "nearly"), ("接近", "close to"), ("大约", "around"), ("约", "around"),
        ("左右", "around"), ("上下", "around"), ("大概", "roughly"), ("大致", "roughly"),
    ),
    "over": (
        ("不少于", "no less than"), ("不低于", "no less than"), ("不下于", "no less than"),
        ("不下", "no less than"), ("至少", "at least"), ("最少", "at least"), ("起码", "at least"),
        ("以上", "at least"), ("超过", "more than"), ("逾", "more than"), ("多", "more than"),
        ("余", "more than"), ("餘", "more than"),
    ),
    "under": (
        ("将近", "nearly"), ("接近", "close to"), ("不到", "less than"), ("不足", "less than"),
        ("低于", "less than"), ("少于", "less than"), ("未满", "under"), ("不满", "under"),
        ("以下", "under"), ("近", "nearly"),
    ),
    "up to": (
        ("不超过", "no more than"), ("不多于", "no more than"), ("不高于", "no more than"),
        ("以内", "within"), ("最多", "at most"), ("至多", "at most"), ("多达", "up to"),
        ("高达", "up to"),
    ),
}  # fmt: skip
_EN_DEFAULT: dict[Approx, str] = {
    "about": "around",
    "over": "more than",
    "under": "less than",
    "up to": "up to",
}

# English word -> (Chinese before the figure, Chinese behind the whole).
_EN_ZH: dict[Approx, tuple[tuple[str, str, str], ...]] = {
    "about": (("or so", "", "左右"),),
    "over": (
        ("no less than", "不少于", ""), ("not less than", "不少于", ""),
        ("no fewer than", "不少于", ""), ("not fewer than", "不少于", ""),
        ("at least", "至少", ""), ("a minimum of", "至少", ""), ("or more", "至少", ""),
        ("or above", "至少", ""), ("and above", "至少", ""), ("or older", "至少", ""),
        ("in excess of", "超过", ""),
    ),
    "under": (
        ("nearly", "近", ""), ("almost", "近", ""), ("close to", "接近", ""),
        ("approaching", "接近", ""), ("just under", "不到", ""), ("less than", "不到", ""),
        ("fewer than", "不到", ""),
    ),
    "up to": (
        ("no more than", "不超过", ""), ("not more than", "不超过", ""),
        ("not exceeding", "不超过", ""), ("at most", "最多", ""), ("a maximum of", "最多", ""),
        ("as many as", "多达", ""), ("as much as", "多达", ""), ("as high as", "高达", ""),
    ),
}  # fmt: skip
_ZH_DEFAULT: dict[Approx, str] = {
    "about": "约",
    "over": "超过",
    "under": "不到",
    "up to": "最多",
}
_HANT = str.maketrans("过达满于约将余", "過達滿於約將餘")
_HANS = str.maketrans("過達滿於約將餘", "过达满于约将余")


def english(core: str, approx: Approx | None, source: str, source_language: str) -> str:
    """``core`` with the English word for ``approx``; ``source`` is the expression as found."""
    if approx is None:
        return core
    word = _EN_DEFAULT[approx]
    if source_language[:2].lower() == "zh":
        plain = source.translate(_HANS)
        word = next((en for zh, en in _ZH_EN[approx] if zh in plain), word)
    else:
        low = " ".join(source.lower().split())
        word = next((en for en in _PREFIXES[approx] if low.startswith(en + " ")), word)
    return f"{word} {core}"


def chinese(
    core: str, approx: Approx | None, source: str, source_language: str, traditional: bool
) -> str:
    """``core`` with the Chinese word for ``approx``."""
    if approx is None:
        return core
    before, behind = _ZH_DEFAULT[approx], ""
    if source_language[:2].lower() == "en":
        low = " ".join(source.lower().split())
        for en, first, last in _EN_ZH[approx]:
            if en in low:
                before, behind = first, last
                break
    else:
        plain = source.translate(_HANS)
        before = next((zh for zh, _en in _ZH_EN[approx] if plain.startswith(zh)), before)
    text = before + core + behind
    return text.translate(_HANT) if traditional else text


_PREFIXES: dict[Approx, tuple[str, ...]] = {
    approx: tuple(
        sorted({en for _zh, en in pairs} | {word for word, *_rest in _EN_ZH[approx]}, key=len)
    )[::-1]
    for approx, pairs in _ZH_EN.items()
}
