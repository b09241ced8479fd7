"""The interface of a generator's site: write its inputs, name the command that builds it, find its pages."""

from __future__ import annotations

import json
import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from benchmarks.corpus import Corpus, Source, Topic


class Site(ABC):
    """A site folder of one generator, filled with a corpus."""

    name: ClassVar[str]
    output: ClassVar[str]
    caches: ClassVar[tuple[str, ...]]
    all_pages: ClassVar[bool] = False
    """Whether each section and each source has a page of its own."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.program = program
        self.folder = folder

    @property
    @abstractmethod
    def command(self) -> list[str]:
        """Return the command that builds the site, to be run in its folder."""

    @abstractmethod
    def write_frame(self) -> None:
        """Write everything that is not from the corpus: settings and templates."""

    @abstractmethod
    def write_topic(self, topic: Topic) -> None:
        """Write one topic's file."""

    @abstractmethod
    def write_batch(self, number: int, sources: list[Source]) -> None:
        """Write one file of sources."""

    @abstractmethod
    def write_disclaimer(self, text: str) -> None:
        """Write the template with the sentence in every page's footer."""

    def write(self, corpus: Corpus, disclaimer: str) -> None:
        """Replace the whole site."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.write_frame()
        self.write_disclaimer(disclaimer)
        for topic in corpus.topics:
            self.write_topic(topic)
        for number, sources in enumerate(corpus.batches()):
            self.write_batch(number, sources)

    @property
    def check_command(self) -> list[str]:
        """Return the command that checks the records and writes nothing, if there is one."""
        raise NotImplementedError

    def forget_checks(self) -> None:
        """Remove what earlier checks learnt."""
        raise NotImplementedError

    def move_as_copied(self) -> None:
        """Move the whole site to another folder, as a copy of it: every file has a new time."""
        target = self.folder.with_name(f"{self.folder.name}-copied")
        shutil.copytree(self.folder, target, copy_function=shutil.copy)
        shutil.rmtree(self.folder)
        self.folder = target

    def clean(self) -> None:
        """Remove output and caches."""
        for name in (self.output, *self.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def faults_elsewhere(self, topic: Topic) -> list[str]:
        """Return what the pages of a topic in other languages lack; most sites have one language."""
        return []

    def part_pages(self, topic: Topic) -> list[Path]:
        """Return the files of the pages of a topic's sections; empty if the topic's page has all of them."""
        if not self.all_pages:
            return []
        names = [*(f"s{n}" for n in range(1, len(topic.sections) + 1)), "dosing"]
        return [self.folder / self.output / topic.slug / name / "index.html" for name in names]

    def source_page(self, source: str) -> Path:
        """Return the file of a source's page, if it has one."""
        return self.folder / self.output / "sources" / source / "index.html"

    def page(self, topic: Topic) -> Path:
        """Return the file of a topic's page."""
        return self.folder / self.output / topic.slug / "index.html"

    def whole_reference(self, source: str, listed: str) -> str:
        """Return HTML with the full reference of a source: on the topic's page, or on the source's page."""
        if not self.all_pages:
            return listed
        is_linked = f'href="../sources/{source}/index.html"' in listed
        return self.source_page(source).read_text(encoding="utf-8") if is_linked else ""

    def put(self, name: str, text: str) -> None:
        """Write one file of the site."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def quoted(value: str | list[str]) -> str:
    """Return a text or a list of texts as YAML, by way of JSON, which is valid YAML."""
    return json.dumps(value, ensure_ascii=False)


def block(text: str, indent: int) -> str:
    """Return the lines of a literal block in YAML."""
    return "\n".join(f"{' ' * indent}{line}".rstrip() for line in text.split("\n"))
