"""The text of a translation file: its entries completed and put in the order of the texts that they translate.

Works on lines, as `tidy` does: translations and the comments of translators stay as they were written. The lines that
begin with `#:`, `#~` or `#!` are the program's own, and are written anew.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring as in_double_quotes

from yaml.nodes import MappingNode, Node

from citesite.editor.tidy import WIDTH, folded
from citesite.read.front_matter import split_page
from citesite.read.translation_files import BELOW, PAGE_TEXT, Overlay, Translated, digest_of_text
from citesite.read.yaml import YamlError, load
from citesite.read.yaml.full import composed

_OWN = re.compile(r"^#[:~!](?: |$)")
_HEAD = (
    "# The texts of {path} in another language.\n"
    "# Write each translation behind text:. Lines with #: show the text of the first language, and are written\n"
    "# by `citesite new translation`. All other comments are yours and stay.\n"
)


class NotEntries(Exception):
    """The file holds something other than entries one below another, so that it cannot be completed line by line."""


def completed(before: str, overlay: Overlay, path: str, known: Mapping[str, str], is_page: bool) -> str:
    """Return the text of a translation file with an entry for each text of its content file.

    Args:
        before: the file as it is, with line feeds; "" if there is none.
        overlay: the texts, and what the file says of them.
        path: the content file, for the comment at the top.
        known: translations that the language has of other texts, by the text that they translate; texts with the same
            words begin with them.
        is_page: whether the file translates a page.

    Raises:
        YamlError: if the file is not strict YAML.
        NotEntries: if it cannot be completed without losing something.
    """
    if not is_page:
        return _completed(before, overlay, path, known)
    parts = split_page(before) if before else None
    if before and parts is None:
        raise NotEntries
    head = _completed(parts.head.removeprefix("\n") if parts else "", overlay, path, known, is_page=True)
    return f"---\n{head}---\n" + (f"\n{parts.body}\n" if parts and parts.body else "")


def _completed(before: str, overlay: Overlay, path: str, known: Mapping[str, str], is_page: bool = False) -> str:
    top, chunks = _chunks(before)
    made = [top or _HEAD.format(path=path)]
    claimed = {one.entry.key for one in overlay.texts if one.entry}
    for one in overlay.texts:
        name = one.entry.key if one.entry else "" if one.source.key in claimed else one.source.key
        key, name = ((BELOW if is_page and found == PAGE_TEXT else found) for found in (one.source.key, name))
        old = chunks.pop(name, None)
        text = known.get(one.source.text, "") if key != BELOW else ""
        made.append(_updated(old, key, one, text) if old else _new(key, one, text))
    made += [_orphan(chunk) for chunk in chunks.values()]
    after = "\n".join(made)
    if not _keeps(before, after):
        raise NotEntries
    return after


class _Chunk:
    """The lines of one entry, with the comments above it."""

    def __init__(self, key: Node, lead: list[str], body: list[str]) -> None:
        self.lead = lead
        self.own = [line for line in lead if _OWN.match(line)]
        self.comments = [line for line in lead if not _OWN.match(line)]
        self.body = body
        self.width = key.end_mark.column
        """Where its key ends on its first line."""


def _chunks(text: str) -> tuple[str, dict[str, _Chunk]]:
    """Return what is above the first entry of a file, and its entries by key."""
    root, lines = composed(text), text.split("\n")
    if root is None:
        return text.strip("\n") + "\n" if text.strip() else "", {}
    if not isinstance(root, MappingNode) or root.flow_style:
        raise NotEntries
    starts = [key.start_mark.line for key, _ in root.value]
    leads = [_lead(lines, start) for start in starts]
    if any(key.start_mark.column or key.end_mark.line != key.start_mark.line for key, _ in root.value):
        raise NotEntries
    # What an empty line sets off from the first entry is about the whole file.
    gaps = [n for n in range(leads[0], starts[0]) if not lines[n].strip()]
    top_end = gaps[-1] + 1 if gaps else leads[0]
    leads[0] = top_end
    found = {}
    for (key, _), lead, start, end in zip(root.value, leads, starts, [*leads[1:], len(lines)], strict=True):
        body = "\n".join(lines[start:end]).rstrip("\n").split("\n")
        found[key.value] = _Chunk(key, [line for line in lines[lead:start] if line.strip()], body)
    top = "\n".join(lines[:top_end]).strip("\n")
    return top + "\n" if top else "", found


def _lead(lines: list[str], key: int) -> int:
    """Return the first of the empty lines and comments above an entry."""
    at = key
    while at and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at


def _updated(old: _Chunk, key: str, one: Translated, known: str) -> str:
    first, *rest = old.body
    shown = list(_shown(one, old.own))
    lead = old.lead if shown == old.own else [*old.comments, *shown]
    body = [key + first[old.width :], *rest]
    if one.state == "missing":
        # Nothing is translated yet, so nothing is lost with the digest of a former text.
        body = [
            re.sub(r"(\bof: *)(['\"]?)[0-9a-f]{8}\b\2", rf"\g<1>{digest_of_text(one.source.text)}", line)
            for line in body
        ]
        empty = next((n for n, line in enumerate(body) if re.fullmatch(r" +text: *", line)), None)
        if known and empty is not None:
            value = written(known)
            body[empty : empty + 1] = [f"{body[empty].rstrip()} {value[0]}", *value[1:]]
    return "\n".join([*lead, *body]) + "\n"


def _new(key: str, one: Translated, known: str) -> str:
    value = written(known) if known else ([""] if key != BELOW else [])
    lines = [*_shown(one, []), f"{key}:", f"  of: {digest_of_text(one.source.text)}"]
    return "\n".join([*lines, *(f"  text: {value[0]}".rstrip() for _ in value[:1]), *value[1:]]) + "\n"


def _orphan(chunk: _Chunk) -> str:
    said = ["#! No text has this key any more."]
    kept = [line for line in chunk.own if not line.startswith("#!")]
    return "\n".join([*chunk.comments, *said, *kept, *chunk.body]) + "\n"


def _shown(one: Translated, before: Iterable[str]) -> Iterator[str]:
    """Yield the comments that show the text to translate, and of a stale translation the text that it translates."""
    if one.state == "stale":
        own = list(before)
        former = [line for line in own if line.startswith("#~")] or [
            f"#~{line[2:]}" for line in own if line.startswith("#:")
        ]
        yield from former
        yield f"#! The text is another now. Translate it, and write of: {digest_of_text(one.source.text)}"
    for line in one.source.text.strip("\n").split("\n"):
        yield from textwrap.wrap(f"#: {line}", WIDTH, subsequent_indent="#: ", break_long_words=False) or ["#:"]


def written(text: str) -> list[str]:
    """Return a text as the value of a field in an entry: what follows `text: `, and the lines below."""
    if "\n" not in text and len(text) > WIDTH - 10 and text == " ".join(text.split(" ")).strip() and "  " not in text:
        return _read_back([">-", *folded(text, 4)], text)
    if "\n" in text:
        return _read_back(["|-", *(f"    {line}".rstrip() for line in text.split("\n"))], text)
    return _read_back([text], text) if text[:1].isalpha() else [in_double_quotes(text)]


def _read_back(lines: list[str], text: str) -> list[str]:
    """Return lines if the reader finds the text in them, otherwise the text in quotes."""
    try:
        is_same = load("\n".join(["text: " + lines[0], *lines[1:]])) == {"text": text}
    except YamlError:
        is_same = False
    return lines if is_same else [in_double_quotes(text)]


def _keeps(before: str, after: str) -> bool:
    """Whether every translation and every comment of a translator is in a file as it was."""
    old, new = load(before) or {}, load(after) or {}
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    kept = [value for value in new.values() if isinstance(value, dict)]
    for value in old.values():
        texts = (
            {name: found for name, found in value.items() if name != "of" and found is not None}
            if isinstance(value, dict)
            else None
        )
        if texts is None or not any(texts.items() <= one.items() for one in kept):
            return False
    return set(_comments(before)) <= set(_comments(after))


def _comments(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.lstrip().startswith("#") and not _OWN.match(line))
