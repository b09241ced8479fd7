"""Rules about claims and the results they state: sentence, stated change and numbers say the same (A14)."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.stated import Stated, change_of, compared_with, stated, studied_in
from citesite.check.wording.directions import Said, of_outcome, said
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, Outcome, Placed
from citesite.values.topic import TopicWithValues

_WAYS = {1: "more", -1: "less"}

AGAINST_RESULT = Rule(
    code="against-result",
    summary="a claim says the opposite of its result",
    meaning=(
        "The sentence, or the change under effect:, says that something goes up, down or stays the same. The result "
        "that the claim names says something else. One of them is wrong, and readers trust the sentence."
    ),
    fix="Look at the numbers and at which group is the intervention, and correct the sentence or the result.",
    wrong="text: Examplin probably worsens headache.    # more people felt better with it",
    right="text: Examplin probably eases headache.",
)


@topic_check(AGAINST_RESULT, reads="directions")
def against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims whose sentence or stated change contradicts the result they name."""
    language = language_of(known.language)
    for claim in topic.claims:
        found = stated(topic, claim.record)
        if found is None or found.outcome is None:
            continue
        hint = "correct the sentence, or the result it names"
        for statement in _statements(topic, claim.record, found.outcome, language):
            if denies(statement, found):
                message = f'claim "{claim.record.id}" says {statement.quoted}, but its result is {told(found)}'
                yield AGAINST_RESULT.at((claim.place / "text").find(statement.found), message, hint)
        change = change_of(claim.record.effect)
        if change and (odd := _odd_row(change[0], claim.record, found)):
            message = (
                f'claim "{claim.record.id}" states {_change(claim.record)}, but row "{odd}" of its result shows the '
            )
            yield AGAINST_RESULT.at(
                claim.place / "result", f"{message}opposite", "name the rows it is about, or rate down"
            )
        elif change and _is_against(change[0], found):
            message = f'claim "{claim.record.id}" states {_change(claim.record)}, but its result is {told(found)}'
            yield AGAINST_RESULT.at(claim.place / "effect" / "change", message, hint)


SENTENCE_AGAINST_EFFECT = Rule(
    code="sentence-against-effect",
    summary="the sentence of a claim and its stated change point in opposite directions",
    meaning=(
        "The change under effect: is printed in standard words below the claim. The claim's own sentence says the "
        "opposite, so that one page tells readers both."
    ),
    fix="Correct the one that is wrong. An increase is more of the outcome, whether that is good or bad.",
    wrong="effect: {of: examplin, change: decrease}    # of relief: it eases headache",
    right="effect: {of: examplin, change: increase}",
)


@topic_check(SENTENCE_AGAINST_EFFECT, reads="directions")
def sentence_against_effect(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims whose sentence contradicts the change they state."""
    language = language_of(known.language)
    for claim in topic.claims:
        change = change_of(claim.record.effect)
        outcome = topic.values.outcome(claim.record.outcome or "")
        if change is None or outcome is None:
            continue
        for statement in _statements(topic, claim.record, outcome, language):
            sign = sign_of(statement, outcome)
            if sign is not None and (sign == change[0]) == statement.is_denied:
                message = f'claim "{claim.record.id}" says {statement.quoted}, but states {_change(claim.record)}'
                place = (claim.place / "text").find(statement.found)
                yield SENTENCE_AGAINST_EFFECT.at(place, message, f'of the outcome "{outcome.lay_name}"')


INTERVAL_ALLOWS_BOTH = Rule(
    code="interval-allows-both",
    summary="a claim of high certainty names a direction, and its interval allows both",
    meaning=(
        "The interval of the result runs from less of the outcome to more of it. High certainty means that the true "
        "effect is close to the estimate, so the sentence may say that there is little or no difference, or the "
        "certainty is lower."
    ),
    fix="Rate down for imprecision and hedge the sentence, or say that there is little or no difference.",
    wrong="certainty: {level: high, start: high}    # RR 1.2 (0.9 to 1.6)",
    right="certainty: {level: moderate, start: high, down: [imprecision]}",
)


@topic_check(INTERVAL_ALLOWS_BOTH, reads="directions")
def interval_allows_both(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims of high certainty that name a direction which their interval does not exclude."""
    language = language_of(known.language)
    for claim in topic.claims:
        certainty = claim.record.certainty
        if certainty is None or certainty.level != "high":
            continue
        found = stated(topic, claim.record)
        if found is None or found.direction is None or found.direction.excludes_none is not False:
            continue
        outcome = found.outcome
        names = (
            [sign_of(one, outcome) for one in _statements(topic, claim.record, outcome, language)] if outcome else []
        )
        change = change_of(claim.record.effect)
        if any(names) or (change and change[0]):
            name = claim.record.id
            message = f'claim "{name}" names a direction with high certainty, but its result is {told(found)}'
            hint = "rate down for imprecision, or say that there is little or no difference"
            yield INTERVAL_ALLOWS_BOTH.at(claim.place / "certainty" / "level", message, hint)


SIZE_AGAINST_RESULT = Rule(
    code="size-against-result",
    summary="a claim calls an effect large or small, and its result does not",
    meaning=(
        "Large and small are judged against the smallest difference that patients notice, where the outcome has one; "
        "ratios as GRADE does (2 or a half is large), standardised differences by 0.2, 0.5 and 0.8."
    ),
    fix="Use the word that fits the number, or leave the size out. A word for a ratio, such as twice, must fit it too.",
    wrong="effect: {of: examplin, change: large-increase}    # RR 1.02 (1.01 to 1.03)",
    right="effect: {of: examplin, change: increase}",
    worsens="a warning where only the next size fits",
)


@topic_check(SIZE_AGAINST_RESULT, reads="directions")
def size_against_result(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find size words, in a sentence or a stated change, that do not fit the result."""
    language = language_of(known.language)
    for claim in topic.claims:
        found = stated(topic, claim.record)
        if found is None or found.effect is None or found.outcome is None:
            continue
        for size, word, place in _sizes(topic, claim, found.outcome, language):
            if severity := size_fault(size, found):
                if severity is Severity.WARNING and claim.record.because:
                    continue
                message = f'claim "{claim.record.id}" says "{word}", but its result is {told(found)}'
                yield SIZE_AGAINST_RESULT.at(place, message, size_hint(found), severity)
        if found.effect.measure in ("RR", "OR", "HR"):
            yield from _times_faults(claim, found, language)


def _sizes(
    topic: TopicWithValues, claim: Placed[Claim], outcome: Outcome, language: Language
) -> Iterator[tuple[str, str, Place]]:
    """Yield each size that a claim names: the size, the word, and its place."""
    for statement in _statements(topic, claim.record, outcome, language):
        if statement.size and statement.way[1]:
            yield statement.size, statement.size, claim.place / "text"
    if (change := change_of(claim.record.effect)) and change[1]:
        yield change[1], _change(claim.record), claim.place / "effect" / "change"


def size_fault(size: str, found: Stated) -> Severity | None:
    """Return how wrong it is to call a result large or small; None if it may be called so."""
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import size_of

    assert found.effect is not None
    actual = size_of(found.effect, found.outcome, found.sd)
    faults = {
        ("large", "trivial"): Severity.ERROR, ("large", "small"): Severity.ERROR, ("large", "medium"): Severity.WARNING,
        ("small", "large"): Severity.WARNING,
    }  # fmt: skip
    if size == "small" and _is_surely_noticed(found):
        return Severity.WARNING
    return faults.get((size, actual)) if actual else None


def _is_surely_noticed(found: Stated) -> bool:
    """Whether even the limit of the interval that is nearer to no effect is a difference that patients notice."""
    smallest = found.outcome.scale.minimal_important_difference if found.outcome and found.outcome.scale else None
    if smallest is None or found.effect is None or found.effect.measure != "MD":
        return False
    low, high = found.effect.low, found.effect.high
    return low * high > 0 and min(abs(low), abs(high)) >= smallest


def size_hint(found: Stated) -> str:
    """Return what helps to find the right word for the size of a result."""
    smallest = found.outcome.scale.minimal_important_difference if found.outcome and found.outcome.scale else None
    return f"the smallest difference that patients notice is {smallest:g}" if smallest else "name the size that fits it"


def _times_faults(claim: Placed[Claim], found: Stated, language: Language) -> Iterator[Diagnostic]:
    assert found.effect is not None
    estimate = found.effect.estimate
    for statement in said(claim.record.text, language):
        if statement.times:
            word, (low, high) = statement.times
            if not low <= estimate <= high and not (estimate and low <= 1 / estimate <= high):
                message = f'claim "{claim.record.id}" says "{word}", but its result is {told(found)}'
                yield SIZE_AGAINST_RESULT.at((claim.place / "text").find(word), message, "say how many times")


def _statements(topic: TopicWithValues, claim: Claim, outcome: Outcome, language: Language) -> Iterator[Said]:
    """Yield which way a claim lets its outcome go: its first statement, and later ones of the same kind about it."""
    names = {word for name in (outcome.lay_name, outcome.name) for word in name.lower().split() if len(word) > 3}
    first: Said | None = None
    for found in said(claim.text, language, studied_in(topic, claim), compared_with(topic, claim)):
        one = of_outcome(found, outcome)
        if first is None:
            first = one
            yield one
        elif one.way[0] == first.way[0] and not one.is_denied and _is_about(one, names):
            yield one


def _is_about(one: Said, names: set[str]) -> bool:
    """Whether a later sentence goes on about the outcome, and not about the other group."""
    sentence, words = one.sentence, one.language
    is_other_group = any(word in sentence for word in words.other_group)
    goes_on = not words.it.isdisjoint(sentence.split()) or any(name in sentence for name in names)
    return not is_other_group and goes_on


def sign_of(statement: Said, outcome: Outcome) -> int | None:
    """Return which way a statement lets the outcome go; None if what is better for the patient is not known."""
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import good_sign

    kind, sign = statement.way
    if kind == "time":
        return sign if outcome.unit in statement.language.time_units else None
    if kind != "worth":
        return sign
    return sign * good_sign(outcome) or None


def denies(statement: Said, found: Stated) -> bool:
    """Whether a statement contradicts a result."""
    sign = sign_of(statement, found.outcome) if found.outcome else None
    if sign is None:
        return False
    if statement.is_denied:
        return found.direction is not None and bool(found.direction.excludes_none) and found.direction.sign == sign
    return _is_against(sign, found)


def _is_against(sign: int, found: Stated) -> bool:
    """Whether a direction contradicts a result, which has the other one or is clearly more than no difference."""
    # Only a topic with analyses pays for the arithmetic.
    from citesite.evidence.direction import size_of

    direction = found.direction
    if direction is None:
        return False
    if sign:
        return direction.sign == -sign or (direction == (0, None) and len({d.sign for d in found.directions}) == 1)
    if not direction.excludes_none:
        return False
    return not found.effect or size_of(found.effect, found.outcome, found.sd) not in ("trivial", None)


def _odd_row(sign: int, claim: Claim, found: Stated) -> str:
    """Return the label of a row that clearly points the other way, in a list of results whose rating passes over it."""
    if found.effect or (claim.certainty and "inconsistency" in claim.certainty.down) or len(found.rows) < 2:
        return ""
    pairs = zip(found.rows, found.row_directions, strict=True)
    return next((row.label for row, d in pairs if d and d.sign * sign < 0 and d.excludes_none), "")


def told(found: Stated) -> str:
    """Return a result in words, for a message."""
    direction = found.direction
    if direction is None:
        return f"unclear: {found.numbers}"
    if direction.sign == 0:
        several = len({one.sign for one in found.directions}) > 1
        return f"{'both ways' if several else 'no difference'}: {found.numbers}"
    name = found.outcome.lay_name if found.outcome else "it"
    return f'{_WAYS[direction.sign]} of "{name}": {found.numbers}'


def _change(claim: Claim) -> str:
    assert claim.effect is not None
    assert claim.effect.change is not None
    change = claim.effect.change.replace("-", " ")
    return "no difference" if change == "none" else f"an {change}" if change == "increase" else f"a {change}"
