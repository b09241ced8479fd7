"""Search: the page that readers search on, with an index from A to Z for those without scripts, and what it reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from citesite import addresses
from citesite.link.cards import TermCard
from citesite.link.library import Library
from citesite.link.summary import SearchEntry, TopicSummary
from citesite.pages.page import Context, Desk, Page, frame
from citesite.read.settings import SiteConfig
from citesite.text.prose import plain, prose

FULL_INDEX = 300
"""A site with more topics than this lists no sections from A to Z, so that the index stays a page."""
ASSETS = {
    "minisearch": {"assets/minisearch.js", "assets/minisearch-licence.txt", "assets/search.js"},
    "pagefind": {"assets/search-pagefind.js"},
}
"""The theme's files for each kind of search."""


def unused_assets(config: SiteConfig) -> set[str]:
    """The theme's files that a site with another kind of search, or with none, does not need."""
    return {name for kind, names in ASSETS.items() if kind != config.search for name in names}


def search_page(
    topics: Sequence[TopicSummary], terms: Sequence[TermCard], library: Library, config: SiteConfig
) -> Page:
    """Where readers search, above everything there is to find from A to Z."""
    desk = Desk(addresses.SEARCH, library, config)
    shown = [topic for topic in topics if topic.status != "withdrawn"]
    parts = sorted({addresses.search_part(topic.id) for topic in shown})
    files = [addresses.SEARCH_WORDS, *parts] if config.search == "minisearch" else []
    context: Context = {
        "kind": config.search,
        "files": [desk.to(file) for file in files],
        "letters": _letters(_entries(shown, terms, desk)),
    }
    return Page(desk.address, "search.html", frame(desk, "", "", runs_scripts=True) | context)


def search_words_page(terms: Sequence[TermCard]) -> Page:
    """Every name of each glossary term, so that any of them finds what is said of the others."""
    entries = [
        {
            "title": term.term,
            "names": list(term.names),
            "address": addresses.relative(addresses.SEARCH, f"{addresses.GLOSSARY}#word-{term.id}"),
            "text": plain(prose(term.definition)),
        }
        for term in terms
    ]
    return Page(addresses.SEARCH_WORDS, "search_data.js", {"entries": entries})


def search_part_page(address: str, entries: Sequence[SearchEntry]) -> Page:
    """A file of texts to search. It is a script that only holds data: from `file://`, pages can load nothing else."""
    linked = [{**vars(entry), "address": addresses.relative(addresses.SEARCH, entry.address)} for entry in entries]
    return Page(address, "search_data.js", {"entries": linked})


def _entries(topics: Sequence[TopicSummary], terms: Sequence[TermCard], desk: Desk) -> Iterator[Context]:
    """What stands in the index: topics, their sections, and every name of a glossary term."""
    for topic in topics:
        address = addresses.topic(topic.id)
        yield {"title": topic.title, "href": desk.to(address), "kind": "topic", "see": ""}
        for section in topic.sections if len(topics) <= FULL_INDEX else ():
            href = desk.to(f"{address}#{section.id}")
            yield {"title": section.title, "href": href, "kind": "section", "see": topic.title}
    for term in terms:
        href = desk.to(f"{addresses.GLOSSARY}#word-{term.id}")
        for name in term.names:
            yield {"title": name, "href": href, "kind": "word", "see": term.term if name != term.term else ""}


def _letters(entries: Iterator[Context]) -> list[Context]:
    """The entries in the order of the alphabet, under their first letters; what begins with none comes first."""
    ordered = sorted(entries, key=lambda entry: (_sorted(entry["title"]), entry["href"]))
    found = groupby(ordered, key=lambda entry: _first_letter(entry["title"]))
    grouped: dict[str, list[Context]] = {}
    for letter, group in found:
        grouped.setdefault(letter, []).extend(group)
    return [{"letter": letter, "entries": grouped[letter]} for letter in sorted(grouped)]


def _sorted(title: str) -> str:
    """A title as it is put in order: without accents, marks before its first letter, and case."""
    latin = title.replace("\N{MICRO SIGN}", "m").replace("\N{GREEK SMALL LETTER MU}", "m")
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin.casefold()) if not unicodedata.combining(c))
    return bare.lstrip("".join({c for c in bare if not c.isalnum()})) or bare


def _first_letter(title: str) -> str:
    first = _sorted(title)[:1].upper()
    return first if first.isalpha() else "#"
