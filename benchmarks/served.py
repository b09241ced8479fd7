"""`citesite serve`: the time from a save until a browser has the new page.

The clock starts when an editor begins to save a topic's file, and stops when the open page has been fetched again with
the new text. The time a browser takes to draw it is not included.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import make_corpus
from benchmarks.measure import run
from benchmarks.own_site import AS_OF, OwnSite

PATIENCE = 60
"""The most seconds that any step may take."""


def reloads(citesite: Path, folder: Path, topics: int, seed: int, times: int = 21) -> list[float]:
    """Return the seconds from each save of a claim to the new page, for `times` saves on a site of `topics` topics.

    Raises:
        OSError, RuntimeError: if the server does not respond as it should.
    """
    corpus = make_corpus(topics, seed)
    site = OwnSite(citesite, folder)
    site.write(corpus, "Not medical advice.")
    cost = run(site.command, folder, 600)
    if cost.failed:
        raise RuntimeError(cost.failed)
    topic = corpus.topics[topics // 3]
    claim = topic.sections[1][1][0]
    text, found = claim.text, []
    with _served(site) as port:
        events = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        events.request("GET", "/-/events")
        stream = events.getresponse()
        _next(stream)
        for number in range(times):
            claim.text = f"This sentence was saved for the {number}th time. {text}"
            began = time.perf_counter()
            site.write_topic(topic)
            while f"for the {number}th time" not in _page(port, topic.slug):
                _next(stream)
            found.append(time.perf_counter() - began)
            time.sleep(0.2)  # otherwise two saves count as one
        events.close()
    return found


@contextlib.contextmanager
def _served(site: OwnSite) -> Iterator[int]:
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
