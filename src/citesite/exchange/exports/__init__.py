"""Downloads: a topic's references and evidence as files for other programs, beside the topic's page.

Plain data in, text out, by the standard library's own writers: no template and no escaping of HTML has a part in it.
Invariant: a file is a pure function of the data it is given, which is all its page may show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from citesite import addresses
from citesite.exchange.exports.data import evidence_data
from citesite.exchange.exports.fhir import bundle
from citesite.exchange.exports.references import bibtex, csl_json, ris
from citesite.exchange.exports.tables import claims_table, data_package, results_table
from citesite.exchange.exports.text import as_json
from citesite.link.cards import Library, LinkedTopic
from citesite.pages import Page
from citesite.read.settings import SiteConfig

__all__ = ["FORMATS", "topic_downloads", "written"]

Data = dict[str, Any]

FORMATS: dict[str, Callable[[Data], str]] = {
    "references.json": csl_json,
    "references.ris": ris,
    "references.bib": bibtex,
    "evidence.json": as_json,
    "claims.csv": claims_table,
    "results.csv": results_table,
    "datapackage.json": data_package,
    "evidence.fhir.json": lambda data: as_json(bundle(data)),
}
"""What writes each file."""
_OF_REFERENCES = 3


def topic_downloads(topic: LinkedTopic, sources: Sequence[str], library: Library, config: SiteConfig) -> Iterator[Page]:
    """The files of one topic. The name of a file's format stands where a page names its template.

    Args:
        topic: the topic.
        sources: ids of all sources it names.
        library: the shared records.
        config: the settings.
    """
    cards = [library.sources[name] for name in sources]
    references: Data = {"references": [card["csl"] for card in cards]}
    evidence = evidence_data(topic, cards, config)
    for number, name in enumerate(FORMATS):
        data = references if number < _OF_REFERENCES else evidence
        yield Page(addresses.topic(topic.record.id) + name, name, data)


def written(page: Page) -> str:
    """The text of one file."""
    return FORMATS[page.template](page.context)
