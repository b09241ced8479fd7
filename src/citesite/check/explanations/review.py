"""Explanations of reviews that are due, and of who made them."""

from citesite.check.explanations.entry import Explanation

EXPLANATIONS = (
    Explanation(
        code="review-date-missing",
        summary="a topic does not say when it was reviewed or is due again",
        meaning=(
            "Evidence ages. Readers are shown when somebody last went through the evidence of a page and when that "
            "is due again, so that they can tell whether to rely on it."
        ),
        mend="Write both dates. The next review should be a year away at most where research moves fast.",
        wrong="last_reviewed: 2026-11-01",
        right="""
            last_reviewed: 2026-11-01
            next_review: 2027-11-01
        """,
    ),
    Explanation(
        code="review-due",
        severity="warning",
        summary="a topic is due for review within 30 days",
        meaning=(
            "This is a reminder in good time: a review takes a search for new evidence and a look at the standing "
            "of every source. Nothing changes for readers yet."
        ),
        mend="Go through the evidence, then set last_reviewed: to that day and next_review: to the next one.",
        wrong="""
            last_reviewed: 2025-12-10
            next_review: 2026-12-10    # today is 2026-11-21
        """,
        right="""
            last_reviewed: 2026-11-21
            next_review: 2027-11-21
        """,
    ),
    Explanation(
        code="review-overdue",
        severity="warning, and an error after 90 days",
        summary="a topic's review is overdue",
        meaning=(
            "The day the page itself names for its next review has passed. New trials, warnings or retractions "
            "may have changed what is known, and readers cannot tell. After 90 days the site cannot be built "
            "until somebody has looked."
        ),
        mend=(
            "Go through the evidence, then set both dates anew. Do not only move the date: readers take it as a "
            "promise that somebody has looked."
        ),
        wrong="next_review: 2026-08-01    # today is 2026-11-21",
        right="""
            last_reviewed: 2026-11-21
            next_review: 2027-11-21
        """,
    ),
    Explanation(
        code="review-dates-reversed",
        summary="the next review is not after the last one",
        meaning=(
            "One of the two dates is wrong, most often in its year. Readers would be told that the page was due "
            "for review before it was reviewed."
        ),
        mend="Mend the date that is wrong.",
        wrong="""
            last_reviewed: 2026-11-01
            next_review: 2026-01-11
        """,
        right="""
            last_reviewed: 2026-11-01
            next_review: 2027-11-01
        """,
    ),
    Explanation(
        code="reviewer-without-interests",
        summary="a reviewer has made no statement of interests",
        meaning=(
            "A reviewer may earn from what a page recommends. Readers can weigh that only if it is told, so every "
            "reviewer states what there is to gain or lose, even if it is nothing."
        ),
        mend="Ask the reviewer for the statement. Never write it for somebody else.",
        wrong="""
            id: test-reviewer
            name: Test Reviewer
        """,
        right="""
            id: test-reviewer
            name: Test Reviewer
            interests: {statement: none, date: 2026-11-01}
        """,
    ),
)
