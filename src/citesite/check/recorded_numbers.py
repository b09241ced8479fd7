"""What the numbers of a text may come from: results, quotes and fields of its sources, and claims that it sums up."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple, TypeVar

from citesite.check.languages import language_of
from citesite.check.languages.counting import NumberKind
from citesite.check.number_contexts import patterns_of
from citesite.check.number_pool import (
    Pool,
    Recorded,
    RecordedKind,
    all_numbers,
    numbers_of,
    printed_numbers,
    sums_of,
    texts_of,
    written_numbers,
)
from citesite.check.overlap import words
from citesite.check.typed_doses import dose_reader
from citesite.check.wording.measured import TypedAmount, read
from citesite.check.wording.topic_words import texts_with, texts_with_figures
from citesite.diagnostics import Place
from citesite.link.library import Library
from citesite.records import Claim, DosingOption, Evidence, Placed, Record, Row
from citesite.records.results import BaselineRisk, Published
from citesite.text.markup import cited
from citesite.text.uncased import uncased
from citesite.values.grammar import masked
from citesite.values.paths import row_names
from citesite.values.topic import TopicWithValues

R = TypeVar("R")
_CLAUSES = re.compile(r"[.,;:–—]\s")
_PLAIN = frozenset(("any", "bare"))
_FOUND = frozenset(("effect", "safety", "association"))
"""Types of claims that say what studies found."""


class Judged(NamedTuple):
    """A text whose numbers are looked up."""

    owner: str
    text: str
    place: Place
    pools: Callable[[], Iterator[Pool]]
    """Yields where its numbers may be from; what comes first takes least to put together."""
    is_of_dose: bool = False
    """Whether it is a note of a dosing option."""
    is_quoted: bool = True
    """Whether numbers without a unit are looked up, too: those of a dose's note are where it has a quote."""
    is_again: Callable[[float], bool] | None = None
    """Whether a number is just so in a claim that the text may sum up; most are, and no pool need be put together."""

    near: Callable[[], Iterator[Pool]] | None = None
    """Where its shares and ratios may be from, if that is less: what is on the outcomes that it names."""

    def holds(self, number: float, decimals: int, kind: NumberKind, slack: float = 0.0) -> bool:
        """Whether one of the pools holds a number."""
        pools = self.near if self.near and kind != "number" else self.pools
        return any(pool.holds(number, decimals, kind, slack) for pool in pools())

    def says(self, amount: TypedAmount) -> bool:
        """Whether one of the pools holds an amount with a unit, or its number with a unit that nobody knows."""
        if amount.is_loose and not any(one.kind == amount.kind for pool in self.pools() for one in pool.measured):
            return True
        return any(pool.says(amount) for pool in self.pools())


class RecordedNumbers:
    """The numbers that a topic and its sources record, each part put together when a text first needs it."""

    def __init__(self, topic: TopicWithValues, known: Library) -> None:
        self._topic, self._known = topic, known
        numbers = language_of(known.language).numbers
        assert numbers is not None
        self._patterns = patterns_of(numbers)
        counts = language_of(known.language).counts
        self._in_times = counts.in_times if counts else frozenset[str]()
        # Not "en" for English: all patterns would be compiled for that tag, too, and each text read twice.
        self._english = known.language if language_of(known.language) is language_of("en") else "en"
        self._claims: dict[str, Claim] = {claim.record.id: claim.record for claim in topic.claims}
        self._made: dict[tuple[Hashable, ...], Any] = {}

    def _all(self, text: str) -> tuple[Recorded, ...]:
        return all_numbers(text, self._patterns)

    def _measured(self, *texts: str | None) -> Iterator[TypedAmount]:
        """Yield the amounts with units of some texts of records, and the numbers without.

        What English works say is read in English, too.
        """
        for text in filter(None, texts):
            rest = text
            for tag in dict.fromkeys((self._known.language, self._english)):
                found = read(rest, tag)
                yield from found.found
                rest = found.rest
            plain = dict.fromkeys(number for number, kind in written_numbers(rest, self._patterns) if kind in _PLAIN)
            yield from (TypedAmount("", "plain", number, 1.0) for number in plain)

    def _once(self, make: Callable[..., R], *of: Hashable) -> R:
        # No functools.cache of a method: it would refer to itself, and keep the topic until garbage is collected.
        key = make.__name__, *of
        if key not in self._made:
            self._made[key] = make(*of)
        found: R = self._made[key]
        return found

    def judged(self) -> Iterator[Judged]:
        """Yield each text of a topic that may hold a number which must be in a record."""
        topic, numbers = self._topic, self._patterns.words
        may_hold = texts_with_figures(topic) | texts_with(topic, numbers.in_amounts | self._in_times)
        for claim in topic.claims:
            yield from self._of_claim(claim, may_hold)
        for owner, part, place in topic.answer_parts:
            if part.text in may_hold:
                summed_up = tuple(name for name in part.claims if name in self._claims)
                pools = partial(self._of_claims, summed_up, is_of_result=True)
                yield Judged(owner, part.text, place / "text", pools, is_again=partial(self._is_again, summed_up))
        for option in topic.dosing_options:
            yield from self._of_option(option, may_hold)
        names = tuple(self._claims)
        is_again = partial(self._is_again, names)
        for passage in topic.free_passages:
            if passage.text not in may_hold or passage.place.steps[0] == "seek_help":
                continue
            if passage.source:
                listed = partial(self._of_listed, passage.source)
                yield Judged(passage.owner, passage.text, passage.place, listed)
            else:
                near, pools = partial(self._of_named, passage.text), partial(self._beside, passage.text, names)
                yield Judged(passage.owner, passage.text, passage.place, pools, is_again=is_again, near=near)

    def _of_listed(self, source: str) -> Iterator[Pool]:
        yield from self._once(self._source, source)

    def _beside(self, text: str, names: tuple[str, ...]) -> Iterator[Pool]:
        yield from self._of_claims(names)
        for source in cited(text):
            yield from self._once(self._source, source)

    def _of_named(self, text: str) -> Iterator[Pool]:
        return self._of_claims(self._named(text))

    def _named(self, text: str) -> tuple[str, ...]:
        """Return the claims on the outcomes that a text names, and those on no outcome; all if it names none."""
        language = language_of(self._known.language)
        outcomes = [one for one in dict.fromkeys(c.outcome for c in self._claims.values()) if one]
        own = words(text, language)
        named = {one for one in outcomes if own & self._once(self._outcome_words, one)}
        return tuple(name for name, c in self._claims.items() if not named or not c.outcome or c.outcome in named)

    def _outcome_words(self, name: str) -> frozenset[str]:
        outcome = self._topic.values.outcome(name)
        language = language_of(self._known.language)
        return words(f"{outcome.name} {outcome.lay_name}", language) if outcome else frozenset()

    def _of_claim(self, placed: Placed[Claim], may_hold: frozenset[str]) -> Iterator[Judged]:
        claim, owner = placed.record, f'claim "{placed.record.id}"'
        own = partial(self._of_claims, (claim.id,), is_own=True)
        if claim.text in may_hold and not claim.unchecked:
            # The sentence is about the result that it names; details may tell of others.
            yield Judged(owner, claim.text, placed.place / "text", partial(own, is_of_result=True))
        if claim.details in may_hold and not claim.unchecked:
            yield Judged(owner, claim.details, placed.place / "details", own)
        for number, evidence in enumerate(claim.evidence):
            if evidence.note in may_hold:
                place = placed.place / "evidence" / number / "note"
                yield Judged(owner, evidence.note, place, partial(self._of_note, evidence))
        why, words_on = claim.certainty.why if claim.certainty else "", language_of(self._known.language).ratings
        if why and words_on and why in may_hold and not claim.unchecked:
            # Of what is computed a reason may say more, but who left is in some record.
            left = "; ".join(one for one in _CLAUSES.split(why) if uncased(words_on.left).search(one))
            yield Judged(f"why: of {owner}", left, placed.place / "certainty" / "why", own)

    def _of_option(self, placed: Placed[DosingOption], may_hold: frozenset[str]) -> Iterator[Judged]:
        option, owner = placed.record, f'dosing option "{placed.record.id}"'
        for number, evidence in enumerate(option.evidence):
            if evidence.note in may_hold:
                place = placed.place / "evidence" / number / "note"
                pools = partial(self._of_dose_note, option, evidence)
                yield Judged(owner, evidence.note, place, pools, is_of_dose=True, is_quoted=bool(evidence.quote))

    def _of_dose_note(self, option: DosingOption, evidence: Evidence) -> Iterator[Pool]:
        yield self._once(self._doses_of, option.id)
        yield from self._once(self._source, evidence.source)
        yield Pool((x, "count") for x, _ in self._all(evidence.locator or ""))

    def _of_note(self, evidence: Evidence) -> Iterator[Pool]:
        yield self._once(self._doses, frozenset())
        yield from self._once(self._source, evidence.source, frozenset(), evidence.source)
        yield Pool((x, "count") for x, _ in self._all(evidence.locator or ""))

    def _of_claims(self, names: tuple[str, ...], *, is_own: bool = False, is_of_result: bool = False) -> Iterator[Pool]:
        claims = [self._claims[name] for name in names]
        yield self._doses_beside(claims) if is_of_result else self._once(self._doses, frozenset())
        if not is_own:
            yield from (self._once(self._sentence, name) for name in names)
        yield from (self._once(self._notes, name) for name in names)
        # Many claims rest on one source.
        behind = dict.fromkeys(source for claim in claims for source in self._sources(claim))
        results = [claim.result.analysis for claim in claims if claim.result]
        only = frozenset(results) if is_of_result and len(results) == len(claims) else frozenset()
        yield from (pool for source in behind for pool in self._once(self._source, source, only))
        for result in (self._claims[name].result for name in names):
            if result and result.analysis in self._topic.values.analyses:
                yield self._once(self._analysis, result.analysis)

    def _quotes(self) -> dict[str, list[tuple[str, str]]]:
        """Return the quotes of each source, each with the analysis of the claim that rests on it, or an empty text."""
        found: dict[str, list[tuple[str, str]]] = {}
        links = [(c.result.analysis if c.result else "", c.evidence) for c in self._claims.values()]
        links += [("", option.record.evidence) for option in self._topic.dosing_options]
        for analysis, evidence in links:
            for one in evidence:
                if one.quote:
                    found.setdefault(one.source, []).append((analysis, one.quote))
        return found

    def _rows(self) -> dict[str, list[tuple[str, Record]]]:
        found: dict[str, list[tuple[str, Record]]] = {}
        for analysis in self._topic.analyses:
            record = analysis.record
            results: tuple[Row | Published | BaselineRisk, ...]
            results = (*record.rows, *record.published, *record.baseline_risks)
            for held in results:
                found.setdefault(held.source, []).append((record.id, held))
        return found

    def _doses(self, timeless: frozenset[str] = frozenset()) -> Pool:
        """Return what the dosing options say: a dose may be typed in another unit of mass.

        Args:
            timeless: the ids of those whose duration is left out.
        """
        return self._of_options([option.record for option in self._topic.dosing_options], timeless)

    def _doses_of(self, name: str) -> Pool:
        return self._of_options([o.record for o in self._topic.dosing_options if o.record.id == name])

    def _doses_beside(self, claims: list[Claim]) -> Pool:
        """Return what the dosing options say; how long others were given it is no time of what studies found."""
        sources = {evidence.source for claim in claims for evidence in claim.evidence}
        options = (option.record for option in self._topic.dosing_options if option.record.duration)
        others = frozenset(o.id for o in options if sources.isdisjoint(e.source for e in o.evidence))
        return self._once(self._doses, others if all(claim.type in _FOUND for claim in claims) else frozenset())

    def _of_options(self, options: list[DosingOption], timeless: frozenset[str] = frozenset()) -> Pool:
        amounts = [amount for option in options for amount, _, _ in option.steps]
        values = [value for a in amounts for value in (a.value, a.to, a.each and a.each.value) if value]
        said = [o.duration for o in options if o.id not in timeless]
        said += [text for o in options for text in (o.population, *(often for _, often, _ in o.steps))]
        said += [f"{a.value:g} {a.unit}" for a in amounts]
        said += [f"{a.to:g} {a.unit}" for a in amounts if a.to]
        said += [f"{a.each.value:g} {a.each.unit}" for a in amounts if a.each]
        numbers: list[Recorded] = [(x * factor, "count") for x in values for factor in (0.001, 1, 1000)]
        return Pool(numbers, self._dose_amounts(said, options))

    def _dose_amounts(self, said: list[str | None], options: list[DosingOption]) -> Iterator[TypedAmount]:
        yield from self._measured(*said)
        # "4 tablets of 25 mg", or 50 mg twice a day, is also 100 mg.
        reader = dose_reader(self._known.language)
        for amount, frequency, _ in (step for option in options for step in option.steps):
            each = amount.each.value if amount.each else 1.0
            unit = amount.each.unit if amount.each else amount.unit
            times = {1.0, reader.times_a_day(frequency)} if reader else {1.0}
            for value in filter(None, (amount.value, amount.to)):
                yield from (one for n in times for one in read(f"{value * each * n:g} {unit}", self._english).found)

    def _is_again(self, names: tuple[str, ...], number: float) -> bool:
        return any(number in self._once(self._figures, name) for name in names)

    def _figures(self, name: str) -> frozenset[float]:
        return self._patterns.figures(masked(self._claims[name].text))

    def _sentence(self, name: str) -> Pool:
        text = masked(self._claims[name].text)
        return Pool(self._all(text), self._measured(text))

    def _notes(self, name: str) -> Pool:
        claim = self._claims[name]
        notes = [masked(evidence.note or "") for evidence in claim.evidence]
        of_notes = (found for text in notes for found in self._all(text))
        measured = self._measured(claim.applies_to, *notes)
        return Pool((*_of_people(self._all(claim.applies_to or "")), *of_notes), measured)

    def _sources(self, claim: Claim) -> Iterator[str]:
        yield from (evidence.source for evidence in claim.evidence)
        yield from cited(claim.text)

    def _source(self, name: str, only: frozenset[str] = frozenset(), rows_of: str = "") -> tuple[Pool, ...]:
        """Return what records hold of a source: its fields, its quotes, its rows, and what their analyses print.

        Args:
            name: the id of the source.
            only: take rows of these analyses alone, and no quote of claims on others; all if it is empty.
            rows_of: the source whose rows alone count, as for a note on it; those of all if it is empty.
        """
        found: list[Recorded] = []
        texts: list[str | None] = []
        if name in self._known.sources:
            card = self._known.sources[name]
            texts += [card.follow_up, card.population, card.abstract, card.html]
            # How long people were followed is no share of them.
            lasted: list[Recorded] = [(number, "count") for number, _ in self._all(card.follow_up)]
            found += [(float(card.n or 0), "count"), *lasted, *_of_people(self._all(card.population))]
        quotes = self._once(self._quotes).get(name, ())
        for quote in (quote for of, quote in quotes if not only or not of or of in only):
            found += self._all(quote)
            texts.append(quote)
        rows = [(of, row) for of, row in self._once(self._rows).get(name, ()) if not only or of in only]
        for of, row in rows:
            record = self._topic.values.analyses.get(of)
            found += numbers_of(row, record.measure if record else None, self._all)
            texts += texts_of(row)
        printed = (self._once(self._analysis, analysis, rows_of) for analysis in dict.fromkeys(a for a, _ in rows))
        return Pool(found, self._measured(*texts)), *printed

    def _analysis(self, name: str, rows_of: str = "") -> Pool:
        """Return what an analysis prints, with the rows of one source alone if it is named."""
        # What people notice, and where a scale ends, may be said beside a result.
        outcome = self._topic.values.outcome(self._topic.values.analyses[name].outcome)
        scale = outcome.scale if outcome else None
        said = (scale.minimal_important_difference, *(scale.range or ())) if scale else ()
        kinds: tuple[RecordedKind, ...] = ("count", "size")
        noticed: list[Recorded] = [(number, kind) for number in said if number is not None for kind in kinds]
        analysis, table = self._topic.values.analyses[name], self._topic.values.table(name)
        others = {row for row, n in row_names(analysis) if rows_of and analysis.rows[n].source != rows_of}
        values = [value for path, value in table.items() if path.removeprefix("rows.").split(".")[0] not in others]
        names: list[str | None] = [analysis.title, analysis.unit]
        names += [outcome.name, outcome.lay_name] if outcome else []
        every = ((v, x) for v in values if v.unit for x in (abs(v.number), v.low, v.high) if x is not None)
        sizes = (f"{x:g} {v.unit.split()[0]}" for v, x in every)
        added: list[Recorded] = [(number, "count") for number in sums_of(analysis)]
        return Pool((*noticed, *added, *printed_numbers(values)), self._measured(*names, *sizes))


def _of_people(found: Iterable[Recorded]) -> Iterator[Recorded]:
    """Yield the numbers of a text that says who was studied: ages and numbers of people, and no ratio."""
    yield from ((number, "share" if kind == "any" else kind) for number, kind in found)
