"""The pages that belong to no single topic. They are made of summaries, so that no topic has to be read for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citesite import addresses
from citesite.link.cards import PersonCard, SourceCard, TermCard
from citesite.link.library import Library
from citesite.link.summary import TopicSummary
from citesite.link.topic import aliases_of
from citesite.pages.page import Context, Desk, Page, changes, frame, reference, retired_places
from citesite.pages.search import search_page, search_words_page
from citesite.read.settings import SiteConfig
from citesite.text.prose import Citation

FULL_LIST = 1_000
"""A site with more sources than this lists their names only, so that the list stays a page."""
MENU_LIMIT = 8
"""A site with more topics than this lists them on its home page only, without their sections."""


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source in the list of all."""

    card: SourceCard
    summary: str
    """What it found, in the Markdown subset; may be empty."""
    uses: int
    """How many claims rest on it."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the pages of a whole site are made of."""

    topics: Sequence[TopicSummary]
    """The summary of each topic, by id."""
    sources: Sequence[ListedSource]
    """Each source, by id."""
    terms: Sequence[TermCard]
    """Each glossary term, in alphabetical order."""
    people: Sequence[PersonCard]
    """Each person, by id."""
    reading: Mapping[str, int]
    """How many sources were read in which way."""
    retired: Mapping[str, tuple[str, str]]
    """Retired places of the glossary, each with the reason and where to go."""


def site_pages(overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Every page of a site that belongs to no single topic or source."""
    yield from pages_showing_shared_records(overview, library, config)
    yield home_page(overview, library, config)
    if config.pages.sources:
        yield sources_page(overview, library, config)
    yield not_found_page(overview, library, config)
    yield _listing(addresses.ROBOTS, "robots.txt", overview, library, config)
    yield Page(addresses.HEADERS, "headers.txt", {"search": config.search})
    if config.url:
        yield _listing(addresses.SITEMAP, "sitemap.xml", overview, library, config)


def pages_showing_shared_records(overview: Overview, library: Library, config: SiteConfig) -> Iterator[Page]:
    """Those that a source, a term or a person that changed may change, where sources have no pages of their own."""
    yield glossary_page(overview, library, config)
    yield about_page(overview, library, config)
    yield changes_page(overview, library, config)
    if config.search != "none":
        yield search_page(overview.topics, overview.terms, library, config)
    if config.search == "minisearch":
        yield search_words_page(overview.terms)
    if config.url:
        yield _listing(addresses.FEED, "feed.xml", overview, library, config)


def home_page(overview: Overview, library: Library, config: SiteConfig) -> Page:
    """The topics of a site."""
    desk = Desk(addresses.HOME, library, config)
    entries = []
    shows_sections = len(overview.topics) <= MENU_LIMIT
    for topic in overview.topics:
        address = addresses.topic(topic.id)
        shown = {
            name: getattr(topic, name) for name in ("id", "title", "summary", "status", "last_reviewed", "next_review")
        }
        parts = topic.sections if shows_sections else ()
        sections = [{"title": s.title, "href": desk.to(f"{address}#{s.id}")} for s in parts]
        entries.append({**shown, "href": desk.to(address), "sections": sections})
    return Page(desk.address, "home.html", frame(desk, "", config.tagline or config.title) | {"entries": entries})


def sources_page(overview: Overview, library: Library, config: SiteConfig) -> Page:
    """Every source of a site."""
    desk = Desk(addresses.SOURCES, library, config, lists_all_sources=True)
    entries = [
        {
            **reference(source.card, desk),
            "formerly": list(source.card.formerly),
            "uses": source.uses,
            "summary": desk.optional_html(source.summary),
        }
        for source in overview.sources
    ]
    context = {"entries": entries, "words": desk.explained_words(), "is_full": len(entries) <= FULL_LIST}
    return Page(desk.address, "sources.html", frame(desk, "", "") | context)


def glossary_page(overview: Overview, library: Library, config: SiteConfig) -> Page:
    """The words of the field, in plain words."""
    desk = Desk(addresses.GLOSSARY, library, config)
    entries = []
    aliases, elsewhere = aliases_of(overview.retired, addresses.GLOSSARY)
    for term in overview.terms:
        citations = (Citation(e.source, e.locator) for e in term.evidence)
        entries.append(
            {
                "id": f"word-{term.id}",
                "aliases": [*aliases.get(f"word-{term.id}", ()), *(f"word-{name}" for name in term.formerly)],
                "term": term.term,
                "lay_term": term.lay_term,
                "synonyms": list(term.synonyms),
                "html": desk.html_with_citations(term.definition, citations),
            }
        )
    context: Context = {"entries": entries, "references": desk.references()}
    context["retired"] = retired_places(elsewhere, desk)
    return Page(desk.address, "glossary.html", frame(desk, "", "") | context)


def about_page(overview: Overview, library: Library, config: SiteConfig) -> Page:
    """How a site is made, who made and checked it, and what they have to gain by it."""
    desk = Desk(addresses.ABOUT, library, config)
    ways = ("full-text", "abstract", "extract", "second-hand", "not-read")
    counts = {way: overview.reading.get(way, 0) for way in ways}
    context: Context = {
        "people": [vars(person) for person in overview.people],
        "has_reviewers": any(topic.reviewers for topic in overview.topics),
        "changes_href": desk.to(addresses.CHANGES),
        "reading": [{"access": way, "count": count} for way, count in counts.items() if count],
    }
    return Page(desk.address, "about.html", frame(desk, "", "") | context)


def changes_page(overview: Overview, library: Library, config: SiteConfig) -> Page:
    """What changed, and every correction."""
    desk = Desk(addresses.CHANGES, library, config)
    context: Context = {"entries": _all_changes(overview, desk), "words": desk.explained_words()}
    context["references"] = desk.references()
    return Page(desk.address, "changes.html", frame(desk, "", "") | context)


def not_found_page(overview: Overview, library: Library, config: SiteConfig) -> Page:
    """What a host shows for an address that leads nowhere.

    A host shows it at any depth, so its links start at the site's own address where that is known.
    """
    desk = Desk(addresses.NOT_FOUND, library, config)
    menu = overview.topics if len(overview.topics) <= MENU_LIMIT else ()
    context = frame(desk, "", "")
    context["topics"] = [{"title": t.title, "href": desk.to(addresses.topic(t.id))} for t in menu]
    if config.url:
        base = config.url.rstrip("/") + "/"
        context["page"]["root"] = base
        context["page"]["search"] = base + context["page"]["search"] if config.search != "none" else ""
        for entry in (*context["nav"], *context["topics"]):
            entry["href"] = base + entry["href"]
    return Page(desk.address, "404.html", context)


def _listing(address: str, template: str, overview: Overview, library: Library, config: SiteConfig) -> Page:
    """A file for machines: the addresses of all pages, and all changes."""
    desk = Desk(address, library, config)
    context: Context = {"addresses": list(_indexed(overview, config)), "entries": _all_changes(overview, desk)}
    return Page(address, template, frame(desk, "", "") | context)


def _indexed(overview: Overview, config: SiteConfig) -> Iterator[Context]:
    """Every address that search engines should know; a handout stands for a part of its topic's page."""
    for address in (addresses.HOME, addresses.GLOSSARY, addresses.ABOUT, addresses.CHANGES):
        yield {"address": address, "date": ""}
    for topic in overview.topics:
        if topic.status == "published":
            yield {"address": addresses.topic(topic.id), "date": topic.last_reviewed}
    if config.pages.sources:
        yield {"address": addresses.SOURCES, "date": ""}
        for source in overview.sources:
            yield {"address": addresses.source(source.card.id), "date": ""}


def _all_changes(overview: Overview, desk: Desk) -> list[Context]:
    found = [
        {
            **change,
            "topic": topic.title,
            "topic_id": topic.id,
            "href": desk.to(addresses.topic(topic.id)),
            "number": number,
        }
        for topic in overview.topics
        for number, change in enumerate(changes(topic.changes, desk))
    ]
    return sorted(found, key=lambda change: (change["date"], change["topic_id"]), reverse=True)
