"""Plain language: how texts read. Advice on sentences, words and numbers, each at its place; it never stops a build.

In: typed records, the site's settings and glossary. Out: diagnostics of severity `advice`, and figures for a report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from citesite.check.declaring import Check, K, S, declared
from citesite.check.languages import language_of
from citesite.check.plain_language.checks import LintState, PartCheck, PassageCheck, SettingsCheck, SummaryCheck
from citesite.check.plain_language.passages import judged, parts, records_part
from citesite.check.plain_language.reading_rules import HARD_TO_READ, PASSIVE_VOICE
from citesite.check.plain_language.sentence_rules import LONG_PARAGRAPH
from citesite.check.rules import advice_modules
from citesite.diagnostics import Diagnostic, Place, Step
from citesite.link.cards import TermCard
from citesite.read.settings import SiteConfig
from citesite.records import Placed, TopicContent

__all__ = ["lint_records", "lint_settings", "lint_topic", "words_of"]

_Words = Mapping[str, tuple[str, str]]
_Only = Collection[tuple[str, tuple[Step, ...]]] | None
_PASSAGE_CHECKS = declared(PassageCheck, *advice_modules())
_PART_CHECKS = declared(PartCheck, *advice_modules())
_SUMMARY_CHECKS = declared(SummaryCheck, *advice_modules())
_SETTINGS_CHECKS = declared(SettingsCheck, *advice_modules())
_OF_RECORDS = tuple(check for check in _PART_CHECKS if {HARD_TO_READ, PASSIVE_VOICE} & set(check.rules))
"""Checks of a part that make sense for a list of records too, of which each is about something else."""
_IN_ONE_PARAGRAPH = 5
"""Sentences of a summary or a definition, which has no second paragraph, unless the site sets its own limit."""


def lint_topic(content: TopicContent, config: SiteConfig, terms: _Words, only: _Only = None) -> list[Diagnostic]:
    """Return all advice on a topic, without the rules that the site has switched off.

    Args:
        content: the topic.
        config: the settings, with what the site judges otherwise and why.
        terms: the result of `words_of`.
        only: the places of the texts to judge, which are in the language of the settings; None for all.
    """
    if not _is_judged(config):
        return []
    off, state = _settings(config, terms)
    found = [*_advice(_SUMMARY_CHECKS, content, state, off)]
    for part in filter(None, (judged(part, only) for part in parts(content))):
        found += _advice(_PART_CHECKS, part, state, off)
        for passage in part.passages:
            found += _advice(_PASSAGE_CHECKS, passage, state, off)
    return found


def lint_records(
    records: Sequence[Placed[Any]], config: SiteConfig, terms: _Words, only: _Only = None
) -> list[Diagnostic]:
    """Return all advice on what a file of sources or terms says to patients: summaries and definitions.

    Args:
        records: the records of the file.
        config: the settings.
        terms: the result of `words_of`.
        only: as for `lint_topic`.
    """
    whole = records_part(records)
    part = whole and judged(whole, only)
    if part is None or not _is_judged(config):
        return []
    off, state = _settings(config, terms)
    found = [*_advice(_OF_RECORDS, part, state, off)]
    limits = {LONG_PARAGRAPH.code: _IN_ONE_PARAGRAPH, **state.limits}
    for passage in part.passages:
        # Each is read alone, and what it is about is explained by itself.
        alone = replace(state, limits=limits, words=set(passage.explained))
        found += _advice(_PASSAGE_CHECKS, passage, alone, off)
    return found


def lint_settings(config: SiteConfig, file: str) -> list[Diagnostic]:
    """Return all advice on the settings.

    Args:
        config: the settings.
        file: the name of their file.
    """
    if not _is_judged(config):
        return []
    off, state = _settings(config, {})
    return [*_advice(_SETTINGS_CHECKS, Placed(config, Place(file)), state, off)]


def words_of(terms: Mapping[str, TermCard]) -> dict[str, tuple[str, str]]:
    """Return the words of a glossary that have a plain word, in small letters: the term's id and the plain word."""
    cards = ((name, terms[name]) for name in terms)
    return {card.term.lower(): (name, card.lay_term) for name, card in cards if card.lay_term}


def _is_judged(config: SiteConfig) -> bool:
    return language_of(config.language).plain is not None


def _settings(config: SiteConfig, terms: _Words) -> tuple[set[str], LintState]:
    """Return the codes of the rules that a site has switched off, and the state before its first text."""
    checks: tuple[Check[Any, Any], ...] = (*_PASSAGE_CHECKS, *_PART_CHECKS, *_SUMMARY_CHECKS, *_SETTINGS_CHECKS)
    own = {rule.code: found for check in checks for rule in check.rules if (found := config.lint.of(rule.code))}
    limits = {code: found.limit for code, found in own.items() if found.limit is not None}
    off = {code for code, found in own.items() if found.off}
    return off, LintState(limits, terms, frozenset(config.lint.abbreviations), config.language)


def _advice(checks: Iterable[Check[S, K]], subject: S, state: K, off: set[str]) -> Iterator[Diagnostic]:
    for check in checks:
        if not all(rule.code in off for rule in check.rules):
            yield from (found for found in check(subject, state) if found.code not in off)
