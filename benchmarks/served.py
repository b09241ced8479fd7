"""`citesite serve`: the time until it shows a site, and from a save until a browser has the new page.

The clock of a save starts when an editor begins to save a topic's file, and stops when the open page has been fetched
again with the new text. The time a browser takes to draw it is not included.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpus import Corpus
from benchmarks.own_site import AS_OF, OwnSite

PATIENCE = 60
"""The most seconds that any step may take."""


@dataclass(frozen=True, slots=True)
class Served:
    """What an editor waits for."""

    topics: int
    start: float
    """Seconds from the command to the first page, on a site that was built before."""
    saves: list[float]
    """Seconds from each save of a claim to the new page."""


def served(site: OwnSite, corpus: Corpus, times: int = 21) -> Served:
    """Serve a site that was built before, and save a claim `times` times.

    Raises:
        OSError, RuntimeError: if the server does not respond as it should.
    """
    topic = corpus.topics[len(corpus.topics) // 3]
    claim = topic.sections[1][1][0]
    address = f"{topic.slug}/s2" if site.all_pages else topic.slug
    text, found = claim.text, []
    began = time.perf_counter()
    with _server(site) as port:
        _page(port, address)
        start = time.perf_counter() - began
        events = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        events.request("GET", "/-/events")
        stream = events.getresponse()
        _next(stream)
        for number in range(times):
            claim.text = f"This sentence was saved for the {number}th time. {text}"
            began = time.perf_counter()
            site.write_topic(topic)
            while f"for the {number}th time" not in _page(port, address):
                _next(stream)
            found.append(time.perf_counter() - began)
            time.sleep(0.2)  # otherwise two saves count as one
        events.close()
    return Served(len(corpus.topics), start, found)


@contextlib.contextmanager
def _server(site: OwnSite) -> Iterator[int]:
    command = [str(site.program), "serve", "--as-of", AS_OF, "--port", "0"]
    server = subprocess.Popen(command, cwd=site.folder, stderr=subprocess.PIPE, text=True, start_new_session=True)
    try:
        for line in server.stderr or ():
            if address := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                yield int(address[1])
                return
        raise RuntimeError("the server said no address")
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _next(stream: http.client.HTTPResponse) -> None:
    """Wait for the next notice from the server."""
    while not stream.readline().startswith(b"data:"):
        pass


def _page(port: int, slug: str) -> str:
    browser = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    browser.request("GET", f"/{slug}/")
    with contextlib.closing(browser):
        return browser.getresponse().read().decode()
