"""A text in the Markdown subset as Markdown that any program reads: citations and links to records become addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from citesite.text.rendered import Citation, parsed_citation

_SPECIAL = re.compile(
    r"""
      \\[\\\[\]]                                                          # what is escaped stays as it is
    | \[(?P<cited>@[^\[\]]+)\]
    | (?<=\]\()(?:(?P<scheme>term|source|topic|page|media):(?P<target>[^\s()]+)|(?P<place>\#[^\s()]+))
    | <(?!https?://)(?=[A-Za-z/!?])                                       # would begin HTML elsewhere
    """,
    re.VERBOSE,
)


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
        if found["scheme"]:
            return link(found["scheme"], found["target"])
        return "&lt;" if found[0] == "<" else found[0]

    return _SPECIAL.sub(replace, text).strip()


def on_one_line(text: str) -> str:
    """Return a text on one line, for an item of a list or a cell of a table."""
    return " ".join(text.split())


def escaped(line: str) -> str:
    """Return a line without mark-up as Markdown of any dialect that shows just its characters."""
    safe = re.sub(r"&(?=#?\w+;)", "&amp;", on_one_line(line)).replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]])", r"\\\1", safe)


def cell(markdown: str) -> str:
    """Return Markdown on one line as a cell of a table."""
    return on_one_line(markdown).replace("|", r"\|")
