"""A rule about the site's language: whether there are lists of its words. The build asks it, once for the site."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.languages import language_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.read.settings import SiteConfig

WORDS_NOT_CHECKED = Rule(
    code="words-not-checked",
    severity=Severity.WARNING,
    summary="the site's language has no words, or not all, for the rules that judge texts",
    meaning=(
        "Rules about words need lists of verbs, hedges, promises and number words, and each language has its own. "
        "Where it has none, no rule notices a sentence that says more than its certainty, a promise of safety, or "
        "an order to stop a medicine. The message names what is not checked. Doses, results and all that needs no "
        "words are checked."
    ),
    fix=(
        "Let somebody who knows the language read each text for what is not checked, and say so in the settings "
        "under unchecked_words:. Adding a language to citesite is one file."
    ),
    wrong="language: cy",
    right="""
        language: cy
        unchecked_words: Two people read every text for what it promises.
    """,
)


def words_not_checked(config: SiteConfig, settings: str) -> Iterator[Diagnostic]:
    """Say that the rules about words are off, unless the settings say who does their work."""
    lacks = language_of(config.language).lacks
    if lacks and not config.unchecked_words:
        message = f'not all is checked in the language "{config.language}", for lack of words: {"; ".join(lacks)}'
        hint = "say under unchecked_words: who reads the texts for what they promise"
        place = Place(settings)
        named = config.languages.index(config.language) if config.language in config.languages else None
        yield WORDS_NOT_CHECKED.at(place / "language" if named is None else place / "languages" / named, message, hint)
