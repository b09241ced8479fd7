"""What the commands share: options that several of them have, and how they report."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from citesite.diagnostics import CitesiteError, Diagnostic, Format, Severity, printed, visible_lines

if TYPE_CHECKING:
    from citesite.build.request import Progress

_Command = TypeVar("_Command", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"]}
"""The settings of every command."""

SETTINGS = "site_config.yaml"


def _found_above(context: click.Context, parameter: click.Parameter, path: Path) -> Path:
    """Return the settings file; where none is named or here, that of the nearest folder above that has one."""
    is_named = context.get_parameter_source(parameter.name or "") is not click.core.ParameterSource.DEFAULT
    if is_named or path.exists():
        return path
    here = Path.cwd()
    above = next((folder for folder in here.parents if (folder / SETTINGS).is_file()), None)
    return Path(os.path.relpath(above, here)) / SETTINGS if above else path


config = click.option(
    "--config",
    default=SETTINGS,
    show_default=True,
    callback=_found_above,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The settings of the site; also found in a folder above.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    metavar="N",
    default=0,
    help="How many processes, up to 64.  [default: one a processor]",
)
form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How diagnostics are printed.",
)


def language(what: str) -> Callable[[_Command], _Command]:
    """Return the option that names one of a site's editions.

    Args:
        what: what is done in that language.
    """
    return click.option("--language", "edition", default="", metavar="LANGUAGE", help=what)


def as_of(what: str = "The day that review dates are compared with.") -> Callable[[_Command], _Command]:
    """Return the option for the day of a run; `day` turns its value into one."""
    return click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=f"{what}  [default: today]")


def strict(what: str = "Let warnings count as errors.") -> Callable[[_Command], _Command]:
    """Return the option that makes more than errors fail a command."""
    return click.option("--strict", is_flag=True, help=what)


def day(asked: datetime | None) -> date:
    """Return the day asked for, else that of SOURCE_DATE_EPOCH (reproducible-builds.org), else today.

    Raises:
        CitesiteError: if SOURCE_DATE_EPOCH is no time.
    """
    if asked:
        return asked.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise CitesiteError(f'SOURCE_DATE_EPOCH is "{epoch[:40]}", not a number of seconds since 1970') from None


def say(text: str) -> None:
    """Print lines for people, to standard error."""
    click.echo(visible_lines(text), err=True)


def put(text: str) -> None:
    """Print lines for programs, to standard output."""
    click.echo(visible_lines(text))


def report(diagnostics: Sequence[Diagnostic], form: Format = "text") -> None:
    """Print diagnostics: as text for people to standard error, as data for programs to standard output."""
    text = printed(diagnostics, form)
    if text:
        click.echo(text, nl=False, err=form == "text")


_MOST_OF_A_RULE = 10
"""The most warnings of one rule that a build prints. Whoever reads as many runs `citesite check`."""


def report_in_short(diagnostics: Sequence[Diagnostic], form: Format = "text") -> None:
    """Print every error, and of each rule that warns the first few, then how many more there are.

    Programs get all of them.
    """
    seen: Counter[tuple[Severity, str]] = Counter()
    shown = []
    for one in diagnostics:
        seen[one.severity, one.code] += 1
        if form != "text" or one.severity is Severity.ERROR or seen[one.severity, one.code] <= _MOST_OF_A_RULE:
            shown.append(one)
    report(shown, form)
    for (severity, code), count in seen.items() if len(shown) < len(diagnostics) else ():
        if severity is not Severity.ERROR and count > _MOST_OF_A_RULE:
            say(f"{severity}[{code}] {count - _MOST_OF_A_RULE:,} more; citesite check lists all of them")


def counts(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many errors, warnings and pieces of advice there are, in words."""
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    notes = sum(d.severity is Severity.ADVICE for d in diagnostics)
    warnings = len(diagnostics) - errors - notes
    advice = f", {several(notes, 'piece')} of advice" * bool(notes)
    if not errors + warnings:
        return f"no errors, no warnings{advice}"
    return f"{several(errors, 'error')}, {several(warnings, 'warning')}{advice}"


def several(count: int, noun: str) -> str:
    """Return a number with its noun, such as "2 files"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def fail_on(diagnostics: Sequence[Diagnostic], strict: bool = False) -> None:
    """End with exit code 1 where the content has errors, or in strict mode warnings."""
    if any((strict and d.severity is Severity.WARNING) or d.severity is Severity.ERROR for d in diagnostics):
        raise SystemExit(1)


_WORTH_A_BAR = 20
"""Fewer things than this are done before anybody can read how far they are."""


@contextlib.contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show on a terminal how far a build is, and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return

    def show(what: str, done: int, total: int) -> None:
        if total > _WORTH_A_BAR:
            click.echo(f"\r{what} {done:,} of {total:,} ", nl=False, err=True)
            if done == total:
                click.echo("\r\x1b[K", nl=False, err=True)

    yield show
