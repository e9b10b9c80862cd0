"""A rule told to people, in both languages: for ``ckit rules show`` and the pages of docs/rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compliance_kit.audit.rules import Basis, Both, Rule, RuleSet

Language = Literal["en", "zh"]

_HEADINGS: dict[str, tuple[str, str]] = {
    "what": ("What is checked", "检查内容"),
    "why": ("Why", "为什么要查"),
    "basis": ("Legal basis", "依据"),
    "recognised": ("How it is recognised", "怎样识别"),
    "findings": ("Findings and how to mend them", "可能的结果与改法"),
    "wordings": ("Wordings", "识别的字样"),
    "suppress": ("How to suppress", "怎样忽略"),
    "good": ("Good", "正确示例"),
    "bad": ("Bad", "错误示例"),
}
_SEVERITY = {
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "note": ("note", "提示"),
}
_SCOPES = {
    "home": ("home page", "首页"),
    "every": ("every page", "所有页面"),
    "article": ("articles", "稿件页"),
    "policy": ("policy pages", "政策页"),
    "site": ("the site as a whole", "全站"),
}
_CONFIDENCE = {
    "high": ("text seen", "已见条文"),
    "medium": ("from summaries", "据转述"),
    "low": ("from memory, not checked", "凭记忆，未核对"),
}
_WORDS = {
    "severity": ("Severity", "级别"),
    "pages": ("Pages", "范围"),
    "profiles": ("Profiles", "适用"),
    "force": ("In force", "施行"),
    "off": ("off by default", "默认关闭"),
    "sure": ("Confidence", "把握程度"),
    "from": ("from {day}", "自{day}起"),
    "until": ("until {day}", "至{day}止"),
    "always": ("always", "不限"),
    "mend": ("mend", "改法"),
}
_LEVELS = {"high": ("high", "高"), "medium": ("medium", "中"), "low": ("low", "低")}


@dataclass(frozen=True)
class Section:
    """A heading with its lines; ``code`` lines are HTML to be shown as written."""

    key: str
    heading: str
    lines: tuple[str, ...]
    code: bool = False


def pick(text: Both, language: Language) -> str:
    """The sentence in one language."""
    return text.zh if language == "zh" else text.en


def _pair(table: dict[str, tuple[str, str]], key: str, language: Language) -> str:
    return table[key][1 if language == "zh" else 0]


def summary(rule: Rule, language: Language) -> list[tuple[str, str]]:
    """Severity, pages, profiles, time in force and confidence, each with its name."""
    separator = "、" if language == "zh" else ", "
    severity = _pair(_SEVERITY, rule.severity, language)
    if rule.off:
        off = _pair(_WORDS, "off", language)
        severity += f"（{off}）" if language == "zh" else f" ({off})"
    return [
        (_pair(_WORDS, "severity", language), severity),
        (
            _pair(_WORDS, "pages", language),
            separator.join(_pair(_SCOPES, scope, language) for scope in rule.pages),
        ),
        (
            _pair(_WORDS, "profiles", language),
            separator.join(_profile(rule, name, language) for name in rule.profiles),
        ),
        (_pair(_WORDS, "force", language), in_force(rule, language)),
        (_pair(_WORDS, "sure", language), _pair(_LEVELS, rule.confidence, language)),
    ]


def _profile(rule: Rule, name: str, language: Language) -> str:
    """A profile's name, with what the rule asks for in it where that is less."""
    if name not in rule.milder:
        return name
    less = rule.milder[name]
    parts = [_pair(_SEVERITY, less.severity, language)]
    parts += [_pair(_SCOPES, scope, language) for scope in less.pages]
    return f"{name}（{'、'.join(parts)}）" if language == "zh" else f"{name} ({', '.join(parts)})"


def in_force(rule: Rule, language: Language) -> str:
    """From when until when the rule holds."""
    days = []
    if rule.in_force.from_:
        days.append(_pair(_WORDS, "from", language).format(day=rule.in_force.from_.isoformat()))
    if rule.in_force.until:
        days.append(_pair(_WORDS, "until", language).format(day=rule.in_force.until.isoformat()))
    return ", ".join(days) or _pair(_WORDS, "always", language)


def cite(basis: Basis, language: Language) -> str:
    """Law, article and how well its text was seen."""
    law = basis.cite(language)
    sure = _pair(_CONFIDENCE, basis.confidence, language)
    return f"{law}（{sure}）" if language == "zh" else f"{law} ({sure})"


def sections(rule: Rule, rules: RuleSet, language: Language) -> Iterator[Section]:
    """Everything a reader wants to know about a rule, in the order of asking."""

    def section(key: str, *lines: str, code: bool = False) -> Section:
        return Section(key, _pair(_HEADINGS, key, language), lines, code)

    yield section("why", pick(rule.why, language))
    yield section("basis", *(cite(basis, language) for basis in rule.basis))
    yield section("recognised", pick(rule.recognised, language))
    words = rules.wordings(rule.wordings, rule.id).by_language()
    shown = [f"{tag}: {_join(words[tag], tag)}" for tag in words if words[tag]]
    if shown:
        yield section("wordings", *shown)
    yield section("findings", *_findings(rule, language))
    yield section("suppress", *suppress(rule, language))
    good = next((e.html for e in rule.examples if e.outcome == "pass"), "")
    bad = next((e.html for e in rule.examples if e.outcome == "fail"), "")
    if good:
        yield section("good", good, code=True)
    if bad:
        yield section("bad", bad, code=True)


def _join(words: list[str], tag: str) -> str:
    return ("、" if tag.startswith("zh") else ", ").join(words)


def _findings(rule: Rule, language: Language) -> Iterator[str]:
    mend = _pair(_WORDS, "mend", language)
    titles = set(rule.lists) & set(rule.cases)  # names of topics, not findings of their own
    for name in ["", *rule.cases]:
        if name in titles:
            continue
        case = rule.case(name)
        severity = _pair(_SEVERITY, case.severity or rule.severity, language)
        message = pick(case.message, language)
        advice = pick(case.advice or rule.advice, language)
        if language == "zh":
            yield f"{severity}：{message}。{mend}：{advice}"
        else:
            yield f"{severity}: {message}. To {mend}: {advice}"


def suppress(rule: Rule, language: Language) -> list[str]:
    """The ways to silence the rule, on one page or everywhere."""
    lines = [pick(rule.suppress, language)] if rule.suppress else []
    if language == "zh":
        return [
            *lines,
            f"单页：<!-- ckit-disable {rule.id}: 理由 -->，只忽略下一行则用 ckit-disable-next-line",
            f'全站：在 ckit.toml 的 [rules] 中写 "{rule.id}" = "off"（或 note、warning、error）',
        ]
    return [
        *lines,
        f"one page: <!-- ckit-disable {rule.id}: reason --> (or ckit-disable-next-line)",
        f'everywhere: "{rule.id}" = "off" under [rules] in ckit.toml (or note, warning, error)',
    ]


def page_name(rule_id: str) -> str:
    """The file name of a rule's page.

    >>> page_name("cn/icp-filing")
    'cn-icp-filing.md'
    """
    return rule_id.replace("/", "-") + ".md"


def markdown(rule: Rule, rules: RuleSet) -> str:
    """The rule's page: English, then Chinese."""
    lines = [f"# {rule.id}", ""]
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        lines += [f"## {pick(rule.title, language)}", ""]
        lines += [f"- {name}: {value}" for name, value in summary(rule, language)]
        lines.append("")
        for section in sections(rule, rules, language):
            if section.code and language == "zh":
                continue  # the examples are the same in both
            lines += [f"### {section.heading}", ""]
            if section.code:
                lines += ["```html", *section.lines, "```", ""]
            elif len(section.lines) == 1:
                lines += [_escape(section.lines[0]), ""]
            else:
                lines += [f"- {_escape(line)}" for line in section.lines]
                lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _escape(text: str) -> str:
    """Markup in sentences is shown, not rendered."""
    return text.replace("<", "\\<").replace("*", "\\*").replace("_", "\\_")


def index(rules: RuleSet) -> str:
    """The list of all pages."""
    lines = [
        "# Rules 规则",
        "",
        "Written by `ckit rules docs` from the packs in `rules/`; edit those, not these pages.",
        "由 `ckit rules docs` 根据 `rules/` 中的规则包生成，请勿直接修改。",
    ]
    for pack in rules.packs:
        if not pack.rules:
            continue
        lines += [
            "",
            f"## {pack.pack}: {pack.title.en} {pack.title.zh}",
            "",
            "| rule | severity | what |",
            "|---|---|---|",
        ]
        for rule in pack.rules:
            level = rule.severity + (" (off)" if rule.off else "")
            lines.append(
                f"| [{rule.id}]({page_name(rule.id)}) | {level} | {rule.title.en} {rule.title.zh} |"
            )
    return "\n".join(lines) + "\n"
