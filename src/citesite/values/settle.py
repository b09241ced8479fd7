"""Settling: the texts of a topic with their value references replaced by printed values.

Done once, before anything else looks at the texts, so that pages, summaries and uses of sources hold the numbers and
change when a number does. A topic without references is given back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from citesite.records import Placed, TopicContent
from citesite.records.texts import rewritten
from citesite.values.grammar import Reference, references
from citesite.values.topic import TopicWithValues

Look = Callable[[Reference], str | None]
"""Returns the printed value of a reference, or None if there is none and the reference stays as written."""

_MARKUP = r"([\\*_\[\]`<>#])"


def has_references(content: TopicContent) -> bool:
    """Whether any text of a topic contains a reference, or double braces that may be one."""
    return any("{{" in text for _, text, _ in content.texts)


def settled(content: TopicWithValues, look: Look) -> TopicWithValues:
    """Return the topic with printed values instead of references."""

    def change(text: str) -> str:
        return with_values(text, look) if "{{" in text else text

    results = content.results
    return replace(
        content,
        topic=Placed(rewritten(content.topic.record, change), content.topic.place),
        sections=tuple(Placed(rewritten(s.record, change), s.place) for s in content.sections),
        results=Placed(rewritten(results.record, change), results.place) if results else None,
    )


def with_values(text: str, look: Look) -> str:
    """Return a text with numbers instead of references."""
    parts: list[str] = []
    done = 0
    for reference in references(text):
        shown = look(reference)
        if shown is None:
            continue
        before = text[done : reference.start]
        # A number and a full stop at the start of a line would begin a list.
        is_list = shown[-1:].isdigit() and text[reference.end : reference.end + 1] in (".", ")")
        starts_line = not (before or parts) or before.rstrip(" ").endswith("\n")
        parts += [before, re.sub(_MARKUP, r"\\\1", shown), "\\" if is_list and starts_line else ""]
        done = reference.end
    return "".join([*parts, text[done:]])
