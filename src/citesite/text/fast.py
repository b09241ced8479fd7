"""The mark-up that claims commonly hold, to HTML without the Markdown parser; proved equal to it.

A clean build renders some hundred thousand texts, and the parser takes up to a third of a millisecond for each. Here
are paragraphs, one list at the end, bold and emphasised words, links and citations, none of them inside another. One
regular expression looks for the characters that may mean something; where one does not begin exactly what is known
here, the text is not handled, and `prose` leaves it to the parser. So nothing here may be clever.
`tests/test_prose_fast.py` compares the two, and holds what comes out against the same allow-list (invariant A11).
"""

from __future__ import annotations

import re
from typing import NamedTuple

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class FastProse(NamedTuple):
    """What `prose.Prose` says of a text without mistakes."""

    html: str
    citations: tuple[tuple[tuple[str, str], ...], ...]
    """Each bracket of citations, in order: source and locator."""
    links: tuple[tuple[str, str], ...]
    """Links to records: scheme and target."""


# Letters that stand on their own, and signs without a meaning in Markdown and HTML.
_LETTERS = r"0-9A-Za-zÀ-ɏΑ-ωА-я"
_SAFE = rf" {_LETTERS},.;:%/()'\"?+=@$~^|{{}}\#§°±µ·–—‘’“”…€≈≠≤≥−-"
# A set of letters beyond ASCII takes Python a third of a millisecond to compile, and every build waits for it: so the
# ends of words are told by categories and by pairs.
_WORDS = rf"(?=[^\W_]|\(|[“‘])[{_SAFE}]+(?<=[^\W_]|[.%)]|[’”])"
_CITED = rf"@{ID}(?:,[ ](?=[^\W_])(?:[^\W_]|[ ,.:%/()-]|–)+(?<=[^\W_]|[.)]))?"
_HOST = r"[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}"
_TARGET = rf"(?:term|source|topic):{ID}(?:\#{ID})?|\#{ID}|https?://{_HOST}(?:/[A-Za-z0-9._~/?=%-]*)?"
_BEGIN = r"(?=[^\W_]|[(\"'*\[]|[“‘])(?!\d+\.(?!\d))"
"""How a line may begin and certainly be no list."""

_FIRST = re.compile(_BEGIN)
_SIGN = re.compile(
    rf"""
    [^!{_SAFE}]
    (?: (?<=\n) (?<![ ]\n) ( (?: \n (?:-[ ])? | -[ ] )? ) {_BEGIN} (?P<lines>)
    |   (?<=\[) (?<!!\[) (?: (?P<cited>{_CITED}(?:;[ ]{_CITED})*)\] | (?P<words>{_WORDS})\]\((?P<target>{_TARGET})\) )
    |   (?<=\*) (?: (?<=[ \n(]\*) | (?<=\A\*) )
        (?P<second>\*?) (?P<marked>{_WORDS}) \* (?P=second) (?= [ \n.,;:?)] | \Z )
    |   (?P<sign> (?<=>) | (?<=&)(?=[ ]) | (?<=<)(?=[ 0-9]) )
    |
    )
    """,
    re.VERBOSE,
)
"""Any character that may mean something, and behind it what is known; no group where it is not known."""
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def fast_prose(text: str) -> FastProse | None:
    """Render a text, or give None where only the Markdown parser can tell what it is."""
    text = text.removesuffix("\n")
    listed = text.startswith("- ")
    done = 2 if listed else 0
    if not _FIRST.match(text, done) or text[-1] == " ":
        return None
    parts = ["<ul>\n<li>" if listed else "<p>"]
    citations: list[tuple[tuple[str, str], ...]] = []
    links: list[tuple[str, str]] = []
    for found in _SIGN.finditer(text, done):
        kind = found.lastgroup
        parts.append(text[done : found.start()])
        done = found.end()
        if kind == "lines":
            step = _NEXT.get((listed, found[0]))
            if step is None:
                return None
            parts.append(step)
            listed = listed or found[0] == "\n\n- "
        elif kind == "target":
            parts.append(f'<a href="{_address(found["target"], links)}">{found["words"]}</a>')
        elif kind == "cited":
            parts.append(f'<a href="citesite:cite/{len(citations)}"></a>')
            citations.append(tuple(_citation(part) for part in found["cited"].split("; ")))
        elif kind == "marked":
            tag = "strong" if found["second"] else "em"
            parts.append(f"<{tag}>{found['marked']}</{tag}>")
        elif kind == "sign":
            parts.append(_ESCAPED[found[0]])
        else:
            return None
    parts.append(text[done:])
    parts.append("</li>\n</ul>" if listed else "</p>")
    return FastProse("".join(parts), tuple(citations), tuple(links))


_NEXT = {
    (False, "\n"): "\n",
    (False, "\n\n"): "</p>\n<p>",
    (False, "\n\n- "): "</p>\n<ul>\n<li>",
    (True, "\n- "): "</li>\n<li>",
}
"""Whether a list has begun, and a line break with what follows, to what is printed; nothing follows a list."""


def _address(target: str, links: list[tuple[str, str]]) -> str:
    if target.startswith("http"):
        return target
    scheme, _, place = ("topic", "", target) if target.startswith("#") else target.partition(":")
    links.append((scheme, place))
    return f"citesite:{scheme}/{place}"


def _citation(part: str) -> tuple[str, str]:
    source, _, locator = part[1:].partition(", ")
    return source, locator
