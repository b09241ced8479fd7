"""The command line: options in, a report on the terminal and an exit code out. No logic of its own.

Exit codes: 0 fine, 1 the content has errors, 2 the command was wrong or the machine failed.
Stages are imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import click

from citesite import __version__
from citesite.cli.edit import COMMANDS
from citesite.cli.exchange import COMMANDS as EXCHANGE_COMMANDS
from citesite.cli.export import COMMANDS as EXPORT_COMMANDS
from citesite.diagnostics import CitesiteError, Diagnostic, Format, Severity, printed

if TYPE_CHECKING:
    from citesite.build.request import BuildReport, Progress

_config = click.option(
    "--config",
    "config",
    default="site_config.yaml",
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The settings of the site.",
)
_as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that review dates are compared with.  [default: today]",
)
_strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How diagnostics are printed.",
)


class _Commands(click.Group):
    """Turns what is not content into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        # A build makes next to no cycles, and looking for them as often as Python does takes 6 % of an edit.
        gc.set_threshold(100_000, 20, 20)
        try:
            return super().invoke(ctx)
        except CitesiteError as problem:
            # What somebody typed may stand in it, line breaks and all.
            click.echo(f"citesite: {' '.join(str(problem).splitlines())}", err=True)
            ctx.exit(2)
        except OSError as problem:
            click.echo(f"citesite: {problem.strerror}: {problem.filename or ''}".rstrip(": "), err=True)
            ctx.exit(2)


# What a record is must not depend on what else is installed, so pydantic looks for no plugins: this is the switch it
# documents. The module that would look takes 20 ms to import, even where it is told not to.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
sys.modules.setdefault("pydantic.plugin._loader", SimpleNamespace(get_plugins=tuple))  # type: ignore[arg-type]


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="citesite %(version)s")
def main() -> None:
    """Turn a folder of YAML evidence records into a website for patients.

    Every statement on it shows where it comes from and how sure anyone can be.
    """


for _command in (*COMMANDS, *EXCHANGE_COMMANDS, *EXPORT_COMMANDS):
    main.add_command(_command)


@main.command()
@_config
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the site to this folder.")
@_as_of
@_strict
@_format
@click.option("--explain", "is_explained", is_flag=True, help="Say for each page why it was written or removed.")
@click.option("--rehash", is_flag=True, help="Compare files by their bytes, whatever the machine says of them.")
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    metavar="N",
    default=0,
    help="How many processes, up to 64.  [default: one a processor]",
)
def build(
    config: Path,
    output: Path | None,
    as_of: datetime | None,
    strict: bool,
    form: Format,
    is_explained: bool,
    rehash: bool,
    jobs: int,
) -> None:
    """Check the content and write the site.

    Only what changed since the last build is looked at. Where the content has an error, nothing is written and the
    site stays as it was.
    """
    from citesite.build.build import build as build_site
    from citesite.build.request import Request

    with _bar() as progress:
        report = build_site(Request(config, _day(as_of), output, strict, rehash, jobs, progress=progress))
    _print(report.diagnostics, form)
    if is_explained:
        click.echo("".join(f"/{address}: {why}\n" for address, why in sorted(report.reasons.items())), nl=False)
    _tell(report)
    _leave(report.diagnostics, strict)


@main.command()
@_config
@_as_of
@_strict
@_format
def check(config: Path, as_of: datetime | None, strict: bool, form: Format) -> None:
    """Read and check the content; write nothing."""
    from citesite.build.build import build as build_site
    from citesite.build.request import Request

    with _bar() as progress:
        diagnostics = build_site(Request(config, _day(as_of), write=False, lint=True, progress=progress)).diagnostics
    _print(diagnostics, form)
    click.echo(_counts(diagnostics), err=True)
    _leave(diagnostics, strict)


@main.command()
@_config
@click.argument("dest", required=False, type=click.Path(path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(0, 1000),
    default=5,
    show_default=True,
    help="How many earlier releases stay for a rollback.",
)
@_as_of
@_strict
@_format
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    metavar="N",
    default=0,
    help="How many processes, up to 64.  [default: one a processor]",
)
def publish(
    config: Path, dest: Path | None, keep: int, as_of: datetime | None, strict: bool, form: Format, jobs: int
) -> None:
    """Build, check the finished site, register its addresses, and show it at DEST.

    DEST becomes a link to a release beside it and is replaced in one step: readers see the old site or the new one.
    Without DEST the site stays in the output folder, to be copied to a host. Commit permalinks.yaml afterwards.
    """
    from citesite.build.request import Request
    from citesite.publish.publish import publish as publish_site

    with _bar() as progress:
        done = publish_site(Request(config, _day(as_of), None, strict, jobs=jobs, progress=progress), dest, keep)
    _print(done.report.diagnostics, form)
    _tell(done.report)
    for fault in done.faults:
        click.echo(f"{done.report.output}/{fault}", err=True)
    if done.faults:
        click.echo(f"Nothing was published: {len(done.faults):,} faults in the finished site.", err=True)
    if not done.is_published:
        raise SystemExit(1)
    if done.new_addresses:
        click.echo(f"{done.new_addresses:,} new addresses in permalinks.yaml: commit it", err=True)
    if done.release:
        click.echo(f"{dest} shows release {done.release}{'' if done.is_new else ', as before'}", err=True)
    _leave(done.report.diagnostics, strict)


@main.command()
@click.argument("dest", type=click.Path(path_type=Path))
def rollback(dest: Path) -> None:
    """Show the release before the one that DEST shows now."""
    from citesite.publish.publish import rollback as roll_back

    click.echo(f"{dest} shows release {roll_back(dest)}", err=True)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def verify(folder: Path) -> None:
    """Compare a published folder with its manifest; name what was changed, added or lost."""
    from citesite.publish.releases import differences

    found = differences(folder)
    click.echo("".join(f"{state}: {name}\n" for state, name in found), nl=False)
    if found:
        click.echo(f"{folder} is not as it was published: {len(found):,} files differ", err=True)
        raise SystemExit(1)
    click.echo(f"{folder} is as it was published", err=True)


@main.command()
@_config
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to try first.")
@click.option("--open", "is_opened", is_flag=True, help="Open the site in the browser.")
@_as_of
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    metavar="N",
    default=0,
    help="How many processes, up to 64.  [default: one a processor]",
)
def serve(config: Path, port: int, is_opened: bool, as_of: datetime | None, jobs: int) -> None:
    """Show the site in a browser and follow every save.

    Only this machine can see it. Where the content has an error, the last good pages stay and say what is wrong.
    """
    import webbrowser

    from citesite.serve import Options
    from citesite.serve import serve as serve_site

    show = webbrowser.open if is_opened else None
    with _bar() as progress:
        serve_site(
            Options(config, lambda: _day(as_of), lambda text: click.echo(text, err=True), port, jobs, show, progress)
        )


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain the code of a diagnostic, or list all codes."""
    from citesite.cli.explain import explanation, overview

    click.echo(overview() if code is None else explanation(code), nl=False)


def _day(as_of: datetime | None) -> date:
    """The day of a build: the one asked for, else that of SOURCE_DATE_EPOCH (reproducible-builds.org), else today."""
    if as_of:
        return as_of.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise CitesiteError(f'SOURCE_DATE_EPOCH is "{epoch[:40]}", not a number of seconds since 1970') from None


def _print(diagnostics: list[Diagnostic], form: Format) -> None:
    """Diagnostics are talk for people, and data for programs."""
    text = printed(diagnostics, form)
    if text:
        click.echo(text, nl=False, err=form == "text")


@contextlib.contextmanager
def _bar() -> Iterator[Progress]:
    """Shows on a terminal how far a build is, and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return

    def show(what: str, done: int, total: int) -> None:
        if total > _WORTH_A_BAR:
            click.echo(f"\r{what} {done:,} of {total:,} ", nl=False, err=True)
            if done == total:
                click.echo("\r\x1b[K", nl=False, err=True)

    yield show


_WORTH_A_BAR = 20
"""Fewer things than this are done before anybody can read how far they are."""


def _tell(report: BuildReport) -> None:
    """The end of a build in a few lines: what was written, what was warned, how long it took, where to look."""

    def say(text: str) -> None:
        click.echo(text, err=True)

    if report.output is None:
        why = "errors" if report.errors else "warnings, and --strict"
        say(f"Nothing was written ({_counts(report.diagnostics)}): the content has {why}.")
        return
    counts = ", ".join(f"{n:,} {name if n != 1 else name.removesuffix('s')}" for name, n in report.counts.items())
    say(f"{counts} in {report.seconds:.2f} s")
    say(", ".join(f"{count:,} {state}" for state, count in report.states.items()) + " files")
    if report.warnings:
        say(_counts(report.diagnostics))
    say(f"{report.output}/index.html")


def _counts(diagnostics: list[Diagnostic]) -> str:
    errors = sum(d.severity is Severity.ERROR for d in diagnostics)
    notes = sum(d.severity is Severity.ADVICE for d in diagnostics)
    warnings = len(diagnostics) - errors - notes
    advice = f", {notes} piece{'s' * (notes != 1)} of advice" * bool(notes)
    if not errors + warnings:
        return f"no errors, no warnings{advice}"
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}{advice}"


def _leave(diagnostics: list[Diagnostic], strict: bool) -> None:
    """End with exit code 1 where the content has errors."""
    if any((strict and d.severity is Severity.WARNING) or d.severity is Severity.ERROR for d in diagnostics):
        raise SystemExit(1)
