"""Rules about the unit in which a sentence states a result, and about what texts without claims say of it (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.form import Language
from citesite.check.number_contexts import patterns_of
from citesite.check.reasons import Reasons
from citesite.check.stated import Known, compared_with, known_directions, stated, texts_with_claims
from citesite.check.support_rules import contradicts, way_in_words
from citesite.check.wording.directions import said
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Claim, FigureBlock, Placed, Section
from citesite.records.passages import JudgedText
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "directions", "numbers"

OTHER_UNIT = Rule(
    code="other-unit",
    severity=Severity.WARNING,
    summary="a number of a result is typed with another unit than its outcome has",
    meaning=(
        "The number is the result of the claim, and the unit behind it is not that in which its outcome is measured: "
        "hours for minutes, months for days. Readers take the sentence at its word."
    ),
    fix="Correct the unit of the sentence, or that of the outcome.",
    wrong="text: Examplin probably brings sleep 8 hours sooner.    # its outcome has unit: minutes",
    right="text: Examplin probably brings sleep 8 minutes sooner.",
)
_LABORATORY = (
    "pmol/L", "nmol/L", "µmol/L", "mmol/L", "ng/L", "ng/mL", "pg/mL", "µg/L", "mg/dL", "g/L", "mmHg", "kg", "m/s", "ms",
)  # fmt: skip


@topic_check(OTHER_UNIT)
def other_unit(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find numbers of results with a unit that is not that of the outcome, and not of a record either."""
    language = language_of(known.language)
    if language.directions is None or language.numbers is None or not topic.results:
        return
    units = {o.unit for o in topic.results.record.outcomes if o.unit} | language.directions.time_units
    pattern = _with_unit(language.numbers.written, tuple(sorted({*units, *_LABORATORY}, key=lambda u: (-len(u), u))))
    for owner, text, place, behind in texts_with_claims(topic):
        results = [found for claim in behind if (found := stated(topic, claim)) and found.outcome]
        own = {found.outcome.unit for found in results if found.outcome}
        if len(own) != 1 or None in own or len(results) != len(behind) or not any(c.isdigit() for c in text):
            continue
        unit = str(own.pop())
        recorded = [number for found in results if found.effect for number in _numbers(found.effect, found.rows)]
        for match in pattern.finditer(masked(text)):
            if _is_same(match["unit"], unit) or not _is_near(match["n"], recorded, language):
                continue
            if not _is_noted(match[0], behind, known):
                message = f'{owner} says "{match[0]}", and its result is in {unit}'
                yield OTHER_UNIT.at(place.find(match[0]), message, "correct the unit")


@cache
def _with_unit(number: str, units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/−-])(?P<n>{number})\s?(?P<unit>{'|'.join(map(re.escape, units))})(?![\w/])")


def _numbers(effect: object, rows: tuple[object, ...]) -> Iterator[float]:
    yield from (abs(getattr(effect, name)) for name in ("estimate", "low", "high"))
    for row in rows:
        for arm in (getattr(row, "intervention", None), getattr(row, "comparator", None)):
            if arm is not None and arm.mean is not None:
                yield abs(arm.mean)


def _is_same(one: str, other: str) -> bool:
    return one.lower().removesuffix("s") == other.lower().removesuffix("s")


def _is_near(typed: str, recorded: list[float], language: Language) -> bool:
    assert language.numbers is not None
    number = patterns_of(language.numbers).value(typed)
    decimals = len(typed.partition(language.numbers.decimal)[2])
    return any(abs(number - one) <= 0.505 * 10.0**-decimals for one in recorded)


def _is_noted(written: str, behind: list[Claim], known: Library) -> bool:
    """Whether a note, a quote or a field of a source says the same number with the same unit."""
    links = [evidence for claim in behind for evidence in claim.evidence]
    sources = [known.sources[e.source] for e in links if e.source in known.sources]
    texts = [text for e in links for text in (e.note, e.quote)] + [source.follow_up for source in sources]
    stem = written.lower().removesuffix("s")
    return any(stem in text.lower() for text in texts if text)


TEXT_AGAINST_CLAIM = Rule(
    code="text-against-claim",
    severity=Severity.WARNING,
    summary="a summary, a card or another text says the opposite of the claims about the same outcome",
    meaning=(
        "A text without sources of its own says that something goes up, down or stays the same. Every claim of the "
        "topic about this outcome says otherwise, so that one page tells readers both. A card is compared with the "
        "claims of its section's answer."
    ),
    fix="Correct the text, or say under because: what else it is about.",
    wrong="summary: With examplin, relief of headache is less likely.    # its claim says more",
    right="summary: With examplin, relief of headache is more likely.",
)


def _content(text: str, language: Language) -> set[str]:
    return {w for w in words_of(text).single if len(w) > 2 and w not in language.function_words and not w.isdigit()}


class _About(NamedTuple):
    """A claim whose direction is known, and the beginnings of words that a text about it holds, with a space before."""

    known: Known
    outcome: tuple[str, ...]
    """All of them."""
    of: tuple[str, ...]
    """One of them; a sentence on the other group may name that instead."""


@topic_check(TEXT_AGAINST_CLAIM)
def text_against_claim(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that rest on no claim of their own and contradict all claims about the outcome that they name."""
    language = language_of(known.language)
    directions = known_directions(topic)
    about = [one for found in directions.values() if (one := _about(found, language))]
    if not about:
        return
    reasons, rows = Reasons(topic, "because"), _rows(topic)
    for passage in topic.free_passages:
        text, place = passage.text, passage.place
        if "first_picture" in place.steps or text.rstrip().endswith("?"):
            continue
        behind = _of_card(topic, place, directions) if place.steps[-1] == "card" else []
        behind = behind or (_of_figure(topic, place, directions) if place.steps[-1] == "finding" else [])
        beside = rows.get(_row(place), "")
        spaced = f"{words_of(text).spaced} {words_of(beside).spaced}"
        if not behind and not any(_is_in(one, spaced, of_any=True) for one in about):
            continue
        others = {compared_with(topic, one.claim.record) for one in behind}
        other = others.pop() if len(others) == 1 else ""
        yield from _against(passage, (beside, other), behind, about, reasons, language)


def _against(
    passage: JudgedText,
    also: tuple[str, str],
    behind: list[Known],
    about: list[_About],
    reasons: Reasons,
    language: Language,
) -> Iterator[Diagnostic]:
    beside, other = also
    of = _only_effect(about) or _only_effect([one for one in about if one.known in behind])
    for statement in said(passage.text, language, of, other):
        spaced = f"{words_of(statement.sentence).spaced} {words_of(beside).spaced}"
        same = [one.known for one in about if _is_in(one, spaced, of_any=statement.is_of_others)] or behind
        if same and all(contradicts(statement, one) for one in same) and not reasons.cover(passage.place):
            names = ", ".join(f'"{one.claim.record.id}"' for one in same[:2])
            message = f"{passage.owner} says {statement.quoted}, but {names} says {way_in_words(same[0])}"
            hint = "correct the text, or say under because: what else it is about"
            yield TEXT_AGAINST_CLAIM.at(passage.place.find(statement.found), message, hint)


def _about(found: Known, language: Language) -> _About | None:
    effect, outcome = found.claim.record.effect, found.outcome
    directions = language.directions
    if effect is None or outcome is None or directions is None:
        return None
    words = _content(outcome.lay_name, language) - directions.states
    names = tuple(f" {re.sub(rf'(?:{directions.endings})$', '', word) or word}" for word in words)
    of = tuple(f" {word}" for word in _content(effect.of, language))
    return _About(found, names, of) if names and of else None


def _only_effect(about: list[_About]) -> str:
    """Return what all claims are of; empty if they are of several things, whose other groups are not the same."""
    found = {one.known.claim.record.effect.of for one in about if one.known.claim.record.effect}
    return found.pop() if len(found) == 1 else ""


def _is_in(one: _About, spaced: str, *, of_any: bool) -> bool:
    return all(word in spaced for word in one.outcome) and (of_any or any(word in spaced for word in one.of))


def _rows(topic: TopicWithValues) -> dict[tuple[object, ...], str]:
    """Return the text of each row of a table by its place, as a cell goes on about the first one."""
    found: dict[tuple[object, ...], str] = {}
    for passage in topic.free_passages:
        if row := _row(passage.place):
            found[row] = f"{found.get(row, '')} {passage.text}"
    return found


def _row(place: Place) -> tuple[object, ...]:
    """Return the place of the row that a cell of a table is in; empty for any other text."""
    steps = place.steps
    return (place.path, *steps[:-1]) if len(steps) > 3 and steps[-3] == "rows" and steps[-4] == "table" else ()


def _of_figure(topic: TopicWithValues, place: Place, directions: dict[str, Known]) -> list[Known]:
    """Return the claims that state the result which the picture with a title at a place shows."""
    shown = next(
        (
            b.figure.analysis
            for _, b, at in topic.blocks
            if isinstance(b, FigureBlock) and at / "figure" / "finding" == place
        ),
        "",
    )
    return [one for one in directions.values() if (result := one.claim.record.result) and result.analysis == shown]


def _of_card(topic: TopicWithValues, place: Place, directions: dict[str, Known]) -> list[Known]:
    """Return the claims of the answer of the section whose card is at a place, if the direction of each is known."""
    section: Placed[Section] | None = next((s for s in topic.sections if s.place / "card" == place), None)
    names = [name for part in section.record.answer for name in part.claims] if section else []
    found = [directions[name] for name in names if name in directions]
    return found if len(found) == len(names) else []
