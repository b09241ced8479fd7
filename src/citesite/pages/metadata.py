"""What a page says of itself to machines: schema.org, Open Graph, Dublin Core and Highwire tags."""

from __future__ import annotations

from collections.abc import Iterable

from citesite import addresses
from citesite.link.cards import PersonCard, SourceCard
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.page import Context, day
from citesite.read.settings import SiteConfig

_ARTICLES = frozenset(
    {
        "systematic-review", "randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional",
        "case-report", "consensus", "narrative-review", "laboratory", "animal",
    }
)  # fmt: skip
"""Designs of works that are scholarly articles; guidelines, notices and information for patients are other works."""


def metadata(
    topic: LinkedTopic, library: Library, config: SiteConfig, head: Context, cited: Iterable[str] = ()
) -> Context:
    """What the page of a topic or of one of its sections says of itself; nothing where the site has no address.

    Args:
        topic: the topic.
        library: the shared records.
        config: the settings.
        head: what `frame` gave.
        cited: ids of the works the page cites, where it names them. The page of a whole topic, which must stay small,
            leaves that to its sections.
    """
    if not config.url:
        return {}
    record, page = topic.record, head["page"]
    authors = [library.people[name] for name in record.authors]
    described: Context = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": page["url"],
        "url": page["url"],
        "name": page["title"],
        "inLanguage": config.language,
        "lastReviewed": day(record.last_reviewed),
        "isPartOf": {"@type": "WebSite", "name": config.title, "url": config.base},
        "author": [_person(person) for person in authors],
        # Nobody is named who did not check it.
        "reviewedBy": [_person(library.people[name]) for name in record.reviewers],
        "citation": [_work(library.sources[name], config) for name in cited],
    }
    return {
        "json_ld": {name: value for name, value in described.items() if value != []},
        "authors": [person.name for person in authors],
        "date": day(record.last_reviewed),
    }


def _person(person: PersonCard) -> Context:
    described = {"@type": "Person", "name": person.name}
    return described | ({"@id": f"https://orcid.org/{person.orcid}"} if person.orcid else {})


def _work(card: SourceCard, config: SiteConfig) -> Context:
    links = [link.href for link in card.links]
    kind = "ScholarlyArticle" if card.design in _ARTICLES else "CreativeWork"
    return {
        "@type": kind,
        "name": card.name,
        "url": links[0] if links else config.base + addresses.source(card.id),
    }
