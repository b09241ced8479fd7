"""More rules: how sentences are built, how numbers are written, and how long lists and beginnings are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from citesite.check.plain_language.passages import Part, Passage, plain
from citesite.check.plain_language.rules import FREQUENCY, PERCENT, Seen
from citesite.check.plain_language.wording import PARTICIPLES, STATES
from citesite.diagnostics import Diagnostic, advice
from citesite.records import CalloutBlock, TopicContent

ENOUGH_FOR_A_SHARE = 10
"""A part with fewer sentences has no share of them worth a word."""
ENOUGH_FOR_TWO_SIDES = 3
"""A topic with fewer claims about effects is only begun."""
_NOT = r"(?:not|never|also|always|still|then|only|often|usually|mostly|mainly|partly|\w+ly)"
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being)\s+(?:{_NOT}\s+)*(?!(?:{STATES})\b)(?:\w+[^e\W]ed|{PARTICIPLES})\b",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<![\w.,:/-])[1-9]\d{4,}(?![\w:/-]|[.,]\d)")
_RANGE = re.compile(r"(?<![\w.,/-])(\d+(?:[.,]\d+)*) ?[-–] ?(\d+(?:[.,]\d+)*)(?![\w/-])(?! ?[-–])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def passive_voice(part: Part, seen: Seen) -> Iterator[Diagnostic]:
    """Many sentences of a part do not say who does what."""
    told = [
        (passage, start, sentence)
        for passage in part.passages
        if not (passage.is_heading or passage.is_cell)
        for start, sentence in passage.sentences()
    ]
    found = [(passage.at(start + m.start()), m) for passage, start, text in told if (m := _PASSIVE.search(plain(text)))]
    limit = seen.limits["passive-voice"]
    if len(told) >= ENOUGH_FOR_A_SHARE and 100 * len(found) > limit * len(told):
        words = ", ".join(f'"{match.group()}"' for _, match in found[:4])
        message = f"{len(found)} of {len(told)} sentences do not say who does it ({words})"
        yield advice("passive-voice", part.place, message, f"{limit} in 100 is the limit; begin with who does what")


def long_list(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A list has more items than are taken in at a look."""
    limit = seen.limits["long-list"]
    items: list[int] = []
    for start, text in [*passage.paragraphs(), (len(passage.words), "end")]:
        if text.startswith("\0") and "\n" in passage.text:
            items.append(start)
            continue
        if len(items) > limit:
            message = f"a list of {len(items)} items; {limit} is the limit"
            yield advice("long-list", passage.at(items[0]), message, "make two lists of it, each with its own lead-in")
        items = []


def number_form(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """A number is written in a way that is easily misread."""
    for found in _LONG_NUMBER.finditer(passage.words):
        hint = f"write: {int(found.group()):,}"
        yield advice("number-form", passage.at(found.start()), f'"{found.group()}" is hard to take in', hint)
    for found in _RANGE.finditer(passage.words):
        first, last = found.groups()
        if not passage.is_heading and not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last)):
            message = f'"{found.group()}" may be read as a subtraction or an address'
            yield advice("number-form", passage.at(found.start()), message, f"write: {first} to {last}")


def mixed_forms(passage: Passage, seen: Seen) -> Iterator[Diagnostic]:
    """One sentence has shares both as percentages and as numbers of people."""
    for start, sentence in passage.sentences():
        percent, people = PERCENT.search(sentence), FREQUENCY.search(sentence)
        if percent and people:
            message = f'"{plain(percent.group())}" stands beside "{plain(people.group())}"'
            yield advice("mixed-forms", passage.at(start + percent.start()), message, "tell both in the same form")


def same_link_words(part: Part, seen: Seen) -> Iterator[Diagnostic]:
    """Two links of the same words lead to different places."""
    known: dict[str, str] = {}
    for passage in part.passages:
        for link in passage.links:
            words = plain(link.words).strip(" .*_").lower()
            if known.setdefault(words, link.target) != link.target:
                message = f'the link "{link.words}" led to {known[words]} before, and to {link.target} here'
                hint = "readers who hear links one after the other cannot tell them apart: give each its own words"
                yield advice("same-link-words", passage.at(link.start), message, hint)


def many_warnings(content: TopicContent, seen: Seen) -> Iterator[Diagnostic]:
    """A topic warns so often that readers stop listening."""
    limit = seen.limits["many-warnings"]
    places = [
        section.place / "body" / n / "callout"
        for section in content.sections
        for n, block in enumerate(section.record.body)
        if isinstance(block, CalloutBlock) and block.callout.tone == "caution"
    ]
    if len(places) > limit:
        message = f"this is caution number {limit + 1} of {len(places)}"
        yield advice("many-warnings", places[limit], message, "keep the gravest; say the others in the text")
    levels: set[str] = set()
    for n, card in enumerate(content.topic.record.seek_help):
        if card.level in levels:
            message = f'there is another "{card.level}" card before this one'
            place = content.topic.place / "seek_help" / n / "level"
            yield advice("many-warnings", place, message, "put its items into that one")
        levels.add(card.level)


def long_summary(content: TopicContent, seen: Seen) -> Iterator[Diagnostic]:
    """What stands before the sections of a topic is longer than most people read."""
    topic, limit = content.topic.record, seen.limits["long-summary"]
    texts = [topic.summary, *(t.text for t in topic.takeaways if t.audience == "patient")]
    count = sum(len(text.split()) for text in texts)
    if count > limit:
        message = f"summary and key messages have {count:,} words; {limit} is the limit"
        yield advice("long-summary", content.topic.place / "summary", message, "leave the rest to the sections")


def one_sided(content: TopicContent, seen: Seen) -> Iterator[Diagnostic]:
    """A topic tells what something may do for readers and not what it may do to them."""
    effects = [claim.place for claim in content.claims if claim.record.type == "effect"]
    if len(effects) >= ENOUGH_FOR_TWO_SIDES and all(claim.record.type != "safety" for claim in content.claims):
        message = f"this topic has {len(effects)} claims about effects and none of type safety"
        hint = "add what harm was seen, or that nobody looked for it"
        yield advice("one-sided", effects[0] / "type", message, hint)


PASSAGE_RULES: Mapping[str, Callable[[Passage, Seen], Iterator[Diagnostic]]] = {
    "long-list": long_list,
    "number-form": number_form,
    "mixed-forms": mixed_forms,
}
PART_RULES: Mapping[str, Callable[[Part, Seen], Iterator[Diagnostic]]] = {
    "passive-voice": passive_voice,
    "same-link-words": same_link_words,
}
TOPIC_RULES: Mapping[str, Callable[[TopicContent, Seen], Iterator[Diagnostic]]] = {
    "many-warnings": many_warnings,
    "long-summary": long_summary,
    "one-sided": one_sided,
}
