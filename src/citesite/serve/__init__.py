"""Serve the site to a browser on this machine while it is being written, and build it again at every save.

The main thread builds, with the same `build` as the command of that name. One thread watches for saves and puts them
into a queue (`Saved`); one thread for each request answers it, and those of open pages wait for `StatusUpdates`.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from citesite.build.request import Progress
from citesite.serve.builder import Builder, Say
from citesite.serve.server import Server, bound
from citesite.serve.status import StatusUpdates
from citesite.serve.watching import Watcher

__all__ = ["ServeOptions", "serve"]

LOOK_AFTER = 3.0
"""Seconds without a save, after which a build looks at the files that the saves before took for unchanged."""
_CLOSED = frozenset({""})
"""Put into the queue of what has been saved to end the loop; no file has this name."""


@dataclass(frozen=True)
class ServeOptions:
    """The options of `citesite serve`."""

    config_path: Path
    today: Callable[[], date]
    """Returns the day that review dates are compared with; called at every build, as a server may run over midnight."""
    say: Say
    """Called with each line for the terminal."""
    port: int = 8000
    """The port to try first; 0 for any."""
    jobs: int = 0
    show: Callable[[str], object] | None = None
    """Called with the site's address once it is served; opens the browser."""
    progress: Progress = lambda what, done, total: None


class Saved:
    """The queue of files that were saved and not built yet."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()

    def put(self, paths: frozenset[str]) -> None:
        """Add files that were saved."""
        self._queue.put(paths)

    def close(self) -> None:
        """End the queue: `take` returns None from now on."""
        self._queue.put(_CLOSED)

    def take(self, seconds: float | None = None) -> frozenset[str] | None:
        """Wait for a save; return all files saved since the last call, or None when the queue has ended.

        Args:
            seconds: the longest wait, after which no file was saved; None to wait for ever.
        """
        try:
            found = self._queue.get(timeout=seconds)
        except queue.Empty:
            return frozenset()
        while not self._queue.empty():
            found |= self._queue.get()
        return None if found & _CLOSED else found


def serve(options: ServeOptions, saved: Saved | None = None) -> None:
    """Serve until interrupted from the keyboard, or until `saved` is closed.

    Raises:
        CitesiteError: if no port is free.
    """
    saved = saved or Saved()
    updates = StatusUpdates()
    builder = Builder(options.config_path, options.today, updates, options.say, options.jobs, options.progress)
    watcher = Watcher(saved.put, options.say)
    server: Server | None = None
    try:
        server = bound(options.port, updates, builder.site)
        # Before the first build, so that no save is missed.
        watcher.watch(builder.watched())
        is_shown = builder.has_site()
        if is_shown:
            # After an upgrade a large site takes minutes; the last one can be read and written meanwhile.
            _show(server, options, "shows the site as it was built last, and then every save.")
        builder.build(frozenset())
        if not is_shown:
            _show(server, options, "shows the site and follows every save.")
        _follow(builder, watcher, saved)
    except KeyboardInterrupt:
        options.say("")
    finally:
        watcher.end()
        updates.close()
        if server:
            server.end()


def _show(server: Server, options: ServeOptions, what: str) -> None:
    """Answer requests from now on, and say so."""
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    if options.port not in (0, server.server_port):
        options.say(f"Port {options.port} is taken.")
    options.say(f"{server.address} {what} Ctrl-C ends it.")
    if options.show:
        threading.Thread(target=options.show, args=(server.address,), daemon=True).start()


def _follow(builder: Builder, watcher: Watcher, saved: Saved) -> None:
    """Build at every save until the queue ends."""
    # The first build may have read settings that name other folders.
    is_moved = watcher.watch(builder.watched())
    while True:
        paths = frozenset() if is_moved else saved.take(LOOK_AFTER if builder.is_look_due else None)
        if paths is None:
            return
        builder.build(paths)
        # A save between the build and the moment other folders are watched takes one more build.
        is_moved = watcher.watch(builder.watched())
