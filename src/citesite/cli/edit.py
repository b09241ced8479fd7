"""The commands that read records and build nothing: `new`, `schema`, `lint`, `format`, `link`. No logic, like `cli`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from citesite.diagnostics import CitesiteError, Format, printed

if TYPE_CHECKING:
    from citesite.editor.skeletons import Place
    from citesite.read.settings import SiteConfig

_HELP = {"help_option_names": ["-h", "--help"]}
_config = click.option(
    "--config",
    default="site_config.yaml",
    show_default=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The settings of the site.",
)


class _New(click.Group):
    """Takes `citesite new DIR` for `citesite new site DIR`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            args = ["site", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_New, context_settings=_HELP)
def new() -> None:
    """Make a site, or a topic, section, claim or source in one.

    `citesite new DIR` is short for `citesite new site DIR`.
    """


@new.command("site")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new_site(folder: Path) -> None:
    """Make a small working site to start from, in a new folder."""
    from citesite.editor import make_site

    count = make_site(folder, date.today())
    click.echo(f"{count} files in {folder}. Now: cd {folder} && citesite build", err=True)


_source = click.option("--source", default="", metavar="ID", help="The source it rests on.  [default: a new one]")


@new.command("topic")
@click.argument("name", metavar="TOPIC")
@_source
@_config
def new_topic(name: str, source: str, config: Path) -> None:
    """Begin a topic: a draft with one section, one claim and one key message."""
    from citesite.editor.skeletons import new_topic as make

    _say(make(_place(config), name, source))


@new.command("section")
@click.argument("where", metavar="TOPIC/SECTION")
@_config
def new_section(where: str, config: Path) -> None:
    """Begin a section, and list it last in its topic."""
    from citesite.editor.skeletons import new_section as make

    _say(make(_place(config), where))


@new.command("claim")
@click.argument("where", metavar="TOPIC/SECTION/CLAIM")
@_source
@_config
def new_claim(where: str, source: str, config: Path) -> None:
    """Begin a claim at the end of a section."""
    from citesite.editor.skeletons import new_claim as make

    _say(make(_place(config), where, source))


@new.command("source")
@click.argument("name", metavar="SOURCE")
@_config
def new_source(name: str, config: Path) -> None:
    """Begin a source, in a file of its own."""
    from citesite.editor.skeletons import new_source as make

    _say(make(_place(config), name))


def _say(paths: list[str]) -> None:
    for path in paths:
        click.echo(path)
    click.echo("Now write what says FILL ME IN; `citesite check` lists every place.", err=True)


def _place(config: Path) -> Place:
    """The site that skeletons are put into."""
    from citesite.editor.skeletons import Place

    return Place(config.parent, Path(_settings(config).content).as_posix(), date.today())


def _settings(config: Path) -> SiteConfig:
    """The settings of the site, or exit code 1 and what is wrong with them."""
    from citesite.read.files import locate
    from citesite.read.settings import load_config

    settings, problems = load_config(config)
    if settings is None:
        click.echo(printed(locate(problems, config.parent), "text"), nl=False, err=True)
        raise SystemExit(1)
    return settings


@click.command(context_settings=_HELP)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@_config
def schema(folder: Path | None, config: Path) -> None:
    """Write JSON Schemas of all records, and map files to them for VS Code.

    They go to DIR, or to .vscode/schemas beside the settings of the site. An editor that knows them completes fields,
    explains them, and underlines what does not fit. What .vscode/settings.json holds already stays.
    """
    from citesite.editor import write_schemas

    count = write_schemas(config.parent, _settings(config).content, folder)
    click.echo(f"{count} schemas, mapped in {config.parent / '.vscode' / 'settings.json'}", err=True)


@click.command(context_settings=_HELP)
@_config
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write a ranked page.")
@click.option("--strict", is_flag=True, help="End with exit code 1 where there is advice.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How advice is printed."
)
def lint(config: Path, report: Path | None, strict: bool, form: Format) -> None:
    """Say how the texts read: sentences, words and numbers that stand in a reader's way.

    It is advice and fails nothing, unless --strict asks for it. `citesite check` gives it beside errors and warnings.
    """
    from citesite.check.plain_language.report import report as page
    from citesite.check.plain_language.site import lint_site
    from citesite.files.atomic import replace

    settings = _settings(config)
    found = lint_site(config.parent, settings)
    advice = [piece for part in found for piece in part.advice]
    text = printed(sorted(advice, key=lambda d: (d.place.path, d.line, d.column)), form)
    click.echo(text, nl=False, err=form == "text")
    grade = f"{len(found)} part{'s' * (len(found) != 1)}, {len(advice)} piece{'s' * (len(advice) != 1)} of advice"
    click.echo(grade, err=True)
    if report:
        replace(report, page(settings.title, found), config.parent)
        click.echo(report, err=True)
    if strict and advice:
        raise SystemExit(1)


@click.command("format", context_settings=_HELP)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--check", "is_check", is_flag=True, help="Write nothing; end with exit code 1 where a file would change."
)
@_config
def format_records(files: tuple[Path, ...], is_check: bool, config: Path) -> None:
    """Put the fields of records in one order, and fold long texts.

    Comments stay, and what a file says stays: one that could not be put in order without a change is left alone.
    """
    from citesite.editor.formatting import format_files

    changed, refused = format_files(config.parent, _settings(config).content, files, not is_check)
    for path in changed:
        click.echo(path)
    for line in refused:
        click.echo(line, err=True)
    what = "would change" if is_check else "changed"
    click.echo(f"{len(changed)} file{'s' * (len(changed) != 1)} {what}", err=True)
    if refused or (is_check and changed):
        raise SystemExit(1)


@click.command(context_settings=_HELP)
@click.argument("where", metavar="TOPIC[#PLACE]")
@click.option("--handout", "is_handout", is_flag=True, help="The page of a section alone, not its place in the topic.")
@click.option(
    "--qr", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Draw it as a QR code, SVG."
)
@click.option(
    "--pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Print the section's handout, or topic.",
)
@click.option("--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="For --pdf.")
@_config
def link(
    where: str, is_handout: bool, qr: Path | None, pdf: Path | None, paper: Literal["A4", "Letter"], config: Path
) -> None:
    """Print the address of a topic, or of a section, claim or key message in it, to hand to a patient.

    --pdf takes the page from the output folder, as the last build wrote it, and needs Chromium or Chrome.
    """
    from citesite.files.atomic import replace
    from citesite.publish.handout import address_of, print_page
    from citesite.render.qr import qr_svg

    settings, site = _settings(config), _place(config)
    if not settings.base:
        raise CitesiteError(f"{config} does not say the site's `url`, so there is no address to hand over")
    url = settings.base + address_of(site, settings, where, is_handout)
    page = address_of(site, settings, where, "#" in where) if pdf else ""
    click.echo(url)
    if qr:
        replace(qr, qr_svg(url), config.parent)
        click.echo(qr, err=True)
    if pdf:
        print_page(config.parent / settings.output, page, settings.base, pdf, paper, config.parent)
        click.echo(pdf, err=True)


COMMANDS = (new, schema, lint, format_records, link)
