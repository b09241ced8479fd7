"""Compare how many people a source says it studied with what the topic says of that source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.check.languages.counting import Counts
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Evidence
from citesite.values.grammar import masked
from citesite.values.topic import TopicWithValues

GOES_BY = "counts"
_FEW = 10
"""Fewer people are seldom all that a study has, and numbers that small are of other things, too."""
_DENOMINATORS = (100, 1_000, 10_000, 100_000, 1_000_000)
_MOST_GROUPS = 4
_MOST_NUMBERS = 8
"""The most numbers of a text that are added up in every way."""


class _PeoplePatterns:
    """How a language counts people, compiled once."""

    def __init__(self, language: Counts) -> None:
        self.language = language
        self.whole = re.compile(rf"(?<![\w.,/−-]){_WHOLE}(?![\w%]|[.,]\d|\s?(?:%|{language.measured}))")
        self.of = re.compile(rf"(?:{language.of})$", re.IGNORECASE)
        self.people = re.compile(rf"(?:{language.people})\b", re.IGNORECASE)
        self.measured = re.compile(language.measured, re.IGNORECASE)

    def of_people(self, text: str, population: str) -> Iterator[re.Match[str]]:
        """Yield the numbers n of a text that are of people, or of those whom a source says that it studied."""
        ending = self.language.plural
        own = frozenset(word.lower().rstrip(ending) + ending for word in _LONG_WORD.findall(population))
        for found in _NUMBER_OF.finditer(text):
            if self.measured.match(found["first"]):
                continue
            for word in filter(None, (found["first"], found["second"])):
                if self.people.match(word) or word.lower().partition("-")[0] in own:
                    yield found
                    break


_patterns = cache(_PeoplePatterns)
_WHOLE = r"(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+)"
"""A whole number, with any mark between thousands."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER_OF = re.compile(rf"(?<![\w.,/−-])(?P<n>{_WHOLE})\s(?P<first>[^\W\d_][\w-]*)(?:\s(?P<second>[^\W\d_][\w-]*))?")
"""A whole number with the two words behind it, of which either may say what it counts."""


def _whole(written: str) -> int:
    return int(written.replace(",", "").replace(".", ""))


PEOPLE_DIFFER = Rule(
    code="people-differ",
    severity=Severity.WARNING,
    summary="the n of a source is not the number of people that its notes, quotes or results have",
    meaning=(
        "A note, a quote or a result counts the people of a study, and none of the counts, nor the sum of its "
        "groups, is the n of the source. One of them may be mistyped. The n is printed on the page of the source "
        "and weighs in how readers judge it."
    ),
    fix=(
        "Correct the wrong one. If the note is about a part of the people only, say in it how many there were in "
        "all, or quote the words of the source that do."
    ),
    wrong="n: 300    # its groups have 50 and 50 people",
    right="n: 100    # its groups have 50 and 50 people",
)


@topic_check(PEOPLE_DIFFER)
def people_differ(topic: TopicWithValues, known: Library) -> Iterator[Diagnostic]:
    """Find sources whose n differs from every number of people that a topic has of them."""
    counts = language_of(known.language).counts
    assert counts is not None
    language = _patterns(counts)
    links: dict[str, list[tuple[Evidence, Place]]] = {}
    for evidence, place, _ in topic.evidence:
        links.setdefault(evidence.source, []).append((evidence, place))
    groups = _groups(topic)
    for name in dict.fromkeys((*links, *groups)):
        card = known.sources.get(name)
        if card is None or not card.n or card.n < _FEW:
            continue
        found = links.get(name, ())
        texts = [masked(text) for evidence, _ in found for text in (evidence.note, evidence.quote) if text]
        rows = groups.get(name, [])
        own = list(_counts(card, found, language))
        where = next(((count, place) for count, place in own if count > card.n), None)
        texts += [card.population, card.abstract]
        if not where and not _is_recorded(card.n, texts, [t for t, _ in rows], language):
            where = _measured(card.n, rows) or next(iter(own), None)
        if where:
            count, place = where
            message = f'source "{name}" has n: {card.n:,}, but this is about {count:,} people'
            hint = "correct the wrong one, or say in the note how many people were studied in all"
            yield PEOPLE_DIFFER.at(place, message, hint)


def _groups(topic: TopicWithValues) -> dict[str, list[tuple[list[int], Place]]]:
    """Return the totals of the groups of each row, by its source."""
    found: dict[str, list[tuple[list[int], Place]]] = {}
    for analysis in topic.analyses:
        for number, row in enumerate(analysis.record.rows):
            arms = [arm for arm in (row.intervention, row.comparator) if arm]
            totals = [int(total) for arm in arms if (total := arm.total or arm.n)]
            if totals and len(totals) == len(arms):
                found.setdefault(row.source, []).append((totals, analysis.place / "rows" / number))
    return found


def _is_recorded(n: int, texts: Iterable[str], rows: Sequence[list[int]], language: _PeoplePatterns) -> bool:
    """Whether a number of people is in a text or a row, or is the sum of groups there."""
    if any(n in totals or n == sum(totals) for totals in rows):
        return True
    # Where every row has more people than there were, what adds up to that number does so by chance.
    has_too_many = bool(rows) and all(sum(totals) > n for totals in rows)
    for text in filter(None, texts):
        numbers = [_whole(found[0]) for found in language.whole.finditer(text)]
        parts = [x for x in numbers if _FEW <= x < n][:_MOST_NUMBERS]
        adds_up = (n == sum(some) for k in range(2, _MOST_GROUPS + 1) for some in combinations(parts, k))
        if n in numbers or (not has_too_many and any(adds_up)):
            return True
    return False


def _counts(
    card: SourceCard, found: Iterable[tuple[Evidence, Place]], language: _PeoplePatterns
) -> Iterator[tuple[int, Place]]:
    """Yield each number of people in the notes and quotes of a source, and where it is."""
    for evidence, place in found:
        for field in ("note", "quote"):
            text = masked(getattr(evidence, field) or "")
            # Whoever was studied may have another name, such as pupils.
            for match in language.of_people(text, card.population):
                count = _whole(match["n"])
                is_denominator = count in _DENOMINATORS and language.of.search(text, 0, match.start())
                if count >= _FEW and not is_denominator:
                    yield count, (place / field).find(match["n"])


def _measured(n: int, rows: Iterable[tuple[list[int], Place]]) -> tuple[int, Place] | None:
    """Return the total of a row if all rows have more people than their source.

    Fewer are no slip: a row may be of some of them.
    """
    measured = [(sum(totals), place) for totals, place in rows]
    return measured[0] if measured and all(total > n for total, _ in measured) else None
