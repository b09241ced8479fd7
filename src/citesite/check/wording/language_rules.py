"""A rule about the site's language: whether there are lists of its words. The build asks it, once for the site."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.read.settings import SiteConfig

WORDS_NOT_CHECKED = Rule(
    code="words-not-checked",
    severity=Severity.WARNING,
    summary="what words promise is not checked in the site's language",
    meaning=(
        "There are lists of verbs, hedges and promises for English only. Elsewhere no rule notices a sentence "
        "that says more than its certainty, a promise of safety, or an order to stop a medicine. Advice on "
        "plain language is off, too, and typed numbers are not traced. Doses, results and everything else are "
        "checked."
    ),
    fix=(
        "Let somebody who knows the language read each text for what it promises, and say so in the settings "
        "under unchecked_words:."
    ),
    wrong="language: de",
    right="""
        language: de
        unchecked_words: Two people read every text for what it promises.
    """,
)


def words_not_checked(config: SiteConfig, settings: str) -> Iterator[Diagnostic]:
    """Say that the rules about words are off, unless the settings say who does their work."""
    if not config.is_english and not config.unchecked_words:
        message = f'the words of texts are not checked: there are no lists of words for "{config.language}"'
        hint = "say under unchecked_words: who reads the texts for what they promise"
        yield WORDS_NOT_CHECKED.at(Place(settings) / "language", message, hint)
