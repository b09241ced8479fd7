"""Rules about marks of Markdown: each is shown well, or refused where it is written. None reaches readers raw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citesite.diagnostics import Diagnostic, Place, Rule, Severity
from citesite.text.characters import unescaped
from citesite.text.prose import Prose, prose

MARK_NOT_SHOWN = Rule(
    code="mark-not-shown",
    summary="a text holds a mark that would reach readers raw",
    meaning=(
        "Texts are written in Markdown, of which there are many kinds. Readers would see the signs of this mark "
        "and not what they mean, or the mark does not belong into a text of this kind: in a section, a heading and "
        "a table are blocks of their own."
    ),
    fix=(
        "Write it as the message says; docs/how-to/write-a-text.md shows everything that a text may hold. Where the "
        "sign itself is meant, put a backslash before it."
    ),
    wrong='text: "Examplin probably eases ~~pain~~ headache."',
    right="text: Examplin probably eases headache.",
)

SINGLE_BRACES = Rule(
    code="single-braces",
    severity=Severity.WARNING,
    summary="a text holds something in single braces",
    meaning=(
        "A number of an analysis is printed by a name in double braces. In single ones it is a text like any other, "
        "so readers would see the name."
    ),
    fix="Double the braces. If the sign itself is meant, put a backslash before it.",
    wrong='text: "Examplin probably eases headache: { relief-at-two-hours.intervention }."',
    right='text: "Examplin probably eases headache: {{ relief-at-two-hours.intervention }}."',
)
_BRACES = re.compile(r"(?<!\{)\{\s*[A-Za-z][\w.-]{0,120}(?:\s*\|\s*\w{1,20})?\s*\}(?!\})")
_IN_RECORDS = {
    "table": ("a table", "in a section, write a table: block; pages of the site may hold it"),
    "rule": ("a line across the page", "leave it out; in a section, a heading: block divides better"),
    **dict.fromkeys(
        ("h1", "h2", "h3", "h4", "h5", "h6"),
        ("a heading", "in a section, write a heading: block; pages of the site may hold it"),
    ),
}
"""Marks that only pages of the site may hold: what each is, and what to do."""
_NOWHERE = {
    "code": ("a block of code", "take the ``` or the spaces before the lines away"),
    "footnote": ("a footnote", "cite a source as [@source-id], or say it in the text"),
}
_LEFT = re.compile(
    r"(?P<strike>~~(?=\S)[^~\n]{1,200}~~)|(?P<highlight>==(?=\S)[^=\n]{1,200}==)|(?P<insert>\+\+(?=\S)[^+\n]{1,200}\+\+)|"
    r"(?P<footnote>\[\^[^\]\s]{1,40}\])|(?P<task>^[^\S\n]*\[[ xX]\]\s)|(?P<image>!\[[^\]\n]{0,200}\])|"
    r"(?P<link>\[[^\[\]\n]{1,200}\](?:\([^()\n]{0,200}\)|\[[^\[\]\n]{0,80}\]))|"
    r"(?P<admonition>^[^\S\n]*(?:!!!|\?\?\?\+?|:::+)[^\n]{0,60})|(?P<attributes>\{[:#.][^{}\n]{0,80}\})|"
    r"(?P<tick>`)|(?P<strong>\*\*|(?<!\w)__(?=\w))|(?P<heading>^[^\S\n]*#{1,6}\s)|(?P<row>^[^\S\n]*\|.*\|\s*$)|"
    r"(?P<cited>(?<![\w.@/+-])-?@[a-z][a-z0-9]*(?:-[a-z0-9]+)+)|(?P<merge>^(?:<{7}|={3,}|>{7})[^\n]{0,40})|(?P<formula>\$\$[^$\n]{1,200}\$\$)|"
    r"(?P<item>^[^\S\n]*(?:[-*+•]|\d{1,2}[.)])\s+\S)",
    re.MULTILINE,
)
"""What is left of a mark when a text was rendered."""
# It begins with a set of characters, for which re looks much faster than for alternatives.
_MAY_BE_LEFT = re.compile(
    r"[~=&+\[\]!?:{`*_#|@$>\n](?:(?<=[`#|@])|(?<=([~=+*_$]))\1|(?<=([!?:]))\2\2|(?<=!)\[|(?<=\[)[\^ xX]|(?<=\])[\[(]|"
    r"(?<=\{)[:#.]|(?<=&)lt;&lt;&lt;|(?<=[>\n])[^\S\n]*(?:[-*+•]|\d{1,2}[.)])\s)"
)
"""Most texts hold none of these."""
_HINTS = {
    "strike": ("text that is struck out", "leave it out"),
    "highlight": ("a highlight", "write **strong emphasis**"),
    "insert": ("a mark for inserted text", "leave the signs out"),
    "footnote": ("a footnote", "cite a source as [@source-id], or say it in the text"),
    "task": ("a box to tick", "leave the brackets out; questions to take along get boxes by themselves"),
    "image": ("an image without a file that can be shown", "write ![what it shows](name-of-the-file.png)"),
    "link": ("a link that leads nowhere", "write [words](https://…), or an id as in [words](topic:id)"),
    "admonition": ("a box of another program", "in a section, write a callout: block"),
    "attributes": ("attributes in braces", "leave them out"),
    "tick": ("a backtick", "write `words` within one line, or leave the sign out"),
    "strong": (
        "a mark for emphasis that is not closed",
        "close it, without a space inside, or put a backslash before it",
    ),
    "heading": ("a heading", "begin it after an empty line"),
    "row": ("a row of a table without its head", "write the line of hyphens below the head: | --- | --- |"),
    "cited": ("a citation without brackets", "write [@source-id], and \\@ for an @ that cites nothing"),
    "merge": ("a line that a merge has left", "keep one of the two versions, and remove the lines of <, = and >"),
    "formula": ("a formula", "write it in words"),
    "item": ("an item of a list in the middle of a text", "begin each item on a line of its own"),
}


def marks_in_record(text: str, place: Place) -> Iterator[Diagnostic]:
    """Find marks in a text of a record that it may not hold, or that would be shown raw."""
    yield from _marks(text, place, {**_IN_RECORDS, **_NOWHERE})


def marks_on_page(text: str, place: Place) -> Iterator[Diagnostic]:
    """Find marks on a page that it may not hold, or that would be shown raw."""
    yield from _marks(text, place, _NOWHERE)


def _marks(text: str, place: Place, refused: dict[str, tuple[str, str]]) -> Iterator[Diagnostic]:
    for mark in prose(text).marks:
        if mark.kind in refused:
            what, hint = refused[mark.kind]
            yield MARK_NOT_SHOWN.at(place.find(mark.words or "---"), f"{what} is not shown in this text", hint)
    if "{" in text:
        for found in _BRACES.finditer(text if "\\" not in text else _ESCAPED.sub("", text)):
            message = f"readers would see {found[0]} as it is"
            yield SINGLE_BRACES.at(place.find(found[0]), message, "a value reference has double braces")
    # A sign after a backslash is meant to be seen.
    yield from _left(prose(_ESCAPED.sub("", text) if "\\" in text else text), place)


_ESCAPED = re.compile(r"\\[^\w\s]")


_CODE = re.compile(r"<code>[^<]*</code>|<h[1-6][^<>]*>|<a href=\"[^\"<]*\">|<img[^<>]*>", re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|li|ul|ol|blockquote|td|th|tr|figcaption|figure|br)\b[^<>]*>")


def _left(part: Prose, place: Place) -> Iterator[Diagnostic]:
    """Find what a rendered text still shows of a mark."""
    if not _MAY_BE_LEFT.search(part.html):
        return
    words = unescaped(re.sub(r"<[^<>]*>", "", _BLOCK.sub("\n", _CODE.sub("", part.html))))
    noted = {"".join(written.split()) for written in (*part.malformed_citations, *part.raw_html)}
    for found in _LEFT.finditer(words):
        kind = found.lastgroup or ""
        what, hint = _HINTS[kind]
        written = " ".join(found[0].split())
        if any("".join(written.split()) in one for one in noted):
            continue
        yield MARK_NOT_SHOWN.at(place.find(written), f"{written[:60]} is {what}, and readers would see its signs", hint)
