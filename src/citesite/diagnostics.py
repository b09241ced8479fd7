"""Messages about content: what is wrong, where it stands, and what to do about it.

In: nothing. Out: frozen `Diagnostic` values, sorted and printed as text, JSON or GitHub annotations.
A mistake in content is always a value of this module and never an exception (invariant A2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Literal

Step = str | int
Format = Literal["text", "json", "github"]


class CitesiteError(Exception):
    """The command was wrong or the machine failed. One line; the process ends with exit code 2."""


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the build, a warning only with --strict, advice never."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a diagnostic points: a file and a way into its data, turned into line and column only when printed."""

    path: str
    """The file, relative to the folder of the site's configuration, with forward slashes."""
    steps: tuple[Step, ...] = ()
    """Keys and list positions from the top of the file down to the value."""
    on_key: bool = False
    """Point at the key itself rather than at its value (for a field that should not be there)."""
    needle: str = ""
    """A piece of the value to point at, for a mistake in the middle of a text."""

    def __truediv__(self, step: Step) -> Place:
        """The place one step further in."""
        return Place(self.path, (*self.steps, step))

    def key(self) -> Place:
        """The same place, pointing at the key."""
        return replace(self, on_key=True)

    def find(self, needle: str) -> Place:
        """The same place, pointing at a piece of its text."""
        return replace(self, needle=needle)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message to the editor. `line` and `column` count from 1 and are 0 until the place has been located."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR
    line: int = 0
    column: int = 0
    excerpt: str = ""
    """The source line the place is in, without its line end."""


def error(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic that stops the build."""
    return Diagnostic(code, message, place, hint)


def warning(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic that does not stop the build."""
    return Diagnostic(code, message, place, hint, Severity.WARNING)


def advice(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a diagnostic about how a text reads, which never stops anything."""
    return Diagnostic(code, message, place, hint, Severity.ADVICE)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to a wrong one, or nothing where none is near."""
    # Few runs have a mistake to help with, and every run starts here.
    import difflib

    near = difflib.get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, position and code, and drop what is said twice, so that equal content gives equal output."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.place.path, d.line, d.column, d.code, d.message))


MOST = 100
"""The most messages about one file: whoever meets more mends one cause at a time, and each takes time to place."""


def first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """As many diagnostics as are shown of a file; where there are more, one that says so in place of the rest."""
    some = list(islice(found, MOST + 1))
    if len(some) <= MOST:
        return some
    # What was not looked for may be an error, but where there is only advice.
    severity = Severity.ADVICE if all(d.severity is Severity.ADVICE for d in some) else Severity.ERROR
    return [*some[:MOST], replace(_more(some[MOST].place.path), severity=severity)]


def shown(path: str, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is shown of the diagnostics about one file: errors, then warnings, then advice."""
    if len(found) <= MOST:
        return list(found)
    found = sorted(found, key=lambda d: list(Severity).index(d.severity))
    return [*found[:MOST], replace(_more(path), severity=found[MOST].severity)]


def _more(path: str) -> Diagnostic:
    found = error("more-mistakes", Place(path), "there is more to say of this file than is shown", "mend these first")
    return replace(found, line=1, column=1)


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of them stops the build."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def printed(diagnostics: Sequence[Diagnostic], form: Format) -> str:
    """Print diagnostics in one of three forms; the text ends with a line end unless it is empty."""
    if form == "json":
        import json

        # Escaped, because a file's name may hold bytes that are no text, which no encoding can print.
        return json.dumps([as_json(d) for d in diagnostics], indent=2) + "\n"
    as_line = _as_github if form == "github" else _as_text
    return "".join(as_line(d) for d in diagnostics)


def _as_text(d: Diagnostic) -> str:
    head = f"{_visible(d.place.path)}:{d.line}:{d.column}" if d.line else _visible(d.place.path)
    lines = [f"{head}: {d.severity}[{d.code}] {_visible(d.message)}"]
    if d.excerpt:
        shown, column = _window(_visible(d.excerpt), d.column)
        lines += [f"{d.line:>5} | {shown}", f"{'':>5} | {'':{column - 1}}^"]
    if d.hint:
        lines.append(f"  hint: {_visible(d.hint)}")
    return "\n".join(lines) + "\n"


def _window(excerpt: str, column: int, width: int = 100) -> tuple[str, int]:
    """Cut a long line to the part around a column; gives the part and the column within it."""
    start = max(0, column - width * 3 // 4) if len(excerpt) > width else 0
    shown = excerpt[start : start + width]
    return shown, max(1, column - start)


def as_json(d: Diagnostic) -> dict[str, str | int]:
    """A diagnostic as plain data, for programs and for the page that shows it."""
    return {
        "path": d.place.path,
        "line": d.line,
        "column": d.column,
        "severity": str(d.severity),
        "code": d.code,
        "message": d.message,
        "excerpt": d.excerpt,
        "hint": d.hint,
    }


def _as_github(d: Diagnostic) -> str:
    """A workflow command, with the escapes that GitHub's runner defines for data and properties."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    where = f"file={prop(d.place.path)},line={max(d.line, 1)},col={max(d.column, 1)},title={prop(d.code)}"
    text = f"{d.message} ({d.hint})" if d.hint else d.message
    command = "notice" if d.severity is Severity.ADVICE else d.severity
    return f"::{command} {where}::{data(text)}\n".encode(errors="replace").decode()


def _visible(text: str) -> str:
    """Replace control and direction characters, one for one, so that content cannot rewrite the terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
