"""A fast renderer for the mark-up that texts commonly contain, tested equal to the Markdown parser.

It handles paragraphs, one list at the end, bold and emphasised words, links and citations, none of them nested. One
regular expression finds the characters that may be mark-up; if one does not begin exactly such a construct, the text is
left to the parser. It saves a clean build of a large site over a third of its time and an edit the import of the parser
(decision 5). `tests/test_prose_fast.py` compares the two over random texts, and the HTML against its own allow-list
(invariant A11). When in doubt, do not handle a text.
"""

from __future__ import annotations

import re

from citesite.records.identifiers import ID
from citesite.text.rendered import Citation, Prose, parsed_citation

# Letters that do not combine with others, and signs without a meaning in Markdown and HTML.
_LETTERS = r"0-9A-Za-zÀ-ɏΑ-ωА-я"
_SAFE = rf" {_LETTERS},.;:%/()'\"?+=@$~^|{{}}\#§°±µ·–—‘’“”…€≈≠≤≥−-"
# Python takes a third of a millisecond to compile a set with letters beyond ASCII, and every build waits for it. So the
# ends of words are matched by category and by small sets of signs.
_WORDS = rf"(?=[^\W_]|\(|[“‘])[{_SAFE}]+(?<=[^\W_]|[.%)]|[’”])"
_CITED = rf"@{ID}(?:,[ ](?=[^\W_])(?:[^\W_]|[ ,.:%/()-]|–)+(?<=[^\W_]|[.)]))?"
_HOST = r"[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}"
_TARGET = rf"(?:term|source|topic|page):{ID}(?:\#{ID})?|\#{ID}|https?://{_HOST}(?:/[A-Za-z0-9._~/?=%-]*)?"
_BEGIN = r"(?=[^\W_]|[(\"'*\[]|[“‘])(?!\d+[.)](?!\d))"
"""How a line may begin that is certainly not a list item."""

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
"""Any character that may be mark-up, with the construct it begins. No group matches if the construct is not known."""
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def render(text: str) -> Prose | None:
    """Render a text, or return None if only the Markdown parser can."""
    text = text.removesuffix("\n")
    in_list = text.startswith("- ")
    position = 2 if in_list else 0
    if not _FIRST.match(text, position) or text[-1] == " ":
        return None
    parts = ["<ul>\n<li>" if in_list else "<p>"]
    citations: list[tuple[Citation, ...]] = []
    links: list[tuple[str, str]] = []
    for match in _SIGN.finditer(text, position):
        kind = match.lastgroup
        parts.append(text[position : match.start()])
        position = match.end()
        if kind == "lines":
            tags = _TAGS_AT_BREAK.get((in_list, match[0]))
            if tags is None:
                return None
            parts.append(tags)
            in_list = in_list or match[0].endswith("- ")
        elif kind == "target":
            parts.append(f'<a href="{_address(match["target"], links)}">{match["words"]}</a>')
        elif kind == "cited":
            parts.append(f'<a href="citesite:cite/{len(citations)}"></a>')
            citations.append(tuple(parsed_citation(part) for part in match["cited"].split("; ")))
        elif kind == "marked":
            tag = "strong" if match["second"] else "em"
            parts.append(f"<{tag}>{match['marked']}</{tag}>")
        elif kind == "sign":
            parts.append(_ESCAPED[match[0]])
        else:
            return None
    parts.append(text[position:])
    parts.append("</li>\n</ul>" if in_list else "</p>")
    return Prose("".join(parts), tuple(citations), tuple(links))


_TAGS_AT_BREAK = {
    (False, "\n"): "\n",
    (False, "\n\n"): "</p>\n<p>",
    (False, "\n- "): "</p>\n<ul>\n<li>",
    (False, "\n\n- "): "</p>\n<ul>\n<li>",
    (True, "\n- "): "</li>\n<li>",
}
"""The HTML of a line break, by whether it is in a list and what follows. After an item only another item may follow."""


def _address(target: str, links: list[tuple[str, str]]) -> str:
    """Return the `href` of a link. Adds links to records to `links`."""
    if target.startswith("http"):
        return target
    scheme, _, place = ("topic", "", target) if target.startswith("#") else target.partition(":")
    links.append((scheme, place))
    return f"citesite:{scheme}/{place}"
