"""Characters that no text of a site may contain."""

from __future__ import annotations

import re

FORBIDDEN_CHARACTER = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufeff\\ufff0-\\uffff"
    "\\U000e0000-\\U0010ffff]"
)
"""Control, direction and private-use characters: invisible on the page, and able to change what a reader sees."""

_LEADING_NOUGHTS = re.compile(r"&#0++(?=[0-9])")
_NO_CHARACTER = re.compile(r"&#[0-9]{8,}+;?")


def with_possible_references(text: str) -> str:
    """Return HTML whose numeric character references have as few digits as characters do.

    Python refuses to convert numbers of more than 4,300 digits, and `html` does not expect that. The HTML standard
    reads those that are no character as U+FFFD.
    """
    if "&#" not in text:
        return text
    return _NO_CHARACTER.sub("&#65533;", _LEADING_NOUGHTS.sub("&#", text))


def unescaped(text: str) -> str:
    """Return a text with its character references as characters."""
    # Imported here because its table of entities takes as long to import as many pages take to fill.
    import html

    return html.unescape(with_possible_references(text))
