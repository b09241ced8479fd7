"""All typed records of a site together, each with the place it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from citesite.diagnostics import Place
from citesite.records.claim import Claim, Evidence
from citesite.records.dosing import DosingOption
from citesite.records.fields import Record
from citesite.records.lists import Person, Term
from citesite.records.results import Analysis, Results
from citesite.records.source import Source
from citesite.records.texts import FoundText, texts
from citesite.records.topic import Block, Section, Topic

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record and where it was read."""

    record: R
    place: Place


@dataclass(frozen=True)
class TopicContent:
    """A topic with everything in its folder. Sections stand in the order the topic lists them."""

    topic: Placed[Topic]
    sections: tuple[Placed[Section], ...]
    results: Placed[Results] | None
    is_whole: bool = True
    """Whether every file of its folder could be read; where not, rules about missing parts would only repeat that."""

    def records(self) -> Iterator[tuple[Record, Place]]:
        """The records that stand at the top of the topic's files."""
        yield self.topic.record, self.topic.place
        for section in self.sections:
            yield section.record, section.place
        if self.results:
            yield self.results.record, self.results.place

    @cached_property
    def texts(self) -> tuple[FoundText, ...]:
        """Every text of the topic; several rules look at all of them."""
        return tuple(found for record, place in self.records() for found in texts(record, place))

    def blocks(self) -> Iterator[tuple[Section, Block, Place]]:
        """Every block of every section, in reading order."""
        for section in self.sections:
            for number, block in enumerate(section.record.body):
                yield section.record, block, section.place / "body" / number

    def analyses(self) -> Iterator[Placed[Analysis]]:
        """Every analysis, in the order of its file."""
        if self.results:
            for number, analysis in enumerate(self.results.record.analyses):
                yield Placed(analysis, self.results.place / "analyses" / number)

    def claims(self) -> Iterator[Placed[Claim]]:
        """Every claim, in reading order."""
        for _, block, place in self.blocks():
            if block.claim:
                yield Placed(block.claim, place / "claim")

    def dosing_options(self) -> Iterator[Placed[DosingOption]]:
        """Every dosing option, in reading order."""
        for _, block, place in self.blocks():
            for number, option in enumerate(block.dosing or ()):
                yield Placed(option, place / "dosing" / number)

    def evidence(self) -> Iterator[tuple[Evidence, Place, str]]:
        """Every piece of evidence, where it stands, and what stands on it in a message's words."""
        for claim in self.claims():
            for number, evidence in enumerate(claim.record.evidence):
                yield evidence, claim.place / "evidence" / number, f'claim "{claim.record.id}"'
        for option in self.dosing_options():
            for number, evidence in enumerate(option.record.evidence):
                yield evidence, option.place / "evidence" / number, f'dosing option "{option.record.id}"'


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a site says."""

    topics: tuple[TopicContent, ...]
    sources: tuple[Placed[Source], ...]
    terms: tuple[Placed[Term], ...]
    people: tuple[Placed[Person], ...]
    written_ids: Mapping[str, frozenset[str]]
    """The ids written down in each kind of file, also by records that do not fit their model."""

    def shared_records(self) -> Iterator[tuple[Record, Place]]:
        """The records that belong to no topic."""
        for source in self.sources:
            yield source.record, source.place
        for term in self.terms:
            yield term.record, term.place
        for person in self.people:
            yield person.record, person.place
