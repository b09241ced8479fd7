"""The page of a topic, and of each of its sections, as Markdown for programs that read.

A program may take one passage out of a page. So each statement carries, beside it, how sure anyone can be, the sources
it rests on with what their publishers say of them now, the day on which the evidence was last checked, and its lasting
address (docs/decisions/0043).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from gettext import NullTranslations

from citesite import addresses
from citesite.evidence.certainty import lowest
from citesite.exchange.exports.download import Download
from citesite.exchange.exports.markdown_blocks import block_lines, levels_of
from citesite.exchange.exports.markdown_page import MarkdownPage
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.read.settings import SiteConfig
from citesite.records import AnswerPart, Section
from citesite.text.portable import escaped, on_one_line

MARKDOWN = Download("index.html.md", "Markdown", "text/markdown", "page", lambda data: str(data["text"]))
"""Beside each page of a topic, under its address with an ending, as llms.txt has it."""

_LINK = '<a href="%(href)s">%(title)s</a>'
_URGENCY = {"emergency": "Emergency:", "urgent": "Urgent:", "non-urgent": "Not urgent:"}


def markdown_texts(
    topic: LinkedTopic, library: Library, config: SiteConfig, words: NullTranslations
) -> Iterator[tuple[str, str]]:
    """Yield the address of each page of a topic with its text as Markdown.

    Args:
        topic: the topic.
        library: the shared records.
        config: the settings.
        words: the theme's words in the language of the settings.
    """
    name = topic.record.id
    page = MarkdownPage(addresses.topic(name), topic, library, config, words)
    yield page.address, _joined(_topic(page), page)
    if config.pages.sections:
        for section in topic.sections:
            own = page._replace(address=addresses.section(name, section.id))
            yield own.address, _joined(_section_page(section, own), own)


def _joined(parts: Iterable[str], page: MarkdownPage) -> str:
    """Return blocks of Markdown, each after an empty line, and the works that they name at the end."""
    text, works = page.finished("\n\n".join(part for part in parts if part))
    if works:
        text += f"\n\n## {page.said('Sources')}\n\n" + "\n".join(
            f"- {on_one_line(page.reference(name))}" for name in works
        )
    return text + "\n"


def _topic(page: MarkdownPage) -> Iterator[str]:
    record, topic = page.topic.record, page.topic
    yield _front_matter(page, record.title)
    yield f"# {escaped(record.title)}"
    yield page.text(record.summary)
    yield f"## {page.said('Short answers')}"
    for takeaway in record.short_answers:
        if takeaway.question:
            yield f"### {escaped(takeaway.question)}"
        yield from _answer(takeaway.statements, page)
    yield from _help(page)
    if record.steps:
        yield f"## {page.said('What you can do')}"
        yield "\n".join(f"- {escaped(step.title)}. {page.line(step.text or '')}".rstrip() for step in record.steps)
    if page.config.pages.sections:
        yield f"## {page.said('In this topic')}"
        yield "\n".join(_part(section, page) for section in topic.sections)
    else:
        for section in topic.sections:
            yield f"## {escaped(section.title)}"
            yield from _section(section, page)
    yield from _list("What nobody knows yet", record.research_gaps, page)
    yield from _list("Questions to take along", record.questions_to_ask, page)
    yield from _methods(page)
    if record.changes:
        yield f"## {page.said('Changes')}"
        newest = sorted(record.changes, key=lambda change: change.date, reverse=True)
        yield "\n".join(f"- {change.date.isoformat()} ({change.kind}): {page.line(change.what)}" for change in newest)


def _section_page(section: Section, page: MarkdownPage) -> Iterator[str]:
    record = page.topic.record
    yield _front_matter(page, f"{section.title} – {record.title}")
    yield f"# {escaped(section.title)}"
    link = f"[{escaped(record.title)}]({page.to(addresses.topic(record.id) + MARKDOWN.name)})"
    yield page.said('This is a part of <a href="%(href)s">%(title)s</a>.').replace(_LINK, link)
    yield from _section(section, page)
    yield from _list("Questions to take along", section.questions_to_ask or record.questions_to_ask, page)
    yield from _help(page)


def _front_matter(page: MarkdownPage, title: str) -> str:
    record, config = page.topic.record, page.config
    people = page.library.people
    fields = {
        "title": title,
        "url": page.config.base + page.address if page.config.base else "",
        "site": config.title,
        "language": config.language,
        "status": record.status,
        "evidence_last_checked": page.checked,
        "next_check": record.next_review.isoformat() if record.next_review else "",
        "written_by": [people[name].name for name in record.authors],
        "checked_by": [people[name].name for name in record.reviewers],
        "licence": config.content_licence or "",
    }
    # JSON is YAML, and no text can end a field.
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value)
    return "\n".join(["---", *lines, "---"])


def _section(section: Section, page: MarkdownPage) -> Iterator[str]:
    yield from _answer(section.answer, page)
    yield page.text(section.lead or "")
    for block in section.body:
        yield from block_lines(block, page)


def _answer(parts: Iterable[AnswerPart], page: MarkdownPage) -> Iterator[str]:
    """Yield the parts of an answer, each with its certainty and links to the claims that it sums up."""
    for part in parts:
        level = lowest(page.topic.level(name) for name in part.claims)
        claims = ", ".join(f"[{name}]({page.place(name)})" for name in part.claims)
        facts = [page.rated(level), f"{page.said('How do we know?')} {claims}", *page.dated]
        yield page.text(part.text)
        yield "\n".join(f"* {fact}" for fact in facts)


def _part(section: Section, page: MarkdownPage) -> str:
    href = page.to(addresses.section(page.topic.record.id, section.id) + MARKDOWN.name)
    about = "; ".join(filter(None, (section.card or "", page.counted(levels_of(section)))))
    return f"- [{escaped(section.title)}]({href}): {escaped(about)}"


def _help(page: MarkdownPage) -> Iterator[str]:
    cards = sorted(page.topic.record.seek_help, key=lambda card: list(_URGENCY).index(card.level))
    if cards:
        yield f"## {page.said('When to get help')}"
    for card in cards:
        yield f"### {page.said(_URGENCY[card.level])} {escaped(card.title)}"
        yield "\n".join(f"- {page.line(item)}" for item in card.items)
        yield page.text(card.action or "")


def _list(heading: str, texts: Iterable[str], page: MarkdownPage) -> Iterator[str]:
    if lines := [f"- {page.line(text)}" for text in texts]:
        yield f"## {page.said(heading)}"
        yield "\n".join(lines)


def _methods(page: MarkdownPage) -> Iterator[str]:
    methods = page.topic.record.methods
    if methods is None:
        return
    yield f"## {page.said('How it is made')}"
    if methods.searched_on:
        where = f" {page.said('Where:')} {escaped(', '.join(methods.databases))}." if methods.databases else ""
        day = {"day": methods.searched_on.isoformat()}
        yield f"{page.said('Evidence was last searched for on %(day)s.') % day}{where}"
    for text in (methods.eligibility, methods.reading, methods.limits):
        yield page.text(text or "")
