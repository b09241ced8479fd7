"""The two sites that mutants are made of. Each is read once; a mutant is checked in this process, without a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from citesite import load
from citesite.check import assemble_shared, assemble_topic, check_shared, check_topic
from citesite.diagnostics import Diagnostic, Severity, Step
from citesite.files.content import Kind
from citesite.link.cards import SourceCard, person_card, source_card, term_card
from citesite.link.library import Library
from citesite.read.content import Content
from citesite.read.files import RawFile
from citesite.records import Source
from meaning.words import TEXTS, TextWords
from site_test import SiteTest

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 28)
"""The day on which both sites are checked."""

Noticed = tuple[str, str, tuple[Step, ...]]
"""What makes two messages the same: code, file and place."""


@dataclass(frozen=True)
class Change:
    """One value of one file that is replaced."""

    path: str
    steps: tuple[Step, ...]
    new: Any


@dataclass
class MutableSite:
    """A site, and what the rules say of it when one value is another."""

    name: str
    content: Content
    _cards: dict[str, SourceCard] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The first part of the tag of its language."""
        return self.content.settings.language.partition("-")[0]

    @property
    def words(self) -> TextWords:
        """The words of its language."""
        return TEXTS[self.language]

    @cached_property
    def files(self) -> dict[str, RawFile]:
        """Every file of records, by its path."""
        topics = (raw for topic in self.content.topic_files() for raw in topic.raw)
        return {raw.path: raw for raw in (*topics, *(raw for raw, _ in self.content.raw_files(*Kind)))}

    @cached_property
    def before(self) -> frozenset[Noticed]:
        """What the rules say of the site as it is."""
        return frozenset(self._noticed(self.files, None))

    def value(self, path: str, steps: tuple[Step, ...]) -> Any:
        """Return a value as it is."""
        found: Any = self.files[path].data
        for step in steps:
            found = found[step]
        return found

    def new_messages(self, change: Change) -> list[str]:
        """Return the codes of the errors and warnings that a change brings."""
        file = self.files[change.path]
        changed = file._replace(data=_with(file.data, change.steps, change.new))
        found = self._noticed({**self.files, change.path: changed}, changed)
        return sorted({code for code, *where in found if (code, *where) not in self.before})

    def _noticed(self, files: dict[str, RawFile], changed: RawFile | None) -> Iterator[Noticed]:
        for d in self._diagnostics(files, changed):
            if d.severity is not Severity.ADVICE:
                yield d.code, d.place.path, d.place.steps

    def _diagnostics(self, files: dict[str, RawFile], changed: RawFile | None) -> Iterator[Diagnostic]:
        library = self._library
        if changed and changed.kind is Kind.SOURCES:
            placed, problems = assemble_shared(changed)
            yield from problems
            cards = {item.record.id: source_card(item.record, "vancouver", "en") for item in placed}
            library = library._replace(sources={**library.sources, **cards})
            for item in placed:
                yield from check_shared(item, library)
        for topic in self.content.topic_files():
            raw = [files[file.path] for file in topic.raw]
            content, problems = assemble_topic(raw)
            yield from problems
            if content:
                yield from check_topic(content, library)

    @cached_property
    def _library(self) -> Library:
        content = self.content
        return Library(
            {source.id: source_card(source, "vancouver", "en") for source in content.sources.values()},
            {term.id: term_card(term) for term in content.glossary.values()},
            {person.id: person_card(person) for person in content.people.values()},
            AS_OF,
            language=content.settings.language,
        )

    def sources(self) -> Iterator[tuple[Source, str, tuple[Step, ...]]]:
        """Yield every source with its file and its place in it."""
        for file in self.content.shared_files(Kind.SOURCES):
            for item in file.records:
                yield item.record, item.place.path, item.place.steps


def _with(data: Any, steps: tuple[Step, ...], new: Any) -> Any:
    """Return data with the value at a place replaced; only what leads to it is copied."""
    if not steps:
        return new
    copy = data.copy()
    if isinstance(copy, dict) and steps[0] not in copy:
        copy[steps[0]] = new
    else:
        copy[steps[0]] = _with(data[steps[0]], steps[1:], new)
    return copy


def b12() -> MutableSite:
    """Return the site of this repository."""
    return MutableSite("B12", load(ROOT))


INVENTED = {"en": "", "de": "german_site.txt", "es": "spanish_site.txt"}
"""The languages that the invented site has, each with the file of its texts."""


def invented_text(language: str = "en") -> tuple[str, ...]:
    """Return the site about an invented medicine as texts, each over those before it."""
    names = filter(None, ("second_site.txt", INVENTED[language]))
    return tuple((Path(__file__).parent / name).read_text("utf-8") for name in names)


def invented(language: str = "en", folder: Path | None = None) -> MutableSite:
    """Return a site about an invented medicine, written into a folder."""
    if folder is None:
        with tempfile.TemporaryDirectory() as made:
            site = invented(language, Path(made))
            assert site.files
            assert site.content.sources
            return site
    first, *more = invented_text(language)
    written = SiteTest(folder, first)
    for text in more:
        written.apply(text)
    return MutableSite("invented" if language == "en" else f"invented, {language}", load(folder))
