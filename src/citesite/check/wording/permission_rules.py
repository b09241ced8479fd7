"""Who may take something: no text allows what a claim of its topic, or the source behind it, says not to do (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.studying import Permissions
from citesite.check.reasons import Reasons
from citesite.check.typed_doses import mentions
from citesite.check.wording.topic_words import sentences_for, sentences_with
from citesite.check.wording.words import Words
from citesite.diagnostics import Diagnostic, Rule
from citesite.link.library import Library
from citesite.records import TopicContent

GOES_BY = "permissions", "orders"

_NOT_JUDGED = frozenset({"quote", "because", "unchecked"})
ALLOWED_AGAINST_CLAIM = Rule(
    code="allowed-against-claim",
    summary="a text says that somebody may take what a claim says that they should not take",
    meaning=(
        "A claim, or a note or quote of its source, says that some people should not take it. This text says of the "
        "same people that they may. Somebody who believes it can be harmed."
    ),
    fix="Correct the one that is wrong. If they are of two things, name both, or say so under because:.",
    wrong="- text: People with kidney disease can take examplin.    # a claim says that they should not",
    right="- text: People with kidney disease should not take examplin.",
)


class _Forbidden(NamedTuple):
    """A sentence of a record that says who should not take something."""

    sentence: str
    who: frozenset[str]
    """The words for those people."""


class _Patterns:
    def __init__(self, words: Permissions) -> None:
        self.allows, self.forbids, self.limits = map(_in, (words.allows, words.forbids, words.limits))


def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_patterns = cache(_Patterns)


@topic_check(ALLOWED_AGAINST_CLAIM)
def allowed_against_claim(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find texts that allow people what a record of the topic says not to do."""
    language = language_of(known.language)
    words = language.permissions
    assert words is not None
    may_allow = sentences_for(topic, words.first_looks)
    reasons, forbidden = Reasons(topic, "because"), None
    for _, text, place in topic.texts if may_allow else ():
        for sentence in may_allow.get(text, ()) if place.steps[-1] not in _NOT_JUDGED else ():
            if not _allows(sentence, words) or reasons.cover(place):
                continue
            forbidden = list(_forbidden(topic, language, words)) if forbidden is None else forbidden
            if found := next((one for one in forbidden if _is_of_the_same(sentence, one, language)), None):
                message = f'a text allows it, and a record says "{found.sentence.strip()}"'
                yield ALLOWED_AGAINST_CLAIM.at(place.find(""), message, "correct the one that is wrong")


def _allows(sentence: Words, words: Permissions) -> bool:
    patterns = _patterns(words)
    found = patterns.allows.search(sentence.whole)
    if not found or sentence.is_question or patterns.forbids.search(sentence.whole):
        return False
    return not patterns.limits.search(sentence.whole.replace(found[0], " "))


def _forbidden(topic: TopicContent, language: Language, words: Permissions) -> Iterator[_Forbidden]:
    texts = [claim.record.text for claim in topic.claims]
    texts += [text for e, _, _ in topic.evidence for text in (e.note, e.quote) if text]
    may_forbid = sentences_with(topic, words.in_forbids)
    for text in dict.fromkeys(texts):
        for sentence in may_forbid.get(text, ()):
            if _patterns(words).forbids.search(sentence.whole) and not sentence.is_question:
                medicines = frozenset(word for name in _medicines(sentence.whole, language) for word in name.split())
                who = frozenset(w for w in sentence.single - medicines if len(w) > 3 and not w.isdigit())
                if who := who - words.unspecific - language.function_words:
                    yield _Forbidden(sentence.whole, who)


def _medicines(text: str, language: Language) -> frozenset[str]:
    assert language.orders is not None
    return frozenset(found[0].lower() for found in mentions(language.orders.medicines).finditer(text))


_FEWEST = 2


def _is_of_the_same(sentence: Words, one: _Forbidden, language: Language) -> bool:
    """Whether a permission is for the people of a prohibition, and not of another medicine."""
    shared = {word for word in one.who if f" {word[:_LETTERS]}" in sentence.spaced}
    names = _medicines(sentence.whole, language), _medicines(one.sentence, language)
    is_other = all(names) and names[0].isdisjoint(names[1])
    return len(shared) >= min(_FEWEST, len(one.who)) and not is_other


_LETTERS = 6
"""First letters in which two forms of a word are alike."""
