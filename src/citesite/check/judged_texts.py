"""The texts of a topic that say something of studies, each with the claim that it is or belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citesite.check.rating_rules import supporting
from citesite.check.section_study_rules import studied_beside
from citesite.diagnostics import Place
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.records import Claim
from citesite.text.markup import cited
from citesite.values.topic import TopicWithValues

_NOT_JUDGED = frozenset(("seek_help", "questions_to_ask"))


class OwnedText(NamedTuple):
    """A text, and the studies that it may be about."""

    owner: str
    text: str
    place: Place
    claim: Claim | None
    """The claim that it is or belongs to; None for a text that sums up claims or has none."""
    behind: tuple[Claim, ...] | None
    """The claims that it is, belongs to or sums up; None for those of its section."""
    source: str = ""
    """The source that it is a note on."""

    def sources(self, topic: TopicWithValues, known: Library) -> list[SourceCard]:
        """Return the sources that the text may be about, each once: those that it cites come first."""
        named = (self.source,) if self.source else cited(self.text)
        found = {name: known.sources[name] for name in named if name in known.sources}
        if not self.source:
            beside = studied_beside(topic, self.place, known) if self.behind is None else self.behind
            found |= {card.id: card for claim in beside for card in supporting(claim, known)}
        return list(found.values())


def owned_texts(topic: TopicWithValues, known: Library, among: frozenset[str]) -> Iterator[OwnedText]:
    """Yield those of some texts that are a claim or part of one, sum up claims, or are beside them."""
    claims = {claim.record.id: claim.record for claim in topic.claims}
    for claim in topic.claims:
        record, name, own = claim.record, f'claim "{claim.record.id}"', (claim.record,)
        if record.text in among:
            yield OwnedText(name, record.text, claim.place / "text", record, own)
        if record.details in among:
            yield OwnedText(f"details of {name}", record.details, claim.place / "details", record, own)
        if record.certainty and record.certainty.why in among:
            yield OwnedText(f"why: of {name}", record.certainty.why, claim.place / "certainty" / "why", record, own)
        for number, evidence in enumerate(record.evidence):
            if evidence.note in among:
                place = claim.place / "evidence" / number / "note"
                yield OwnedText(f"a note of {name}", evidence.note, place, record, own, evidence.source)
    for owner, part, place in topic.answer_parts:
        if part.text in among:
            behind = tuple(claims[one] for one in part.claims if one in claims)
            yield OwnedText(owner, part.text, place / "text", None, behind)
    for passage in topic.free_passages:
        if passage.text in among and _NOT_JUDGED.isdisjoint(passage.place.steps):
            yield OwnedText(passage.owner, passage.text, passage.place, None, None, passage.source)
