"""Lint: how a topic reads. Advice on sentences, words and numbers, each at its place; it never stops a build.

In: a typed topic, the site's settings and glossary. Out: diagnostics of severity `advice`, and figures for a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from citesite.config import SiteConfig
from citesite.diagnostics import Diagnostic
from citesite.lint.passages import parts
from citesite.lint.rules import LIMITS, PART_RULES, PASSAGE_RULES, Seen
from citesite.records import TopicContent

__all__ = ["lint_topic", "words_of"]


def lint_topic(content: TopicContent, config: SiteConfig, terms: Mapping[str, tuple[str, str]]) -> list[Diagnostic]:
    """All advice on a topic, without the rules that the site has switched off.

    Args:
        content: the topic.
        config: the settings, with what the site judges otherwise and why.
        terms: what `words_of` gives.
    """
    if not config.language.startswith("en"):
        # Lists, limits and formulas are of English.
        return []
    settings = {rule: found for rule in (*PASSAGE_RULES, *PART_RULES) if (found := config.lint.of(rule))}
    off = {rule for rule, found in settings.items() if found.off}
    limits = {rule: found.limit for rule, found in settings.items() if found.limit is not None}
    seen = Seen(LIMITS | limits, terms, frozenset(config.lint.abbreviations))
    return list(_advice(content, seen, off))


def _advice(content: TopicContent, seen: Seen, off: set[str]) -> Iterator[Diagnostic]:
    for part in parts(content):
        for name, rule in PART_RULES.items():
            if name not in off:
                yield from rule(part, seen)
        for passage in part.passages:
            for name, judge in PASSAGE_RULES.items():
                if name not in off:
                    yield from judge(passage, seen)


def words_of(terms: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The words of a glossary that have a plain word, in small letters, with the term's id and the plain word."""
    cards = ((name, terms[name]) for name in terms)
    return {card["term"].lower(): (name, card["lay_term"]) for name, card in cards if card.get("lay_term")}
