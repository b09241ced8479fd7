"""Rules about sentences, paragraphs, lists and headings: their length and form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citesite.check.plain_language.checks import LintState, passage_check
from citesite.check.plain_language.passages import WORD, Passage, plain, sentences
from citesite.diagnostics import Diagnostic, Rule, Severity
from citesite.text.markup import led_items


@cache
def _in(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


LONG_SENTENCE = Rule(
    code="long-sentence",
    severity=Severity.ADVICE,
    summary="a sentence is long",
    meaning=(
        "Readers who are ill, tired or new to a subject lose the beginning of a sentence before its end. The NHS "
        "service manual asks for 20 words at most."
    ),
    fix="Make two sentences of it. Put the main thing first and the conditions after it, or into a list.",
    wrong="""
        text: >-
          A trial of many weeks in adults with headache, some of whom took other tablets as
          well, found that examplin probably eases headache.
    """,
    right="""
        text: >-
          Examplin probably eases headache. A trial of adults found so. Some of them took
          other tablets as well.
    """,
    limit=20,
)


@passage_check(LONG_SENTENCE)
def long_sentence(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find sentences with more words than a reader can remember."""
    limit = state.limit(LONG_SENTENCE)
    for start, sentence in passage.sentences():
        count = len(WORD.findall(plain(sentence)))
        if count > limit:
            message = f"a sentence of {count} words; {limit} is the limit"
            yield LONG_SENTENCE.at(passage.at(start), message, "make two of it")


LONG_PARAGRAPH = Rule(
    code="long-paragraph",
    severity=Severity.ADVICE,
    summary="a paragraph has many sentences",
    meaning=(
        "A wall of text is skipped. Three sentences to a paragraph leave room to breathe, and each claim can be "
        "cited on its own."
    ),
    fix="Begin a new paragraph after an empty line, or make a claim of its own with its own evidence.",
    wrong="text: Examplin probably eases headache. It is quick. It is cheap. It is sold everywhere.",
    right="""
        text: |
          Examplin probably eases headache. It is quick.

          It is cheap. It is sold everywhere.
    """,
    limit=3,
)


@passage_check(LONG_PARAGRAPH)
def long_paragraph(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find paragraphs with more sentences than are read in one go."""
    limit = state.limit(LONG_PARAGRAPH)
    for start, text in passage.paragraphs():
        count = sum(1 for _ in sentences(text))
        if count > limit:
            message = f"a paragraph of {count} sentences; {limit} is the limit"
            yield LONG_PARAGRAPH.at(passage.at(start), message, "begin a new paragraph, or a claim of its own")


LONG_LIST = Rule(
    code="long-list",
    severity=Severity.ADVICE,
    summary="a list has many items",
    meaning="Lists are there to be taken in at a glance. After six items readers begin to skip.",
    fix="Make two lists of it, each with a line before it that says what its items have in common.",
    wrong="""
        - text: |
            It comes with:

            - noise
            - light
            - heat
            - cold
            - smells
            - hunger
            - thirst
    """,
    right="""
        - text: |
            It comes with what you sense:

            - noise
            - light
            - smells

            It comes with what you need:

            - food
            - water
    """,
    limit=6,
)


@passage_check(LONG_LIST)
def long_list(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find lists with more items than are taken in at a glance."""
    limit = state.limit(LONG_LIST)
    items: list[int] = []
    for start, text in [*passage.paragraphs(), (len(passage.words), "end")]:
        if text.startswith("\0") and "\n" in passage.text:
            items.append(start)
            continue
        if len(items) > limit:
            message = f"a list of {len(items)} items; {limit} is the limit"
            yield LONG_LIST.at(passage.at(items[0]), message, "make two lists of it, each with its own lead-in")
        items = []


DO_NOT_ITEM = Rule(
    code="do-not-item",
    severity=Severity.ADVICE,
    summary="an item of a do-not list does not say do not",
    meaning=(
        'Readers look at single items and miss the line above the list. An item that says only "take two at once" '
        "is then read as advice."
    ),
    fix='Begin each item with "do not".',
    wrong="""
        - text: |
            Do not:

            - take two at once
    """,
    right="""
        - text: |
            For safety:

            - do not take two at once
    """,
)


@passage_check(DO_NOT_ITEM)
def do_not_item(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find items of a "do not" list that do not say "do not" themselves."""
    forbids, forbidden = _in(rf"\b(?:{state.plain.forbids})\s*+(?::\s*+)?$"), _in(state.plain.forbidden)
    for lead, item in led_items(passage.text, passage.words):
        if forbids.search(plain(passage.words[lead])) and not forbidden.search(plain(passage.words[item]).strip()):
            message = "read on its own, this item says to do what it warns of"
            yield DO_NOT_ITEM.at(passage.at(item.start), message, 'begin the item with "do not"')


HEADING_STYLE = Rule(
    code="heading-style",
    severity=Severity.ADVICE,
    summary="a heading is long, ends in a full stop, or has capitals in the middle",
    meaning=(
        "A heading is read at a glance and shown in lists, browser tabs and search results, which cut it off. "
        "Capitals in the middle slow reading down."
    ),
    fix="Use 65 characters at most, no full stop, and a capital only for the first word and names.",
    wrong="title: How Well Does Examplin Ease Headache",
    right="title: How well does examplin ease headache?",
    limit=65,
)


@passage_check(HEADING_STYLE)
def heading_style(passage: Passage, state: LintState) -> Iterator[Diagnostic]:
    """Find headings that are long, end in a full stop, or have capitals in the middle."""
    if not passage.is_heading:
        return
    words, limit = plain(passage.words).strip(), state.limit(HEADING_STYLE)
    later = [word for word in words.split()[1:] if len(word) > 3 and word[0].isalpha()]
    if len(words) > limit:
        yield HEADING_STYLE.at(passage.place, f"a heading of {len(words)} characters", f"{limit} at most")
    elif words.endswith("."):
        yield HEADING_STYLE.at(passage.place, "a heading ends in a full stop", "remove it")
    elif state.plain.nouns_have_capitals:
        return
    elif len(later) > 2 and sum(word[0].isupper() for word in later) > len(later) * 0.7:
        message = "a heading has capitals in the middle"
        yield HEADING_STYLE.at(passage.place, message, "only its first word and names begin with a capital")
