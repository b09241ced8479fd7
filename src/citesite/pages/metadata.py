"""What a page says of itself to machines: schema.org, Open Graph, Dublin Core and Highwire tags."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from citesite import addresses
from citesite.link.cards import PersonCard, SourceCard
from citesite.link.library import Library
from citesite.link.topic import LinkedTopic
from citesite.pages.page import Head, day
from citesite.read.settings import SiteConfig
from citesite.records import Section
from citesite.text.prose import plain, prose

_ARTICLES = frozenset(
    {
        "systematic-review", "randomized-trial", "non-randomized-trial", "cohort", "case-control", "cross-sectional",
        "case-report", "consensus", "narrative-review", "laboratory", "animal",
    }
)  # fmt: skip
"""Designs of works that are scholarly articles; guidelines, notices and information for patients are other works."""


_RATINGS = {"very-low": 1, "low": 2, "moderate": 3, "high": 4}
"""The levels of GRADE as numbers, because a `Rating` of schema.org is one."""


class RatedStatement(NamedTuple):
    """A claim or key message of a page, with its certainty."""

    id: str
    text: str
    level: str


class Metadata(NamedTuple):
    """What a page says of itself."""

    json_ld: dict[str, Any]
    """A `MedicalWebPage` of schema.org, as JSON-LD."""
    authors: tuple[str, ...]
    date: str


def metadata(
    topic: LinkedTopic,
    library: Library,
    config: SiteConfig,
    head: Head,
    statements: Iterable[RatedStatement],
    cited: Iterable[str] = (),
) -> Metadata | None:
    """Return what the page of a topic or of one of its sections says of itself; None if the site has no address.

    Args:
        topic: the topic.
        library: the shared records.
        config: the settings.
        head: the head of the page.
        statements: what the page states.
        cited: ids of the works the page cites, if it names them. The page of a whole topic, which must stay small,
            leaves that to its sections.
    """
    if not config.url:
        return None
    record = topic.record
    authors = [library.people[name] for name in record.authors]
    described = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": head.url,
        "url": head.url,
        "name": head.title,
        "inLanguage": config.language,
        "lastReviewed": day(record.last_reviewed),
        "creativeWorkStatus": record.status,
        "isPartOf": {"@type": "WebSite", "name": config.title, "url": config.base},
        "author": [_person(person) for person in authors],
        # Only people who checked it may be named here.
        "reviewedBy": [_person(library.people[name]) for name in record.reviewers],
        "citation": [_work(library.sources[name], config) for name in cited],
        "hasPart": [_stated(statement, head.url) for statement in statements],
    }
    return Metadata(
        json_ld={name: value for name, value in described.items() if value != []},
        authors=tuple(person.name for person in authors),
        date=day(record.last_reviewed),
    )


def _person(person: PersonCard) -> dict[str, str]:
    described = {"@type": "Person", "name": person.name}
    return described | ({"@id": f"https://orcid.org/{person.orcid}"} if person.orcid else {})


def statements_of_section(section: Section, topic: LinkedTopic) -> Iterator[RatedStatement]:
    """Yield the claims of a section, in reading order."""
    for name, claim in topic.claims.items():
        if topic.section_of[name] == section.id:
            yield RatedStatement(name, claim.text, claim.certainty.level if claim.certainty else "not-rated")


def statements_of_answers(topic: LinkedTopic) -> Iterator[RatedStatement]:
    """Yield the short answers of a topic, in order."""
    for takeaway in topic.record.short_answers:
        yield RatedStatement(takeaway.id, takeaway.whole_text, topic.certainty[takeaway.id])


def _stated(statement: RatedStatement, url: str) -> dict[str, Any]:
    """Return a `Claim`; its certainty is a `Review` of it by GRADE's four levels."""
    described: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"{url}#{statement.id}",
        "text": plain(prose(statement.text)),
    }
    if statement.level in _RATINGS:
        rating = {"@type": "Rating", "bestRating": 4, "worstRating": 1, "ratingValue": _RATINGS[statement.level]}
        rating["ratingExplanation"] = f"{statement.level.replace('-', ' ')} certainty"
        described["review"] = {
            "@type": "Review",
            "reviewAspect": "Certainty of evidence (GRADE)",
            "reviewRating": rating,
        }
    return described


def _work(card: SourceCard, config: SiteConfig) -> dict[str, str]:
    return {
        "@type": "ScholarlyArticle" if card.design in _ARTICLES else "CreativeWork",
        "name": card.name,
        "url": card.links[0].href if card.links else config.base + addresses.source(card.id),
        **({"creativeWorkStatus": card.standing} if card.standing != "current" else {}),
    }
