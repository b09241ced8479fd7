"""Rules about what a reader meets first: the size of pages, and whether they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citesite.check.plain_language.checks import LintState, settings_check, summary_check
from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.read.settings import SHORT_NAME, SiteConfig
from citesite.records import (
    CalloutBlock,
    ClaimBlock,
    FactsBlock,
    FigureBlock,
    HeadingBlock,
    Placed,
    Section,
    TableBlock,
    TextBlock,
    Topic,
    TopicContent,
)
from citesite.text.prose import plain, prose

LONG_PAGE = Rule(
    code="long-page",
    severity=Severity.ADVICE,
    summary="a topic's page has more words than most people read",
    meaning=(
        "Pages of health services have 300 to 600 words, and Cochrane's summaries for patients 850 at most. Counted "
        "are the answers, help, steps, cards, what nobody knows and questions; not what is folded away."
    ),
    fix="Shorten the answers and the items, and leave the rest to the sections.",
    wrong="# a topic whose page has 1,100 words",
    right="# a topic whose page has 700 words",
    limit=900,
)


@summary_check(LONG_PAGE)
def long_page(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find topics whose page has too many words."""
    texts = _of_page(content.topic.record, [section.record for section in content.sections])
    place, hint = content.topic.place / "summary", "leave the rest to the sections"
    yield from _too_long(LONG_PAGE, state, place, "the page of this topic", texts, hint)


LONG_SECTION = Rule(
    code="long-section",
    severity=Severity.ADVICE,
    summary="a section has more words than most people read",
    meaning=(
        "A section answers one question. Counted are its answer, claims, callouts, texts and tables; not what is for "
        "experts, what unfolds, or pictures."
    ),
    fix="Mark blocks as for_experts: true, or divide the section.",
    wrong="# a section of 800 words",
    right="# a section of 400 words",
    limit=500,
)


@summary_check(LONG_SECTION)
def long_section(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find sections with too many words before the fold."""
    for section in content.sections:
        name, hint = f'section "{section.record.id}"', "mark blocks as for_experts: true"
        yield from _too_long(LONG_SECTION, state, section.place / "title", name, _of_section(section.record), hint)


LONG_CARD = Rule(
    code="long-card",
    severity=Severity.ADVICE,
    summary="the answer on a section's card is long",
    meaning="Readers look over the cards to find their question. A card with a paragraph on it is passed over.",
    fix="Say it in at most 12 words; the section's page has the rest.",
    wrong="""
        card: Yes, it probably does so for many people who take it as soon as they feel a headache
    """,
    right="card: Yes, it probably does.",
    limit=12,
)


@summary_check(LONG_CARD)
def long_card(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find cards with too many words."""
    for section in content.sections:
        texts, hint = [section.record.card or ""], "leave the rest to the section's page"
        yield from _too_long(LONG_CARD, state, section.place / "card", "the card", texts, hint)


LONG_LEAD = Rule(
    code="long-lead",
    severity=Severity.ADVICE,
    summary="the sentences below a topic's title are long",
    meaning=(
        "A topic's summary is all that many people read of it. On a phone, a long one moves the answers and the way to "
        "help off the first screen."
    ),
    fix="Say the main message in one or two sentences, and leave the rest to the answers.",
    wrong="# a summary of 60 words",
    right="# a summary of 35 words",
    limit=40,
)


@summary_check(LONG_LEAD)
def long_lead(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find topics whose summary is longer than a breath."""
    place, hint = content.topic.place / "summary", "leave the rest to the answers"
    yield from _too_long(LONG_LEAD, state, place, "the summary", [content.topic.record.summary], hint)


FEW_ANSWERS = Rule(
    code="few-answers",
    severity=Severity.ADVICE,
    summary="a topic with three or more sections answers fewer than three questions",
    meaning=(
        "Readers come with a question. The page of a topic begins with the answers to the questions most of them have, "
        "so that they need not look for these in its sections."
    ),
    fix="Give the takeaways that answer a reader's question a question:, three or four of them, most important first.",
    wrong="# a topic of 5 sections, of whose takeaways one has a question:",
    right="# a topic of 5 sections, of whose takeaways four have a question:",
    limit=3,
)


@summary_check(FEW_ANSWERS)
def few_answers(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find topics that are large enough to answer more questions than they do."""
    topic, limit = content.topic.record, state.limit(FEW_ANSWERS)
    count = len(topic.short_answers)
    if count < limit <= len(content.sections):
        message = (
            f"the page of this topic answers {count} {'question' if count == 1 else 'questions'}; {limit} is the least"
        )
        yield FEW_ANSWERS.at(content.topic.place / "takeaways", message, "give takeaways a question:")


NO_SHORT_NAME = Rule(
    code="no-short-name",
    severity=Severity.ADVICE,
    summary="the site's title is too long for the header of a phone",
    meaning=(
        "The header of every page shows the site's name beside the search and the menu. A long title takes two or more "
        "lines of a phone's screen there."
    ),
    fix="Add short_name: with at most 22 characters. The title stays the site's name elsewhere.",
    wrong="title: Headache and what helps against it",
    right="""
        title: Headache and what helps against it
        short_name: Headache
    """,
    limit=SHORT_NAME,
)


@settings_check(NO_SHORT_NAME)
def no_short_name(settings: Placed[SiteConfig], state: LintState) -> Iterator[Diagnostic]:
    """Find titles that do not fit the header."""
    length, limit = len(settings.record.title), state.limit(NO_SHORT_NAME)
    if length > limit and not settings.record.short_name:
        message = f"the title has {length} characters; {limit} fit the header of a phone"
        yield NO_SHORT_NAME.at(settings.place / "title", message, "add short_name:")


NO_HELP = Rule(
    code="no-help",
    severity=Severity.ADVICE,
    summary="a topic does not say when to get help",
    meaning="Some readers have a sign that should not wait. Without help on the page, they read on.",
    fix="Add seek_help: with the signs that sources name, the most urgent first.",
    wrong="# a topic without seek_help:",
    right="# a topic with seek_help:, the most urgent signs first",
)


@summary_check(NO_HELP)
def no_help(content: TopicContent, state: LintState) -> Iterator[Diagnostic]:
    """Find topics that do not say when to get help."""
    if not content.topic.record.seek_help:
        yield NO_HELP.at(content.topic.place / "id", "this topic does not say when to get help", "add seek_help:")


def _too_long(
    rule: Rule, state: LintState, place: Place, name: str, texts: Iterable[str], hint: str
) -> Iterator[Diagnostic]:
    """Yield advice where some texts together have more words than the limit of a rule."""
    count, limit = sum(len(plain(prose(text)).split()) for text in texts), state.limit(rule)
    if count > limit:
        yield rule.at(place, f"{name} has {count:,} words; {limit} is the limit", hint)


def _of_page(topic: Topic, sections: list[Section]) -> Iterator[str]:
    """Yield the texts of a topic's page, those that are folded away left out."""
    yield from (topic.title, topic.summary)
    for takeaway in topic.short_answers:
        yield from (takeaway.question or "", takeaway.whole_text)
    for card in topic.seek_help:
        yield from (card.title, *card.items, card.action or "")
    if topic.first_picture:
        yield from (topic.first_picture.finding, topic.first_picture.who or "")
    for step in topic.steps:
        yield from (step.title, step.text or "")
    for section in sections:
        yield from (section.title, section.card or section.lead or "")
    yield from (*topic.research_gaps, *topic.questions_to_ask)


def _of_section(section: Section) -> Iterator[str]:
    """Yield the texts of a section's page before the fold."""
    yield from (section.title, section.lead or "", *(part.text for part in section.answer))
    for block in section.body:
        if block.for_experts:
            continue
        match block:
            case ClaimBlock():
                yield from (block.claim.question or "", block.claim.text)
            case HeadingBlock():
                yield block.heading
            case TextBlock():
                yield block.text
            case CalloutBlock():
                yield from (block.callout.title, block.callout.text)
            case TableBlock():
                yield from (block.table.caption, *(cell for row in block.table.rows for cell in row))
            case FigureBlock():
                yield block.figure.finding or ""
            case FactsBlock():
                yield block.facts.title
                for row in block.facts.outcomes:
                    yield from (row.label or "", row.in_words or "")
            case _:
                pass
