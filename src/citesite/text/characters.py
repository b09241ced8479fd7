"""Characters that no text of a site may contain."""

from __future__ import annotations

import re

FORBIDDEN_CHARACTER = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufeff\\ufff0-\\uffff"
    "\\U000e0000-\\U0010ffff]"
)
"""Control, direction and private-use characters: invisible on the page, and able to change what a reader sees."""
