"""Which group a number is of: a sentence gives each group of its result the number that is its own (A14)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.figure_rules import figures
from citesite.check.languages import language_of
from citesite.check.languages.counting import Numbers
from citesite.check.languages.studying import Groups
from citesite.check.number_contexts import patterns_of
from citesite.check.number_pool import percent_of
from citesite.check.overlap import names
from citesite.check.reasons import Reasons
from citesite.check.told_results import told_with_figures
from citesite.check.wording.words import has_figure
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Claim, Figure
from citesite.records.topic import FirstPicture
from citesite.text.markup import without_links
from citesite.values.topic import TopicWithValues

GOES_BY = "groups", "numbers"

_Side = Literal["intervention", "comparator"]
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_FIGURES = re.compile(r"\d+")
_CLAUSE = re.compile(r"[,:;()–—]")
_EXACT = 6
"""The decimals of a share that is that of a count: "30 of 50"."""


class _GroupPatterns:
    """How a language says which group a number is of, compiled once."""

    def __init__(self, words: Groups, numbers: Numbers) -> None:
        number, of = numbers.written, rf"(?:{numbers.of_every}|\s+{numbers.of}\s+)"
        self.group = re.compile(
            rf"\{{\{{\s*(?P<path>[a-z0-9][a-z0-9.-]*)\s*(?:\|[^{{}}]*)?\}}\}}(?:{numbers.in_percent}|{numbers.of_every}1[,.]?000?\b)?|"
            rf"(?<![\w.,/{{-])(?P<n>{number})(?:\s?(?P<share>{numbers.percent})|{of}(?P<of>{number}))"
        )
        """A count or a share of a group, typed or by a value reference."""
        self.mean = re.compile(rf"(?<![\w.,/{{-])(?P<n>{number})(?!\s?{numbers.percent}|[\w,.]*\w)")
        self.compared, self.treated = _in(words.compared), _in(words.treated)
        self.without, self.leads = _in(words.without), _in(words.leads)
        self.value, self.decimal = patterns_of(numbers).value, numbers.decimal


def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _patterns(tag: str) -> _GroupPatterns:
    language = language_of(tag)
    assert language.groups is not None
    assert language.numbers is not None
    return _GroupPatterns(language.groups, language.numbers)


GROUPS_EXCHANGED = Rule(
    code="groups-exchanged",
    summary="a sentence gives each group of a result the number of the other",
    meaning=(
        "Both numbers are in the record, and each is said of the wrong group. So the sentence tells readers the "
        "opposite of what was found."
    ),
    fix="Exchange the numbers, or print each by the value reference of its group.",
    wrong="note: 20 of 50 people felt better on examplin, against 30 of 50 on placebo.",
    right="note: 30 of 50 people felt better on examplin, against 20 of 50 on placebo.",
    worsens="a warning for the legend of a picture",
)


class _Told(NamedTuple):
    """A number that a sentence gives to a group."""

    written: str
    side: _Side
    share: float | None
    """In per cent, as typed; None for a value reference."""
    decimals: int
    of: _Side | None
    """The group whose number a value reference prints."""


@topic_check(GROUPS_EXCHANGED)
def groups_exchanged(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences in which the numbers of two groups are exchanged."""
    for owner, text, place, behind in _texts(topic):
        analyses = _analyses(topic, behind)
        if not analyses:
            continue
        for sentence in _SENTENCE.split(without_links(text)):
            for one, other in _exchanged(sentence, topic, analyses, known.language):
                message = f'{owner} gives "{one.written}" and "{other.written}" to the wrong groups'
                yield GROUPS_EXCHANGED.at(place.find(one.written), message, "exchange the two numbers")


@topic_check(GROUPS_EXCHANGED)
def number_of_the_other_group(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences with a single number that say it of one group, where it is that of the other in every result."""
    reasons = Reasons(topic, "because")
    for told in told_with_figures(topic, known):
        analyses = list({one.analysis.id: one.analysis for one in told.results}.values())
        for sentence in _SENTENCE.split(without_links(told.text)):
            number = _single(sentence, analyses, known.language)
            # Beside a text, a share by chance is the number of another result more often than a count is.
            is_meant = number is not None and (told.kind != "beside" or number.decimals == _EXACT)
            if number and is_meant and _is_of_the_other(number, topic, analyses) and not reasons.cover(told.place):
                message = f'{told.owner} gives "{number.written}" to the wrong group'
                yield GROUPS_EXCHANGED.at(told.place.find(number.written), message, "name the group that had it")


def _single(sentence: str, analyses: list[Analysis], tag: str) -> _Told | None:
    """Return the only number of a sentence, with the group that the words behind or before it name."""
    patterns = _patterns(tag)
    found = list(itertools.islice(patterns.group.finditer(sentence), 2))
    if len(found) != 1:
        return None
    before, behind = (_CLAUSE.split(text) for text in (sentence[: found[0].start()], sentence[found[0].end() :]))
    side = _side(behind[0], analyses, tag)
    for named in reversed(before) if side is None else ():
        leads = patterns.leads.match(named)
        # "In the largest it was as common with as without": what comes later than a lead names no group alone.
        if leads and not patterns.compared.search(named, leads.end() + 1):
            side = _side(named, analyses, tag)
            break
    return _number(found[0], side, patterns) if side else None


def _is_of_the_other(told: _Told, topic: TopicWithValues, analyses: list[Analysis]) -> bool:
    if told.of:
        return told.of != told.side
    own, other = (0, 1) if told.side == "intervention" else (1, 0)
    is_own = any(_near(told, pair[own]) for pair in _every_pair(topic, list(topic.values.analyses.values())))
    return not is_own and any(_near(told, pair[other]) for pair in _every_pair(topic, analyses))


@topic_check(GROUPS_EXCHANGED)
def legend_of_the_other_group(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find legends that give what differs to the other group, although the number is of the one with the treatment."""
    reasons = Reasons(topic, "because")
    first, pictures = topic.topic.record.first_picture, list[tuple[FirstPicture | Figure, Place]](figures(topic))
    if first:
        pictures.append((first, topic.topic.place / "first_picture"))
    for picture, place in pictures:
        analysis, legend = topic.values.analyses.get(picture.analysis), picture.legend
        where = place / "legend" / "differ"
        if (
            legend
            and analysis
            and not reasons.cover(where)
            and not _denies(legend.differ, known.language)
            and _side(legend.differ, [analysis], known.language) == "comparator"
        ):
            message = f'the legend gives what differs to the other group: "{legend.differ}"'
            hint = "say it of those who had the treatment"
            yield GROUPS_EXCHANGED.at(where, message, hint, Severity.WARNING)


def _denies(text: str, tag: str) -> bool:
    """Whether a text denies something besides the treatment: "have it without the tablets, and not with them"."""
    denials, without = language_of(tag).denials, _patterns(tag).without
    return denials is not None and bool(denials.said_in(without.sub(" ", text)))


def _exchanged(
    sentence: str, topic: TopicWithValues, analyses: list[Analysis], language: str
) -> Iterator[tuple[_Told, _Told]]:
    """Yield each two shares, and each two means, of a sentence that are those of the other group."""
    # Few sentences give numbers to two groups, and only then are those of the record looked up.
    for one, other in itertools.pairwise(_told(sentence, analyses, language)):
        if one.side != other.side and _are_exchanged(one, other, list(_every_pair(topic, analyses))):
            yield one, other
    for one, other in itertools.pairwise(_means_told(sentence, analyses, language)):
        if one.side != other.side and _are_exchanged(one, other, list(_mean_pairs(analyses))):
            yield one, other


def _texts(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for claim in topic.claims:
        owner = f'claim "{claim.record.id}"'
        if _has_two(claim.record.text):
            yield owner, claim.record.text, claim.place / "text", [claim.record]
        for number, evidence in enumerate(claim.record.evidence):
            if evidence.note and _has_two(evidence.note):
                yield owner, evidence.note, claim.place / "evidence" / number / "note", [claim.record]
    for owner, part, place in topic.answer_parts:
        if _has_two(part.text):
            yield owner, part.text, place / "text", [claims[name] for name in part.claims if name in claims]


def _has_two(text: str) -> bool:
    """Whether a text has two numbers, typed or by value references."""
    return ("{{" in text or has_figure(text)) and text.count("{{") + len(_FIGURES.findall(text)) > 1


def _analyses(topic: TopicWithValues, behind: list[Claim]) -> list[Analysis]:
    """Return the analyses that some claims state, or else those of their outcomes."""
    stated = {claim.result.analysis for claim in behind if claim.result}
    outcomes = {claim.outcome for claim in behind}
    every = topic.values.analyses.values()
    return [one for one in every if (one.id in stated if stated else one.outcome in outcomes)]


def _mean_pairs(analyses: list[Analysis]) -> Iterator[tuple[float, float]]:
    """Yield the means of both groups of each row."""
    for row in (row for analysis in analyses for row in analysis.rows):
        treated, compared = (arm.mean if arm else None for arm in (row.intervention, row.comparator))
        if treated is not None and compared is not None:
            yield treated, compared


def _means_told(sentence: str, analyses: list[Analysis], language: str) -> Iterator[_Told]:
    """Yield the means in a sentence, each with the group that the words behind it name."""
    means = {mean for pair in _mean_pairs(analyses) for mean in pair}
    patterns = _patterns(language)
    found = list(patterns.mean.finditer(sentence)) if means else []
    found = found if len(found) > 1 else []
    ends = (*(match.start() for match in found[1:]), len(sentence))[: len(found)]
    for match, end in zip(found, ends, strict=True):
        value, decimals = patterns.value(match["n"]), len(match["n"].partition(patterns.decimal)[2])
        told = _Told(match["n"], "intervention", value, decimals, None)
        side = _side(sentence[match.end() : end], analyses, language) if any(_near(told, m) for m in means) else None
        if side:
            yield told._replace(side=side)


def _told(sentence: str, analyses: list[Analysis], language: str) -> Iterator[_Told]:
    patterns = _patterns(language)
    found = list(patterns.group.finditer(sentence))
    found = found if len(found) > 1 else []
    ends = (*(match.start() for match in found[1:]), len(sentence))[: len(found)]
    beside = [sentence[match.end() : end] for match, end in zip(found, ends, strict=True)]
    if len(found) == 2 and not _side(beside[1], analyses, language):
        # "With it, 20 of 50 felt better, and without it 30 of 50": each group is named before its number.
        before = [_CLAUSE.split(text)[-1] for text in (sentence[: found[0].start()], beside[0])]
        beside = before if patterns.leads.match(before[0]) else beside
    for match, words in zip(found, beside, strict=True):
        if (side := _side(words, analyses, language)) and (told := _number(match, side, patterns)):
            yield told


def _number(match: re.Match[str], side: _Side, patterns: _GroupPatterns) -> _Told | None:
    if path := match["path"]:
        of = _of_path(path)
        return _Told(match[0], side, None, 0, of) if of else None
    typed, whole = patterns.value(match["n"]), match["of"]
    total = patterns.value(whole) if whole else 100.0
    if total < typed or not total:
        return None
    is_share = total in (100, 1000) or not whole
    decimals = len(match["n"].partition(patterns.decimal)[2]) + (1 if total == 1000 else 0)
    return _Told(match[0], side, 100 * typed / total, decimals if is_share else _EXACT, None)


def _of_path(path: str) -> _Side | None:
    steps = path.split(".")
    if "with" in steps or "intervention" in steps:
        return "intervention"
    return "comparator" if "without" in steps or "comparator" in steps else None


def _side(beside: str, analyses: list[Analysis], tag: str) -> _Side | None:
    """Return the group that the words beside a number name; None if they name both or neither."""
    patterns, language = _patterns(tag), language_of(tag)
    own = names(beside, language)
    one, two = (names(text or "", language) for text in (analyses[0].intervention, analyses[0].comparator))
    # "With testoline" and "without testoline" differ in no word that counts.
    is_treated = bool(own & ((one - two) or one)) or patterns.treated.search(beside) is not None
    is_compared = bool(own & (two - one)) or patterns.compared.search(beside) is not None
    if is_compared and not own & (two - one) and patterns.without.search(beside):
        # "Without testoline" names the medicine, too.
        return "comparator"
    if is_treated == is_compared:
        return None
    return "intervention" if is_treated else "comparator"


def _every_pair(topic: TopicWithValues, analyses: list[Analysis]) -> Iterator[tuple[float, float]]:
    for analysis in analyses:
        yield from _pairs(topic, analysis)


def _pairs(topic: TopicWithValues, analysis: Analysis) -> Iterator[tuple[float, float]]:
    """Yield the shares of both groups of each row, and of all rows together, in per cent."""
    for row in analysis.rows:
        shares = percent_of(row.intervention), percent_of(row.comparator)
        if shares[0] is not None and shares[1] is not None:
            yield shares[0], shares[1]
    table = topic.values.table(analysis.id)
    together = table.get("per-hundred.with"), table.get("per-hundred.without")
    if together[0] and together[1]:
        yield together[0].number, together[1].number


def _are_exchanged(one: _Told, other: _Told, pairs: list[tuple[float, float]]) -> bool:
    if one.of and other.of:
        return one.of == other.side and other.of == one.side
    if one.share is None or other.share is None:
        return False
    first, second = (one, other) if one.side == "intervention" else (other, one)
    fits = any(_near(first, treated) and _near(second, compared) for treated, compared in pairs)
    return not fits and any(_near(first, compared) and _near(second, treated) for treated, compared in pairs)


def _near(told: _Told, share: float) -> bool:
    return told.share is not None and abs(told.share - share) <= 0.505 * 10.0**-told.decimals + 1e-6
