"""The commands that write a site for other programs: `export markdown`, `export references`.

What a command needs is imported inside it, so that every other command and `--help` start without it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import citesite
from citesite.cli import options

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _ReferenceFormat(click.Choice[str]):
    """The formats of references, looked up only when the command runs or describes itself."""

    def __init__(self) -> None:
        super().__init__(())

    def _choice(self) -> click.Choice[str]:
        # Looked up late, so that every other command starts without loading the exports.
        from citesite.exchange.exports import reference_formats

        return click.Choice(list(reference_formats()))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        return self._choice().get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return self._choice().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return self._choice().shell_complete(ctx, param, incomplete)


@click.group()
def export() -> None:
    """Write the site for other programs."""


@export.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@options.config
@options.language("Write the edition in this language.  [default: the first]")
@options.as_of()
@options.strict()
def markdown(folder: Path, config: Path, edition: str, as_of: datetime | None, strict: bool) -> None:
    """Write every page as Markdown into DIR, for a program that makes websites from Markdown, such as Zensical.

    The pages have the same bodies as those of the site. Let that program load DIR/citesite.css too.
    """
    from citesite.build.request import Request
    from citesite.hosts.bodies import bodies
    from citesite.hosts.bodies import export as export_bodies

    found = bodies(Request(config, options.day(as_of), strict=strict, edition=edition))
    options.report(found.diagnostics)
    if found.cache is None:
        options.say("Nothing was written: the content has errors, or warnings and --strict.")
        raise SystemExit(1)
    counts = export_bodies(found, folder, config.parent)
    options.say(", ".join(f"{count:,} {state}" for state, count in counts.items()) + f" files in {folder}")


@export.command()
@click.option("--topic", metavar="ID", help="Only the references of this topic.  [default: all sources of the site]")
@click.option(
    "--format",
    "form",
    type=_ReferenceFormat(),
    default="csl-json",
    show_default=True,
    help="CSL-JSON is what Zotero and pandoc read best.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this file.  [default: the terminal]",
)
@options.config
def references(topic: str | None, form: str, output: Path | None, config: Path) -> None:
    """Write the references of the site, or of one topic, for a reference manager."""
    from citesite.exchange.exports.bibliography import bibliography
    from citesite.files.atomic import replace

    text, count = bibliography(citesite.load(config), form, topic)
    if output:
        replace(output, text, config.parent)
    else:
        click.echo(text.encode(), nl=False)
    options.say(options.several(count, "reference"))


COMMANDS = (export,)
