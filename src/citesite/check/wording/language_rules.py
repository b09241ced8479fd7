"""A rule about the site's language: whether there are lists of its words. The build asks it, once for the site."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.languages import language_of
from citesite.check.languages.form import CHECKED
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.read.settings import SiteConfig

_MOST = 3
"""The most that a message names of what is not checked."""

WORDS_NOT_CHECKED = Rule(
    code="words-not-checked",
    severity=Severity.WARNING,
    summary="the site's language has no words, or not all, for the rules that judge texts",
    meaning=(
        "Rules about words need lists of verbs, hedges, promises and number words, and each language has its own. "
        "Where it has none, no rule notices a sentence that says more than its certainty, a promise of safety, or "
        "an order to stop a medicine. Doses, results and all that needs no words are checked. A language without any "
        f"lacks these checks: {'; '.join(CHECKED.values())}."
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
        count = f"{len(lacks)} check{'s' * (len(lacks) > 1)} of texts{', such as' * (len(lacks) > _MOST)}"
        message = f'"{config.language}" has no words for {count}: {"; ".join(lacks[:_MOST])}'
        hint = "say under unchecked_words: who reads the texts instead; `citesite explain words-not-checked` lists all"
        place = Place(settings)
        named = config.languages.index(config.language) if config.language in config.languages else None
        yield WORDS_NOT_CHECKED.at(place / "language" if named is None else place / "languages" / named, message, hint)
