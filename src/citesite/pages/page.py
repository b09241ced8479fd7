"""A page before it is rendered, and what is gathered while its data is put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import escape

from citesite import addresses
from citesite.link.cards import SourceCard
from citesite.link.library import Library
from citesite.link.summary import TopicChange
from citesite.link.topic import LinkedTopic, RetiredPlace
from citesite.read.settings import SiteConfig
from citesite.text.prose import Citation, filled, plain, prose

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
    explains_words: bool = True
    """Whether the page itself explains the glossary terms it uses; links lead to the glossary otherwise."""
    lists_all_sources: bool = False
    """Whether this page lists every source under its own id, and not those it cites by number."""
    home: str = ""
    """The folder that holds the site, where this page stands outside of it: of another program's pages."""
    numbers: dict[str, int] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    has_figures: bool = False
    """Whether the page shows trial results, which have a style sheet of their own."""

    def to(self, address: str) -> str:
        """A link from this page to an address of the site."""
        return addresses.relative(self.address, self.home + address)

    def aliases(self, place: str) -> list[str]:
        """The other ids under which a place of the topic must be found."""
        return list(self.topic.aliases.get(place, ())) if self.topic else []

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
        return f'{shown}<p class="marks">{marks}</p>' if marks else shown

    def cite(self, citations: tuple[Citation, ...]) -> str:
        """The marks of some citations, each with the number of its source on this page."""
        marks = []
        for citation in citations:
            number = self.numbers.setdefault(citation.source, len(self.numbers) + 1)
            locator = f", {escape(citation.locator)}" if citation.locator else ""
            place = "" if self.config.pages.sources else f' id="{self._next_use(citation.source)}"'
            marks.append(f'<a{place} href="{self.reference_to(citation.source)}">{number}</a>{locator}')
        return f"<sup>{' '.join(marks)}</sup>" if marks else ""

    def reference_to(self, source: str) -> str:
        """A link to a work this page has cited, in its list of references."""
        return f"#{source}" if self.lists_all_sources else f"#ref-{self.numbers[source]}"

    def _next_use(self, source: str) -> str:
        """The id of the next mark of a source, for its reference to link back to."""
        self.uses[source] = self.uses.get(source, 0) + 1
        return f"cite-{source}-{self.uses[source]}"

    def link(self, scheme: str, target: str) -> str:
        """Where a link to a record leads from this page."""
        if scheme == "term":
            if not self.explains_words:
                return f"{self.to(addresses.GLOSSARY)}#word-{target}"
            self.words.setdefault(target)
            return f"#word-{target}"
        if scheme == "source":
            if self.config.pages.sources:
                return self.to(addresses.source(target))
            self.numbers.setdefault(target, len(self.numbers) + 1)
            return self.reference_to(target)
        name, _, fragment = target.partition("#")
        if self.topic and not name and (self.places is None or fragment in self.places):
            return f"#{fragment}"
        name = name or (self.topic.record.id if self.topic else "")
        return self.to(addresses.topic(name) + (f"#{fragment}" if fragment else ""))

    def references(self) -> list[Context]:
        """The works this page has cited so far, in the order of their numbers, with links back to each use.

        Where sources have pages of their own, those list the uses, by name.
        """
        return [
            {
                **reference(self.library.sources[name], self),
                "number": number,
                "backlinks": [f"#cite-{name}-{use}" for use in range(1, self.uses.get(name, 0) + 1)],
            }
            for name, number in self.numbers.items()
        ]

    def explained_words(self) -> list[Context]:
        """The glossary terms this page has used so far, in the order of the alphabet."""
        explained: dict[str, Context] = {}
        while missing := [name for name in self.words if name not in explained]:
            # Explaining a word may use another one.
            explained |= {name: self._explained(name) for name in missing}
        return sorted(explained.values(), key=lambda word: (word["term"].casefold(), word["id"]))

    def _explained(self, name: str) -> Context:
        term = self.library.terms[name]
        citations = (Citation(e.source, e.locator) for e in term.evidence)
        return {
            "id": f"word-{term.id}",
            "term": term.term,
            "lay_term": term.lay_term,
            "html": self.html_with_citations(term.definition, citations),
        }


def reference(card: SourceCard, desk: Desk) -> Context:
    """A work in a list of references; its own page's address is empty where the site has none."""
    own_page = desk.to(addresses.source(card.id)) if desk.config.pages.sources else ""
    shown = {name: getattr(card, name) for name in ("id", "html", "name", "design", "access", "standing")}
    return {**shown, "links": [vars(link) for link in card.links], "href": own_page}


def retired_places(places: Iterable[RetiredPlace], desk: Desk) -> list[Context]:
    """The retired places of a page that lead elsewhere, each with a link there."""
    return [{"id": place.id, "why": place.why, "go": place.go, "href": desk.to(place.go)} for place in places]


def changes(records: Iterable[TopicChange], desk: Desk) -> list[Context]:
    """What changed in a topic, newest first."""
    return [
        {
            "date": change.date,
            "kind": change.kind,
            "what": desk.html(change.what),
            "what_plain": plain(prose(change.what)),
            "why": desk.optional_html(change.why),
        }
        for change in sorted(records, key=lambda change: change.date, reverse=True)
    ]


def day(value: date | None) -> str:
    """A day for a template, which writes it out in the site's language: ISO 8601, empty for none."""
    return value.isoformat() if value else ""


def place_url(config: SiteConfig, topic_id: str, place: str) -> str:
    """The published address of a place in a topic: it stays when the place moves to another section. Empty for none."""
    return f"{config.base}{addresses.topic(topic_id)}#{place}" if config.url else ""


def frame(
    desk: Desk, title: str, description: str, *, canonical: str | None = None, runs_scripts: bool = False
) -> Context:
    """What every page's context holds: the site, the way around it, and the page's own head.

    Args:
        desk: the page's desk.
        title: the page's title without the site's name; empty for the home page.
        description: one plain sentence for search results.
        canonical: the address that stands for this page, where it is another one.
        runs_scripts: whether its policy lets the page run scripts of the theme.
    """
    config = desk.config
    base = config.base
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
            "search_kind": config.search,
            "search": desk.to(addresses.SEARCH) if config.search != "none" else "",
            "url": base + desk.address if base else "",
            "runs_scripts": runs_scripts,
            "has_figures": desk.has_figures,
            "canonical": base + (desk.address if canonical is None else canonical) if base else "",
        },
        "nav": [
            {"name": name, "href": desk.to(address), "is_current": address == desk.address}
            for name, address in _NAVIGATION
            if address != addresses.SOURCES or config.pages.sources
        ],
    }


_NAVIGATION = (
    ("home", addresses.HOME),
    ("sources", addresses.SOURCES),
    ("glossary", addresses.GLOSSARY),
    ("about", addresses.ABOUT),
    ("changes", addresses.CHANGES),
)


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
