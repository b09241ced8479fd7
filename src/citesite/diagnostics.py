"""Messages about content: what is wrong, where, and how to fix it.

Diagnostics are frozen values, sorted and printed as text, JSON or GitHub annotations. A mistake in content is always a
`Diagnostic` and never an exception (invariant A2).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import Literal, NamedTuple

Step = str | int
Format = Literal["text", "json", "github"]


class CitesiteError(Exception):
    """The command was wrong or the machine failed. The message is one line; the process exits with code 2."""


class SiteBusy(CitesiteError):
    """Another build of the same site is running."""


class ContentError(CitesiteError):
    """Mistakes in the settings or in a record keep a command from doing what it was asked; exit code 1.

    Only commands and callers of the library see it: no stage raises it for a mistake that a report can hold.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Carry the mistakes, of which there is at least one, located and sorted."""
        first_found, *others = diagnostics
        more = f" (and {len(others)} more)" if others else ""
        super().__init__(f"{_head(first_found)}: {visible(first_found.message)}{more}")
        self.diagnostics = list(diagnostics)


class Severity(StrEnum):
    """How serious a diagnostic is: an error stops the build, a warning only with --strict, advice never."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Place(NamedTuple):
    """Where a diagnostic points: a file and a path into its data. Line and column are found only when it is printed."""

    path: str
    """The file, relative to the folder of the site's configuration, with forward slashes."""
    steps: tuple[Step, ...] = ()
    """Keys and list positions from the top of the file down to the value."""
    on_key: bool = False
    """Point at the key instead of its value, for a field that should not be there."""
    needle: str = ""
    """The part of the value to point at, for a mistake in the middle of a text."""

    def __truediv__(self, step: Step) -> Place:
        """Return the place one step further in."""
        # Very many are made, and only those of mistakes are read: this takes two thirds of the time of `Place(…)`.
        return tuple.__new__(Place, (self.path, (*self.steps, step), False, ""))

    def key(self) -> Place:
        """Return the same place, pointing at the key."""
        return self._replace(on_key=True)

    def find(self, needle: str) -> Place:
        """Return the same place, pointing at part of its text."""
        return self._replace(needle=needle)


class Diagnostic(NamedTuple):
    """One message to the editor. `line` and `column` start at 1; both are 0 until the place has been located."""

    code: str
    """The name of the rule, which stays; `citesite explain` says more."""
    message: str
    """What is wrong, in one line."""
    place: Place
    """The file, and the way to the value in its data."""
    hint: str = ""
    """What to do; may be empty."""
    severity: Severity = Severity.ERROR
    """Whether it stops a build."""
    line: int = 0
    """The line in the file."""
    column: int = 0
    """The column, in characters."""
    excerpt: str = ""
    """The line of the file at `line`, without its line break."""


class Rule(NamedTuple):
    """One thing that content must get right: the code of its diagnostics, and their explanation for editors.

    A rule is declared beside the code that checks it; `citesite explain` and docs/diagnostics.md print it.
    """

    code: str
    """The code in brackets in a message, such as `unknown-source`."""
    summary: str
    """What is wrong, in a line that begins with a small letter and has no full stop."""
    meaning: str
    """What it means, and why it matters to somebody who reads the site."""
    fix: str
    """What to do about it."""
    wrong: str
    """A piece of a record that breaks the rule."""
    right: str
    """The same piece as it should be."""
    severity: Severity = Severity.ERROR
    limit: int | None = None
    """What is counted against it; a site may set another."""
    worsens: str = ""
    """When it weighs more than `severity`, such as "an error after 90 days"."""

    @property
    def weight(self) -> str:
        """The severity in words."""
        return f"{self.severity}, and {self.worsens}" if self.worsens else str(self.severity)

    def at(self, place: Place, message: str, hint: str = "", severity: Severity | None = None) -> Diagnostic:
        """Return the diagnostic for a breach of the rule at a place."""
        return Diagnostic(self.code, message, place, hint, severity or self.severity)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return a hint with the known word closest to a misspelt one, or "" if none is close."""
    near = nearest(wrong, known)
    return f'did you mean "{near}"?' if near else ""


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return the known word closest to a misspelt one, in capital or small letters, or "" if none is close."""
    # Imported here because every run imports this module and few need a hint.
    import difflib

    words = {word.casefold(): word for word in sorted(known)}
    near = difflib.get_close_matches(wrong.casefold(), words, n=1, cutoff=0.6)
    return words[near[0]] if near else ""


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, position and code, without duplicates, so that the same content prints the same output."""
    unique = dict.fromkeys(diagnostics)
    return sorted(unique, key=lambda d: (d.place.path, d.line, d.column, d.code, d.message))


MORE_MISTAKES = Rule(
    code="more-mistakes",
    summary="a file has more mistakes than are shown",
    meaning=(
        "Only the first hundred messages about a file are shown. Where there are more, they nearly always have a "
        "common cause, such as a field that every record of the file has under a wrong name. It is an error where "
        "one of those left out may be one."
    ),
    fix="Correct the first of the mistakes, and run citesite check again.",
    wrong="# three hundred sources, each with journal: instead of container-title:",
    right="# three hundred sources with container-title:",
)


MOST = 100
"""The most diagnostics reported for one file. Locating each takes time, and so many usually have a common cause."""


def capped(diagnostics: Iterable[Diagnostic], worst: Severity = Severity.ERROR) -> list[Diagnostic]:
    """Cap diagnostics at MOST, replacing the rest with one `more-mistakes`. Stops iterating one past the cap.

    Args:
        diagnostics: the diagnostics.
        worst: how serious those not looked at may be.
    """
    first = list(islice(diagnostics, MOST + 1))
    if len(first) <= MOST:
        return first
    # The diagnostics not looked at may be errors, except where all so far are advice.
    severity = Severity.ADVICE if all(d.severity is Severity.ADVICE for d in first) else worst
    return [*first[:MOST], _more_mistakes(first[MOST].place.path, severity)]


def most_severe(path: str, diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Cap the diagnostics of one file at MOST, keeping errors before warnings and warnings before advice."""
    if len(diagnostics) <= MOST:
        return list(diagnostics)
    by_severity = sorted(diagnostics, key=lambda d: list(Severity).index(d.severity))
    return [*by_severity[:MOST], _more_mistakes(path, by_severity[MOST].severity)]


def _more_mistakes(path: str, severity: Severity) -> Diagnostic:
    message = "this file has more problems than are shown here"
    found = MORE_MISTAKES.at(Place(path), message, "fix these first")
    return found._replace(severity=severity, line=1, column=1)


def has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def printed(diagnostics: Sequence[Diagnostic], form: Format) -> str:
    """Return diagnostics as text, JSON or GitHub annotations, with a final newline; "" for no diagnostics.

    Text is for people, and has the errors first: they are what is mended next, however many warnings there are.
    """
    if form == "json":
        # Imported here for the same reason as difflib above.
        import json

        # Escaped to ASCII, because a file name may contain bytes that no encoding can print.
        return json.dumps([as_json(d) for d in diagnostics], indent=2).replace("\x7f", "\\u007f") + "\n"
    if form == "github":
        return "".join(map(_as_github, diagnostics))
    return "".join(map(_as_text, sorted(diagnostics, key=lambda d: d.severity is not Severity.ERROR)))


def _as_text(d: Diagnostic) -> str:
    lines = [f"{_head(d)}: {d.severity}[{d.code}] {visible(d.message)}"]
    if d.excerpt:
        excerpt, column = _window(_masked(d.excerpt), d.column)
        lines += [f"{d.line:>5} | {excerpt}", f"{'':>5} | {'':{column - 1}}^"]
    if d.hint:
        lines.append(f"  hint: {visible(d.hint)}")
    return "\n".join(lines) + "\n"


def _head(d: Diagnostic) -> str:
    return f"{visible(d.place.path)}:{d.line}:{d.column}" if d.line else visible(d.place.path)


def _window(excerpt: str, column: int, width: int = 100) -> tuple[str, int]:
    """Cut a long line to the part around a column. Return the part and the column within it."""
    start = max(0, column - width * 3 // 4) if len(excerpt) > width else 0
    return excerpt[start : start + width], max(1, column - start)


def as_json(d: Diagnostic) -> dict[str, str | int]:
    """Return a diagnostic as plain data, for `--format json` and for the preview."""
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
    """Return a workflow command, with the escapes that GitHub's runner defines for data and properties."""

    def data(text: str) -> str:
        return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))

    def prop(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    where = f"file={prop(d.place.path)},line={max(d.line, 1)},col={max(d.column, 1)},title={prop(d.code)}"
    text = f"{d.message} ({d.hint})" if d.hint else d.message
    command = "notice" if d.severity is Severity.ADVICE else d.severity
    return f"::{command} {where}::{data(text)}\n"


def visible(text: str) -> str:
    """Escape control and direction characters, so that what a file, a name or a server says sends the terminal nothing.

    Args:
        text: anything; its line breaks are escaped, too.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def visible_lines(text: str) -> str:
    """Escape the characters of a text as `visible` does, but for its line breaks."""
    return "\n".join(map(visible, text.split("\n")))


def _masked(text: str) -> str:
    """Replace the characters that `visible` escapes, one for one, so that a column stays where it is."""
    text = text.replace("\t", " ")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
