"""Numbers of records by what they are, so that 75 people are not looked up for 75 in 100."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from citesite.check.languages.counting import NumberKind
from citesite.check.number_contexts import NumberPatterns
from citesite.check.wording.measured import TypedAmount
from citesite.check.wording.words import has_figure, words_of
from citesite.records import Analysis, Arm, Record
from citesite.records.results import RATIOS, Measure
from citesite.text.remembered import remembered

if TYPE_CHECKING:
    # Imported for typing alone, because most topics have no analysis.
    from citesite.values.printing import Value

RecordedKind = Literal[
    "count", "share", "change", "ratio", "limit", "ratio-limit", "reverse-change", "reverse-ratio", "size", "bare",
    "spread", "any",
]  # fmt: skip
"""What a number of a record is: a count or an amount, a share of people in per cent, a change in per cent, a ratio, a
limit of a share or of a change, one of a ratio, a ratio or a change told the other way round, a difference or a mean, a
figure in a text without percentages, a standard deviation, or any of all, as in a quote. A limit of an
amount is an amount."""
Recorded = tuple[float, RecordedKind]
_FITS: dict[NumberKind, frozenset[RecordedKind]] = {
    "number": frozenset(get_args(RecordedKind)) - {"spread"},
    "spread": frozenset(("spread",)),
    "share": frozenset(("share", "limit", "any")),
    "percent": frozenset(("share", "change", "reverse-change", "limit", "any")),
    "change": frozenset(("change", "reverse-change", "any")),
    "ratio": frozenset(("ratio", "ratio-limit", "reverse-ratio", "any")),
    "size": frozenset(("size", "any")),
}
"""Where a typed number of each kind may be from."""
IN_WORDS = 0.09
"""How far a number in words may be from that of the record, as a part of it: "half" of 46 to 54 in 100."""


_NOT_IN_WORDS = frozenset(("limit", "ratio-limit", "reverse-change", "reverse-ratio"))
"""What nobody says in words: an interval, and a change told from the other group."""
_APART = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_ENGLISH = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MOST_COMPARED = 8
"""The most shares of a text that are compared with each other."""


class Pool:
    """Numbers that records hold, to look typed ones up in."""

    def __init__(self, numbers: Iterable[Recorded], measured: Iterable[TypedAmount] = ()) -> None:
        self._to_measure: Iterable[TypedAmount] | None = measured
        self._measured: tuple[TypedAmount, ...] = ()
        found: dict[RecordedKind, set[float]] = {}
        for number, kind in numbers:
            found.setdefault(kind, set()).add(abs(number))
        self._sorted = {kind: sorted(values) for kind, values in found.items()}

    def holds(self, number: float, decimals: int, kind: NumberKind, slack: float = 0.0) -> bool:
        """Whether a number, rounded to some decimals, is in the pool.

        Args:
            number: the number as typed; a share of people in per cent.
            decimals: how many it was typed with.
            kind: what it is.
            slack: how far it may be off, as a part of it.
        """
        near = slack * number or 0.5 * 10.0**-decimals + 1e-9 * max(1.0, number)
        kinds = _FITS[kind] - _NOT_IN_WORDS if slack == IN_WORDS else _FITS[kind]
        for values in (self._sorted[known] for known in kinds if known in self._sorted):
            at = bisect_left(values, number - near)
            if at < len(values) and values[at] <= number + near:
                return True
        return False

    @property
    def measured(self) -> tuple[TypedAmount, ...]:
        """Amounts with units, which are among no other numbers. Most pools are asked for none."""
        if self._to_measure is not None:
            self._measured, self._to_measure = tuple(self._to_measure), None
        return self._measured

    def says(self, amount: TypedAmount) -> bool:
        """Whether an amount with a unit is in the pool."""
        return any(amount.is_said_by(one) for one in self.measured)


def printed_numbers(values: Iterable[Value]) -> Iterator[Recorded]:
    """Yield all that an analysis can print."""
    for value in values:
        kind = _KINDS.get(value.kind, "count")
        if value.kind in ("difference", "mean") and "%" in value.unit:
            kind = "change"
        limit = _LIMITS[kind]
        kind = limit if value.is_limit or value.is_interval else kind
        yield value.number, kind
        yield from ((x, limit) for x in (value.low, value.high) if x is not None)
        yield from ((x, "count") for x in (value.whole,) if x is not None)
        yield from ((x, "spread") for x in (value.sd,) if x is not None)
        if value.kind == "per-thousand":
            yield value.number / 10, "limit" if value.is_limit or value.is_interval else "share"
        if kind == "ratio":
            # A ratio may be told the other way round, and as a change in per cent.
            yield abs(100 * (value.number - 1)), "change"
            if value.number:
                yield 1 / value.number, "reverse-ratio"
                yield abs(100 * (1 / value.number - 1)), "reverse-change"
        if value.kind in ("difference", "mean"):
            yield value.number, "size"
        if value.kind == "share":
            yield 100 * value.number, "share"


_KINDS: dict[str, RecordedKind] = {
    "count": "count", "arm": "count", "ratio": "ratio", "odds": "ratio", "percent": "share", "share": "share",
    "per-hundred": "share", "per-thousand": "count",
}  # fmt: skip
_LIMITS: dict[RecordedKind, RecordedKind] = {
    "share": "limit", "change": "limit", "ratio": "ratio-limit", "count": "count", "any": "limit",
}  # fmt: skip
"""What a limit is of each kind of number."""
_FIELDS: dict[str, RecordedKind] = {
    "events": "count", "total": "count", "n": "count", "time": "count", "mean": "count", "sd": "spread",
    "percent": "share", "per_thousand": "count",
}  # fmt: skip
_ESTIMATES: dict[Measure, RecordedKind] = {"RD": "share", "MD": "count", "SMD": "count", "percent-change": "change"}
_SAID: dict[NumberKind, RecordedKind] = {
    "number": "any", "share": "share", "percent": "change", "change": "change", "ratio": "ratio", "size": "size",
    "spread": "spread",
}  # fmt: skip


@remembered
def all_numbers(text: str, patterns: NumberPatterns) -> tuple[Recorded, ...]:
    """Return every number in a text of a record, the share of each count in it, and how such shares compare.

    In a language with a decimal comma the marks of English count as well, as in the quotes of English works. Kept,
    because many topics rest on one source, and several texts on one claim.
    """
    written = written_numbers(text, patterns)
    if len(written) < 2 or not has_figure(text):
        return written
    counted = frozenset(_counted_shares(text, patterns))
    of_first = (share for share in _shares_of_first(text, patterns) if share not in counted)
    compared: Iterator[Recorded] = ((ratio, "ratio") for ratio in _ratios(text, counted, patterns))
    return (*written, *((share, "share") for share in (*counted, *of_first)), *compared)


@remembered
def written_numbers(text: str, patterns: NumberPatterns) -> tuple[Recorded, ...]:
    """Return the numbers that a text of a record has as such, in figures and in words."""
    in_words: Iterator[Recorded] = ((one.number, _SAID[one.kind]) for one in patterns.in_words(words_of(text)))
    if not has_figure(text):
        return tuple(in_words)
    found = list(_figures(text, patterns))
    if patterns.words.decimal == "," and ("," in text or "." in text):
        found += ((float(written.rstrip(",").replace(",", "")), "any") for written in _ENGLISH.findall(text))
    # Thousands may be apart by a space.
    if len(found) > 1:
        found += ((float(re.sub(r"\s", "", written)), "any") for written in _APART.findall(text))
    return (*found, *in_words)


def _figures(text: str, patterns: NumberPatterns) -> Iterator[Recorded]:
    counted = patterns.count.finditer(text) if patterns.may_count.search(text) else ()
    counts = [match.span() for match in counted if not _is_share(match, patterns)]
    plain: RecordedKind = "bare" if patterns.of_first and not patterns.of_hundred.search(text) else "any"
    intervals = [match.span() for match in patterns.is_limit.finditer(text)]
    for match in patterns.any.finditer(text):
        number = patterns.value(match[0])
        if any(a <= match.start() < b for a, b in counts) or patterns.is_counted.match(text, match.end()):
            yield number, "count"
            if patterns.is_size.match(text, match.end()):
                yield number, "size"
        elif patterns.of_thousand.match(text, match.end()):
            yield number, "count"
            yield number / 10, "share"
        else:
            is_limit = any(a <= match.start() < b for a, b in intervals)
            yield number, "limit" if is_limit else plain if number.is_integer() else "any"


def _is_share(count: re.Match[str], patterns: NumberPatterns) -> bool:
    return patterns.value(count[2]) in (100, 1_000, 10_000)


def shares(text: str, patterns: NumberPatterns) -> Iterator[float]:
    """Yield the share of each count in a text, in per cent, such as 60 for 30 of 50, or for "of 50 people, 30"."""
    yield from _counted_shares(text, patterns)
    yield from _shares_of_first(text, patterns)


def _shares_of_first(text: str, patterns: NumberPatterns) -> Iterator[float]:
    for match in patterns.of_first.finditer(text) if patterns.of_first else ():
        # The 800 of "240 of 800" has its part before it.
        if text[: match.start()].rstrip()[-1:].isdigit():
            continue
        whole, rest = patterns.value(match["whole"]), patterns.sentence_end.split(text[match.end() :], maxsplit=1)[0]
        for part in map(patterns.value, patterns.any.findall(rest)):
            if 0 < part < whole:
                yield 100 * part / whole


def _counted_shares(text: str, patterns: NumberPatterns) -> Iterator[float]:
    for match in patterns.count.finditer(text) if patterns.may_count.search(text) else ():
        part, whole = patterns.value(match[1]), patterns.value(match[2])
        if 0 < part <= whole and not _is_share(match, patterns):
            yield 100 * part / whole


def ratios(text: str, patterns: NumberPatterns) -> Iterator[float]:
    """Yield the ratio of each share in a text to each other one."""
    return _ratios(text, frozenset(_counted_shares(text, patterns)), patterns)


def _ratios(text: str, counted: frozenset[float], patterns: NumberPatterns) -> Iterator[float]:
    of_hundred = (number for match in patterns.of_hundred.finditer(text) for number in match.groups() if number)
    found = {*counted, *map(patterns.value, of_hundred)}
    few = sorted(share for share in found if share)[:_MOST_COMPARED]
    yield from (one / two for one in few for two in few if one != two)


def numbers_of(
    record: Record, measure: Measure | None, read: Callable[[str], Iterable[Recorded]]
) -> Iterator[Recorded]:
    """Yield every number in a result, those in its texts too.

    Args:
        record: the result.
        measure: its measure.
        read: returns the numbers of a text.
    """
    estimates: RecordedKind = "ratio" if measure in RATIOS else _ESTIMATES.get(measure or "in-words", "any")
    kinds = {"estimate": estimates, "interval": _LIMITS[estimates]}
    waiting: list[tuple[str, object]] = list(record.__dict__.items())
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int | float):
            yield float(value), kinds.get(name) or _FIELDS.get(name, "any")
            if name == "per_thousand":
                yield float(value) / 10, "share"
            if name == "mean" or (name == "estimate" and measure in ("MD", "SMD")):
                yield float(value), "size"
        elif isinstance(value, str):
            yield from read(value)
        elif isinstance(value, tuple):
            waiting += ((name, one) for one in value)
        elif isinstance(value, Record):
            waiting += value.__dict__.items()
            events, total = getattr(value, "events", None), getattr(value, "total", None)
            if events is not None and total:
                yield 100 * events / total, "share"


def sums_of(analysis: Analysis) -> Iterator[float]:
    """Yield the events and the people of each row, and of each group of all rows, whether they are pooled or not."""
    arms = [[arm for arm in (row.intervention, row.comparator) if arm] for row in analysis.rows]
    groups: list[Sequence[Arm]] = [*arms]
    if len({len(row) for row in arms}) == 1:
        groups += [*zip(*arms, strict=True), [arm for row in arms for arm in row]]
    for group in groups:
        for counts in ([arm.events for arm in group], [arm.total or arm.n for arm in group]):
            if len(group) > 1 and None not in counts:
                yield float(sum(filter(None, counts)))


def sums_of_groups(analysis: Analysis) -> Iterator[tuple[float, float]]:
    """Yield the events and the total of each group of all rows; nothing if one does not say."""
    both = [(row.intervention, row.comparator) for row in analysis.rows]
    for arms in zip(*both, strict=True):
        counts = [(arm.events, arm.total) for arm in arms if arm and arm.events is not None and arm.total]
        if len(counts) == len(both):
            yield float(sum(events for events, _ in counts)), float(sum(total for _, total in counts))


def percent_of(arm: Arm | None) -> float | None:
    """Return the share of a group that had the outcome, in per cent; None if the group does not say."""
    if arm and arm.events is not None and arm.total:
        return 100 * arm.events / arm.total
    return arm.percent if arm else None


def texts_of(record: Record) -> Iterator[str]:
    """Yield the texts of a result."""
    for value in record.__dict__.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Record):
            yield from texts_of(value)
