"""Rules about how sure claims, takeaways and answers sound, compared with the certainty of what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import statements_of
from citesite.check.languages.form import Hedge, Statements
from citesite.check.prose_rules import PLACEHOLDER
from citesite.check.wording.promises import too_strong
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.evidence.certainty import LEVELS, lowest
from citesite.link.library import Library
from citesite.records import AnswerPart, CertaintyLevel, Claim, TopicContent

GOES_BY = "statements"


def _milder(language: Statements) -> str:
    return f"say {language.probably[0]} (moderate), {language.may} (low), or that nobody knows (very low)"


TAKEAWAY_TOO_STRONG = Rule(
    code="takeaway-too-strong",
    summary="a takeaway or an answer sounds more certain than its claims",
    meaning=(
        "A takeaway or an answer is only as certain as the least certain claim it sums up. The marked word "
        "promises more, and somebody might start or stop a treatment because of it. A hedge counts where it "
        'belongs to the verb: "eases pain, although some may wait longer" says that it eases pain.'
    ),
    fix=(
        'Say "probably" where certainty is moderate, "may" where it is low, and that it is not known below. '
        "Where the words are right all the same, say why under because:."
    ),
    wrong="text: Examplin eases headache.    # its claim is of moderate certainty",
    right="text: Examplin probably eases headache.",
)


@topic_check(TAKEAWAY_TOO_STRONG)
def takeaway_too_strong(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways and answers that sound more certain than the least certain claim they rest on."""
    levels, language = _levels(topic), statements_of(known.language)
    for owner, part, place in topic.answer_parts:
        level = lowest(levels[name] for name in part.claims if name in levels)
        if not part.because:
            for word in too_strong(words_of(part.text), level, language):
                message = f'{owner} says "{word}", but its certainty is {LEVELS.get(level, level)}'
                yield TAKEAWAY_TOO_STRONG.at((place / "text").find(word), message, _milder(language))


CLAIM_TOO_STRONG = Rule(
    code="claim-too-strong",
    summary="a claim sounds more certain than it is",
    meaning=(
        "The claim's own certainty says how sure anyone can be, and the marked word promises more. Readers "
        "trust the sentence before they look at the rating below it. A hedge counts where it belongs to the "
        'verb, and at very low certainty even "may" is too much, unless the text also says that nobody can be '
        "sure."
    ),
    fix=(
        'Say "probably" where certainty is moderate, "may" where it is low, and that it is not known below. '
        "Where the words are right all the same, say why under because:."
    ),
    wrong="text: Examplin eases headache.    # its certainty is moderate",
    right="text: Examplin probably eases headache.",
)


@topic_check(CLAIM_TOO_STRONG)
def claim_too_strong(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims that sound more certain than they are rated."""
    language = statements_of(known.language)
    for claim in topic.claims:
        level, nothing = _level(claim.record), claim.record.nothing_found
        if level == "not-rated" or claim.record.because:
            continue
        for word in too_strong(words_of(claim.record.text), level, language):
            known_level = "but no study was found" if nothing else f"but its certainty is {LEVELS[level]}"
            message = f'claim "{claim.record.id}" says "{word}", {known_level}'
            yield CLAIM_TOO_STRONG.at((claim.place / "text").find(word), message, _milder(language))


def needed_at(level: CertaintyLevel, language: Statements) -> tuple[str, str]:
    """Return what a text about an effect must hold at a level, as a pattern and as a hint; empty for nothing."""
    if level == "moderate":
        return language.strong_enough, "say " + " or ".join(f'"{word}"' for word in language.probably)
    if level == "low":
        return language.hedges, f'say "{language.may}", or that it is not clear'
    return (language.uncertain, "say that nobody can be sure") if level == "very-low" else ("", "")


EFFECT_WITHOUT_HEDGE = Rule(
    code="effect-without-hedge",
    summary="a text about an uncertain effect holds no word of doubt",
    meaning=(
        "The certainty of an effect below high is part of what the sentence says. A text without any word of "
        "that level states the effect as a fact, whatever verb it uses."
    ),
    fix=(
        'Say "probably" or "likely" where certainty is moderate, "may" or that it is not clear where it is low, '
        "and that nobody can be sure where it is very low. Where the text is right as it is, say why under "
        "because:."
    ),
    wrong="text: People on examplin have less headache.    # its certainty is moderate",
    right="text: People on examplin probably have less headache.",
)


@topic_check(EFFECT_WITHOUT_HEDGE)
def effect_without_hedge(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims about an effect, and key messages that rest on them, without a word of their level."""
    language = statements_of(known.language)
    for claim in topic.claims:
        record = claim.record
        if _is_effect(record) and not record.because:
            owner, place = f'claim "{record.id}"', claim.place / "text"
            yield from _without_hedge(owner, record.text, _level(record), place, language)
    levels, effects = _levels(topic), {c.record.id for c in topic.claims if _is_effect(c.record)}
    for owner, part, place in topic.answer_parts:
        if not part.because and not effects.isdisjoint(part.claims) and not _only_advises(part.text, language):
            level = lowest(levels[name] for name in part.claims if name in levels)
            yield from _without_hedge(owner, part.text, level, place / "text", language)


def _is_effect(claim: Claim) -> bool:
    """Whether a claim is about an effect, also where it is filed as safety or the like."""
    return claim.type == "effect" or claim.effect is not None


def _without_hedge(
    owner: str, text: str, level: CertaintyLevel, place: Place, language: Statements
) -> Iterator[Diagnostic]:
    needed, hint = needed_at(level, language)
    if not needed or PLACEHOLDER in text:
        return
    words = words_of(text)
    whole = _in(language.conditions).sub("", words.whole) if language.conditions else words.whole
    # Where a verb of effect is too strong, or a hedge too weak, that is said already.
    is_weaker = level == "moderate" and has(language.hedges, whole)
    if not has(needed, whole) and not is_weaker and not any(too_strong(words, level, language)):
        message = f"{owner} holds no word of doubt, but its certainty is {LEVELS[level]}"
        yield EFFECT_WITHOUT_HEDGE.at(place, message, hint)


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _only_advises(text: str, language: Statements) -> bool:
    """Whether every sentence of a text tells readers what to do, or asks them."""
    return all(has(language.advises, f" {s.whole.strip()}"[:40]) or s.is_question for s in words_of(text).sentences)


CLAIM_TOO_WEAK = Rule(
    code="claim-too-weak",
    severity=Severity.WARNING,
    summary="a claim sounds less certain than it is",
    meaning=(
        '"May" is for low certainty. Where an effect is moderately or highly certain, it makes readers doubt '
        "what is known, and two sentences of one page no longer mean the same by the same word."
    ),
    fix=(
        'Say "probably" where certainty is moderate, and nothing at all where it is high. If "may" is about how '
        "many people it happens to, give their number, or say under because: what it is about."
    ),
    wrong="text: Examplin may ease headache.    # its certainty is moderate",
    right="text: Examplin probably eases headache.",
)


@topic_check(CLAIM_TOO_WEAK)
def claim_too_weak(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims about an effect, and what sums them up, that sound less certain than they are rated."""
    language = statements_of(known.language)
    levels, effects = _levels(topic), {c.record.id for c in topic.claims if c.record.type == "effect"}
    texts: list[tuple[str, Claim | AnswerPart, CertaintyLevel, Place]] = [
        (f'claim "{c.record.id}"', c.record, _level(c.record), c.place) for c in topic.claims if c.record.id in effects
    ]
    for owner, part, place in topic.answer_parts:
        if part.claims and effects.issuperset(part.claims):
            texts.append((owner, part, lowest(levels[name] for name in part.claims), place))
    for owner, record, level, place in texts:
        if level not in ("moderate", "high") or record.because:
            continue
        words = words_of(record.text)
        said_surely = has(language.strong_enough, words.whole)
        if not said_surely and has(language.weak, words.whole) and _is_weak(words, level, language):
            message = f"{owner} says that it may be so, but its certainty is {LEVELS[level]}"
            hint = f'say "{language.probably[0]}"' if level == "moderate" else "say it without a hedge"
            yield CLAIM_TOO_WEAK.at(place / "text", message, hint)


def _is_weak(words: Words, level: CertaintyLevel, language: Statements) -> bool:
    """Whether nothing in a text is said as surely as its level allows."""
    found = language.read(words)
    return all(a.hedge is Hedge.POSSIBLE for a in found) if found else level == "moderate"


def _level(claim: Claim) -> CertaintyLevel:
    if claim.nothing_found:
        return "very-low"
    return claim.certainty.level if claim.certainty else "not-rated"


def _levels(topic: TopicContent) -> dict[str, CertaintyLevel]:
    return {claim.record.id: _level(claim.record) for claim in topic.claims}
