"""Rules about reviews: every topic says when it was reviewed and when it is due again, and who reviewed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent

NOTICE = timedelta(days=30)
"""How long before a review is due editors are reminded."""
GRACE = timedelta(days=90)
"""How long after a review was due a topic can still be published."""

REVIEW_DATE_MISSING = Rule(
    code="review-date-missing",
    summary="a topic does not say when it was reviewed or is due again",
    meaning=(
        "Evidence ages. Readers see when somebody last went through the evidence of a page and when that is due "
        "again, so that they can decide whether to rely on it."
    ),
    fix="Write last_reviewed:. The next review is due a year later, or on the day that next_review: names.",
    wrong="next_review: 2027-11-01",
    right="""
        last_reviewed: 2026-11-01
        next_review: 2027-11-01
    """,
)


@topic_check(REVIEW_DATE_MISSING)
def review_date_missing(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics that do not say when they were last reviewed, or when they are due again."""
    for field in ("last_reviewed", "next_review"):
        if getattr(topic.topic.record, field) is None:
            message = f'topic "{topic.topic.record.id}" has no {field}'
            yield REVIEW_DATE_MISSING.at(topic.topic.place, message, f"write {field}: and a date")


def _notice(topic: TopicContent, known: Library) -> date | None:
    """Return the first day on which editors are reminded of a topic's next review."""
    day = topic.topic.record.next_review
    return max(day, date.min + NOTICE) - NOTICE if day else None


READING_OVERSTATED = Rule(
    code="reading-overstated",
    severity=Severity.WARNING,
    summary="methods say that every work was read in full, and a source's access: says otherwise",
    meaning=(
        "Under methods: the topic says that all works were read in full. By access: one of its sources was read as an "
        "abstract or an extract, at second hand, or not at all. Readers trust the page more than they should."
    ),
    fix="Say how many were read in full, or correct access: of the source.",
    wrong="reading: All works were read in full.    # access: abstract",
    right="reading: One work was read in full, the other as an abstract.",
)


@topic_check(READING_OVERSTATED)
def reading_overstated(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find methods that say that all works were read in full, where the record of one says otherwise."""
    methods, studies = topic.topic.record.methods, language_of(known.language).studies
    if not methods or not methods.reading or not studies:
        return
    found = re.search(studies.all_read, words_of(methods.reading).whole, re.IGNORECASE)
    cards = [
        known.sources[name] for name in sorted({one.source for one, _, _ in topic.evidence} & known.sources.keys())
    ]
    less = next((card for card in cards if found and card.access != "full-text"), None)
    if found and less and not Reasons(topic, "because").cover(topic.topic.place / "methods" / "reading"):
        message = f'methods say "{found[0].strip()}", and source "{less.id}" has access: {less.access}'
        place = (topic.topic.place / "methods" / "reading").find(found[0])
        yield READING_OVERSTATED.at(place, message, "say how many were read in full")


REVIEW_DUE = Rule(
    code="review-due",
    severity=Severity.WARNING,
    summary="a topic is due for review within 30 days",
    meaning=(
        "This is a reminder in good time: a review takes a search for new evidence and a look at the standing "
        "of every source. Nothing changes for readers yet."
    ),
    fix="Go through the evidence, then set last_reviewed: to that day and next_review: to the next one.",
    wrong="""
        last_reviewed: 2025-12-10
        next_review: 2026-12-10    # today is 2026-11-21
    """,
    right="""
        last_reviewed: 2026-11-21
        next_review: 2027-11-21
    """,
)


@topic_check(REVIEW_DUE, quiet_until=_notice)
def review_due(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics whose review is due within 30 days."""
    record, place = topic.topic.record, topic.topic.place / "next_review"
    if record.next_review and timedelta(0) <= record.next_review - known.as_of <= NOTICE:
        message = f'topic "{record.id}" is due for review on {record.next_review}'
        yield REVIEW_DUE.at(place, message, "go through its evidence, then set both dates")


REVIEW_OVERDUE = Rule(
    code="review-overdue",
    severity=Severity.WARNING,
    worsens="an error after 90 days",
    summary="a topic's review is overdue",
    meaning=(
        "The day the page itself names for its next review has passed. New trials, warnings or retractions "
        "may have changed what is known, and readers cannot tell. After 90 days the site cannot be built "
        "until somebody has looked."
    ),
    fix=(
        "Go through the evidence, then set both dates. Do not only change the date: readers take it as a promise "
        "that somebody has looked."
    ),
    wrong="""
        last_reviewed: 2025-10-01
        next_review: 2026-10-01    # today is 2026-11-21
    """,
    right="""
        last_reviewed: 2026-11-21
        next_review: 2027-11-21
    """,
)


@topic_check(REVIEW_OVERDUE, quiet_until=_notice)
def review_overdue(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics whose review is overdue: a warning, and an error after 90 days."""
    record, place = topic.topic.record, topic.topic.place / "next_review"
    # Of dates that are reversed one is mistyped, and nobody knows which.
    is_reversed = record.last_reviewed and record.next_review and record.next_review <= record.last_reviewed
    if record.next_review and record.next_review < known.as_of and not is_reversed:
        late = known.as_of - record.next_review
        message = f'topic "{record.id}" has been due for review for {late.days} days'
        hint = "go through its evidence, then set both dates"
        if late <= GRACE:
            hint += f"; in {(GRACE - late).days + 1} days it can no longer be published"
        yield REVIEW_OVERDUE.at(place, message, hint, Severity.ERROR if late > GRACE else None)


REVIEW_DATES_REVERSED = Rule(
    code="review-dates-reversed",
    summary="the next review is not after the last one",
    meaning=(
        "One of the two dates is wrong, most often in its year. The page would say that it was due for review "
        "before it was reviewed."
    ),
    fix="Correct the wrong date.",
    wrong="""
        last_reviewed: 2026-11-01
        next_review: 2026-01-11
    """,
    right="""
        last_reviewed: 2026-11-01
        next_review: 2027-11-01
    """,
)


@topic_check(REVIEW_DATES_REVERSED)
def review_dates_reversed(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics whose next review is not after their last one."""
    record = topic.topic.record
    if record.last_reviewed and record.next_review and record.next_review <= record.last_reviewed:
        message = f'the next review of topic "{record.id}" is not after its last one, {record.last_reviewed}'
        yield REVIEW_DATES_REVERSED.at(topic.topic.place / "next_review", message, "correct one of the two dates")


_MOST_YEARS = 5
_FIRST_YEAR = 1990
"""There were no sites before."""
REVIEW_TOO_FAR = Rule(
    code="review-too-far",
    severity=Severity.WARNING,
    summary="the next review is more than five years after the last one",
    meaning=(
        "Publishers of health information go through a page every two or three years, and readers trust that somebody "
        "does. A date far away is most often a slip in the year, of this one or of the last review."
    ),
    fix="Correct the wrong date, or plan an earlier review.",
    wrong="""
        last_reviewed: 2026-11-01
        next_review: 2047-11-01
    """,
    right="""
        last_reviewed: 2026-11-01
        next_review: 2028-11-01
    """,
)


@topic_check(REVIEW_TOO_FAR)
def review_too_far(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics whose next review is long after their last one."""
    record = topic.topic.record
    if record.last_reviewed and record.next_review:
        years = (record.next_review - record.last_reviewed).days / 365.25
        if years > _MOST_YEARS + 0.1:
            message, hint = f"is {years:.0f} years after its last one", "correct the date, or review it earlier"
            message, place = f'the next review of topic "{record.id}" {message}', topic.topic.place / "next_review"
            if record.last_reviewed.year < _FIRST_YEAR:
                message = f'the last review of topic "{record.id}" was {years:.0f} years before its next one'
                place, hint = topic.topic.place / "last_reviewed", "correct the year"
            yield REVIEW_TOO_FAR.at(place, message, hint)


REVIEWER_WITHOUT_INTERESTS = Rule(
    code="reviewer-without-interests",
    summary="a reviewer has made no statement of interests",
    meaning=(
        "A reviewer may earn from what a page recommends. Readers can take that into account only if they know "
        "it, so every reviewer states what there is to gain or lose, even if it is nothing."
    ),
    fix="Ask the reviewer for the statement. Never write it for somebody else.",
    wrong="role: patient-reviewer",
    right="""
        role: patient-reviewer
        interests: {statement: none, date: 2026-11-01}
    """,
)


@topic_check(REVIEWER_WITHOUT_INTERESTS)
def reviewer_without_interests(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find reviewers who have made no statement of interests."""
    for number, name in enumerate(topic.topic.record.reviewers):
        person = known.people.get(name)
        if person and not person.interests:
            message = f'reviewer "{name}" has made no statement of interests'
            hint = "add interests: with statement and date to the person in people.yaml"
            place = topic.topic.place / "reviewers" / number
            yield REVIEWER_WITHOUT_INTERESTS.at(place, message, hint)


CHANGES_OUT_OF_ORDER = Rule(
    code="changes-out-of-order",
    severity=Severity.WARNING,
    summary="an entry of changes: is older than one below it",
    meaning=(
        "Entries are written newest first, and pages and feeds show them by their days. One that is above a newer one "
        "most often has a wrong day, and readers find it far below what they have seen already."
    ),
    fix="Write the day on which readers see the change, or move the entry down to its place.",
    wrong="""
        changes:
          - {date: 2020-01-01, kind: wording, what: A comma was added.}
          - {date: 2026-11-01, kind: new-topic, what: The first version.}
    """,
    right="""
        changes:
          - {date: 2026-11-20, kind: wording, what: A comma was added.}
          - {date: 2026-11-01, kind: new-topic, what: The first version.}
    """,
)


@topic_check(CHANGES_OUT_OF_ORDER)
def changes_out_of_order(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find the first entry that is above a newer one."""
    entries = topic.topic.record.changes
    for number, (entry, below) in enumerate(pairwise(entries)):
        if entry.date < below.date:
            place = topic.topic.place / "changes" / number / "date"
            message = f"this entry is of {entry.date}, and the one below it is of {below.date}"
            yield CHANGES_OUT_OF_ORDER.at(
                place, message, "entries are written newest first: correct the day, or move it"
            )
            return
