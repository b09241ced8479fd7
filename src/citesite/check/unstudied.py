"""What a sentence says that nobody studied, and the studies of a topic, to see whether one of them did."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.ages import NamedPeople, people_in
from citesite.check.dose_rules import TRIALS
from citesite.check.durations import days_in
from citesite.check.languages import language_of
from citesite.check.overlap import words
from citesite.check.rating_rules import supporting
from citesite.check.studied_rules import OF_NO_PEOPLE, studied_patterns
from citesite.check.wording.words import words_of
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.text.uncased import Uncased
from citesite.values.topic import TopicWithValues

_OF_TRIALS = TRIALS | {"systematic-review"}
_A_LITTLE = 1.02
"""How much longer a study lasted than said before it is longer: 12 months are 1 year."""


@cache
def pattern_in(pattern: str) -> Uncased:
    """Return a pattern of a language that begins with a word."""
    return Uncased(rf"(?<!\w)(?:{pattern})")


class Study(NamedTuple):
    """A study of a topic, as one of its analyses or claims has it. Words are those of `overlap.words`."""

    source: str
    treatment: frozenset[str]
    comparator: frozenset[str]
    outcome: frozenset[str]
    design: str
    population: str
    people: frozenset[str]
    """The words of its population."""
    days: float
    """How long it lasted; 0 if nobody says."""


class Unstudied(NamedTuple):
    """What nobody studied, as a sentence says."""

    written: str
    own: frozenset[str]
    """What it is, without the time, the comparator and the people below."""
    trials: bool
    """Whether only trials are said not to have done so."""
    days: float
    """For how long; 0 for any time."""
    is_longer: bool
    """Whether it may have been studied for that time, and not for a longer one."""
    comparator: frozenset[str]
    who: str
    asked: NamedPeople | None
    """Their ages and sexes."""
    people: frozenset[str]
    """What else is said of them."""
    language: str

    def is_denied_by(self, study: Study, studies: tuple[Study, ...]) -> bool:
        """Whether a study did it, of all that a topic has."""
        treated = frozenset().union(*(other.treatment for other in studies))
        is_of_it = not self.own & treated or bool(self.own & study.treatment)
        return (
            is_of_it
            and self.own - treated <= study.outcome | study.people
            and (not self.trials or study.design in _OF_TRIALS)
            and self._lasted(study)
            and self.comparator <= study.comparator
            and self._in_these(study)
        )

    def _lasted(self, study: Study) -> bool:
        return not self.days or study.days * _A_LITTLE > self.days * (_A_LITTLE**2 if self.is_longer else 1)

    def _in_these(self, study: Study) -> bool:
        has_ages = self.asked is not None and (self.asked.has_ages or bool(self.asked.sexes))
        if not self.who and not has_ages:
            return True
        if study.design in OF_NO_PEOPLE or not study.population:
            return False
        if self.asked and has_ages:
            studied = people_in(study.population, self.language)
            return bool(studied and self.asked.are_among(studied)) and self.people <= study.people
        ages = studied_patterns(self.language)
        named = [age for age in (ages.young, ages.grown) if age.search(self.who)]
        if any(not age.search(study.population) for age in named):
            return False
        return bool(named) or self.people <= study.people


def unstudied(written: str, what: str, language: str, *, trials: bool) -> Unstudied | None:
    """Return what nobody studied; None for a part that no record can deny, such as why or in large trials.

    Args:
        written: the sentence up to its end, or as much of it as says so.
        what: what nobody studied.
        language: the language tag of both.
        trials: whether it is said of trials alone.
    """
    texts, known = language_of(language).study_texts, language_of(language)
    assert texts is not None
    asked, found = people_in(what, language), {}
    rest = asked.rest if asked else what
    for name in ("longer", "among", "against"):
        pattern: str = getattr(texts, name)
        if match := pattern_in(pattern).search(rest) if pattern else None:
            found[name], rest = match, f"{rest[: match.start()]} {rest[match.end() :]}"
    time, among, against = found.get("longer"), found.get("among"), found.get("against")
    days = days_in(time["time"] or time["time_"], language) if time else []
    who, other = among["who"] if among else "", against["other"] if against else ""
    empty = {word[:5] for word in texts.fillers | texts.verbs}
    own, comparator = words(rest, known) - empty, words(other, known) - empty
    is_part = pattern_in(rf"(?:{texts.narrows}|{texts.other})(?!\w)").search(f"{rest} {who} {other}")
    units = known.directions.time_units if known.directions else frozenset[str]()
    is_counted = any(word in units or word.isdigit() for word in words_of(f"{rest} {who} {other}").single)
    if is_part or is_counted or (time and not days) or (other and not comparator) or not (own or comparator):
        return None
    longer = bool(time and time["more"] is not None)
    people = words(who, known) - empty
    return Unstudied(written, own, trials, max(days, default=0), longer, comparator, who, asked, people, language)


def studies_of(topic: TopicWithValues, known: Library) -> tuple[Study, ...]:
    """Return the studies behind the analyses and the rated effects of a topic."""
    return tuple(dict.fromkeys((*_of_analyses(topic, known), *_of_claims(topic, known))))


def _of_analyses(topic: TopicWithValues, known: Library) -> Iterator[Study]:
    language, names = language_of(known.language), _outcomes(topic, known)
    for analysis in topic.analyses:
        record = analysis.record
        treatment = words(record.intervention or "", language) or _asked(topic, known)
        for row in record.rows:
            if card := known.sources.get(row.source):
                outcome = names.get(row.outcome or record.outcome, frozenset())
                lasted = days_in(row.follow_up or "", known.language)
                yield _study(card, treatment, words(record.comparator or "", language), outcome, lasted, known)


def _of_claims(topic: TopicWithValues, known: Library) -> Iterator[Study]:
    language, names = language_of(known.language), _outcomes(topic, known)
    for claim in topic.claims:
        effect = claim.record.effect
        # Without a change, a claim may say that nobody looked.
        if effect and effect.change:
            outcome = names.get(claim.record.outcome or "", frozenset())
            for card in supporting(claim.record, known):
                yield _study(card, words(effect.of, language), frozenset(), outcome, [], known)


def _study(
    card: SourceCard,
    treatment: frozenset[str],
    comparator: frozenset[str],
    outcome: frozenset[str],
    lasted: list[float],
    known: Library,
) -> Study:
    days = max((*lasted, *days_in(card.follow_up, known.language)), default=0.0)
    people = words(card.population, language_of(known.language))
    return Study(card.id, treatment, comparator, outcome, card.design, card.population, people, days)


def _asked(topic: TopicWithValues, known: Library) -> frozenset[str]:
    question = topic.topic.record.question
    return words(question.intervention or "", language_of(known.language)) if question else frozenset()


def _outcomes(topic: TopicWithValues, known: Library) -> dict[str, frozenset[str]]:
    listed = topic.results.record.outcomes if topic.results else ()
    return {one.id: words(f"{one.name} {one.lay_name}", language_of(known.language)) for one in listed}
