"""Requests to doi.org, PubMed and Crossref, with retries and limits.

An answer must have the media type that was asked for and a limited size. Callers check that it describes the work that
was asked for.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from citesite import __version__
from citesite.diagnostics import CitesiteError
from citesite.exchange.network import LARGEST_ANSWER, Answer, NoAnswerError, ask, is_address

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
    """Seconds for one answer to begin, and for each part of it. The whole may take three times as long."""
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
        if not is_address(address):
            raise CitesiteError(f"{address} is no http or https address")
        headers = {
            "Accept": accept,
            "User-Agent": f"citesite/{__version__}" + (f" (mailto:{self.contact})" if self.contact else ""),
        }
        problem = ""
        for number in range(self.tries):
            pause = 0.0
            try:
                answer = ask(address, headers, self.timeout)
            except NoAnswerError as failure:
                problem = str(failure)
            else:
                if 200 <= answer.status < 300:
                    return _checked(answer, accept, address)
                if answer.status in (404, 410):
                    raise NotFound(f"{address}: there is no such work")
                problem = f"it answered {answer.status} {answer.reason[:80]}"
                if answer.status != 429 and answer.status < 500:
                    break
                pause = _asked_to_wait(answer.retry_after)
            if number + 1 < self.tries:
                time.sleep(max(pause, 2.0**number))
        raise CitesiteError(f"{address}: {problem}")


def _checked(answer: Answer, accept: str, address: str) -> bytes:
    """Return the bytes of an answer.

    Raises:
        CitesiteError: if it has another media type or is too large.
    """
    wanted = accept.split(";")[0]
    if answer.kind == "text/html" or (wanted.endswith("json") and not answer.kind.endswith("json")):
        what = "a web page" if answer.kind == "text/html" else answer.kind[:80]
        raise CitesiteError(f"{address}: it answered with {what} where {wanted} was asked for")
    if len(answer.body) > LARGEST_ANSWER:
        raise CitesiteError(f"{address}: its answer is larger than {LARGEST_ANSWER:,} bytes")
    return answer.body


def _asked_to_wait(value: str | None) -> float:
    """Return the seconds a server asks to wait, at most `LONGEST_WAIT`. A time of day is ignored."""
    return min(float(value), LONGEST_WAIT) if value and re.fullmatch(r"\d{1,6}", value.strip()) else 0.0
