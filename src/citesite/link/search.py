"""What the search knows of a topic: its pages, and on each page the texts that a hit leads to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Self, assert_never

from citesite import addresses
from citesite.link.topic import LinkedTopic
from citesite.records import (
    AnalysisBlock,
    CalloutBlock,
    Claim,
    ClaimBlock,
    DosingBlock,
    DosingOption,
    FactsBlock,
    FigureBlock,
    Findings,
    FindingsBlock,
    FreePage,
    HeadingBlock,
    Section,
    TableBlock,
    Takeaway,
    TextBlock,
)
from citesite.text.prose import Prose, plain, prose

_SENTENCE = re.compile(r"(?<=[^\W_][.!?])\s+(?=[^\W\d_a-z]|[\"“])")
"""The space between two sentences."""


class SearchEntry(NamedTuple):
    """A text that readers can search for."""

    kind: str
    """topic, section, question, emergency, urgent, help, step, claim, figure, dose, ask or gap: the kinds that
    `search-index.js` ranks; page for the pages of the site's own."""
    place: str
    """Its anchor on the page; empty for the page as a whole."""
    title: str
    """The words of the link."""
    text: str = ""
    """What is shown below the link, sentence by sentence."""
    more: str = ""
    """Words that also find it and are not shown, such as the heading above it."""


class SearchedPage(NamedTuple):
    """A page with the texts that can be searched for on it."""

    title: str
    address: str
    entries: tuple[SearchEntry, ...]


class SearchedTopic(NamedTuple):
    """A topic with the pages on which its texts are."""

    title: str
    pages: tuple[SearchedPage, ...]

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a topic that `to_json` wrote."""
        data = json.loads(text)
        pages = (
            SearchedPage(title, address, tuple(SearchEntry(*entry) for entry in entries))
            for title, address, entries in data["pages"]
        )
        return cls(data["title"], tuple(pages))


def searched_topic(topic: LinkedTopic, *, has_section_pages: bool) -> SearchedTopic | None:
    """Return what the search knows of a topic; None if it is withdrawn.

    Args:
        topic: the topic.
        has_section_pages: whether its sections have pages of their own, to which hits then lead.
    """
    record = topic.record
    if record.status == "withdrawn":
        return None
    whole = SearchedPage(record.title, addresses.topic(record.id), tuple(_of_topic(topic)))
    if has_section_pages:
        parts = (
            SearchedPage(part.title, addresses.section(record.id, part.id), tuple(_of_section(part, topic, "")))
            for part in topic.sections
        )
    else:
        parts = (
            SearchedPage(part.title, addresses.topic(record.id), tuple(_of_section(part, topic, part.id)))
            for part in topic.sections
        )
    return SearchedTopic(record.title, (whole, *parts))


_HEADING = re.compile(r'<h[2-4] id="([^"<]+)">((?:(?!<h[2-4] ).)*?)</h[2-4]>', re.DOTALL)


def searched_page(record: FreePage) -> SearchedTopic:
    """Return what the search knows of a page of the site's own: each of its parts below a heading, in order.

    Nobody looks for the page that is shown where there is none.
    """
    if record.id == "404":
        return SearchedTopic(record.title, ())
    html = prose(record.text).html
    first, *parts = _HEADING.split(html)
    entries = [SearchEntry("page", "", record.title, _words_in(first), record.label or "")]
    for place, title, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        entries.append(SearchEntry("page", place, _words_in(title), _words_in(text)))
    return SearchedTopic(record.title, (SearchedPage(record.title, addresses.page(record.id), tuple(entries)),))


def _words_in(html: str) -> str:
    return plain(Prose(html))


def _of_topic(topic: LinkedTopic) -> Iterator[SearchEntry]:
    """Yield the texts of the topic's own page."""
    record = topic.record
    yield SearchEntry("topic", "", record.title, _words(record.summary))
    for takeaway in record.takeaways:
        if takeaway.question or not any(takeaway.id in section.takeaways for section in topic.sections):
            yield _takeaway(takeaway)
    for card in record.seek_help:
        kind = "help" if card.level == "non-urgent" else card.level
        # The title ends with "if:", so that only signs may be shown below it.
        yield SearchEntry(kind, "when-to-get-help", card.title, _sentences(card.items), _words(card.action or ""))
    if record.first_picture:
        picture = record.first_picture
        yield SearchEntry("figure", "at-a-glance", _words(picture.finding), _words(picture.who or ""))
    for step in record.steps:
        yield SearchEntry("step", "what-you-can-do", step.title, _words(step.text or ""))
    for question in record.questions_to_ask:
        yield SearchEntry("ask", "questions-to-ask", _words(question))
    for gap in record.research_gaps:
        yield SearchEntry("gap", "what-we-do-not-know", _words(gap))


def _of_section(section: Section, topic: LinkedTopic, place: str) -> Iterator[SearchEntry]:
    """Yield the texts of a section: itself, then each of its parts that has a place of its own."""
    answer = " ".join(part.text for part in section.answer)
    texts = filter(None, (answer, section.lead, *_loose_texts(section)))
    yield SearchEntry("section", place, section.title, _sentences(texts), section.card or "")
    # A section with an answer shows it in place of its takeaways.
    for takeaway in (topic.takeaways[name] for name in section.takeaways if not section.answer):
        if not takeaway.question:
            yield _takeaway(takeaway)
    for question in section.questions_to_ask:
        yield SearchEntry("ask", "questions-to-ask", _words(question))
    heading, shown = "", set[str]()
    for block in section.body:
        match block:
            case HeadingBlock():
                heading = block.heading
            case ClaimBlock():
                yield _claim(block.claim, heading)
            case DosingBlock():
                yield from map(_dose, block.dosing)
            case FindingsBlock():
                yield _findings(block.findings)
            case FactsBlock():
                yield _findings(block.facts)
            case AnalysisBlock() | FigureBlock():
                yield from (_analysis(name, topic) for name in block.anchors if name not in shown)
                shown.update(block.anchors)
            case TextBlock() | CalloutBlock() | TableBlock():
                pass
            case _:
                assert_never(block)


def _loose_texts(section: Section) -> Iterator[str]:
    """Yield the texts of a section that have no place of their own."""
    for block in section.body:
        match block:
            case HeadingBlock():
                yield block.heading
            case TextBlock():
                yield block.text
            case CalloutBlock():
                yield from (block.callout.title, block.callout.text)
            case TableBlock():
                yield from (block.table.caption, *(cell for row in block.table.rows for cell in row))
            case _:
                pass


def _takeaway(takeaway: Takeaway) -> SearchEntry:
    title, rest = _headed(takeaway.question, _words(takeaway.whole_text))
    return SearchEntry("question", takeaway.id, title, rest)


def _claim(claim: Claim, heading: str) -> SearchEntry:
    title, rest = _headed(claim.question, _words(claim.text))
    return SearchEntry("claim", claim.id, title, rest, " ".join(filter(None, (heading, claim.applies_to))))


def _headed(question: str | None, text: str) -> tuple[str, str]:
    """Return the question that a text answers and the text; without a question, its first sentence and the rest."""
    if question:
        return question, text
    first, *rest = _SENTENCE.split(text, maxsplit=1)
    return first, " ".join(rest)


def _findings(found: Findings) -> SearchEntry:
    return SearchEntry("figure", found.id, found.title, "", f"{found.intervention} {found.comparator}")


def _dose(option: DosingOption) -> SearchEntry:
    amount, often = f"{option.amount.value:g} {option.amount.unit or ''}", f"{option.frequency} {option.duration or ''}"
    return SearchEntry(
        kind="dose",
        place=option.id,
        title=f"{option.substance} ({option.form})",
        text=_sentences((option.population, option.cautions or "")),
        # The order in which a dose is read depends on the language, which its page knows.
        more=f"{amount} {often}".strip(),
    )


def _analysis(name: str, topic: LinkedTopic) -> SearchEntry:
    analysis = topic.analyses[name]
    return SearchEntry("figure", name, analysis.title, "", f"{analysis.intervention} {analysis.comparator}")


def _words(text: str) -> str:
    return plain(prose(text))


def _sentences(texts: Iterable[str]) -> str:
    """Join texts; a heading or an item gets a full stop, so that it does not run into the next text."""
    words = (_words(text) for text in texts if text)
    return " ".join(text if text.endswith((".", "!", "?", ":", "。")) else f"{text}." for text in words)
