"""A text in the Markdown subset as Markdown that any program reads: citations and links to records become addresses.

Rules refuse what is no part of the subset. Where one was not asked, marks of other dialects are still shown as their
characters: a text adds no heading, no definition of a link, no picture from elsewhere and no address but those allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citesite.records.identifiers import ID
from citesite.text.rendered import MEDIA_NAME, Citation, parsed_citation

_SPECIAL = re.compile(
    rf"""
      \\[\\\[\]!]                                                         # what is escaped stays as it is
    | \[(?P<cited>@[^\[\]]+)\]
    | <(?!https?://)(?=[A-Za-z/!?])                                       # would begin HTML elsewhere
    | (?P<picture>!(?=\[)(?!\[[^\[\]]*\]\(media:))                       # that is no file of the site
    | (?<=[\](])(?:                                                       # looked at together: few places are there
        (?<=\]\()(?:(?P<scheme>term|source|topic|page):(?P<target>{ID}(?:\#{ID})?)|(?P<place>\#{ID}))(?=\))
      | (?<=\]\()media:(?P<file>{MEDIA_NAME.pattern})(?=\))
      | (?P<escaped>
          (?<=\])\( (?!https?://|mailto:|tel:|(?:(?:term|source|topic|page):{ID}(?:\#{ID})?|\#{ID}|media:{MEDIA_NAME.pattern})\))
        | (?<=\]):                                                        # the address of links elsewhere in the text
        )
      )
    """,
    re.VERBOSE,
)
_MAY_BE_SPECIAL = re.compile(r"[\\\[\]<]")
"""A first look: all that is special has one of these beside it."""
_HEADING = re.compile(
    r"""
      ^(?![ \t]*-(?:[ \t]+-)+[ \t]*$)                                     # a rule, which is no heading
      (?P<within>(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*+)
      (?P<mark>\#{1,6}(?=[ \t]|$) | =+(?=[ \t]*$) | -+(?=[ \t]*$) | ~~~ | ```)
    """,
    re.MULTILINE | re.VERBOSE,
)
"""What makes a heading or a block of code of a line, or of the line above it, in whatever list or quote it is."""
_MAY_BE_HEADING = re.compile(r"[#=~`-]")
_BLOCK = re.compile(r"\A(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)|-+$|#{1,6}(?:\s|$)|>|~~~|```|(?:[-*_]\s*){3,}$))")
"""What makes an item of a list, a quote, a heading, code or a rule of a line that begins with it."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKS = re.compile(r"([\\`*_\[\]])")
_END_OF_HEADING = re.compile(r"(?<!\S)(?=#+$)")
"""Before the marks at the end of a line, which a heading would lose."""


def portable(text: str, cite: Callable[[tuple[Citation, ...]], str], link: Callable[[str, str], str]) -> str:
    """Return a text as Markdown without what only citesite knows.

    Args:
        text: a text without errors.
        cite: returns the words for one bracket of citations.
        link: returns the address for a scheme (`term`, `source`, `topic`, `page` or `media`) and a target.
    """

    def replace(found: re.Match[str]) -> str:
        if found["cited"]:
            return cite(tuple(parsed_citation(one.strip()) for one in found["cited"].split(";")))
        if found["place"]:
            return link("topic", found["place"])
        if found["file"]:
            return link("media", found["file"])
        if found["scheme"]:
            return link(found["scheme"], found["target"])
        if found["picture"]:
            return "!\\"
        return f"\\{found[0]}" if found["escaped"] else found[0].replace("<", "&lt;")

    written = _SPECIAL.sub(replace, text) if _MAY_BE_SPECIAL.search(text) else text
    return _HEADING.sub(_plain_mark, written.strip()) if _MAY_BE_HEADING.search(written) else written.strip()


def _plain_mark(found: re.Match[str]) -> str:
    mark = found["mark"]
    return found["within"] + (mark.replace("`", "\\`") if mark == "```" else f"\\{mark}")


def on_one_line(text: str) -> str:
    """Return a text on one line, for an item of a list or a cell of a table."""
    return " ".join(text.split())


def item(markdown: str) -> str:
    """Return Markdown on one line that begins with words, whatever its text begins with."""
    return _BLOCK.sub(r"\1\\", on_one_line(markdown), count=1)


_SIGN = re.compile(r"[\\`*_\[\]<&#\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""What Markdown or HTML may take for mark-up, wherever it is in a line that begins with a letter, and space but " "."""


def escaped(line: str) -> str:
    """Return a line without mark-up as Markdown of any dialect that shows just its characters."""
    if line[:1].isalpha() and not _SIGN.search(line) and "  " not in line and line[-1] != " ":
        return line  # Like most: a large site asks for a hundred thousand.
    safe = _MARKS.sub(r"\\\1", _ENTITY.sub("&amp;", on_one_line(line)).replace("<", "&lt;"))
    return item(_END_OF_HEADING.sub(r"\\", safe))


def cell(markdown: str) -> str:
    """Return Markdown on one line as a cell of a table."""
    return on_one_line(markdown).replace("|", r"\|")
