"""Where studies were made: texts against the records of their sources, and these against their titles (A14)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from citesite.check.declaring import source_check, topic_check
from citesite.check.dose_rules import TRIALS
from citesite.check.judged_texts import owned_texts
from citesite.check.languages import language_of
from citesite.check.languages.placing import beginning_with
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import every_word, sentences_with
from citesite.check.wording.words import words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Placed, Source
from citesite.text.remembered import remembered
from citesite.values.topic import TopicWithValues

GOES_BY = "places", "counts"
OF_NO_PEOPLE = frozenset(
    ("animal", "laboratory", "guideline", "consensus", "patient-information", "professional-information")
)
_OF_TITLES = "en"
"""The language that many titles are in, whatever that of the site is."""

STUDIED_ELSEWHERE = Rule(
    code="studied-elsewhere",
    severity=Severity.WARNING,
    summary="a text names a country, and the records of its sources name another one",
    meaning=(
        "The sentence says in which country people were studied. Whom its sources studied, their titles, abstracts and "
        "quotes name other countries, and not this one. Or the population: of a source names another country than its "
        "title or its summary:."
    ),
    fix="Correct the country. If the study was made in both, say so under population:.",
    wrong="lead: This part is about a trial in Spain.    # population: Adults with headache, in Italy",
    right="lead: This part is about a trial in Italy.",
)


@source_check(STUDIED_ELSEWHERE, reads="places")
def studied_elsewhere_than_titled(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose population and title name different countries."""
    record = source.record
    own = countries_in(record.population, known.language) if record.population else ()
    titled = {code for code, _ in countries_in(record.title, known.language)} if own else set()
    if titled and titled.isdisjoint(code for code, _ in own):
        message = f'source "{record.id}" studied people in "{own[0][1]}", and its title names another country'
        yield STUDIED_ELSEWHERE.at((source.place / "population").find(own[0][1]), message, "look it up in the work")


@source_check(STUDIED_ELSEWHERE, reads="places")
def summarised_elsewhere_than_recorded(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose summary has only countries that neither their population nor other fields name."""
    record, language = source.record, language_of(known.language)
    own = countries_in(record.population, known.language) if record.population else ()
    if not own or not record.summary or not (told := countries_in(record.summary, known.language)):
        return
    others = (record.title, record.abstract, record.funding, record.conflicts)
    recorded = {code for text in (record.population, *others) if text for code, _ in countries_in(text, known.language)}
    if any(code in recorded for code, _ in told):
        return
    for sentence in words_of(record.summary).sentences:
        named = countries_in(sentence.whole, known.language)
        # Where nobody was studied may be named as well.
        is_denied = language.denials is not None and language.denials.said_in(sentence.whole)
        if named and not is_denied and _of_studies(known.language).search(sentence.whole):
            message = f'the summary of source "{record.id}" names "{named[0][1]}", its population "{own[0][1]}"'
            yield STUDIED_ELSEWHERE.at((source.place / "summary").find(named[0][1]), message, "look it up in the work")
            return


@topic_check(STUDIED_ELSEWHERE)
def studied_elsewhere(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sentences on studies with a country that no record of their sources names, where these name others."""
    reasons, words = Reasons(topic, "because"), frozenset(filter(_may_begin(known.language), every_word(topic)))
    may_name = sentences_with(topic, words) if words else {}
    of_studies = _of_studies(known.language)
    for one in owned_texts(topic, known, frozenset(may_name)) if may_name else ():
        for sentence in may_name.get(one.text, ()):
            named = countries_in(sentence.whole, known.language)
            if not named or sentence.is_question or not of_studies.search(sentence.whole):
                continue
            people = [card for card in one.sources(topic, known) if card.design not in OF_NO_PEOPLE]
            recorded = [_recorded(card, topic, known.language) for card in people]
            if not recorded or not all(recorded):
                continue
            there = frozenset().union(*recorded)
            other = next((written for code, written in named if code not in there), "")
            of_trials = [found for card, found in zip(people, recorded, strict=True) if card.design in TRIALS]
            other = other or _of_some_alone(sentence.whole, named, of_trials, known.language)
            if other and not reasons.cover(one.place):
                message = f'{one.owner} names "{other}", and its sources studied people elsewhere'
                yield STUDIED_ELSEWHERE.at(one.place.find(other), message, "correct the country")


def _of_some_alone(sentence: str, named: Iterable[tuple[str, str]], of_trials: list[frozenset[str]], tag: str) -> str:
    """Return the country that a sentence gives to several trials, and that the records of some alone name; or "".

    Of several countries, each trial has one: "the trials in Norway and Sweden".
    """
    places, codes = language_of(tag).places, {written: code for code, written in named}
    assert places is not None
    name = rf"(?:{'|'.join(map(re.escape, codes))})(?:\s[A-Z]\w+)?"
    several = rf"{name}(?:,?\s(?:\w{{1,3}}\s){{0,2}}{name})*"
    alike = rf"\b(?:(?P<before>{several})\s(?:{places.trials})|(?:{places.trials})\s\w+\s(?P<behind>{several}))\b"
    for found in re.finditer(alike, sentence):
        listed = found["before"] or found["behind"]
        said = {code: written for written, code in codes.items() if written in listed}
        if not all(said.keys() & recorded for recorded in of_trials):
            return next(iter(said.values()))
    return ""


def _recorded(card: SourceCard, topic: TopicWithValues, tag: str) -> frozenset[str]:
    """Return the countries that the records of a source name; none if nobody says where it was made."""
    texts = [card.population, card.html, card.abstract, card.funding]
    texts += [evidence.quote or "" for evidence, _, _ in topic.evidence if evidence.source == card.id]
    if not countries_in(card.population, tag):
        return frozenset()
    return frozenset(code for text in texts for code, _ in countries_in(text, tag))


@cache
def _of_studies(tag: str) -> re.Pattern[str]:
    places = language_of(tag).places
    assert places is not None
    return re.compile(rf"(?<!\w)(?:{places.people_or_studies})(?!\w)", re.IGNORECASE)


class _Countries:
    """The names of countries in a language, and in that of many titles, compiled once."""

    def __init__(self, tag: str) -> None:
        known = [language_of(one).places for one in dict.fromkeys((tag.partition("-")[0], _OF_TITLES))]
        self.codes = {name: code for places in reversed(known) if places for name, code in places.codes().items()}
        behind = "|".join(places.no_place_behind for places in known if places)
        self.name = beginning_with(self.codes)
        self.no_place = re.compile(rf"[^\W\d_]*(?:{behind})", re.IGNORECASE)
        self.begins = tuple(name.partition(" ")[0] for name in self.codes)
        self.first = frozenset(name[:_FIRST] for name in self.begins)


_countries = cache(_Countries)


@remembered
def countries_in(text: str, tag: str) -> tuple[tuple[str, str], ...]:
    """Return the code of each country that a text names, and the word; Turkey has a capital, a turkey none.

    Kept, because many claims rest on one source.
    """
    return tuple(_named_in(text, tag))


def _named_in(text: str, tag: str) -> Iterator[tuple[str, str]]:
    known = _countries(tag)
    for found in known.name.finditer(text):
        word = text[found.start() :].split(maxsplit=1)[0].strip(".,;:()[]’'\"")
        if not known.no_place.match(text, found.end()) and _is_name(word, tag):
            yield known.codes[found["name"].lower()], word


def _is_name(word: str, tag: str) -> bool:
    # In English every such word has a capital; elsewhere those made of names have none.
    return not word[0].islower() or not tag.startswith(_OF_TITLES)


def is_of_country(word: str, tag: str) -> bool:
    """Whether a word in small letters is a name of a country, or made of one."""
    return language_of(tag).places is not None and _countries(tag).name.match(word) is not None


def _may_begin(tag: str) -> Callable[[str], bool]:
    begins, first = _countries(tag).begins, _countries(tag).first
    # Few of the many words of a topic pass the first look.
    return lambda word: word[:_FIRST] in first and word.startswith(begins)


_FIRST = 3
