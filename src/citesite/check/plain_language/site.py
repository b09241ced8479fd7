"""All advice on the texts of a site, file by file and topic by topic, in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from citesite.check.plain_language import lint_records, lint_settings, lint_topic, words_of
from citesite.check.plain_language.passages import parts, records_part
from citesite.check.plain_language.report import Measured, measured
from citesite.diagnostics import Diagnostic
from citesite.files.content import Kind
from citesite.files.translations import folder_of
from citesite.link.cards import term_card
from citesite.read.content import Content
from citesite.read.files import RawFile, locate
from citesite.read.settings_file import settings_overlay
from citesite.read.translated import in_translations, translated_places
from citesite.read.translation_files import at_translations


def lint_site(content: Content) -> list[Measured]:
    """Return the parts of all shared files and topics with the advice on them, in the order of their paths.

    Files with mistakes of form are left out. In an edition, texts without a current translation are, too, and places
    are those in the translation files.

    Raises:
        ContentError: if the settings have mistakes.
        CitesiteError: if a file cannot be read.
    """
    config = content.settings
    words = words_of({name: term_card(term) for name, term in content.glossary.items()})

    made: list[Measured] = []
    for file in content.shared_files(Kind.GLOSSARY, Kind.SOURCES):
        if (part := records_part(file.records)) is not None:
            only = translated_places([file.raw])
            advice = lint_records(file.records, config, words, only)
            made += _placed(measured([part], advice, words, config.language, only), [file.raw], content)
    for topic in content.topic_files():
        if topic.content is not None:
            only = translated_places(topic.raw)
            advice = lint_topic(topic.content, config, words, only)
            made += _placed(measured(parts(topic.content), advice, words, config.language, only), topic.raw, content)
    return made


def _placed(found: Iterable[Measured], files: Sequence[RawFile], content: Content) -> Iterator[Measured]:
    """Yield parts whose advice is located."""
    for one in found:
        yield replace(one, advice=tuple(_located(in_translations(one.advice, files), content)))


def advice_on_settings(content: Content) -> list[Diagnostic]:
    """Return all advice on the settings, located.

    Raises:
        ContentError: if they have mistakes.
    """
    file = content.settings_path.name
    found = lint_settings(content.settings, file)
    if content.edition:
        overlay, _ = settings_overlay(content.settings_path, content.edition)
        found = at_translations(found, {file: overlay})
    return _located(found, content)


def _located(found: Iterable[Diagnostic], content: Content) -> list[Diagnostic]:
    """Return advice with lines and columns; that of an edition without what is said of the first language already."""
    own = f"{folder_of(content.edition)}/" if content.edition else ""
    return locate((d for d in found if d.place.path.startswith(own)), content.root)
