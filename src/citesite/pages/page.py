"""A page before it is rendered, and what is gathered while its data is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape

from citesite import addresses
from citesite.config import SiteConfig
from citesite.link import Library, LinkedTopic
from citesite.prose import Citation, filled, prose
from citesite.records import Record, Source
from citesite.references import format_reference

Context = dict[str, Any]
"""Plain data: text, numbers, booleans, None, lists and dicts."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, the template that shows it, and all that the template may know."""

    address: str
    template: str
    context: Context


@dataclass(slots=True)
class Desk:
    """Where the data of one page is put together: it numbers citations and gathers words in reading order."""

    address: str
    library: Library
    config: SiteConfig
    topic: LinkedTopic | None = None
    places: frozenset[str] | None = None
    """Ids that this page itself shows; links to other places of the topic lead to the topic's page. None: all."""
    reference_prefix: str = "ref-"
    """What the ids of this page's references begin with."""
    numbers: dict[str, int] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)

    def to(self, address: str) -> str:
        """A link from this page to an address of the site."""
        return addresses.relative(self.address, address)

    def html(self, text: str) -> str:
        """A text with this page's citation numbers and links."""
        return filled(prose(text), self.cite, self.link)

    def optional_html(self, text: str | None) -> str:
        """The same for a text that may be missing; then empty."""
        return self.html(text) if text else ""

    def html_with_citations(self, text: str, citations: Iterable[Citation]) -> str:
        """A text with citation marks after its last sentence."""
        shown, marks = self.html(text), self.cite(tuple(citations))
        if shown.endswith("</p>"):
            return f"{shown[:-4]}{marks}</p>"
        return f"{shown}<p>{marks}</p>" if marks else shown

    def cite(self, citations: tuple[Citation, ...]) -> str:
        """The marks of some citations, each with the number of its source on this page."""
        marks = []
        for citation in citations:
            number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
            use = self.uses[citation.source] = self.uses.get(citation.source, 0) + 1
            locator = f'<span class="locator">, {escape(citation.locator)}</span>' if citation.locator else ""
            marks.append(
                f'<a class="cite" id="cite-{citation.source}-{use}" href="#{self.reference_prefix}{citation.source}">'
                f'<span class="hidden">reference </span>{number}</a>{locator}'
            )
        return f'<sup class="cites">{" ".join(marks)}</sup>' if marks else ""

    def link(self, scheme: str, target: str) -> str:
        """Where a link to a record leads from this page."""
        if scheme == "term":
            self.words.setdefault(target)
            return f"#word-{target}"
        if scheme == "source":
            return self.to(source_address(self.config, target))
        name, _, fragment = target.partition("#")
        if self.topic and not name and (self.places is None or fragment in self.places):
            return f"#{fragment}"
        name = name or (self.topic.record.id if self.topic else "")
        return self.to(addresses.topic(name) + (f"#{fragment}" if fragment else ""))

    def references(self) -> list[Context]:
        """The works this page has cited so far, in the order of their numbers, with links back to each use."""
        return [
            {
                **reference(self.library.sources[name], self),
                "number": number,
                "backlinks": [f"#cite-{name}-{use}" for use in range(1, self.uses[name] + 1)],
            }
            for name, number in self.numbers.items()
        ]

    def explained_words(self) -> list[Context]:
        """The glossary terms this page has used so far, in the order of the alphabet."""
        explained: dict[str, Context] = {}
        while missing := [name for name in self.words if name not in explained]:
            # Explaining a word may use another one.
            explained |= {name: self._explained(name) for name in missing}
        return [explained[name] for name in self.library.terms if name in explained]

    def _explained(self, name: str) -> Context:
        term = self.library.terms[name]
        citations = (Citation(e.source, e.locator or "") for e in term.evidence)
        return {
            "id": f"word-{term.id}",
            "term": term.term,
            "lay_term": term.lay_term or "",
            "html": self.html_with_citations(term.definition, citations),
            "href": self.to(f"{addresses.GLOSSARY}#word-{term.id}"),
        }


def source_address(config: SiteConfig, source_id: str) -> str:
    """Where a source is shown: on its own page, or in the list where sources have none."""
    return addresses.source(source_id) if config.pages.sources else f"{addresses.SOURCES}#{source_id}"


def short_name(source: Source) -> str:
    """How a source is called in a sentence: first author and year, or its publisher and year, or its title."""
    year = f" {source.issued[:4]}" if source.issued else ""
    title = re.sub(r"</?\w+>", "", source.title)
    if source.author:
        first = source.author[0]
        others = " and others" if len(source.author) > 1 else ""
        return f"{first.literal or first.family or first.given or title}{others}{year}"
    if source.type in ("webpage", "report") and (source.publisher or source.container_title):
        return f"{source.publisher or source.container_title}{year}"
    return f"{title}{year}"


def reference(source: Source, desk: Desk) -> Context:
    """A work in a list of references."""
    return {
        "id": source.id,
        "html": formatted(source, desk.config.citation_style, desk.config.language),
        "name": short_name(source),
        "href": desk.to(source_address(desk.config, source.id)),
        "links": outside_links(source),
        "design": source.design,
        "access": source.access,
        "standing": source.standing.status,
    }


@lru_cache(maxsize=4096)
def formatted(source: Source, style: str, language: str) -> str:
    """A source as a reference; many pages print the same one."""
    return format_reference(csl_item(source), style, language)


def outside_links(source: Source) -> list[Context]:
    """Where a work is found on the web: its identifiers' resolvers first, then its own address."""
    found = [
        ("DOI", f"https://doi.org/{source.DOI.removeprefix('https://doi.org/')}" if source.DOI else ""),
        ("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{source.PMID}/" if source.PMID else ""),
        ("PMC", f"https://pmc.ncbi.nlm.nih.gov/articles/{source.PMCID}/" if source.PMCID else ""),
    ]
    links = [{"label": label, "href": href} for label, href in found if href]
    if source.URL and not links:
        links.append({"label": urlsplit(source.URL).netloc.removeprefix("www."), "href": source.URL})
    return links


def csl_item(source: Source) -> dict[str, Any]:
    """A source in the form of CSL-JSON."""
    keep = ("container_title", "publisher", "publisher_place", "edition", "number", "volume", "issue", "page")
    item: dict[str, Any] = {"id": source.id, "type": source.type, "title": source.title}
    for name in (*keep, "DOI", "PMID", "PMCID", "ISBN", "URL"):
        value = getattr(source, name)
        if value is not None:
            item[name.replace("_", "-")] = value
    for role in ("author", "editor"):
        names = [_plain(person) for person in getattr(source, role)]
        if names:
            item[role] = names
    if source.issued:
        item["issued"] = {"date-parts": [[int(part) for part in source.issued.split("-")]]}
    if source.accessed:
        item["accessed"] = {"date-parts": [list(source.accessed.timetuple()[:3])]}
    return item


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(by_alias=True, exclude_none=True)


def day(value: date | None) -> str:
    """A day for a template, which writes it out in the site's language: ISO 8601, empty for none."""
    return value.isoformat() if value else ""


def frame(desk: Desk, title: str, description: str, *, canonical: str | None = None) -> Context:
    """What every page's context holds: the site, the way around it, and the page's own head.

    Args:
        desk: the page's desk.
        title: the page's title without the site's name; empty for the home page.
        description: one plain sentence for search results.
        canonical: the address that stands for this page, where it is another one.
    """
    config = desk.config
    base = config.url.rstrip("/") + "/" if config.url else ""
    return {
        "site": {
            "title": config.title,
            "tagline": config.tagline or "",
            "language": config.language,
            "url": base,
            "contact": contact(config.contact),
            "content_licence": config.content_licence or "",
        },
        "page": {
            "title": title,
            "description": description,
            "address": desk.address,
            "root": root(desk),
            "url": base + desk.address if base else "",
            "canonical": base + (desk.address if canonical is None else canonical) if base else "",
        },
        "nav": [
            {"name": name, "href": desk.to(address), "is_current": address == desk.address}
            for name, address in (
                ("home", addresses.HOME),
                ("sources", addresses.SOURCES),
                ("glossary", addresses.GLOSSARY),
                ("about", addresses.ABOUT),
                ("changes", addresses.CHANGES),
            )
        ],
        "topics": [
            {"id": t.record.id, "title": t.record.title, "href": desk.to(addresses.topic(t.record.id))}
            for t in (desk.library.topics.values() if len(desk.library.topics) <= MENU_LIMIT else ())
        ],
    }


MENU_LIMIT = 8
"""A site with more topics than this lists them on its home page only, so that pages do not grow with the site."""


def root(desk: Desk) -> str:
    """The way from a page up to the top of the site, ending with a slash, or empty."""
    return "../" * desk.address.count("/")


def contact(value: str | None) -> Mapping[str, str]:
    """A contact as text and link; the link is empty for anything but an e-mail or a web address."""
    if value is None:
        return {"text": "", "href": ""}
    if value.startswith(("https://", "http://")):
        return {"text": value, "href": value}
    return {"text": value, "href": f"mailto:{value}" if "@" in value and " " not in value else ""}
