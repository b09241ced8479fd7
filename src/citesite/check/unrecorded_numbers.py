"""Numbers typed in texts that are in no record: no result, no quote, no field of their sources.

A number passes if a record of the text's sources holds it, rounded as it is typed; a share also as its count or its
complement. What is no finding, such as a year, passes, too (`number_contexts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import TypedNumber
from citesite.check.number_contexts import NumberPatterns, patterns_of, typed_numbers
from citesite.check.number_pool import IN_WORDS, ratios, shares
from citesite.check.reasons import Reasons
from citesite.check.recorded_numbers import Judged, RecordedNumbers
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
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
        "population or follow_up of a source; a number of a takeaway, an answer or a text must be in a claim."
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
    """Find numbers typed in texts that no record of their sources holds."""
    records, numbers = RecordedNumbers(topic, known), language_of(known.language).numbers
    assert numbers is not None
    patterns = patterns_of(numbers)
    reasons = Reasons(topic, "unchecked")
    hint = "print it from an analysis, quote the source, or say under unchecked: where it is from"
    told: frozenset[Place] | None = None
    for judged in records.judged():
        owner, text, place = judged.owner, judged.text, judged.place
        # To look for a reason takes less than to look for numbers.
        if reasons.cover(place):
            continue
        typed = typed_numbers(text, patterns, judged.is_again)
        missing = [one.written for one in typed if not _is_recorded(one, judged, patterns)]
        if missing:
            told = _told(topic, known) if told is None else told
            if place in told:
                continue
            named = ", ".join(f'"{written}"' for written in missing[:_MOST_NAMED])
            more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
            message = f"{owner} says {named}{more}, in no record of its sources"
            yield NUMBER_WITHOUT_RECORD.at(place.find(missing[0]), message, hint)


def _told(topic: TopicWithValues, known: Library) -> frozenset[Place]:
    """Return the texts of which another rule says that a number differs from its record."""
    # Imported here because few topics have such a text, and the rule belongs to those with analyses.
    from citesite.check.typed_numbers import typed_number_differs

    return frozenset(found.place.find("") for found in typed_number_differs(topic, known))


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
        return False
    # A share of counts that are beside it.
    near = slack * number or 0.5 * 10.0**-decimals + 1e-9
    beside = pool.text.replace(typed.written, "", 1)
    if any(abs(share - number) <= near for share in shares(beside, patterns)):
        return True
    if kind == "percent" and any(abs(100 * abs(ratio - 1) - number) <= near for ratio in ratios(beside, patterns)):
        return True
    if patterns.others.search(pool.text) and pool.holds(100 - number, decimals, kind):
        return True
    of_thousand = kind == "percent" and re.search(r"1[,.]?000\b", pool.text) is not None
    return of_thousand and any(
        pool.holds(x, d, kind) for x, d in ((number / 10, decimals + 1), (1000 - number, decimals))
    )
