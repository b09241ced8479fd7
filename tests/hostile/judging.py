"""What may come of a damaged input: messages that say where, within a bound of processor time. All else is a crash."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from citesite.diagnostics import CitesiteError, Diagnostic
from citesite.read.yaml import YamlError

SECONDS = 10.0
"""The most processor time that one input may take. The slowest good ones take some hundredths."""


class Hang(BaseException):
    """An input took too long. No `Exception`, so that nobody takes it for a mistake in a template."""


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Stop what takes more processor time than this."""

    def stop(*_: object) -> None:
        raise Hang(f"more than {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def assert_located(diagnostics: list[Diagnostic], files: set[str]) -> None:
    """Every message says something, and names a file and a place in it."""
    for found in diagnostics:
        assert found.code
        assert found.message
        assert found.place.path in files, found
        assert found.line >= 1 or found.code in ("misplaced-file", "symbolic-link"), found
        assert found.column >= 1 or not found.line, found


def assert_placed(problem: YamlError) -> None:
    assert problem.message
    assert problem.line >= 1
    assert problem.column >= 1


def assert_one_line(problem: CitesiteError) -> None:
    said = str(problem)
    assert said.strip()
    assert "\n" not in said, said
