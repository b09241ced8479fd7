"""Open pages of a finished site in Qt WebEngine 5.15, which is Chromium 87, and print what was seen there, as JSON.

Usage: /usr/bin/python3 old_engine.py SITE_FOLDER FOLDER_FOR_PICTURES WIDTHS PAGES SECTION; lists are JSON

It runs under the system's Python, for which Debian packages PyQt5; nothing of citesite is imported.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

from PyQt5.QtCore import QEventLoop, QTimer, QUrl
from PyQt5.QtWebEngineWidgets import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineView,
)
from PyQt5.QtWidgets import QApplication

SEEN = (Path(__file__).parent / "seen.js").read_text("utf-8")
KEEP = """
window.problems = [];
addEventListener("error", (e) => window.problems.push(e.message || `${e.target.src} did not load`), true);
addEventListener("unhandledrejection", (e) => window.problems.push(String(e.reason)));
addEventListener("securitypolicyviolation", (e) => window.problems.push(`${e.violatedDirective} ${e.blockedURI}`));
"""
"""Keeps what fails in a page, from before its own scripts run."""
HEIGHT = 740
PATIENCE = 60_000
"""How long a page may take on a busy machine, in milliseconds."""


class Quiet(SimpleHTTPRequestHandler):
    """Serve a folder without writing a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""


class Engine:
    """A window of the old browser, one page at a time."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.page = QWebEnginePage(QWebEngineProfile.defaultProfile())
        self.problems: list[str] = []
        keeper = QWebEngineScript()
        keeper.setSourceCode(KEEP)
        keeper.setInjectionPoint(QWebEngineScript.DocumentCreation)
        keeper.setWorldId(QWebEngineScript.MainWorld)
        self.page.scripts().insert(keeper)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        # As on a phone, where a scroll bar takes no room.
        self.page.settings().setAttribute(QWebEngineSettings.ShowScrollBars, False)
        self.view.show()

    def waited(self, start: Any) -> Any:
        """Return what `start` hands to the callback that it is called with.

        Raises:
            TimeoutError: if it never does.
        """
        loop = QEventLoop()
        results: list[Any] = []

        def done(result: Any) -> None:
            results.append(result)
            loop.quit()

        QTimer.singleShot(PATIENCE, loop.quit)
        start(done)
        if not results:
            loop.exec_()
        if not results:
            raise TimeoutError(f"{self.page.url().toString()} did not answer")
        return results[0]

    def paused(self, milliseconds: int) -> None:
        """Let the browser lay out and paint."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec_()

    def opened(self, path: str, width: int) -> None:
        """Open a page at a width; leave the page before first, so that a fragment alone is a new visit too."""
        self.view.resize(width, HEIGHT)
        for url in ("about:blank", self.address + path):

            def start(done: Any, url: str = url) -> None:
                self.page.loadFinished.connect(done)
                self.page.load(QUrl(url))

            self.waited(start)
            self.page.loadFinished.disconnect()
        self.paused(150)

    def run(self, script: str) -> Any:
        """Return the value of a script as plain data, and note what failed in the page so far."""
        problems = self.waited(lambda done: self.page.runJavaScript("JSON.stringify(window.problems.splice(0))", done))
        self.problems += [f"{self.page.url().path()}: {problem}" for problem in json.loads(problems)]
        return json.loads(self.waited(lambda done: self.page.runJavaScript(f"JSON.stringify({script})", done)))

    def picture(self, file: Path) -> None:
        """Save what the window shows."""
        self.paused(250)
        self.view.grab().save(str(file))


def looked_at(engine: Engine, pictures: Path, widths: list[int], paths: list[str]) -> dict[str, Any]:
    """Return what is seen of each page at each width."""
    report: dict[str, Any] = {}
    for path in paths:
        for width in widths:
            engine.opened(path, width)
            engine.run(f"({SEEN})")
            name = f"{path.partition('index.html')[0].strip('/').replace('/', '+') or 'home'}-{width}"
            engine.picture(pictures / f"{name}.png")
            report[f"{path} {width}"] = engine.run("seen.page()")
    return report


def printed(engine: Engine, path: str, file: Path) -> None:
    """Print a page to a PDF file."""
    engine.opened(path, 1280)

    def start(done: Any) -> None:
        engine.page.pdfPrintingFinished.connect(lambda *_: done(True))
        engine.page.printToPdf(str(file))

    engine.waited(start)


def unfolded(engine: Engine, path: str) -> dict[str, Any]:
    """Return how the fold-out of a claim behaves: shut, clicked, and where its claim is the target of the address."""
    engine.opened(path, 360)
    engine.run(f"({SEEN})")
    found: dict[str, Any] = {"shut": engine.run("seen.fold()"), "clicked": engine.run("seen.clicked()")}
    target = engine.run("seen.last()")
    engine.opened(f"{path}#{target}", 360)
    engine.run(f"({SEEN})")
    found["linked"] = engine.run(f"seen.fold({json.dumps(target)})")
    return found


def served(folder: str) -> ThreadingHTTPServer:
    """Return a server of a folder, which has begun."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def searched(engine: Engine, path: str, query: str, wait: int = 500) -> list[str]:
    """Return the titles of what a search finds after so many milliseconds."""
    engine.opened(f"{path}?q={query}", 360)
    engine.paused(wait)
    engine.run(f"({SEEN})")
    titles: list[str] = engine.run("seen.results()")
    return titles


def main() -> None:
    """Look at everything in one run of the browser, and print a report."""
    folder, pictures, widths, paths, section, divided = sys.argv[1:]
    server, large = served(folder), served(divided)
    app = QApplication(sys.argv[:1])
    engine = Engine(f"http://127.0.0.1:{server.server_port}/")
    printed(engine, section, Path(pictures) / "section.pdf")
    report = {
        "engine": engine.page.profile().httpUserAgent(),
        "pages": looked_at(engine, Path(pictures), json.loads(widths), json.loads(paths)),
        "unfolded": unfolded(engine, section),
        "found": searched(engine, "search/index.html", "numb"),
    }
    engine.address = f"http://127.0.0.1:{large.server_port}/"
    report["found in a divided index"] = searched(engine, "search/index.html", "numb", 2_000)
    report["problems"] = engine.problems
    print(json.dumps(report), flush=True)
    server.shutdown()
    large.shutdown()
    del engine
    app.quit()
    # Qt WebEngine may crash while Python takes its objects apart in no certain order.
    os._exit(0)


if __name__ == "__main__":
    main()
