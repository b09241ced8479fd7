"""The pages that belong to no single topic, and the list of all pages of a site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from citesite import addresses
from citesite.config import SiteConfig
from citesite.link import Library
from citesite.pages.page import Context, Desk, Page, day, frame, reference
from citesite.pages.source import source_page
from citesite.pages.topic import changes, person, topic_pages
from citesite.prose import Citation, plain, prose


def pages(library: Library, config: SiteConfig) -> Iterator[Page]:
    """Every page of a site, in a fixed order."""
    for topic in library.topics.values():
        yield from topic_pages(topic, library, config)
    if config.pages.sources:
        for source in library.sources.values():
            yield source_page(source, library, config)
    for make in SITE_PAGES:
        yield make(library, config)
    yield _listing(addresses.ROBOTS, "robots.txt", library, config)
    if config.url:
        yield _listing(addresses.SITEMAP, "sitemap.xml", library, config)
        yield _listing(addresses.FEED, "feed.xml", library, config)


def home_page(library: Library, config: SiteConfig) -> Page:
    """The topics of a site."""
    desk = Desk(addresses.HOME, library, config)
    context: Context = {
        "entries": [
            {
                "id": topic.record.id,
                "title": topic.record.title,
                "summary": plain(prose(topic.record.summary)),
                "href": desk.to(addresses.topic(topic.record.id)),
                "status": topic.record.status,
                "last_reviewed": day(topic.record.last_reviewed),
                "next_review": day(topic.record.next_review),
                "sections": [
                    {"title": s.title, "href": desk.to(f"{addresses.topic(topic.record.id)}#{s.id}")}
                    for s in topic.sections
                ],
            }
            for topic in library.topics.values()
        ],
        "counts": {
            "topics": len(library.topics),
            "claims": sum(len(t.claims) for t in library.topics.values()),
            "sources": len(library.sources),
        },
    }
    return Page(desk.address, "home.html", frame(desk, "", config.tagline or config.title) | context)


def sources_page(library: Library, config: SiteConfig) -> Page:
    """Every source of a site."""
    desk = Desk(addresses.SOURCES, library, config, reference_prefix="")
    entries = []
    for source in library.sources.values():
        entries.append(
            {
                **reference(source, desk),
                "uses": len({use.claim.id for use in library.uses.get(source.id, ())}),
                "summary": desk.optional_html(source.summary),
            }
        )
    context = {"entries": entries, "words": desk.explained_words()}
    return Page(desk.address, "sources.html", frame(desk, "Sources", "") | context)


def glossary_page(library: Library, config: SiteConfig) -> Page:
    """The words of the field, in plain words."""
    desk = Desk(addresses.GLOSSARY, library, config)
    entries = []
    for term in library.terms.values():
        citations = (Citation(e.source, e.locator or "") for e in term.evidence)
        entries.append(
            {
                "id": f"word-{term.id}",
                "term": term.term,
                "lay_term": term.lay_term or "",
                "synonyms": list(term.synonyms),
                "html": desk.html_with_citations(term.definition, citations),
            }
        )
    context = {"entries": entries, "references": desk.references()}
    return Page(desk.address, "glossary.html", frame(desk, "Glossary", "") | context)


def about_page(library: Library, config: SiteConfig) -> Page:
    """How a site is made, who made and checked it, and what they have to gain by it."""
    desk = Desk(addresses.ABOUT, library, config)
    reviewed = {name for topic in library.topics.values() for name in topic.record.reviewers}
    context: Context = {
        "people": [person(library, name) for name in library.people],
        "has_reviewers": bool(reviewed),
        "changes_href": desk.to(addresses.CHANGES),
        "reading": _how_sources_were_read(library),
    }
    return Page(desk.address, "about.html", frame(desk, "About", "") | context)


def changes_page(library: Library, config: SiteConfig) -> Page:
    """What changed, and every correction."""
    desk = Desk(addresses.CHANGES, library, config)
    context: Context = {"entries": _all_changes(library, desk), "references": desk.references()}
    return Page(desk.address, "changes.html", frame(desk, "Changes", "") | context)


def not_found_page(library: Library, config: SiteConfig) -> Page:
    """What a host shows for an address that leads nowhere.

    A host shows it at any depth, so its links start at the site's own address where that is known.
    """
    desk = Desk(addresses.NOT_FOUND, library, config)
    context = frame(desk, "Page not found", "")
    if config.url:
        base = config.url.rstrip("/") + "/"
        context["page"]["root"] = base
        for entry in (*context["nav"], *context["topics"]):
            entry["href"] = base + entry["href"]
    return Page(desk.address, "404.html", context)


SITE_PAGES: tuple[Callable[[Library, SiteConfig], Page], ...] = (
    home_page,
    sources_page,
    glossary_page,
    about_page,
    changes_page,
    not_found_page,
)


def _listing(address: str, template: str, library: Library, config: SiteConfig) -> Page:
    """A file for machines: the addresses of all pages, and all changes."""
    desk = Desk(address, library, config)
    context: Context = {"addresses": list(_indexed(library, config)), "entries": _all_changes(library, desk)}
    return Page(address, template, frame(desk, "", "") | context)


def _indexed(library: Library, config: SiteConfig) -> Iterator[Context]:
    """Every address that search engines should know; a handout stands for a part of its topic's page."""
    for address in (addresses.HOME, addresses.SOURCES, addresses.GLOSSARY, addresses.ABOUT, addresses.CHANGES):
        yield {"address": address, "date": ""}
    for topic in library.topics.values():
        if topic.record.status == "published":
            yield {"address": addresses.topic(topic.record.id), "date": day(topic.record.last_reviewed)}
    if config.pages.sources:
        for name in library.sources:
            yield {"address": addresses.source(name), "date": ""}


def _all_changes(library: Library, desk: Desk) -> list[Context]:
    found = [
        {
            **change,
            "topic": topic.record.title,
            "topic_id": topic.record.id,
            "href": desk.to(addresses.topic(topic.record.id)),
            "number": number,
        }
        for topic in library.topics.values()
        for number, change in enumerate(changes(topic, desk))
    ]
    return sorted(found, key=lambda change: (change["date"], change["topic_id"]), reverse=True)


def _how_sources_were_read(library: Library) -> list[Context]:
    """How many sources were read in which way, most thorough first."""
    ways = ("full-text", "abstract", "extract", "second-hand", "not-read")
    counts = {way: sum(s.access == way for s in library.sources.values()) for way in ways}
    return [{"access": way, "count": count} for way, count in counts.items() if count]
