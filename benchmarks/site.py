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

    def clean(self) -> None:
        """Remove output and caches."""
        for name in (self.output, *self.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def part_pages(self, topic: Topic) -> list[Path]:
        """Return the files of the pages of a topic's sections; empty if the topic's page has all of them."""
        return []

    def page(self, topic: Topic) -> Path:
        """Return the file of a topic's page."""
        return self.folder / self.output / topic.slug / "index.html"

    def whole_reference(self, source: str, listed: str) -> str:
        """Return HTML with the full reference of a source: that of the topic's page, unless that is a short form."""
        return listed

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
