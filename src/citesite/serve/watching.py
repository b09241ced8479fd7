"""Watching: say which of a site's inputs were saved, all that are saved at once in one go.

Folders of inputs are watched with all that is in them. The site's own folder is watched too, but not what is in it:
the settings are there, a folder of templates may appear there, and the output, which changes at every build, often is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import watch

Told = Callable[[frozenset[str]], None]

_STEP = 10
"""Milliseconds without a change after which those before it are one save. An editor's "save all" takes less between
two files, and nobody notices them."""
_READY = 100
"""Milliseconds after which a watch without changes says that it is there."""
_SLOWER = 10
"""How many times longer the steps for the settings and for new folders are: they change rarely, and looking costs."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What to watch."""

    root: Path
    settings: str
    """The name of the settings file, in the site's folder."""
    names: tuple[str, ...]
    """The folders of inputs, below the site's; those that are missing count from the moment they are there."""
    output: Path
    """The folder of the site that is made, never watched."""

    def folders(self) -> list[Path]:
        """The folders of inputs that are there."""
        return [folder for name in self.names if (folder := self.root / name).is_dir()]

    def identity(self) -> tuple[object, ...]:
        """Equal as long as a watch that was begun sees everything: a folder made anew is another one."""
        return self, tuple((path, path.stat().st_ino) for path in self.folders())

    def shown(self, path: str) -> str:
        """A path as it is shown to people; empty where it is not about an input."""
        place = Path(path)
        if not place.is_relative_to(self.root):
            # An input behind a link to another place.
            return place.name
        inside = place.relative_to(self.root)
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if is_hidden or place == self.output or self.output in place.parents:
            return ""
        return inside.as_posix()

    def is_of_root(self, path: str) -> bool:
        """Whether a change right in the site's folder is about an input."""
        name = self.shown(path)
        return name == self.settings or name in {Path(folder).parts[0] for folder in self.names if Path(folder).parts}


class Watching:
    """Watches one site; begins anew where it has to watch other folders."""

    def __init__(self, told: Told, say: Callable[[str], None]) -> None:
        self._told = told
        self._say = say
        self._stop = threading.Event()
        self._identity: tuple[object, ...] = ()

    def watch(self, watched: Watched) -> bool:
        """Watch these inputs; gives whether that is something else than what was watched before."""
        try:
            identity = watched.identity()
        except OSError:
            # Taken away at this moment, which the watch of the site's folder tells.
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
            # Some machines let a program watch only few folders.
            self._say(f"Folders cannot be watched ({problem}); looking at them three times a second instead.")
            for paths in _changes(folders, is_deep, stop, is_polled=True):
                ready.set()
                self._pass_on(watched, paths, is_deep)
        finally:
            ready.set()

    def _pass_on(self, watched: Watched, paths: list[str], is_deep: bool) -> None:
        found = frozenset(watched.shown(path) for path in paths if is_deep or watched.is_of_root(path)) - {""}
        if found:
            self._told(found)


def _changes(folders: list[Path], is_deep: bool, stop: threading.Event, is_polled: bool | None) -> Iterator[list[str]]:
    """The paths that changed, save by save; an empty list from time to time, the first one when the watch is there."""
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
