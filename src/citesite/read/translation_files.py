"""Translation files: what they say of each text of a content file, and which of its texts are translated.

    takeaways/test-message/text:
      #: Ask for a B12 test.
      of: c6c90e72
      text: Lassen Sie Ihr B12 messen.

Each entry has the key of a text, the digest of the text that it translates, and the translation; the lines that begin
with `#:` show that text and are written by `citesite new translation`. A free page has the same entries between its
lines of ---, and the translation of its text below them.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, StringConstraints

from citesite.diagnostics import Diagnostic, Place, capped
from citesite.files.scan import real_within
from citesite.read.files import read_data
from citesite.read.front_matter import ENDING
from citesite.read.shape import WRONG_VALUE, shaped
from citesite.read.yaml import Data
from citesite.records.fields import PageText, Reason, Record
from citesite.records.translatable import Translatable, translatable_texts
from citesite.text.untranslated import with_places

State = Literal["done", "stale", "missing"]
"""Whether a text has a translation of it as it is now, one of another text that was there before, or none."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
"""The beginning of the SHA-256 of a text."""
PAGE_TEXT = "text"
"""The key of the text of a free page."""
BELOW = "below"
"""The entry of that text, whose translation is below the fields."""


class Translation(Record):
    """The translation of one text."""

    of: Digest
    """The digest of the text that it translates."""
    text: PageText | None = None
    """The translation; empty until somebody writes it."""
    because: Reason | None = None
    """Why it has other numbers, sources or links than the text that it translates, for translators and editors."""


class TranslationEntry(NamedTuple):
    """What a translation file says of one text."""

    key: str
    of: str
    text: str
    """The translation; "" if there is none yet."""
    place: Place
    """Where the translation is."""
    because: str = ""
    """Why it differs from its text in what both must have."""


class Translated(NamedTuple):
    """A text of the first language, and its translation."""

    source: Translatable
    state: State
    entry: TranslationEntry | None = None
    """What the translation file says of it; of a stale text, the translation of what it was before."""


class Overlay(NamedTuple):
    """The texts of a content file, and what a translation file says of them."""

    texts: tuple[Translated, ...] = ()
    orphans: tuple[TranslationEntry, ...] = ()
    """Translations of texts that are no longer there."""


def digest_of_text(text: str) -> str:
    """Return what a translation notes of the text that it translates. White space around the text does not count."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]


def entries_of(data: Data, path: str) -> tuple[dict[str, TranslationEntry], list[Diagnostic]]:
    """Return the entries in the data of a translation file by key, and what does not fit.

    Args:
        data: its plain data; that of a page as `page_entries` returns it.
        path: the file, relative to the site's folder.
    """
    if data is None:
        return {}, []
    if not isinstance(data, dict):
        message = "here must be fields with values, not a list" if isinstance(data, list) else "here must be entries"
        return {}, [WRONG_VALUE.at(Place(path), message, "`citesite new translation` writes them")]
    found: dict[str, TranslationEntry] = {}
    problems: list[Diagnostic] = []
    for key, value in data.items():
        record, wrong = shaped(Translation, value, Place(path, (key,)))
        problems += wrong
        if record:
            found[key] = TranslationEntry(
                key, record.of, (record.text or "").strip("\n"), Place(path, (key, "text")), record.because or ""
            )
    return found, capped(problems)


def page_entries(data: Data) -> Data:
    """Return the entries of the translation of a page, given its fields and its text as `page_data` returns them."""
    if not isinstance(data, dict):
        return data
    fields: dict[str, Any] = {name: value for name, value in data.items() if name not in ("id", PAGE_TEXT)}
    body = data.get(PAGE_TEXT) or None
    head = fields.pop(BELOW, None)
    return fields | ({PAGE_TEXT: {**head, "text": body}} if isinstance(head, dict) else {})


def overlay(texts: Iterable[Translatable], entries: Mapping[str, TranslationEntry]) -> Overlay:
    """Return which texts are translated.

    A translation belongs to the text with its key and its digest. What moved, because its list has another order or its
    record has another name, is found by its digest and the name of its field. A translation under the key of a text
    with another digest is stale.
    """
    sources = [(source, digest_of_text(source.text)) for source in texts]
    left = {key: entry for key, entry in entries.items() if entry.text}
    found: dict[str, Translated] = {}
    for source, digest in sources:
        if source.key in left and left[source.key].of == digest:
            found[source.key] = Translated(source, "done", left.pop(source.key))
    moved = {(_field(entry.key), entry.of): entry for entry in reversed(left.values())}
    for source, digest in sources:
        if source.key not in found and (entry := moved.pop((_field(source.key), digest), None)):
            found[source.key] = Translated(source, "done", left.pop(entry.key))
    for source, _ in sources:
        if source.key not in found:
            before = left.pop(source.key, None)
            found[source.key] = Translated(source, "stale" if before else "missing", before)
    return Overlay(tuple(found[source.key] for source, _ in sources), tuple(left.values()))


def put_in(data: Data, found: Overlay) -> None:
    """Put the translations that are current into data that was just read, but for labels."""
    for one in found.texts:
        if one.state == "done" and one.entry and not one.source.is_label:
            inside: Any = data
            for step in one.source.steps[:-1]:
                inside = inside[step]
            inside[one.source.steps[-1]] = _with_places(one.source.text, one.entry.text)


def _with_places(source: str, text: str) -> str:
    """Return a translation that notes the ids of the headings of its text: links lead to them in every language."""
    if not _HEADING.search(source):
        return text
    # Imported here because only pages have headings.
    from citesite.text.prose import prose

    places = prose(source).places
    return with_places(text, places) if len(places) == len(prose(text).places) else text


_HEADING = re.compile(r"^ {0,3}#|^ {0,3}(?:=+|-+) *$", re.MULTILINE)
"""A line that may be or underline a heading."""


def at_translations(diagnostics: Iterable[Diagnostic], overlays: Mapping[str, Overlay]) -> list[Diagnostic]:
    """Return diagnostics, those about a translated text at its place in the translation file.

    Args:
        diagnostics: what was found in content files, in whose data translations were put.
        overlays: the texts of each of those files, by its path.
    """
    places = {
        (path, one.source.steps): one.entry.place
        for path, found in overlays.items()
        for one in found.texts
        if one.state == "done" and one.entry
    }
    found = []
    for one in diagnostics:
        place = places.get((one.place.path, one.place.steps))
        found.append(one._replace(place=place._replace(needle=one.place.needle)) if place else one)
    return found


def _field(key: str) -> str:
    """Return the name of the innermost field of a key, without positions in lists."""
    return next((part for part in reversed(key.split("/")) if not part.isdigit()), key)


class TranslationFile(NamedTuple):
    """A translation file as it was read."""

    entries: Mapping[str, TranslationEntry] = {}
    digest: str = ""
    """The SHA-256 of its bytes; empty if there is no such file."""
    problems: tuple[Diagnostic, ...] = ()


def read_translation(root: Path, path: str) -> TranslationFile:
    """Read a translation file, if there is one.

    Args:
        root: the site's folder.
        path: the file, relative to it.

    Raises:
        CitesiteError: if it cannot be read, or is a link that leads out of the site's folder.
    """
    if not os.path.lexists(root / path):
        return TranslationFile()
    data, digest, problems = read_data(real_within(root / path, root), path)
    if problems:
        return TranslationFile({}, digest, tuple(problems))
    entries, wrong = entries_of(page_entries(data) if path.endswith(ENDING) else data, path)
    return TranslationFile(entries, digest, tuple(wrong))


def translated_texts(model: type[BaseModel], data: Data, is_shared: bool, file: TranslationFile) -> Overlay:
    """Return the texts in the data of a content file with what a translation file says of them."""
    return overlay(translatable_texts(model, data, is_shared), file.entries)
