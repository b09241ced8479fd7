"""Rates told with another period than the result has: one more a day, where it is one more a week (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.comparing import StudyComparisons
from citesite.check.reasons import Reasons
from citesite.check.stated import Stated
from citesite.check.told_results import ToldResult, told_results
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "study_comparisons"
_STEM, _LEAST = 5, 4

OTHER_PERIOD = Rule(
    code="other-period",
    severity=Severity.WARNING,
    summary="a text gives a rate for another period than its result has",
    meaning=(
        'The unit of the result is so many a week, and the text says "a day", or the like. One more a week and one '
        "more a day are not the same effect, and readers take the sentence at its word."
    ),
    fix="Correct the period of the sentence, or the unit of the analysis.",
    wrong="card: People probably have one headache less a day.    # unit: headaches a week",
    right="card: People probably have one headache less a week.",
)


@topic_check(OTHER_PERIOD)
def other_period(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find rates with another period than the unit of the result that a text is about."""
    words = language_of(known.language).study_comparisons
    assert words is not None
    units = [analysis.record.unit or "" for analysis in topic.analyses]
    units += [outcome.unit or "" for outcome in (topic.results.record.outcomes if topic.results else ())]
    if not any(_period(unit, words) for unit in units):
        return
    reasons = Reasons(topic, "because")
    for told in told_results(topic, known, texts_with(topic, words.in_rates)):
        rates = {_rate(result, words) for result in told.results}
        rate = next(iter(rates)) if len(rates) == 1 else None
        if rate is None or reasons.cover(told.place):
            continue
        period, thing = rate
        for sentence in words_of(told.text).sentences_with(words.in_rates):
            found = _with_another(sentence.whole, period, thing, told, words)
            if found and not sentence.is_question and not _is_recorded(period, thing, topic, known, words):
                message = f'{told.owner} says "{found}", and its result is in {_unit(told.results[0])}'
                yield OTHER_PERIOD.at(told.place.find(found), message, "correct the period, or the unit")


def _unit(result: Stated) -> str:
    return result.analysis.unit or (result.outcome.unit if result.outcome else None) or ""


def _period(unit: str, words: StudyComparisons) -> str:
    """Return the period of a unit, such as "week" for stools a week; empty if it has none."""
    return next((name for name, pattern in words.rates if uncased(rf"\b(?:{pattern})\b").search(unit)), "")


def _rate(result: Stated, words: StudyComparisons) -> tuple[str, str] | None:
    """Return the period of a result and how the word begins for what is counted; None if it is no rate."""
    unit = _unit(result)
    period = _period(unit, words)
    thing = next(iter(re.findall(r"[^\W\d_]+", unit)), "")
    return (period, thing.removesuffix("s").lower()[:_STEM]) if period and len(thing) >= _LEAST else None


def _others(period: str, words: StudyComparisons) -> str:
    return "|".join(pattern for name, pattern in words.rates if name != period)


def _with_another(text: str, period: str, thing: str, told: ToldResult, words: StudyComparisons) -> str:
    """Return the words of a text that give a rate per another period, or an empty text."""
    others = _others(period, words)
    found = uncased(rf"\b{re.escape(thing)}\w*\s(?:[\w-]+\s){{0,2}}?(?:{others})\b").search(text)
    if not found and (told.kind != "beside" or told.place.steps[-1] == "card"):
        found = uncased(rf"\b(?:{words.more_or_less})\s(?:[\w-]+\s){{0,2}}?(?:{others})\b").search(text)
    return found[0] if found else ""


def _is_recorded(period: str, thing: str, topic: TopicWithValues, known: Library, words: StudyComparisons) -> bool:
    """Whether a record speaks of the same thing with another period, too."""
    texts = [evidence.quote or "" for evidence, _, _ in topic.evidence]
    texts += [claim.record.applies_to or "" for claim in topic.claims]
    texts += [known.sources[e.source].population for e, _, _ in topic.evidence if e.source in known.sources]
    texts += [known.sources[e.source].abstract for e, _, _ in topic.evidence if e.source in known.sources]
    for outcome in topic.results.record.outcomes if topic.results else ():
        texts += [outcome.name, outcome.lay_name]
    pattern = uncased(rf"\b{re.escape(thing)}\w*\s(?:{_others(period, words)})\b")
    return any(pattern.search(text) for text in dict.fromkeys(texts))
