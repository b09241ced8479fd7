"""The commands that help to write records and build nothing: `new`, `schema`, `lint`, `format`, `link`.

What a command needs is imported inside it, so that every other command and `--help` start without it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import click

import citesite
from citesite.cli import options
from citesite.diagnostics import CitesiteError, ContentError, Format, ordered


class _New(click.Group):
    """Accept `citesite new DIR` as short for `citesite new site DIR`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            args = ["site", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_New, context_settings={**options.HELP, "ignore_unknown_options": True})
def new() -> None:
    """Make a site, or a topic, section, claim or source in one.

    `citesite new DIR` is short for `citesite new site DIR`.
    """


@new.command("site")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--host",
    type=click.Choice(["github", "gitlab", "netlify"]),
    help="Write what this host needs: a workflow, .gitignore, pinned versions. Without DIR, into the site here.",
)
def new_site(folder: Path | None, host: Literal["github", "gitlab", "netlify"] | None) -> None:
    """Make a small working site in a new folder, to start from."""
    import shlex

    from citesite.editor import make_site
    from citesite.editor.hosting import write_host

    if folder is None and host is None:
        raise click.UsageError("Missing argument 'DIR'.")
    if folder:
        count = make_site(folder, date.today())
        options.say(f"{count} files in {folder}. Now: cd {shlex.quote(str(folder))} && citesite build")
    elif not Path("site_config.yaml").is_file():
        raise CitesiteError("there is no site_config.yaml here; name a folder for a new site, or go to that of yours")
    if host:
        done = write_host(host, folder or Path())
        for path in done.written:
            options.put(path)
        for line in done.wanting:
            options.say(line)
        options.say("Now run `citesite publish`, and commit everything with permalinks.yaml and published.json.")


_source = click.option("--source", default="", metavar="ID", help="The source behind the claim.  [default: a new one]")


@new.command("topic")
@click.argument("name", metavar="TOPIC")
@_source
@options.config
def new_topic(name: str, source: str, config: Path) -> None:
    """Begin a topic: a draft with one section, one claim and one takeaway."""
    from citesite.editor.skeletons import new_topic as make

    _say(make(citesite.load(config), name, source, date.today()))


@new.command("section")
@click.argument("where", metavar="TOPIC/SECTION")
@options.config
def new_section(where: str, config: Path) -> None:
    """Begin a section, listed last in its topic."""
    from citesite.editor.skeletons import new_section as make

    _say(make(citesite.load(config), where))


@new.command("claim")
@click.argument("where", metavar="TOPIC/SECTION/CLAIM")
@_source
@options.config
def new_claim(where: str, source: str, config: Path) -> None:
    """Begin a claim at the end of a section."""
    from citesite.editor.skeletons import new_claim as make

    _say(make(citesite.load(config), where, source, date.today()))


@new.command("source")
@click.argument("name", metavar="SOURCE")
@options.config
def new_source(name: str, config: Path) -> None:
    """Begin a source, in a file of its own."""
    from citesite.editor.skeletons import new_source as make

    _say(make(citesite.load(config), name, date.today()))


@new.command("template")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--print", "is_printed", is_flag=True, help="Print the example, and copy nothing.")
@options.config
def new_template(name: str | None, is_printed: bool, config: Path) -> None:
    """Copy an example of a template into the site, to start from. Without NAME, list the examples."""
    from citesite.editor.template_examples import example_text, examples
    from citesite.editor.template_examples import new_template as make

    if name is None:
        for example, file, about in examples():
            options.put(f"{example}: {file}: {about}")
        return
    if is_printed:
        options.put(example_text(name).removesuffix("\n"))
        return
    options.put(make(name, config.parent, citesite.load(config).settings.templates))
    options.say("Now change it, and look with `citesite serve`. docs/templates.md lists what a template may use.")


@new.command("catalogue")
@click.argument("language")
@options.config
def new_catalogue(language: str, config: Path) -> None:
    """Write the theme's words for a translator into locale/LANGUAGE.po, or add those that are missing there."""
    from citesite.editor.catalogues import new_catalogue as make

    settings = citesite.load(config).settings
    path, waiting = make(language, config.parent)
    options.put(path)
    options.say(f"{waiting} messages to translate. docs/how-to/add-a-language.md says how.")
    if language not in (settings.language, *settings.languages):
        options.say(f"Then name {language} under `languages:` in the settings.")


def _say(paths: list[str]) -> None:
    for path in paths:
        options.put(path)
    options.say("Now replace each FILL ME IN; `citesite check` lists them.")


@click.command("import-rows", context_settings=options.HELP)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("where", metavar="TOPIC/ANALYSIS")
@click.option("--source", default="", metavar="ID", help="The source of every row, such as a review.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=COLUMN", help="The heading or letter of the column of a field."
)
@click.option("--dry-run", is_flag=True, help="Print what would be done; write nothing.")
@options.config
def import_rows(file: Path, where: str, source: str, columns: tuple[str, ...], dry_run: bool, config: Path) -> None:
    """Take the rows of an analysis from a CSV file of trials.

    RevMan, Covidence and spreadsheets write such files. What each column holds is read from its heading and printed;
    --column says it where the heading does not, as in --column events1="Ill, vaccinated". 1 is the intervention, 2 the
    comparator. An analysis that is not there is begun. If any cell leaves a doubt, nothing is written.
    """
    from citesite.editor.rows import import_rows as make
    from citesite.exchange.imports.trial_table import FIELDS

    named = dict(column.partition("=")[::2] for column in columns)
    if unknown := [field for field in named if field not in FIELDS]:
        raise click.UsageError(f"--column {unknown[0]}: the fields are {', '.join(FIELDS)}")
    done = make(citesite.load(config), file, where, named, source, not dry_run)
    for note in done.table.notes:
        options.say(f"{file.name}: {note}")
    options.say(", ".join(f"{field}: {title}" for field, title in done.table.columns.items()))
    for what, found in (("columns not used", done.table.passed_over), ("rows that sum up", done.table.left_out)):
        if found:
            options.say(f"{what}: {', '.join(found)}")
    rows = options.several(len(done.rows), "row")
    options.say(f"{rows} {'would be' if dry_run else 'were'} added" + " to a new analysis" * done.is_new)
    if not dry_run:
        options.put(done.path)


@click.command(context_settings=options.HELP)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@options.config
def schema(folder: Path | None, config: Path) -> None:
    """Write JSON Schemas of all records, and map files to them for VS Code.

    They go to DIR, or to .vscode/schemas in the site's folder. With them, an editor completes fields, explains them,
    and underlines what does not fit. Where a record names a source or a person, it offers those of the site. Other
    entries of .vscode/settings.json are kept.
    """
    from citesite.editor import write_schemas

    content = citesite.load(config)
    ids = {}
    if (content.root / content.folder).is_dir():
        ids["source"] = {source.id: source.title for source in content.sources.values()}
        ids["person"] = {person.id: person.name for person in content.people.values()}
    count = write_schemas(config.parent, content.settings.content, folder, ids)
    options.say(f"{count} schemas, mapped in {config.parent / '.vscode' / 'settings.json'}")


@click.command(context_settings=options.HELP)
@options.config
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a page that ranks the parts.",
)
@options.strict("End with exit code 1 if there is advice.")
@options.form
def lint(config: Path, report: Path | None, strict: bool, form: Format) -> None:
    """Advise on texts that are hard to read: their sentences, words and numbers.

    This is advice and never fails, except with --strict. `citesite check` prints it with errors and warnings.
    Translations are judged by the rules of their language. A file that cannot be read is an error here too.
    """
    from citesite.check.plain_language.report import report as page
    from citesite.check.plain_language.site import advice_on_settings, lint_site
    from citesite.files.atomic import replace

    try:
        first = citesite.load(config)
        editions = [first, *(citesite.load(config, language=other) for other in first.settings.translated_into)]
        found = [part for content in editions for part in lint_site(content)]
    except ContentError as problem:
        options.report(problem.diagnostics, form)
        raise SystemExit(1) from None
    problems = list(dict.fromkeys(d for content in editions for d in content.diagnostics))
    advice = [d for content in editions for d in advice_on_settings(content)]
    advice += [piece for part in found for piece in part.advice]
    options.report(ordered([*problems, *advice]), form)
    options.say(f"{options.several(len(found), 'part')}, {options.several(len(advice), 'piece')} of advice")
    if report:
        replace(report, page(first.settings.title, found), config.parent)
        options.say(str(report))
    options.fail_on(problems)
    if strict and advice:
        raise SystemExit(1)


@click.command("format", context_settings=options.HELP)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--check", "is_check", is_flag=True, help="Write nothing; end with exit code 1 if a file would change.")
@options.config
def format_records(files: tuple[Path, ...], is_check: bool, config: Path) -> None:
    """Put the fields of records in one order, and fold long texts.

    Comments and meaning are kept: a file that cannot be put in order without changing its meaning is left alone.
    """
    from citesite.editor.formatting import format_files

    done = format_files(citesite.load(config), files, not is_check)
    for path in done.changed:
        options.put(path)
    options.report(done.diagnostics)
    for path, why in done.refused.items():
        options.say(f"{path}: left alone: {why}")
    what = "would change" if is_check else "changed"
    options.say(f"{options.several(len(done.changed), 'file')} {what}")
    if done.refused or (is_check and done.changed):
        raise SystemExit(1)


@click.command(context_settings=options.HELP)
@click.argument("where", metavar="TOPIC[#PLACE]")
@click.option(
    "--handout", "is_handout", is_flag=True, help="The page of a section alone, not its place on the topic's page."
)
@click.option(
    "--qr",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the address as a QR code, in SVG.",
)
@click.option(
    "--pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Print the handout of the section, or the page of the topic.",
)
@click.option(
    "--paper", type=click.Choice(["A4", "Letter"]), default="A4", show_default=True, help="The paper for --pdf."
)
@options.language("The address and the page in this language.  [default: the first]")
@options.config
def link(
    where: str,
    is_handout: bool,
    qr: Path | None,
    pdf: Path | None,
    paper: Literal["A4", "Letter"],
    edition: str,
    config: Path,
) -> None:
    """Print the address of a topic, or of a section, claim or takeaway in it, to hand to a patient.

    A page of your own has the address of its name: content/pages/privacy.md is at privacy/.

    --pdf takes the page from the output folder, as the last build wrote it, and needs Chromium or Chrome.
    """
    from citesite.files.atomic import replace
    from citesite.publish.handout import address_of, print_page
    from citesite.render.qr import qr_svg

    content = citesite.load(config)
    settings = content.settings_in(edition)
    if not settings.base:
        raise CitesiteError(f"{config} has no `url`, so the site has no address to hand over")
    url = settings.base + address_of(content, where, is_handout, edition)
    page = address_of(content, where, "#" in where) if pdf else ""
    options.put(url)
    if qr:
        replace(qr, qr_svg(url), config.parent)
        options.say(str(qr))
    if pdf:
        print_page(config.parent / settings.output, page, settings.base, pdf, paper, config.parent)
        options.say(str(pdf))


COMMANDS = (new, import_rows, schema, lint, format_records, link)
