"""The exception for a citation style that cannot be used."""

from __future__ import annotations


class UnusableStyle(ValueError):
    """Why references cannot be printed with a file, and the line with the fault."""

    def __init__(self, why: str, line: int = 1) -> None:
        super().__init__(why)
        self.line = line
