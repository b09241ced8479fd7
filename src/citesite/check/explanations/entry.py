"""What an explanation consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """One diagnostic, explained to an editor."""

    code: str
    """The code that stands in brackets in the message."""
    summary: str
    """What is wrong, in a line."""
    meaning: str
    """What it means, and why it matters to somebody who reads the site."""
    mend: str
    """What to do about it."""
    wrong: str
    """A piece of a record with the mistake."""
    right: str
    """The same piece without it."""
    severity: str = "error"
    """Whether it stops the build."""
