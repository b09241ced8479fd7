"""What is said of a citation style that cannot be used."""

from __future__ import annotations


class UnusableStyle(ValueError):
    """Why a file is no style that references can be printed in, and the line that shows it."""

    def __init__(self, why: str, line: int = 1) -> None:
        super().__init__(why)
        self.line = line
