"""What the words around a picture say: its legend against its numbers, and of whom it and a baseline risk are (A14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.ages import people_in
from citesite.check.applies_rules import told_apart
from citesite.check.declaring import topic_check
from citesite.check.figure_rules import figures
from citesite.check.languages import language_of
from citesite.check.languages.describing import Descriptions
from citesite.check.languages.telling import stem
from citesite.check.overlap import names
from citesite.check.reasons import Reasons
from citesite.check.stated import result_of, rows_named
from citesite.check.wording.words import has, words_of
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.library import Library
from citesite.records import Analysis, Figure, FigureBlock, Legend
from citesite.records.topic import FirstPicture
from citesite.values.topic import TopicWithValues

GOES_BY = "descriptions", "free_texts", "denials"

LEGEND_AGAINST_PICTURE = Rule(
    code="legend-against-picture",
    severity=Severity.WARNING,
    summary="the legend of a picture turns round what it counts, or promises something",
    meaning=(
        "Under either_way: are those who have the outcome with and without the treatment, under neither: those who do "
        "not have it, and under differ: those whom the treatment spares it, or to whom it brings it. The legend denies "
        "what it should say, says what it should deny, or promises that it will come yet."
    ),
    fix="Say of each group whether these people have what the picture counts, and nothing else.",
    wrong="""
        legend:
          either_way: feel better either way
          differ: feel better on examplin
          neither: need a little longer
    """,
    right="""
        legend:
          either_way: feel better either way
          differ: feel better on examplin
          neither: do not feel better
    """,
)


@topic_check(LEGEND_AGAINST_PICTURE)
def legend_against_picture(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find legends that deny or say the wrong thing, and those that promise."""
    reasons, words = Reasons(topic, "because"), language_of(known.language).descriptions
    assert words is not None
    for picture, place in _pictures(topic):
        legend, where = picture.legend, place / "legend"
        if legend is None or reasons.cover(where / "differ"):
            continue
        for name, text in (("either_way", legend.either_way), ("differ", legend.differ), ("neither", legend.neither)):
            if promised := _whole(words.later).search(text):
                message = f'the legend promises something under {name}: "{promised[0]}"'
                yield LEGEND_AGAINST_PICTURE.at((where / name).find(promised[0]), message, _HINT)
                break
        else:
            for name in _turned(topic, picture, legend, words, known.language):
                message = f'the legend turns round what the picture counts: "{getattr(legend, name)}"'
                yield LEGEND_AGAINST_PICTURE.at(where / name, message, _HINT)


_HINT = "say whether these people have what the picture counts"


def _pictures(topic: TopicWithValues) -> Iterator[tuple[FirstPicture | Figure, Place]]:
    if topic.topic.record.first_picture:
        yield topic.topic.record.first_picture, topic.topic.place / "first_picture"
    yield from ((one, place) for one, place in figures(topic) if one.legend and place.steps[-1] == "figure")


def _turned(
    topic: TopicWithValues, picture: FirstPicture | Figure, legend: Legend, words: Descriptions, tag: str
) -> Iterator[str]:
    """Yield the parts of a legend that name the outcome, and say that people are without it where they have it."""
    analysis = topic.values.analyses.get(picture.analysis)
    outcome = topic.values.outcome(analysis.outcome) if analysis else None
    rows = rows_named(analysis, picture.row, picture.subgroup) if analysis else []
    if analysis is None or outcome is None or not rows or _is_a_lack(f"{outcome.name} {outcome.lay_name}", words, tag):
        return
    is_whole = picture.row is None and picture.subgroup is None
    direction = result_of(topic, analysis, rows, is_whole=is_whole).direction
    names = {stem(word) for word in words_of(f"{outcome.name} {outcome.lay_name}").single if len(word) > _SHORT}
    has_it = {"either_way": True, "neither": False}
    if direction and direction.sign:
        has_it["differ"] = direction.sign > 0
    for name, expected in has_it.items():
        text = getattr(legend, name)
        is_named = any(stem(word) in names for word in words_of(text).single)
        if is_named and _lacks(text, words, tag) == expected:
            yield name
            return


_SHORT = 3


def _is_a_lack(name: str, words: Descriptions, tag: str) -> bool:
    """Whether an outcome is the lack of something, such as losing a cough."""
    directions = language_of(tag).directions
    return _lacks(name, words, tag) is not False or bool(
        directions and directions.lacks and re.search(rf"\b(?:{directions.lacks})\b", name.lower())
    )


def _lacks(text: str, words: Descriptions, tag: str) -> bool | None:
    """Whether a text says that people do not have something; None if it may deny that they miss it."""
    denials = language_of(tag).denials
    assert denials is not None
    plain = _whole(words.no_denial).sub(" ", text)
    is_spared, is_denied = has(words.spared, text), bool(denials.said_in(_whole(words.spared).sub(" ", plain)))
    return None if is_spared and is_denied else is_spared or is_denied


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


PEOPLE_NOT_STUDIED = Rule(
    code="people-not-studied",
    severity=Severity.WARNING,
    summary="a picture or a baseline risk is said to be of people whom no record behind it names",
    meaning=(
        "The label: of a baseline risk, or who: of a picture, has a word or a number for these people that its source "
        "does not have, under population:, in its title, a quote, a note or a row: a first bout, a milder form, all "
        "people. Or it says that they had the treatment. The numbers are of others."
    ),
    fix="Name the people whom the source counted. If both are words for the same, say so under because:.",
    wrong="- {label: Adults with severe headache, per_thousand: 400, time: 2 hours, source: trial-2020}",
    right="- {label: Adults with headache, per_thousand: 400, time: 2 hours, source: trial-2020}",
)


@topic_check(PEOPLE_NOT_STUDIED)
def people_not_studied(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find labels of baseline risks, and words on whom a picture is of, with people of whom no record speaks."""
    reasons = Reasons(topic, "because")
    for owner, text, place, analysis in _told_of(topic):
        behind = _behind(topic, analysis, known)
        found = _new(text, behind, known.language) if behind else ""
        found = found or (_treated(text, analysis, topic, known) if place.steps[-1] == "label" else "")
        if found and not reasons.cover(place):
            message = f'{owner} is of "{found}", whom no record behind it names'
            yield PEOPLE_NOT_STUDIED.at(place.find(found), message, "name the people whom the source counted")


def _told_of(topic: TopicWithValues) -> Iterator[tuple[str, str, Place, Analysis]]:
    for analysis in topic.analyses:
        for n, risk in enumerate(analysis.record.baseline_risks):
            yield (
                f'baseline risk "{risk.label}"',
                risk.label,
                analysis.place / "baseline_risks" / n / "label",
                analysis.record,
            )
    for _, block, at in topic.blocks:
        if isinstance(block, FigureBlock) and block.figure.who and block.figure.analysis in topic.values.analyses:
            yield "the picture", block.figure.who, at / "figure" / "who", topic.values.analyses[block.figure.analysis]
    first = topic.topic.record.first_picture
    shown = topic.values.analyses.get(first.analysis) if first else None
    if first and first.who and shown:
        yield "the first picture", first.who, topic.topic.place / "first_picture" / "who", shown


def _behind(topic: TopicWithValues, analysis: Analysis, known: Library) -> list[str]:
    """Return what the records behind an analysis say of its people; nothing where a source does not say whom."""
    names = {row.source for row in analysis.rows} | {risk.source for risk in analysis.baseline_risks}
    cards = [known.sources[name] for name in names if name in known.sources]
    if not cards or not all(card.population for card in cards):
        return []
    texts: list[str | None] = [text for card in cards for text in (card.population, card.html, card.abstract)]
    texts += [text for e, _, _ in topic.evidence if e.source in names for text in (e.quote, e.note)]
    texts += [analysis.title, analysis.comparator, analysis.note]
    texts += [text for row in analysis.rows for text in (row.label, row.people, row.subgroup, row.note, row.follow_up)]
    texts += [risk.time for risk in analysis.baseline_risks]
    return [text for text in texts if text]


def _new(text: str, behind: list[str], tag: str) -> str:
    """Return a word of a text for people who are in none of the records behind it; empty for none."""
    words, language = language_of(tag).descriptions, language_of(tag)
    assert words is not None
    every = frozenset[str]().union(*(words_of(one).single for one in behind))
    stems = frozenset(map(stem, every))
    first = words_of(text).sentences[0].whole if language.free_texts and language.free_texts.judgements else ""
    for term in told_apart(first, tag):
        # "Health" in the name of a journal is no word for healthy people.
        is_state = term in words.conditions and not any(
            len(word) >= len(term) and stem(word) == stem(term) for word in every
        )
        if stem(term) not in stems or is_state:
            return term
    for number in _limits(words, language.counts.numbers if language.counts else ()).finditer(text):
        if not any(re.search(rf"(?<!\w){number['n']}(?!\w)", one, re.IGNORECASE) for one in behind):
            return number[0].strip()
    everybody = _whole(words.everybody)
    if everybody.match(text) and not any(everybody.search(one) for one in behind):
        return text
    own = people_in(text, tag)
    studied = [people for one in behind if (people := people_in(one, tag))] if own and own.has_ages else []
    is_among = [own.are_among(people) for people in studied] if own else []
    return text if is_among and all(one is False for one in is_among) else ""


def _treated(text: str, analysis: Analysis, topic: TopicWithValues, known: Library) -> str:
    """Return the name of what was tested, where it is said of those who did without; empty for another text."""
    language, outcome = language_of(known.language), topic.values.outcome(analysis.outcome)
    denials, question = language.denials, topic.topic.record.question
    tested = names(analysis.intervention or (question.intervention if question else ""), language)
    others = (
        analysis.comparator or (question.comparator if question else ""),
        *((outcome.name, outcome.lay_name) if outcome else ()),
    )
    other = frozenset[str]().union(*(names(one, language) for one in others))
    if denials is None or denials.said_in(text):
        return ""
    return next((word for word in words_of(text).single if names(word, language) & (tested - other)), "")


@cache
def _limits(words: Descriptions, numbers: tuple[tuple[str, float], ...]) -> re.Pattern[str]:
    """Return a pattern for the fewest or the most of something: group n."""
    number = rf"\d+|{'|'.join(sorted((name for name, _ in numbers), key=len, reverse=True))}"
    return re.compile(rf"(?<!\w)(?P<n>{number})(?:{words.or_more}|{words.or_fewer})", re.IGNORECASE)
