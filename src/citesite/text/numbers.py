"""How languages write numbers."""

from __future__ import annotations

from typing import NamedTuple


class Marks(NamedTuple):
    """The decimal marks of two languages."""

    source: str
    """That of the text that is translated."""
    translation: str
