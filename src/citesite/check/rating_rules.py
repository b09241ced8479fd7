"""Rules about ratings and the studies they rest on: what a certainty begins with, and what must lower it (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.check.stated import stated
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Claim, DosingOption, TopicContent
from citesite.values.topic import TopicWithValues

_RANDOMISED = frozenset(("randomized-trial", "systematic-review"))
_SECOND = frozenset(("guideline", "consensus", "regulator-notice", "professional-information", "data-set"))
"""Documents that may rest on a review of trials, which their design does not say."""
_DOUBTED = {
    "superseded": "has been replaced", "concern": "is doubted by its publisher", "preprint": "is a preprint",
}  # fmt: skip
_COMPANY = re.compile(
    r"\b(?:pharma\w*|therapeutics|laboratories|biotech\w*|inc|ltd|gmbh|corp(?:oration)?|s\.?p\.?a|a/s|ag|merck|pfizer|novartis"
    r"|novo nordisk|sanofi)\b",
    re.IGNORECASE,
)
"""Names, and what names end with, by which a funder is taken for somebody who sells what was studied."""


@cache
def _maker(language: str) -> re.Pattern[str]:
    """Return what says so in a language."""
    studies = language_of(language).studies
    return re.compile(studies.maker if studies else r"(?!)", re.IGNORECASE)


def supporting(record: Claim | DosingOption, known: Library) -> list[SourceCard]:
    """Return the sources that support a claim or a dose, or a part of it."""
    found = (known.sources.get(e.source) for e in record.evidence if e.stance in ("supports", "partly"))
    return [source for source in found if source]


NOTHING_SUPPORTS = Rule(
    code="nothing-supports",
    summary="no source supports a claim",
    meaning=(
        "Every source of the claim contradicts it, or only gives context. Then nothing bears out what readers are "
        "told, whatever the claim says of its certainty."
    ),
    fix="Name a source that supports it, or turn the sentence into what the sources say.",
    wrong="""
        evidence:
          - source: guide-2021
            stance: contradicts
    """,
    right="""
        evidence:
          - source: guide-2021
            stance: supports
    """,
)


@topic_check(NOTHING_SUPPORTS)
def nothing_supports(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims whose sources all contradict them or give context; a definition may name a work for its context."""
    for claim in topic.claims:
        stances = {evidence.stance for evidence in claim.record.evidence}
        if not stances or stances & {"supports", "partly"} or claim.record.nothing_found:
            continue
        if "contradicts" in stances or claim.record.type not in ("definition", "mechanism"):
            message = f'no source supports claim "{claim.record.id}": each contradicts it or gives context'
            hint = "name one that supports it, or say what the sources say"
            yield NOTHING_SUPPORTS.at(claim.place / "evidence", message, hint)


START_WITHOUT_TRIALS = Rule(
    code="start-without-trials",
    summary="a rating begins at high, and no randomised trial supports the claim",
    meaning=(
        "Only evidence from randomised trials, or from reviews of them, begins at high; the page says so to readers. "
        "No source that supports the claim is one. A guideline may rest on a review of trials, which its record does "
        "not say."
    ),
    fix="Begin at low, or add the trial or the review that supports the claim.",
    wrong="certainty: {level: moderate, start: high, down: [imprecision]}    # all of it from a cohort",
    right="certainty: {level: moderate, start: low, up: [dose-response]}",
    worsens="a warning where a guideline or another document supports it",
)


@topic_check(START_WITHOUT_TRIALS)
def start_without_trials(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that begin at high without a randomised trial or a review among what supports the claim."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.start != "high":
            continue
        designs = {source.design for source in supporting(claim.record, known)}
        if not designs or "" in designs or designs & _RANDOMISED:
            continue
        severity = Severity.WARNING if designs & _SECOND else Severity.ERROR
        if severity is Severity.WARNING and claim.record.because:
            continue
        listed = ", ".join(sorted(designs))
        message = f'the rating of claim "{claim.record.id}" begins at high, but what supports it is: {listed}'
        hint = "begin at low, or add the randomised trial or the review of trials"
        yield START_WITHOUT_TRIALS.at(claim.place / "certainty" / "start", message, hint, severity)


START_BELOW_TRIALS = Rule(
    code="start-below-trials",
    severity=Severity.WARNING,
    summary="a rating begins at low, and all that supports the claim is randomised trials",
    meaning=(
        "Evidence from randomised trials begins at high. If the comparison in question was not randomised, say so "
        "under because:; otherwise readers are told that nobody was assigned by chance, which is not true."
    ),
    fix=(
        "Begin at high and name what takes certainty away, or say under because: why the comparison was not randomised."
    ),
    wrong="certainty: {level: low, start: low}    # from a randomised trial",
    right="certainty: {level: low, start: high, down: [risk-of-bias, imprecision]}",
)


@topic_check(START_BELOW_TRIALS)
def start_below_trials(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that begin at low although only randomised trials support the claim."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.start != "low" or claim.record.because:
            continue
        designs = {source.design for source in supporting(claim.record, known)}
        if designs == {"randomized-trial"}:
            message = f'the rating of claim "{claim.record.id}" begins at low, but only randomised trials support it'
            hint = "begin at high, or say under because: why the comparison was not randomised"
            yield START_BELOW_TRIALS.at(claim.place / "certainty" / "start", message, hint)


DOUBTFUL_ALONE = Rule(
    code="doubtful-alone",
    severity=Severity.WARNING,
    summary="all that supports a claim or a dose is in doubt, and no rating takes anything off for it",
    meaning=(
        "Every source behind the claim has been replaced, is doubted by its publisher, is a preprint, was read at "
        "second hand, or was paid for by somebody who sells what was studied. The rating names none of it. Or a dose, "
        "or advice that nobody rates, rests on works alone that were replaced, are doubted or are preprints."
    ),
    fix=(
        "Rate down for risk-of-bias, publication-bias or unread, find a better source, such as the one that replaced "
        "it, or say why under because:."
    ),
    wrong="access: second-hand    # the only source of a rated claim",
    right="access: abstract",
)
_FOR_DOUBT = frozenset(("risk-of-bias", "publication-bias", "unread"))


@topic_check(DOUBTFUL_ALONE, reads="studies")
def doubtful_alone(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find rated claims that only doubtful sources support, without a reason to be less sure for it."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.level in ("not-rated", "very-low") or claim.record.because:
            continue
        found = [(source, _doubt(source, known)) for source in supporting(claim.record, known)]
        if found and all(doubt for _, doubt in found) and _FOR_DOUBT.isdisjoint(certainty.down):
            source, doubt = found[0]
            message = (
                f'"{source.id}" {doubt}, nothing better supports claim "{claim.record.id}", and its rating is silent'
            )
            hint = "rate down for risk-of-bias, publication-bias or unread, or say why under because:"
            yield DOUBTFUL_ALONE.at(claim.place / "certainty", message, hint)


@topic_check(DOUBTFUL_ALONE)
def doubtful_advice(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses, and claims without a rating, that rest on works alone that were replaced or are doubted."""
    unrated = (claim for claim in topic.claims if claim.record.certainty is None)
    named: list[tuple[Claim | DosingOption, Place, str]] = [(c.record, c.place, "claim") for c in unrated]
    named += [(option.record, option.place, "dosing option") for option in topic.dosing_options]
    reasons = Reasons(topic, "because")
    for record, at, kind in named:
        found = supporting(record, known)
        if not found or any(source.standing not in _DOUBTED for source in found):
            continue
        place = at / "evidence"
        if not reasons.cover(place):
            message = f'"{found[0].id}" {_DOUBTED[found[0].standing]}, and nothing better supports {kind} "{record.id}"'
            yield DOUBTFUL_ALONE.at(place, message, "name a source that stands, or say why under because:")


def _doubt(source: SourceCard, known: Library) -> str:
    if source.standing in _DOUBTED:
        return _DOUBTED[source.standing]
    if source.access == "second-hand":
        return "was read at second hand"
    return "was paid for by a maker" if is_of_maker(source.funding, known.language) else ""


def is_of_maker(funding: str, language: str) -> bool:
    """Whether the words for who paid for a study name a maker."""
    return bool(_COMPANY.search(funding) or _maker(language).search(funding))


_BIASED = ("high", "serious", "critical")
"""Judgements of RoB 2 and of ROBINS-I that GRADE takes a level for."""

BIAS_NOT_RATED = Rule(
    code="bias-not-rated",
    summary="all that supports a claim has a high risk of bias, and its rating does not say so",
    meaning=(
        "The records of the sources judge their risk of bias as high, or those of all rows of the result that the "
        "claim states judge it as high, serious or critical. GRADE takes at least one level for that, so the certainty "
        "that readers see is too high."
    ),
    fix="Add risk-of-bias under down:, and lower the level.",
    wrong="risk_of_bias: high    # of the only trial behind a claim",
    right="risk_of_bias: low",
)


@topic_check(BIAS_NOT_RATED)
def bias_not_rated(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that take nothing off for a high risk of bias of all that supports the claim."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.start is None or "risk-of-bias" in certainty.down:
            continue
        found = supporting(claim.record, known)
        if (found and all(source.risk_of_bias == "high" for source in found)) or _has_biased_result(
            topic, claim.record
        ):
            message = (
                f'all that supports claim "{claim.record.id}" has a high risk of bias, and its rating does not say so'
            )
            yield BIAS_NOT_RATED.at(claim.place / "certainty", message, "add risk-of-bias under down:")


def _has_biased_result(topic: TopicWithValues, claim: Claim) -> bool:
    """Whether every row of the result that a claim states is judged to have a high risk of bias."""
    found = stated(topic, claim)
    judged = [row.risk_of_bias for row in found.rows] if found else []
    return bool(judged) and all(one is not None and one.overall in _BIASED for one in judged)
