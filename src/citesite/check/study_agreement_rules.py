"""What a text says that one, both or none of several studies found, against their rows (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.comparing import StudyComparisons
from citesite.check.languages.counting import NEVER
from citesite.check.languages.form import Language
from citesite.check.languages.telling import stem
from citesite.check.reasons import Reasons
from citesite.check.stated import Stated, stated
from citesite.check.told_results import ToldResult, told_results
from citesite.check.wording.directions import of_outcome, said, without_directions
from citesite.check.wording.topic_words import sentences_for, sentences_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

if TYPE_CHECKING:
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import Direction

GOES_BY = "study_comparisons", "directions"
_LOW_I2 = 30.0
"""Below it, differences between studies might not be important (Cochrane Handbook 10.10.2)."""
_HINT = "correct it, or say under because: which studies it means"
_PARTS = re.compile(r"[,;:–—]\s")
_SHORT = 2

STUDIES_FOUND_OTHERWISE = Rule(
    code="studies-found-otherwise",
    severity=Severity.WARNING,
    summary="a text says that one, all or none of the studies found something, and their rows say otherwise",
    meaning=(
        'A text says that "one of the two trials" found less of the outcome, and all rows of the result point that '
        "way; or that one did and the other did not, or both did, where it is not so; or that "
        '"neither" found what one found; or that the studies contradict each other, where all point one way and hardly '
        "differ; or that one found a larger effect than another, and it is the reverse. Readers judge by it how sure "
        "an effect is."
    ),
    fix="Say what the rows of the analysis show, or say under because: which other studies the text means.",
    wrong="lead: One of the two trials found relief more often.    # both rows point that way",
    right="lead: Both trials found relief more often.",
)


@topic_check(STUDIES_FOUND_OTHERWISE)
def studies_found_otherwise(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that say of how many studies something was found, against the rows of the results behind them."""
    language, reasons = language_of(known.language), Reasons(topic, "because")
    words = language.study_comparisons
    assert words is not None
    may_hold = frozenset((*sentences_for(topic, words.in_found), *sentences_with(topic, words.in_disagree)))
    for told in told_results(topic, known, may_hold):
        results = [one for one in told.results if len(one.rows) > 1 and None not in one.row_directions]
        if not results or len(results) != len(told.results):
            continue
        for sentence in words_of(told.text).sentences:
            if sentence.is_question or reasons.cover(told.place):
                continue
            opposed = _opposed(sentence.whole, results, language, words)
            for part in [opposed] if opposed else _PARTS.split(sentence.whole):
                if written := opposed or _denied_by_rows(part, told, results, language, words):
                    message = f'{told.owner} says "{written}", and the rows of its result do not: {_shown(results[0])}'
                    yield STUDIES_FOUND_OTHERWISE.at(told.place.find(written), message, _HINT)
                    break


def _opposed(sentence: str, results: list[Stated], language: Language, words: StudyComparisons) -> str:
    """Return the words for the other study where a sentence lets two go different ways, and all rows go one way."""
    found = uncased(words.one_and_other).search(sentence)
    compared = language.groups.compared if language.groups else NEVER
    if not found or uncased(compared).search(sentence):
        return ""
    first, second = sentence[: found.start()] + found["first"], f"{found['second']} {found['rest']}"
    if uncased(rf"\A(?:{words.other_did_not})\Z").search(" ".join(second.split()).rstrip(".!")):
        return found["other"] if all(_all_found(first, one, language, words) for one in results) else ""
    of_outcome = " ".join(one.outcome.lay_name for one in results if one.outcome)
    common = language.free_texts.common if language.free_texts else frozenset[str]()
    said_of = [
        set(map(stem, words_of(text).single))
        for text in (f"{first} {of_outcome}", without_directions(second, language))
    ]
    if {word for word in said_of[1] - said_of[0] - common if len(word) > _SHORT}:
        # The other may have found more of something else.
        return ""
    signs = [[_sign(part, one, language, words, is_none=False) for part in (first, second)] for one in results]
    goes_apart = all(a and b and a == -b for a, b in signs)
    ways = [{row.sign for row in one.row_directions if row} for one in results]
    return (found["second"] + found["other"]).strip() if goes_apart and all(w in ({1}, {-1}) for w in ways) else ""


def _all_found(text: str, result: Stated, language: Language, words: StudyComparisons) -> bool:
    """Whether all rows of a result plainly found what a text says that one did."""
    sign = _sign(text, result, language, words, is_none=False)
    return bool(sign) and all(row and row.excludes_none and row.sign == sign for row in result.row_directions)


@cache
def _ends(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


def _denied_by_rows(
    part: str, told: ToldResult, results: list[Stated], language: Language, words: StudyComparisons
) -> str:
    """Return the words of a clause that no result supports, or an empty text."""
    disagree = uncased(words.disagree).search(part)
    if disagree and not _ends(words.agree).search(part[: disagree.start()]):
        # Of a rating, other rules say whether it counts inconsistency, and whether there is any.
        return disagree[0].strip() if told.kind != "rating" and all(map(_agree, results)) else ""
    found = uncased(words.found).search(part)
    if found:
        rest = part[found.end() :]
    elif found := uncased(words.found_in).search(part):
        rest = part[: found.start()] + part[found.end() :]
    if not found:
        return ""
    how_many = next(name.rstrip("_") for name, value in found.groupdict().items() if value)
    # Whatever turns a text round as a whole is for the rules on its direction.
    is_alone = told.kind in ("note", "rating")
    is_denied = all(_is_denied(how_many, rest, one, language, words, is_alone=is_alone) for one in results)
    return found[0].strip() if is_denied else ""


def _is_denied(
    how_many: str, rest: str, result: Stated, language: Language, words: StudyComparisons, *, is_alone: bool
) -> bool:
    """Whether rows deny that so many of them found what a text says behind it."""
    sign = _sign(rest, result, language, words, is_none=how_many == "none")
    if sign is None:
        return False
    rows = [one for one in result.row_directions if one]
    clear = sum(_is_clear(one, sign) for one in rows)
    some = sum(_may_be(one, sign) for one in rows)
    if how_many == "none":
        # "Neither found a difference": sign 0 is then of what all found.
        return clear > 0 if sign else some < len(rows)
    if not some:
        return is_alone
    if how_many == "all":
        return some < len(rows)
    return how_many == "only" and clear > 1


def _is_clear(row: Direction, sign: int) -> bool:
    """Whether a row has found a difference of some sign beyond chance, as far as is known, or none for 0."""
    return row.excludes_none is not False and row.sign == sign if sign else _may_be(row, 0)


def _may_be(row: Direction, sign: int) -> bool:
    """Whether a row may be said to have found a difference of some sign, or none for 0."""
    return row.sign == sign if sign else row.excludes_none is False or row.sign == 0


def _sign(rest: str, result: Stated, language: Language, words: StudyComparisons, *, is_none: bool) -> int | None:
    """Return which way a part of a sentence says that an outcome went; None if it does not say."""
    # See above.
    from citesite.evidence.direction import good_sign

    statement = next(iter(said(rest, language)), None)
    if statement is None and uncased(rf"\b(?:{words.more})\s\w").search(rest):
        return 1
    if statement is None or statement.is_denied:
        return 0 if is_none and uncased(words.a_difference).search(rest) else None
    if result.outcome:
        statement = of_outcome(statement, result.outcome)
    kind, sign = statement.way
    if kind == "time":
        is_time = result.outcome is not None and result.outcome.unit in statement.language.time_units
        return sign if is_time else None
    if kind == "worth":
        return sign * good_sign(result.outcome) or None
    return sign


def _shown(result: Stated) -> str:
    ways = {1: "more", -1: "less", 0: "no difference"}
    found = [
        f"{row.label or row.source}: {ways[one.sign]}"
        for row, one in zip(result.rows, result.row_directions, strict=True)
        if one
    ]
    return "; ".join(found[:3]) + ("; …" if len(found) > 3 else "")


def _agree(result: Stated) -> bool:
    """Whether all rows of a result point one way and differ by no more than chance explains."""
    rows = [one for one in result.row_directions if one]
    if len(rows) < 2 or len(rows) != len(result.rows) or len({one.sign for one in rows}) > 1:
        return False
    # Those that are not pooled may not be because they differ.
    return result.i2 is not None and result.i2 < _LOW_I2


INCONSISTENCY_NOT_THERE = Rule(
    code="inconsistency-not-there",
    severity=Severity.WARNING,
    summary="a rating goes down for inconsistency, and all rows of its result agree",
    meaning=(
        "All studies behind the result point the same way, and differ by no more than chance explains (I² below 30 %). "
        "So this is not what makes the result less sure: another reason was meant, or a study is missing."
    ),
    fix="Name the reason that holds, or say under because: what the studies disagree on.",
    wrong="certainty: {level: moderate, start: high, down: [inconsistency]}    # I² is 0 %",
    right="certainty: {level: moderate, start: high, down: [imprecision]}",
)


@topic_check(INCONSISTENCY_NOT_THERE)
def inconsistency_not_there(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find ratings that count inconsistency of studies which agree."""
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or "inconsistency" not in certainty.down or claim.record.because:
            continue
        found = stated(topic, claim.record)
        if found and _agree(found):
            name = claim.record.id
            message = (
                f'the rating of claim "{name}" goes down for inconsistency, and its studies agree: {_shown(found)}'
            )
            hint = "name the reason that holds, or say under because: what they disagree on"
            yield INCONSISTENCY_NOT_THERE.at(claim.place / "certainty" / "down", message, hint)
