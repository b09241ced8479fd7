"""Rules about a topic as a whole: its warnings, and whether it shows both sides."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.check.plain_language.checks import LintState, summary_check
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.records import CalloutBlock, TopicContent

ENOUGH_FOR_TWO_SIDES = 3
"""A topic with fewer claims about effects has only been started."""


MANY_WARNINGS = Rule(
    code="many-warnings",
    severity=Severity.ADVICE,
    summary="a topic warns often, or has two cards of one urgency",
    meaning=(
        "Whoever meets a warning in every section stops reading them. Two cards for the same urgency make readers "
        "look for a difference that is not there."
    ),
    fix="Keep the gravest two cautions and say the others in the text. Put the items of two cards into one.",
    wrong="""
        - callout: {tone: caution, title: Tablets, text: Keep them dry.}
        - callout: {tone: caution, title: Drops, text: Keep them cool.}
        - callout: {tone: caution, title: Boxes, text: Keep them shut.}
    """,
    right="""
        - callout: {tone: caution, title: Tablets, text: Keep them dry.}
        - callout: {tone: caution, title: Drops, text: Keep them cool.}
    """,
    limit=2,
)


@summary_check(MANY_WARNINGS)
def many_warnings(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find topics that warn so often that readers stop listening."""
    limit = state.limit(MANY_WARNINGS)
    places = [
        section.place / "body" / n / "callout"
        for section in content.sections
        for n, block in enumerate(section.record.body)
        if isinstance(block, CalloutBlock) and block.callout.tone == "caution"
    ]
    if len(places) > limit:
        message = f"this is caution number {limit + 1} of {len(places)}"
        yield MANY_WARNINGS.at(places[limit], message, "keep the gravest; say the others in the text")
    levels: set[str] = set()
    for n, card in enumerate(content.topic.record.seek_help):
        if card.level in levels:
            message = f'there is another "{card.level}" card before this one'
            place = content.topic.place / "seek_help" / n / "level"
            yield MANY_WARNINGS.at(place, message, "put its items into that one")
        levels.add(card.level)


ONE_SIDED = Rule(
    code="one-sided",
    severity=Severity.ADVICE,
    summary="a topic describes effects and no harm",
    meaning=(
        "People who choose need both sides. Where a topic has three or more claims about effects and no claim "
        "about safety, readers cannot know whether there was no harm or whether nobody looked for it."
    ),
    fix="Add a claim of type safety: what harm was seen, or that the studies did not look for any.",
    wrong="""
        text: Many people have headaches.
        type: prevalence
    """,
    right="""
        text: The trials did not report unwanted effects.
        type: safety
    """,
)


@summary_check(ONE_SIDED)
def one_sided(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find topics with claims about effects and none about safety."""
    effects = [claim.place for claim in content.claims if claim.record.type == "effect"]
    if len(effects) >= ENOUGH_FOR_TWO_SIDES and all(claim.record.type != "safety" for claim in content.claims):
        message = f"this topic has {len(effects)} claims about effects and none of type safety"
        hint = "add what harm was seen, or that nobody looked for it"
        yield ONE_SIDED.at(effects[0] / "type", message, hint)
