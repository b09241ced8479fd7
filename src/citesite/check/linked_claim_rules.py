"""How many people a text speaks of where it links the claim that says so (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Quantities
from citesite.check.reasons import Reasons
from citesite.check.stated import stated
from citesite.check.wording.quantity_rules import QUANTITIES, QUANTITY_AGAINST_RESULT, shares_in
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic
from citesite.link.library import Library
from citesite.records.results import ON_RISKS
from citesite.values.topic import TopicWithValues

GOES_BY = "quantities"
_LINK = re.compile(r"\[(?P<label>[^\[\]]++)\]\([\w./-]*+#(?P<claim>[a-z0-9-]++)\)")


@topic_check(QUANTITY_AGAINST_RESULT)
def quantity_against_linked_claim(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find words for how many people in a text that fit neither group of the result of the claim it links."""
    language = language_of(known.language).quantities
    assert language is not None
    may_hold = texts_with(topic, language.first_look) if topic.analyses else frozenset()
    if not may_hold:
        return
    claims, reasons = {claim.record.id: claim.record for claim in topic.claims}, Reasons(topic, "because")
    for passage in topic.free_passages:
        links = _LINK.finditer(passage.text) if passage.text in may_hold and "#" in passage.text else ()
        for link in links:
            claim = claims.get(link["claim"])
            result = stated(topic, claim) if claim else None
            is_counted = result is not None and result.analysis.measure in ON_RISKS
            shares = shares_in(topic, [result]) if result and is_counted else []
            written = _that_differs(passage.text, link["label"], shares, language) if shares else ""
            if written and not reasons.cover(passage.place):
                shown = " and ".join(f"{share:.3g}" for share in shares[:2])
                message = f'{passage.owner} says "{written}", but in the result of its link it is {shown} in 100'
                hint = "print the number of people, or say under because: what else the words are about"
                yield QUANTITY_AGAINST_RESULT.at(passage.place.find(written), message, hint)


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _that_differs(text: str, label: str, shares: list[float], language: Quantities) -> str:
    """Return the first words for how many, in the sentence with a link, that mean none of some shares in per cent."""
    linked = words_of(label).whole.strip()
    for sentence in words_of(text).sentences_with(language.first_look):
        if sentence.is_question or linked not in sentence.whole or _in(language.denied).search(sentence.whole):
            continue
        for found in _in(language.pattern).finditer(sentence.whole):
            least, most = QUANTITIES[str(found.lastgroup)]
            if not any(least <= share <= most for share in shares):
                return found[0]
    return ""
