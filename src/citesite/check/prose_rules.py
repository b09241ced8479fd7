"""Rules about texts: mark-up, links, terms and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from citesite.check.declaring import record_check, topic_check
from citesite.check.existence_rules import UNKNOWN_SOURCE, source_hint
from citesite.check.mark_rules import MARK_NOT_SHOWN, SINGLE_BRACES, marks_in_record
from citesite.check.media_rules import media_of_text
from citesite.diagnostics import Diagnostic, Place, Rule, Severity, did_you_mean
from citesite.link.library import Library
from citesite.read.yaml.rules import CONTROL_CHARACTER
from citesite.records import Placed, TopicContent
from citesite.records.identifiers import ID
from citesite.records.texts import TextKind
from citesite.text.prose import Prose, prose

PLACEHOLDER = "FILL ME IN"
"""The text that `citesite new` writes where an editor has to write."""


_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>?")


_TITLE_TAG = re.compile(r"</?(?:i|b|sup|sub)>")


RAW_HTML = Rule(
    code="raw-html",
    summary="a text holds HTML",
    meaning=(
        "Readers would see HTML in a text with its angle brackets: it is never run, so that no text can change "
        "how a page works. Texts are written with a few marks of Markdown instead."
    ),
    fix=(
        "Write *emphasis*, **strong emphasis**, lists and [links](https://example.org). A new paragraph begins "
        "after an empty line. Only titles of sources may hold <i>, <b>, <sup> and <sub>."
    ),
    wrong="text: Examplin probably<br> eases headache.",
    right="text: Examplin *probably* eases headache.",
)


FORBIDDEN_LINK = Rule(
    code="forbidden-link",
    summary="a link leads somewhere it may not",
    meaning=(
        "Links may open web pages, e-mail addresses and telephone numbers, and lead to places in the site. Other "
        "addresses can run a program or open a file on the reader's device, or work on your computer only."
    ),
    fix="Begin the link with https:, mailto:, tel:, #, term:, source:, topic:, page: or media:.",
    wrong="text: Examplin probably eases headache, says [the guide](www.example.org).",
    right="text: Examplin probably eases headache, says [the guide](https://www.example.org).",
)


MALFORMED_CITATION = Rule(
    code="malformed-citation",
    summary="a bracket that is meant as a citation is none",
    meaning=(
        "Citations in a text are written [@source-id]. This one is written differently, so readers would see the "
        "bracket as it is, and the statement would have no reference."
    ),
    fix="Separate several sources with semicolons, each with its own @. A comma comes before the page.",
    wrong="text: Examplin probably eases headache [@trial-2020; guide-2021].",
    right="text: Examplin probably eases headache [@trial-2020, p. 3; @guide-2021].",
)


UNKNOWN_TERM = Rule(
    code="unknown-term",
    summary="a text uses a glossary term that does not exist",
    meaning=(
        "A link to term: shows readers what a word means. The glossary has no term with this id, so they would "
        "be left with the difficult word alone."
    ),
    fix="Correct the id after term:, or add the term to glossary.yaml.",
    wrong="summary: Examplin is tested against [headache](term:cefalalgia).",
    right="summary: Examplin is tested against [headache](term:cephalalgia).",
)


DEAD_LINK = Rule(
    code="dead-link",
    summary="a link in a text leads to nothing on the site",
    meaning=(
        "The source, topic, section or claim that the link names does not exist, so readers who follow it "
        "would find nothing. In a glossary term or a source, a link to #place also has to name its topic, "
        "because such a text appears on the pages of several topics."
    ),
    fix="Correct the id. Places are written #claim in the same topic and topic:its-id#claim in another one.",
    wrong='text: "See [whether it works](#effect)."',
    right='text: "See [whether it works](#effects)."',
)


FILL_ME_IN = Rule(
    code="fill-me-in",
    severity=Severity.WARNING,
    worsens="an error where it would be published",
    summary="a text is still a placeholder",
    meaning=(
        "`citesite new` writes FILL ME IN where only you know what to say. `citesite serve` shows such places, so that "
        "you can look at them while you write. Readers never meet one: a draft is not published, and anywhere else "
        "it stops the build."
    ),
    fix="Write the text, take the record out, or write status: draft in its topic.",
    wrong="note: FILL ME IN with what it found.",
    right="note: 30 of 50 people felt better, against 20 of 50.",
)


@topic_check(
    RAW_HTML,
    CONTROL_CHARACTER,
    FORBIDDEN_LINK,
    MALFORMED_CITATION,
    UNKNOWN_TERM,
    DEAD_LINK,
    FILL_ME_IN,
    MARK_NOT_SHOWN,
    SINGLE_BRACES,
)
def texts_of_topic(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Check the texts of a topic."""
    for kind, text, place in topic.texts:
        yield from rules_of_text(kind, text, place, known)
        if kind == "text":
            yield from dead_place(prose(text), place, topic)
            yield from marks_in_record(text, place)


@topic_check(DEAD_LINK)
def related_without_link(topic: TopicContent, known: Library) -> Iterator[Diagnostic]:
    """Find what is to be read next and leads nowhere."""
    for number, text in enumerate(topic.topic.record.related):
        if "](" not in text:
            message = f'"{text[:60]}" is to be read next, and is no link'
            hint = f"write [its title](topic:{text if re.fullmatch(ID, text) else 'its-id'})"
            yield DEAD_LINK.at(topic.topic.place / "related" / number, message, hint)


MISPLACED_VALUE = Rule(
    code="misplaced-value",
    summary="a value reference is used where none is looked up",
    meaning=(
        "Numbers are looked up in the prose of a topic. Titles, labels and names are plain words. Sources and "
        "glossary terms appear on the pages of several topics, so it would not be clear whose analysis is meant."
    ),
    fix="Move the number to a claim, a note or another text of its topic.",
    wrong="title: Examplin and {{ relief-at-two-hours.intervention }}",
    right="title: Examplin and headache",
)


def misplaced_value(text: str, place: Place, why: str) -> Iterator[Diagnostic]:
    """Find value references in texts where none is looked up."""
    # Few texts hold a value reference, and a build without any should not wait for the grammar.
    from citesite.values.grammar import references

    for reference in references(text):
        message = f"{reference.written} is not looked up here: {why}"
        yield MISPLACED_VALUE.at(place.find(reference.written), message, "write it in a text of its topic")


@record_check(
    UNKNOWN_SOURCE,
    RAW_HTML,
    CONTROL_CHARACTER,
    FORBIDDEN_LINK,
    MALFORMED_CITATION,
    UNKNOWN_TERM,
    DEAD_LINK,
    FILL_ME_IN,
    MISPLACED_VALUE,
    MARK_NOT_SHOWN,
    SINGLE_BRACES,
)
def texts_of_shared_record(placed: Placed[Any], known: Library) -> Iterator[Diagnostic]:
    """Check the texts of a source, a term or a person."""
    for kind, text, place in placed.texts:
        yield from rules_of_text(kind, text, place, known)
        if "{{" in text:
            yield from misplaced_value(text, place, "this text may be on pages of several topics")
        if kind == "text":
            yield from dead_place(prose(text), place, None)
            yield from marks_in_record(text, place)
            yield from unknown_citation(prose(text), place, known)


def unknown_citation(part: Prose, place: Place, known: Library) -> Iterator[Diagnostic]:
    """Find citations of sources that do not exist."""
    for citation in (c for bracket in part.citations for c in bracket):
        if not known.has("source", citation.source):
            message = f'the text cites "{citation.source}", which is not a source'
            hint = source_hint(citation.source, known.sources)
            yield UNKNOWN_SOURCE.at(place.find(f"@{citation.source}"), message, hint)


def rules_of_text(kind: TextKind, text: str, place: Place, known: Library) -> Iterator[Diagnostic]:
    """Check a text of whatever record, but for what depends on where it is shown."""
    if PLACEHOLDER in text:
        message = f"this is still to be written: {' '.join(text.split())[:60]}"
        yield FILL_ME_IN.at(place.find(PLACEHOLDER), message, "write it, or take it out")
    if kind == "line":
        yield from raw_html(_tags_in_line(text, place), place)
        return
    part = prose(text)
    yield from raw_html(part.raw_html, place)
    yield from hidden_character(part, place)
    yield from forbidden_link(part, place, known)
    yield from malformed_citation(part, text, place)
    yield from unknown_term(part, place, known)
    yield from dead_link(part, place, known)
    yield from media_of_text(part, text, place, known)


def _tags_in_line(text: str, place: Place) -> tuple[str, ...]:
    tags = _TAG.findall(text)
    if not tags or "sources/" not in place.path:
        return tuple(tags)
    is_title = place.steps[-1] == "title"
    # "Effect of <Title> on sales" is how a work is called; what is closed or has attributes came from a page.
    return tuple(
        tag
        for tag in tags
        if not (is_title and _TITLE_TAG.fullmatch(tag))
        and (tag[1] in "/!?" or "=" in tag or f"</{tag[1:].rstrip('>').split()[0].lower()}" in text.lower())
    )


def _tag_name(tag: str) -> str:
    name = re.match(r"</?([A-Za-z][\w-]*)", tag)
    return name[1].lower() if name else ""


def raw_html(found: tuple[str, ...], place: Place) -> Iterator[Diagnostic]:
    """Find raw HTML; what closes a tag is no second mistake."""
    opened = {name for tag in found if (name := _tag_name(tag)) and tag[1] != "/"}
    for tag in found:
        if tag[1] == "/" and _tag_name(tag) in opened:
            continue
        yield RAW_HTML.at(place.find(tag), f"raw HTML is not allowed: {tag}", "*emphasis*, lists and [links](…) are")


def hidden_character(part: Prose, place: Place) -> Iterator[Diagnostic]:
    """Find character references for invisible characters."""
    for character in part.hidden_characters:
        message = f"the text holds the invisible character U+{ord(character):04X}, written as a character reference"
        yield CONTROL_CHARACTER.at(place.find("&#"), message, "remove it")


_ALLOWED = (
    "a link begins with https:, mailto:, tel:, #, or term:, source:, topic:, page: and an id, or media: and a file"
)


def forbidden_link(part: Prose, place: Place, known: Library) -> Iterator[Diagnostic]:
    """Find links with a scheme that is not allowed."""
    for target in part.forbidden_links:
        message = f'a link to "{target}" is not allowed'
        own = _of_this_site(target, known)
        hint = f"write [words]({own})" if own else _ALLOWED
        yield FORBIDDEN_LINK.at(place.find(target), message, hint)


def _of_this_site(target: str, known: Library) -> str:
    """Return how texts link to the page or file that an address within the site means; empty if it is unknown."""
    path = re.sub(r"^(?:\.{0,2}/)+|[#?].*", "", target)
    page = re.sub(r"(?:/index)?(?:\.md|\.html?)?/?$", "", path)
    file = path.removeprefix("media/")
    return f"page:{page}" if page in known.pages else f"media:{file}" if file in known.media else ""


_WITHOUT_AT = re.compile(r"(?<![!\]\\])\[[a-z0-9-]+-(?:19|20)\d\d[a-z]?(?:,[^\[\]]*)?\](?![(\[:])")
"""A bracket with what looks like the id of a source, such as [trial-2020, p. 3]."""


def malformed_citation(part: Prose, text: str, place: Place) -> Iterator[Diagnostic]:
    """Find brackets that begin with @ and are not citations, and those with an id and no @."""
    missed = _WITHOUT_AT.findall(text) if "[" in text else ()
    for written in (*part.malformed_citations, *missed):
        hint = "write [@source-id], [@source-id, p. 3] or [@one; @other]"
        yield MALFORMED_CITATION.at(place.find(written), f"{written} is not a citation", hint)


def unknown_term(part: Prose, place: Place, known: Library) -> Iterator[Diagnostic]:
    """Find links to glossary terms that do not exist."""
    for scheme, target in part.links:
        if scheme == "term" and not known.has("term", target):
            message = f'the glossary has no term "{target}"'
            yield UNKNOWN_TERM.at(place.find(f"term:{target}"), message, did_you_mean(target, known.terms))


def dead_link(part: Prose, place: Place, known: Library) -> Iterator[Diagnostic]:
    """Find links to sources and to pages of the site's own that do not exist."""
    for scheme, target in part.links:
        if scheme in ("source", "page") and not known.has(scheme, target):
            noun = "a source" if scheme == "source" else "a page of the site's own"
            message = f'a link leads to "{scheme}:{target}", which is not {noun}'
            yield DEAD_LINK.at(place.find(f"{scheme}:{target}"), message, did_you_mean(target, known.all_of(scheme)))


def dead_place(part: Prose, place: Place, topic: TopicContent | None) -> Iterator[Diagnostic]:
    """Find links to places on the same page that do not exist."""
    for scheme, target in part.links:
        if scheme == "topic" and target.startswith("#"):
            if topic is None:
                message = f'a link leads to "{target}", and this text appears on the pages of several topics'
                yield DEAD_LINK.at(place.find(target), message, f"name the topic: topic:<its id>{target}")
            elif topic.is_whole and target[1:] not in topic.places:
                message = f'a link leads to "{target}", which is nothing in topic "{topic.topic.record.id}"'
                yield DEAD_LINK.at(place.find(target), message, did_you_mean(target[1:], topic.places))
