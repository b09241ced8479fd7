"""Services: doi.org, PubMed and Crossref, asked politely. An address in, an answer's bytes out, or why there is none.

Nothing is taken on trust: an answer must be of the kind that was asked for, of a bearable size, and about the work that
was asked for; the last is for whoever reads it to check.
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
"""Seconds. A server that asks to wait longer is asked another day."""


class NotFound(CitesiteError):
    """The service answers, and knows no such work."""


@dataclass(frozen=True, slots=True)
class Services:
    """Where the services are, and how they are asked."""

    doi: str = "https://doi.org"
    pubmed: str = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    crossref: str = "https://api.crossref.org"
    contact: str = ""
    """An e-mail address. Services ask for one, to write to before they shut somebody out."""
    timeout: float = 20.0
    """Seconds for one answer to begin, and for each part of it."""
    tries: int = 3

    def ask(self, address: str, accept: str) -> bytes:
        """The answer to one question.

        Args:
            address: of http or https.
            accept: the type of media that is wanted; an answer of another type is refused.

        Raises:
            NotFound: if the service says that there is no such thing.
            CitesiteError: if it gives no usable answer, in a line that names it.
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


# No other handlers: a base address or a redirect must not lead to a file of this machine.
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
    """The bytes of an answer of the right kind.

    Raises:
        CitesiteError: if it is of another kind or too large.
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
    """The seconds a server asks to wait, as far as anybody waits. It may also name a time of day, which is not read."""
    return min(float(value), LONGEST_WAIT) if value and re.fullmatch(r"\d{1,6}", value.strip()) else 0.0


def _said(failure: Exception, timeout: float) -> str:
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    if isinstance(reason, TimeoutError):
        return f"no answer within {timeout:g} seconds"
    return f"no answer ({str(reason) or type(reason).__name__})"
