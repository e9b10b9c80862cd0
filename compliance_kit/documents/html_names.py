"""What the names of HTML elements and attributes mean for segments, as data."""

from __future__ import annotations

from compliance_kit.text.words import word_set

INLINE = word_set(
    "a abbr acronym b bdi bdo big blink br cite code data del dfn em font i img ins kbd mark "
    "math meter nobr output picture progress q rb rp rt rtc ruby s samp script small source span "
    "strike strong style sub sup svg time tt u var wbr"
)
"""Elements that are part of a sentence; all others end it. Unknown names count as blocks."""

PROTECTED = word_set(
    "script style code pre kbd samp var textarea svg math iframe object canvas xmp "
    "noembed noframes plaintext template"
)
"""Elements that are kept with all their content."""

VOID = word_set("area base br col embed hr img input link meta param source track wbr")

READ_ATTRIBUTES = word_set(
    "title alt placeholder aria-label aria-description aria-roledescription "
    "aria-valuetext aria-placeholder"
)
"""Attributes that a reader sees or hears, on any element."""

LABELLED = word_set("track option optgroup")
BUTTONS = word_set("submit button reset")
META_NAMES = word_set(
    "description keywords title abstract subject twitter:title twitter:description "
    "twitter:image:alt og:title og:description og:image:alt og:site_name article:section "
    "article:tag dc.title dc.description dc.subject apple-mobile-web-app-title"
)
"""Metadata (``name``, ``property`` or ``itemprop`` of a meta element) that is translated."""

# A start tag (left) closes an open element (right) of these names, up to a container.
IMPLIED_ENDS = {
    **dict.fromkeys(["li"], (word_set("li"), word_set("ul ol menu dir"))),
    **dict.fromkeys(["dt", "dd"], (word_set("dt dd"), word_set("dl"))),
    **dict.fromkeys(["option"], (word_set("option"), word_set("select datalist optgroup"))),
    **dict.fromkeys(["optgroup"], (word_set("option optgroup"), word_set("select"))),
    **dict.fromkeys(["td", "th"], (word_set("td th"), word_set("tr table"))),
    **dict.fromkeys(["tr"], (word_set("tr td th"), word_set("table tbody thead tfoot"))),
    **dict.fromkeys(
        ["tbody", "thead", "tfoot"], (word_set("tbody thead tfoot tr td th"), word_set("table"))
    ),
    **dict.fromkeys(["body"], (word_set("head"), word_set("html"))),
}
CLOSES_P = word_set(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section "
    "summary table ul td th tr"
)
PARAGRAPH = word_set("p")
P_SCOPE = word_set("table td th caption button body html article section div li")
