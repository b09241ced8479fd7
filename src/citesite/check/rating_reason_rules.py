"""Rules about the reasons of ratings, and about ratings that disagree (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.rating_rules import supporting
from citesite.check.stated import change_of, stated
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, Placed, TopicContent
from citesite.values.topic import TopicWithValues


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how a language says that something was not read, and that it did not count."""
    studies = language_of(language).studies
    unread, uncounted = (studies.unread, studies.uncounted) if studies else (r"(?!)", r"(?!)")
    return re.compile(unread, re.IGNORECASE), re.compile(uncounted, re.IGNORECASE)


def unread_in(why: str, language: str) -> str:
    """Return the words of a reason that say that something was not read; empty if none do, or it did not count."""
    unread, uncounted = _patterns(language)
    if not unread.search(why):
        return ""
    found = (
        match[0] for s in words_of(why).sentences if not uncounted.search(s.whole) and (match := unread.search(s.whole))
    )
    return next(found, "")


REASON_REPEATED = Rule(
    code="reason-repeated",
    summary="a reason of a rating counts more often than it can",
    meaning=(
        "A serious reason takes one level, a very serious one two; nothing counts three times. Only a very large "
        "effect adds two levels. Readers would be told that the rating fell three levels for one reason."
    ),
    fix="Name the other reasons, or correct the level.",
    wrong="certainty: {level: very-low, start: high, down: [imprecision, imprecision, imprecision]}",
    right="certainty: {level: very-low, start: high, down: [imprecision, imprecision, indirectness]}",
)


@topic_check(REASON_REPEATED)
def reason_repeated(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that count a reason three times, or one to be more sure twice."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        for field, reasons in (("down", certainty.down), ("up", certainty.up)) if certainty else ():
            for reason in dict.fromkeys(reasons):
                most = 2 if field == "down" or reason == "large-effect" else 1
                if reasons.count(reason) > most:
                    message = f'claim "{claim.record.id}" counts {reason} {reasons.count(reason)} times'
                    yield REASON_REPEATED.at(claim.place / "certainty" / field, message, f"at most {most}")


RATED_UP = Rule(
    code="rated-up",
    severity=Severity.WARNING,
    summary="a rating goes up where GRADE does not let it",
    meaning=(
        "Certainty goes up for studies that are not randomised, if nothing else takes it away: for a large effect, for "
        "a dose-response, or because other explanations would make the effect smaller. After weak points in the "
        "studies (risk of bias) a large effect may be one of them."
    ),
    fix="Remove the reason under up:, or say why it counts under because:.",
    wrong="certainty: {level: low, start: low, down: [risk-of-bias], up: [large-effect]}",
    right="certainty: {level: low, start: low}",
)


@topic_check(RATED_UP)
def rated_up(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that go up although they began at high, or went down for bias."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or not certainty.up or claim.record.because:
            continue
        why = "began at high" if certainty.start == "high" else "goes down for bias" if certainty.down else ""
        if why and (certainty.start == "high" or "risk-of-bias" in certainty.down):
            message = f'the rating of claim "{claim.record.id}" {why}, and goes up for {certainty.up[0]}'
            yield RATED_UP.at(claim.place / "certainty" / "up", message, "remove it, or say why under because:")


DOSE_RESPONSE_NOT_THERE = Rule(
    code="dose-response-not-there",
    severity=Severity.WARNING,
    summary="a rating goes up for a dose-response, and no record behind it says that more did more",
    meaning=(
        "Certainty goes up for a dose-response where those who had more of something had more of the outcome, over "
        "several amounts. No quote, note, abstract or row behind the claim says anything of amounts: two groups, with "
        "and without, show no dose-response."
    ),
    fix="Quote where the source says it, or take the reason out.",
    wrong="certainty: {level: moderate, start: low, up: [dose-response]}    # with and without",
    right="certainty: {level: moderate, start: low, up: [confounding]}",
)


@topic_check(DOSE_RESPONSE_NOT_THERE)
def dose_response_not_there(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that go up for a dose-response of which no record says anything."""
    words = language_of(known.language).ratings
    for claim in topic.claims:
        record = claim.record
        if not words or record.because or not record.certainty or "dose-response" not in record.certainty.up:
            continue
        texts = [text for evidence in record.evidence for text in (evidence.quote, evidence.note) if text]
        texts += [text for card in supporting(record, known) for text in (card.abstract, card.html)]
        result = stated(topic, record)
        texts += [result.analysis.title] if result else []
        texts += [f"{row.label} {row.subgroup or ''} {row.note or ''}" for row in result.rows] if result else []
        if not any(re.search(words.graded, text, re.IGNORECASE) for text in texts):
            message = f'the rating of claim "{record.id}" goes up for a dose-response, and no record mentions one'
            hint = "quote where the source says it, or take it out"
            yield DOSE_RESPONSE_NOT_THERE.at(claim.place / "certainty" / "up", message, hint)


RATINGS_DISAGREE = Rule(
    code="ratings-disagree",
    summary="two claims about one effect, outcome and group of people say different things",
    meaning=(
        "Both claims are about what the same thing does to the same outcome in the same people. One says more and the "
        "other less, or they are not equally certain. Readers who find both do not know which to believe."
    ),
    fix="Make one claim of them, say how they differ under applies_to:, or correct one.",
    wrong="effect: {of: examplin, change: decrease}    # another claim says increase",
    right="effect: {of: examplin, change: increase}",
    worsens="a warning where only their certainty differs",
)


@topic_check(RATINGS_DISAGREE)
def ratings_disagree(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find pairs of claims about one effect on one outcome in the same people, with other directions or levels."""
    groups: dict[tuple[str, str], list[Placed[Claim]]] = {}
    for claim in topic.claims:
        record = claim.record
        if record.effect and record.outcome and record.certainty:
            groups.setdefault((record.effect.of.casefold(), record.outcome), []).append(claim)
    for claims in groups.values():
        for one, other in combinations(claims, 2):
            if _are_of_the_same(one.record, other.record):
                yield from _disagreement(one, other)


def _are_of_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims are about the same people, as far as they say, or state the same result."""
    first, second = (one.applies_to or "").casefold(), (other.applies_to or "").casefold()
    return first == second or (one.result is not None and one.result == other.result)


def _disagreement(one: Placed[Claim], other: Placed[Claim]) -> Iterator[Diagnostic]:
    first, second = change_of(one.record.effect), change_of(other.record.effect)
    names = f'claims "{one.record.id}" and "{other.record.id}" are about one effect, outcome and group of people'
    if first and second and first[0] != second[0]:
        message = f"{names}, and state different changes"
        yield RATINGS_DISAGREE.at(
            other.place / "effect" / "change", message, "correct one, or say whom each applies to"
        )
    elif one.record.certainty and other.record.certainty and not (one.record.because or other.record.because):
        levels = one.record.certainty.level, other.record.certainty.level
        if levels[0] != levels[1]:
            message = f"{names}, and are of {levels[0]} and {levels[1]} certainty"
            place = other.place / "certainty" / "level"
            yield RATINGS_DISAGREE.at(place, message, "rate both alike, or say how they differ", Severity.WARNING)


UNREAD_NOT_NAMED = Rule(
    code="unread-not-named",
    severity=Severity.WARNING,
    summary="a rating goes down for what was not read, under the name of another reason",
    meaning=(
        "The reasons say that something could not be read. That says nothing of the studies: it is not risk of bias, "
        "and an expert who reads the whole report may rate otherwise. Readers should see it as what it is."
    ),
    fix="Write unread under down: for what was not read, and keep the other reasons for what the studies show.",
    wrong="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: We could not read how far the groups differed.
    """,
    right="""
        certainty:
          level: moderate
          start: high
          down: [unread]
          why: We could not read how far the groups differed.
    """,
)


@topic_check(UNREAD_NOT_NAMED, reads="studies")
def unread_not_named(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings whose reasons say that something was not read, without naming it as a reason of its own."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or not certainty.why or not certainty.down or "unread" in certainty.down:
            continue
        if not claim.record.because and (found := unread_in(certainty.why, known.language)):
            message = f'the rating of claim "{claim.record.id}" goes down for what was not read, and calls it otherwise'
            place = (claim.place / "certainty" / "why").find(found)
            yield UNREAD_NOT_NAMED.at(place, message, f"{', '.join(dict.fromkeys(certainty.down))} may be unread")


UNREAD_THOUGH_READ = Rule(
    code="unread-though-read",
    severity=Severity.WARNING,
    summary="a rating goes down for what was not read, and all that supports the claim was read in full",
    meaning="Every source behind the claim says access: full-text, so there is nothing that was not read.",
    fix="Take unread away and raise the level, or correct access: of the source that was not read in full.",
    wrong="access: full-text    # of the only source of a claim that is rated down: [unread]",
    right="access: abstract",
)


@topic_check(UNREAD_THOUGH_READ)
def unread_though_read(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that take something off for unread works although all of them were read in full."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or "unread" not in certainty.down or claim.record.because:
            continue
        behind = supporting(claim.record, known)
        if behind and all(source.access == "full-text" for source in behind):
            message = f'the rating of claim "{claim.record.id}" goes down for unread works, and all were read in full'
            hint = "take unread away, or correct access: of the source"
            yield UNREAD_THOUGH_READ.at(claim.place / "certainty" / "down", message, hint)
