"""Texts by which everybody in a trial had the treatment that one group of it did not have (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.described_rules import STUDY_DESCRIBED_OTHERWISE
from citesite.check.judged_texts import owned_texts
from citesite.check.languages import language_of
from citesite.check.number_contexts import patterns_of
from citesite.check.overlap import names
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Place
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

_FIRST_WORDS = 3
_HINT = "say how many had it, and what the others had"


@topic_check(STUDY_DESCRIBED_OTHERWISE, reads="descriptions")
def all_treated(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts and summaries of sources by which all people of a trial had what one of its groups did not have."""
    words, reasons = language_of(known.language).descriptions, Reasons(topic, "because")
    treated = _treated_in_part(topic, known) if words else {}
    if words is None or not treated:
        return
    may_hold = sentences_with(topic, words.in_all_had)
    for one in owned_texts(topic, known, frozenset(may_hold)) if may_hold else ():
        sources = one.sources(topic, known)
        # What all had in one study says nothing of another.
        every = [treated[card.id][0] for card in sources if card.id in treated]
        for sentence in may_hold[one.text] if len(every) == len(sources) else ():
            found = _all_had(sentence, sources, frozenset.intersection(*every), known) if every else ""
            if found and not reasons.cover(one.place):
                message = f'{one.owner} says "{found}", and one group did not have it'
                yield STUDY_DESCRIBED_OTHERWISE.at(one.place.find(found), message, _HINT)
    for name, (treatment, place) in treated.items():
        card = known.sources[name]
        for sentence in words_of(card.summary).sentences_with(words.in_all_had):
            if found := _all_had(sentence, [card], treatment, known):
                message = f'the summary of source "{name}" says "{found}", and one group did not have it'
                yield STUDY_DESCRIBED_OTHERWISE.at(place, message, _HINT)


def _treated_in_part(topic: TopicWithValues, known: Library) -> dict[str, tuple[frozenset[str], Place]]:
    """Return the words for what one group of each randomised trial had and the other had not, and where its row is."""
    language, question = language_of(known.language), topic.topic.record.question
    words = language.descriptions
    found: dict[str, tuple[frozenset[str], Place]] = {}
    for analysis in topic.analyses:
        record = analysis.record
        given = record.intervention or (question.intervention if question else "") or ""
        other = record.comparator or (question.comparator if question else "") or ""
        own = names(given, language) - names(other, language) if other else frozenset[str]()
        for number, row in enumerate(record.rows if own and words else ()):
            card = known.sources.get(row.source)
            if card is None or card.design != "randomized-trial" or not row.intervention or not row.comparator:
                continue
            is_crossed = words and uncased(words.crossed).search(f"{card.html} {card.population} {card.abstract}")
            if not is_crossed:
                before = found.get(row.source, (own, analysis.place))[0]
                found[row.source] = (own & before, analysis.place / "rows" / number / "source")
    return {name: one for name, one in found.items() if one[0]}


def _all_had(sentence: Words, sources: list[SourceCard], treatment: frozenset[str], known: Library) -> str:
    """Return how a sentence says that all people of some trials had a treatment; empty if it does not."""
    language = language_of(known.language)
    words, groups, numbers = language.descriptions, language.groups, language.numbers
    if words is None or groups is None or numbers is None or sentence.is_question:
        return ""
    found = uncased(words.all_had.replace("NUMBER", numbers.written)).search(sentence.whole)
    # What comes later is when, how often and with what: of "tablets every evening" and none, evenings are left.
    what = " ".join(found["what"].split()[:_FIRST_WORDS]) if found else ""
    if not found or uncased(groups.compared).search(sentence.whole) or not names(what, language) & treatment:
        return ""
    # All of another number are those of a group, or of several trials.
    number = patterns_of(numbers).value(found["n"]) if found["n"] else None
    return found[0].strip() if number is None or {number} == {card.n for card in sources} else ""
