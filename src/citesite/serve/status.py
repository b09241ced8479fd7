"""The status of the served site, and a way to wait for the next one.

One thread builds and updates it; one thread for each open page waits for updates.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from citesite.diagnostics import Diagnostic, as_json

SHOWN = 50
"""The most diagnostics that a page shows; the rest are counted. One cause often produces hundreds."""


@dataclass(frozen=True, slots=True)
class Status:
    """The status of the site at one moment, as open pages show it."""

    number: int = 0
    """Increases with every update."""
    version: str = ""
    """Identifies a state of the files on disk; a page from another state should be reloaded."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The errors that keep the content from being built."""
    failure: str = ""
    """Why the build failed, if the cause is not in the content."""

    @property
    def is_well(self) -> bool:
        """Whether the pages show the content as it is."""
        return not self.diagnostics and not self.failure

    def as_json(self) -> str:
        """Return the status as the script on the page reads it: ASCII on one line, as server-sent events need it."""
        problems = [as_json(d) for d in self.diagnostics[:SHOWN]]
        if self.failure:
            problems.append({"severity": "error", "message": self.failure})
        more = max(0, len(self.diagnostics) - SHOWN)
        return json.dumps({"number": self.number, "version": self.version, "problems": problems, "more": more})


class StatusUpdates:
    """Holds the current status. One thread updates it; any number of threads read it and wait for the next."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._current = Status()
        self._is_closed = False

    @property
    def current(self) -> Status:
        """The current status."""
        return self._current

    def update(self, version: str, diagnostics: Sequence[Diagnostic] = (), failure: str = "") -> None:
        """Replace the status and wake all who wait; do nothing if it is the same."""
        with self._changed:
            old = self._current
            if (old.version, old.diagnostics, old.failure) == (version, tuple(diagnostics), failure):
                return
            self._current = Status(old.number + 1, version, tuple(diagnostics), failure)
            self._changed.notify_all()

    def close(self) -> None:
        """End all waiting: there will be no more updates."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def is_closed(self) -> bool:
        """Whether there will be no more updates."""
        return self._is_closed

    def next_after(self, number: int, seconds: float) -> Status | None:
        """Wait for a status with another number; return None if there is none within so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._current.number != number, seconds)
            return None if self._is_closed or self._current.number == number else self._current
