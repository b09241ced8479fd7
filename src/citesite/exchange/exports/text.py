"""Write plain data as text."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import to_json


def as_json(data: Any) -> str:
    """Return JSON (RFC 8259), indented, with characters beyond ASCII as they are and null for no number."""
    return to_json(data, indent=1, inf_nan_mode="null").decode() + "\n"


def without_tags(title: str) -> str:
    """Return a title without the four tags that it may hold."""
    return re.sub(r"</?(?:i|b|sup|sub)>", "", title)
