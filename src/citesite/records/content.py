"""Typed records, with the places they were read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from citesite.diagnostics import Place, Step
from citesite.records.blocks import Block, ClaimBlock, DosingBlock, FactsBlock, FindingsBlock
from citesite.records.claim import AnswerPart, Claim, Evidence
from citesite.records.dosing import DosingOption
from citesite.records.fields import Record
from citesite.records.figures import Findings
from citesite.records.passages import JudgedText, free_passages
from citesite.records.results import Analysis, Results
from citesite.records.texts import FoundText, texts
from citesite.records.topic import Section, Topic

R = TypeVar("R", bound=Record)
_REASONS = frozenset({("because",), ("unchecked",)})


@dataclass(frozen=True)
class Placed(Generic[R]):
    """A record and where it was read."""

    record: R
    place: Place

    @cached_property
    def texts(self) -> tuple[FoundText, ...]:
        """All texts in the record. Cached, because several rules look at all of them."""
        return tuple(texts(self.record, self.place))


@dataclass(frozen=True)
class TopicContent:
    """A topic with everything in its folder. Sections are in the order in which the topic lists them."""

    topic: Placed[Topic]
    sections: tuple[Placed[Section], ...]
    results: Placed[Results] | None
    is_whole: bool = True
    """Whether every file of its folder could be read. If not, rules about missing parts would only repeat the error."""

    def files(self) -> Iterator[Placed[Any]]:
        """The top-level records of the topic's files."""
        yield self.topic
        yield from self.sections
        if self.results:
            yield self.results

    @cached_property
    def texts(self) -> tuple[FoundText, ...]:
        """All texts of the topic. Cached, because several rules look at all of them."""
        return tuple(found for placed in self.files() for found in placed.texts)

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What functions have found out about the topic, by function, for several rules to use: `check.keeping`."""
        return {}

    @cached_property
    def reasons(self) -> frozenset[tuple[str, tuple[Step, ...]]]:
        """The file of each reason, under `because` or `unchecked`, and the steps to it."""
        places = (place for _, _, place in self.texts)
        return frozenset((place.path, place.steps) for place in places if place.steps[-1:] in _REASONS)

    @cached_property
    def anchors(self) -> tuple[tuple[str, str, Place], ...]:
        """Everything in the topic that has an address: kind, id, and where the id is written."""
        takeaways = enumerate(self.topic.record.takeaways)
        start = self.topic.place / "takeaways"
        return (
            *(("section", section.record.id, section.place / "id") for section in self.sections),
            *(("claim", claim.record.id, claim.place / "id") for claim in self.claims),
            *(("takeaway", takeaway.id, start / number / "id") for number, takeaway in takeaways),
            *(("dosing option", option.record.id, option.place / "id") for option in self.dosing_options),
            *(("analysis", analysis.record.id, analysis.place / "id") for analysis in self.analyses),
            *(("summary of findings", found.record.id, found.place / "id") for found in self.findings),
        )

    @cached_property
    def former_ids(self) -> tuple[tuple[str, str, str, Place], ...]:
        """Every former id in the topic: kind, current id, former id, and where the latter is written."""
        takeaways, start = self.topic.record.takeaways, self.topic.place / "takeaways"
        owners: list[tuple[str, str, tuple[str, ...], Place]] = [
            *(("section", s.record.id, s.record.formerly, s.place) for s in self.sections),
            *(("claim", c.record.id, c.record.formerly, c.place) for c in self.claims),
            *(("takeaway", t.id, t.formerly, start / number) for number, t in enumerate(takeaways)),
            *(("dosing option", o.record.id, o.record.formerly, o.place) for o in self.dosing_options),
            *(("analysis", a.record.id, a.record.formerly, a.place) for a in self.analyses),
            *(("summary of findings", f.record.id, f.record.formerly, f.place) for f in self.findings),
        ]
        return tuple(
            (kind, now, then, place / "formerly" / number)
            for kind, now, formerly, place in owners
            for number, then in enumerate(formerly)
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids of all places in the topic that can be linked to."""
        return frozenset(name for _, name, _ in self.anchors)

    @cached_property
    def blocks(self) -> tuple[tuple[Section, Block, Place], ...]:
        """Every block of every section, in reading order."""
        return tuple(
            (section.record, block, section.place / "body" / number)
            for section in self.sections
            for number, block in enumerate(section.record.body)
        )

    @cached_property
    def answer_parts(self) -> tuple[tuple[str, AnswerPart, Place], ...]:
        """Every text that sums up claims: the parts of takeaways and answers, each with its owner as messages name it.

        The place of a takeaway without parts is that of the takeaway.
        """
        found = []
        start = self.topic.place / "takeaways"
        for number, takeaway in enumerate(self.topic.record.takeaways):
            for n, part in enumerate(takeaway.statements):
                where = start / number / "parts" / n if takeaway.parts else start / number
                found.append((f'takeaway "{takeaway.id}"', part, where))
        for section in self.sections:
            for n, part in enumerate(section.record.answer):
                found.append((f'the answer of section "{section.record.id}"', part, section.place / "answer" / n))
        return tuple(found)

    @cached_property
    def claim_texts(self) -> tuple[JudgedText, ...]:
        """The sentence of each claim, in reading order."""
        return tuple(
            JudgedText(f'claim "{claim.record.id}"', claim.record.text, claim.place / "text", is_key=True)
            for claim in self.claims
        )

    @cached_property
    def answer_texts(self) -> tuple[JudgedText, ...]:
        """The text of each of `answer_parts`."""
        return tuple(
            JudgedText(owner, part.text, place / "text", is_key=True) for owner, part, place in self.answer_parts
        )

    @cached_property
    def free_passages(self) -> tuple[JudgedText, ...]:
        """The texts that rest on no claim of their own, in reading order. Cached, because several rules judge them."""
        sections = ((section.record, section.place) for section in self.sections)
        return tuple(free_passages(self.topic.record, self.topic.place, sections))

    @cached_property
    def cautions(self) -> tuple[JudgedText, ...]:
        """The cautions of doses, which rest on the evidence of their option."""
        told = ((option.record, option.place / "cautions") for option in self.dosing_options)
        return tuple(
            JudgedText(f'dosing option "{option.id}"', option.cautions, place)
            for option, place in told
            if option.cautions
        )

    @cached_property
    def resting_on_claims(self) -> tuple[tuple[str, tuple[str, ...], Place], ...]:
        """Everything that rests on claims: its name in messages, the ids of its claims, and its place."""
        start = self.topic.place / "steps"
        steps = enumerate(self.topic.record.steps)
        return (
            *((owner, part.claims, place) for owner, part, place in self.answer_parts),
            *((f'step "{step.title}"', step.claims, start / number) for number, step in steps),
        )

    @cached_property
    def analyses(self) -> tuple[Placed[Analysis], ...]:
        """Every analysis, in the order of its file."""
        if self.results is None:
            return ()
        place = self.results.place / "analyses"
        return tuple(Placed(analysis, place / number) for number, analysis in enumerate(self.results.record.analyses))

    @cached_property
    def results_by_source(self) -> tuple[tuple[str, Place, str], ...]:
        """Every row, published effect and baseline risk: its source, its place, and the words for its analysis."""
        return tuple(
            (result.source, analysis.place / field / number, f'analysis "{analysis.record.id}"')
            for analysis in self.analyses
            for field in ("rows", "published", "baseline_risks")
            for number, result in enumerate(getattr(analysis.record, field))
        )

    @cached_property
    def findings(self) -> tuple[Placed[Findings], ...]:
        """Every summary of findings and fact box, in reading order."""
        found = []
        for _, block, place in self.blocks:
            if isinstance(block, FindingsBlock):
                found.append(Placed(block.findings, place / "findings"))
            elif isinstance(block, FactsBlock):
                found.append(Placed(block.facts, place / "facts"))
        return tuple(found)

    @cached_property
    def claims(self) -> tuple[Placed[Claim], ...]:
        """Every claim, in reading order."""
        return tuple(
            Placed(block.claim, place / "claim") for _, block, place in self.blocks if isinstance(block, ClaimBlock)
        )

    @cached_property
    def dosing_options(self) -> tuple[Placed[DosingOption], ...]:
        """Every dosing option, in reading order."""
        return tuple(
            Placed(option, place / "dosing" / number)
            for _, block, place in self.blocks
            if isinstance(block, DosingBlock)
            for number, option in enumerate(block.dosing)
        )

    @cached_property
    def evidence(self) -> tuple[tuple[Evidence, Place, str], ...]:
        """Every piece of evidence, its place, and what rests on it, as messages name it."""
        owners = [(f'claim "{claim.record.id}"', claim.record.evidence, claim.place) for claim in self.claims]
        owners += [(f'dosing option "{o.record.id}"', o.record.evidence, o.place) for o in self.dosing_options]
        return tuple(
            (evidence, place / "evidence" / number, owner)
            for owner, found, place in owners
            for number, evidence in enumerate(found)
        )
