"""Lint: how texts read. Advice on sentences, words and numbers, each at its place; it never stops a build.

In: typed records, the site's settings and glossary. Out: diagnostics of severity `advice`, and figures for a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citesite.check.plain_language import form_rules, rules
from citesite.check.plain_language.passages import Part, parts, records_part
from citesite.check.plain_language.rules import LIMITS, Seen
from citesite.diagnostics import Diagnostic
from citesite.read.settings import SiteConfig
from citesite.records import Placed, TopicContent

__all__ = ["lint_records", "lint_topic", "words_of"]

_Words = Mapping[str, tuple[str, str]]
_PASSAGE_RULES = {**rules.PASSAGE_RULES, **form_rules.PASSAGE_RULES}
_PART_RULES = {**rules.PART_RULES, **form_rules.PART_RULES}
_OF_RECORDS = ("hard-to-read", "passive-voice")
"""Rules about a part that hold for a list of records too, of which each is about something else."""
_IN_ONE_PARAGRAPH = 5
"""Sentences of a summary or a definition, which has no second paragraph, unless the site sets its own limit."""


def lint_topic(content: TopicContent, config: SiteConfig, terms: _Words) -> list[Diagnostic]:
    """All advice on a topic, without the rules that the site has switched off.

    Args:
        content: the topic.
        config: the settings, with what the site judges otherwise and why.
        terms: what `words_of` gives.
    """
    if not _is_judged(config):
        return []
    off, seen = _settings(config, terms)
    found = [d for name, rule in form_rules.TOPIC_RULES.items() if name not in off for d in rule(content, seen)]
    for part in parts(content):
        found += _part_advice(part, seen, off, _PART_RULES)
        found += _passage_advice(part, seen, off)
    return found


def lint_records(records: Sequence[Placed[Any]], config: SiteConfig, terms: _Words) -> list[Diagnostic]:
    """All advice on what a file of sources or words says to patients: summaries and definitions.

    Args:
        records: the records of the file.
        config: the settings.
        terms: what `words_of` gives.
    """
    part = records_part(records)
    if part is None or not _is_judged(config):
        return []
    off, seen = _settings(config, terms)
    found = _part_advice(part, seen, off, _OF_RECORDS)
    own = config.lint.long_paragraph
    limits = seen.limits if own and own.limit else {**seen.limits, "long-paragraph": _IN_ONE_PARAGRAPH}
    for passage in part.passages:
        # Each is read alone, and what it is about is explained by itself.
        alone = Seen(limits, terms, seen.abbreviations, set(passage.explained))
        found += _passage_advice(Part(part.name, part.title, part.place, (passage,)), alone, off)
    return found


def words_of(terms: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The words of a glossary that have a plain word, in small letters, with the term's id and the plain word."""
    cards = ((name, terms[name]) for name in terms)
    return {card["term"].lower(): (name, card["lay_term"]) for name, card in cards if card.get("lay_term")}


def _is_judged(config: SiteConfig) -> bool:
    # Lists, limits and formulas are of English.
    return config.language.startswith("en")


def _settings(config: SiteConfig, terms: _Words) -> tuple[set[str], Seen]:
    names = (*_PASSAGE_RULES, *_PART_RULES, *form_rules.TOPIC_RULES)
    own = {rule: found for rule in names if (found := config.lint.of(rule))}
    limits = {rule: found.limit for rule, found in own.items() if found.limit is not None}
    off = {rule for rule, found in own.items() if found.off}
    return off, Seen(LIMITS | limits, terms, frozenset(config.lint.abbreviations))


def _part_advice(part: Part, seen: Seen, off: set[str], names: Sequence[str] | Mapping[str, Any]) -> list[Diagnostic]:
    return [d for name in names if name not in off for d in _PART_RULES[name](part, seen)]


def _passage_advice(part: Part, seen: Seen, off: set[str]) -> Iterator[Diagnostic]:
    for passage in part.passages:
        for name, judge in _PASSAGE_RULES.items():
            if name not in off:
                yield from judge(passage, seen)
