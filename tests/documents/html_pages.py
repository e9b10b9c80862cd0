"""Strategies that make HTML pages: well formed, odd and broken."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        *("今天", "重庆", "the city", "Hello", "3.5%", "，", "。", "é", "😀", "\u00a0", "　　"),
        *("&amp;", "&nbsp;", "&#20013;", "&copy", "AT&T", "a < b", "\n  ", "\t", "|", "›", "\x00"),
        *("{{ title }}", "{% if x %}"),
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
VALUES = st.sampled_from(
    ["图片", "a b", "", "it's", "x", "&quot;y&quot;", "{{ x }}", "no", "en", "q>r"]
)
NAMES = st.sampled_from(
    [
        *("title", "alt", "class", "href", "lang", "translate", "placeholder", "ARIA-LABEL"),
        *("data-x", "disabled"),
    ]
)
TAGS = st.sampled_from(
    [
        *("a", "b", "em", "span", "i", "SUP", "code", "svg", "font", "p", "div", "li", "ul", "td"),
        *("table", "h1", "section", "my-element", "blockquote", "title", "pre"),
    ]
)
WHOLE = st.sampled_from(
    [
        *("<!-- 注释 <p> -->", "<!---->", "<!-->", "<br>", "<br/>", "<img alt='图'>", "<hr>"),
        *("<script>var a = '<p>文</p>';</script>", "<style>p { color: red }</style>"),
        *("<textarea>文字 <b></textarea>", "<svg><title>图</title><path d='M0'/></svg>"),
        *("<!DOCTYPE html>", "<![CDATA[x]]>", "<?php echo '文' ?>", "<% 文 %>"),
        *("<input type=submit value='提交'>", "<meta name=description content='描述'>"),
    ]
)
BROKEN = st.sampled_from(
    [
        *("<", "</", "<p", "<a href='", "</b>", "</p>", "<!--", "<script>", "<b><i></b></i>"),
        *("<>", "<p <b>", '<div title="文'),
    ]
)


@st.composite
def attributes(draw: st.DrawFn) -> str:
    """A tag's attributes in every form of quoting."""
    parts = []
    for name in draw(st.lists(NAMES, max_size=3)):
        value = draw(VALUES)
        form = draw(st.sampled_from(["double", "single", "bare", "none"]))
        if form == "double":
            parts.append(f'{name}="{value}"')
        elif form == "single":
            parts.append(f"{name} = '{value.replace(chr(39), '')}'")
        elif form == "bare" and value and not set(value) & set(" \"'=<>`"):
            parts.append(f"{name}={value}")
        else:
            parts.append(name)
    return "".join(f" {part}" for part in parts)


@st.composite
def elements(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """An element with ``inner`` content; sometimes its end tag is missing."""
    name = draw(TAGS)
    content = "".join(draw(st.lists(inner, max_size=4)))
    end = draw(st.sampled_from([f"</{name}>", f"</{name.upper()} >", ""]))
    return f"<{name}{draw(attributes())}>{content}{end}"


HEAD = "<!DOCTYPE html>\n<html lang='zh-CN'><head><title>题</title></head>\n<body>"
CONTENT = st.recursive(TEXT | WHOLE, elements, max_leaves=20)
PAGES = st.lists(CONTENT, max_size=6).map(lambda body: f"{HEAD}{''.join(body)}</body></html>\n")
FRAGMENTS = st.lists(CONTENT | BROKEN, max_size=10).map("".join)
