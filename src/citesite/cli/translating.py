"""The commands for translators: `new translation`, `translations`.

What a command needs is imported inside it, so that every other command and `--help` start without it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

import citesite
from citesite.cli import options
from citesite.cli.edit import new
from citesite.cli.export import export


@new.command("translation")
@click.argument("language", metavar="LANGUAGE")
@click.argument("topic", metavar="[TOPIC]", required=False, default="")
@options.config
def new_translation(language: str, topic: str, config: Path) -> None:
    """Begin or complete the translation of the site, or of TOPIC, into LANGUAGE, such as de.

    The files are in translations/LANGUAGE and have the text of the first language above each entry. What is there
    stays: translations, and the comments of translators.
    """
    from citesite.editor.translating import new_translation as make

    paths = make(citesite.load(config), language, topic)
    for path in paths:
        options.put(path)
    options.say(
        f"{options.several(len(paths), 'file')} written; `citesite translations` lists what is to be translated"
    )


@click.command(context_settings=options.HELP)
@click.argument("topic", metavar="[TOPIC]", required=False, default="")
@click.option("--language", metavar="LANGUAGE", default="", help="Only this language.  [default: all of the site]")
@click.option(
    "--confirm",
    "confirmed",
    multiple=True,
    metavar="FILE#KEY",
    help="Note that this stale translation still says what its text says. May be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the texts are printed.",
)
@options.config
def translations(
    topic: str, language: str, confirmed: tuple[str, ...], form: Literal["text", "json"], config: Path
) -> None:
    """List the texts of the site, or of TOPIC, whose translation is missing or stale, and check all translations.

    Stale is the translation of a text that has changed since. Ends with exit code 1 if a translation has an error.
    """
    import json

    from citesite.editor.translating import as_data, confirm, known_languages, open_texts, report, summary

    content = citesite.load(config)
    if confirmed:
        for path in confirm(content, confirmed):
            options.put(path)
        return
    found = report(content, known_languages(content, language), topic)
    options.report(found.diagnostics)
    if form == "json":
        click.echo(json.dumps(as_data(found.texts), ensure_ascii=False, indent=1))
    else:
        for line in open_texts(found.texts):
            options.put(line)
    for line in summary(found.texts):
        options.say(line)
    if not found.texts:
        options.say("nothing is translated; `citesite new translation LANGUAGE` begins")
    options.fail_on(found.diagnostics)


@export.command("po")
@click.argument("language", metavar="LANGUAGE")
@click.argument("topic", metavar="[TOPIC]", required=False, default="")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to this file.  [default: the terminal]",
)
@options.config
def export_po(language: str, topic: str, output: Path | None, config: Path) -> None:
    """Write the texts of the site, or of TOPIC, and their translations as PO, for a translator's program.

    Stale translations are marked as fuzzy. `citesite import-po` takes the file back.
    """
    from citesite.exchange.exports.po import po_text
    from citesite.files.atomic import replace
    from citesite.read.site_translations import files_with_texts

    content = citesite.load(config)
    files = list(files_with_texts(content, language, topic))
    content.refuse(d for file in files for d in file.problems)
    content.refuse(content.diagnostics if any(not file.is_readable for file in files) else ())
    text = po_text(files, language)
    if output:
        replace(output, text, config.parent)
    else:
        click.echo(text.encode(), nl=False)
    options.say(options.several(sum(len(file.overlay.texts) for file in files), "text"))


@click.command("import-po", context_settings=options.HELP)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("language", metavar="LANGUAGE")
@options.config
def import_po(file: Path, language: str, config: Path) -> None:
    """Take the translations of a PO file, as `citesite export po` began it, into the files of LANGUAGE.

    What a translator's program marks as fuzzy is stale. Translations of texts that the site does not have are named and
    left out, and end the command with exit code 1.
    """
    from citesite.editor.translation_po import import_po as take

    done = take(citesite.load(config), file, language)
    for path in done.paths:
        options.put(path)
    for why in done.refused:
        options.say(why)
    options.say(f"{options.several(done.taken, 'translation')} taken, {len(done.refused):,} left out")
    if done.refused:
        raise SystemExit(1)


COMMANDS = (translations, import_po)
