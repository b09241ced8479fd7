"""Requests to doi.org, PubMed and Crossref, with retries and limits.

An answer must have the media type that was asked for and a limited size. Callers check that it describes the work that
was asked for.
"""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO

from citesite import __version__
from citesite.diagnostics import CitesiteError

LARGEST_ANSWER = 20_000_000
"""Bytes; two hundred PubMed records with abstracts have less than a million."""
LONGEST_WAIT = 30.0
"""Seconds. The longest pause between two tries, whatever a server asks for."""


class NotFound(CitesiteError):
    """The service answered that it knows no such work."""


@dataclass(frozen=True, slots=True)
class Services:
    """The addresses of the services, and how they are asked."""

    doi: str = "https://doi.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    crossref: str = "https://api.crossref.org"
    contact: str = ""
    """An e-mail address. Services ask for one, so that they can write before they block somebody."""
    timeout: float = 20.0
    """Seconds for one answer to begin, and for each part of it."""
    tries: int = 3

    def ask(self, address: str, accept: str) -> bytes:
        """Return the bytes of the answer to one request.

        Args:
            address: of http or https.
            accept: the media type that is wanted; an answer of another type is refused.

        Raises:
            NotFound: if the service says that there is no such thing.
            CitesiteError: if there is no usable answer; the message names the address.
        """
        if not re.match(r"https?://[^\s/]+", address):
            raise CitesiteError(f"{address} is no http or https address")
        request = urllib.request.Request(
            address,
            headers={
                "Accept": accept,
                "User-Agent": f"citesite/{__version__}" + (f" (mailto:{self.contact})" if self.contact else ""),
            },
        )
        problem = ""
        for number in range(self.tries):
            try:
                with _OPENER.open(request, timeout=self.timeout) as response:
                    return _checked(response, response.headers.get_content_type(), accept, address)
            except urllib.error.HTTPError as answer:
                with answer:
                    if answer.code in (404, 410):
                        raise NotFound(f"{address}: there is no such work") from None
                    problem = f"it answered {answer.code} {answer.reason}"
                    if answer.code != 429 and answer.code < 500:
                        break
                    pause = _asked_to_wait(answer.headers.get("Retry-After"))
            except (OSError, HTTPException) as failure:
                problem, pause = _said(failure, self.timeout), 0.0
            if number + 1 < self.tries:
                time.sleep(max(pause, 2.0**number))
        raise CitesiteError(f"{address}: {problem}")


# No other handlers: neither an address nor a redirect may read a file of this machine.
_OPENER = urllib.request.OpenerDirector()
for _handler in (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPErrorProcessor,
):
    _OPENER.add_handler(_handler())


def _checked(response: IO[bytes], kind: str, accept: str, address: str) -> bytes:
    """Return the bytes of an answer.

    Raises:
        CitesiteError: if it has another media type or is too large.
    """
    wanted = accept.split(";")[0]
    if kind == "text/html" or (wanted.endswith("json") and not kind.endswith("json")):
        what = "a web page" if kind == "text/html" else kind
        raise CitesiteError(f"{address}: it answered with {what} where {wanted} was asked for")
    data = response.read(LARGEST_ANSWER + 1)
    if len(data) > LARGEST_ANSWER:
        raise CitesiteError(f"{address}: its answer is larger than {LARGEST_ANSWER:,} bytes")
    return data


def _asked_to_wait(value: str | None) -> float:
    """Return the seconds a server asks to wait, at most `LONGEST_WAIT`. A time of day is ignored."""
    return min(float(value), LONGEST_WAIT) if value and re.fullmatch(r"\d{1,6}", value.strip()) else 0.0


def _said(failure: Exception, timeout: float) -> str:
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    if isinstance(reason, TimeoutError):
        return f"no answer within {timeout:g} seconds"
    return f"no answer ({str(reason) or type(reason).__name__})"
