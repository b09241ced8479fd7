"""How texts describe the studies behind them in passing: by chance or only watched, and who paid (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from citesite.check.declaring import source_check, topic_check
from citesite.check.judged_texts import owned_texts
from citesite.check.languages import language_of
from citesite.check.languages.describing import Descriptions
from citesite.check.place_rules import OF_NO_PEOPLE, countries_in
from citesite.check.rating_rules import is_of_maker
from citesite.check.reasons import Reasons
from citesite.check.section_study_rules import of_size
from citesite.check.wording.topic_words import sentences_with
from citesite.check.wording.words import Words, words_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Placed, Source
from citesite.text.uncased import Uncased, uncased
from citesite.values.topic import TopicWithValues

GOES_BY = "descriptions"
_BY_CHANCE = frozenset(("randomized-trial", "systematic-review", "guideline", "consensus", ""))
_ONLY_BY_CHANCE = frozenset(("randomized-trial",))
_ONLY_WATCHED = frozenset(("cohort", "case-control", "cross-sectional", "case-report"))

STUDY_DESCRIBED_OTHERWISE = Rule(
    code="study-described-otherwise",
    severity=Severity.WARNING,
    summary="a text says of studies how they were made or who paid, and their records say otherwise",
    meaning=(
        "The text says that chance decided who got what, that people were only watched, that no maker paid or that one "
        "did, it calls a trial of 400 people a survey, or gives everybody in a trial what one group had. By design:, "
        "funding: and the groups it is otherwise for the sources behind the text, or for the source whose summary: it "
        "is. How far readers trust a result hangs on these."
    ),
    fix="Correct the text, or the design: or funding: of the source.",
    wrong="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: People were only watched, and there were few of them.    # design: randomized-trial
    """,
    right="""
        certainty:
          level: moderate
          start: high
          down: [imprecision]
          why: There were few people.
    """,
)


class _Made(NamedTuple):
    """How a study was made, who paid for it, and how many people it had, as its record says."""

    design: str
    funding: str
    n: int


class _DescriptionPatterns:
    def __init__(self, words: Descriptions) -> None:
        self.looks = (
            words.in_by_chance,
            words.in_watched,
            words.in_funding,
            words.in_masked,
            words.animals,
            words.in_tried,
        )
        self.first_look = frozenset[str]().union(*self.looks)
        self.in_funding = words.in_funding
        self.masked, self.known = _in(words.masked), _in(words.known)
        self.by_chance, self.watched, self.independent, self.paid_by_maker = map(
            _in, (words.by_chance, words.watched, words.independent, words.paid_by_maker)
        )
        tried_in = words.tried_in.replace("COUNTRY", r"[^\W\d_][\w’-]+")
        # COUNTRY takes any word: of "a third trial in Norway", first "third". A lookahead finds the other reading, too.
        self.tried, self.tried_in = _in(words.tried), Uncased(rf"(?<![\w-])(?=(?P<said>{tried_in})(?!\w))")
        self.denied = uncased(words.denied)
        self.of_some = _in(words.of_some)
        self._kinds: tuple[tuple[frozenset[str], tuple[Uncased, ...]], ...] = (
            (words.animals, ()),
            (words.in_by_chance, (self.by_chance,)),
            (words.in_watched, (self.watched,)),
            (words.in_tried, (self.tried, self.tried_in)),
            (words.in_funding, (self.independent, self.paid_by_maker)),
            (words.in_masked, (self.masked, self.known)),
        )
        """Words of one kind, and the patterns of which one must match; none for words that say enough."""

    def may_describe(self, sentence: Words) -> bool:
        """Whether a sentence has words of one kind, before it is asked which sources these are about."""
        return any(
            sentence.holds(look) and (not patterns or any(pattern.is_in(sentence.whole) for pattern in patterns))
            for look, patterns in self._kinds
        )

    def plainly(self, pattern: Uncased, sentence: str) -> str:
        """Return what a pattern finds in a sentence without a denial; empty for nothing."""
        found = pattern.search(sentence)
        # "Chose for themselves whether": the last word leaves open what they chose, and not that they did.
        rest = f"{sentence[: found.end()].rpartition(' ')[0]} {sentence[found.end() :]}" if found else ""
        return found[0] if found and not self.denied.search(rest) else ""


def _in(pattern: str) -> Uncased:
    return Uncased(rf"(?<![\w-])(?:{pattern})(?!\w)")


_patterns = cache(_DescriptionPatterns)


@topic_check(STUDY_DESCRIBED_OTHERWISE)
def study_described_otherwise(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find texts that describe studies otherwise than the records of the sources behind them."""
    words, reasons = language_of(known.language).descriptions, Reasons(topic, "because")
    assert words is not None
    patterns = _patterns(words)
    may_hold = sentences_with(topic, patterns.first_look)
    for one in owned_texts(topic, known, frozenset(may_hold)) if may_hold else ():
        for sentence in may_hold[one.text]:
            if sentence.is_question or not patterns.may_describe(sentence):
                continue
            every = one.sources(topic, known)
            sources = _of_place(sentence, every) or of_size(sentence, every) or every
            found = _otherwise(sentence, _made(sources), _made(every), patterns, known) if sources else ""
            if sources and not found and sentence.holds(words.in_masked | words.animals):
                said = [text for card in sources for text in _said(card, topic, known) if text != one.text]
                found = _denied_by(said, sentence, words, patterns, is_of_one=len(sources) == 1)
            found = found or _tried_in(sentence, every, patterns, topic, known)
            if found and not reasons.cover(one.place):
                message = f'{one.owner} says "{found}", and the records of its sources say otherwise'
                yield STUDY_DESCRIBED_OTHERWISE.at(one.place.find(found), message, "correct the text, or the record")


@source_check(STUDY_DESCRIBED_OTHERWISE, reads="descriptions")
def source_described_otherwise(source: Placed[Source], known: Library) -> Iterator[Diagnostic]:
    """Find sources whose summary describes the study otherwise than the fields of its record."""
    words, record = language_of(known.language).descriptions, source.record
    if words is None or not record.summary:
        return
    patterns, made = _patterns(words), [_Made(record.design or "", record.funding or "", record.n or 0)]
    for sentence in words_of(record.summary).sentences_with(patterns.first_look):
        if patterns.may_describe(sentence) and (found := _otherwise(sentence, made, made, patterns, known)):
            message = f'the summary of source "{record.id}" says "{found}", and its record says otherwise'
            yield STUDY_DESCRIBED_OTHERWISE.at(
                (source.place / "summary").find(found), message, "correct one of the two"
            )
            break


def _of_place(sentence: Words, sources: list[SourceCard]) -> list[SourceCard]:
    """Return the sources from a place that a sentence names."""
    names = frozenset(_NAME.findall(sentence.whole))
    return [one for one in sources if names & frozenset(_NAME.findall(one.population))] if names else []


_NAME = re.compile(r"(?<=\b(?:in|of)\s)[A-Z][a-z]{3,}|(?<=\bfrom\s)[A-Z][a-z]{3,}")


def _tried_in(
    sentence: Words, sources: list[SourceCard], patterns: _DescriptionPatterns, topic: TopicWithValues, known: Library
) -> str:
    """Return how a sentence places a trial in a country in which its sources only watched people; empty for none."""
    every_said = [one["said"] for one in patterns.tried_in.written.finditer(sentence.whole)]
    found, named = next(
        ((one, named) for one in every_said if (named := _named(one, known.language))), ("", set[str]())
    )
    if not named or patterns.denied.search(sentence.whole):
        return ""
    people = [one for one in sources if one.design not in OF_NO_PEOPLE]
    # One that does not say where it was made may be the trial, and so may one that another section is about.
    where = [_named(one.population, known.language) for one in people]
    every = [known.sources[e.source] for e, _, _ in topic.evidence if e.source in known.sources]
    designs = {
        one.design for one in (*people, *every) if named & _named(f"{one.population} {one.html}", known.language)
    }
    return found if any(named & own for own in where) and all(where) and designs <= _ONLY_WATCHED else ""


def _named(text: str, tag: str) -> set[str]:
    return {code for code, _ in countries_in(text, tag)}


def _made(sources: Iterable[SourceCard]) -> list[_Made]:
    return [_Made(one.design, one.funding, one.n or 0) for one in sources]


def _otherwise(
    sentence: Words, sources: list[_Made], every: list[_Made], patterns: _DescriptionPatterns, known: Library
) -> str:
    """Return the words of a sentence that contradict the records of its sources, or an empty text.

    Args:
        sentence: the sentence.
        sources: the sources that it names by a place or a size, or all that it may be about.
        every: all that it may be about.
        patterns: the patterns of its language.
        known: what is known of other records.
    """
    by_chance, watched, funding, *_, tried = (sentence.holds(look) for look in patterns.looks)
    designs, whole = {source.design for source in sources}, sentence.whole
    if by_chance and designs.isdisjoint(_BY_CHANCE) and (found := patterns.plainly(patterns.by_chance, whole)):
        return found
    for is_said, pattern, wrong_of in (
        (watched, patterns.watched, _ONLY_BY_CHANCE),
        (tried, patterns.tried, _ONLY_WATCHED),
    ):
        found = patterns.plainly(pattern, whole) if is_said else ""
        about = _of_number(found, sources, every) if found else []
        if about and {source.design for source in about} <= wrong_of:
            return found
    makers = [is_of_maker(source.funding, known.language) for source in sources if source.funding]
    if not funding or not makers:
        return ""
    if none_paid := patterns.independent.search(whole):
        # "A council paid for one, and the maker for the other."
        names_maker = is_of_maker(whole.replace(none_paid[0], " "), known.language)
        is_of_some = names_maker or patterns.of_some.search(whole) is not None
        # Besides a maker, a university may have paid.
        named = words_of(none_paid[0]).single & patterns.in_funding
        others = frozenset(word for word in named if not is_of_maker(word, known.language))
        paid = [source.funding for source in sources if source.funding]
        of_makers = [one for one, is_maker in zip(paid, makers, strict=True) if is_maker]
        denied = [one for one in of_makers if others.isdisjoint(words_of(one).single)]
        return none_paid[0] if len(denied) == len(paid) or (denied and not is_of_some) else ""
    return patterns.plainly(patterns.paid_by_maker, whole) if len(makers) == len(sources) and not any(makers) else ""


def _of_number(found: str, sources: list[_Made], every: list[_Made]) -> list[_Made]:
    """Return the sources that some words are about: "a trial of 400 people" is about those of so many."""
    number = re.sub(r"\D", "", found)
    return [one for one in every if str(one.n) == number] if number else sources


def _denied_by(
    said: list[str], sentence: Words, words: Descriptions, patterns: _DescriptionPatterns, *, is_of_one: bool
) -> str:
    """Return the words of a sentence on who knew what they had, or on animals, that all other texts deny."""
    whole = sentence.whole
    # "Nobody knew which" has the words of "knew which", too.
    is_masked = patterns.masked.search(whole)
    own, other = (patterns.masked, patterns.known) if is_masked else (patterns.known, patterns.masked)
    # One of several studies may differ from what is said of another.
    found = own.search(whole) if is_of_one or patterns.of_some.search(whole) is None else None
    if found and any(other.search(text) and not own.search(text) for text in said):
        return found[0]
    animals = sentence.single & words.animals
    if not animals or patterns.denied.search(whole):
        return ""
    named = frozenset[str]().union(*(words_of(text).single for text in said)) & words.animals
    return next(iter(sorted(animals)), "") if named and named.isdisjoint(animals) else ""


def _said(card: SourceCard, topic: TopicWithValues, known: Library) -> Iterator[str]:
    """Yield what records say of a source: its own, and what claims that rest on it say of their evidence."""
    yield from (card.html, card.population, card.abstract)
    for claim in topic.claims:
        for evidence in claim.record.evidence:
            if evidence.source == card.id:
                yield from filter(None, (evidence.note, evidence.quote, claim.record.details))
                if claim.record.certainty and claim.record.certainty.why:
                    yield claim.record.certainty.why
