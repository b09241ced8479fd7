"""Counts in quotes are those that notes and rows have of the same source (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.reasons import Reasons
from citesite.check.stated import stated
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim
from citesite.values.topic import TopicWithValues

# A quote is in the language of its source.
_COUNT = r"(\d[\d,]{0,11})"
_OF = re.compile(rf"(?<![\d.,]){_COUNT}\s?(?:of|out\sof|/|von|de)\s(?:the\s)?{_COUNT}(?![\d,]|\.\d)")

QUOTE_AGAINST_NOTE = Rule(
    code="quote-against-note",
    severity=Severity.WARNING,
    summary="a quote counts otherwise than the note beside it or the row of its source",
    meaning=(
        "The quote says how many of so many people, and the note of the same evidence, or the row of its source in "
        "the result, gives another count of as many people, which the quote does not have. One of them is a typing "
        "mistake, such as two digits turned round."
    ),
    fix="Look it up in the source, and correct the wrong one, or say under because: what the other count is of.",
    wrong="quote: 40 of 50 patients reported relief    # its note: 30 of 50",
    right="quote: 30 of 50 patients reported relief",
)


@topic_check(QUOTE_AGAINST_NOTE)
def quote_against_note(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find quotes with a count of a group that neither their note nor a row has, which give another."""
    reasons = Reasons(topic, "because")
    for claim in topic.claims:
        for number, evidence in enumerate(claim.record.evidence):
            quoted = _counts(evidence.quote or "")
            recorded = quoted and {*_counts(evidence.note or ""), *_of_rows(topic, claim.record, evidence.source)}
            for count, total in sorted(quoted):
                own, others = ({one for one, of in some if of == total} for some in (quoted, recorded))
                missing = others - own
                place = claim.place / "evidence" / number / "quote"
                if count not in others and missing and len(own) <= len(others) and not reasons.cover(place):
                    message = (
                        f'a quote of claim "{claim.record.id}" counts {count} of {total}, '
                        f"its note or its row {min(missing)} of {total}"
                    )
                    yield QUOTE_AGAINST_NOTE.at(place, message, "look it up in the source")
                    break


def _counts(text: str) -> set[tuple[int, int]]:
    """Return how many of how many people a text counts."""
    found = [tuple(int(one.replace(",", "")) for one in match.groups()) for match in _OF.finditer(text)]
    return {(some, total) for some, total in found if some <= total}


def _of_rows(topic: TopicWithValues, claim: Claim, source: str) -> Iterator[tuple[int, int]]:
    """Yield the counts of both groups in the rows of a source in the result of a claim."""
    result = stated(topic, claim)
    for row in result.rows if result else ():
        for arm in (row.intervention, row.comparator) if row.source == source else ():
            if arm and arm.events is not None and arm.total:
                yield int(arm.events), int(arm.total)
