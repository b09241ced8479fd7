"""Text of an export as a record has it: entities and mark-up resolved, everything else kept.

Invariant: no character that a reader would miss disappears. Only mark-up of known names is removed, so that
"adults <65 years" and "p<b and c>d" stay whole.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from html.entities import html5

from citesite.text.characters import FORBIDDEN_CHARACTER

_TITLE_TAGS = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sup": "sup", "sub": "sub", "inf": "sub",
}  # fmt: skip
_OTHER_TAGS = frozenset([
    "a", "abstract", "alternatives", "bdo", "big", "blockquote", "br", "center", "cite", "code", "dfn", "div",
    "dl", "dt", "dd", "emph", "ext-link", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
    "inline-formula", "inline-graphic", "label", "li", "link", "mark", "math", "maction", "merror", "mfenced",
    "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow",
    "ms", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder",
    "munderover", "named-content", "none", "ns", "ol", "ovl", "overline", "p", "pre", "q", "roman", "s",
    "sans-serif", "sc", "scp", "sec", "script", "semantics", "small", "span", "strike", "style",
    "styled-content", "table", "tbody", "td", "tex-math", "th", "title", "tr", "tt", "u", "ul", "underline",
    "var", "wbr", "x", "xref",
])  # fmt: skip
"""Elements of HTML, JATS and MathML that exports hold. They are mark-up, not text."""
_BLOCK_TAGS = frozenset([
    "abstract", "blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "label", "li", "ol",
    "p", "sec", "td", "th", "title", "tr", "ul",
])  # fmt: skip
"""Elements between which words are apart."""
_EMPTY_TAGS = frozenset(["br", "hr", "img", "wbr", "none", "mprescripts", "mspace", "inline-graphic"])
_END = re.compile(r"</(?:[A-Za-z]+:)?([A-Za-z][\w-]*)\s*>")
_ATTRIBUTE = r"""\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+)"""
_TAG = re.compile(rf"<(/?)(?:[A-Za-z]+:)?([A-Za-z][\w-]*)(?:{_ATTRIBUTE})*\s*/?>|<!--[^<>]*-->|<\?[^<>]*\?>")
_DEEPEST = 10
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain(value: object) -> str:
    """Return a value as text on one line: entities resolved, mark-up and invisible characters removed, NFC."""
    return _without_tags(_text(value), {})


def title(value: object) -> str:
    """Like `plain`, but keep the four tags that a title may hold, under whatever name an export or registry uses."""
    return _without_tags(_text(value), _TITLE_TAGS)


def verbatim(value: object) -> str:
    """Return an identifier as text on one line, its entities resolved and nothing taken for mark-up."""
    return _text(value)


def shortened(text: str) -> str:
    """Shorten a text for a message."""
    seen = plain(text)
    return seen if len(seen) <= 60 else f"{seen[:57]}..."


def _text(value: object) -> str:
    text = str(value)
    if text.isascii() and text.isprintable() and "&" not in text and "  " not in text:
        return text.strip()
    # Exports of exports hold entities of entities: "&amp;lt;".
    for _ in range(2):
        text = _ENTITY.sub(_resolved, text)
    text = unicodedata.normalize("NFC", text)
    return FORBIDDEN_CHARACTER.sub("", re.sub(r"\s+", " ", text)).strip()


def _resolved(entity: re.Match[str]) -> str:
    """Return the sign of an entity. Of one that HTML does not know, no part is taken for another: "&notit;"."""
    return html.unescape(entity[0]) if entity[0][1] == "#" or entity[0][1:] in html5 else entity[0]


def _without_tags(text: str, kept: Mapping[str, str]) -> str:
    if "<" not in text:
        return text

    ends = {name.lower() for name in _END.findall(text)}

    def ours(tag: re.Match[str]) -> str:
        name = (tag[2] or "").lower()
        if name in kept:
            return f"<{tag[1]}{kept[name]}>"
        # "Effect of <Title> on sales": what is never closed, and has no attributes, is text.
        is_alone = not tag[1] and name not in ends and name not in _EMPTY_TAGS and tag[0][1:-1].isalnum()
        if name and (is_alone or (name not in _TITLE_TAGS and name not in _OTHER_TAGS)):
            return tag[0]
        return " " if name in _BLOCK_TAGS else ""

    # Taking a tag away may leave another one behind: "<<p>script>". What is nested deeper than any mistake is no text.
    for _ in range(_DEEPEST):
        if (less := _TAG.sub(ours, text)) == text:
            return re.sub(" {2,}", " ", text).strip()
        text = less
    return _without_tags(text.replace("<", ""), kept)
