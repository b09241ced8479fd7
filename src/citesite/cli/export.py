"""The commands that give a site to other programs. They only take options and report, like `cli`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from citesite.diagnostics import printed

_config = click.option(
    "--config",
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


class _ReferenceFormat(click.Choice[str]):
    """The formats of references, which are looked up only when the command runs or describes itself."""

    def __init__(self) -> None:
        super().__init__(())

    def _choice(self) -> click.Choice[str]:
        # Every other command starts without loading the exports.
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
    """Give the site to other programs."""


@export.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@_config
@_as_of
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def markdown(folder: Path, config: Path, as_of: datetime | None, strict: bool) -> None:
    """Write every page as Markdown into DIR, for a program that makes websites of Markdown, such as Zensical.

    The pages hold the same bodies as the site. Let that program load DIR/citesite.css too.
    """
    from citesite.build.request import Request
    from citesite.hosts.bodies import bodies
    from citesite.hosts.bodies import export as export_bodies

    found = bodies(Request(config, as_of.date() if as_of else date.today(), strict=strict))
    click.echo(printed(found.diagnostics, "text"), nl=False, err=True)
    if found.cache is None:
        click.echo("Nothing was written: the content has errors, or warnings and --strict.", err=True)
        raise SystemExit(1)
    counts = export_bodies(found, folder, config.parent)
    click.echo(", ".join(f"{count:,} {state}" for state, count in counts.items()) + f" files in {folder}", err=True)


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
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write into this file.")
@_config
def references(topic: str | None, form: str, output: Path | None, config: Path) -> None:
    """Write the references for a reference manager, to FILE or to the terminal."""
    from citesite.exchange.exports.bibliography import bibliography
    from citesite.files.atomic import replace

    found = bibliography(config, form, topic)
    if found.diagnostics:
        click.echo(printed(found.diagnostics, "text"), nl=False, err=True)
        click.echo("Nothing was written: the records have errors.", err=True)
        raise SystemExit(1)
    if output:
        replace(output, found.text, config.parent)
    else:
        click.echo(found.text.encode(), nl=False)
    click.echo(f"{found.count:,} reference{'s' * (found.count != 1)}", err=True)


COMMANDS = (export,)
