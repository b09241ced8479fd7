"""A topic whose parts can be found by their ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from citesite import addresses
from citesite.evidence.certainty import lowest
from citesite.records import Analysis, CertaintyLevel, Claim, Outcome, Section, Takeaway, Topic
from citesite.values.topic import TopicValues, TopicWithValues


class RetiredPlace(NamedTuple):
    """A retired place of a page that leads to another page."""

    id: str
    why: str
    """The reason, as readers see it."""
    go: str
    """The address that replaces it."""


class LinkedTopic(NamedTuple):
    """A topic whose parts can be found by their ids."""

    record: Topic
    sections: tuple[Section, ...]
    section_of: Mapping[str, str]
    """Which section holds a claim, a dosing option or an analysis."""
    claims: Mapping[str, Claim]
    takeaways: Mapping[str, Takeaway]
    outcomes: Mapping[str, Outcome]
    analyses: Mapping[str, Analysis]
    certainty: Mapping[str, CertaintyLevel]
    """The certainty of each takeaway: the lowest among its claims."""
    values: TopicValues
    """The numbers computed from its analyses."""
    aliases: Mapping[str, tuple[str, ...]] = {}
    """For each place, its other ids: former ones, and retired ones that lead to it. A claim has those of the key
    messages that begin with it and are no short answers, too: not every page shows such a message."""
    retired: tuple[RetiredPlace, ...] = ()
    """Retired places of the page that lead elsewhere."""

    versions: tuple[str, ...] = ()
    """The names of its versions that are kept, the oldest first."""
    version: str = ""
    """The name of the version that says what it says now."""

    def level(self, claim: str) -> CertaintyLevel:
        """Return the certainty of a claim."""
        return _level(self.claims[claim])


def linked(content: TopicWithValues, retired: Mapping[str, tuple[str, str]]) -> LinkedTopic:
    """Resolve every id inside a topic.

    Args:
        content: the topic, without errors.
        retired: the retired places of its page, each with the reason and the address that replaces it.
    """
    record = content.topic.record
    gone = {name: entry for name, entry in retired.items() if name not in content.places}
    aliases, elsewhere = aliases_of(gone, addresses.topic(record.id))
    for _, now, then, _ in content.former_ids:
        aliases[now] = (*aliases.get(now, ()), then)
    section_of: dict[str, str] = {}
    for section, block, _ in content.blocks:
        for name in block.anchors:
            section_of.setdefault(name, section.id)
    claims = {c.record.id: c.record for c in content.claims}
    answered = {takeaway.id for takeaway in record.short_answers}
    for takeaway in record.takeaways:
        if takeaway.id not in answered:
            home = takeaway.every_claim[0]
            aliases[home] = (*aliases.get(home, ()), takeaway.id, *aliases.get(takeaway.id, ()))
    results = content.results.record if content.results else None
    return LinkedTopic(
        record=record,
        sections=tuple(s.record for s in content.sections),
        section_of=section_of,
        claims=claims,
        takeaways={t.id: t for t in record.takeaways},
        outcomes={o.id: o for o in results.outcomes} if results else {},
        analyses={a.id: a for a in results.analyses} if results else {},
        certainty={t.id: lowest(_level(claims[name]) for name in t.every_claim) for t in record.takeaways},
        aliases=aliases,
        values=content.values,
        retired=elsewhere,
    )


def aliases_of(
    retired: Mapping[str, tuple[str, str]], page: str
) -> tuple[dict[str, tuple[str, ...]], tuple[RetiredPlace, ...]]:
    """Split the retired places of a page into other ids of places that are still on it, and those that lead elsewhere.

    Args:
        retired: each place with the reason and the address that replaces it.
        page: the address of the page.
    """
    aliases: dict[str, tuple[str, ...]] = {}
    elsewhere = []
    for name, (why, go) in sorted(retired.items()):
        address, _, place = go.partition("#")
        if address == page and place:
            aliases[place] = (*aliases.get(place, ()), name)
        else:
            elsewhere.append(RetiredPlace(name, why, go))
    return aliases, tuple(elsewhere)


def _level(claim: Claim) -> CertaintyLevel:
    return claim.certainty.level if claim.certainty else "not-rated"
