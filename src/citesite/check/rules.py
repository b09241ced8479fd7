"""The lists of content rules, and the functions that run them. Rules about a whole site stand in `site_rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from citesite.check import (
    analysis_rules,
    evidence_rules,
    ids,
    prose_rules,
    review_rules,
    source_rules,
)
from citesite.check.declaring import TopicCheck, declared
from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, capped
from citesite.records import Placed, Source, Term, TopicContent
from citesite.values.topic import TopicWithValues

TopicRule = Callable[[TopicWithValues, Known], Iterator[Diagnostic]]

TOPIC_CHECKS: tuple[TopicRule, ...] = (
    ids.duplicate_ids_in_topic,
    ids.address_collision,
    ids.former_id_in_use,
    ids.unknown_source,
    ids.unknown_claim,
    ids.unknown_claim_on_handout,
    ids.unknown_section,
    ids.unlisted_section,
    ids.section_listed_twice,
    ids.unknown_takeaway,
    ids.unknown_outcome,
    ids.unknown_analysis,
    ids.analysis_shown_twice,
    ids.unknown_person,
    prose_rules.texts_of_topic,
    evidence_rules.claim_without_evidence,
    evidence_rules.takeaway_without_claims,
    evidence_rules.effect_without_certainty,
    evidence_rules.effect_not_rated,
    evidence_rules.certainty_arithmetic,
    evidence_rules.takeaway_too_strong,
    evidence_rules.claim_too_strong,
    evidence_rules.retracted_source,
    evidence_rules.unread_source,
    evidence_rules.dose_without_evidence,
    evidence_rules.dose_without_unit,
    evidence_rules.trial_dose_unmarked,
    analysis_rules.impossible_number,
    analysis_rules.interval_excludes_estimate,
    analysis_rules.one_group,
    analysis_rules.mixed_measures,
    analysis_rules.unit_slip,
    analysis_rules.dose_unit_slip,
    analysis_rules.pooled_against_reason,
    analysis_rules.same_people_twice,
    analysis_rules.nothing_to_pool,
    analysis_rules.differs_from_published,
    *declared(TopicCheck, review_rules),
)
"""Rules that need one topic and what is known of the rest of the site; `number_rules` has more."""

SOURCE_RULES: tuple[Callable[[Placed[Source], Known], Iterator[Diagnostic]], ...] = (
    source_rules.design_missing,
    source_rules.device_name,
    source_rules.malformed_identifier,
    source_rules.forbidden_source_link,
    source_rules.unknown_newer_source,
    prose_rules.texts_of_shared_record,
)
"""Rules about one source."""

TERM_RULES: tuple[Callable[[Placed[Term], Known], Iterator[Diagnostic]], ...] = (
    source_rules.unknown_source_of_term,
    prose_rules.texts_of_shared_record,
)
"""Rules about one glossary term."""


def check_topic(topic: TopicWithValues, known: Known) -> list[Diagnostic]:
    """Everything that is wrong with a topic."""
    rules = TOPIC_CHECKS
    if topic.analyses or any("{{" in text or "}}" in text for _, text, _ in topic.texts):
        # Most topics have none, and an edit of theirs need not wait until all that prints and draws is imported.
        from citesite.check.number_rules import NUMBER_RULES

        rules += NUMBER_RULES
    return [d for rule in rules for d in capped(rule(topic, known))]


def date_codes() -> frozenset[str]:
    """Return the codes of the diagnostics that may change with the day alone."""
    return frozenset(rule.code for check in _date_checks() for rule in check.rules)


def quiet_until(topic: TopicContent) -> date | None:
    """Return the first day on which a rule that looks at the date may find something in a topic; None for never.

    A topic of which the last build said nothing with one of `date_codes` need not be looked at before that day.
    """
    days = [day for check in _date_checks() if check.quiet_until and (day := check.quiet_until(topic))]
    return min(days, default=None)


def _date_checks() -> list[TopicCheck]:
    return [check for check in TOPIC_CHECKS if isinstance(check, TopicCheck) and check.quiet_until]


def check_shared(placed: Placed[Any], known: Known) -> list[Diagnostic]:
    """Everything that is wrong with a source, a term or a person."""
    if isinstance(placed.record, Source):
        return [d for rule in SOURCE_RULES for d in rule(placed, known)]
    if isinstance(placed.record, Term):
        return [d for rule in TERM_RULES for d in rule(placed, known)]
    return list(prose_rules.texts_of_shared_record(placed, known))
