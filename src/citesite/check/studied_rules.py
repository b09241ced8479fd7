"""Who was studied and for how long: claims, doses and results fit what their sources say of it (A14)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from textwrap import shorten

from citesite.check.declaring import topic_check
from citesite.check.durations import days_in, times_in
from citesite.check.languages import language_of
from citesite.check.languages.studying import Studies
from citesite.check.rating_rules import supporting
from citesite.check.reasons import Reasons
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, has, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Claim, DosingOption, Row, TopicContent
from citesite.text.remembered import remembered
from citesite.text.uncased import uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "studies", "counts"

_MOST_SHOWN = 70
"""The most characters of a population that a message shows."""
OF_NO_PEOPLE = frozenset(("animal", "laboratory"))
"""Designs of studies without people."""
_YOUNG, _GROWN = (True, False), (False, True)
"""What `StudiedPatterns.ages` returns for a text on children, and for one on adults."""


class StudiedPatterns:
    """How a language says who was studied, compiled once."""

    def __init__(self, words: Studies) -> None:
        self.young, self.grown = uncased(words.young), uncased(words.grown)
        self.says_so = uncased(f"{words.animals}|{words.laboratory}")
        self.lasted, self.explains = uncased(words.lasted), uncased(words.explains)
        # "In people", and not "people drink it".
        self.in_people = uncased(rf"\b[^\W\d_]{{2,4}}\s(?:{words.of_people})")

    @remembered
    def ages(self, text: str) -> tuple[bool, bool]:
        """Whether a text names children, and whether it names adults. Kept, as many claims rest on one population."""
        return self.young.is_in(text), self.grown.is_in(text)

    def names_one_age(self, text: str) -> bool:
        """Whether a text names children or adults, and not both."""
        young, grown = self.ages(text)
        return young != grown

    def names_an_age(self, text: str) -> bool:
        """Whether a text names children or adults."""
        return True in self.ages(text)

    def are_of_one_age(self, studied: list[str]) -> bool:
        """Whether all that were studied are adults, or all are children."""
        return set(map(self.ages, studied)) in ({_YOUNG}, {_GROWN})

    def another_age(self, about: str, studied: list[str]) -> bool:
        """Whether a text names children, and all that were studied are adults, or the other way round."""
        return self.are_of_one_age(studied) and self.ages(about)[self.ages(studied[0]) == _YOUNG]


@cache
def studied_patterns(language: str) -> StudiedPatterns:
    """Return how a language, which must have words for it, says who was studied."""
    found = language_of(language).studies
    assert found is not None
    return StudiedPatterns(found)


AGES_DIFFER = Rule(
    code="ages-differ",
    severity=Severity.WARNING,
    summary="a claim is about children, and its sources studied adults, or the other way round",
    meaning=(
        "Under applies_to: the claim says who it is about, and names an age that none of the sources that support it "
        "studied, as far as their population: says. Where a source has none, its note and quote count. Or a text says "
        "so of the studies behind the claims beside it: an age, a sex, or that some were left out who took part. "
        "Or the summary: of a source is of other people than its population:. "
        "Nobody knows whether the claim holds for these people."
    ),
    fix="Correct applies_to: or population:. If it is meant so, rate down for indirectness, or say why under because:.",
    wrong="applies_to: Children with headache    # population: Adults",
    right="applies_to: Adults with headache",
)


@topic_check(AGES_DIFFER)
def ages_differ(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find claims about an age that none of their sources studied."""
    reasons, ages = Reasons(topic, "because"), language_of(known.language).studies
    looks = ages.ages.first_look if ages and ages.ages else frozenset[str]()
    on_people, patterns = sentences_with(topic, looks), studied_patterns(known.language)
    for claim in topic.claims:
        record, rated = claim.record, claim.record.certainty
        if rated and "indirectness" in rated.down:
            continue
        named = on_people.get(record.text, ()) if record.type in _OF_PEOPLE else ()
        # Most sentences with a word for an age name none of these two.
        is_named = any(patterns.names_an_age(one.whole) for one in named)
        studied = _studied(record, known) if record.applies_to or is_named else []
        if not patterns.are_of_one_age(studied):
            continue
        texts = [("applies_to", record.applies_to or "")]
        texts += [("text", _that_deny_nothing(named, known.language))] if is_named else []
        for field, about in texts:
            if patterns.another_age(about, studied) and not reasons.cover(claim.place / field):
                said = shorten(studied[0], _MOST_SHOWN, placeholder=" …")
                whom = shorten(about, _MOST_SHOWN, placeholder=" …")
                message = f'claim "{record.id}" is about "{whom}", and its sources studied "{said}"'
                yield AGES_DIFFER.at(claim.place / field, message, f"correct {field}: or population:")
                break


_OF_PEOPLE = frozenset(("effect", "association", "prevalence", "dose-response", "safety"))


def _that_deny_nothing(sentences: Iterable[Words], language: str) -> str:
    """Return the sentences that deny and ask nothing; who was not studied is named in others."""
    denials = language_of(language).denials
    asserting = (one for one in sentences if not one.is_question)
    return " ".join(one.whole for one in asserting if denials is None or not denials.said_in(one.whole))


NO_PEOPLE_STUDIED = Rule(
    code="no-people-studied",
    severity=Severity.WARNING,
    summary="a rated effect on people rests on animals or on laboratory work",
    meaning=(
        "Whether something does in people what it does in animals or in cells is not known. A rating of such evidence "
        "goes down for indirectness, most often twice, or there is no rating. Beside studies of people, one of animals "
        "supports no effect on people by itself."
    ),
    fix=(
        "Rate down for indirectness, say in the sentence that it was seen in animals, or take the claim out. "
        "Beside studies of people, give it stance: context."
    ),
    wrong="design: animal    # of the only source of a claim with low certainty",
    right="design: cohort",
)


@topic_check(NO_PEOPLE_STUDIED)
def no_people_studied(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find rated effects that rest on animals or laboratory work alone and are not rated down for it."""
    reasons = Reasons(topic, "because")
    for claim in topic.claims:
        record = claim.record
        rated = record.certainty
        # Of a rating that begins at high, another rule says that there are no trials.
        if record.type != "effect" or not rated or rated.start == "high" or "indirectness" in rated.down:
            continue
        designs = {source.design for source in supporting(record, known)}
        is_about_them = studied_patterns(known.language).says_so.search(f"{record.text} {record.applies_to or ''}")
        if designs and designs <= OF_NO_PEOPLE and not is_about_them and not reasons.cover(claim.place / "text"):
            message = f'claim "{record.id}" rests on no study of people, and is not rated down for indirectness'
            yield NO_PEOPLE_STUDIED.at(claim.place / "certainty", message, "rate down for indirectness")


@topic_check(NO_PEOPLE_STUDIED)
def animals_beside_people(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find studies of animals that support a rated effect on people beside others, without indirectness."""
    reasons, says_so = Reasons(topic, "because"), studied_patterns(known.language).says_so
    for claim in topic.claims:
        record, rated = claim.record, claim.record.certainty
        behind = [(n, known.sources[e.source]) for n, e in enumerate(record.evidence) if e.source in known.sources]
        behind = [(n, card) for n, card in behind if record.evidence[n].stance in ("supports", "partly")]
        none = [(n, card) for n, card in behind if card.design in OF_NO_PEOPLE]
        if record.type != "effect" or not rated or "indirectness" in rated.down or not 0 < len(none) < len(behind):
            continue
        if not says_so.search(f"{record.text} {record.applies_to or ''}") and not reasons.cover(claim.place / "text"):
            number, card = none[0]
            message = f'"{card.id}" studied no people, and is to support claim "{record.id}" on them'
            place = claim.place / "evidence" / number / "source"
            yield NO_PEOPLE_STUDIED.at(place, message, "give it stance: context, or rate down for indirectness")


@topic_check(NO_PEOPLE_STUDIED)
def people_of_animals(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find mechanisms that say of people what was seen in animals or in a laboratory alone."""
    reasons, patterns = Reasons(topic, "because"), studied_patterns(known.language)
    denials, statements = language_of(known.language).denials, language_of(known.language).statements
    for claim in topic.claims:
        designs = {source.design for source in supporting(claim.record, known)}
        is_of_none = claim.record.type == "mechanism" and designs and designs <= OF_NO_PEOPLE
        if not is_of_none or reasons.cover(claim.place / "text"):
            continue
        for sentence in words_of(claim.record.text).sentences:
            is_of_them = patterns.says_so.search(sentence.whole) is not None
            found = patterns.in_people.search(sentence.whole)
            found = found or (None if is_of_them else patterns.explains.search(sentence.whole))
            is_open = (denials is not None and denials.said_in(sentence.whole) != "") or (
                statements is not None and has(statements.hedges, sentence.whole)
            )
            if found and not sentence.is_question and not is_open:
                message = f'claim "{claim.record.id}" speaks of people, and rests on no study of them'
                place = (claim.place / "text").find(found[0])
                yield NO_PEOPLE_STUDIED.at(place, message, "say that it was seen in animals, or that nobody looked")
                break


FOLLOW_UP_DIFFERS = Rule(
    code="follow-up-differs",
    severity=Severity.WARNING,
    summary="the follow_up of a source is not how long its results say that people were followed",
    meaning=(
        "A result or a note is of a later day than its study lasted, or all results are of a small part of that time, "
        "or they and its quotes have its number in another unit. "
        "Or a text says that studies lasted for a time that no source of the claims beside it, or in its answer, has. "
        "Or it says that an effect comes at once, within days, for years or for good, and nobody looked then. "
        "One of the two may be mistyped, and readers judge by it whether an effect lasts."
    ),
    fix="Correct the wrong one.",
    wrong="follow_up: 10 years    # of a row; its source says 2 hours",
    right="follow_up: 2 hours",
)
_LONGER, _FAR_SHORTER = 1.5, 0.1


@topic_check(FOLLOW_UP_DIFFERS)
def follow_up_differs(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sources whose follow-up differs from that of their rows."""
    language = known.language
    rows: dict[str, list[tuple[Row, Place]]] = {}
    for analysis in topic.analyses:
        for number, row in enumerate(analysis.record.rows):
            if row.follow_up and not row.study:
                place = analysis.place / "rows" / number / "follow_up"
                rows.setdefault(row.source, []).append((row, place))
    for name, found in rows.items():
        card = known.sources.get(name)
        lasted = max(days_in(card.follow_up, language), default=None) if card else None
        measured = [(max(days), place) for row, place in found if (days := days_in(row.follow_up or "", language))]
        if not lasted or not measured:
            continue
        longest, place = max(measured, key=lambda one: one[0])
        is_other = longest > _LONGER * lasted or longest < _FAR_SHORTER * lasted
        if is_other or (card and _in_another_unit([row.follow_up or "" for row, _ in found], card.follow_up, language)):
            written = card.follow_up if card else ""
            message = f'a result of source "{name}" is of another time than its follow_up, "{written}"'
            yield FOLLOW_UP_DIFFERS.at(place, message, "correct the wrong one")
    for evidence, place, _ in topic.evidence:
        card = known.sources.get(evidence.source)
        is_measured = evidence.source in rows or evidence.stance == "context"
        # Of a work in English on a page in another language, too.
        tags = dict.fromkeys((language, "en")) if card and evidence.quote and not is_measured else ()
        if card and any(_in_another_unit([evidence.quote or ""], card.follow_up, tag) for tag in tags):
            message = f'the quote has the number of the follow_up of "{card.id}", "{card.follow_up}", in another unit'
            yield FOLLOW_UP_DIFFERS.at(place / "quote", message, "correct the wrong one")
        said = studied_patterns(language).lasted.search(evidence.note or "")
        lasted = max(days_in(card.follow_up, language), default=None) if card and said else None
        if said and lasted and max(days_in(said[0], language)) > _LONGER * lasted:
            message = f'the note says "{said[0]}", and source "{evidence.source}" has another follow_up'
            yield FOLLOW_UP_DIFFERS.at((place / "note").find(said[0]), message, "correct the wrong one")


def _in_another_unit(times: list[str], follow_up: str, language: str) -> bool:
    """Whether each of some times has the number of a follow-up in another unit, such as 8 weeks for 8 months."""
    typed = {(one.number, round(one.days, 3)) for text in times for one in times_in(text, language)}
    lasted = times_in(follow_up, language)
    return bool(typed) and any(
        all(number == one.number and days != round(one.days, 3) for number, days in typed) for one in lasted
    )


DOSE_FOR_OTHERS = Rule(
    code="dose-for-others",
    summary="a dose is for children, and its sources studied adults, or the other way round",
    meaning=(
        "Under population: the dose says who was given it, and names an age that none of the sources behind it is "
        "about: neither their own population: nor, where they have none, the note, the quote and the abstract. Or the "
        "quotes and notes name ages, and none includes all of those. A dose of an adult can harm a child."
    ),
    fix="Correct population: of the dose or of the source, or say why under because:.",
    wrong="population: Children with headache    # its trial: adults",
    right="population: Adults with headache",
)


@topic_check(DOSE_FOR_OTHERS)
def dose_for_others(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses for an age that none of their sources studied."""
    reasons = Reasons(topic, "because")
    for option in topic.dosing_options:
        about = option.record.population
        studied = _studied(option.record, known)
        is_other = studied_patterns(known.language).another_age(about, studied)
        if is_other and not reasons.cover(option.place / "population"):
            said = shorten(studied[0], _MOST_SHOWN, placeholder=" …")
            message = f'dosing option "{option.record.id}" is for "{about}", and its sources studied "{said}"'
            yield DOSE_FOR_OTHERS.at(option.place / "population", message, "correct one of the two")


def _studied(record: Claim | DosingOption, known: Library) -> list[str]:
    """Return of whom each source that bears out a record speaks; a label or a guideline has no population."""
    behind = [e for e in record.evidence if e.stance in ("supports", "partly") and e.source in known.sources]
    cards = [(known.sources[e.source], e) for e in behind]
    return [card.population or f"{e.quote or card.abstract} {e.note or ''}" for card, e in cards]


def _behind(option: DosingOption, known: Library) -> list[SourceCard]:
    found = (known.sources.get(e.source) for e in option.evidence if e.stance in ("supports", "partly"))
    return [source for source in found if source]


DOSE_LONGER_THAN_STUDY = Rule(
    code="dose-longer-than-study",
    severity=Severity.WARNING,
    summary="a trial's dose lasted longer than the trial",
    meaning=(
        "Under duration: the dose says for how long it was given. All sources behind it followed people for a far "
        "shorter time, so nobody knows what it does for so long, or one of the two is mistyped."
    ),
    fix="Correct duration: of the dose, or follow_up: of the source.",
    wrong="duration: 3 years    # its trial has follow_up: 8 weeks",
    right="duration: 8 weeks",
)


@topic_check(DOSE_LONGER_THAN_STUDY)
def dose_longer_than_study(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find doses of trials that lasted longer than their sources followed people."""
    for option in topic.dosing_options:
        record = option.record
        if record.purpose != "trial-arm" or not record.duration:
            continue
        given = max(days_in(record.duration, known.language), default=0.0)
        followed = [max(days_in(source.follow_up, known.language), default=0.0) for source in _behind(record, known)]
        if given and followed and all(followed) and given > _LONGER * max(followed):
            message = f'dosing option "{record.id}" was given for {record.duration}, longer than its sources lasted'
            yield DOSE_LONGER_THAN_STUDY.at(option.place / "duration", message, "correct the wrong one")
