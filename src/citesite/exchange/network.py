"""One request over http or https, bounded in time and size whatever the server does.

The library's timeout bounds the wait for the next byte, so a server that sends a byte a second is waited for without
end. Here the clock runs from the first connection to the last byte, across redirects, and every byte counts: those of
headers and of interim answers too.
"""

from __future__ import annotations

import io
import ipaddress
import re
import time
import urllib.error
import urllib.request
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

if TYPE_CHECKING:
    import socket

LARGEST_ANSWER = 5_000_000
"""Bytes. Two hundred PubMed records with abstracts have less than a million."""
_OVERHEAD = 500_000
"""Bytes that headers and chunk sizes may take in addition."""
_PARTS = 3
"""A whole answer may take this many times as long as the wait for a part of it."""
_REDIRECTS = 10
_REDIRECTED = (301, 302, 303, 307, 308)
_PERMANENTLY = (301, 308)
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*\.?")
"""A host name as it is sent to a name server: ASCII, with labels of at most 63 characters (RFC 1123)."""


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    reason: str
    kind: str
    """Its media type, in lower case."""
    retry_after: str
    body: bytes
    """At most one byte more than was asked for; empty where the status is no success."""
    moved_to: str = ""
    """Where permanent redirects led, before any other; empty without one."""


class NoAnswerError(Exception):
    """There is no answer; the text says why."""


def is_address(address: str) -> bool:
    """Whether a text is an address of http or https with a host and a port that exist in form."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        is_literal = "[" in parts.netloc and bool(ipaddress.IPv6Address(host.partition("%")[0]))
    except ValueError:
        return False
    has_host = is_literal or bool(_HOST.fullmatch(host))
    return parts.scheme in ("http", "https") and has_host and port != 0 and not re.search(r"[\s\x00-\x20\x7f]", address)


def ask(address: str, headers: dict[str, str], timeout: float, largest: int = LARGEST_ANSWER) -> Answer:
    """Ask for a document, following redirects to http and https alone.

    Args:
        address: of http or https.
        headers: to send; after a redirect, too.
        timeout: seconds to wait for the connection and for each part of the answer; all of it may take three times
            as long.
        largest: the most bytes that are wanted of the body.

    Raises:
        NoAnswerError: if there is none within these limits.
    """
    ends = time.monotonic() + _PARTS * timeout
    opener, moved_to, is_moved = _opener(ends), "", True
    for _ in range(_REDIRECTS):
        if not is_address(address):
            raise NoAnswerError(f"it led to {address[:200]}, which is no http or https address")
        try:
            with opener.open(urllib.request.Request(address, headers=headers), timeout=timeout) as response:
                if response.status in _REDIRECTED and response.headers.get("Location"):
                    address = _next(address, response.headers["Location"])
                    is_moved = is_moved and response.status in _PERMANENTLY
                    moved_to = address if is_moved else moved_to
                    continue
                return _answer(response, largest, moved_to)
        except _Late:
            raise NoAnswerError(f"no whole answer within {_PARTS * timeout:g} seconds") from None
        except (OSError, HTTPException, ValueError) as failure:
            # ValueError: a proxy of the environment, or a header, has a form that the library does not foresee.
            raise NoAnswerError(_said(failure, timeout)) from None
    raise NoAnswerError(f"it was redirected more than {_REDIRECTS} times")


def _next(address: str, location: str) -> str:
    try:
        # The library reads headers as Latin-1; servers send UTF-8, if not ASCII.
        written = location.strip().encode("latin-1").decode("utf-8", "replace")
        joined = urljoin(address, written)
        host = urlsplit(joined).netloc
    except ValueError:
        return location
    return quote(joined, safe="%/:=&?~#+!$,;'@()*[]|") if host.isascii() else joined


def _answer(response: HTTPResponse, largest: int, moved_to: str) -> Answer:
    headers, status = response.headers, response.status
    body = response.read(largest + 1) if 200 <= status < 300 else b""
    return Answer(status, response.reason, headers.get_content_type(), headers.get("Retry-After") or "", body, moved_to)


class _Late(Exception):
    """The answer takes too long, or has too many bytes before its end. No OSError, which the library would wrap."""


class _BoundedStream(io.RawIOBase):
    """The bytes of a socket until a moment, and no more than a number."""

    def __init__(self, sock: socket.socket, timeout: float, ends: float) -> None:
        self._socket, self._timeout, self._ends = sock, timeout, ends
        self._bytes_left = LARGEST_ANSWER + _OVERHEAD
        # Keeps the socket open when the library closes its connection before the answer is read.
        self._stream = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._ends - time.monotonic()
        if left <= 0 or self._bytes_left <= 0:
            raise _Late
        self._socket.settimeout(min(left, self._timeout))
        try:
            count: int | None = self._stream.readinto(buffer)
        except TimeoutError:
            raise _Late if left < self._timeout else TimeoutError from None
        self._bytes_left -= count or 0
        return count

    def close(self) -> None:
        self._stream.close()
        super().close()


class _BoundedResponse(HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, timeout: float, ends: float, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp.close()
        self.fp = io.BufferedReader(_BoundedStream(sock, timeout, ends))


class _BoundedHandler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Open addresses of http and https."""

    def __init__(self, ends: float) -> None:
        super().__init__()
        self._ends = ends

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(partial(_connection, HTTPConnection, self._ends), req)

    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(partial(_connection, HTTPSConnection, self._ends), req)


def _connection(kind: type[HTTPConnection], ends: float, host: str, *, timeout: float, **options: Any) -> Any:
    connection = kind(host, timeout=timeout, **options)
    connection.response_class = partial(_BoundedResponse, timeout=timeout, ends=ends)  # type: ignore[assignment]
    return connection


def _opener(ends: float) -> urllib.request.OpenerDirector:
    # No other handlers: neither an address nor a redirect may read a file of this machine.
    opener = urllib.request.OpenerDirector()
    opener.add_handler(urllib.request.ProxyHandler())
    opener.add_handler(_BoundedHandler(ends))
    return opener


def _said(failure: Exception, timeout: float) -> str:
    reason = failure.reason if isinstance(failure, urllib.error.URLError) else failure
    if isinstance(reason, TimeoutError):
        return f"no answer within {timeout:g} seconds"
    # A line break would begin a line of the server's own, which may be a command to the program that reads the log.
    said = " ".join(str(reason)[:200].split())
    return f"no answer ({said or type(reason).__name__})"
