"""Rules about pages of the site's own that topics do not have: their headings, their topic, their value references."""

from __future__ import annotations

from collections.abc import Iterator

from citesite.diagnostics import Diagnostic, Rule, did_you_mean
from citesite.records import FreePage, Placed
from citesite.text.prose import prose

HEADING_LEVEL = Rule(
    code="heading-level",
    summary="a heading of a page is of the wrong level",
    meaning=(
        "Screen readers list the headings of a page, and their users jump from one to the next. The title of a page is "
        "its only heading of the first level; the text begins with the second, and no level is left out."
    ),
    fix="Begin the main parts of a page with ## and the parts in them with ###. The title is in title:.",
    wrong="# Privacy",
    right="## What we keep",
)

UNKNOWN_TOPIC = Rule(
    code="unknown-topic",
    summary="a page names a topic that does not exist",
    meaning="The numbers that the page prints are looked up in the analyses of that topic, so there would be none.",
    fix="Correct the id after topic:, or leave the line out if the page prints no numbers.",
    wrong="topic: exampline",
    right="topic: examplin",
)


def headings(page: Placed[FreePage]) -> Iterator[Diagnostic]:
    """Find headings of the first level, and levels that are left out."""
    above = 1
    for mark in prose(page.record.text).marks:
        if mark.kind[:1] != "h":
            continue
        level, at = int(mark.kind[1]), (page.place / "text").find(mark.words)
        if level == 1:
            yield HEADING_LEVEL.at(at, "this is a second title of the page", "begin it with ##, or leave it out")
        elif level > 4:
            message = f"a heading of level {level} is deeper than pages are"
            yield HEADING_LEVEL.at(at, message, "use ##, ### and ####, or make two pages of it")
        elif level > above + 1:
            message = f"a heading of level {level} follows one of level {above}"
            yield HEADING_LEVEL.at(at, message, f"begin it with {'#' * (above + 1)}")
        above = min(max(level, 2), 4)


def topic_of_page(page: Placed[FreePage], topics: frozenset[str]) -> Iterator[Diagnostic]:
    """Find a topic that does not exist."""
    name = page.record.topic
    if name is not None and name not in topics:
        message = f'the page names the topic "{name}", which does not exist'
        yield UNKNOWN_TOPIC.at(page.place / "topic", message, did_you_mean(name, topics))
