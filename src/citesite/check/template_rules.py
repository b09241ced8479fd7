"""A rule about a site's own templates: they hold looks, and what readers read is in `content/`, where it is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.diagnostics import Diagnostic, Place, Rule, Severity

PROSE_IN_TEMPLATE = Rule(
    code="prose-in-template",
    severity=Severity.WARNING,
    summary="a template of the site's own holds sentences",
    meaning=(
        "Templates are for how pages look. Whatever they say to readers is checked by nobody: its links may be dead, "
        "and it may promise what no study found. The search does not find it either."
    ),
    fix=(
        "Write it into a page of content/pages, such as home.md or about.md for the introductions of these pages. "
        "Lines at the foot of every page are settings."
    ),
    wrong="<p>We looked at all that is known about headache.</p>    # templates/about.html",
    right="We looked at all that is known about headache.    # content/pages/about.md",
)

FEW_WORDS = 5
"""So many words in a row are a sentence; fewer may be a label."""
_NO_WORDS = re.compile(
    r"\{#.*?(?:#\}|\Z)|\{%.*?(?:%\}|\Z)|\{\{.*?(?:\}\}|\Z)|<!--.*?(?:-->|\Z)|<(style|script|title)\b.*?(?:</\1\s*>|\Z)|"
    r"<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:a|em|strong|b|i|span|abbr)\b", re.IGNORECASE)
_RUN = re.compile(rf"[^\W\d_][\w'’.,;:–-]{{0,60}}(?:[\s\0]+[\w'’(][\w'’.,;:?!)–-]{{0,60}}){{{FEW_WORDS - 1},}}")


def prose_in_template(path: str, text: str) -> Iterator[Diagnostic]:
    """Find the first sentence in a template.

    Args:
        path: the template, as messages name it.
        text: its text.
    """
    found = _RUN.search(_NO_WORDS.sub(_blanked, text))
    if found:
        before = text[: found.start()]
        said = " ".join(found[0].replace("\0", " ").split()[:6])
        message = f'this template says "{said} …", which nobody checks'
        hint = "write it into a page below content/pages; docs/how-to/write-a-page.md says how"
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        yield PROSE_IN_TEMPLATE.at(Place(path), message, hint)._replace(line=line, column=column)


def _blanked(mark: re.Match[str]) -> str:
    """Return as many signs as a mark has: spaces that keep words together for emphasis and links, else a full stop."""
    sign = "\0" if _INLINE.match(mark[0]) else "|"
    return "".join(c if c == "\n" else sign for c in mark[0])
