"""How large and how long a sentence says that studies were next to others, and whom all of them took (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.dose_rules import TRIALS
from citesite.check.durations import days_in
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.overlap import words as stems_of
from citesite.check.reasons import Reasons
from citesite.check.section_study_rules import studied_beside
from citesite.check.study_groups import StudyGroup, StudyGroups
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Claim
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "study_comparisons", "study_texts", "counts"
_ADVICE = frozenset(("seek_help", "further_reading", "questions_to_ask"))
_BOTH = 2.0

STUDY_SIZES_TURNED = Rule(
    code="study-sizes-turned",
    severity=Severity.WARNING,
    summary="a text says that a study was larger or longer than others, and their records say otherwise",
    meaning=(
        "A text compares studies by how many people they had or how long they lasted. The n: or the follow_up: of the "
        "studies that it names has it the other way round, or has them alike."
    ),
    fix="Correct the text, or the record, or say under because: which studies it means.",
    wrong="lead: The trial of examplin was smaller than the trial of bed rest.    # it had more people",
    right="lead: The trial of examplin was larger than the trial of bed rest.",
)
NOT_ALL_STUDIES = Rule(
    code="not-all-studies",
    severity=Severity.WARNING,
    summary="a text says of all studies what the record of one of them alone says",
    meaning=(
        'A text says that "both" or "all three" studies were made somewhere or in somebody. One of those behind it has '
        "these words in its population:, and another has them neither there nor in its title or abstract."
    ),
    fix="Say which study was made there, or complete population: of the other one.",
    wrong="lead: Two trials tested it, both of them in hospitals.    # one of them was in schools",
    right="lead: Two trials tested it, one in hospitals and one in schools.",
)


@topic_check(STUDY_SIZES_TURNED, NOT_ALL_STUDIES)
def studies_told_apart(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that compare studies by their size or length against their records, or take all for one of them."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    words, studies = language.study_comparisons, language.study_texts
    assert words is not None
    assert studies is not None
    sized = frozenset(sentences_with(topic, words.in_compared, studies.first_look))
    placed = frozenset(sentences_with(topic, words.in_all_of, studies.first_look))
    groups = StudyGroups(topic, known)
    for owner, text, place, claims in _texts(topic, sized | placed):
        for sentence in words_of(text).sentences_with(words.in_compared | words.in_all_of):
            whole = sentence.whole
            if sentence.is_question or not uncased(rf"\b(?:{studies.study})\b").search(whole) or reasons.cover(place):
                continue
            if text in sized and (found := _turned(whole, groups, known)):
                message = f'{owner} says "{found[0]}", and it was {found[1]}'
                yield STUDY_SIZES_TURNED.at(place.find(found[0]), message, "correct the text, or the records")
            if text in placed and (one := _not_of_all(whole, _behind(claims, place, topic, groups, known), language)):
                message = f'{owner} says "{one[0]}", and the record of "{one[1]}" says nothing of "{one[2]}"'
                yield NOT_ALL_STUDIES.at(place.find(one[0]), message, "say which study it was, or complete the record")


def _texts(topic: TopicWithValues, may_hold: frozenset[str]) -> Iterator[tuple[str, str, Place, list[Claim] | None]]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for claim in topic.claims:
        if claim.record.text in may_hold:
            yield f'claim "{claim.record.id}"', claim.record.text, claim.place / "text", [claim.record]
        if claim.record.certainty and claim.record.certainty.why in may_hold:
            place = claim.place / "certainty" / "why"
            yield f'the rating of claim "{claim.record.id}"', claim.record.certainty.why, place, [claim.record]
    for owner, part, place in topic.answer_parts:
        if part.text in may_hold:
            yield owner, part.text, place / "text", [claims[name] for name in part.claims if name in claims]
    for passage in topic.free_passages:
        if passage.text in may_hold and _ADVICE.isdisjoint(passage.place.steps):
            yield passage.owner, passage.text, passage.place, None


def _turned(sentence: str, groups: StudyGroups, known: Library) -> tuple[str, str] | None:
    """Return the words of a sentence that compare studies the wrong way round and what the records say, or None."""
    words = language_of(known.language).study_comparisons
    assert words is not None
    found = uncased(words.compared).search(sentence)
    if not found or uncased(words.together).search(sentence):
        return None
    one, other = (groups.of_treatment(found[name]) for name in ("one", "other"))
    if not one.studies or not other.studies or {c.id for c in one.studies} & {c.id for c in other.studies}:
        return None
    way = next(name for name in ("larger", "smaller", "longer", "shorter") if found[name])
    first, second = ([_measure(card, way, known) for card in group.studies] for group in (one, other))
    if None in first or None in second:
        return None
    ours, others = [x for x in first if x], [x for x in second if x]
    if way in ("smaller", "shorter"):
        is_turned, how = min(ours) >= max(others), {"smaller": "no smaller", "shorter": "no shorter"}[way]
    else:
        is_turned, how = max(ours) <= min(others), {"larger": "no larger", "longer": "no longer"}[way]
    shown = f"{', '.join(f'{x:g}' for x in ours)} against {', '.join(f'{x:g}' for x in others)}"
    what = "people" if way in ("larger", "smaller") else "days"
    return (found[way], f"{how}: {shown} {what}") if is_turned else None


def _measure(card: SourceCard, way: str, known: Library) -> float | None:
    """Return how many people a study had, or how many days it lasted; None if its record does not say."""
    if way in ("larger", "smaller"):
        return float(card.n) if card.n else None
    return max(days_in(card.follow_up, known.language), default=None)


def _behind(
    claims: list[Claim] | None, place: Place, topic: TopicWithValues, groups: StudyGroups, known: Library
) -> StudyGroup:
    return groups.of_claims(studied_beside(topic, place, known) if claims is None else claims)


def _not_of_all(sentence: str, group: StudyGroup, language: Language) -> tuple[str, str, str] | None:
    """Return the words that are of one study, another that lacks them, and the first such word; None if all fits."""
    words, counts = language.study_comparisons, language.counts
    assert words is not None
    assert counts is not None
    found = uncased(words.all_of).search(sentence)
    if not found:
        return None
    numbers = dict(counts.numbers) | {str(n): float(n) for n in range(2, 10)}
    groups = {name.rstrip("_"): value for name, value in found.groupdict().items() if value}
    count = _BOTH if "n" in groups else numbers.get(groups.get("number", "").lower())
    studies = [c for c in group.studies if c.design in TRIALS] or group.studies
    if len(studies) != (count or len(studies)):
        studies = group.studies
    # "All" of an unknown number may be others, and a study without a population says nothing.
    if len(studies) < _BOTH or len(studies) != (count or len(studies)) or not all(card.population for card in studies):
        return None
    people = uncased(rf"\A(?:{counts.people})\Z")
    where = stems_of(" ".join(w for w in groups["where"].split() if not people.is_in(w)), language)
    every = [stems_of(f"{card.population} {card.html} {card.abstract}", language) for card in studies]
    for word in sorted(where):
        has_it = any(word in stems_of(card.population, language) for card in studies)
        without = [card for card, stems in zip(studies, every, strict=True) if word not in stems]
        if has_it and without:
            return (
                found[0].strip(),
                without[0].id,
                next((w for w in re.findall(r"\w+", groups["where"]) if w.lower().startswith(word)), word),
            )
    return None
