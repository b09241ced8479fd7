"""The command that says what changed since a release: `diff`.

What a command needs is imported inside it, so that every other command and `--help` start without it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

import citesite
from citesite.cli import options
from citesite.diagnostics import ContentError, Severity


@click.command()
@options.config
@click.argument("release", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the changes are printed.",
)
@options.as_of()
def diff(config: Path, release: Path | None, form: Literal["text", "json"], as_of: datetime | None) -> None:
    """Say in words what the site says that it did not in RELEASE: texts, numbers, certainty, evidence.

    RELEASE is a place that is published to, a release in the folder beside it, or a published.json of another time.
    Without it, the site is compared with what was published last. Write what readers should know into changes: of the
    topic; publish refuses changes in silence.
    """
    import json

    from citesite.publish.difference import as_data, difference, in_words

    errors = [d for d in citesite.check_site(config, as_of=options.day(as_of)) if d.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
    found = difference(citesite.load(config), release)
    text = json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n" if form == "json" else in_words(found)
    click.echo(text, nl=False)


COMMANDS = (diff,)
