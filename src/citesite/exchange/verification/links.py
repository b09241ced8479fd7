"""Whether the address of a source answers, and whether what it leads to has moved for good.

Many publishers refuse programs, and any server is busy at times. Only "not found" and "gone" say that an address is
dead.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from citesite import __version__
from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.plain_text import shortened
from citesite.exchange.imports.services import Services
from citesite.exchange.network import NoAnswerError, ask, is_address
from citesite.exchange.verification.works import Reply

_ENOUGH = 10_000
"""Bytes. What a page says is not looked at."""


def said_of_link(address: str, services: Services) -> Reply:
    """Ask for a page.

    Raises:
        CitesiteError: if the server does not say whether it is there.
    """
    if not is_address(address):
        raise CitesiteError(f"{address[:200]} is no http or https address")
    sender = f" (mailto:{services.contact})" if services.contact else ""
    headers = {"Accept": "text/html,*/*;q=0.8", "User-Agent": f"citesite/{__version__}{sender}"}
    try:
        answer = ask(address, headers, services.timeout, _ENOUGH)
    except NoAnswerError as failure:
        raise CitesiteError(str(failure)) from None
    if answer.status in (404, 410):
        return Reply("gone", f"it answered {answer.status}")
    if not 200 <= answer.status < 300:
        raise CitesiteError(f"it answered {answer.status} {shortened(answer.reason)}")
    if answer.moved_to and _place(answer.moved_to) != _place(address):
        return Reply("moved", answer.moved_to[:500])
    return Reply("ok")


def _place(address: str) -> tuple[str, str, str]:
    """Return an address without what a move for good may change and nobody has to mend: scheme, www, last slash."""
    parts = urlsplit(address)
    return re.sub(r"^www\.", "", (parts.hostname or "").lower()), parts.path.rstrip("/"), parts.query
