"""Import source records from exports of reference managers, from doi.org and from PubMed into source files.

Only `citesite import` and `citesite standing` use it; builds do not, and need no network. Invariant: a text that an
editor wrote never changes. Only empty fields are filled, and `standing` is updated by its own command.
"""

import re

from citesite.exchange.imports.analyses import AnalysesReport, add_analyses
from citesite.exchange.imports.collection import Collection, read_collection
from citesite.exchange.imports.formats import read_export, text_of
from citesite.exchange.imports.importing import ImportReport, destination, import_lines, import_records
from citesite.exchange.imports.lookup import by_doi, by_pmid, listed
from citesite.exchange.imports.notices import read_snapshot
from citesite.exchange.imports.services import Services
from citesite.exchange.imports.standing import refresh, standing_lines
from citesite.read.settings import SiteConfig

__all__ = [
    "AnalysesReport",
    "Collection",
    "ImportReport",
    "add_analyses",
    "by_doi",
    "by_pmid",
    "destination",
    "import_lines",
    "import_records",
    "listed",
    "read_collection",
    "read_export",
    "read_snapshot",
    "refresh",
    "services",
    "standing_lines",
    "text_of",
]


def services(
    settings: SiteConfig,
    timeout: float,
    doi: str | None = None,
    pubmed: str | None = None,
    crossref: str | None = None,
    tries: int = 3,
) -> Services:
    """Return the services at the addresses of a command's options, with the site's contact as the sender."""
    contact = settings.contact or ""
    usual = Services()
    return Services(
        doi=doi or usual.doi,
        pubmed=pubmed or usual.pubmed,
        crossref=crossref or usual.crossref,
        contact=contact if "@" in contact and contact.isascii() and not re.search(r"\s", contact) else "",
        timeout=timeout,
        tries=tries,
    )
