"""All content rules, and the functions that run them. Rules about a whole site are in `build.site_rules`."""

from __future__ import annotations

from datetime import date
from functools import cache
from types import ModuleType
from typing import Any

from citesite.check import (
    all_treated_rules,
    analysis_rules,
    animal_rules,
    applies_rules,
    attribution_rules,
    certainty_rules,
    change_score_rules,
    change_word_rules,
    count_rules,
    date_rules,
    described_rules,
    dose_amount_rules,
    dose_evidence_rules,
    dose_form_rules,
    dose_rules,
    dose_size_rules,
    dose_start_rules,
    dose_volume_rules,
    effect_contrast_rules,
    effect_time_rules,
    evidence_rules,
    existence_rules,
    group_size_rules,
    guidance_rules,
    ids,
    linked_claim_rules,
    people_rules,
    period_rules,
    place_rules,
    pooling_rules,
    prose_rules,
    quote_direction_rules,
    quote_number_rules,
    quote_rules,
    rating_reason_rules,
    rating_rules,
    rating_word_rules,
    review_rules,
    section_study_rules,
    source_field_rules,
    source_rules,
    studied_rules,
    study_agreement_rules,
    study_contrast_rules,
    study_count_rules,
    study_number_rules,
    study_people_rules,
    summing_rules,
    time_rules,
    told_again_rules,
    unnamed_outcome_rules,
    unrecorded_numbers,
    unstudied_rules,
)
from citesite.check.declaring import (
    Check,
    RecordCheck,
    SourceCheck,
    TermCheck,
    TopicCheck,
    checks_in,
    declared,
    parts_of,
)
from citesite.check.languages.form import CHECKED
from citesite.check.wording import (
    advice_rules,
    beyond_rules,
    card_rules,
    judgement_rules,
    language_rules,
    order_rules,
    permission_rules,
    quantity_rules,
    question_rules,
    ratio_rules,
    strength_rules,
    text_rules,
)
from citesite.diagnostics import Diagnostic, Rule, capped, has_error
from citesite.link.library import Library
from citesite.link.needs import needs
from citesite.records import FreePage, Placed, Source, Term, TopicContent
from citesite.values.topic import TopicWithValues

MODULES: tuple[ModuleType, ...] = (
    ids,
    existence_rules,
    prose_rules,
    evidence_rules,
    certainty_rules,
    rating_rules,
    rating_reason_rules,
    rating_word_rules,
    summing_rules,
    studied_rules,
    section_study_rules,
    effect_time_rules,
    unstudied_rules,
    strength_rules,
    text_rules,
    order_rules,
    permission_rules,
    ratio_rules,
    language_rules,
    dose_rules,
    dose_size_rules,
    dose_start_rules,
    dose_amount_rules,
    dose_volume_rules,
    dose_evidence_rules,
    dose_form_rules,
    analysis_rules,
    pooling_rules,
    quote_rules,
    date_rules,
    review_rules,
    source_rules,
    source_field_rules,
)
AT_LAST: tuple[ModuleType, ...] = (
    unrecorded_numbers,
    quantity_rules,
    quote_direction_rules,
    quote_number_rules,
    linked_claim_rules,
    people_rules,
    count_rules,
    study_count_rules,
    study_agreement_rules,
    effect_contrast_rules,
    study_number_rules,
    study_people_rules,
    study_contrast_rules,
    change_word_rules,
    period_rules,
    time_rules,
    told_again_rules,
    described_rules,
    all_treated_rules,
    applies_rules,
    attribution_rules,
    place_rules,
    animal_rules,
    change_score_rules,
    group_size_rules,
    guidance_rules,
    unnamed_outcome_rules,
    advice_rules,
    judgement_rules,
    beyond_rules,
    card_rules,
    question_rules,
)
"""Modules asked only where there is no error: they would often repeat one."""
ALONE: tuple[ModuleType, ...] = (
    ids,
    existence_rules,
    prose_rules,
    evidence_rules,
    certainty_rules,
    dose_rules,
    analysis_rules,
    quote_rules,
    date_rules,
    review_rules,
)
"""Modules whose rules judge a record by itself, or are silent about what could not be read. A topic is judged by them
alone while a file of it, or a record that it names, has a mistake that hides what other rules would look up there."""
TOPIC_CHECKS = declared(TopicCheck, *MODULES)
"""Checks of any topic; `number_modules` and AT_LAST have more."""
SOURCE_CHECKS = declared(SourceCheck, *MODULES, place_rules, described_rules)
TERM_CHECKS = declared(TermCheck, *MODULES)
RECORD_CHECKS = declared(RecordCheck, *MODULES)


def number_modules() -> tuple[ModuleType, ...]:
    """Return the modules with rules for topics that have outcomes and analyses, or double braces in a text."""
    # Most topics have none, and an edit of theirs should not wait until all that prints and draws is imported.
    from citesite.check import (
        baseline_rules,
        figure_rules,
        group_rules,
        named_result_rules,
        named_scale_rules,
        note_rules,
        outcome_rules,
        part_size_rules,
        picture_words_rules,
        pool_rules,
        rating_number_rules,
        result_rules,
        scale_rules,
        spread_text_rules,
        support_rules,
        typed_numbers,
        value_rules,
    )
    from citesite.check.wording import comparator_rules, comparison_rules

    results = (
        named_result_rules,
        outcome_rules,
        group_rules,
        result_rules,
        part_size_rules,
        note_rules,
        rating_number_rules,
        support_rules,
    )
    sentences = named_scale_rules, comparator_rules, comparison_rules
    pictures = figure_rules, picture_words_rules, baseline_rules
    return value_rules, typed_numbers, *pictures, pool_rules, scale_rules, spread_text_rules, *results, *sentences


def advice_modules() -> tuple[ModuleType, ...]:
    """Return the modules with rules about how texts read."""
    # Builds give no advice.
    from citesite.check.plain_language import (
        number_rules,
        page_rules,
        reading_rules,
        sentence_rules,
        topic_rules,
        word_rules,
    )

    return sentence_rules, reading_rules, word_rules, number_rules, topic_rules, page_rules


def is_all_read(topic: TopicWithValues, known: Library) -> bool:
    """Return whether everything that rules look up for a topic could be read: its files, and what it names."""
    if not topic.is_whole or ids.without_copies(topic) is not topic:
        return False
    if not known.unreadable and not any(known.misshapen.values()):
        return True
    # A term explains words wherever they are, and not only where a link names it.
    return known.has_read_all("term") and all(known.has_read(*need) for need in needs(topic))


def check_topic(topic: TopicWithValues, known: Library) -> list[Diagnostic]:
    """Return everything that is wrong with a topic."""
    copied = list(ids.section_in_two_files(topic, known))
    topic = ids.without_copies(topic)
    if not is_all_read(topic, known):
        alone = checks_in(known.language, ALONE)
        return copied + [d for check in alone for d in capped(check.run(topic, known), check.worst)]
    first, at_last = checks_of(topic, known)
    found = [d for check in first for d in capped(check.run(topic, known), check.worst)]
    if not has_error(found):
        found += [d for check in at_last for d in capped(check.run(topic, known), check.worst)]
    return found


def checks_of(topic: TopicWithValues, known: Library) -> tuple[tuple[TopicCheck, ...], tuple[TopicCheck, ...]]:
    """Return the checks of a topic, and those that are asked only where the first find no error."""
    checks = checks_in(known.language, MODULES)
    if (topic.results and topic.results.record.outcomes) or any(
        "{{" in text or "}}" in text for _, text, _ in topic.texts
    ):
        checks += checks_in(known.language, number_modules())
    return checks, checks_in(known.language, AT_LAST)


def rules_by_words() -> dict[str, tuple[Rule, ...]]:
    """Return the rules that read texts by each part of a `Language`, in order of the parts."""
    modules = (*MODULES, *AT_LAST, *number_modules())
    checks: dict[ModuleType, tuple[Check[Any, Library], ...]] = {
        module: (*declared(TopicCheck, module), *declared(SourceCheck, module)) for module in modules
    }
    of_modules = ((part, check) for module, own in checks.items() for part in parts_of(module) for check in own)
    others = ((check.reads, check) for own in checks.values() for check in own if check.reads)
    found: dict[str, tuple[Rule, ...]] = dict.fromkeys(CHECKED, ())
    for part, check in (*of_modules, *others):
        found[part] += tuple(rule for rule in check.rules if rule not in found[part])
    return found


@cache
def codes_by_words() -> frozenset[str]:
    """Return the codes of the rules that judge what the words of a text say, or compare them."""
    # As above: most topics need neither.
    from citesite.check import support_rules

    compared = (rule for check in declared(TopicCheck, support_rules) for rule in check.rules)
    return frozenset(rule.code for rules in (*rules_by_words().values(), compared) for rule in rules)


def date_codes() -> frozenset[str]:
    """Return the codes of the diagnostics that may change with the day alone."""
    return frozenset(rule.code for check in TOPIC_CHECKS if check.quiet_until for rule in check.rules)


def quiet_until(topic: TopicContent, known: Library) -> date | None:
    """Return the first day on which a rule that looks at the date may find something in a topic; None for never.

    A topic of which the last build said nothing with one of `date_codes` need not be looked at before that day.
    """
    days = [day for check in TOPIC_CHECKS if check.quiet_until and (day := check.quiet_until(topic, known))]
    return min(days, default=None)


def check_shared(placed: Placed[Any], known: Library) -> list[Diagnostic]:
    """Return everything that is wrong with a source, a term or a person."""
    if isinstance(placed.record, FreePage):
        # What a page says is judged when topics are known: see `check.pages`.
        return []
    checks: list[Check[Any, Library]] = [*RECORD_CHECKS]
    if isinstance(placed.record, Source):
        checks += SOURCE_CHECKS
    elif isinstance(placed.record, Term):
        checks += TERM_CHECKS
    return [d for check in checks for d in check(placed, known)]
