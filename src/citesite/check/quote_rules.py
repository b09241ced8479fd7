"""Rules about quotes: a quote on an evidence link must appear in the text kept of its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Literal

from citesite.check.declaring import topic_check
from citesite.check.languages import language_of
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.link.library import Library
from citesite.records import Evidence, TopicContent

QuoteState = Literal["matched", "not found", "no text kept"]

_ALIKE = str.maketrans(
    {
        **dict.fromkeys(map(chr, (0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x2033)), '"'),
        **dict.fromkeys(map(chr, (0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A, 0x2032, 0x60, 0xB4)), "'"),
        **dict.fromkeys(map(chr, (*range(0x2010, 0x2016), 0x2212)), "-"),
        **dict.fromkeys(map(chr, (0xAD, 0x034F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)), ""),
    }
)
"""Quotation marks, dashes and hyphens that differ between a journal, PubMed and a keyboard, and what nobody sees."""
_LEFT_OUT = re.compile(r"(?<!\s)\s*(?:\[\s*\.{3}\s*\]|\.{3})\s*")
"""Where a quote leaves something out, after compatible characters are one."""

QUOTE_NOT_FOUND = Rule(
    code="quote-not-found",
    severity=Severity.WARNING,
    summary="a quote is not in the text that was kept of its source",
    meaning=(
        "The words that are quoted are not in the text of the source that is kept under abstract:, so they were "
        "changed, or come from somewhere else. Of a work that was read in full they may be from another part, which "
        "locator: names: a page or a section, and for a whole sentence no table. Kinds of quotation marks and dashes, "
        "ligatures, spaces and the case of the first letter make no difference; … stands for what was left out."
    ),
    fix="Copy the words again. If they come from the full text, say so under access:, and where under locator:.",
    wrong="quote: 30 of 50 patients were cured",
    right="quote: 30 of 50 patients … reported relief",
)


def quote_state(quote: str, text: str) -> QuoteState:
    """Return whether a text contains the parts of a quote in order; "no text kept" if the text is empty."""
    if not text.strip():
        return "no text kept"
    kept, start = _comparable(text), 0
    for part in filter(None, _LEFT_OUT.split(_comparable(quote).strip("\"' "))):
        first, rest = part[0], part[1:]
        found = [at for one in first.lower() + first.upper() if (at := kept.find(one + rest, start)) >= 0]
        if not found:
            return "not found"
        start = min(found) + len(part)
    return "matched"


@lru_cache(maxsize=256)
def _comparable(text: str) -> str:
    # Kept, because a source is quoted several times.
    # Before, too: a compatible form of an accent alone begins with a space.
    return " ".join(unicodedata.normalize("NFKC", text.translate(_ALIKE)).translate(_ALIKE).split())


_RUN, _FEW, _MOST = 6, 3, 0.6
"""So many words in a row are of one sentence; fewer may be by chance; and the share of words in such rows."""


def _is_altered(quote: str, text: str) -> bool:
    """Whether many words in a row of a quote are in a text, and the quote goes on otherwise."""
    own, kept = (re.findall(r"\w+", _comparable(one).lower()) for one in (quote, text))
    same = [block.size for block in SequenceMatcher(None, own, kept, autojunk=False).get_matching_blocks()]
    return max(same) >= _RUN and sum(size for size in same if size >= _FEW) >= _MOST * len(own)


_WORD = re.compile(r"[^\W\d_]+")
_CLOSING = " \t\n\"'”’»)]"
"""What may follow the mark that ends a sentence."""


def _is_sentence(quote: str) -> bool:
    """Whether a quote of some words ends as a sentence does."""
    return quote.rstrip(_CLOSING).endswith((".", "!", "?")) and len(_WORD.findall(quote)) >= _RUN


PAGE_OUTSIDE_WORK = Rule(
    code="page-outside-work",
    severity=Severity.WARNING,
    summary="a locator names a page that the cited work does not have",
    meaning=(
        "The source has its first and last page under page:, and locator: names a page that is outside them. It is no "
        "page of its PDF either, counted from 1. Readers who look there find nothing, or another work."
    ),
    fix="Look up the page, and correct locator:, or page: of the source.",
    wrong="locator: page 207    # its source has page: 101-113",
    right="locator: page 107",
)
_RANGE = re.compile(r"(\d+)\s?[-–—]\s?(\d+)")
_COVERS = 2
"""Pages that a PDF may have besides those of the work."""


@topic_check(PAGE_OUTSIDE_WORK)
def page_outside_work(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find locators with a page that their source does not have."""
    studies = language_of(known.language).studies
    for evidence, place, owner in topic.evidence:
        source = known.sources.get(evidence.source)
        ends = _RANGE.fullmatch(source.page.strip()) if source and evidence.locator and studies else None
        if not ends or not studies or not evidence.locator or not source:
            continue
        first, last = int(ends[1]), int(ends[1][: max(0, len(ends[1]) - len(ends[2]))] + ends[2])
        named = _named_pages(studies.pages).search(evidence.locator)
        pages = [int(page) for page in (named[1], named[2]) if page] if named else []
        is_of_file = all(1 <= page <= last - first + 1 + _COVERS for page in pages)
        if first <= last and not is_of_file and not all(first <= page <= last for page in pages):
            message = f'{owner} cites "{evidence.locator}" of "{evidence.source}", which has the pages {source.page}'
            yield PAGE_OUTSIDE_WORK.at(place / "locator", message, "look up the page")


@cache
def _named_pages(pages: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pages}\s?(\d+)(?!\w)(?:\s?(?:[-–—]|to|bis|a)\s?(\d+)(?!\w))?", re.IGNORECASE)


@cache
def _locators(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    studies = language_of(language).studies
    tables, abstract = (studies.tables, studies.of_abstract) if studies else (r"(?!)", r"(?!)")
    return re.compile(tables, re.IGNORECASE), re.compile(abstract, re.IGNORECASE)


def _is_placed(evidence: Evidence, language: str) -> bool:
    """Whether a locator names a part of a full text, besides its abstract, that may hold a quote."""
    where = evidence.locator or ""
    table, abstract = _locators(language)
    if not where or abstract.match(where):
        return False
    return not (table.match(where) and _is_sentence(evidence.quote or ""))


@topic_check(QUOTE_NOT_FOUND)
def quote_not_found(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find quotes that are not in what was kept of a source, and that nothing places in another part of it."""
    for evidence, place, owner in topic.evidence:
        source = known.sources.get(evidence.source)
        if not evidence.quote or source is None or quote_state(evidence.quote, source.abstract) != "not found":
            continue
        # A work that was read whole has more than its abstract, but hardly a sentence of it with other words.
        is_elsewhere = source.access == "full-text" and _is_placed(evidence, known.language)
        if not is_elsewhere or _is_altered(evidence.quote, source.abstract):
            message = f'{owner} quotes words of "{evidence.source}" that are not under abstract:'
            yield QUOTE_NOT_FOUND.at(place / "quote", message, "copy them again from the work")
