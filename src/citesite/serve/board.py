"""The board: what every open page should know now, and a way to wait until that changes."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from citesite.diagnostics import Diagnostic, as_json

SHOWN = 50
"""More mistakes than this are counted and not shown: one cause often makes hundreds, and a page has to show them."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What open pages should know."""

    number: int = 0
    """Goes up with every change."""
    version: str = ""
    """What tells one state of the files on disk from another; a page made of another one should be loaded again."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The mistakes that keep the content from being built."""
    failure: str = ""
    """What kept the machine from building, where that is not the content."""

    @property
    def is_well(self) -> bool:
        """Whether the pages show the content as it is."""
        return not self.diagnostics and not self.failure

    def as_json(self) -> str:
        """In the words of the script on the page. Plain ASCII in one line, as the stream of events wants it."""
        problems = [as_json(d) for d in self.diagnostics[:SHOWN]]
        if self.failure:
            problems.append({"severity": "error", "message": self.failure})
        more = max(0, len(self.diagnostics) - SHOWN)
        return json.dumps({"number": self.number, "version": self.version, "problems": problems, "more": more})


class Board:
    """Holds the notice of the moment. Written by the one who builds, read and waited for by any number of threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._notice = Notice()
        self._is_closed = False

    @property
    def notice(self) -> Notice:
        """What open pages should know now."""
        return self._notice

    def post(self, version: str, diagnostics: Sequence[Diagnostic] = (), failure: str = "") -> None:
        """Put up what open pages should know; says nothing to anybody where that is what they know already."""
        with self._changed:
            old = self._notice
            if (old.version, old.diagnostics, old.failure) == (version, tuple(diagnostics), failure):
                return
            self._notice = Notice(old.number + 1, version, tuple(diagnostics), failure)
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def is_closed(self) -> bool:
        """Whether there will be no more news."""
        return self._is_closed

    def next_after(self, number: int, seconds: float) -> Notice | None:
        """Wait for a notice other than the one with this number; None where there is none for so long."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._notice.number != number, seconds)
            return None if self._is_closed or self._notice.number == number else self._notice
