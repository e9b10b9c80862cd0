"""Who wrote an article on an English page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from compliance_kit.audit.extract.agencies import wire
from compliance_kit.audit.extract.article import Article
from compliance_kit.audit.extract.data_authors import data_authors
from compliance_kit.audit.extract.labels import labelled_values, zone_of
from compliance_kit.audit.extract.named import (
    CAPITAL,
    NAME_WORDS,
    PERSON,
    SPLIT,
    Named,
    named_by,
    once,
)
from compliance_kit.audit.page import Page
from compliance_kit.audit.scan import Hits

LINE = 200  # characters of a line that may be a byline
# What parts a line such as "By X in Y | China Daily | Updated: 2024-03-05 07:21".
_PARTS = re.compile(
    r"\s*[|｜•·]\s*|\s+[/–—-]\s+"
    r"|\s+(?=(?:First |Last )?(?:Published|Updated|Posted|Modified)\b)"
)
BY = re.compile(
    r"(?:By|BY|by|(?:[Ww]ritten|[Ss]tory|[Rr]eported|[Ww]ords|[Tt]ext|Submitted|Posted|Contributed)"
    r" [Bb]y)[:\s]\s{0,2}(?=\S)"
)
# Posted on March 5, 2024 by Ann Lee: the name ends the part.
_BY_LAST = re.compile(r"(?:20\d\d|[ap]m|AM|PM),? by (?=[^\W\d_])")
# a trip report by Ann Lee & Bo Berg: a line of its own.
_BY_KIND = re.compile(
    r"(?:[Aa]n? )?(?:[a-z]+ ){0,2}(?i:(?:trip|travel|photo) report|story|article|essay|column"
    r"|commentary) by (?=[^\W\d_])"
)
_AUTHOR_FIRST = re.compile(r"Author (?=[A-Z])")  # for screen readers
_CLASS_YEAR = re.compile(r"\s?['’‘]\d\d$")  # Ann Lee '09
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_WRITERS = re.compile(
    r"(?:(?!(?i:staff|special|guest))[A-Z][\w.]+ )?(?i:(?:staff|special|guest|our) )?"
    r"(?i:writers?|reporters?|correspondents?|contributors?)\s"
)
_PLACE = re.compile(r"\s+(?:in|on|from|for|at|reports?|reporting)\s.*$")
# Words of a post or a section, which stand beside names and look like them.
_NO_NAME = frozenset(
    (
        *("editor", "reporter", "correspondent", "writer", "columnist", "producer", "staff"),
        *("journalist", "contributor", "analyst", "author", "desk", "news", "bureau", "chief"),
        *("daily", "times", "post", "online", "today", "business", "world", "politics", "economy"),
        *("culture", "sports", "sport", "opinion", "weekly", "press", "agency", "editors"),
        *("read", "min", "minutes", "share", "comments", "print", "updated", "published"),
        *("writers", "reporters", "correspondents", "contributors", "staffer", "reporting"),
        *("college", "university", "institute", "school", "department", "faculty", "centre"),
        *("center", "office", "team", "group", "network", "magazine", "communications", "of"),
    )
)
# CT staff reporters: whoever they are.
_NOBODY = frozenset(
    ("writers", "reporters", "correspondents", "contributors", "staff", "desk", "team", "newsroom")
)
# Words Imogen Carrick, the photographer's name on the next line.
_WORDS = re.compile(r"(?:Words|Text|Story) (?=[A-Z])")
_PICTURES = re.compile(r"(?:Photo|Picture|Illustration|Image)")
_NO_MORE = re.compile(
    r"\s(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:,|$))"
    r"|\s(?=\d{1,2}:\d\d)"
    r"|\s(?=[A-Z][a-z]{2,12}(?: [a-z]{2,8}){0,2} ?[:：])"  # Font size: A+ A-
    r"|\s(?=[\w.+-]{1,64}@)"
    r"|\s?(?=\d{1,4} (?i:comments?|repl(?:y|ies)|views?|min(?:ute)?s?|shares?)(?![a-z]))"
    r"|\s(?=(?:(?:Leave|Add) a |No C|Download|Print|Share|Follow) ?(?:[A-Zo]|$))"
)
# What may stand right behind the last name: the agency or medium the author works for.
_EMPLOYER = re.compile(
    r"\s(?:(?:The )?Associated Press|Agence France-Presse|Reuters|Bloomberg(?: News)?|AFP|AP"
    r"|Staff(?: [A-Z]\w+)?)$"
)
_NAME_LIST = re.compile(
    rf"{NAME_WORDS.pattern}(?:(?:, | & | and |, and ){NAME_WORDS.pattern}){{0,5}}"
)
# "Li Qian 10:21 UTC+8, 2024-03-05", "Zhang San in Beijing": a name without "By".
_BARE = re.compile(
    rf"(?P<name>{NAME_WORDS.pattern})(?:\s+in\s+[{CAPITAL}][\w'’ ]{{2,30}}"
    r"|\s+\d{1,2}:\d\d\s.{0,12}(?:19|20)\d\d-\d\d?-\d\d?)"
)
# Pia Lund, Correspondent
_POST = re.compile(
    rf"(?P<name>{NAME_WORDS.pattern}),\s(?:[{CAPITAL}][\w&-]* ){{0,3}}"
    r"(?i:(?:staff )?writer|reporter|correspondent|columnist|contributor|editor"
    r"|journalist|producer|analyst)(?:,\s.{2,40})?"
)
# Rural affairs correspondent, Reporting from Leeds: the line below a name.
_POST_LINE = re.compile(
    r"(?=[A-Z])(?:[\w&'’-]{1,24},? ){0,5}(?i:writer|reporter|correspondent|columnist|contributor"
    r"|journalist|producer|analyst|editor)s?(?:(?:,| at| in) .{2,40})?"
    r"|Reporting (?:from|in) .{2,40}"
)
_POST_WORD = re.compile(r"(?i:writer|reporter|correspondent|columnist|journalist|editor)s?\b")
_POST_BEHIND = re.compile(rf",? (?:[{CAPITAL}][\w&'’-]{{0,24}} ){{0,4}}{_POST_WORD.pattern}")
_NAME_LINE = re.compile(rf"(?:By )?(?P<name>{NAME_WORDS.pattern})")
_BUTTON = re.compile(r"(?:More|All|View|Read|See|Follow|Latest|Other|Contact|About) ")
_AND = re.compile(r"(?i:and|with|&|,|·|\|)")
_MOST_NAMED = 8  # lines of names and posts
_MARKED = (
    "[rel~=author],[itemprop=author],[class*=author],[class*=byline],[data-testid*=byline-name],"
    "[data-test*=author-name],[data-hook=user-name]"
)
_LABELS = frozenset(
    ("author", "authors", "writer", "writers", "reporter", "reporters", "reporting by", "text by")
)
_HAN = re.compile("[\u4e00-\u9fff]")
# Text: Ann Lee, below an article.
_CREDIT = re.compile(
    r"(?:Text|Words|Story|Writers?|Reporters?|Authors?|(?:Written|Reported|Text|Story|Words) by)"
    r"(?: (?:and|&) photos?)?\s?[:：]\s?(?=\S)"
)
# Words: Ann Lee, above it.
_HEAD_CREDIT = re.compile(
    r"(?:Text|Words|Story)(?: (?:and|&) [Pp](?:hotos?|ictures?))?\s?[:：]\s?(?=\S)"
)
_BY_ALONE = re.compile(r"\([Bb]y (?=[^()]+\)$)")  # (By Kong Zhiwei)
# Reporter, its name in the next cell; one such label alone may be a heading.
_ENTRY_LABEL = re.compile(
    r"(?P<label>Source|Words|Text|Photography|Photographs|Reporters?|Authors?|Writers?|Editors?"
    r"|Date|Time|Published|Updated|Views|Posted"
    r"|(?:Story|Text|Words|Written|Reported) by|By)\s?[:：]?",
    re.IGNORECASE,
)
_LONGEST_ENTRY = 60


def english_bylines(page: Page, hits: Hits, article: Article | None) -> list[Named]:
    """Names from JSON-LD first: they are whole and certain; else from the lines at the heading.

    Where the line at the heading has the names of the page's data, and perhaps more, it decides:
    systems keep one author of two.
    """
    found = data_authors(page)
    lines = _lines(page, article) if article is not None else []
    named, shown_names = ({name.lower() for name, _ in names} for names in (found, lines))
    if lines and (named <= shown_names or not named & shown_names):
        return once(lines)  # all of them, or the data name the editor or the site
    if found and any(isinstance(item.get("author"), (dict, list)) for item in page.jsonld):
        return once([*found, *_fellows(page, article, found)])
    marked = _marked_authors(page, article)
    if found:  # a meta holds one name; the page may mark its fellows
        return once([*found, *marked] if found[0] in marked else found)
    if article is not None:
        shown = lines or _labelled(page, hits, article) or _entry_names(page, article)
        if not shown and not marked:
            shown = wire(page, article) or _bare(page, article) or _signed(page, article)
        if shown:
            return once(shown)
    return once(marked)


def _fellows(page: Page, article: Article | None, known: list[Named]) -> list[Named]:
    """Authors that the data leave out: alone on the lines beside a known one, and marked so too."""
    for _name, (start, end) in known:
        if article is None or start < 0 or page.block_at(start)[0] != start:
            continue
        index = page.block_index(start)
        line = page.blocks[index][1]
        if end - start < len(line) <= LINE and index in article.head and _NAME_LIST.fullmatch(line):
            names = _names(line, start)  # Ann Lee, Bo Berg
            shown = {name for name, _span in _marked_authors(page, article)}
            return [name for name in names if name[0] in shown]
        if page.block_at(start)[1] != end:
            continue
        beside = [index - 1, index + 1]
        post = page.blocks[index + 1][1] if index + 1 < len(page.blocks) else ""
        if len(post) <= 60 and _POST_LINE.fullmatch(post):
            beside.append(index + 2)  # his post stands between them
        near = [page.blocks[i][1] for i in beside if i in article.head]
        if any(NAME_WORDS.fullmatch(line) for line in near):
            marked = [name for name in _marked_authors(page, article) if name[0] in near]
            return [name for name in marked if _NO_NAME.isdisjoint(name[0].lower().split())]
    return []


def _lines(page: Page, article: Article) -> list[Named]:
    """The names behind "By" on the first line at the heading, or above the text, that has any."""
    for index in (*article.head, *range(article.body_start, article.body_start + 2)):
        if index >= len(page.blocks):
            break
        start, line = page.blocks[index]
        words = _WORDS.match(line) if len(line) < 60 else None
        if words and any(
            _PICTURES.match(beside) for _, beside in page.blocks[index + 1 : index + 3]
        ):
            return _names(line[words.end() :], start + words.end())
        if index > article.heading >= 0 and len(line) <= 80:
            credit = _HEAD_CREDIT.match(line)
            names = _names(line[credit.end() :], start + credit.end()) if credit else []
            if names and NAME_WORDS.fullmatch(names[0][0]):  # no Text: A A
                return names
        if len(line) > LINE or "y" not in line.lower():
            continue
        kind = _BY_KIND.match(line) if " by " in line and index > article.heading >= 0 else None
        if kind and _NAME_LIST.fullmatch(line, kind.end()):
            return _names(line[kind.end() :], start + kind.end())
        for offset, part in parts(line):
            match = BY.match(part) or _BY_LAST.search(part)
            if match is None:
                continue
            small = part.startswith("by ")
            if small and len(part) > 80:
                continue
            names = _names(part[match.end() :], start + offset + match.end())
            if names:
                return names
    return []


def parts(line: str) -> Iterator[tuple[int, str]]:
    position = 0
    for match in _PARTS.finditer(line):
        yield position, line[position : match.start()]
        position = match.end()
    yield position, line[position:]


def _names(text: str, offset: int) -> list[Named]:
    """The names in what stands behind "By": not places, posts and media."""
    found: list[Named] = []
    # Remarks in brackets go, as long as before, so that places stay right.
    text = _BRACKETED.sub(lambda match: " " * len(match.group()), text)
    text = _HAN.split(_NO_MORE.split(text)[0])[0]
    if len(text) > 120:
        return found
    position = 0
    elsewhere = False
    for number, piece in enumerate(SPLIT.split(text)):
        start, position = position, position + len(piece)
        if number % 2:
            continue
        writers = _WRITERS.match(piece) if number == 0 else None
        if writers and writers.end() < len(piece):
            piece = piece[writers.end() :]
            start += writers.end()
        placed = _PLACE.search(piece) is not None
        if elsewhere and not placed and not (found and found[0][0].isupper() and piece.isupper()):
            break  # in Beijing and New York; TAN ZHIYUAN in Chongqing and ODETTE MARLOW
        elsewhere = elsewhere or placed
        clean = _PLACE.sub("", piece.strip()).strip(" .")
        employer = _EMPLOYER.search(clean)
        if employer and " " in clean[: employer.start()]:
            clean = clean[: employer.start()]
        if not PERSON.fullmatch(clean) or clean.split()[-1].lower() in _NOBODY:
            if not found:
                return []
            break
        if found and not _NO_NAME.isdisjoint(clean.lower().split()):
            break
        start += len(piece) - len(piece.lstrip())
        found.append((clean, (offset + start, offset + start + len(clean))))
    return found


def _labelled(page: Page, hits: Hits, article: Article) -> list[Named]:
    """``Author: Ann Lee``, or an agency's ``Reporting by Ann Lee; Editing by ...``."""
    for value in labelled_values(page, hits, article, "author-label"):
        if page.text[value.start - 2 : value.start].strip() == ",":
            continue  # Business reporter, BBC News
        if _BUTTON.match(value.text):
            continue  # Senior Reporter, beside it a link to more stories
        known = value.label.lower() in _LABELS or _HAN.match(value.label)
        if value.zone != "other" and known:
            names = _names(value.text, value.start)
            if names:
                return names
    return []


def entries(page: Page, article: Article) -> dict[str, tuple[str, int]]:
    """The values at the heading that stand in cells of their own, by their labels' cells.

    ``Source``, ``Beibu Bay News``, ``Reporter``, ``Ann Lee`` are four blocks.
    """
    found: dict[str, tuple[str, int]] = {}
    for index in article.head:
        if index + 1 >= len(page.blocks) or index >= max(article.body_start, article.heading + 6):
            break  # a summary may stand between the heading and the cells
        label = _ENTRY_LABEL.fullmatch(page.blocks[index][1])
        start, value = page.blocks[index + 1]
        if label and len(value) <= _LONGEST_ENTRY and not _ENTRY_LABEL.fullmatch(value):
            found.setdefault(label["label"].capitalize().rstrip("s"), (value, start))
    return found if len(found) > 1 else {}


def _entry_names(page: Page, article: Article) -> list[Named]:
    cells = entries(page, article)
    for label, value in cells.items():
        if label in ("Reporter", "Author", "Writer") or label.endswith(("By", "by")):
            return _names(*value)
        below = article.heading < 0 or value[1] > page.blocks[article.heading][0]
        if label in ("Word", "Text") and below and _NAME_LIST.fullmatch(value[0]):
            return _names(*value)
    return []


def _signed(page: Page, article: Article) -> list[Named]:
    """``Text: Ann Lee`` on a line below the article, or the last one of it."""
    low = max(article.body_start + 1, article.body_end - 1)
    for start, line in page.blocks[low : article.body_end + 4]:
        credit = (_CREDIT.match(line) or _BY_ALONE.match(line)) if len(line) <= 80 else None
        names = _names(line[credit.end() :].rstrip(")"), start + credit.end()) if credit else []
        if names:
            return names
    return []


def _bare(page: Page, article: Article) -> list[Named]:
    """A name without "By" that a place, a clock time or a post on its line shows to be one."""
    if article.heading < 0:
        return []
    last = min(article.body_start, article.heading + 12)
    for index in range(article.heading + 1, last):
        found = _bare_line(page, article, index)
        step = 1
        # The next line may join a second name, or have one of its own kind.
        while found and index + step < last and step < _MOST_NAMED:
            if not _AND.fullmatch(page.blocks[index + step][1]):
                more = _bare_line(page, article, index + step)
                if not more and _POST_LINE.fullmatch(page.blocks[index + step][1]) is None:
                    break
                found += more
            step += 1
        if found:
            return found
    return []


def _bare_line(page: Page, article: Article, index: int) -> list[Named]:
    """The name on a line that has a place, a clock time or a post beside or below it."""
    start, line = page.blocks[index]
    if len(line) > 80:
        return []
    match = _BARE.fullmatch(line)
    if match is None and index == article.heading + 1:
        match = _POST.fullmatch(line)
    if match is None and index + 1 < article.body_start:
        below = page.blocks[index + 1][1]
        if len(below) <= 60 and _POST_LINE.fullmatch(below):
            match = _NAME_LINE.fullmatch(line)
    if match is None or _NO_NAME.intersection(match["name"].lower().split()):
        return []
    return [named_by(match, start)]


def _marked_authors(page: Page, article: Article | None) -> list[Named]:
    """Elements that the page marks as author by ``rel``, ``itemprop`` or class."""
    found: list[Named] = []
    for node in page.css(_MARKED):
        text = " ".join((node.text() or "").split())
        if len(text) > 120:
            continue
        by = BY.match(text) or _CREDIT.match(text) or _AUTHOR_FIRST.match(text)
        text = _PARTS.split(text[by.end() :] if by else text)[0]
        if not by and len(text) > 40 and "," not in text and " and " not in text:
            continue
        linked = _linked_names(node, text) if _POST_WORD.search(text) else []
        if linked:  # <a>Ann Lee</a> Senior Reporter, and <a>Bo Berg</a> Crime Reporter
            text = ", ".join(linked)
        for name, _span in _names(_CLASS_YEAR.sub("", text).rstrip("0123456789*"), 0):
            if _NO_NAME.isdisjoint(name.lower().split()) and not name.split()[-1][0].islower():
                start = page.text.find(name)
                if start >= 0 and zone_of(page, article, start) in ("head", "tail", "body"):
                    found.append((name, (start, start + len(name))))
    # With names at the heading, those below the text are other stories'.
    above = [name for name in found if zone_of(page, article, name[1][0]) == "head"]
    return above or found


def _linked_names(node: LexborNode, text: str) -> list[str]:
    """The names that are links in an author's element, each in front of its post."""
    names = [" ".join((link.text() or "").split()) for link in node.css("a")]
    return [
        name
        for name in names
        if NAME_WORDS.fullmatch(name)
        and name in text
        and _POST_BEHIND.match(text, text.find(name) + len(name))
    ]
