"""Exchange: source records from elsewhere. Exports of reference managers, doi.org and PubMed in; source files out.

Only commands of its own come here; no build does, so builds need no network. Invariant: a text an editor wrote is never
changed but for fields that were empty, and for `standing` when its command is run.
"""

import re

from citesite.exchange.imports.collection import Collection, read_collection
from citesite.exchange.imports.formats import read_export
from citesite.exchange.imports.importing import Account, destination, take_in, written
from citesite.exchange.imports.lookup import by_doi, by_pmid
from citesite.exchange.imports.services import Services
from citesite.exchange.imports.standing import read_snapshot, refresh, told
from citesite.read.settings import SiteConfig

__all__ = [
    "Account",
    "Collection",
    "by_doi",
    "by_pmid",
    "destination",
    "read_collection",
    "read_export",
    "read_snapshot",
    "refresh",
    "services",
    "take_in",
    "told",
    "written",
]


def services(
    settings: SiteConfig,
    timeout: float,
    doi: str | None = None,
    pubmed: str | None = None,
    crossref: str | None = None,
) -> Services:
    """The services at the addresses that a command's options name, asked in the name of the site's contact."""
    contact = settings.contact or ""
    usual = Services()
    return Services(
        doi=doi or usual.doi,
        pubmed=pubmed or usual.pubmed,
        crossref=crossref or usual.crossref,
        contact=contact if "@" in contact and contact.isascii() and not re.search(r"\s", contact) else "",
        timeout=timeout,
    )
