"""All advice on the texts of a site, file by file and topic by topic."""

from __future__ import annotations

from citesite.check.plain_language import lint_records, lint_settings, lint_topic, words_of
from citesite.check.plain_language.passages import records_part
from citesite.check.plain_language.report import Measured, figures, measured
from citesite.diagnostics import Diagnostic
from citesite.files.scan import Kind
from citesite.link.cards import term_card
from citesite.read.content import Content
from citesite.read.files import locate


def lint_site(content: Content) -> list[Measured]:
    """Return the parts of all shared files and topics with the advice on them, in the order of their paths.

    Files with mistakes of form are left out.

    Raises:
        ContentError: if the settings have mistakes.
        CitesiteError: if a file cannot be read.
    """
    config, root = content.settings, content.root
    language = config.language
    words = words_of({name: term_card(term) for name, term in content.glossary.items()})
    parts: list[Measured] = []
    for file in content.shared_files(Kind.GLOSSARY, Kind.SOURCES):
        if (part := records_part(file.records)) is not None:
            parts += figures([part], locate(lint_records(file.records, config, words), root), words, language)
    for topic in content.topic_files():
        if topic.content is not None:
            parts += measured(topic.content, locate(lint_topic(topic.content, config, words), root), words, language)
    return parts


def advice_on_settings(content: Content) -> list[Diagnostic]:
    """Return all advice on the settings, located.

    Raises:
        ContentError: if they have mistakes.
    """
    return locate(lint_settings(content.settings, content.settings_path.name), content.root)
