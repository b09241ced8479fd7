"""Rules about reviews: every topic says when it was looked through and when it is due, and who looked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, error, warning
from citesite.records import TopicContent

NOTICE = timedelta(days=30)
"""How long before a review is due editors are told."""
GRACE = timedelta(days=90)
"""How long after a review was due a topic can still be published."""


def review_date_missing(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic does not say when it was last reviewed, or when it is due again."""
    for field in ("last_reviewed", "next_review"):
        if getattr(topic.topic.record, field) is None:
            message = f'topic "{topic.topic.record.id}" has no {field}'
            yield error("review-date-missing", topic.topic.place, message, f"write {field}: and a date")


def review_due(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic's review is due within 30 days."""
    record, place = topic.topic.record, topic.topic.place / "next_review"
    if record.next_review and timedelta(0) <= record.next_review - known.as_of <= NOTICE:
        message = f'topic "{record.id}" is due for review on {record.next_review}'
        yield warning("review-due", place, message, "go through its evidence and set both dates anew")


def review_overdue(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic's review is overdue: a warning, and an error after 90 days."""
    record, place = topic.topic.record, topic.topic.place / "next_review"
    if record.next_review and record.next_review < known.as_of:
        late = known.as_of - record.next_review
        say = error if late > GRACE else warning
        message = f'topic "{record.id}" has been due for review for {late.days} days'
        hint = "go through its evidence and set both dates anew"
        if late <= GRACE:
            hint += f"; in {(GRACE - late).days + 1} days it can no longer be published"
        yield say("review-overdue", place, message, hint)


def review_dates_reversed(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic's next review is not after its last one."""
    record = topic.topic.record
    if record.last_reviewed and record.next_review and record.next_review <= record.last_reviewed:
        message = f'the next review of topic "{record.id}" is not after its last one, {record.last_reviewed}'
        yield error("review-dates-reversed", topic.topic.place / "next_review", message, "mend one of the two dates")


def reviewer_without_interests(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A reviewer has made no statement of interests."""
    for number, name in enumerate(topic.topic.record.reviewers):
        person = known.people.get(name)
        if person and not person["interests"]:
            message = f'reviewer "{name}" has made no statement of interests'
            hint = "add interests: with statement and date to the person in people.yaml"
            yield error("reviewer-without-interests", topic.topic.place / "reviewers" / number, message, hint)
