"""Rules about what claims and takeaways rest on."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.declaring import topic_check
from citesite.check.prose_rules import FILL_ME_IN
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import TopicContent
from citesite.text.prose import proses

CLAIM_WITHOUT_EVIDENCE = Rule(
    code="claim-without-evidence",
    summary="a claim names no source",
    meaning=(
        "Every claim shows readers where it comes from. A claim without a source asks them to trust us blindly, "
        "and it cannot be checked or kept up to date."
    ),
    fix=(
        "Name at least one source that you have read. If there is no such source, the claim does not belong on "
        "the site."
    ),
    wrong="type: prevalence",
    right="""
        type: prevalence
        evidence:
          - source: guide-2021
    """,
)


@topic_check(CLAIM_WITHOUT_EVIDENCE)
def claim_without_evidence(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims without evidence."""
    for claim in topic.claims:
        if not claim.record.evidence and not claim.record.nothing_found:
            message = f'claim "{claim.record.id}" has no evidence'
            yield CLAIM_WITHOUT_EVIDENCE.at(claim.place, message, "name at least one source under evidence:")


TAKEAWAY_WITHOUT_CLAIMS = Rule(
    code="takeaway-without-claims",
    summary="a takeaway, an answer or a step rests on no claim",
    meaning=(
        "Takeaways, answers and steps are what most people read, and often all they read. Each must lead to the "
        "claims it sums up, which also decide how certain it may sound. Without claims, nothing supports it."
    ),
    fix="Name the claims it sums up under claims:, or write the claim first.",
    wrong="text: Examplin probably eases headache.",
    right="""
        text: Examplin probably eases headache.
        claims: [eases-headache]
    """,
)


@topic_check(TAKEAWAY_WITHOUT_CLAIMS)
def takeaway_without_claims(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find takeaways, answers and steps that rest on no claim."""
    for owner, claims, place in topic.resting_on_claims:
        if not claims:
            message = f"{owner} rests on no claim"
            yield TAKEAWAY_WITHOUT_CLAIMS.at(place, message, "name the claims it sums up under claims:")


RETRACTED_SOURCE = Rule(
    code="retracted-source",
    summary="a retracted work supports a statement",
    meaning=(
        "The publisher has withdrawn this work because its results cannot be trusted. Nothing on the site may "
        "rest on it."
    ),
    fix=(
        "Remove it, and see whether the statement still holds. If readers should know what became of the work, "
        "keep it with stance: context and say so in its note."
    ),
    wrong="""
        - source: trial-2020
          stance: supports
    """,
    right="""
        - source: trial-2020
          stance: context
          note: This trial was retracted in 2024.
    """,
)


@topic_check(RETRACTED_SOURCE)
def retracted_source(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find retracted works that support a statement or are in a table of results."""
    supporting = [(e.source, place, owner) for e, place, owner in topic.evidence if e.stance in ("supports", "partly")]
    for name, place, owner in [*supporting, *topic.results_by_source]:
        source = known.sources.get(name)
        if source and source.standing == "retracted":
            message = f'{owner} is supported by "{name}", which was retracted'
            hint = "remove it, or say with stance: context what became of it"
            yield RETRACTED_SOURCE.at(place / "source", message, hint)


UNREAD_SOURCE = Rule(
    code="unread-source",
    severity=Severity.WARNING,
    worsens="an error where it would be published",
    summary="a statement rests on a work that was not read",
    meaning=(
        "The source is marked access: not-read. A work that was not read may say something else than its title "
        "suggests, so nothing that a patient reads can rest on it."
    ),
    fix="Read it, at least its abstract, and say so under access:. Or list it under further_reading: instead.",
    wrong="access: not-read",
    right="access: abstract",
)


@topic_check(UNREAD_SOURCE)
def unread_source(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find works that were not read and that a statement, a table of results or a text rests on."""

    def is_unread(name: str) -> bool:
        source = known.sources.get(name)
        return source is not None and source.access == "not-read"

    hint = "it may be listed under further_reading:"
    for name, place, owner in [
        *((e.source, place, owner) for e, place, owner in topic.evidence),
        *topic.results_by_source,
    ]:
        if is_unread(name):
            yield UNREAD_SOURCE.at(place / "source", f'{owner} rests on "{name}", which was not read', hint)
    for part, place in proses(topic.texts):
        for name in (citation.source for bracket in part.citations for citation in bracket):
            if is_unread(name):
                message = f'the text cites "{name}", which was not read'
                yield UNREAD_SOURCE.at(place.find(f"@{name}"), message, hint)


@topic_check(FILL_ME_IN)
def claim_without_type(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find claims that do not say what kind of statement they are."""
    for claim in topic.claims:
        if claim.record.type is None:
            hint = "write type: mechanism, association, effect, prevalence, safety, guidance or definition"
            yield FILL_ME_IN.at(claim.place, f'claim "{claim.record.id}" has no type yet', hint)
