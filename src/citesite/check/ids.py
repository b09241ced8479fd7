"""Rules about ids: each is given once, each that is named exists, and no two things share an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import truediv

from citesite import addresses
from citesite.check.known import Known
from citesite.diagnostics import Diagnostic, Place, Step, did_you_mean, error
from citesite.records import AnalysisBlock, Block, ClaimBlock, FigureBlock, Finding, Findings, TopicContent
from citesite.text.prose import proses


def duplicate_ids_in_topic(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Two things on one page have one id, so that its address would be ambiguous."""
    first: dict[str, tuple[str, Place]] = {}
    for kind, name, place in topic.anchors:
        if name in first:
            yield twice(kind, name, *first[name], place)
        first.setdefault(name, (kind, place))
    if topic.results:
        outcomes: set[str] = set()
        for number, outcome in enumerate(topic.results.record.outcomes):
            place = topic.results.place / "outcomes" / number / "id"
            if outcome.id in outcomes:
                yield twice("outcome", outcome.id, "outcome", place, place)
            outcomes.add(outcome.id)


def twice(kind: str, name: str, other: str, first: Place, place: Place) -> Diagnostic:
    """The diagnostic for an id that is given a second time."""
    message = f'{kind} "{name}" has the id of another {other}'
    return error("duplicate-id", place, message, f"the first is in {first.path}; give one of them another id")


def address_collision(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic or a place in it would have an address that belongs to the site itself."""
    record = topic.topic.record
    if record.id in addresses.TAKEN_FOLDERS:
        message = f'topic "{record.id}" would have the address /{record.id}/, which the site itself has'
        yield error("address-collision", topic.topic.place / "id", message, "give the topic another id")
    yield from device_names("topic", record.id, record.formerly, topic.topic.place)
    for section in topic.sections:
        yield from device_names("section", section.record.id, section.record.formerly, section.place)
    for kind, name, place in topic.anchors:
        if name in addresses.PAGE_PARTS or name.startswith(addresses.PAGE_PREFIXES):
            message = f'{kind} "{name}" would have the address #{name}, which the page itself has'
            yield error("address-collision", place, message, f"give the {kind} another id")


def device_names(kind: str, name: str, formerly: Iterable[str], place: Place) -> Iterator[Diagnostic]:
    """A page would stand in a folder that no Windows machine can hold."""
    names = [(name, place / "id"), *((then, place / "formerly" / n) for n, then in enumerate(formerly))]
    for folder, at in names:
        if folder in addresses.DEVICES:
            message = f'{kind} "{folder}" would have a folder of a name that Windows keeps for a device'
            yield error("address-collision", at, message, f"give the {kind} another id")


def former_id_in_use(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A place had an id before that now belongs to another, so that an old link would lead to the wrong one."""
    owners = {name: f'the id of {kind} "{name}"' for kind, name, _ in topic.anchors}
    for kind, now, then, place in topic.former_ids:
        if then in addresses.PAGE_PARTS or then.startswith(addresses.PAGE_PREFIXES):
            message = f'{kind} "{now}" would answer to the address #{then}, which the page itself has'
            yield error("address-collision", place, message, "take the former id out")
        elif then in owners:
            yield taken(kind, now, then, owners[then], place)
        owners.setdefault(then, f'what {kind} "{now}" was before')


def taken(kind: str, now: str, then: str, owner: str, place: Place) -> Diagnostic:
    """The diagnostic for a former id that something else has."""
    message = f'{kind} "{now}" was formerly "{then}", which is {owner}'
    hint = "old links can lead to one of them only: take the former id out, or give the other one its own id back"
    return error("former-id-in-use", place, message, hint)


def unknown_source(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """Something cites an id that no source has."""
    for name, place, who in _cited(topic):
        if not known.has("source", name):
            message = f'{who} cites "{name}", which is no source'
            yield error("unknown-source", place(), message, did_you_mean(name, known.sources))


def _cited(topic: TopicContent) -> Iterator[tuple[str, Callable[[], Place], str]]:
    """Every source that a topic cites, where (worked out only for the few that do not exist), and who cites it."""
    for evidence, place, owner in topic.evidence:
        yield evidence.source, partial(truediv, place, "source"), owner
    for analysis in topic.analyses:
        for field in ("rows", "published", "baseline_risks"):
            for number, row in enumerate(getattr(analysis.record, field)):
                steps = (field, number, "source")
                yield row.source, partial(_inside, analysis.place, steps), f'analysis "{analysis.record.id}"'
    for number, reading in enumerate(topic.topic.record.further_reading):
        yield (
            reading.source,
            partial(_inside, topic.topic.place, ("further_reading", number, "source")),
            "the reading list",
        )
    for part, place in proses(topic.texts):
        for citation in (c for bracket in part.citations for c in bracket):
            yield citation.source, partial(place.find, f"@{citation.source}"), "the text"


def _inside(place: Place, steps: tuple[Step, ...]) -> Place:
    return Place(place.path, (*place.steps, *steps))


def unknown_claim(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A takeaway, or an outcome in a summary of findings, names a claim that the topic does not have."""
    claims = {claim.record.id for claim in topic.claims}
    if topic.is_whole:
        for number, takeaway in enumerate(topic.topic.record.takeaways):
            for position, name in enumerate(takeaway.claims):
                if name not in claims:
                    message = f'takeaway "{takeaway.id}" rests on "{name}", which is no claim of this topic'
                    place = topic.topic.place / "takeaways" / number / "claims" / position
                    yield error("unknown-claim", place, message, did_you_mean(name, claims))
        for found, finding, place in _findings(topic):
            if finding.claim and finding.claim not in claims:
                message = f'"{found.id}" names "{finding.claim}", which is no claim of this topic'
                yield error("unknown-claim", place / "claim", message, did_you_mean(finding.claim, claims))


def unknown_claim_on_handout(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section's handout is to print a claim that the section does not have."""
    for section in topic.sections:
        claims = {block.claim.id for block in section.record.body if isinstance(block, ClaimBlock)}
        for number, name in enumerate(section.record.handout):
            if name not in claims:
                message = f'the handout of "{section.record.id}" names "{name}", which is no claim of this section'
                yield error("unknown-claim", section.place / "handout" / number, message, did_you_mean(name, claims))


def _findings(topic: TopicContent) -> Iterator[tuple[Findings, Finding, Place]]:
    """Every outcome of every summary of findings and fact box, and where it stands."""
    for found in topic.findings:
        for number, finding in enumerate(found.record.outcomes):
            yield found.record, finding, found.place / "outcomes" / number


def unknown_section(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic lists a section that its folder does not have."""
    have = {section.record.id for section in topic.sections}
    if topic.is_whole:
        for number, name in enumerate(topic.topic.record.sections):
            if name not in have:
                message = f'topic "{topic.topic.record.id}" lists section "{name}", which has no file in its folder'
                place = topic.topic.place / "sections" / number
                yield error("unknown-section", place, message, did_you_mean(name, have))


def unlisted_section(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section stands in a topic's folder, and the topic does not list it, so no reader would see it."""
    for section in topic.sections:
        if section.record.id not in topic.topic.record.sections:
            message = f'section "{section.record.id}" is not in the topic\'s list of sections'
            hint = f"add it to sections: in {topic.topic.place.path}"
            yield error("unlisted-section", section.place / "id", message, hint)


def section_listed_twice(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic lists a section twice."""
    before: set[str] = set()
    for number, name in enumerate(topic.topic.record.sections):
        if name in before:
            message = f'section "{name}" is listed twice'
            yield error("duplicate-id", topic.topic.place / "sections" / number, message, "keep one of them")
        before.add(name)


def unknown_takeaway(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section names a takeaway that the topic does not have."""
    have = {takeaway.id for takeaway in topic.topic.record.takeaways}
    for section in topic.sections:
        for number, name in enumerate(section.record.takeaways):
            if name not in have:
                message = f'section "{section.record.id}" names "{name}", which is no takeaway of this topic'
                yield error("unknown-takeaway", section.place / "takeaways" / number, message, did_you_mean(name, have))


def unknown_outcome(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A claim, an analysis or a summary of findings names an outcome that the topic does not have."""
    have = {outcome.id for outcome in topic.results.record.outcomes} if topic.results else set()
    if topic.is_whole:
        for claim in topic.claims:
            name = claim.record.outcome
            if name and name not in have:
                message = f'claim "{claim.record.id}" is about "{name}", which is no outcome of this topic'
                yield error("unknown-outcome", claim.place / "outcome", message, did_you_mean(name, have))
        for analysis in topic.analyses:
            name = analysis.record.outcome
            if name not in have:
                message = f'analysis "{analysis.record.id}" is about "{name}", which is no outcome of this topic'
                yield error("unknown-outcome", analysis.place / "outcome", message, did_you_mean(name, have))
        for found, finding, place in _findings(topic):
            if finding.outcome not in have:
                message = f'"{found.id}" lists "{finding.outcome}", which is no outcome of this topic'
                yield error("unknown-outcome", place / "outcome", message, did_you_mean(finding.outcome, have))


def unknown_analysis(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A section, a picture or a summary of findings shows an analysis that the topic does not have."""
    have = {analysis.record.id for analysis in topic.analyses}
    if topic.is_whole:
        for section, block, place in topic.blocks:
            if (shown := _shown_analysis(block, place)) and shown[0] not in have:
                name, where = shown
                message = f'section "{section.id}" shows "{name}", which is no analysis of this topic'
                yield error("unknown-analysis", where, message, did_you_mean(name, have))
        for found, finding, place in _findings(topic):
            if finding.analysis and finding.analysis not in have:
                message = f'"{found.id}" shows "{finding.analysis}", which is no analysis of this topic'
                yield error("unknown-analysis", place / "analysis", message, did_you_mean(finding.analysis, have))


def analysis_shown_twice(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """The table of an analysis, or its picture of people, stands on the page twice: its address is ambiguous."""
    first: set[tuple[str, bool]] = set()
    for _, block, place in topic.blocks:
        if (shown := _shown_analysis(block, place)) is None:
            continue
        name, where = shown
        is_of_people = not block.anchors
        if (name, is_of_people) in first:
            what = "picture of people" if is_of_people else "table"
            message = f'the {what} of analysis "{name}" is shown twice'
            yield error("duplicate-id", where, message, "keep one of them, and link to it from the other place")
        first.add((name, is_of_people))


def _shown_analysis(block: Block, place: Place) -> tuple[str, Place] | None:
    """The analysis that a block shows as a table or a picture, and where its id is written."""
    if isinstance(block, FigureBlock):
        return block.figure.analysis, place / "figure" / "analysis"
    return (block.analysis, place / "analysis") if isinstance(block, AnalysisBlock) else None


def unknown_person(topic: TopicContent, known: Known) -> Iterator[Diagnostic]:
    """A topic names an author or a reviewer who is not in people.yaml."""
    for field in ("authors", "reviewers"):
        for number, name in enumerate(getattr(topic.topic.record, field)):
            if not known.has("person", name):
                message = f'topic "{topic.topic.record.id}" names "{name}", who is not in people.yaml'
                place = topic.topic.place / field / number
                yield error("unknown-person", place, message, did_you_mean(name, known.people))
