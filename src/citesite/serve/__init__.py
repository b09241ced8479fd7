"""Serve: show the site in a browser while it is being written, and build it again at every save.

In: where the settings are, and what to call on. Out: lines for the terminal, and pages on this machine's own address.
The content is built by the same `build` as ever, in the main thread; one thread watches, one a request answers, and
they meet at the `Board` (what browsers should know) and at a queue (what has been saved).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from citesite.build.request import Progress
from citesite.serve.board import Board
from citesite.serve.builder import Builder, Say
from citesite.serve.server import Server, bound
from citesite.serve.watching import Watching

__all__ = ["Options", "serve"]

_CLOSED = frozenset({""})
"""Put into the queue of what has been saved to end the loop; no file has this name."""


@dataclass(frozen=True)
class Options:
    """What is asked of a server."""

    config_path: Path
    today: Callable[[], date]
    """The day that review dates are compared with. A server may run over midnight, so it asks at every build."""
    say: Say
    """Told each line for the terminal."""
    port: int = 8000
    """The port to try first; 0 for any."""
    jobs: int = 0
    show: Callable[[str], object] | None = None
    """Given the site's address once there is something to see; opens the browser."""
    progress: Progress = lambda what, done, total: None


class Saved:
    """What has been saved and not yet been built."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()

    def put(self, paths: frozenset[str]) -> None:
        """Add files that were saved."""
        self._queue.put(paths)

    def close(self) -> None:
        """End the loop that takes from here."""
        self._queue.put(_CLOSED)

    def take(self) -> frozenset[str] | None:
        """Wait for something to be saved, and give all that was since the last time; None when it is over."""
        found = self._queue.get()
        while not self._queue.empty():
            found |= self._queue.get()
        return None if found & _CLOSED else found


def serve(options: Options, saved: Saved | None = None) -> None:
    """Serve until interrupted from the keyboard, or until `saved` is closed.

    Raises:
        CitesiteError: if no port is free.
    """
    saved = saved or Saved()
    board = Board()
    builder = Builder(options.config_path, options.today, board, options.say, options.jobs, options.progress)
    watching = Watching(saved.put, options.say)
    server: Server | None = None
    try:
        server = bound(options.port, board, builder.site)
        # Watched before the first look at the content, so that nothing saved meanwhile is missed.
        watching.watch(builder.watched())
        builder.build(frozenset())
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        if options.port not in (0, server.server_port):
            options.say(f"Port {options.port} is taken.")
        options.say(f"{server.address} shows the site and follows every save. Ctrl-C ends it.")
        if options.show:
            threading.Thread(target=options.show, args=(server.address,), daemon=True).start()
        _follow(builder, watching, saved)
    except KeyboardInterrupt:
        options.say("")
    finally:
        watching.end()
        board.close()
        if server:
            server.end()


def _follow(builder: Builder, watching: Watching, saved: Saved) -> None:
    """Build at every save, for as long as there are any."""
    # The settings may have named other folders already in the first build.
    is_moved = watching.watch(builder.watched())
    while True:
        paths = frozenset() if is_moved else saved.take()
        if paths is None:
            return
        builder.build(paths)
        # Saved between the build and the moment other folders are watched: looked at in one more build.
        is_moved = watching.watch(builder.watched())
