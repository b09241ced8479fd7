"""Compare numbers typed in a claim with the records they come from.

The rule is silent when in doubt: a number is compared only where the rest of what is typed around it (the total of a
group, the other group, the other limits of an interval) fits one row of an analysis that has the claim's outcome and
one of its sources. A claim about an effect that names no outcome is compared with all analyses of its sources. What a
text takes from an analysis by a value reference cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Numbers
from citesite.check.number_contexts import DIGIT, patterns_of
from citesite.check.number_pool import percent_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Arm, Claim
from citesite.text.markup import without_links
from citesite.values.grammar import masked
from citesite.values.paths import added_up, row_names
from citesite.values.topic import TopicWithValues

_BEFORE_INTERVAL = 70
"""The most characters between an estimate and its interval."""
GOES_BY = "numbers"


class _TypedPatterns:
    """The patterns of a language, compiled once."""

    def __init__(self, words: Numbers) -> None:
        self.words = words
        number = rf"(?<![\w.,/−-]){words.written}(?![\d/])"
        signed = rf"(?<![\w.,/])[−-]?{words.written}(?![\d/])"
        self.hundred = rf"(?:{words.in_percent})"
        share = rf"(?P<one_about>(?:{words.about}))?(?P<one>{number})"
        self.count = re.compile(rf"(?P<events>{number})\s+{words.of}\s+(?P<total>{number})(?!\s*%)")
        self.pair = re.compile(
            rf"{share}{self.hundred}(?P<between>(?:\s+{words.of}\s+[\d.,]+)?[^.;()\d]{{1,80}}?)"
            rf"{share.replace('<one', '<other')}{self.hundred}"
        )
        self.compares = re.compile(rf"\b(?:{words.compares})\b")
        self.interval = re.compile(rf"\((?:{words.intervals})?(?P<low>{signed})%?{words.to}(?P<high>{signed})%?\)")
        self.estimate = re.compile(rf"{signed}(?!\s*(?:{words.not_estimates}))")
        self.breaks = re.compile(r"[();]|(?<!\d)\.|\.(?!\d)")
        """What separates an estimate from the interval of another one; a decimal point does not."""

        self.value = patterns_of(words).value

    def is_near(self, typed: str, number: float) -> bool:
        """Return whether a typed number is a number rounded to the same decimals, whatever their signs."""
        decimals = len(typed.partition(self.words.decimal)[2])
        return bool(abs(abs(self.value(typed)) - abs(number)) <= 0.505 / 10.0 ** min(decimals, 20))


_patterns = cache(_TypedPatterns)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a typed number may come from: one row of an analysis, or the sum of all rows."""

    analysis: Analysis
    label: str
    path: str
    """The path by which a text prints it, with a dot at its end; empty for all rows added up."""
    arms: tuple[tuple[str, Arm], ...]
    number: int | None = None
    """The index of the row; None for the sum of all rows."""

    def reference(self, behind: str) -> str:
        """Return the value reference that prints a part of it."""
        return f"{{{{ {self.analysis.id}.{self.path}{behind} }}}}"


@dataclass(frozen=True, slots=True)
class Difference:
    """What is typed, what the record has, and how it would be printed."""

    typed: str
    recorded: str
    analysis: str
    label: str
    reference: str


TYPED_NUMBER_DIFFERS = Rule(
    code="typed-number-differs",
    summary="a typed number is not the one in the record",
    meaning=(
        "A claim gives numbers of a study whose results are in an analysis, and one of them differs. One of the "
        "two was mistyped, and readers cannot know which. Or a count of people is given again as a share that it is "
        "not: 114 of 240 people, which is one in three."
    ),
    fix="Correct the wrong one. Better still, print it by a value reference, so that the two cannot differ again.",
    wrong="note: 31 of 50 people felt better, against 20 of 50.    # the analysis has 30",
    right='note: "{{ relief-at-two-hours.rows.test-trial.intervention }} felt better."',
    severity=Severity.WARNING,
)


@topic_check(TYPED_NUMBER_DIFFERS)
def typed_number_differs(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers in claims that differ from the study's results in an analysis."""
    if not topic.analyses:
        return
    numbers = language_of(known.language).numbers
    assert numbers is not None
    patterns = _patterns(numbers)
    measured = {analysis.record.outcome for analysis in topic.analyses}
    every = [_of_analysis(analysis) for analysis in topic.values.analyses.values()]
    for claim in topic.claims:
        if claim.record.outcome not in measured and not (
            claim.record.outcome is None and claim.record.type == "effect"
        ):
            continue
        for text, place, sources in _texts(claim.record, claim.place):
            if not DIGIT.search(text):
                continue
            rows = list(_recorded(every, claim.record, sources))
            for found in _differences(without_links(masked(text)), rows, topic, patterns):
                has = f'analysis "{found.analysis}" has {found.recorded} ("{found.label}")'
                message = f'claim "{claim.record.id}" says "{found.typed}", but {has}'
                hint = f"correct the wrong one, or print the record: {found.reference}"
                yield TYPED_NUMBER_DIFFERS.at(place.find(found.typed), message, hint)


def _texts(claim: Claim, place: Place) -> Iterator[tuple[str, Place, frozenset[str]]]:
    """Yield each text of a claim with its place and the sources that its numbers may come from."""
    sources = frozenset(evidence.source for evidence in claim.evidence)
    yield claim.text, place / "text", sources
    if claim.details:
        yield claim.details, place / "details", sources
    for number, evidence in enumerate(claim.evidence):
        if evidence.note:
            yield evidence.note, place / "evidence" / number / "note", frozenset({evidence.source})


class _OfAnalysis(NamedTuple):
    """What an analysis holds for texts."""

    analysis: Analysis
    added: Recorded | None
    """All rows added up."""
    rows: tuple[tuple[str, Recorded], ...]
    """The source of each row, and the row."""


def _of_analysis(analysis: Analysis) -> _OfAnalysis:
    added = added_up(analysis) if len(analysis.rows) > 1 else {}
    names: dict[int, str] = {}
    for name, number in row_names(analysis):
        names.setdefault(number, name)
    rows = []
    for number, name in names.items():
        row = analysis.rows[number]
        both = (("intervention", row.intervention), ("comparator", row.comparator))
        # Numbers that cannot be are an error of their own.
        arms = tuple((side, arm) for side, arm in both if arm and (arm.events or 0) <= (arm.total or 1e9))
        rows.append((row.source, Recorded(analysis, row.label, f"rows.{name}.", arms, number)))
    together = Recorded(analysis, "all studies", "", tuple(added.items())) if added else None
    return _OfAnalysis(analysis, together, tuple(rows))


def _recorded(every: Iterable[_OfAnalysis], claim: Claim, sources: frozenset[str]) -> Iterator[Recorded]:
    """Yield what the numbers of a text may come from: first all rows of an analysis added up, then single rows."""
    for analysis, added, rows in every:
        if claim.outcome not in (None, analysis.outcome):
            continue
        if added and sources.issuperset(row.source for row in analysis.rows):
            yield added
        yield from (row for source, row in rows if source in sources)


def _differences(
    text: str, rows: list[Recorded], topic: TopicWithValues, patterns: _TypedPatterns
) -> Iterator[Difference]:
    yield from _counts(text, rows, patterns)
    yield from _shares(text, rows, patterns)
    yield from _intervals(text, rows, topic, patterns)


def _counts(text: str, rows: list[Recorded], patterns: _TypedPatterns) -> Iterator[Difference]:
    """Find typed counts that differ from their group, which has the same total and no other typed count."""
    typed = [(m, patterns.value(m["events"]), patterns.value(m["total"])) for m in patterns.count.finditer(text)]
    pairs = {(events, total) for _, events, total in typed}
    arms = [(row, s, a) for row in rows for s, a in row.arms if a.events is not None and a.total] if typed else []
    for match, events, total in typed:
        if total < 10 or any((arm.events, arm.total) == (events, total) for _, _, arm in arms):
            continue
        meant = []
        for row, side, arm in arms:
            others = {(other.events, other.total) for name, other in row.arms if name != side}
            has_other = bool(others & pairs)
            same_total = arm.total == total and (has_other or _is_slip(events, arm.events or 0))
            same_events = arm.events == events and has_other and _is_slip(total, arm.total or 0)
            if (arm.events, arm.total) not in pairs and (same_total or same_events):
                meant.append((row, side, arm))
        if meant:
            row, side, arm = min(meant, key=lambda found: abs((found[2].events or 0) - events))
            yield _difference(match[0], f"{arm.events:,} of {arm.total:,}", row, side)


def _difference(typed: str, recorded: str, row: Recorded, behind: str) -> Difference:
    return Difference(typed, recorded, row.analysis.id, row.label, row.reference(behind))


def _shares(text: str, rows: list[Recorded], patterns: _TypedPatterns) -> Iterator[Difference]:
    """Find pairs of typed shares of which one is that of a group, and the other not that of the other group."""
    for match in patterns.pair.finditer(text):
        if not patterns.compares.search(match["between"]):
            continue
        typed = [(match[name], bool(match[f"{name}_about"])) for name in ("one", "other")]
        both = [(row, [percent_of(arm) for _, arm in row.arms]) for row in rows if len(row.arms) == 2]
        fits = [
            (row, shares, [_same(*t, s, patterns) for t, s in zip(typed, shares, strict=True)]) for row, shares in both
        ]
        crossed = [[_same(*t, s, patterns) for t, s in zip(typed, reversed(shares), strict=True)] for _, shares in both]
        if any(all(fit) for _, _, fit in fits) or any(all(fit) for fit in crossed):
            continue
        for row, shares, fit in fits:
            wrong = fit.index(False)
            share, number = shares[wrong], patterns.value(typed[wrong][0])
            if any(fit) and share is not None and _is_slip(number, share):
                first, last = (match.start("one"), match.start("between")), (match.start("other"), match.end())
                begin, end = first if wrong == 0 else last
                yield _difference(text[begin:end], f"{share:.3g} in 100", row, f"{row.arms[wrong][0]}.per-hundred")
                break


def _intervals(
    text: str, rows: list[Recorded], topic: TopicWithValues, patterns: _TypedPatterns
) -> Iterator[Difference]:
    """Find typed estimates with intervals of which two numbers are those of a row, and the third is not."""
    for match in patterns.interval.finditer(text):
        begin = max(0, match.start() - _BEFORE_INTERVAL)
        begin = max((found.end() for found in patterns.breaks.finditer(text, begin, match.start())), default=begin)
        estimates = [
            m[0] for m in patterns.estimate.finditer(re.sub(patterns.hundred, " ", text[begin : match.start()]))
        ]
        limits = match["low"], match["high"]
        if not estimates:
            continue
        found: list[Difference] = []
        for row, path, three in _effects(rows, topic):
            estimate = next((e for e in estimates if patterns.is_near(e, three[0])), "")
            fit = _limits_that_fit(limits, three[1:], patterns)
            if estimate and fit == 2:
                found = []
                break
            if (estimate and fit == 1) or fit == 2:
                shown = text[text.rindex(estimate or estimates[-1], begin, match.start("low")) : match.end()]
                low, high = sorted(three[1:])
                recorded = f"{three[0]:.4g} ({low:.4g} to {high:.4g})"
                label = row.label if path == row.path.rstrip(".") else path
                reference = f"{{{{ {row.analysis.id}.{path} | clinical }}}}"
                found.append(Difference(shown, recorded, row.analysis.id, label, reference))
        yield from found[:1]


def _effects(
    rows: list[Recorded], topic: TopicWithValues
) -> Iterator[tuple[Recorded, str, tuple[float, float, float]]]:
    """Yield every effect that a text about these rows may state, with its path: as printed, computed and pooled."""
    values = topic.values
    for row in rows:
        if row.number is None:
            continue
        record, path = row.analysis.rows[row.number], row.path.rstrip(".")
        if record.estimate is not None and record.interval:
            yield row, path, (record.estimate, record.interval[0], record.interval[1])
        if effect := values.computed(row.analysis.id).rows[row.number].effect:
            yield row, path, (effect.estimate, effect.low, effect.high)
    for row in {row.analysis.id: row for row in rows}.values():
        if found := values.computed(row.analysis.id).pooled:
            yield row, "pooled", (found.effect.estimate, found.effect.low, found.effect.high)


def _limits_that_fit(typed: tuple[str, str], recorded: tuple[float, ...], patterns: _TypedPatterns) -> int:
    """Return how many limits are those of the record; a fall of 19 to 57 is −57 to −19 in the record."""
    low, high = recorded
    near = patterns.is_near
    straight = near(typed[0], low) + near(typed[1], high)
    turned = near(typed[0], high) + near(typed[1], low) if low < 0 else 0
    return max(straight, turned)


def _same(typed: str, is_about: bool, share: float | None, patterns: _TypedPatterns) -> bool:
    if share is None:
        return False
    return patterns.is_near(typed, share) or (is_about and abs(patterns.value(typed) - share) <= max(1.0, 0.12 * share))


def _is_slip(typed: float, recorded: float) -> bool:
    """Return whether a typed number may be a slip for another: near it, or made of the same digits."""
    if typed == recorded:
        return False
    return abs(typed - recorded) <= max(2.0, 0.2 * recorded) or sorted(f"{typed:g}") == sorted(f"{recorded:g}")
