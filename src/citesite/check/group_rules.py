"""Which group a number is of: a sentence gives each group of its result the number that is its own (A14)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.number_contexts import DIGIT
from citesite.check.overlap import names
from citesite.diagnostics import Diagnostic, Place, Rule
from citesite.link.library import Library
from citesite.records import Analysis, Arm, Claim
from citesite.text.markup import without_links
from citesite.values.topic import TopicWithValues

GOES_BY = "numbers"

_Side = Literal["intervention", "comparator"]
_N = r"\d[\d,]*(?:\.\d+)?"
_GROUP = re.compile(
    rf"\{{\{{\s*(?P<path>[a-z0-9][a-z0-9.-]*)\s*(?:\|[^{{}}]*)?\}}\}}(?:\s?%|\s(?:in|of|out\sof|per)\s(?:every\s)?1,?000?\b)?|"
    rf"(?<![\w.,/{{-])(?P<n>{_N})(?:\s?(?P<share>%|per\scent\b)|\s(?:people\s)?(?:in|of|out\sof)\s(?:every\s|the\s)?(?P<of>{_N}))"
)
"""A count or a share of a group, typed or by a value reference."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_COMPARED = re.compile(r"\b(?:dummy|placebo|without|controls?|sugar\spills?)\b", re.IGNORECASE)
_TREATED = re.compile(r"\b(?:on|with|took|taking|take|takes|given|had)\sit\b", re.IGNORECASE)
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
        if not analyses or not DIGIT.search(text):
            continue
        pairs = [pair for analysis in analyses for pair in _pairs(topic, analysis)]
        for sentence in _SENTENCE.split(without_links(text)):
            told = list(_told(sentence, analyses))
            for one, other in itertools.pairwise(told):
                if _are_exchanged(one, other, pairs):
                    message = f'{owner} gives "{one.written}" and "{other.written}" to the wrong groups'
                    yield GROUPS_EXCHANGED.at(place.find(one.written), message, "exchange the two numbers")


def _texts(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, list[Claim]]]:
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for claim in topic.claims:
        owner = f'claim "{claim.record.id}"'
        yield owner, claim.record.text, claim.place / "text", [claim.record]
        for number, evidence in enumerate(claim.record.evidence):
            yield owner, evidence.note or "", claim.place / "evidence" / number / "note", [claim.record]
    for owner, part, place in topic.answer_parts:
        yield owner, part.text, place / "text", [claims[name] for name in part.claims if name in claims]


def _analyses(topic: TopicWithValues, behind: list[Claim]) -> list[Analysis]:
    """Return the analyses that some claims state, or else those of their outcomes."""
    stated = {claim.result.analysis for claim in behind if claim.result}
    outcomes = {claim.outcome for claim in behind}
    every = topic.values.analyses.values()
    return [one for one in every if (one.id in stated if stated else one.outcome in outcomes)]


def _told(sentence: str, analyses: list[Analysis]) -> Iterator[_Told]:
    found = list(_GROUP.finditer(sentence))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(sentence)
        side = _side(sentence[match.end() : end], analyses)
        if side is None:
            continue
        if path := match["path"]:
            of = _of_path(path)
            if of:
                yield _Told(match[0], side, None, 0, of)
            continue
        typed, whole = float(match["n"].replace(",", "")), match["of"]
        total = float(whole.replace(",", "")) if whole else 100.0
        if total >= typed:
            is_share = total in (100, 1000) or not whole
            decimals = len(match["n"].partition(".")[2]) + (1 if total == 1000 else 0)
            yield _Told(match[0], side, 100 * typed / total, decimals if is_share else 6, None)


def _of_path(path: str) -> _Side | None:
    steps = path.split(".")
    if "with" in steps or "intervention" in steps:
        return "intervention"
    return "comparator" if "without" in steps or "comparator" in steps else None


def _side(behind: str, analyses: list[Analysis]) -> _Side | None:
    """Return the group that the words behind a number name; None if they name both or neither."""
    own = names(behind)
    one, two = names(analyses[0].intervention or ""), names(analyses[0].comparator or "")
    # "With testoline" and "without testoline" differ in no word that counts.
    is_treated = bool(own & ((one - two) or one)) or _TREATED.search(behind) is not None
    is_compared = bool(own & (two - one)) or _COMPARED.search(behind) is not None
    if is_compared and not own & (two - one) and _COMPARED.search(behind) and re.search(r"\bwithout\b", behind):
        # "Without testoline" names the medicine, too.
        return "comparator"
    if is_treated == is_compared:
        return None
    return "intervention" if is_treated else "comparator"


def _pairs(topic: TopicWithValues, analysis: Analysis) -> Iterator[tuple[float, float]]:
    """Yield the shares of both groups of each row, and of all rows together, in per cent."""
    for row in analysis.rows:
        shares = _percent(row.intervention), _percent(row.comparator)
        if shares[0] is not None and shares[1] is not None:
            yield shares[0], shares[1]
    table = topic.values.table(analysis.id)
    together = table.get("per-hundred.with"), table.get("per-hundred.without")
    if together[0] and together[1]:
        yield together[0].number, together[1].number


def _percent(arm: Arm | None) -> float | None:
    if arm and arm.events is not None and arm.total:
        return 100 * arm.events / arm.total
    return arm.percent if arm else None


def _are_exchanged(one: _Told, other: _Told, pairs: list[tuple[float, float]]) -> bool:
    if one.side == other.side:
        return False
    if one.of and other.of:
        return one.of == other.side and other.of == one.side
    if one.share is None or other.share is None:
        return False
    first, second = (one, other) if one.side == "intervention" else (other, one)
    fits = any(_near(first, treated) and _near(second, compared) for treated, compared in pairs)
    return not fits and any(_near(first, compared) and _near(second, treated) for treated, compared in pairs)


def _near(told: _Told, share: float) -> bool:
    return told.share is not None and abs(told.share - share) <= 0.505 * 10.0**-told.decimals + 1e-6
