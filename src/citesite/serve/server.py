"""Answer browsers on this machine over HTTP, and nobody else.

Browsers store no answer, folders are never listed, and requests that name another host are refused: a page of another
site could otherwise read unpublished content by pointing its own name at this machine (DNS rebinding).
"""

from __future__ import annotations

import errno
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any
from urllib.parse import urlsplit

from citesite.diagnostics import CitesiteError
from citesite.serve.builder import ServedSite
from citesite.serve.files import (
    EVENTS,
    OWN,
    PLAIN_POLICY,
    SCRIPT,
    STYLE,
    TYPES,
    at_any_depth,
    followed,
    plain_page,
    target,
)
from citesite.serve.status import StatusUpdates

HOST = "127.0.0.1"
HEARTBEAT = 15.0
"""Seconds of silence after which a browser is sent an empty line, which fails if it is gone."""
_TRIES = 100
_TAKEN = (errno.EADDRINUSE, errno.EACCES)


class Server(ThreadingHTTPServer):
    """Serves one site."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, updates: StatusUpdates, site: ServedSite) -> None:
        self.updates = updates
        self.site = site
        super().__init__((HOST, port), Handler)

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"http://{HOST}:{self.server_port}/"

    def server_bind(self) -> None:
        """Bind, without asking the network for this machine's name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def service_actions(self) -> None:
        """Remember that `serve_forever` runs, so that `end` can stop it."""
        self._is_serving = True

    _is_serving = False

    def end(self) -> None:
        """Stop serving."""
        if self._is_serving:
            self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore browsers that disconnected in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def bound(port: int, updates: StatusUpdates, site: ServedSite) -> Server:
    """Return a server at a port, or at the next free one.

    Raises:
        CitesiteError: if none is free.
    """
    last = min(port + _TRIES, 65536) if port else 1
    for candidate in range(port, last):
        try:
            return Server(candidate, updates, site)
        except OSError as problem:
            if problem.errno not in _TAKEN:
                raise
    raise CitesiteError(f"no port from {port} to {last - 1} is free; name another with --port")


_FOR_ALL = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # What is not published yet is for the pages of this server alone: others could load its scripts without permission.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60
    """Seconds after which an idle connection is closed."""

    def do_GET(self) -> None:
        """Answer with a page, a file, or the stream of events."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer with the headers of GET."""
        self._answer()

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the terminal is for builds."""

    def version_string(self) -> str:
        """Name the program alone."""
        return "citesite"

    def _answer(self) -> None:
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers to its own address only.\n", ".txt")
            return
        if self.headers.get("Sec-Fetch-Site", "").strip().lower() == "cross-site":
            self._send(HTTPStatus.FORBIDDEN, b"Another site asked for this; type the address yourself.\n", ".txt")
            return
        path = self.path.partition("?")[0].partition("#")[0]
        if path == EVENTS:
            self._stream()
        elif path in (SCRIPT, STYLE):
            self._send(HTTPStatus.OK, (OWN / Path(path).name).read_bytes(), Path(path).suffix)
        else:
            self._send_of_site(path)

    def _is_for_us(self) -> bool:
        try:
            host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        except ValueError:
            return False
        return host in (HOST, "localhost", "::1")

    def _send_of_site(self, path: str) -> None:
        site, current = self.server.site, self.server.updates.current
        found = target(path, site.output)
        if isinstance(found, str):
            query = self.path.partition("?")[2]
            self._send(HTTPStatus.FOUND, b"", ".txt", {"Location": f"{found}?{query}" if query else found})
            return
        status = HTTPStatus.OK
        if found is None:
            status = HTTPStatus.NOT_FOUND
            # Without a site, any address may exist later.
            is_site = (site.output / "index.html").is_file()
            found = target("/404.html", site.output) if is_site else None
        content = _content(found) if isinstance(found, Path) else None
        if content is None or not isinstance(found, Path):
            status = HTTPStatus.NOT_FOUND if current.is_well else HTTPStatus.SERVICE_UNAVAILABLE
            self._send(status, plain_page(current), ".html", {"Content-Security-Policy": PLAIN_POLICY})
            return
        policy = ""
        if status == HTTPStatus.NOT_FOUND:
            content = at_any_depth(content, site.url)
        if found.suffix == ".html":
            content, policy = followed(content, current.version)
        self._send(status, content, found.suffix, {"Content-Security-Policy": policy} if policy else {})

    def _send(self, status: HTTPStatus, content: bytes, suffix: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(suffix.lower(), "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        self._send_common(headers or {})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_common(self, headers: dict[str, str]) -> None:
        for name, value in (_FOR_ALL | headers).items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        """Send a browser the status and every update of it, until it disconnects."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._send_common({"Connection": "close"})
        if self.command == "HEAD":
            return
        updates = self.server.updates
        current = updates.current
        try:
            self._tell(f"retry: 500\nevent: notice\ndata: {current.as_json()}\n\n")
            while not updates.is_closed:
                newer = updates.next_after(current.number, HEARTBEAT)
                self._tell(f"event: notice\ndata: {newer.as_json()}\n\n" if newer else ":\n\n")
                current = newer or current
        except (ConnectionError, TimeoutError):
            pass

    def _tell(self, text: str) -> None:
        self.wfile.write(text.encode("ascii"))
        self.wfile.flush()


def _content(path: Path) -> bytes | None:
    """Return a file's bytes; None if a build has just deleted it."""
    try:
        return path.read_bytes()
    except OSError:
        return None
