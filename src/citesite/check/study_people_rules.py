"""How many people a study had that a text names by its country, against the records of all studies (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.judged_texts import owned_texts
from citesite.check.languages import language_of
from citesite.check.place_rules import countries_in
from citesite.check.reasons import Reasons
from citesite.check.study_groups import REVIEWS, StudyGroups
from citesite.check.study_number_rules import OF_ANOTHER_STUDY, countries_of_studies
from citesite.check.wording.topic_words import texts_with_figures
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

_NUMBER = r"(?<![\d.,])(?:\d{1,3}(?:[,.]\d{3})+|\d+)(?![\d%]|[.,]\d)"
_NEAR = 0.1
"""How far a number of people may be rounded, as a part of it."""


@topic_check(OF_ANOTHER_STUDY, reads="places")
def people_of_another_study(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that name a study by its country and give it the number of people of another study of the topic."""
    studies = _studies(topic, known)
    if len(studies) <= 1:
        return
    reasons, groups = Reasons(topic, "because"), StudyGroups(topic, known)
    for text in owned_texts(topic, known, texts_with_figures(topic)):
        for sentence in words_of(text.text).sentences:
            found = None if sentence.is_question else _exchanged(sentence.whole, studies, groups, known.language)
            if found and not reasons.cover(text.place):
                named, number, other = found
                message = f'{text.owner} says "{number}" of the study in "{named}", and it is of "{other.id}"'
                hint = "name the study that has these numbers, or write its own"
                yield OF_ANOTHER_STUDY.at(text.place.find(number), message, hint)


def _studies(topic: TopicWithValues, known: Library) -> list[tuple[SourceCard, frozenset[str]]]:
    """Return the studies of a topic with a number of people and a country, and their countries."""
    names = dict.fromkeys(evidence.source for evidence, _, _ in topic.evidence)
    cards = [card for name in names if (card := known.sources.get(name)) and card.n and card.design not in REVIEWS]
    placed = [(card, frozenset(code for code, _ in countries_in(card.population, known.language))) for card in cards]
    return [(card, countries) for card, countries in placed if countries]


def _exchanged(
    sentence: str, studies: list[tuple[SourceCard, frozenset[str]]], groups: StudyGroups, tag: str
) -> tuple[str, str, SourceCard] | None:
    """Return the word for a country, a number, and the study that has so many people and is another; or None."""
    places = language_of(tag).places
    if places is None or not any(one.isdigit() for one in sentence) or not countries_of_studies(sentence, tag):
        return None
    codes = {written: code for code, written in countries_in(sentence, tag)}
    name = rf"\b(?:{'|'.join(map(re.escape, codes))})(?!\w)"
    pattern = places.sized.replace("NAME", name).replace("NUMBER", _NUMBER)
    for found in re.finditer(pattern, sentence):
        written, number = found["name"] or found["name_"], found["n"] or found["n_"]
        people = float(re.sub("[,.]", "", number))
        own = [card for card, countries in studies if codes[written] in countries]
        others = [card for card, countries in studies if card.n == people and codes[written] not in countries]
        # Rounded, or of a group, it may be its own.
        is_own = any(abs(people - (card.n or 0)) <= _NEAR * people or people in groups.said(card) for card in own)
        if len(own) == 1 and others and not is_own:
            return written, number, others[0]
    return None
