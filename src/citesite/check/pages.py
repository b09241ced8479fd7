"""Check one page of the site's own: by the rules of texts, and by those that judge the words of topics.

Rules about words look at topics. A page is shown to them as a section with one text: of the topic that it names, whose
claims it may repeat and whose numbers it prints, or of an empty one. What they find elsewhere is the topic's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import ModuleType

from citesite.check import count_rules, dose_size_rules, page_rules, unrecorded_numbers
from citesite.check.declaring import TopicCheck, checks_in, declared
from citesite.check.languages import language_of
from citesite.check.languages.counting import Numbers
from citesite.check.mark_rules import marks_on_page
from citesite.check.number_contexts import patterns_of, typed_numbers
from citesite.check.prose_rules import DEAD_LINK, misplaced_value, rules_of_text, unknown_citation
from citesite.check.rules import is_all_read
from citesite.check.wording import order_rules, ratio_rules, text_rules
from citesite.check.wording.order_rules import TREATMENT_ORDER
from citesite.diagnostics import Diagnostic, Place, Severity, Step, capped, did_you_mean, has_error
from citesite.link.cards import TermCard
from citesite.link.library import Library
from citesite.read.settings import SiteConfig
from citesite.records import FreePage, Placed, Section, TextBlock, Topic
from citesite.text.prose import prose
from citesite.values.topic import TopicValues, TopicWithValues

_WORDS = (text_rules, order_rules, ratio_rules, dose_size_rules)
"""Modules with rules about what a text says, whatever it rests on."""
_AT_LAST = (unrecorded_numbers, count_rules)
_BODY = ("body", 0)
"""Where the text of a page is in the section that rules see."""


def check_page(
    page: Placed[FreePage], topic: TopicWithValues | None, topics: frozenset[str], known: Library
) -> list[Diagnostic]:
    """Return everything that is wrong with a page.

    Args:
        page: the page.
        topic: the topic it names; None if it names none.
        topics: the ids of all topics.
        known: the records that its text may name.
    """
    found = [*page_rules.headings(page), *page_rules.topic_of_page(page, topics), *_texts(page, topic, known)]
    shown = _as_section(page, topic)
    if not is_all_read(shown, known):
        return capped(found)
    if "{{" in page.record.text and topic is not None:
        found += _of_page(page, declared(TopicCheck, _value_rules()), shown, known)
    found += _of_page(page, checks_in(known.language, _WORDS), shown, known)
    if topic is not None and topic.results is not None:
        found += _of_page(page, checks_in(known.language, _result_rules()), shown, known)
    if not has_error(found):
        found += _of_page(page, checks_in(known.language, _AT_LAST), shown, known)
    return capped(found)


def lint_page(
    page: Placed[FreePage],
    config: SiteConfig,
    terms: Mapping[str, TermCard],
    only: Collection[tuple[str, tuple[Step, ...]]] | None = None,
) -> list[Diagnostic]:
    """Return all advice on the words of a page.

    Args:
        page: the page.
        config: the settings.
        terms: the glossary.
        only: the places of the texts to judge; None for all.
    """
    # Only `check` judges texts, and a build should not wait for the word lists.
    from citesite.check.plain_language import lint_topic, words_of

    shown = only and {*only, *((path, (*_BODY, *steps)) for path, steps in only)}
    found = lint_topic(_as_section(page, None), config, words_of(terms), shown)
    return [_own_place(d) for d in found if d.place.path == page.place.path]


def _texts(page: Placed[FreePage], topic: TopicWithValues | None, known: Library) -> Iterator[Diagnostic]:
    for kind, text, place in page.texts:
        yield from rules_of_text(kind, text, place, known)
        if kind == "text":
            part = prose(text)
            yield from unknown_citation(part, place, known)
            yield from marks_on_page(text, place)
            for _, target in part.links:
                if target.startswith("#") and target[1:] not in part.places:
                    message = f'a link leads to "{target}", which is no heading of this page'
                    yield DEAD_LINK.at(place.find(target), message, did_you_mean(target[1:], part.places))
        if "{{" in text and (kind == "line" or topic is None):
            why = "this field holds plain words" if kind == "line" else "the page names no topic"
            yield from misplaced_value(text, place, why)


def _value_rules() -> ModuleType:
    # Few pages print a number, and a build should not wait for all that computes one.
    from citesite.check import value_rules

    return value_rules


def _result_rules() -> tuple[ModuleType, ...]:
    # As above: only a page on a topic with results is compared with them.
    from citesite.check.wording import comparison_rules

    return (comparison_rules,)


@dataclass(frozen=True, kw_only=True)
class _PageAsSection(TopicWithValues):
    """A topic to which a page was added as its last section."""

    headings: frozenset[str]

    @cached_property
    def places(self) -> frozenset[str]:
        """The places that the page itself may link to."""
        return self.headings


def _as_section(page: Placed[FreePage], topic: TopicWithValues | None) -> TopicWithValues:
    record = page.record
    text = TextBlock.model_construct(text=record.text, because=record.because, unchecked=record.unchecked)
    section = Section.model_construct(id=record.id, title=record.title, kind="overview", body=(text,))
    placed = Placed(section, page.place)
    if topic is not None:
        return replace(topic, sections=(*topic.sections, placed))
    empty = Topic.model_construct(id="", title="", summary="", sections=(), takeaways=())
    return TopicWithValues(Placed(empty, Place("")), (placed,), None, values=TopicValues(None))


def _of_page(
    page: Placed[FreePage], checks: tuple[TopicCheck, ...], shown: TopicWithValues, known: Library
) -> Iterator[Diagnostic]:
    for check in checks:
        for found in check(shown, known):
            if found.place.path == page.place.path and _counts(found, page.record, language_of(known.language).numbers):
                yield _own_place(found)


def _counts(found: Diagnostic, record: FreePage, numbers: Numbers | None) -> bool:
    # Days, sizes and prices are in no study. What is a share of people is.
    is_number = found.code == unrecorded_numbers.NUMBER_WITHOUT_RECORD.code
    is_share = numbers and any(t.kind in ("share", "percent") for t in typed_numbers(record.text, patterns_of(numbers)))
    return not is_number or bool(is_share)


def _own_place(found: Diagnostic) -> Diagnostic:
    """Return a diagnostic with its place in the page. An order is an error there: no claim is beside it."""
    steps = found.place.steps
    own = found.place._replace(steps=steps[2:] if steps[:2] == _BODY else steps)
    severity = Severity.ERROR if found.code == TREATMENT_ORDER.code else found.severity
    return found._replace(place=own, severity=severity)
