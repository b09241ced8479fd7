"""The command line: options in, a report on the terminal and an exit code out. No logic of its own.

Exit codes: 0 fine, 1 the content has errors, 2 the command was wrong or the machine failed, 130 stopped by Ctrl-C.
What a command needs is imported inside it, so that every other command and `--help` start without it.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import citesite
from citesite.cli import options
from citesite.cli.difference import COMMANDS as DIFFERENCE_COMMANDS
from citesite.cli.edit import COMMANDS
from citesite.cli.exchange import COMMANDS as EXCHANGE_COMMANDS
from citesite.cli.export import COMMANDS as EXPORT_COMMANDS
from citesite.cli.startup import prepare_process
from citesite.cli.translating import COMMANDS as TRANSLATING_COMMANDS
from citesite.diagnostics import CitesiteError, ContentError, Format, ordered, visible

if TYPE_CHECKING:
    from citesite.build.request import BuildReport


class _Commands(click.Group):
    """Print mistakes in the content and end with exit code 1; print all else as one line and end with exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        prepare_process()
        try:
            return super().invoke(ctx)
        except ContentError as problem:
            options.report(problem.diagnostics)
            ctx.exit(1)
        except CitesiteError as problem:
            # It may quote what was typed, line breaks and all.
            options.say(f"citesite: {' '.join(str(problem).splitlines())}")
            ctx.exit(2)
        except KeyboardInterrupt:
            # Files are put in place as a whole, and what was learnt is kept when all are.
            options.say("citesite: stopped; nothing was lost, and what was not finished is as it was before")
            ctx.exit(130)
        except OSError as problem:
            options.say(f"citesite: {problem.strerror}: {problem.filename or ''}".rstrip(": "))
            ctx.exit(2)


@click.group(cls=_Commands, context_settings=options.HELP)
@click.version_option(citesite.__version__, message="citesite %(version)s")
def main() -> None:
    """Turn a folder of YAML evidence records into a website for patients.

    Every claim on it shows where it comes from, and if it is about an effect, how sure anyone can be.
    """


for _command in (
    *COMMANDS,
    *EXCHANGE_COMMANDS,
    *EXPORT_COMMANDS,
    *DIFFERENCE_COMMANDS,
    *TRANSLATING_COMMANDS,
):
    main.add_command(_command)


@main.command()
@options.config
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Write the site to this folder.")
@options.as_of()
@options.strict()
@options.form
@click.option("--drafts", is_flag=True, help="Make pages of drafts and of works that nothing cites, too.")
@click.option("--explain", "is_explained", is_flag=True, help="For each page, print why it was written or removed.")
@click.option("--rehash", is_flag=True, help="Compare files by their bytes instead of size and time.")
@options.jobs
@click.option(
    "--executor",
    metavar="dask://HOST:PORT",
    default="",
    help="Share the work out to the workers of a Dask cluster instead of processes of this machine.",
)
def build(
    config: Path,
    output: Path | None,
    as_of: datetime | None,
    strict: bool,
    form: Format,
    drafts: bool,
    is_explained: bool,
    rehash: bool,
    jobs: int,
    executor: str,
) -> None:
    """Check the content and write the site.

    Only what changed since the last build is read. If the content has an error, nothing is written and the site stays
    as it was. Drafts have no pages; `citesite serve` shows them. Of each rule the first ten warnings are printed, and
    how many more there are; `citesite check` prints all of them.
    """
    with options.progress_bar() as progress:
        report = citesite.build_site(
            config,
            output=output,
            as_of=options.day(as_of),
            strict=strict,
            rehash=rehash,
            drafts=drafts,
            jobs=jobs,
            executor=executor,
            progress=progress,
        )
    options.report_in_short(report.diagnostics, form)
    if is_explained:
        for address, why in sorted(report.reasons.items()):
            options.put(f"/{address}: {why}")
    _summarise(report)
    options.fail_on(report.diagnostics, strict)


@main.command()
@options.config
@options.as_of()
@options.strict()
@options.form
def check(config: Path, as_of: datetime | None, strict: bool, form: Format) -> None:
    """Read and check the content; write no page."""
    with options.progress_bar() as progress:
        diagnostics = citesite.check_site(config, as_of=options.day(as_of), progress=progress)
    options.report(diagnostics, form)
    options.say(options.counts(diagnostics))
    options.fail_on(diagnostics, strict)


@main.command()
@options.config
@click.argument("dest", required=False, type=click.Path(path_type=Path))
@click.option(
    "--keep",
    type=click.IntRange(0, 1000),
    default=5,
    show_default=True,
    help="How many earlier releases to keep for a rollback.",
)
@click.option(
    "--minor",
    metavar="WHY",
    help="Publish mended words without an entry in changes:, and keep this reason: two words or more.",
)
@click.option(
    "--keep-versions",
    is_flag=True,
    help="Keep a permanent copy of the pages of each topic that says something else than before, in versions/.",
)
@options.as_of()
@options.strict()
@options.form
@options.jobs
def publish(
    config: Path,
    dest: Path | None,
    keep: int,
    minor: str | None,
    keep_versions: bool,
    as_of: datetime | None,
    strict: bool,
    form: Format,
    jobs: int,
) -> None:
    """Build, check the finished site, register its addresses, and show it at DEST.

    DEST becomes a link to a release next to it and is replaced in one step: readers see the old site or the new one.
    Without DEST the site stays in the output folder, to be copied to a host. Commit permalinks.yaml and published.json
    afterwards, and on a large site the folders permalinks/ and published-parts/. A statement that says something else
    than was published needs an entry in changes: of its topic.
    """
    if minor is not None and len(minor.split()) < 2:
        raise click.BadParameter(
            'say in two words or more what was mended, such as "footer updated"', param_hint="'--minor'"
        )
    with options.progress_bar() as progress:
        done = citesite.publish_site(
            config,
            dest,
            keep=keep,
            minor=minor or "",
            keep_versions=keep_versions,
            as_of=options.day(as_of),
            strict=strict,
            jobs=jobs,
            progress=progress,
        )
    # The build has said the same as advice.
    others = (d for d in done.report.diagnostics if d.message not in {one.message for one in done.unreadable})
    options.report_in_short(ordered([*others, *done.silent, *done.unreadable]), form)
    _summarise(done.report)
    for fault in done.faults:
        options.say(f"{done.report.output}/{fault}")
    if done.faults:
        options.say(f"Nothing was published: {options.several(len(done.faults), 'fault')} in the finished site.")
    if done.silent:
        options.say(f"Nothing was published: {options.several(len(done.silent), 'statement')} changed in silence.")
    if done.unreadable:
        files = ", ".join(sorted({d.place.path for d in done.unreadable}))
        options.say(f"Nothing was published: {files} cannot be read, so nothing can be compared with it.")
    if not done.is_published:
        raise SystemExit(1)
    if done.new_addresses:
        where = " and permalinks/: commit both" if done.is_registry_divided else ": commit it"
        options.say(f"{done.new_addresses:,} new address{'es' * (done.new_addresses != 1)} in permalinks.yaml{where}")
        if done.is_registry_new:
            options.say("If the site was published before, take the permalinks.yaml of that time instead.")
    if done.is_past_divided:
        options.say("What topics say is in published-parts/ now: commit the folder")
    if not done.release and done.report.output and not os.stat(done.report.output).st_mode & 0o001:  # noqa: PTH116
        options.say(f"{done.report.output} can be read by nobody but you, and by no web server: see `umask`")
    if done.release:
        options.say(f"{dest} shows release {done.release}{'' if done.is_new else ', as before'}")
    options.fail_on(done.report.diagnostics, strict)


@main.command()
@click.argument("dest", type=click.Path(path_type=Path))
def rollback(dest: Path) -> None:
    """Show the release before the one that DEST shows now."""
    from citesite.publish.publish import rollback as roll_back

    options.say(f"{dest} shows release {roll_back(dest)}")


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def verify(folder: Path) -> None:
    """Compare a published folder with its manifest, and name every file that was changed, added or lost."""
    from citesite.publish.releases import differences

    found = differences(folder)
    for state, name in found:
        options.put(f"{state}: {visible(name)}")
    if found:
        options.say(f"{folder} is not as it was published: {len(found):,} files differ")
        raise SystemExit(1)
    options.say(f"{folder} is as it was published")


@main.command()
@options.config
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The first port to try.")
@click.option("--open", "is_opened", is_flag=True, help="Open the site in the browser.")
@options.as_of()
@options.jobs
def serve(config: Path, port: int, is_opened: bool, as_of: datetime | None, jobs: int) -> None:
    """Show the site in a browser, and build it again after every save.

    Only this machine can see it, so drafts have pages, which say what they are. If the content has an error, the last
    good pages stay and show what is wrong.
    """
    import webbrowser

    from citesite.serve import ServeOptions
    from citesite.serve import serve as serve_site

    # Mistakes in the settings can be mended while the server runs; settings that are not there cannot.
    citesite.load(config)
    show = webbrowser.open if is_opened else None

    with options.progress_bar() as progress:
        serve_site(ServeOptions(config, lambda: options.day(as_of), options.say, port, jobs, show, progress))


@main.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Explain the code of a diagnostic, or list all codes."""
    from citesite.cli.explain import explanation, overview

    click.echo(overview() if code is None else explanation(code), nl=False)


def _summarise(report: BuildReport) -> None:
    """Print what a build wrote, how long it took, how many warnings there are, and where the site is."""
    if report.output is None:
        why = "errors" if report.errors else "warnings, and --strict"
        options.say(f"Nothing was written ({options.counts(report.diagnostics)}): the content has {why}.")
        return
    counts = ", ".join(f"{n:,} {name if n != 1 else name.removesuffix('s')}" for name, n in report.counts.items())
    options.say(f"{counts} in {report.seconds:.2f} s")
    options.say(", ".join(f"{count:,} {state}" for state, count in report.states.items()) + " files")
    if report.warnings:
        options.say(options.counts(report.diagnostics))
    options.say(f"{report.output}/index.html")
