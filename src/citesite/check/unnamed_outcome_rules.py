"""Claims whose sentences have no word of the outcome that their result counts (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.telling import stem
from citesite.check.stated import stated
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Claim
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "free_texts"
_LETTERS = 4
"""Words with so many first letters alike are of one outcome: dizziness and dizzier."""
_SHORT = 5
"""The letters of a word that changes earlier: sleep and slept."""

OUTCOME_UNNAMED = Rule(
    code="outcome-unnamed",
    severity=Severity.WARNING,
    summary="a claim names a result, and has no word of the outcome that this counts",
    meaning=(
        "Neither the name of the outcome, nor the title of the analysis, nor another name in the glossary shares a "
        "word with the sentence. It may be about something else than what was measured."
    ),
    fix="Name the outcome as the record does. If the sentence has other words for it, say so under because:.",
    wrong="text: Examplin probably lowers the number of people with a rash.    # not what it counts",
    right="text: Examplin probably lowers the number of people with headaches.",
)


@topic_check(OUTCOME_UNNAMED)
def outcome_unnamed(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims with a result whose sentences have no word of its outcome."""
    language = language_of(known.language)
    # Of a language without judgements, too few words are known that are of no outcome.
    is_known = language.free_texts is not None and language.free_texts.judgements is not None
    for claim in topic.claims if is_known and not known.is_translation else ():
        record = claim.record
        found = stated(topic, record) if record.effect or record.type == "association" else None
        if found is None or found.outcome is None or record.because:
            continue
        # Points are of any scale; minutes or stools tell what was measured.
        is_scale = found.outcome.scale is not None and found.outcome.scale.range is not None
        unit = "" if is_scale else found.outcome.unit or ""
        own = _begins(f"{found.outcome.name} {found.outcome.lay_name} {unit}", language)
        told = _begins(masked(record.text), language)
        if not own or _share(told, own):
            continue
        texts = (
            topic.topic.record.title,
            found.analysis.title,
            *(row.label for row in found.rows),
            *(e.quote or "" for e in record.evidence),
        )
        of_groups = _begins(" ".join(_groups(topic, found.analysis, record)), language)
        other = _begins(" ".join(texts), language, common=False) - of_groups
        terms = [_begins(" ".join(term.names), language) for term in known.terms.values()]
        same = [names for names in terms if names & own]
        if not _share(told, other.union(*same)):
            message = f'claim "{record.id}" has no word of "{found.outcome.lay_name}", which its result counts'
            yield OUTCOME_UNNAMED.at(claim.place / "text", message, "name what was counted")


def _groups(topic: TopicWithValues, analysis: Analysis, claim: Claim) -> Iterator[str]:
    """Yield what the groups of a result had."""
    question = topic.topic.record.question
    asked = (question.intervention, question.comparator) if question else ()
    of = claim.effect.of if claim.effect else None
    yield from filter(None, (analysis.intervention, analysis.comparator, of, *asked))


def _begins(text: str, language: Language, *, common: bool = True) -> frozenset[str]:
    """Return how the words of a text begin, with those that are of no outcome or without them."""
    # "One or more infections": most claims have "one".
    numbers = dict(language.counts.numbers).keys() if language.counts else frozenset[str]()
    found = words_of(text).single - language.function_words - numbers
    if not common and language.free_texts:
        found = frozenset(word for word in found if stem(word) not in language.free_texts.common)
    return frozenset(word[: _LETTERS - (len(word) <= _SHORT)] for word in found if len(word) >= _LETTERS - 1)


def _share(told: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a word of one begins as a word of the other."""
    return bool(told & own) or any(one.startswith(other) or other.startswith(one) for one in told for other in own)
