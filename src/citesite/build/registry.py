"""Registry: every address that a site has published, and the addresses that its records hold.

In: the text of `permalinks.yaml`, and typed records. Out: a `Registry`, its text, and addresses with the kind of what
holds each. Here addresses are written as in `addresses`; in the file each begins with "/" (invariant A10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from citesite import addresses
from citesite.build.address_rules import MALFORMED_REGISTRY
from citesite.diagnostics import Diagnostic, Place, capped
from citesite.files.scan import REGISTRY, REGISTRY_PARTS
from citesite.read import yaml as yaml_text
from citesite.read.shape import shaped
from citesite.read.yaml import YamlError
from citesite.read.yaml.lines import BETWEEN_MERGE_MARKS, MERGE, MERGE_MARK
from citesite.records import TopicContent
from citesite.records.fields import Line, Record

WORD = "#word-"
LANGUAGE = "language"
"""The kind of the address with all pages in another language: each below it is that of a page in the first one."""

_PART = r"[a-z0-9]++(?:[-.][a-z0-9]++)*+"
_ADDRESS = rf"/(?:{_PART}/)*+(?:{_PART})?+(?:#[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+)?+"
"""No part of it can match in two ways, so every text is refused in linear time."""
_LINE = re.compile(rf"  ({_ADDRESS}): ([a-z][a-z ]*+)\s*")
_PUBLISHED = re.compile(rf"^published:[ \t]*+(\{{\}}|{REGISTRY_PARTS}/)?+[ \t]*+$", re.MULTILINE)
_HEAD = """\
# Every address this site has published. `citesite publish` adds to it; commit it with the content.
# Nothing below "published" is ever taken out. An address that nothing makes any more needs "formerly:" on the record
# that took its place, or an entry here that says why it is gone and where to go instead:
#   /old-topic/: {why: "Its subject is part of another page now.", go: /new-topic/#place}
retired: {}
"""
_DIVIDED = f"""\
published: {REGISTRY_PARTS}/
# They are many, so each file of that folder has some of them. Commit the folder, too.
"""


class Retirement(Record):
    """Why an address is retired, and where to go instead."""

    why: Line
    """The reason, as readers see it."""
    go: Line
    """An address of this site, such as `/topic/#place`."""


class Registry(NamedTuple):
    """What `permalinks.yaml` says."""

    published: Mapping[str, str] = {}
    """Each address ever published, and the kind of what held it."""
    retired: Mapping[str, Retirement] = {}
    """The retired addresses, each with the reason and the address to go to."""
    is_divided: bool = False
    """Whether the published addresses are in the files of a folder."""


def parsed(text: str, path: str = REGISTRY) -> tuple[Registry, list[Diagnostic]]:
    """Read a file of a registry.

    The published addresses, by far the most of it, are read line by line, because a site of ten thousand topics has
    hundreds of thousands; what people write is YAML like any other record.
    """
    if marks := _merge_marks(text):
        hint = (
            "keep what both sides of the merge added, and remove the lines of <, = and >; publish sorts the addresses"
        )
        left = MALFORMED_REGISTRY.at(Place(path), MERGE, hint)._replace(line=marks[0] + 1, column=1)
        without = "\n".join(line for number, line in enumerate(text.split("\n")) if number not in marks)
        # What else is wrong, such as an entry of both sides, goes with the marks.
        return parsed(without, path)[0], [left]
    head, body = _parts(text)
    retired, problems = _retired(head, path)
    published: dict[str, str] = {}
    first = head.count("\n") + 1
    for number, line in enumerate(body.split("\n")):
        if found := _LINE.fullmatch(line):
            published[found[1][1:]] = found[2].rstrip()
        elif line.strip() and not line.lstrip().startswith("#"):
            hint = "keep what both sides of a merge added, each address on a line of its own; publish sorts them"
            message = 'a line below "published" is not an address with the kind of thing it belonged to'
            problems.append(MALFORMED_REGISTRY.at(Place(path), message, hint)._replace(line=first + number, column=1))
    split = _PUBLISHED.search(text)
    return Registry(published, retired, bool(split and split[1] and split[1] != "{}")), problems


def _merge_marks(text: str) -> list[int]:
    """Return the numbers, from 0, of the lines that git leaves when a merge is not finished."""
    # No address has such signs, and most registries are long.
    if not any(sign * 7 in text for sign in "<=>|"):
        return []
    source = enumerate(text.split("\n"))
    return [n for n, line in source if MERGE_MARK.match(line) or BETWEEN_MERGE_MARKS.fullmatch(line)]


def _parts(text: str) -> tuple[str, str]:
    """Split a registry into the part that people write and the published addresses after it."""
    split = _PUBLISHED.search(text)
    return (text[: split.start()], text[split.end() :]) if split else (text, "")


def placed(problems: Iterable[Diagnostic], text: str) -> list[Diagnostic]:
    """Return diagnostics about retired addresses with their line, whatever the published ones look like."""
    return _located(problems, _parts(text)[0])


def _retired(head: str, path: str) -> tuple[dict[str, Retirement], list[Diagnostic]]:
    try:
        data = yaml_text.load(head)
    except YamlError as problem:
        found = problem.rule.at(Place(path), problem.message, problem.hint)
        return {}, [found._replace(line=problem.line, column=problem.column)]
    entries = data.get("retired") if isinstance(data, dict) else data
    others = [name for name in data if name != "retired"] if isinstance(data, dict) else []
    if others or not isinstance(entries, dict | None):
        hint = 'the file holds "retired:", then "published:" as the last part'
        place = Place(path, (others[0],), on_key=True) if others else Place(path)
        return {}, _located([MALFORMED_REGISTRY.at(place, "this is not a registry of addresses", hint)], head)
    retired: dict[str, Retirement] = {}
    problems = []
    for address, value in (entries or {}).items():
        place = Place(path) / "retired" / address
        record, wrong = shaped(Retirement, value, place)
        problems += wrong
        for text, at in [(address, place.key()), *([(record.go, place / "go")] if record else [])]:
            if not re.fullmatch(_ADDRESS, text):
                hint = "write an address of this site as in /topic/section/ or /topic/#claim"
                problems.append(MALFORMED_REGISTRY.at(at, f'"{text[:80]}" is not an address of this site', hint))
                record = None
        if record:
            retired[address[1:]] = record
    return retired, _located(problems, head)


def _located(problems: Iterable[Diagnostic], head: str) -> list[Diagnostic]:
    """Return diagnostics about the part that people write with their line. The rest may be too long for YAML."""
    found = capped(problems)
    places = yaml_text.positions(head, [problem.place for problem in found])
    return [d._replace(line=line, column=column) for d, (line, column) in zip(found, places, strict=True)]


def line_of(text: str, address: str) -> int:
    """Return the number of the line with an address in a file of a registry; 0 if it has none."""
    found = re.search(rf"^  /{re.escape(address)}: ", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def with_published(text: str, published: Mapping[str, str], *, is_divided: bool = False) -> str:
    """Return the text of a registry with these addresses, sorted; what people write in it is unchanged.

    Args:
        text: the text as it was; empty for a new registry.
        published: the kind of what held each address.
        is_divided: whether all addresses are in other files.
    """
    split = _PUBLISHED.search(text)
    head = text[: split.start()] if split else text or _HEAD
    if not head.endswith("\n"):
        head += "\n"
    return head + (_DIVIDED if is_divided else published_text(published))


def published_text(published: Mapping[str, str]) -> str:
    """Return published addresses as they are written, one a line, sorted."""
    lines = "".join(f"  /{address}: {published[address]}\n" for address in sorted(published, key=_order))
    return f"published:\n{lines}"


def _order(address: str) -> tuple[str, str]:
    """Sort a page first, then the places on it, then the pages below it."""
    page, _, fragment = address.partition("#")
    return page, fragment


def folder_of(address: str) -> str:
    """Return the folder of the topic, the source or the page of the site that an address belongs to."""
    first, _, rest = address.partition("#")[0].partition("/")
    name = rest.partition("/")[0]
    return f"{first}/{name}" if f"{first}/" == addresses.SOURCES and name else first


def inside(address: str) -> str:
    """Return an address relative to its folder: empty for the page of a topic itself."""
    return address.removeprefix(folder_of(address)).removeprefix("/")


def made_by_topic(topic: TopicContent, has_handouts: bool) -> dict[str, str]:
    """Return every address that a topic holds, relative to its folder, with its kind; former ids included."""
    shown = {name for _, block, _ in topic.blocks for name in block.anchors}
    made = {"": "topic"}
    names = [(kind, name, name) for kind, name, _ in topic.anchors]
    names += [(kind, then, now) for kind, now, then, _ in topic.former_ids]
    for kind, name, now in names:
        if kind == "analysis" and now not in shown:
            continue
        made[f"#{name}"] = kind
        if kind == "section" and has_handouts:
            made[f"{name}/"] = kind
    return made


def page_of(folder: str) -> str:
    """Return the address of the page that a folder of addresses begins with."""
    return f"{folder}/" if folder and "." not in folder else folder


def pages_of(registered: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the address of every page among published addresses by folder, but those of languages and the home page."""
    for folder, names in registered.items():
        if names.get("") != LANGUAGE:
            every = (page_of(folder) + name for name in names)
            yield from (address for address in every if address.endswith("/"))


def retired_languages(registered: Mapping[str, Mapping[str, str]], retired: Mapping[str, object]) -> set[str]:
    """Return the addresses of the languages that a site was published in and has no more."""
    languages = (page_of(folder) for folder, names in registered.items() if names.get("") == LANGUAGE)
    return {address for address in languages if address in retired}


def is_retired(address: str, retired: Mapping[str, object]) -> bool:
    """Return whether an address is retired, itself or with the page it is on or below."""
    if not retired:
        return False
    page = address.partition("#")[0]
    parts = page.split("/")[:-1]
    above = ["/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
    return any(name in retired for name in (address, page, *above))
