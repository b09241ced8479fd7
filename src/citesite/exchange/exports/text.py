"""Plain data as the text of files."""

from __future__ import annotations

import json
import re
from typing import Any


def as_json(data: Any) -> str:
    """JSON, indented for people, with letters as they are (RFC 8259)."""
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def without_tags(title: str) -> str:
    """A title without the four tags it may hold."""
    return re.sub(r"</?(?:i|b|sup|sub)>", "", title)
