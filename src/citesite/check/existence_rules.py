"""Rules about references between records: each record that is named exists, and each section is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import truediv

from citesite.check.declaring import topic_check
from citesite.diagnostics import Diagnostic, Place, Rule, Step, did_you_mean
from citesite.link.library import Library
from citesite.records import (
    AnalysisBlock,
    Block,
    ClaimBlock,
    FigureBlock,
    Finding,
    Findings,
    Placed,
    Section,
    TopicContent,
)
from citesite.records.category import called
from citesite.records.identifiers import ID
from citesite.text.prose import proses

UNKNOWN_SOURCE = Rule(
    code="unknown-source",
    summary="something cites a source that does not exist",
    meaning=(
        "A citation names the id of a source, and no source has this id. Readers could not see what the statement "
        "rests on, which is what every page promises them."
    ),
    fix="Correct the id; the hint names the nearest one. If the source is new, add it to a file in sources/.",
    wrong="- source: trail-2020",
    right="- source: trial-2020",
)


@topic_check(UNKNOWN_SOURCE)
def unknown_source(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find citations of sources that do not exist."""
    yield from cited_but_unknown(topic, known.sources, lambda name: known.has("source", name))


def source_hint(name: str, sources: Iterable[str]) -> str:
    """Return what to do about a source that is not there: the nearest one, or the command that begins it."""
    is_id = re.fullmatch(ID, name) and len(name) <= 80
    return did_you_mean(name, sources) or (f"if it is new: citesite new source {name}" if is_id else "")


def cited_but_unknown(
    topic: TopicContent, sources: Iterable[str], is_known: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each citation of an id that is not known; the hint is the closest of some ids."""
    for name, place, who in _cited(topic):
        if not is_known(name):
            message = f'{who} cites "{name}", which is not a source'
            yield UNKNOWN_SOURCE.at(place(), message, source_hint(name, sources))


def _cited(topic: TopicContent) -> Iterator[tuple[str, Callable[[], Place], str]]:
    """Yield every source that a topic cites, a function that returns its place, and who cites it."""
    for evidence, place, owner in topic.evidence:
        yield evidence.source, partial(truediv, place, "source"), owner
    for name, place, owner in topic.results_by_source:
        yield name, partial(truediv, place, "source"), owner
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


UNKNOWN_CLAIM = Rule(
    code="unknown-claim",
    summary="a takeaway, an answer, a step or a handout names a claim that does not exist",
    meaning=(
        "A takeaway, an answer or a step is as certain as the least certain claim it sums up. If one of the claims "
        "cannot be found, its certainty would be shown too high, and readers could not follow it to the evidence. A "
        "handout prints "
        "claims of its own section."
    ),
    fix="Correct the id under claims: or handout:, or write the claim. Claims of another topic cannot be named.",
    wrong="claims: [ease-headache]",
    right="claims: [eases-headache]",
)


@topic_check(UNKNOWN_CLAIM)
def unknown_claim(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways, answers, steps and summaries of findings that name a claim the topic does not have."""
    claims = {claim.record.id for claim in topic.claims}
    if topic.is_whole:
        for owner, names, place in topic.resting_on_claims:
            for position, name in enumerate(names):
                if name not in claims:
                    message = f'{owner} rests on "{name}", which is not a claim of this topic'
                    yield UNKNOWN_CLAIM.at(place / "claims" / position, message, did_you_mean(name, claims))
        first = topic.topic.record.first_picture
        if first and first.claim and first.claim not in claims:
            message = f'the first picture shows "{first.claim}", which is not a claim of this topic'
            place = topic.topic.place / "first_picture" / "claim"
            yield UNKNOWN_CLAIM.at(place, message, did_you_mean(first.claim, claims))
        for found, finding, place in _findings(topic):
            if finding.claim and finding.claim not in claims:
                message = f'"{found.id}" names "{finding.claim}", which is not a claim of this topic'
                yield UNKNOWN_CLAIM.at(place / "claim", message, did_you_mean(finding.claim, claims))


@topic_check(UNKNOWN_CLAIM)
def unknown_claim_on_handout(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find handouts that name a claim their section does not have."""
    for section in topic.sections:
        claims = {block.claim.id for block in section.record.body if isinstance(block, ClaimBlock)}
        for number, name in enumerate(section.record.handout):
            if name not in claims:
                message = f'the handout of "{section.record.id}" names "{name}", which is not a claim of this section'
                yield UNKNOWN_CLAIM.at(section.place / "handout" / number, message, did_you_mean(name, claims))


def _findings(topic: TopicContent) -> Iterator[tuple[Findings, Finding, Place]]:
    """Yield every outcome of every summary of findings and fact box, with its place."""
    for found in topic.findings:
        for number, finding in enumerate(found.record.outcomes):
            yield found.record, finding, found.place / "outcomes" / number


UNKNOWN_SECTION = Rule(
    code="unknown-section",
    summary="a topic lists a section that has no file",
    meaning=(
        "The topic's list of sections decides what is on its page and in which order. The topic's folder has no "
        "file for this one, so a part of the page would be missing."
    ),
    fix="Correct the id in the list, or add a file for the section. The id in the file counts, not the file's name.",
    wrong="sections: [effects, doses, safety]",
    right="sections: [effects, doses]",
)


@topic_check(UNKNOWN_SECTION)
def unknown_section(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find listed sections that have no file in the topic's folder."""
    have = {section.record.id for section in topic.sections}
    if topic.is_whole:
        renamed = _renamed_section(topic)
        for number, name in enumerate(topic.topic.record.sections):
            if name not in have:
                message = f'topic "{topic.topic.record.id}" lists section "{name}", which has no file in its folder'
                place, hint = topic.topic.place / "sections" / number, did_you_mean(name, have)
                if renamed:
                    hint = (
                        f'{renamed.place.path} has the id "{renamed.record.id}", which is not listed: write one of both'
                    )
                yield UNKNOWN_SECTION.at(place, message, hint)


def _renamed_section(topic: TopicContent) -> Placed[Section] | None:
    """Return the only section that is not listed, if only one that is listed is missing: they are most likely one."""
    listed, have = set(topic.topic.record.sections), {section.record.id for section in topic.sections}
    unlisted = [section for section in topic.sections if section.record.id not in listed]
    return unlisted[0] if topic.is_whole and len(unlisted) == len(listed - have) == 1 else None


UNLISTED_SECTION = Rule(
    code="unlisted-section",
    summary="a section is not in its topic's list of sections",
    meaning=(
        "Only listed sections are shown. Readers would never see this one, although it is written: a part "
        "about safety could be missing without anybody noticing."
    ),
    fix="Add its id to sections: in the topic, in reading order, or move the file away.",
    wrong="sections: [effects]    # the folder holds doses.yaml too",
    right="sections: [effects, doses]",
)


@topic_check(UNLISTED_SECTION)
def unlisted_section(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find sections in a topic's folder that the topic does not list, so that no reader would see them."""
    for section in () if _renamed_section(topic) else topic.sections:
        if section.record.id not in topic.topic.record.sections:
            message = f'section "{section.record.id}" is not in the topic\'s list of sections'
            hint = f"add it to sections: in {topic.topic.place.path}"
            yield UNLISTED_SECTION.at(section.place / "id", message, hint)


UNKNOWN_TAKEAWAY = Rule(
    code="unknown-takeaway",
    summary="a section names a takeaway that its topic does not have",
    meaning=(
        "The takeaways of a section are at the top of its handout. This one is not among the topic's takeaways, "
        "so the handout would begin without its message."
    ),
    fix="Correct the id, or add the takeaway to the topic.",
    wrong="takeaways: [ease-message]",
    right="takeaways: [eases-message]",
)


@topic_check(UNKNOWN_TAKEAWAY)
def unknown_takeaway(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find sections that name a takeaway the topic does not have."""
    have = {takeaway.id for takeaway in topic.topic.record.takeaways}
    for section in topic.sections:
        for number, name in enumerate(section.record.takeaways):
            if name not in have:
                message = f'section "{section.record.id}" names "{name}", which is not a takeaway of this topic'
                yield UNKNOWN_TAKEAWAY.at(section.place / "takeaways" / number, message, did_you_mean(name, have))


UNKNOWN_OUTCOME = Rule(
    code="unknown-outcome",
    summary="a claim or a table is about an outcome that its topic does not have",
    meaning=(
        "Outcomes are described once for each topic, with a plain name for readers and a scale. Without the "
        "outcome a table cannot say what was measured, or whether more of it is good or bad."
    ),
    fix="Correct the id, or describe the outcome under outcomes: in the topic's evidence.yaml.",
    wrong="outcome: pain",
    right="outcome: relief",
)


@topic_check(UNKNOWN_OUTCOME)
def unknown_outcome(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims, analyses and summaries of findings that name an outcome the topic does not have."""
    have = {outcome.id for outcome in topic.results.record.outcomes} if topic.results else set()
    if topic.is_whole:
        for claim in topic.claims:
            name = claim.record.outcome
            if name and name not in have:
                message = f'claim "{claim.record.id}" is about "{name}", which is not an outcome of this topic'
                yield UNKNOWN_OUTCOME.at(claim.place / "outcome", message, did_you_mean(name, have))
        for analysis in topic.analyses:
            name = analysis.record.outcome
            if name not in have:
                message = f'analysis "{analysis.record.id}" is about "{name}", which is not an outcome of this topic'
                yield UNKNOWN_OUTCOME.at(analysis.place / "outcome", message, did_you_mean(name, have))
            for number, row in enumerate(analysis.record.rows):
                if row.outcome and row.outcome not in have:
                    message = f'row "{row.label}" is about "{row.outcome}", which is not an outcome of this topic'
                    place = analysis.place / "rows" / number / "outcome"
                    yield UNKNOWN_OUTCOME.at(place, message, did_you_mean(row.outcome, have))
        for found, finding, place in _findings(topic):
            if finding.outcome not in have:
                message = f'"{found.id}" lists "{finding.outcome}", which is not an outcome of this topic'
                yield UNKNOWN_OUTCOME.at(place / "outcome", message, did_you_mean(finding.outcome, have))


UNKNOWN_ANALYSIS = Rule(
    code="unknown-analysis",
    summary="a section or a picture shows an analysis that its topic does not have",
    meaning=(
        "An analysis is a table of study results from the topic's evidence.yaml. It has no analysis with this id, "
        "so readers would find a gap in place of the numbers."
    ),
    fix="Correct the id, or add the analysis to evidence.yaml.",
    wrong="- analysis: relief-at-one-hour",
    right="- analysis: relief-at-two-hours",
)


@topic_check(UNKNOWN_ANALYSIS)
def unknown_analysis(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find sections, pictures and summaries of findings that show an analysis the topic does not have."""
    have = {analysis.record.id for analysis in topic.analyses}
    if topic.is_whole:
        for section, block, place in topic.blocks:
            if (shown := shown_analysis(block, place)) and shown[0] not in have:
                name, where = shown
                message = f'section "{section.id}" shows "{name}", which is not an analysis of this topic'
                yield UNKNOWN_ANALYSIS.at(where, message, did_you_mean(name, have))
        first = topic.topic.record.first_picture
        if first and first.analysis not in have:
            message = f'the first picture shows "{first.analysis}", which is not an analysis of this topic'
            place = topic.topic.place / "first_picture" / "analysis"
            yield UNKNOWN_ANALYSIS.at(place, message, did_you_mean(first.analysis, have))
        for found, finding, place in _findings(topic):
            if finding.analysis and finding.analysis not in have:
                message = f'"{found.id}" shows "{finding.analysis}", which is not an analysis of this topic'
                yield UNKNOWN_ANALYSIS.at(place / "analysis", message, did_you_mean(finding.analysis, have))
        for claim in topic.claims:
            if claim.record.result and (name := claim.record.result.analysis) not in have:
                message = f'claim "{claim.record.id}" states "{name}", which is not an analysis of this topic'
                yield UNKNOWN_ANALYSIS.at(claim.place / "result" / "analysis", message, did_you_mean(name, have))


def shown_analysis(block: Block, place: Place) -> tuple[str, Place] | None:
    """Return the analysis that a block shows as a table or a picture, and the place of its id."""
    if isinstance(block, FigureBlock):
        return block.figure.analysis, place / "figure" / "analysis"
    return (block.analysis, place / "analysis") if isinstance(block, AnalysisBlock) else None


UNKNOWN_PERSON = Rule(
    code="unknown-person",
    summary="a topic names an author or a reviewer who is not in people.yaml",
    meaning=(
        "The page says who wrote it and who checked it, with what each of them has to gain. Nothing is known of "
        "this person."
    ),
    fix="Correct the id, or add the person to people.yaml. Never name somebody who has not agreed to it.",
    wrong="reviewers: [test-reveiwer]",
    right="reviewers: [test-reviewer]",
)


@topic_check(UNKNOWN_PERSON)
def unknown_person(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find authors and reviewers who are not in people.yaml."""
    for field in ("authors", "reviewers"):
        for number, name in enumerate(getattr(topic.topic.record, field)):
            if not known.has("person", name):
                message = f'topic "{topic.topic.record.id}" names "{name}", who is not in people.yaml'
                place = topic.topic.place / field / number
                yield UNKNOWN_PERSON.at(place, message, did_you_mean(name, known.people))


UNKNOWN_CATEGORY = Rule(
    code="unknown-category",
    summary="a topic names a category that the settings do not have",
    meaning=(
        "The settings declare the categories of the site, each with a page. The topic would be on the page of none of "
        "them, and readers who look for it there would not find it."
    ),
    fix="Correct the name, or declare the category under categories: in the settings.",
    wrong="category: headakes",
    right="category: headaches",
)


@topic_check(UNKNOWN_CATEGORY)
def unknown_category(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find topics of a category that the settings, which declare some, do not have."""
    name = topic.topic.record.category
    if name and known.categories and not called(name, known.categories):
        message = f'topic "{topic.topic.record.id}" is of category "{name}", which the settings do not have'
        names = [word for category in known.categories for word in (category.id, category.title)]
        yield UNKNOWN_CATEGORY.at(topic.topic.place / "category", message, did_you_mean(name, names))
