"""The list of all content rules, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citesite.check import evidence_rules, ids, prose_rules, review_rules, section_rules, source_rules
from citesite.check.known import Known
from citesite.diagnostics import Diagnostic
from citesite.records import Content, TopicContent

TOPIC_RULES: tuple[Callable[[TopicContent, Known], Iterator[Diagnostic]], ...] = (
    ids.duplicate_ids_in_topic,
    ids.address_collision,
    ids.unknown_source,
    ids.unknown_claim,
    ids.unknown_section,
    ids.unlisted_section,
    ids.section_listed_twice,
    ids.unknown_takeaway,
    ids.unknown_outcome,
    ids.unknown_analysis,
    ids.unknown_person,
    section_rules.empty_block,
    prose_rules.texts_of_topic,
    evidence_rules.claim_without_evidence,
    evidence_rules.takeaway_without_claims,
    evidence_rules.effect_without_certainty,
    evidence_rules.effect_not_rated,
    evidence_rules.certainty_arithmetic,
    evidence_rules.takeaway_too_strong,
    evidence_rules.retracted_source,
    evidence_rules.unread_source,
    evidence_rules.dose_without_evidence,
    evidence_rules.dose_without_unit,
    evidence_rules.trial_dose_unmarked,
    review_rules.review_date_missing,
    review_rules.review_due,
    review_rules.review_overdue,
    review_rules.review_dates_reversed,
    review_rules.reviewer_without_interests,
)
"""Rules that need one topic and what is known of the rest of the site."""

SITE_RULES: tuple[Callable[[Content, Known], Iterator[Diagnostic]], ...] = (
    ids.duplicate_ids,
    ids.unknown_source_of_shared_record,
    prose_rules.texts_of_shared_records,
    source_rules.malformed_identifier,
    source_rules.forbidden_source_link,
    source_rules.duplicate_work,
    source_rules.unused_source,
)
"""Rules that need the records all topics share."""


def check(content: Content, known: Known) -> list[Diagnostic]:
    """Run every rule over everything, and give all that they find."""
    found = [d for rule in SITE_RULES for d in rule(content, known)]
    for topic in content.topics:
        for rule in TOPIC_RULES:
            found += rule(topic, known)
    return found
