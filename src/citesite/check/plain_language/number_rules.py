"""Rules about how sizes and numbers are expressed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.languages import language_of
from citesite.check.plain_language.checks import LintState, part_check, passage_check
from citesite.check.plain_language.passages import Part, Passage, plain
from citesite.check.wording.relations import relations_of
from citesite.diagnostics import Diagnostic, Rule, Severity


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LONG_NUMBER = re.compile(r"(?<![\w.,:/-])[1-9]\d{4,}+(?![\w:/-]|[.,]\d)")


_RANGE = re.compile(r"(?<![\w.,/-])(\d+(?:[.,]\d+)*) ?[-–] ?(\d+(?:[.,]\d+)*)(?![\w/-])(?! ?[-–])")


_YEAR = re.compile(r"(?:19|20)\d\d")


VAGUE_SIZE = Rule(
    code="vague-size",
    severity=Severity.ADVICE,
    summary='a word such as "often" is used without a number',
    meaning=(
        'For one reader "often" is 1 in 10, for another 9 in 10. A number means the same to all. If the number is '
        "not known, that is worth saying too."
    ),
    fix="Give the number of people of 100, or say that it is not known.",
    wrong="text: Examplin probably eases headache, and rarely causes a rash.",
    right="text: Examplin probably eases headache. It did in 60 in 100 people.",
)


@passage_check(VAGUE_SIZE)
def vague_size(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find words for how often something happens that have no number."""
    for start, sentence in passage.sentences():
        found = _in(rf"\b(?:{state.plain.vague})\b").search(sentence)
        if found and not passage.is_heading and not re.search(r"\d", _without_names(passage.words)):
            message = f'"{plain(found.group())}" says something else to everybody'
            yield VAGUE_SIZE.at(passage.at(start + found.start()), message, "say how many, or that nobody knows")


RELATIVE_ALONE = Rule(
    code="relative-alone",
    severity=Severity.ADVICE,
    summary="an effect is given only in relation to another",
    meaning=(
        "Twice the chance of something very rare is still very rare. Readers who learn only that something "
        "doubles or halves think it is much more than readers who see both numbers."
    ),
    fix="Say how many of 100 or 1,000 people with and without it. Where that is not known, say so.",
    wrong="text: Examplin probably eases headache 1.5 times as fast.",
    right="text: Examplin probably eases headache in 60 in 100 people, and water in 40 in 100.",
)


@passage_check(RELATIVE_ALONE)
def relative_alone(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find effects that are given only in relation to another."""
    language = language_of(state.language).relations
    patterns = relations_of(language) if language else None
    found = next(patterns.found(patterns.relative, passage.words), None) if patterns else None
    if found and patterns and not patterns.absolute.search(passage.words):
        message = f'"{plain(found.group())}" does not say how many people that is'
        yield RELATIVE_ALONE.at(passage.at(found.start()), message, "say it as a number of 100 or 1,000 people")


PERCENT_OF_PEOPLE = Rule(
    code="percent-of-people",
    severity=Severity.ADVICE,
    summary="a share of people is given as a percentage",
    meaning="A number of people can be pictured and compared. A percentage makes readers ask: of whom?",
    fix="Write it as a number of 100 or 1,000 people.",
    wrong="text: Examplin probably eases headache. In a trial 60% of people felt better.",
    right="text: Examplin probably eases headache. In a trial 60 in 100 people felt better.",
)


@passage_check(PERCENT_OF_PEOPLE)
def percent_of_people(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find shares of people that are given as a percentage."""
    for start, sentence in passage.sentences():
        found = _in(state.plain.percent).search(sentence)
        if found and _in(state.plain.people).search(sentence):
            message = f'"{found.group()}" is harder to picture than a number of people'
            yield PERCENT_OF_PEOPLE.at(passage.at(start + found.start()), message, f"write: {state.plain.in_hundred}")


MIXED_DENOMINATORS = Rule(
    code="mixed-denominators",
    severity=Severity.ADVICE,
    summary="numbers of people in one section are of different totals",
    meaning=(
        "With 1 in 20 and 1 in 25, the second looks like more. Numbers of the same total can be compared at a glance."
    ),
    fix="Choose one total for the section, such as 100 or 1,000, and convert all numbers to it.",
    wrong="text: Examplin probably eases headache. A rash came in 1 in 20 people, and in 1 in 25 without.",
    right="text: Examplin probably eases headache. A rash came in 5 in 100 people, and in 4 in 100 without.",
)


@part_check(MIXED_DENOMINATORS)
def mixed_denominators(part: Part, state: LintState) -> Iterator[Diagnostic]:
    """Find parts with numbers of people for different totals."""
    first, words = "", state.plain
    for passage in part.passages:
        shares = (*_in(words.frequency).finditer(passage.words), *_in(words.one_in).finditer(passage.words))
        for found in sorted(shares, key=lambda m: m.start()):
            total = re.sub(r"\D", "", found.group(1))
            first = first or total
            if total != first and not passage.is_cell:
                before = grouped(first, words.group)
                message = f'"{plain(found.group())}" is of another total than the {before} before it'
                hint = "give all numbers of a section for the same total, so that they can be compared"
                yield MIXED_DENOMINATORS.at(passage.at(found.start()), message, hint)
                return


NUMBER_FORM = Rule(
    code="number-form",
    severity=Severity.ADVICE,
    summary="a number is written in a way that is easily misread",
    meaning=(
        "Five digits without a comma are hard to take in. A dash between two numbers is read as minus by some "
        "readers, and not at all by some screen readers."
    ),
    fix='Put commas into large numbers, and write "to" between two numbers. Two years may have a dash.',
    wrong="text: Examplin probably eases headache in 12000 people.",
    right="text: Examplin probably eases headache in 12,000 people.",
)


@passage_check(NUMBER_FORM)
def number_form(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find numbers that are easily misread."""
    for found in _LONG_NUMBER.finditer(passage.words):
        hint = f"write: {grouped(found.group(), state.plain.group)}"
        yield NUMBER_FORM.at(passage.at(found.start()), f'"{found.group()}" is hard to take in', hint)
    for found in _RANGE.finditer(passage.words):
        first, last = found.groups()
        if not passage.is_heading and not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
            message = f'"{found.group()}" may be read as a subtraction or an address'
            yield NUMBER_FORM.at(passage.at(found.start()), message, f"write: {first} {state.plain.to} {last}")


MIXED_FORMS = Rule(
    code="mixed-forms",
    severity=Severity.ADVICE,
    summary="one sentence has percentages and numbers of people",
    meaning="Two forms of number cannot be compared at a look, and most readers do not turn one into the other.",
    fix="Give both as numbers of the same total.",
    wrong="text: Examplin probably eases headache on 60% of days, and in 40 in 100 nights.",
    right="text: Examplin probably eases headache on 60 in 100 days, and in 40 in 100 nights.",
)


@passage_check(MIXED_FORMS)
def mixed_forms(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find sentences with both percentages and numbers of people."""
    for start, sentence in passage.sentences():
        percent, people = _in(state.plain.percent).search(sentence), _in(state.plain.frequency).search(sentence)
        if percent and people:
            message = f'"{plain(percent.group())}" is used beside "{plain(people.group())}"'
            yield MIXED_FORMS.at(passage.at(start + percent.start()), message, "give both in the same form")


def grouped(digits: str, mark: str) -> str:
    """Return a whole number with marks between thousands. Python refuses to convert one of more than 4,300 digits."""
    first = len(digits) % 3 or 3
    return mark.join([digits[:first], *(digits[n : n + 3] for n in range(first, len(digits), 3))])


def _without_names(words: str) -> str:
    """Return words without names that contain a digit, such as B12."""
    return re.sub(r"\b[A-Za-z]+-?\d+\b|\b[Tt]ype \d\b", "", words)
