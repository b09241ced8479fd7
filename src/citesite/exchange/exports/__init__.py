"""Downloads: a topic's references, evidence and pages as files for other programs, beside the pages of the topic.

Plain data in, text out, by the standard library's own writers: no template and no escaping of HTML is involved.
Invariant: a file is a pure function of the data it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations
from typing import NamedTuple

from citesite import addresses
from citesite.exchange.exports import data, fhir, package, references, tables
from citesite.exchange.exports.download import Contents, Data, Download
from citesite.exchange.exports.markdown import MARKDOWN, markdown_texts
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.read.settings import SiteConfig

__all__ = [
    "DOWNLOADS",
    "MARKDOWN",
    "PACKAGE",
    "Download",
    "DownloadFile",
    "downloads_of",
    "reference_formats",
    "topic_downloads",
]

_FILES = (*references.DOWNLOADS, *data.DOWNLOADS, *tables.DOWNLOADS)
PACKAGE = package.data_package((*_FILES, *fhir.DOWNLOADS))
"""The download that describes the others."""
DOWNLOADS: tuple[Download, ...] = (*_FILES, PACKAGE, *fhir.DOWNLOADS)
"""Every download, in the order in which pages link them."""


class DownloadFile(NamedTuple):
    """One download of one topic, not written yet."""

    address: str
    download: Download
    data: Data

    def text(self) -> str:
        """Return the text of the file."""
        return self.download.write(self.data)


def downloads_of(contents: Contents) -> tuple[Download, ...]:
    """Return the downloads that hold references, or those that hold evidence."""
    return tuple(download for download in DOWNLOADS if download.contents == contents)


def reference_formats() -> dict[str, Download]:
    """Return the formats of references by the name that `citesite export references --format` takes."""
    return {download.label.lower(): download for download in (*downloads_of("references"), references.CSL_YAML)}


def topic_downloads(
    topic: LinkedTopic, sources: Sequence[str], library: Library, config: SiteConfig, words: NullTranslations
) -> Iterator[DownloadFile]:
    """Yield the downloads of one topic: its references and evidence, and its pages as Markdown, if the site has them.

    Args:
        topic: the topic.
        sources: ids of all sources it names.
        library: the shared records.
        config: the settings.
        words: the theme's words in the language of the settings.
    """
    if config.pages.downloads:
        yield from _data_files(topic, sources, library, config)
    if config.pages.markdown:
        for address, text in markdown_texts(topic, library, config, words):
            if address in library.withheld:
                continue
            yield DownloadFile(address + MARKDOWN.name, MARKDOWN, {"text": text})


def _data_files(
    topic: LinkedTopic, sources: Sequence[str], library: Library, config: SiteConfig
) -> Iterator[DownloadFile]:
    cards = [library.sources[name] for name in sources]
    contents: dict[Contents, Data] = {
        "references": {"references": [card.csl for card in cards]},
        "evidence": data.evidence_data(topic, cards, config),
    }
    for download in DOWNLOADS:
        yield DownloadFile(addresses.topic(topic.record.id) + download.name, download, contents[download.contents])
