"""Cards are as careful as the claims of their section, whatever verb they use (A14)."""

from __future__ import annotations

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
    return frozenset(stem(word) for one in outcomes for word in words_of(one.lay_name).single if len(word) > _SHORT)


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
