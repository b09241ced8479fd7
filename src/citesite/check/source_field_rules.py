"""Rules about fields of one source that do not fit each other: its title, its dates, its id, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.ages import people_in
from citesite.check.declaring import source_check
from citesite.check.languages import language_of
from citesite.check.languages.studying import Studies, StudyTexts
from citesite.check.studied_rules import AGES_DIFFER, StudiedPatterns, studied_patterns
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Placed, Source
from citesite.text.uncased import uncased

YEAR_AGAINST_ID = Rule(
    code="year-against-id",
    severity=Severity.WARNING,
    summary="the id of a source names another year than its record",
    meaning=(
        "Sentences and editors call the work by its id, and the reference prints its year. They differ by more than "
        "the year between appearing online and in print, so that one was mistyped, or two works were mixed up."
    ),
    fix="Look the work up, and correct issued:, or give the source another id and keep the old one under formerly:.",
    wrong="issued: 2002    # of trial-2020",
    right="issued: 2020",
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def names_another_year(name: str, issued: str) -> bool:
    """Return whether the id of a source names a year that is not about that in which its record says it appeared."""
    years = [int(year) for year in _YEAR.findall(name)]
    return bool(years) and all(abs(year - int(issued[:4])) > 1 for year in years)


@source_check(YEAR_AGAINST_ID)
def year_against_id(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose id names a year that is not about that of their record."""
    record = source.record
    if record.issued and names_another_year(record.id, record.issued):
        message = f'source "{record.id}" appeared in {record.issued[:4]}, its record says'
        yield YEAR_AGAINST_ID.at(source.place / "issued", message, "look the work up")


READ_BEFORE_PUBLISHED = Rule(
    code="read-before-published",
    severity=Severity.WARNING,
    summary="a source is said to have been read before it appeared",
    meaning="The day on which it was read is before its date: one of the two is mistyped, or it is another edition.",
    fix="Look the work up, and correct issued: or accessed:.",
    wrong="accessed: 2020-11-01    # issued: 2021-02",
    right="accessed: 2026-11-01",
)


@source_check(READ_BEFORE_PUBLISHED)
def read_before_published(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources that were read before they appeared, by as much of the date as both have."""
    record = source.record
    if record.issued and record.accessed and record.accessed.isoformat()[: len(record.issued)] < record.issued:
        message = f'source "{record.id}" was read on {record.accessed}, and appeared on {record.issued}'
        yield READ_BEFORE_PUBLISHED.at(source.place / "accessed", message, "correct one of the two dates")


DESIGN_AGAINST_TITLE = Rule(
    code="design-against-title",
    severity=Severity.WARNING,
    summary="the title of a source names another design than its record",
    meaning=(
        "A work that calls itself a systematic review or a randomised trial in its title is recorded as another. "
        "Ratings begin at high or low by the design, and readers see it beside every claim."
    ),
    fix="Correct design:. If the title means the works that it is about, leave design: out until somebody has read it.",
    wrong="title: Examplin for headache, a systematic review    # design: randomized-trial",
    right="title: Examplin for headache",
)
_ENGLISH = "en"
"""Most works are named in it, whatever language a site has."""


class _StudyPatterns:
    """How a language speaks of studies, compiled once."""

    def __init__(self, words: Studies) -> None:
        self.designs = [(uncased(called), design) for called, design in words.designs]
        self.any_design = uncased("|".join(called for called, _ in words.designs))
        self.about_another, self.animals, self.of_people = map(
            uncased, (words.about_another, words.animals, words.of_people)
        )


_patterns = cache(_StudyPatterns)


def _of_languages(*tags: str) -> list[_StudyPatterns]:
    return [_patterns(studies) for studies in dict.fromkeys(language_of(tag).studies for tag in tags) if studies]


@source_check(DESIGN_AGAINST_TITLE, reads="studies")
def design_against_title(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose title names one design, and their record another."""
    record = source.record
    if not record.design:
        return
    words = _of_languages(known.language, _ENGLISH)
    # Most titles name none.
    naming = [one for one in words if one.any_design.is_in(record.title)]
    called = {design for one in naming for pattern, design in one.designs if pattern.is_in(record.title)}
    if record.design in called:
        return
    if len(called) == 1 and not any(one.about_another.search(record.title) for one in words):
        message = (
            f'the title of source "{record.id}" calls it a {called.pop().replace("-", " ")}, its record {record.design}'
        )
        yield DESIGN_AGAINST_TITLE.at(source.place / "design", message, "correct the design")


DESIGN_AGAINST_POPULATION = Rule(
    code="design-against-population",
    severity=Severity.WARNING,
    summary="a study of people has a population of animals or cells",
    meaning=(
        "Under design: the source is a study of people, and under population: it studied animals or cells. One of the "
        "two is wrong. As a study of people it may carry a rating that it cannot bear."
    ),
    fix="Write design: animal or design: laboratory, or correct population:.",
    wrong="""
        design: randomized-trial
        population: Field mice
    """,
    right="""
        design: randomized-trial
        population: Adults
    """,
)
_STUDIES_OF_PEOPLE = frozenset(
    ("randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional")
)


@source_check(DESIGN_AGAINST_POPULATION, reads="studies")
def design_against_population(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find studies of people whose population is animals or cells."""
    record, studied = source.record, source.record.population or ""
    for words in _of_languages(known.language) if record.design in _STUDIES_OF_PEOPLE else ():
        if not words.animals.search(studied) or words.of_people.search(studied):
            continue
        message = f'source "{record.id}" is a {record.design}, and its population is "{studied}"'
        yield DESIGN_AGAINST_POPULATION.at(source.place / "population", message, "correct one of the two")


@source_check(AGES_DIFFER, reads="studies")
def summary_of_other_people(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose summary names children where their population is adults, men where it is women, and so on."""
    record, language = source.record, language_of(known.language)
    if language.studies is None or not record.summary or not record.population:
        return
    ages, studied = studied_patterns(known.language), record.population
    denials = language.denials
    asserting = (one for one in words_of(record.summary).sentences if not one.is_question)
    # Who was not studied may be named as well.
    told = [one.whole for one in asserting if denials is None or not denials.said_in(one.whole)]
    # A children's hospital may treat adults.
    said = [_POSSESSIVE.sub(" ", sentence) for sentence in told]
    about = [sentence for sentence in said if ages.names_an_age(sentence)]
    found = ages.names_one_age(" ".join(about)) and ages.another_age(about[0], [studied])
    if found and _is_left_open(about[0], ages, language.study_texts):
        return
    named, own = (people_in(text, known.language) for text in (" ".join(said), studied))
    sexes = [one.sexes if one else frozenset[str]() for one in (named, own)]
    if found or (all(sexes) and sexes[0].isdisjoint(sexes[1])):
        message = f'the summary of source "{record.id}" is of other people than its population, "{studied}"'
        yield AGES_DIFFER.at(source.place / "summary", message, "correct one of the two")


_POSSESSIVE = re.compile(r"\b\w++['’]s?\b")


def _is_left_open(sentence: str, ages: StudiedPatterns, words: StudyTexts | None) -> bool:
    """Whether a sentence leaves open, before it names an age, whether anybody of it was studied."""
    named = ages.young.search(sentence) or ages.grown.search(sentence)
    before = sentence[: named.start()] if named else ""
    return words is not None and uncased(rf"\b(?:{words.left_open})\b").search(before) is not None


WEB_PAGE_NOT_FOUND_AGAIN = Rule(
    code="web-page-not-found-again",
    severity=Severity.WARNING,
    summary="a web page has no address, or nobody says when it was read",
    meaning=(
        "A web page has no volume and no page by which it could be found, and it may change any day. Without its "
        "address readers cannot look, and without the day they do not know which words of it were read."
    ),
    fix="Write its address under URL: and the day on which you read it under accessed:.",
    wrong="""
        type: webpage
        URL: https://example.org/guide
    """,
    right="""
        type: webpage
        URL: https://example.org/guide
        accessed: 2026-11-01
    """,
)


@source_check(WEB_PAGE_NOT_FOUND_AGAIN)
def web_page_not_found_again(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find web pages that were read, without an address or the day."""
    record = source.record
    if record.type != "webpage" or record.access == "not-read":
        return
    # Of a copy that somebody else keeps, the day is often not known; access_note: then says how it was read.
    is_dated = record.accessed or record.DOI or record.access != "full-text"
    fields = {"URL": record.URL or record.DOI, "accessed": is_dated}
    if missing := [field for field, value in fields.items() if not value]:
        message = f'web page "{record.id}" has no {" and no ".join(missing)}'
        hint = "write its address under URL: and the day on which you read it under accessed:"
        yield WEB_PAGE_NOT_FOUND_AGAIN.at(source.place, message, hint)
