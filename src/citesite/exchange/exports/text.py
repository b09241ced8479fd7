"""Write plain data as text."""

from __future__ import annotations

import json
import re
from typing import Any


def as_json(data: Any) -> str:
    """Return JSON (RFC 8259), indented, with characters beyond ASCII as they are."""
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def without_tags(title: str) -> str:
    """Return a title without the four tags that it may hold."""
    return re.sub(r"</?(?:i|b|sup|sub)>", "", title)
