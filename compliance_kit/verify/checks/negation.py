"""A *not* gained or lost, where it is certain: one language denies and the other nowhere does.

The opposite of what was said is the worst of errors and the hardest to count: *fail*, *unable*,
*only* and *until* deny in English what Chinese says with 不, 没 or 未. So a finding needs a plain
negation on one side and no word of the long list on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance_kit.i18n import gettext as _
from compliance_kit.verify.finding import Finding
from compliance_kit.verify.texts import TextPair

# Plain negation: words that nearly always deny.
_PLAIN_ZH = re.compile(
    "(?:并不|不会|不是|不能|不可能|不要|不应|不得(?!不)|没有|并未|尚未|从未|未能|未经|不再|不予|拒不|绝不|决不|不允许|不准|"
    "不愿|不想|不敢|不必|不需|不支持|不同意|不承认|不存在|不属于|不具备)"
)
_PLAIN_EN = re.compile(
    r"\b(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should|must|ca|wo)n['’]t"
    r"|(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|may) not"
    r"|cannot|never)\b(?! (?:only|just|merely|simply|alone)\b)",
    re.IGNORECASE,
)
# Anything that may carry the denial in the other language.
_ANY_ZH = re.compile(
    "[不没沒无無未非否勿莫别別免禁拒难難缺失绝絕停止反毫毋罕鲜少避防阻戒废廢取消撤除外仅僅只才唯又还還哪岂豈何]|白白|差点|以免"
)
_ANY_EN = re.compile(
    r"\b(?:no|not|non|nor|none|never|neither|nothing|nobody|nowhere|without|cannot|few|little|less|"
    r"least|only|hardly|barely|scarcely|rarely|seldom|fail\w*|lack\w*|refus\w*|den(?:y|ies|ied|ial\w*)|"
    r"reject\w*|unable|avoid\w*|prevent\w*|stop\w*|ban\w*|prohibit\w*|forbid\w*|except\w*|until|unless|"
    r"rather|instead|despite|against|absen\w+|yet|free|away|beyond|too|loss|los[et]\w*|miss\w*|zero|nil|"
    r"impossible|declin\w*|exclu\w*|far|short|out|off|end\w*|ceas\w*|remov\w*|doubt\w*|wrong|hard\w*|"
    r"before|difficult\w*|oppos\w*|abandon\w*|no-\w+|non-\w+|regardless|anything|any|but|otherwise|"
    r"unlikely|ever|still|remain\w*|pending|withdr\w+|disappear\w*|ignor\w*|neglect\w*|resist\w*|"
    r"whether|must|need\w*|under|below|barr\w*|block\w*|cancel\w*|suspend\w*|forgo\w*)\b"
    r"|n['’]t\b|\b(?:un|in|im|ir|il|dis|mis|de|anti)[a-z]{3,}|[a-z]less\b",
    re.IGNORECASE,
)


def check_negation(pair: TextPair) -> Iterator[Finding]:
    """At most one finding: a denial on one side only."""
    if pair.source.language == pair.target.language:
        return
    zh, en = (
        (pair.source.text, pair.target.text)
        if pair.source.language == "zh"
        else (pair.target.text, pair.source.text)
    )
    denied = _PLAIN_ZH.search(zh)
    if denied is not None and _ANY_EN.search(en) is None:
        yield _finding(pair, denied.span(), chinese=True)
        return
    denied = _PLAIN_EN.search(en)
    if denied is not None and _ANY_ZH.search(zh) is None:
        yield _finding(pair, denied.span(), chinese=False)


def _finding(pair: TextPair, span: tuple[int, int], *, chinese: bool) -> Finding:
    lost = (pair.source.language == "zh") == chinese
    text = (pair.source if lost else pair.target).text[span[0] : span[1]]
    if lost:
        return Finding(
            "negation",
            "error",
            "medium",
            text,
            "",
            _("“{source}” denies; the target does not.").format(source=text),
            source_span=span,
        )
    return Finding(
        "negation",
        "error",
        "medium",
        "",
        text,
        _("“{target}” denies; the source does not.").format(target=text),
        target_span=span,
    )
