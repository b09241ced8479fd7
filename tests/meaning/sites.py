"""The two sites that mutants are made of. Each is read once; a mutant is checked in this process, without a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from citesite import load
from citesite.check import assemble_shared, assemble_topic, check_shared, check_topic
from citesite.check.declaring import TopicCheck
from citesite.check.rules import checks_of
from citesite.diagnostics import Diagnostic, Severity, Step
from citesite.files.content import Kind
from citesite.link.cards import person_card, source_card, term_card
from citesite.link.library import Library
from citesite.read.content import Content
from citesite.read.files import RawFile
from citesite.records import Source
from citesite.values.topic import TopicWithValues
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
    _last: dict[str, TopicCheck] = field(default_factory=dict)
    """The check that noticed the last change of each kind."""
    _read: dict[tuple[str, ...], tuple[TopicWithValues | None, list[Diagnostic]]] = field(default_factory=dict)
    """The topics as they are, by the paths of their files."""

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
        return frozenset(
            noticed
            for content, found in self._topics(None)
            for noticed in _noticed(found + (check_topic(content, self._library) if content else []))
        )

    def value(self, path: str, steps: tuple[Step, ...]) -> Any:
        """Return a value as it is."""
        found: Any = self.files[path].data
        for step in steps:
            found = found[step]
        return found

    def new_messages(self, change: Change) -> list[str]:
        """Return the codes of the errors and warnings that a change brings."""
        changed = self._changed(change)
        problems, library = self._of_shared(changed)
        for content, found in self._topics(changed):
            problems += found + (check_topic(content, library) if content else [])
        return sorted(self._new(problems))

    def first_message(self, change: Change, kind: str) -> str | None:
        """Return the code of one error or warning that a change brings, None if it brings none.

        The check that noticed the last change of the same kind is asked first: it mostly notices this one, too. A check
        that is asked only where there is no error may be asked here where there is one. Then that is noticed anyway.
        """
        changed = self._changed(change)
        problems, library = self._of_shared(changed)
        for content, found in self._topics(changed):
            if new := self._new(problems + found):
                return min(new)
            checks = [check for some in checks_of(content, library) for check in some] if content else []
            for check in sorted(checks, key=lambda check: check is not self._last.get(kind)):
                if content and (new := self._new(check(content, library))):
                    self._last[kind] = check
                    return min(new)
        return None

    def _changed(self, change: Change) -> RawFile:
        file = self.files[change.path]
        return file._replace(data=_with(file.data, change.steps, change.new))

    def _new(self, found: Iterable[Diagnostic]) -> set[str]:
        """Return the codes of what is not said of the site as it is."""
        return {code for code, *where in _noticed(found) if (code, *where) not in self.before}

    def _of_shared(self, changed: RawFile | None) -> tuple[list[Diagnostic], Library]:
        """Return what is wrong with a changed file of sources, and what is known with it."""
        library = self._library
        if changed is None or changed.kind is not Kind.SOURCES:
            return [], library
        placed, problems = assemble_shared(changed)
        cards = {item.record.id: source_card(item.record, "vancouver", "en") for item in placed}
        library = library._replace(sources={**library.sources, **cards})
        return [*problems, *(d for item in placed for d in check_shared(item, library))], library

    def _topics(self, changed: RawFile | None) -> Iterator[tuple[TopicWithValues | None, list[Diagnostic]]]:
        """Yield each topic with what keeps it from being read; one that did not change is read once."""
        for topic in self.content.topic_files():
            paths = tuple(file.path for file in topic.raw)
            if changed and changed.path in paths:
                yield _assembled([changed if path == changed.path else self.files[path] for path in paths])
            else:
                if paths not in self._read:
                    self._read[paths] = _assembled([self.files[path] for path in paths])
                yield self._read[paths]

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


def _assembled(files: list[RawFile]) -> tuple[TopicWithValues | None, list[Diagnostic]]:
    content, problems = assemble_topic(files)
    return content, list(problems)


def _noticed(found: Iterable[Diagnostic]) -> Iterator[Noticed]:
    for d in found:
        if d.severity is not Severity.ADVICE:
            yield d.code, d.place.path, d.place.steps


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
