"""Outcomes: a sentence says that nothing changes where it is so, and a picture names the one it counts (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.languages.telling import stem
from citesite.check.overlap import words
from citesite.check.prose_rules import PLACEHOLDER
from citesite.check.reasons import Reasons
from citesite.check.stated import change_of, stated
from citesite.check.wording.directions import names_direction, said
from citesite.check.wording.topic_words import texts_with
from citesite.check.wording.words import has, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, ClaimBlock, FigureBlock, Outcome
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "directions"

NO_DIFFERENCE_UNSAID = Rule(
    code="no-difference-unsaid",
    severity=Severity.WARNING,
    summary="a claim states no change, and its sentence does not say so",
    meaning=(
        "The effect of the claim is little or no difference, and readers learn something else from its sentence, in "
        "words that no other rule knows, or nothing at all."
    ),
    fix='Say that it makes "little or no difference". If the sentence says so in other words, say that under because:.',
    wrong="text: Examplin probably sharpens the mind.    # effect: {of: examplin, change: none}",
    right="text: Examplin probably makes little or no difference to the mind.",
)


@topic_check(NO_DIFFERENCE_UNSAID)
def no_difference_unsaid(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims that state no change, whose sentences do not say so."""
    language = language_of(known.language)
    for claim in topic.claims:
        record = claim.record
        if not record.effect or record.effect.change != "none" or record.because:
            continue
        found = list(said(record.text, language))
        # A direction is named by other rules; "we do not know" says nothing, and is one for ratings.
        if not found and language.directions and not _is_open(record.text, language.directions.says_nothing):
            message = f'claim "{record.id}" states no change, and its sentence does not say so'
            hint = 'say that it makes "little or no difference"'
            yield NO_DIFFERENCE_UNSAID.at(claim.place / "text", message, hint)


DIRECTION_UNSAID = Rule(
    code="direction-unsaid",
    severity=Severity.WARNING,
    summary="a claim states a change, and its sentence does not say which way it goes",
    meaning=(
        "The effect of the claim is an increase or a decrease. Its sentence says so in words that no rule knows, or "
        "says something else, so that nothing holds it to its result. Readers may not understand such words either."
    ),
    fix=(
        "Say it with a plain word for the direction: more, fewer, higher, raises, eases. If the sentence says so in "
        "other words, say that under because:."
    ),
    wrong="text: On examplin, people are probably steadier.    # effect: {of: examplin, change: decrease}",
    right="text: On examplin, fewer people probably feel dizzy.",
)


@topic_check(DIRECTION_UNSAID)
def direction_unsaid(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims that state a change, whose sentences have no word for a direction."""
    language = language_of(known.language)
    for claim in topic.claims:
        change = change_of(claim.record.effect)
        if not change or not change[0] or claim.record.because or PLACEHOLDER in claim.record.text:
            continue
        if not names_direction(claim.record.text, language):
            message = f'claim "{claim.record.id}" states a change, and its sentence does not say which way'
            yield DIRECTION_UNSAID.at(claim.place / "text", message, "say more, fewer, higher, lower, better or worse")


def _is_open(text: str, says_nothing: str) -> bool:
    return re.search(rf"\b(?:{says_nothing})\b", text.lower()) is not None


PICTURE_OF_ANOTHER = Rule(
    code="picture-of-another-outcome",
    severity=Severity.WARNING,
    summary="the title of a picture names another outcome than its numbers are of",
    meaning=(
        "The title has words of one outcome, none of that which the picture counts. Most readers look at the picture "
        "first, and many at nothing else."
    ),
    fix="Name the outcome that the picture counts, or show the analysis of the one that the title names.",
    wrong="""
        first_picture:
          analysis: relief-at-two-hours
          finding: On examplin, 20 more in 100 have a rash
    """,
    right="""
        first_picture:
          analysis: relief-at-two-hours
          finding: On examplin, 20 more in 100 feel better
    """,
)


@topic_check(PICTURE_OF_ANOTHER)
def picture_of_another(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find pictures whose title names another outcome."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    for owner, finding, analysis_id, place in titled_pictures(topic):
        analysis = topic.values.analyses.get(analysis_id)
        own = topic.values.outcome(analysis.outcome) if analysis else None
        if own is None or topic.results is None or reasons.cover(place):
            continue
        told, counted = _with_forms(masked(finding), language), words(f"{own.name} {own.lay_name}", language)
        sooner = next((one.found for one in said(finding, language) if one.way[0] == "time"), "")
        if sooner and own.kind == "continuous" and not _is_time(own, language):
            message = f'{owner} says "{sooner}", and counts "{own.lay_name}"'
            yield PICTURE_OF_ANOTHER.at(place.find(sooner), message, "say what it counts")
            continue
        for other in topic.results.record.outcomes if not told & counted else ():
            if told & (words(f"{other.name} {other.lay_name}", language) - counted):
                message = f'{owner} names "{other.lay_name}", and counts "{own.lay_name}"'
                yield PICTURE_OF_ANOTHER.at(place, message, "name the outcome that it counts")
                break


def _with_forms(text: str, language: Language) -> frozenset[str]:
    """Return the words of a text, with the other forms of those that do not begin alike."""
    single, changing = words_of(text).single, language.directions.changing if language.directions else ()
    others = (form for forms in changing if single & forms for form in sorted(forms))
    return words(f"{text} {' '.join(others)}", language)


def _is_time(outcome: Outcome, language: Language) -> bool:
    """Whether an outcome is how long something takes."""
    return language.directions is not None and outcome.unit in language.directions.time_units


SAYS_ANOTHER_OUTCOME = Rule(
    code="says-another-outcome",
    severity=Severity.WARNING,
    summary="a takeaway, an answer or a card names another outcome than its claims are of",
    meaning=(
        "It has words of one outcome of the topic that none of its claims has, nor their evidence, and no word of the "
        "one that these count. Readers are told that something else was found."
    ),
    fix="Name the outcome that was counted, or the claim on the other one, or say under because: what the words mean.",
    wrong="text: Examplin probably eases a rash.    # its claim is on headache",
    right="text: Examplin probably eases headache.",
)


@topic_check(SAYS_ANOTHER_OUTCOME)
def says_another_outcome(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways and answers with words of another outcome and none of their own alone."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    every = topic.results.record.outcomes if topic.results else ()
    names = {one.id: _stems(f"{one.name} {one.lay_name}", language) for one in every}
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, where in topic.answer_parts if len(names) > 1 and not known.is_translation else ():
        text, place = part.text, where / "text"
        behind = [claims[name] for name in part.claims if name in claims]
        own = {outcome for claim in behind if (outcome := _counted(topic, claim))}
        is_open = language.free_texts is not None and has(language.free_texts.leaves_open, words_of(text).whole)
        if is_open or len(own) < len(behind) or not own or not own <= names.keys() or reasons.cover(place):
            continue
        told, counted = _stems(masked(text), language), frozenset[str]().union(*(names[one] for one in own))
        # What is tested may be named, as may what claims and their evidence say themselves.
        said = [topic.topic.record.title, *(said for one in behind for said in _said_by(one))]
        new = told - frozenset[str]().union(*(_stems(masked(one), language) for one in said))
        for other in every:
            # "Pain at night" and "pain with the first steps" have a word in common.
            if new & (names[other.id] - counted) and not told & (counted - names[other.id]):
                message = f'{owner} names "{other.lay_name}", and its result counts "{_lay(every, own)}"'
                yield SAYS_ANOTHER_OUTCOME.at(place, message, "name the outcome that was counted")
                break


def _stems(text: str, language: Language) -> frozenset[str]:
    """Return the stems of the words of a text, so that what is packed has a packing."""
    return frozenset(stem(word) for word in words_of(text).single - language.function_words if len(word) >= _LEAST)


_LEAST = 4


@topic_check(SAYS_ANOTHER_OUTCOME)
def card_of_another(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find cards with a sentence that says which way another outcome goes than those of their section."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    every = topic.results.record.outcomes if topic.results else ()
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for section in topic.sections if len(every) > 1 and not known.is_translation else ():
        record, place = section.record, section.place / "card"
        behind = [block.claim for block in record.body if isinstance(block, ClaimBlock)]
        behind += [claims[name] for part in record.answer for name in part.claims if name in claims]
        own = {outcome for claim in behind if (outcome := _counted(topic, claim))}
        telling = (one.whole for one in words_of(record.card or "").sentences if names_direction(one.whole, language))
        told = frozenset[str]().union(*(words(one, language) for one in telling))
        if not told or not own or reasons.cover(place):
            continue
        said = [topic.topic.record.title, record.title, *(said for one in behind for said in _said_by(one))]
        new = told.difference(*(words(masked(one), language) for one in said))
        for other in every:
            # "Grip" alone is not "pain when you grip".
            named = (found for one in other.lay_name.split() if (found := words(one, language)))
            if other.id not in own and new & next(named, frozenset[str]()):
                message = f'the card names "{other.lay_name}", and no claim of its section counts that'
                yield SAYS_ANOTHER_OUTCOME.at(place, message, "name the outcome that was counted")
                break


@topic_check(SAYS_ANOTHER_OUTCOME)
def outcome_at_another_time(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims, takeaways and answers that put their outcome in the morning, or the legs, where it is elsewhere."""
    directions, reasons = language_of(known.language).directions, Reasons(topic, "because")
    assert directions is not None
    may_tell = texts_with(topic, frozenset().union(*(one for pair in directions.apart for one in pair)))
    told = [(f'claim "{c.record.id}"', c.record.text, [c.record], c.place / "text") for c in topic.claims if may_tell]
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for owner, part, place in topic.answer_parts if may_tell else ():
        told.append((owner, part.text, [claims[one] for one in part.claims if one in claims], place / "text"))
    for owner, text, behind, place in told:
        names = {_counted(topic, claim) or "" for claim in behind} if text in may_tell else set()
        outcome = topic.values.outcome(names.pop()) if len(names) == 1 else None
        if outcome is None or reasons.cover(place):
            continue
        own, named = words_of(text).single, words_of(f"{outcome.name} {outcome.lay_name}").single
        beside = frozenset().union(*(words_of(one).single for c in behind for one in _said_by(c) if one != text))
        for one, other in (turned for pair in directions.apart for turned in (pair, pair[::-1])):
            if named & one and own & other and not (own & one or named & other or beside & other):
                word = next(iter(sorted(own & other)))
                message = f'{owner} names "{word}", and its result counts "{outcome.lay_name}"'
                yield SAYS_ANOTHER_OUTCOME.at(place.find(word), message, "name the outcome that was counted")
                break


def _said_by(claim: Claim) -> list[str]:
    """Return what a claim and its evidence say."""
    texts = [claim.text, claim.question, claim.applies_to, claim.details, claim.effect.of if claim.effect else None]
    return [text for text in (*texts, *(e.quote for e in claim.evidence), *(e.note for e in claim.evidence)) if text]


def _counted(topic: TopicWithValues, claim: Claim) -> str | None:
    result = stated(topic, claim)
    return result.outcome.id if result and result.outcome else claim.outcome


def _lay(outcomes: Iterable[Outcome], own: set[str]) -> str:
    return next(one.lay_name for one in outcomes if one.id in own)


def titled_pictures(topic: TopicWithValues) -> Iterator[tuple[str, str, str, Place]]:
    """Yield each picture of one analysis as a whole that has a title: its name, title, analysis, and place."""
    picture = topic.topic.record.first_picture
    if picture and not picture.row:
        yield "the first picture", picture.finding, picture.analysis, topic.topic.place / "first_picture" / "finding"
    for section in topic.sections:
        for n, block in enumerate(section.record.body):
            if isinstance(block, FigureBlock) and block.figure.finding and not block.figure.row:
                place = section.place / "body" / n / "figure" / "finding"
                yield "the picture", block.figure.finding, block.figure.analysis, place
