"""The studies behind parts of a topic, to compare with how many a text counts: of a claim, a section, a treatment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from citesite.check.dose_rules import TRIALS
from citesite.check.languages import language_of
from citesite.check.overlap import names
from citesite.diagnostics import Place
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Claim
from citesite.values.topic import TopicWithValues

_STUDIES = TRIALS | {"cohort", "case-control", "cross-sectional"}
REVIEWS = frozenset(("systematic-review", "narrative-review", "overview", "data-set"))
"""Designs of works that are about studies of others, or of many people, and say how many."""
_FIGURES = re.compile(r"\d+(?:[,.]\d{3})*")


class StudyGroup:
    """Some sources, and what they and their results count."""

    def __init__(self, sources: Iterable[str], owner: StudyGroups) -> None:
        known = owner.known.sources
        self._owner = owner
        self.cards: list[SourceCard] = [known[name] for name in dict.fromkeys(sources) if name in known]
        self.studies = [card for card in self.cards if card.design in _STUDIES]

    def numbers(self, thing: str) -> Iterator[float]:
        """Yield each number of trials or studies that a text may count of them.

        Args:
            thing: "trial" or "study".
        """
        trials, every = len(self._trials), len(self.studies)
        yield trials
        if thing == "study":
            yield from (every, every - trials)
            yield from (sum(one.design == card.design for one in self.studies) for card in self.studies)
        own = {card.id for card in self.studies}
        yield from (len(studies) for behind, studies in self._owner.rows if behind == own)
        yield from self._said_by_reviews

    def people(self, studies: float) -> Iterator[float]:
        """Yield each number of people that a text may give of them.

        Args:
            studies: the number of studies that it counts beside these people; 0 if it counts none.
        """
        for some in (self.studies, self._trials):
            # Of another number of studies, that number is wrong.
            if not studies or studies >= len(some):
                yield sum(card.n or 0 for card in some)
        if studies < 2:
            yield from (card.n or 0 for card in self.cards)
        yield from self._said_by_reviews

    @property
    def _trials(self) -> list[SourceCard]:
        return [card for card in self.studies if card.design in TRIALS]

    @property
    def _said_by_reviews(self) -> Iterator[float]:
        yield from (number for card in self.cards if card.design in REVIEWS for number in self._owner.said(card))

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many studies these are."""
        return bool(self.studies)


class StudyGroups:
    """The groups of studies of a topic."""

    def __init__(self, topic: TopicWithValues, known: Library) -> None:
        self.known, self._topic, self._language = known, topic, language_of(known.language)
        self._said: dict[str, tuple[float, ...]] = {}
        self.rows: list[tuple[set[str], set[str]]] = [
            ({row.source for row in a.record.rows}, {row.study or row.label or row.source for row in a.record.rows})
            for a in topic.analyses
        ]

    def said(self, card: SourceCard) -> tuple[float, ...]:
        """Return every number that the texts of a source hold, in its record and beside the claims that cite it."""
        if card.id not in self._said:
            counts, texts = self._language.counts, [card.population, card.abstract]
            for evidence, _, _ in self._topic.evidence:
                if evidence.source == card.id:
                    texts += [evidence.quote or "", evidence.note or ""]
            for analysis in self._topic.analyses:
                of_it = (row for row in analysis.record.rows if row.source == card.id)
                texts += (text for row in of_it for text in (row.label, row.note, row.people, row.result) if text)
            figures = [float(re.sub("[,.]", "", one)) for text in texts for one in _FIGURES.findall(text)]
            worth = dict(counts.numbers) if counts else {}
            figures += (
                worth[word] for text in texts for word in re.findall(r"[^\W\d_]+", text.lower()) if word in worth
            )
            self._said[card.id] = tuple(figures)
        return self._said[card.id]

    def behind(
        self, claims: list[Claim] | None, place: Place, clause: str, sentence: str, before: str = ""
    ) -> list[StudyGroup]:
        """Return the groups of studies that a clause may be about; none if nobody knows how many these are.

        Args:
            claims: the claims that its text is or sums up; None for a text without claims.
            place: where the text is.
            clause: a part of a sentence.
            sentence: all of it, which may name what the clause is about.
            before: the sentence before it, if that may name what it is about.
        """
        if claims is not None:
            every = [self._of(claims), *(self._of([claim]) for claim in claims)]
        else:
            own = names(clause, self._language) - self._of_any_group
            for other in (sentence, before):
                if not any(own & words for words in self._treatments):
                    own |= names(other, self._language) - self._of_any_group
            named = [sources for words, sources in self._treatments.items() if own & words]
            around = [claim.record for claim in self._topic.claims if claim.place.path == place.path]
            shared = [(len(own & self._outcome_words(claim.record)), claim.record) for claim in self._topic.claims]
            most = max((number for number, _ in shared), default=0)
            about = [claim for number, claim in shared if number == most > 0]
            if named:
                of_it = frozenset().union(*named)
                every = [StudyGroup(sorted(one), self) for one in (of_it, *named)]
                every += [StudyGroup([e.source for c in around for e in c.evidence if e.source in of_it], self)]
                about = [claim for claim in about if of_it & {e.source for e in claim.evidence}]
            else:
                every = [self._whole, self._of(around)]
            every += [self._of(about), *map(self._of, ([claim] for claim in about))]
        return every if every[0].is_counted else []

    def of_claims(self, claims: Iterable[Claim]) -> StudyGroup:
        """Return the studies behind some claims, without those that only give context."""
        return StudyGroup((e.source for claim in claims for e in claim.evidence if e.stance != "context"), self)

    def of_treatment(self, text: str) -> StudyGroup:
        """Return the studies of what a text names; none if it names nothing that studies tested."""
        own = names(text, self._language)
        found = [sources for words, sources in self._treatments.items() if own & words]
        return StudyGroup(sorted(frozenset[str]().union(*found)), self)

    def _of(self, claims: Iterable[Claim]) -> StudyGroup:
        return StudyGroup((e.source for claim in claims for e in claim.evidence), self)

    @cached_property
    def _whole(self) -> StudyGroup:
        cited = [e.source for e, _, _ in self._topic.evidence]
        rows = [source for sources, _ in self.rows for source in sorted(sources)]
        return StudyGroup((*cited, *rows), self)

    @cached_property
    def _of_any_group(self) -> frozenset[str]:
        """Words for what any group had: dummy tablets say nothing of which studies are meant."""
        comparators = self._language.comparators
        return names(" ".join(comparators.of_any_group), self._language) if comparators else frozenset()

    @cached_property
    def _treatments(self) -> dict[frozenset[str], set[str]]:
        """The sources about each treatment, by its words."""
        question, found = self._topic.topic.record.question, dict[frozenset[str], set[str]]()
        for claim in self._topic.claims:
            words = names(claim.record.effect.of if claim.record.effect else "", self._language)
            found.setdefault(words, set()).update(e.source for e in claim.record.evidence)
        for analysis in self._topic.analyses:
            asked = question.intervention if question else None
            words = names(analysis.record.intervention or asked or "", self._language)
            found.setdefault(words, set()).update(row.source for row in analysis.record.rows)
        return found

    def _outcome_words(self, claim: Claim) -> frozenset[str]:
        outcome = self._topic.values.outcome(claim.outcome or "")
        return names(f"{outcome.name} {outcome.lay_name}", self._language) if outcome else frozenset()
