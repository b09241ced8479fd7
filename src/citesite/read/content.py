"""The content of a site: its settings, and its records by id, read from their files when they are first asked for.

This is the one walk of the content: commands, exports, hosts and users of the library get their records here. Only a
build reads files by itself, because it opens no file that has not changed.

In another language of the site the same records are read through their translations. A text without a current one is
there in the first language, and so are the labels that records refer to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from citesite.diagnostics import CitesiteError, ContentError, Diagnostic, did_you_mean
from citesite.files.content import ContentFile, ContentFiles, Kind, content_files
from citesite.files.scan import settings_path
from citesite.read.assemble import SHARED_MODELS, assemble_shared, assemble_topic
from citesite.read.files import RawFile, locate
from citesite.read.settings import SiteConfig
from citesite.read.settings_file import in_language, load_config
from citesite.read.translated import in_translations, read_in
from citesite.records import Person, Placed, Source, Term
from citesite.values.topic import TopicWithValues

_HEADS = (Kind.TOPIC, Kind.WHOLE_TOPIC)
"""The kinds of files that hold the id of a topic."""
_FEW = 10
"""A hint lists the topics of a site up to this number."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """One file of sources, terms or people."""

    raw: RawFile
    records: tuple[Placed[Any], ...]
    """The records that fit their model."""
    diagnostics: tuple[Diagnostic, ...]
    """What keeps the rest from being records; not located."""


@dataclass(frozen=True, slots=True)
class TopicFiles:
    """The files of one topic."""

    raw: tuple[RawFile, ...]
    content: TopicWithValues | None
    """None where topic.yaml is missing or does not fit."""
    diagnostics: tuple[Diagnostic, ...]
    """What keeps a file from being a record; not located."""


class Content:
    """The settings and records of a site. Records are read when they are first asked for, and then kept.

    A mistake in a record raises nothing: the record is left out, and `diagnostics` says why. Where the settings have
    mistakes nothing can be found, and all but `diagnostics` raises `ContentError`. A file or folder that cannot be read
    raises `CitesiteError`. Texts are as the editor wrote them, with value references such as `{{ relief.pooled }}`.
    """

    def __init__(self, settings_path: Path, language: str = "") -> None:
        """Read the settings. Use `load`, which finds them."""
        self.settings_path = settings_path
        self.root = settings_path.parent
        """The site's folder, which holds the settings; paths of records are relative to it."""
        self._settings, self._settings_problems = load_config(settings_path)
        is_first = self._settings is not None and language == self._settings.language
        self.edition = "" if is_first else language
        """The language that texts are read in; empty for the first, in which the content is written."""
        if self.edition and self._settings is not None:
            self._settings, self._settings_problems = load_config(settings_path, self.edition)
        self._raw: dict[str, tuple[RawFile, list[Diagnostic]]] = {}
        self._shared: dict[str, SharedFile] = {}
        self._topics: dict[str, TopicFiles] = {}

    @property
    def settings(self) -> SiteConfig:
        """The settings.

        Raises:
            ContentError: if they have mistakes.
        """
        if self._settings is None:
            raise ContentError(locate(self._settings_problems, self.root))
        return self._settings

    def settings_in(self, edition: str) -> SiteConfig:
        """Return the settings of one of the editions; an empty text names the first.

        Raises:
            ContentError: if they have mistakes.
            CitesiteError: if the site has no edition in that language.
        """
        return in_language(self.settings, self.settings_path, edition) if edition else self.settings

    @property
    def folder(self) -> str:
        """The content folder, relative to the site's folder."""
        return Path(self.settings.content).as_posix()

    @cached_property
    def topics(self) -> Mapping[str, TopicWithValues]:
        """Topics by id, with their sections, claims and analyses, in the order of their folders.

        A topic of which only some files fit is here with those; it has `is_whole` false.
        """
        found: dict[str, TopicWithValues] = {}
        for topic in self.topic_files():
            if topic.content is not None:
                found.setdefault(topic.content.topic.record.id, topic.content)
        return found

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._by_id(Kind.SOURCES)

    @cached_property
    def glossary(self) -> Mapping[str, Term]:
        """Terms of the glossary by id."""
        return self._by_id(Kind.GLOSSARY)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Authors and reviewers by id."""
        return self._by_id(Kind.PEOPLE)

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the form of settings and files, located and sorted. `check_site` runs the rules too."""
        if self._settings is None:
            return locate(self._settings_problems, self.root)
        found = [*self._settings_problems, *self.files.diagnostics()]
        found += [d for file in self.shared_files(*Kind) for d in file.diagnostics]
        found += [d for topic in self.topic_files() for d in topic.diagnostics]
        return locate(found, self.root)

    @cached_property
    def files(self) -> ContentFiles:
        """The files of the content folder."""
        return content_files(self.root, self.folder)

    def shared_files(self, *kinds: Kind) -> Iterator[SharedFile]:
        """Read the files of some kinds of shared records, in the order of their paths."""
        for raw, problems in self.raw_files(*kinds):
            if raw.path not in self._shared:
                records, misshapen = assemble_shared(raw)
                faults = in_translations((*problems, *misshapen), [raw])
                self._shared[raw.path] = SharedFile(raw, tuple(records), tuple(faults))
            yield self._shared[raw.path]

    def raw_files(self, *kinds: Kind) -> Iterator[tuple[RawFile, list[Diagnostic]]]:
        """Read the shared files of some kinds as plain data, with what is wrong with their YAML, not located."""
        for file in self.files.records:
            if file.kind in kinds and file.kind in SHARED_MODELS:
                yield self._read(file)

    def topic_files(self) -> Iterator[TopicFiles]:
        """Read the files of every topic, in the order of their folders."""
        yield from map(self._topic, self._units)

    def topic(self, name: str) -> TopicWithValues:
        """Return the topic with an id, whatever its folder is called.

        Raises:
            ContentError: if its files do not fit, or if those of another topic hide which id that has.
            CitesiteError: if no topic has the id.
        """
        # Nearly always the folder has the name of the topic, and no other has to be opened.
        units = sorted(self._units, key=lambda unit: _named(unit) != name)
        found = next((unit for unit in units if self._id_of(unit) == name), None)
        if found is None:
            self.refuse(d for unit in units if not self._id_of(unit) for d in self._topic(unit).diagnostics)
            shown = "".join(c if c.isprintable() else "?" for c in name[:80])
            raise CitesiteError(f'there is no topic "{shown}"; {self._hint(name)}')
        topic = self._topic(found)
        self.refuse(topic.diagnostics)
        assert topic.content is not None, "a topic without content has a diagnostic that says why"
        return topic.content

    def topic_ids(self) -> Mapping[str, str]:
        """Return the id of every topic, also of one that does not fit, with its folder or its one file."""
        return {name: unit for unit in reversed(self._units) if (name := self._id_of(unit))}

    def refuse(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Raise `ContentError` with these diagnostics, located, if there are any."""
        if found := locate(diagnostics, self.root):
            raise ContentError(found)

    @cached_property
    def _units(self) -> dict[str, list[ContentFile]]:
        """The files of each topic, by its folder or its one file."""
        units: dict[str, list[ContentFile]] = {}
        for file in self.files.records:
            if file.kind not in SHARED_MODELS and file.kind is not Kind.MEDIA:
                units.setdefault(file.unit, []).append(file)
        return units

    def _topic(self, unit: str) -> TopicFiles:
        if unit not in self._topics:
            read = [self._read(file) for file in self._units[unit]]
            files = [raw for raw, _ in read]
            content, misshapen = assemble_topic(files)
            problems = in_translations((*(d for _, found in read for d in found), *misshapen), files)
            self._topics[unit] = TopicFiles(tuple(files), content, tuple(problems))
        return self._topics[unit]

    def _id_of(self, unit: str) -> str:
        """Return the id in a topic's first file, or "" if it cannot be read."""
        for file in self._units[unit]:
            data = self._read(file)[0].data if file.kind in _HEADS else None
            if isinstance(data, dict) and isinstance(data.get("id"), str):
                return str(data["id"])
        return ""

    def _hint(self, name: str) -> str:
        """Return a hint for the name of a topic that does not exist."""
        ids = self.topic_ids()
        for unit in self._units:
            if _named(unit) == name:
                return f'the topic in {unit} has the id "{self._id_of(unit)}"'
        for topic_id, topic in self.topics.items():
            if name in topic.topic.record.formerly:
                return f'it is called "{topic_id}" now'
        listed = f"there are: {', '.join(sorted(ids))}" if 0 < len(ids) <= _FEW else "`citesite new topic` begins one"
        return did_you_mean(name, ids) or listed

    def _read(self, file: ContentFile) -> tuple[RawFile, list[Diagnostic]]:
        if file.path not in self._raw:
            folder = "" if file.kind in SHARED_MODELS else file.unit
            self._raw[file.path] = read_in(self.edition, self.root, file.path, file.kind, folder)
        return self._raw[file.path]

    def _by_id(self, kind: Kind) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for file in self.shared_files(kind):
            for item in file.records:
                found.setdefault(item.record.id, item.record)
        return found


def load(folder: str | os.PathLike[str] = ".", language: str = "") -> Content:
    """Open the content of a site: its settings now, its records when they are asked for.

    Args:
        folder: the site's folder, or the path of its settings file.
        language: one of the site's languages; empty for the first, in which the content is written.

    Raises:
        CitesiteError: if there is no settings file, it cannot be opened, or the site does not have the language.
            Mistakes in the file are diagnostics.
    """
    return Content(settings_path(folder), language)


def _named(unit: str) -> str:
    return PurePosixPath(unit).name.removesuffix(".yaml")
