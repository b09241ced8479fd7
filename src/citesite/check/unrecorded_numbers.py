"""Numbers typed in texts that are in no record: no result, no quote, no field of their sources.

A number passes if a record of the text's sources holds it, rounded as it is typed; a share also as its count or its
complement. What is no finding, such as a year, passes, too (`number_contexts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.declaring import topic_check
from citesite.check.dose_evidence_rules import duration_differs, frequency_of_another_guide
from citesite.check.languages import language_of
from citesite.check.languages.counting import NEVER, TypedNumber
from citesite.check.number_contexts import NumberPatterns, patterns_of, typed_numbers
from citesite.check.number_pool import IN_WORDS, ratios, shares
from citesite.check.reasons import Reasons
from citesite.check.recorded_numbers import Judged, RecordedNumbers
from citesite.check.typed_differences import RecordedDifference, differences_in, recorded_differences
from citesite.check.wording.measured import TypedAmount, read
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "numbers"
_MOST_NAMED = 3
"""The most numbers of a text that a message names."""
_ABOUT = 0.0601
"""How far a number with "about" may be from that of the record, as a part of it."""

NUMBER_WITHOUT_RECORD = Rule(
    code="number-without-record",
    severity=Severity.WARNING,
    summary="a typed number is in no result, no quote and no field of its sources",
    meaning=(
        "Readers cannot see where this number is from, and no rule would notice if it were mistyped. A number "
        "of a claim or of a note must be in an analysis with one of its sources, in a quote, or in the n, "
        "population or follow_up of a source; so must how many are said under why: to have left a study. A number of "
        "a takeaway, an answer or a text must be in a claim. A time, "
        'a mass and how often something is done must be there with a unit: 2 months are not in "2 weeks", and 12 '
        'weeks are in "3 months".'
    ),
    fix=(
        "Print it from an analysis by a value reference, or quote the words of the source that hold it under "
        "quote:. If it is in none of them, say under unchecked: where it is from."
    ),
    wrong="note: 30 of 50 people felt better, against 20 of 50. It took 45 minutes.",
    right="""
        note: 30 of 50 people felt better, against 20 of 50. It took 45 minutes.
        quote: Relief came after 45 minutes on average.
    """,
)


@topic_check(NUMBER_WITHOUT_RECORD)
def number_without_record(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers typed in texts that no record of their sources holds.

    A translation has the numbers of its text, as another rule says, and its quotes are in another language.
    """
    if known.is_translation:
        return
    records, numbers = RecordedNumbers(topic, known), language_of(known.language).numbers
    assert numbers is not None
    patterns, counts = patterns_of(numbers), language_of(known.language).counts
    open_to_doubt = _in(counts.not_studied if counts else NEVER)
    reasons = Reasons(topic, "unchecked")
    hint = "print it from an analysis, quote the source, or say under unchecked: where it is from"
    told: frozenset[Place] | None = None
    differ: list[RecordedDifference] | None = None
    for judged in records.judged():
        owner, text, place = judged.owner, judged.text, judged.place
        # To look for a reason takes less than to look for numbers.
        if reasons.cover(place):
            continue
        said = read(masked(text), known.language)
        unsaid = (one for one in said.found if not judged.says(one) and not _is_open(one, text, open_to_doubt))
        missing = list(dict.fromkeys(one.written for one in unsaid))
        typed = typed_numbers(said.rest, patterns, judged.is_again) if judged.is_quoted else ()
        missing += [one.written for one in typed if not _is_recorded(one, judged, patterns)]
        if differences := differences_in(words_of(text), known):
            differ = recorded_differences(topic, known) if differ is None else differ
            missing += [one.written for one in differences if not any(map(one.is_said_by, differ))]
        if missing:
            told = _told(topic, known) if told is None else told
            if place in told or (judged.is_of_dose and any(_is_of_one_record(place, one) for one in told)):
                continue
            missing = [one for one in dict.fromkeys(missing) if not any(one != x and one in x for x in missing)]
            named = ", ".join(f'"{written}"' for written in missing[:_MOST_NAMED])
            more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
            message = f"{owner} says {named}{more}, in no record of its sources"
            yield NUMBER_WITHOUT_RECORD.at(place.find(missing[0]), message, hint)


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


def _is_open(amount: TypedAmount, text: str, open_to_doubt: re.Pattern[str]) -> bool:
    """Whether an amount is in a question or in a sentence on what nobody knows, so that no record has it."""
    sentences = (one for one in words_of(text).sentences if amount.written in one.whole)
    return any(one.is_question or open_to_doubt.search(one.whole) for one in sentences)


def _is_of_one_record(note: Place, other: Place) -> bool:
    """Whether a place is in the record whose evidence has a note."""
    steps = note.steps[: -len(("evidence", 0, "note"))]
    return other.path == note.path and other.steps[: len(steps)] == steps


def _told(topic: TopicWithValues, known: Library) -> frozenset[Place]:
    """Return the texts of which another rule says that a number differs from its record."""
    # Imported here because few topics have such a text, and the rule belongs to those with analyses.
    from citesite.check.change_word_rules import change_in_words
    from citesite.check.typed_numbers import typed_number_differs
    from citesite.check.wording.comparison_rules import other_unit

    rules = typed_number_differs, change_in_words, other_unit, frequency_of_another_guide, duration_differs
    return frozenset(found.place.find("") for rule in rules for found in rule(topic, known))


def _is_recorded(typed: TypedNumber, pool: Judged, patterns: NumberPatterns) -> bool:
    number, decimals, kind = typed.number, typed.decimals, typed.kind
    slack = IN_WORDS if typed.is_in_words else _ABOUT if typed.is_about else 0.0
    if pool.holds(number, decimals, kind, slack):
        return True
    if typed.converted not in (None, number) and pool.holds(typed.converted or 0.0, decimals, kind):
        return True
    if kind == "ratio":
        return any(abs(ratio - number) <= slack * number for ratio in ratios(pool.text, patterns))
    if kind == "number":
        return patterns.of_spread.search(pool.text) is not None and pool.holds(number, decimals, "spread")
    # A share of counts that are beside it.
    near = slack * number or 0.5 * 10.0**-decimals + 1e-9
    beside = pool.text.replace(typed.written, "", 1)
    if kind != "change" and any(abs(share - number) <= near for share in shares(beside, patterns)):
        return True
    changes = (100 * abs(ratio - 1) for ratio in ratios(beside, patterns) if kind in ("percent", "change"))
    if any(abs(change - number) <= near for change in changes):
        return True
    if kind == "change":
        return False
    if patterns.others.search(pool.text) and pool.holds(100 - number, decimals, kind):
        return True
    of_thousand = kind == "percent" and re.search(r"1[,.]?000\b", pool.text) is not None
    return of_thousand and any(
        pool.holds(x, d, kind) for x, d in ((number / 10, decimals + 1), (1000 - number, decimals))
    )
