"""What a build has learnt so far, and what all its parts ask of the cache."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from citesite import addresses
from citesite.build.plan import Plan
from citesite.build.request import Request
from citesite.build.store import Cache
from citesite.build.work import Job, PageMade
from citesite.diagnostics import Diagnostic, Place, Severity
from citesite.files.scan import Kind
from citesite.link.cards import Library
from citesite.read.settings import SiteConfig

SHARED_KINDS = (Kind.SOURCES, Kind.GLOSSARY, Kind.PEOPLE)
SITE_UNIT = "site"
"""The unit of pages that belong to no single topic or source."""
RETIRED_UNIT = "retired"
"""The unit of pages at retired addresses."""


@dataclass
class Site:
    """What this build has learnt so far."""

    request: Request
    cache: Cache
    config: SiteConfig
    output: Path
    plan: Plan
    library: Library
    job: Job
    altered: set[str]
    """Addresses of pages whose file is not as the last build left it."""
    changed: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of shared records that are new, changed or gone, and of sources that are used in another way."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    made: list[tuple[str, PageMade]] = field(default_factory=list)
    """Unit and page of every page that was looked at."""
    lost: set[str] = field(default_factory=set)
    """Addresses that are no longer made."""
    reasons: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    """Folders of addresses that may no longer be held: what topics, sources and terms were called before."""
    retired_changed: set[str] = field(default_factory=set)
    """Folders of addresses of which one was retired since the last build, or is retired no longer."""
    searched: set[str] = field(default_factory=set)
    """Parts of the search whose topics say something else than before."""
    topics_changed: bool = False
    """Whether anything changed that pages of the whole site show of topics."""

    @property
    def everything(self) -> bool:
        """Whether what every page stands on has changed."""
        return bool(self.plan.ground_changed)


def forget(site: Site, unit: str) -> None:
    """Take all that is known of a unit out of the cache, but not its pages."""
    cache = site.cache
    if not site.everything:
        query = (
            "SELECT 'topic', id FROM topics WHERE unit = ? UNION SELECT kind, id FROM shared WHERE unit = ?"
            " UNION SELECT kind, id FROM formers WHERE unit = ?"
        )
        site.touched |= {folder_of_record(kind, name) for kind, name in cache.rows(query, unit, unit, unit)}
    for table in ("shared", "works", "topics", "needs", "links", "uses", "search", "units", "made", "formers"):
        cache.change(f"DELETE FROM {table} WHERE unit = ?", unit)


def folder_of_record(kind: str, name: str) -> str:
    """The folder of the addresses that a topic, a source or a term holds; people hold none."""
    return {"topic": name, "source": addresses.source(name).rstrip("/"), "term": "glossary"}.get(kind, "")


def needing(site: Site) -> set[str]:
    """The units that need a shared record that changed."""
    units: set[str] = set()
    for kind, name in site.changed:
        units |= {unit for (unit,) in site.cache.rows("SELECT unit FROM needs WHERE kind = ? AND id = ?", kind, name)}
    return units


def has_new_words(site: Site) -> bool:
    """Whether an explanation in the glossary may read differently."""
    glossary = {unit for unit, files in site.plan.units.items() if files[0][1] is Kind.GLOSSARY}
    return any(kind == "term" for kind, _ in site.changed) or bool(glossary & needing(site))


def addresses_of(cache: Cache, unit: str) -> set[str]:
    """The addresses of the pages that the last build made of a unit."""
    return {address for (address,) in cache.rows("SELECT address FROM pages WHERE unit = ?", unit)}


def fingerprints_of(site: Site, unit: str) -> dict[str, tuple[str, str, str]]:
    """What the last build made the pages of a unit of, where their files are as it left them."""
    rows = site.cache.rows("SELECT address, data, template, generator FROM pages WHERE unit = ?", unit)
    return {
        address: (data, template, made_by) for address, data, template, made_by in rows if address not in site.altered
    }


def keep_diagnostics(cache: Cache, unit: str, found: Iterable[Diagnostic]) -> None:
    """Keep what was found in a unit, for builds in which it does not change."""
    rows = [
        [d.code, d.message, d.place.path, d.place.steps, d.hint, str(d.severity), d.line, d.column, d.excerpt]
        for d in found
    ]
    cache.insert("units", [(unit, json.dumps(rows))])


def kept_diagnostics(cache: Cache, units: set[str]) -> Iterator[Diagnostic]:
    """What the last build found in units that have not changed."""
    for unit, stored in cache.rows("SELECT unit, diagnostics FROM units WHERE diagnostics <> '[]'"):
        if unit in units:
            for code, message, path, steps, hint, severity, line, column, excerpt in json.loads(stored):
                place = Place(path, tuple(steps))
                yield Diagnostic(code, message, place, hint, Severity(severity), line, column, excerpt)
