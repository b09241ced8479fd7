"""Watch the inputs of a site, and report files that are saved together in one call.

Folders of inputs are watched at every depth. The site's own folder is watched for the settings and for folders of
inputs that appear, but not at every depth: the output, which changes at every build, is often in it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

from citesite.files.scan import is_hidden

OnSaved = Callable[[frozenset[str]], None]

_STEP = 10
"""Milliseconds without a change that end a save. An editor's "save all" pauses for less between two files."""
_READY = 100
"""Milliseconds after which a watch without changes counts as started."""
_SLOWER = 10
"""How many times longer the steps for the settings and new folders are: these change rarely, and polling costs time."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The inputs to watch."""

    root: Path
    settings: str
    """The name of the settings file, in the site's folder."""
    names: tuple[str, ...]
    """The folders of inputs, below the site's; a missing one is watched as soon as it appears."""
    output: Path
    """The output folder, which is never watched."""

    def folders(self) -> list[Path]:
        """Return the folders of inputs that exist."""
        return [folder for name in self.names if (folder := self.root / name).is_dir()]

    def identity(self) -> tuple[object, ...]:
        """Return a value that changes when the watch must start again; a folder that was created again is another."""
        return self, tuple((path, path.stat().st_ino) for path in self.folders())

    def shown(self, path: str) -> str:
        """Return a path below the site's folder; empty if it is not an input."""
        place = Path(path)
        if not place.is_relative_to(self.root):
            # An input behind a link to another place.
            return place.name
        inside = place.relative_to(self.root)
        if is_hidden(inside) or place == self.output or self.output in place.parents:
            return ""
        return inside.as_posix()

    def is_of_root(self, path: str) -> bool:
        """Whether a change directly in the site's folder concerns an input."""
        name = self.shown(path)
        return name == self.settings or name in {Path(folder).parts[0] for folder in self.names if Path(folder).parts}


class Watcher:
    """Watches one site, and starts again if it has to watch other folders."""

    def __init__(self, on_saved: OnSaved, say: Callable[[str], None]) -> None:
        self._on_saved = on_saved
        self._say = say
        self._stop = threading.Event()
        self._identity: tuple[object, ...] = ()

    def watch(self, watched: Watched) -> bool:
        """Watch these inputs; return whether they differ from those watched before."""
        try:
            identity = watched.identity()
        except OSError:
            # Deleted just now; the watch of the site's folder will report it.
            return False
        if identity == self._identity:
            return False
        self.end()
        self._stop = threading.Event()
        self._identity = identity
        ready = [threading.Event(), threading.Event()]
        works = [(watched.folders(), True, ready[0]), ([watched.root], False, ready[1])]
        for folders, is_deep, event in works:
            args = (watched, folders, is_deep, event, self._stop)
            threading.Thread(target=self._run, args=args, daemon=True).start()
        for event in ready:
            event.wait(10)
        return True

    def end(self) -> None:
        """Stop watching."""
        self._stop.set()
        self._identity = ()

    def _run(
        self, watched: Watched, folders: list[Path], is_deep: bool, ready: threading.Event, stop: threading.Event
    ) -> None:
        try:
            for paths in _changes(folders, is_deep, stop, is_polled=None):
                ready.set()
                self._pass_on(watched, paths, is_deep)
        except FileNotFoundError:
            pass
        except OSError as problem:
            # Some machines limit how many folders a program may watch.
            self._say(f"Folders cannot be watched ({problem}); looking at them three times a second instead.")
            for paths in _changes(folders, is_deep, stop, is_polled=True):
                ready.set()
                self._pass_on(watched, paths, is_deep)
        finally:
            ready.set()

    def _pass_on(self, watched: Watched, paths: list[str], is_deep: bool) -> None:
        found = frozenset(watched.shown(path) for path in paths if is_deep or watched.is_of_root(path)) - {""}
        if found:
            self._on_saved(found)


def _changes(folders: list[Path], is_deep: bool, stop: threading.Event, is_polled: bool | None) -> Iterator[list[str]]:
    """Yield the paths of each save, and empty lists in between, the first as soon as the watch has started."""
    if not folders:
        return
    found = watch(
        *folders,
        watch_filter=None,
        step=_STEP if is_deep else _STEP * _SLOWER,
        stop_event=stop,
        rust_timeout=_READY,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=is_polled,
        recursive=is_deep,
    )
    for changes in found:
        yield [path for _, path in changes]
