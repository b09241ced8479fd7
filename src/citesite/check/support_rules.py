"""Rules about what sums up claims: takeaways, answers, pictures and summaries say what their claims say (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.overlap import names, words
from citesite.check.stated import Known, compared_with, known_directions, outcome_of, rows_named, studied_in
from citesite.check.wording.directions import Said, of_outcome, said
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Selection, TopicContent
from citesite.values.topic import TopicWithValues

PART_AGAINST_CLAIM = Rule(
    code="part-against-claim",
    summary="a takeaway, an answer or a picture says the opposite of its claims",
    meaning=(
        "What most people read is the short answer. Every claim behind it has its outcome go the other way, or stay as "
        "it is, so that the answer and the evidence below it contradict each other."
    ),
    fix="Correct the sentence, or name the claims that it sums up.",
    wrong="text: Examplin probably worsens headache.    # its claim: it probably eases headache",
    right="text: Examplin probably eases headache.",
)


@topic_check(PART_AGAINST_CLAIM, reads="directions")
def part_against_claim(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways, answers, first pictures and fact boxes whose direction all their claims contradict."""
    directions = known_directions(topic)
    texts: list[tuple[str, str, tuple[str, ...], Place]]
    texts = [(owner, part.text, part.claims, place / "text") for owner, part, place in topic.answer_parts]
    if picture := topic.topic.record.first_picture:
        names = (picture.claim,) if picture.claim else ()
        texts.append(("the first picture", picture.finding, names, topic.topic.place / "first_picture" / "finding"))
    for box in topic.findings:
        for number, row in enumerate(box.record.outcomes):
            place = box.place / "outcomes" / number / "in_words"
            texts.append((f'"{box.record.id}"', row.in_words or "", (row.claim,) if row.claim else (), place))
    for owner, text, claims, place in texts:
        behind = [directions[name] for name in claims if name in directions]
        if behind and len(behind) == len(claims):
            claim = behind[0].claim.record
            of, other = studied_in(topic, claim), compared_with(topic, claim)
            for statement in said(text, language_of(known.language), of, other):
                meant = _meant(statement, behind, known.language)
                is_other = all(contradicts(statement, one) for one in meant)
                if is_other and not _is_of_untreated(statement, known.language):
                    said_by = ", ".join(f'"{one.claim.record.id}"' for one in meant)
                    message = f"{owner} says {statement.quoted}, but {said_by} says {way_in_words(meant[0])}"
                    hint = "correct the sentence, or name the claims that it sums up"
                    yield PART_AGAINST_CLAIM.at(place.find(statement.found), message, hint)


def _meant(statement: Said, behind: list[Known], tag: str) -> list[Known]:
    """Return the claim whose outcome alone is named beside a statement: "and bloating eases, too"; or else all."""
    language = language_of(tag)
    if len(behind) < 2 or language.free_texts is None:
        return behind
    every = [words(f"{o.name} {o.lay_name}", language) if (o := one.outcome) else frozenset[str]() for one in behind]
    clauses = re.split(rf"{language.free_texts.joins}|,\s", statement.sentence)
    clause = words(next((one for one in clauses if statement.found.lower() in one), ""), language)
    named = [
        one
        for n, one in enumerate(behind)
        if clause & every[n].difference(*(other for m, other in enumerate(every) if m != n))
    ]
    return named if len(named) == 1 else behind


def _is_of_untreated(statement: Said, tag: str) -> bool:
    """Whether a statement is about those without the treatment: fewer of them means more of the others."""
    groups = language_of(tag).groups
    return groups is not None and re.match(groups.untreated, statement.sentence.strip(), re.IGNORECASE) is not None


def contradicts(statement: Said, known: Known) -> bool:
    """Whether a statement says the opposite of what is known of a claim."""
    # Only a topic with outcomes pays for the arithmetic.
    from citesite.evidence.direction import good_sign

    outcome = known.outcome
    if outcome:
        statement = of_outcome(statement, outcome)
    kind, sign = statement.way
    if kind == "time" and (known.outcome is None or known.outcome.unit not in statement.language.time_units):
        return False
    if kind == "worth":
        sign *= good_sign(known.outcome)
        if not sign:
            return False
    return (sign == known.sign) if statement.is_denied else (sign != known.sign)


def way_in_words(known: Known) -> str:
    """Return which way the outcome of a claim goes, in words."""
    name = known.outcome.lay_name if known.outcome else "its outcome"
    return {1: f'more of "{name}"', -1: f'less of "{name}"', 0: f'no difference in "{name}"'}[known.sign]


OF_ANOTHER_OUTCOME = Rule(
    code="of-another-outcome",
    summary="a line of a summary or a picture joins numbers, outcome and claim that are not of one outcome",
    meaning=(
        'A line such as "High certainty. With tea, this goes down: deaths" takes its name from the outcome, its '
        "numbers from the analysis, and its certainty from the claim. If one of them is about something else, readers "
        "see the numbers of one thing under the name of another."
    ),
    fix="Name the outcome, the analysis and the claim of one result.",
    wrong="- {outcome: sleep, analysis: relief-at-two-hours}",
    right="- {outcome: relief, analysis: relief-at-two-hours}",
)


@topic_check(OF_ANOTHER_OUTCOME)
def of_another_outcome(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find lines of summaries and pictures whose outcome, analysis and claim are not of one outcome."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    hint = "name the outcome, the analysis and the claim of one result"
    for what, outcome, analysis, claim, wanted, place in _lines(topic):
        named = topic.values.analyses.get(analysis or "")
        own = claims.get(claim or "")
        numbers = _outcome(named, wanted) if named else ""
        shown = outcome or numbers
        if outcome and numbers and numbers != outcome:
            message = f'{what} shows "{outcome}" with the numbers of "{analysis}", which are of "{numbers}"'
            yield OF_ANOTHER_OUTCOME.at(place / "analysis", message, hint)
        if own and shown and own.outcome != shown:
            is_of = f'of "{own.outcome}"' if own.outcome else "of no outcome"
            yield OF_ANOTHER_OUTCOME.at(place / "claim", f'{what} shows "{shown}" with claim "{claim}", {is_of}', hint)
        elif own and named and own.result and own.result.analysis != named.id:
            message = f'{what} shows "{analysis}" with claim "{claim}", which states "{own.result.analysis}"'
            yield OF_ANOTHER_OUTCOME.at(place / "claim", message, "show the result that the claim states")


Line = tuple[str, str, str | None, str | None, Selection, Place]
"""What a line or picture is called, its outcome (empty: that of its analysis), analysis, claim, row and place."""


def _lines(topic: TopicContent) -> Iterator[Line]:
    for found in topic.findings:
        for number, one in enumerate(found.record.outcomes):
            place = found.place / "outcomes" / number
            yield f'"{found.record.id}"', one.outcome, one.analysis, one.claim, one, place
    if first := topic.topic.record.first_picture:
        yield "the first picture", "", first.analysis, first.claim, first, topic.topic.place / "first_picture"


def _outcome(analysis: Analysis, wanted: Selection) -> str:
    return outcome_of(analysis, rows_named(analysis, wanted.row, wanted.subgroup))


ANOTHER_COMPARISON = Rule(
    code="another-comparison",
    severity=Severity.WARNING,
    summary="a summary or a claim names another treatment or comparator than its analysis",
    meaning=(
        "The numbers are of what the analysis compares. Here the heading of the column, or what the claim says has the "
        "effect, shares no word with it. The two groups may have been taken for each other."
    ),
    fix="Call the groups by the same words in both, or name the analysis that compares them.",
    wrong="comparator: No treatment    # the analysis compares examplin with placebo",
    right="comparator: Placebo",
)


@topic_check(ANOTHER_COMPARISON)
def another_comparison(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find summaries and claims whose treatment or comparator is not that of their analysis."""
    language = language_of(known.language)
    for found in topic.findings:
        for number, one in enumerate(found.record.outcomes):
            analysis = topic.values.analyses.get(one.analysis or "")
            for field in ("intervention", "comparator") if analysis else ():
                own, its = getattr(found.record, field), getattr(analysis, field)
                if _shares_nothing(own, its, language):
                    message = f'"{found.record.id}" calls its {field} "{own}", and analysis "{one.analysis}" "{its}"'
                    yield ANOTHER_COMPARISON.at(found.place / "outcomes" / number / "analysis", message)
    for claim in topic.claims:
        effect, result = claim.record.effect, claim.record.result
        analysis = topic.values.analyses.get(result.analysis) if result else None
        if effect and analysis and not claim.record.because and _is_comparator(effect.of, analysis, language):
            message = f'claim "{claim.record.id}" states an effect of "{effect.of}", the comparator of its result'
            place = claim.place / "effect" / "of"
            yield ANOTHER_COMPARISON.at(place, message, f'the result is that of "{analysis.intervention}"')


def _is_comparator(name: str, analysis: Analysis, language: Language) -> bool:
    """Whether the name of a treatment shares words with the comparator alone."""
    is_other = _shares_nothing(name, analysis.intervention, language)
    return is_other and not _shares_nothing(name, analysis.comparator, language)


def _shares_nothing(one: str, other: str, language: Language) -> bool:
    """Whether two names of a treatment share no word; without words to compare, they may."""
    first, second = names(one, language), names(other, language)
    return bool(first and second) and first.isdisjoint(second)
