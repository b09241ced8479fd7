"""Cards are as careful as the claims of their section, whatever verb they use (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of, statements_of
from citesite.check.languages.form import Hedge
from citesite.check.languages.telling import stem
from citesite.check.reasons import Reasons
from citesite.check.wording.comparison_rules import text_against_claim
from citesite.check.wording.directions import said
from citesite.check.wording.strength_rules import needed_at
from citesite.check.wording.text_rules import TEXT_TOO_STRONG
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic
from citesite.evidence.certainty import LEVELS
from citesite.link.library import Library
from citesite.records import CertaintyLevel, Claim, ClaimBlock, Placed, Section
from citesite.values.topic import TopicWithValues

GOES_BY = "statements", "directions", "free_texts"
_ORDER: tuple[CertaintyLevel, ...] = ("very-low", "low", "moderate", "high")


@topic_check(TEXT_TOO_STRONG)
def card_without_hedge(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find cards that say without any doubt which way something goes, beside claims that are not certain."""
    statements, reasons = statements_of(known.language), Reasons(topic, "because")
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for section in topic.sections:
        card, place, level = section.record.card, section.place / "card", _best_level(section, claims)
        needed, hint = needed_at(level, statements)
        if not card or not needed or reasons.cover(place):
            continue
        words = words_of(card)
        is_hedged = has(needed, words.whole) or has(statements.hedges, words.whole)
        outcomes = _outcome_words(topic, section)
        told = (
            _says_which_way(one, known, outcomes) and not _is_of_another_rule(one, known) for one in words.sentences
        )
        # Of one that goes the other way, another rule says so.
        if not is_hedged and any(told) and all(f.place.find("") != place for f in text_against_claim(topic, known)):
            message = f"the card holds no word of doubt, but the claims of its section are {LEVELS[level]} at most"
            yield TEXT_TOO_STRONG.at(place, message, hint)


@topic_check(TEXT_TOO_STRONG)
def clause_without_hedge(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find clauses of a card without any doubt on an outcome that is less certain than others of its section."""
    statements, reasons = statements_of(known.language), Reasons(topic, "because")
    for section in topic.sections:
        card, place, levels = section.record.card or "", section.place / "card", _levels(topic, section)
        if len(set(levels.values())) < 2 or reasons.cover(place):
            continue
        for before, clause in _clauses(card, known):
            own = words_of(clause)
            stems = frozenset(map(stem, own.single))
            level = _best([level for names, level in levels.items() if names & stems])
            needed, hint = needed_at(level, statements)
            if not needed or any(has(pattern, f"{before}{clause}") for pattern in (needed, statements.hedges)):
                continue
            if _says_a_way(clause, known) and not _is_of_another_rule(own, known):
                message = f'the card says "{clause.strip(" .!")}", and what its section has on it is {LEVELS[level]}'
                yield TEXT_TOO_STRONG.at(place.find(clause.strip()), message, hint)


def _best(levels: list[CertaintyLevel]) -> CertaintyLevel:
    return max(levels, key=_ORDER.index) if levels else "high"


def _says_a_way(clause: str, known: Library) -> bool:
    language = language_of(known.language)
    assert language.directions is not None
    return any(said(clause, language)) or has(language.directions.unchanged or "(?!)", clause)


def _levels(topic: TopicWithValues, section: Placed[Section]) -> dict[frozenset[str], CertaintyLevel]:
    """Return the best level of each outcome of a section's claims by the stems of the words for it alone."""
    levels: dict[str, CertaintyLevel] = {}
    for claim in (block.claim for block in section.record.body if isinstance(block, ClaimBlock)):
        level = claim.certainty.level if claim.certainty else "not-rated"
        if claim.outcome and claim.effect and level in _ORDER:
            levels[claim.outcome] = _best([level, levels.get(claim.outcome, level)])
    stems = {name: _stems(outcome.lay_name) for name in levels if (outcome := topic.values.outcome(name))}
    every = [one for found in stems.values() for one in found]
    return {frozenset(one for one in found if every.count(one) == 1): levels[name] for name, found in stems.items()}


def _clauses(card: str, known: Library) -> Iterator[tuple[str, str]]:
    """Yield each clause of a card's sentences but the first of each, with what is before it in its sentence."""
    counts = language_of(known.language).counts
    joined = rf"|\s(?:{counts.or_})\s" if counts else ""
    for sentence in words_of(card).sentences:
        start = 0
        for end in (*re.finditer(rf"[,;:–—]{joined}", sentence.whole), None):
            until = end.start() if end else len(sentence.whole)
            if start and not sentence.is_question:
                yield sentence.whole[:start], sentence.whole[start:until]
            start = end.end() if end else until


def _best_level(section: Placed[Section], claims: dict[str, Claim]) -> CertaintyLevel:
    """Return the highest level of the effects of a section, those of its answer first; not-rated without any."""
    names = [name for part in section.record.answer for name in part.claims]
    found = [claims[name] for name in names if name in claims]
    found = found or [block.claim for block in section.record.body if isinstance(block, ClaimBlock)]
    found = [one for one in found if one.type == "effect" or one.effect]
    levels = [one.certainty.level for one in found if one.certainty and one.certainty.level in _ORDER]
    return max(levels, key=_ORDER.index, default="not-rated")


def _outcome_words(topic: TopicWithValues, section: Placed[Section]) -> frozenset[str]:
    """Return the stems of the words for the outcomes of a section's claims."""
    claims = [block.claim for block in section.record.body if isinstance(block, ClaimBlock)]
    outcomes = filter(None, (topic.values.outcome(claim.outcome) for claim in claims if claim.outcome))
    return frozenset(word for one in outcomes for word in _stems(one.lay_name))


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(name).single if len(word) > _SHORT)


_SHORT = 3


def _says_which_way(sentence: Words, known: Library, outcomes: frozenset[str]) -> bool:
    """Whether a sentence plainly says that something goes up or down, stays the same, or that people have it."""
    language = language_of(known.language)
    form = language.free_texts
    assert form is not None
    if sentence.is_question or has(form.leaves_open, sentence.whole) or has(form.introduces, sentence.whole):
        return False
    # What studies found is for the rules on studies.
    is_of_study = language.study_texts is not None and has(language.study_texts.study, sentence.whole)
    if is_of_study:
        return False
    names_outcome = has(form.verbs, sentence.whole) and not outcomes.isdisjoint(map(stem, sentence.single))
    return names_outcome or any(True for _ in said(sentence.whole, language))


def _is_of_another_rule(sentence: Words, known: Library) -> bool:
    """Whether a sentence has a verb of effect, which another rule compares with the claims."""
    return any(one.hedge < Hedge.POSSIBLE for one in statements_of(known.language).read(sentence))
