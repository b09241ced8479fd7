"""How a rule about plain language is tied to its function, and what such a function has to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from citesite.check.declaring import Check
from citesite.check.languages import plain_of
from citesite.check.languages.form import Plain
from citesite.check.plain_language.passages import Part, Passage
from citesite.diagnostics import Diagnostic, Rule
from citesite.read.settings import SiteConfig
from citesite.records import Placed, TopicContent


@dataclass
class LintState:
    """What the texts read so far have explained, and what the site judges otherwise."""

    limits: Mapping[str, int]
    """Limits that the site sets itself, by the code of the rule."""
    terms: Mapping[str, tuple[str, str]]
    """Specialist words in small letters, with the id of the glossary term and the plain word."""
    abbreviations: frozenset[str]
    """Abbreviations that the site's readers know."""
    language: str
    """The tag of the language of the texts."""
    words: set[str] = field(default_factory=set)
    """Terms, specialist words and abbreviations that were used or explained."""

    @property
    def plain(self) -> Plain:
        """What makes a text of the language hard to read."""
        return plain_of(self.language)

    def limit(self, rule: Rule) -> int:
        """Return the limit of a rule."""
        return self.limits.get(rule.code, rule.limit or 0)


class PassageCheck(Check[Passage, LintState]):
    """A check of one text."""


class PartCheck(Check[Part, LintState]):
    """A check of one part of a topic: its beginning, or a section."""


class SummaryCheck(Check[TopicContent, LintState]):
    """A check of a whole topic."""


class SettingsCheck(Check[Placed[SiteConfig], LintState]):
    """A check of the settings."""


def passage_check(*rules: Rule) -> Callable[[Callable[[Passage, LintState], Iterator[Diagnostic]]], PassageCheck]:
    """Declare that a function checks some rules in a text."""
    return lambda run: PassageCheck(run, rules)


def part_check(*rules: Rule) -> Callable[[Callable[[Part, LintState], Iterator[Diagnostic]]], PartCheck]:
    """Declare that a function checks some rules in a part of a topic."""
    return lambda run: PartCheck(run, rules)


def summary_check(*rules: Rule) -> Callable[[Callable[[TopicContent, LintState], Iterator[Diagnostic]]], SummaryCheck]:
    """Declare that a function checks some rules in a whole topic."""
    return lambda run: SummaryCheck(run, rules)


def settings_check(
    *rules: Rule,
) -> Callable[[Callable[[Placed[SiteConfig], LintState], Iterator[Diagnostic]]], SettingsCheck]:
    """Declare that a function checks some rules in the settings."""
    return lambda run: SettingsCheck(run, rules)
