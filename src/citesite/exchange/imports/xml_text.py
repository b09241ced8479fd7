"""Text of elements of XML."""

from __future__ import annotations

import re
from typing import Any


def text_at(element: Any, path: str = ".") -> str:
    """Return the text of the first element at a path, with the tags that a title may hold."""
    found = element.find(path)
    if found is None:
        return ""
    pieces = [found.text or ""]
    for inner in found:
        if isinstance(inner.tag, str):
            tag = inner.tag.lower()
            text = text_at(inner)
            pieces.append(f"<{tag}>{text}</{tag}>" if tag in ("i", "b", "sup", "sub") and text else text)
        pieces.append(inner.tail or "")
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def texts_at(element: Any, path: str) -> list[str]:
    """Return the texts of all elements at a path that have one."""
    return [text for found in element.iterfind(path) if (text := text_at(found))]
