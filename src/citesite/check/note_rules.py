"""Notes on evidence and summaries of sources say what the results of these sources are (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.overlap import words
from citesite.check.reasons import Reasons
from citesite.check.result_rules import denies, told
from citesite.check.stated import Stated, outcome_of, result_of, stated
from citesite.check.wording.directions import Said, of_outcome, said
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.values.topic import TopicWithValues

GOES_BY = "directions"

NOTE_AGAINST_RESULT = Rule(
    code="note-against-result",
    severity=Severity.WARNING,
    summary="a note, or the summary of a source, says the opposite of its result",
    meaning=(
        "The note says what the source found, or the source's own summary does, and the numbers of the source in this "
        "topic say otherwise: more instead of less, or no difference where its interval leaves that out."
    ),
    fix="Look it up in the source, and correct the note, the summary: or the row.",
    wrong="note: Relief of headache was less common with examplin.    # its row: 40 of 50 against 20",
    right="note: Relief of headache was more common with examplin.",
)
_LOOK_UP = "look it up in the source"


@topic_check(NOTE_AGAINST_RESULT)
def note_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find notes whose direction contradicts the rows of their source in the result that their claim states."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    for claim in topic.claims:
        found = stated(topic, claim.record)
        if found is None or found.outcome is None:
            continue
        for number, evidence in enumerate(claim.record.evidence):
            own = _of_source(topic, found, evidence.source) if evidence.note else None
            for statement in _said(evidence.note or "", own, language) if own else ():
                place = claim.place / "evidence" / number / "note"
                if own and denies(statement, own) and not reasons.cover(place):
                    message = f'the note says {statement.quoted}, but the result of "{evidence.source}" is {told(own)}'
                    yield NOTE_AGAINST_RESULT.at(place.find(statement.found), message, _LOOK_UP)
                    break


def _of_source(topic: TopicWithValues, found: Stated, source: str) -> Stated | None:
    rows = [number for number, row in enumerate(found.analysis.rows) if row.source == source and row in found.rows]
    own = result_of(topic, found.analysis, rows) if rows else None
    # A list of several results, or one in words, may be of more than the note is about.
    return own if own and own.effect and own.direction and own.direction.excludes_none else None


def _said(text: str, own: Stated, language: Language) -> Iterator[Said]:
    """Yield what the sentences of a text say that name an outcome in full, or compare times where it is one."""
    outcome = own.outcome
    assert outcome is not None
    names = [words(name, language) for name in (outcome.name, outcome.lay_name)]
    for found in said(text, language, own.analysis.intervention):
        sentence = words(found.sentence, language)
        # "Falls" may be what was counted.
        if any(words(found.found, language) & name for name in names):
            continue
        # "Less common than with examplin."
        compared = re.split(found.language.than, found.sentence, maxsplit=1)[1:] if found.language.than else []
        if any(words(own.analysis.intervention, language) & words(other, language) for other in compared):
            continue
        if any(name and name <= sentence for name in names) or _is_its_time(found, own):
            yield of_outcome(found, outcome)


def _is_its_time(found: Said, own: Stated) -> bool:
    """Whether a statement such as "sooner" is about an outcome that is a time, of which less is better."""
    outcome = own.outcome
    is_time = found.way[0] == "time" or not found.language.of_time.isdisjoint(found.word.lower().split())
    is_wait = outcome is not None and outcome.unit in found.language.time_units
    return is_time and is_wait and not (outcome and outcome.scale and outcome.scale.better == "higher")


@topic_check(NOTE_AGAINST_RESULT)
def summary_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sources whose summary contradicts every row of theirs that it is about."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    seen: set[str] = set()
    for analysis in topic.analyses:
        for number, row in enumerate(analysis.record.rows):
            card = known.sources.get(row.source)
            if card is None or not card.summary or row.source in seen:
                continue
            seen.add(row.source)
            about = _results(topic, row.source)
            place = analysis.place / "rows" / number / "source"
            wrong = _denied(card.summary, about, language)
            if wrong and not reasons.cover(place):
                statement, own = wrong
                message = f'the summary of "{row.source}" says {statement.quoted}, but its result is {told(own)}'
                yield NOTE_AGAINST_RESULT.at(place, message, _LOOK_UP)


def _results(topic: TopicWithValues, source: str) -> list[Stated]:
    """Return every result of a source with an outcome and an interval."""
    found = (
        result_of(topic, analysis, [number])
        for analysis in topic.values.analyses.values()
        for number, row in enumerate(analysis.rows)
        if row.source == source and topic.values.outcome(outcome_of(analysis, [number]))
    )
    return [one for one in found if one.effect and one.direction and one.direction.excludes_none is not None]


def _denied(text: str, results: list[Stated], language: Language) -> tuple[Said, Stated] | None:
    """Return the first statement of a text that every result it is about contradicts, and one of these."""
    pairs = [(statement, own) for own in results for statement in _said(text, own, language)]
    for sentence in dict.fromkeys(statement.sentence for statement, _ in pairs):
        about = [(statement, own) for statement, own in pairs if statement.sentence == sentence]
        if all(denies(statement, own) for statement, own in about):
            return about[0]
    return None
