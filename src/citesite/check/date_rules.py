"""Rules about the days of searches, reviews and checks: none is in the future, too old, or after what rests on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Dates
from citesite.check.source_field_rules import names_another_year
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.read.source_states import SourceStates
from citesite.records import TopicContent

_AHEAD = 1
"""Days. Where an editor writes today's date, it may be yesterday on the machine that builds."""
_ISSUE_AHEAD = 120
"""Days. An article may be out months before the issue that it is counted to."""
_NAMED = 5
"""How many sources a message names."""

DATE_IN_FUTURE = Rule(
    code="date-in-future",
    severity=Severity.WARNING,
    summary="something is said to have been done on a day that has not come yet",
    meaning=(
        "Readers see on which day evidence was searched for, reviewed or read, and judge by it whether a page is up to "
        "date. A day in the future is a slip, most often in the year, and makes the page look fresher than it is."
    ),
    fix="Write the day on which it was done.",
    wrong="last_reviewed: 2027-02-01    # today is 2026-11-21",
    right="last_reviewed: 2026-11-01",
)


def _days_done(topic: TopicContent) -> Iterator[tuple[str, date, Place]]:
    """Yield what was done for a topic, the day, and where that is written."""
    record, place = topic.topic.record, topic.topic.place
    if record.methods and record.methods.searched_on:
        yield "evidence was searched for", record.methods.searched_on, place / "methods" / "searched_on"
    # Where the next review is before the last one, that is said.
    if record.last_reviewed and not (record.next_review and record.next_review <= record.last_reviewed):
        yield "the topic was reviewed", record.last_reviewed, place / "last_reviewed"
    for number, change in enumerate(record.changes):
        yield "something changed", change.date, place / "changes" / number / "date"
    for claim in topic.claims:
        if claim.record.nothing_found:
            day = claim.record.nothing_found.on
            yield f'nothing was found for claim "{claim.record.id}"', day, claim.place / "nothing_found" / "on"


def _never_later(topic: TopicContent, known: Library) -> date | None:
    """A day that is in the future today is looked at again every day, and none comes to be."""
    return None


@topic_check(DATE_IN_FUTURE, quiet_until=_never_later)
def date_in_future(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find searches, reviews and changes on days that have not come yet."""
    for what, day, place in _days_done(topic):
        if (day - known.as_of).days > _AHEAD:
            message = f'{what} on {day}, says topic "{topic.topic.record.id}", and it is {known.as_of}'
            yield DATE_IN_FUTURE.at(place, message, "write the day on which it was done")


@topic_check(DATE_IN_FUTURE, quiet_until=_never_later, reads="dates")
def text_in_future(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find sentences that tell of a day, a month or a year that has not come yet as if it had."""
    dates = language_of(known.language).dates
    if dates is None:
        return
    for _, text, place in topic.texts:
        if not _MAY_BE_YEAR.search(text) or place.steps[-1] in _NOT_OURS:
            continue
        for sentence in words_of(text).sentences:
            for found in _written(dates).finditer(sentence.whole):
                if _is_ahead(found, dates, known.as_of) and not sentence.holds(dates.ahead):
                    message = f'a text says "{found[0]}", and it is {known.as_of}'
                    yield DATE_IN_FUTURE.at(place.find(found[0]), message, "write the day on which it was done")


_MAY_BE_YEAR = re.compile(r"20[2-9]\d")
_NOT_OURS = frozenset(("because", "unchecked", "quote", "title"))


@cache
def _written(dates: Dates) -> re.Pattern[str]:
    return re.compile(dates.written, re.IGNORECASE)


def _is_ahead(found: re.Match[str], dates: Dates, today: date) -> bool:
    month = dates.months.index(found["month"][:3].lower()) + 1 if found["month"] else 1
    return (int(found["year"]), month) > (today.year, today.month)


def days_of_source(source: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """Return the days on which something was done with a source (ISO 8601), by the way to the field."""
    fields = (("issued",), ("accessed",), ("standing", "checked_on"), ("imported", "on"))
    found: dict[tuple[str, ...], str] = {}
    for steps in fields:
        value: Any = source
        for step in steps:
            value = value.get(step) if isinstance(value, Mapping) else None
        if value:
            found[steps] = str(value)
    return found


def source_in_future(source: Mapping[str, Any], place: Place, day: date) -> Iterator[Diagnostic]:
    """Yield the days of a source that have not come yet."""
    for steps, written in days_of_source(source).items():
        # A journal has the date of its issue, which may be months ahead.
        first = date.fromisoformat(f"{written}-01-01"[:10])
        is_issue = steps == ("issued",)
        ahead = _ISSUE_AHEAD if is_issue else _AHEAD
        # A year that is not that of the id is named as that.
        if (first - day).days > ahead and not (is_issue and names_another_year(source["id"], written)):
            message = f'{".".join(steps)} of source "{source["id"]}" is {written}, and it is {day}'
            at = Place(place.path, (*place.steps, *steps))
            hint = "correct the date on which it appeared" if is_issue else "write the day on which it was done"
            yield DATE_IN_FUTURE.at(at, message, hint)


REVIEW_BEFORE_SEARCH = Rule(
    code="review-before-search",
    severity=Severity.WARNING,
    summary="a topic was reviewed before the search that it rests on",
    meaning=(
        "A review goes through what a search found. Where the search is later than the review, nobody has gone through "
        "what it found, or one of the two days is wrong."
    ),
    fix="Go through what the search found, then set last_reviewed: to that day. Or correct the wrong day.",
    wrong="""
        last_reviewed: 2026-11-01
        methods: {searched_on: 2026-11-15}
    """,
    right="""
        last_reviewed: 2026-11-16
        methods: {searched_on: 2026-11-15}
    """,
)


@topic_check(REVIEW_BEFORE_SEARCH)
def review_before_search(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find searches after the review that they support."""
    reviewed = topic.topic.record.last_reviewed
    for what, day, place in _days_done(topic):
        if reviewed and day > reviewed and place.steps[-1] in ("searched_on", "on"):
            message = f'{what} on {day}, after topic "{topic.topic.record.id}" was reviewed on {reviewed}'
            yield REVIEW_BEFORE_SEARCH.at(place, message, "go through what was found, then set last_reviewed:")


SEARCH_TOO_OLD = Rule(
    code="search-too-old",
    severity=Severity.WARNING,
    summary="nobody has searched for evidence for a long time",
    meaning=(
        "A topic can be reviewed every year and rest on a search of ten years ago. New trials are then missing, and "
        "the day of the review hides it. A search is too old after search_after in the settings, 730 days unless set."
    ),
    fix="Search again, go through what is new, and set searched_on: or nothing_found: on: to that day.",
    wrong="methods: {searched_on: 2024-10-01}    # today is 2026-11-21",
    right="methods: {searched_on: 2026-10-01}",
)


def _searches(topic: TopicContent) -> Iterator[tuple[str, date, Place]]:
    return (done for done in _days_done(topic) if done[2].steps[-1] in ("searched_on", "on"))


def _first_too_old(topic: TopicContent, known: Library) -> date | None:
    """Return the first day on which a search of a topic is too old."""
    first = min((day for _, day, _ in _searches(topic)), default=None)
    return first and first + timedelta(days=min(known.search_after, (date.max - first).days - 1) + 1)


@topic_check(SEARCH_TOO_OLD, quiet_until=_first_too_old)
def search_too_old(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find searches that are older than the settings allow."""
    for what, day, place in _searches(topic):
        if (known.as_of - day).days > known.search_after:
            message = f"{what} on {day}, which is more than {known.search_after} days ago"
            yield SEARCH_TOO_OLD.at(place, message, "search again, then write the new day")


CHECK_TOO_OLD = Rule(
    code="check-too-old",
    severity=Severity.WARNING,
    summary="nobody has asked for a long time whether sources were retracted",
    meaning=(
        "The page of a source says on which day its standing was checked. Papers are retracted years after they "
        "appeared, so an old check says little. It is too old after verify_after in the settings, 365 days unless set; "
        "an answer about the source in source-states.json counts as well."
    ),
    fix="Run citesite standing or citesite verify-sources, or look at the publisher's page and write the day.",
    wrong="standing: {status: current, checked_on: 2025-10-01}    # today is 2026-11-21",
    right="standing: {status: current, checked_on: 2026-10-01}",
)


def old_checks(
    old: Mapping[str, str], states: SourceStates, look: Callable[[str], Place], day: date, after: int
) -> Iterator[Diagnostic]:
    """Yield a warning if the standing of sources was not checked for a long time.

    Args:
        old: the days of checks that are too old (ISO 8601), by source.
        states: what was answered when sources were asked about.
        look: returns where a source is written.
        day: the day of this run.
        after: how many days a check is good for.
    """
    since = (day - timedelta(days=min(after, (day - date.min).days))).isoformat()
    asked = {
        name
        for name, fields in states.items()
        if any(state.on >= since and state.state != "unreachable" for field, state in fields.items() if field != "URL")
    }
    left = sorted(old.keys() - asked)
    if left:
        more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
        what = (
            f"the standing of {len(left):,} source{'s was' if len(left) > 1 else ' was'} last checked more than {after}"
        )
        message = f"{what} days ago: {', '.join(left[:_NAMED])}{more}"
        yield CHECK_TOO_OLD.at(look(left[0]) / "standing" / "checked_on", message, "run citesite standing")
