"""Texts that carry what was seen in animals over to people, or tell it of people (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.judged_texts import owned_texts
from citesite.check.languages import language_of
from citesite.check.reasons import Reasons
from citesite.check.studied_rules import OF_NO_PEOPLE
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.text.markup import cited
from citesite.values.topic import TopicWithValues

GOES_BY = "descriptions", "free_texts"

ANIMALS_TOLD_AS_PEOPLE = Rule(
    code="animals-told-as-people",
    severity=Severity.WARNING,
    summary="a text tells of people what was seen in animals or a laboratory",
    meaning=(
        "The sentence says that people have, or can expect, what was seen in animals: just as in mice, the same in "
        "people. Or all sources of its claim are studies of animals or cells, and it counts people. Most of what works "
        "in animals does nothing in people."
    ),
    fix="Say in which animals it was seen, and that nobody knows whether it is so in people.",
    wrong="text: Examplin was found in the nerves of 24 people.    # its source studied mice",
    right="text: Examplin was found in the nerves of 24 mice.",
)


@topic_check(ANIMALS_TOLD_AS_PEOPLE)
def animals_told_as_people(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences that carry a result in animals over to people, and claims on animals that count people."""
    of_animals = _claims_on_animals(topic, known)
    if not of_animals and not any("[@" in passage.text for passage in topic.free_passages):
        return
    patterns, reasons = _patterns(known.language), Reasons(topic, "because")
    may_tell = sentences_with(topic, patterns.in_people)
    for one in owned_texts(topic, known, frozenset(may_tell)) if may_tell else ():
        for sentence in may_tell.get(one.text, ()):
            if sentence.is_question or patterns.is_open(sentence):
                continue
            is_of_animals = one.claim is not None and one.claim.id in of_animals
            found = patterns.told(sentence, is_of_animals=is_of_animals) or patterns.told_of(sentence, one.text, known)
            if found and not reasons.cover(one.place):
                message = f'{one.owner} tells of people what was seen in none: "{found}"'
                hint = "say in which animals it was seen, and that nobody knows of people"
                yield ANIMALS_TOLD_AS_PEOPLE.at(one.place.find(found), message, hint)


def _claims_on_animals(topic: TopicWithValues, known: Library) -> frozenset[str]:
    """Return the claims all of whose sources are studies of no people; another rule is about those on an effect."""
    on_animals = (claim.record for claim in topic.claims if _is_on_animals(claim.record, known))
    return frozenset(claim.id for claim in on_animals if claim.type != "effect")


def _is_on_animals(claim: Claim, known: Library) -> bool:
    designs = {known.sources[e.source].design for e in claim.evidence if e.source in known.sources}
    return bool(designs) and designs <= OF_NO_PEOPLE


class _AnimalPatterns:
    def __init__(self, tag: str) -> None:
        language = language_of(tag)
        assert language.descriptions is not None
        assert language.free_texts is not None
        self._animals = language.descriptions.animals | language.descriptions.any_animals
        self._transfers = language.descriptions.in_transfers
        self.in_people = language.descriptions.people
        people = "|".join(sorted(self.in_people, key=len, reverse=True))
        self._people = re.compile(rf"(?<!\w)\d[\d.,]*\s(?:{people})(?!\w)", re.IGNORECASE)
        self._transfer = re.compile(rf"(?<!\w)(?:{language.descriptions.transfers})(?!\w)", re.IGNORECASE)
        self._leaves_open, self._denials = language.free_texts.leaves_open, language.denials

    def is_open(self, sentence: Words) -> bool:
        """Whether a sentence denies something or leaves it open."""
        denied = self._denials is not None and self._denials.said_in(sentence.whole)
        return bool(denied) or has(self._leaves_open, sentence.whole)

    def told(self, sentence: Words, *, is_of_animals: bool) -> str:
        """Return the words that apply a finding in animals to people, or "" if the sentence has none."""
        names_animals = sentence.holds(self._animals)
        if is_of_animals and not names_animals and (found := self._people.search(sentence.whole)):
            return found[0]
        if (names_animals or is_of_animals) and sentence.holds(self._transfers):
            return found[0] if (found := self._transfer.search(sentence.whole)) else ""
        return ""

    def told_of(self, sentence: Words, text: str, known: Library) -> str:
        """Return the word for people in a sentence that cites only animal or laboratory studies, or an empty text."""
        if "[@" not in text or sentence.holds(self._animals):
            return ""
        citing = (cited(one) for one in _SENTENCE.split(text) if words_of(one).whole == sentence.whole)
        cards = [known.sources[name] for names in citing for name in names if name in known.sources]
        is_of_none = cards and all(card.design in OF_NO_PEOPLE for card in cards)
        return min(sentence.single & self.in_people, default="") if is_of_none else ""


_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_patterns = cache(_AnimalPatterns)
