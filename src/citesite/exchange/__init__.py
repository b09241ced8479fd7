"""Exchange: source records from elsewhere. Exports of reference managers, doi.org and PubMed in; source files out.

Only commands of its own come here; no build does, so builds need no network. Invariant: a text an editor wrote is never
changed but for fields that were empty, and for `standing` when its command is run.
"""

from citesite.exchange.collection import Collection, read_collection
from citesite.exchange.formats import read_export
from citesite.exchange.importing import Account, destination, take_in, written

__all__ = ["Account", "Collection", "destination", "read_collection", "read_export", "take_in", "written"]
