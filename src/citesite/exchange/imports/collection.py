"""The source files of a site, read whole, changed in memory by an import or a look-up, and written at the end.

Nothing is written before everything is known, and each file is replaced in one step, so no failure leaves half a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError
from citesite.exchange.imports.known_works import KnownWorks, Work
from citesite.exchange.imports.yaml_edits import FieldChange, with_changes
from citesite.files.atomic import replace_all
from citesite.files.content import Kind, linked_away
from citesite.files.scan import bytes_of
from citesite.read.content import Content
from citesite.read.yaml import YamlError, load

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(slots=True)
class Collection:
    """The sources of a site, and the new texts of their files."""

    root: Path
    known_works: KnownWorks = field(default_factory=KnownWorks)
    changed: dict[str, str] = field(default_factory=dict)
    """New text by path, relative to the site's folder."""
    _waiting: dict[str, list[tuple[Work, FieldChange]]] = field(default_factory=dict)
    """Changes by path that are not in its text yet: a file is parsed once for all of them."""

    def text(self, path: str) -> str:
        """Return the new text of a file, with single line ends; empty if there is no file.

        Raises:
            CitesiteError: if its lines end in several ways, so that not all of them could be kept.
        """
        if path in self.changed:
            return self.changed[path]
        if not (self.root / path).exists():
            return ""
        text = bytes_of(self.root / path).decode("utf-8")
        if text.count("\r\n") not in (0, text.count("\n")):
            raise CitesiteError(f"{path} has line ends of two kinds; save it with one kind")
        return text.replace("\r\n", "\n").removeprefix(_BYTE_ORDER_MARK)

    def put(self, work: Work, new: Mapping[str, Any]) -> None:
        """Set fields of a source, once `settle` is called."""
        self._waiting.setdefault(work.path, []).append((work, FieldChange(work.step, new)))

    def settle(self) -> None:
        """Change the texts of files as `put` was asked to.

        Raises:
            CitesiteError: naming file and record, if a text cannot be changed safely.
        """
        for path, waiting in self._waiting.items():
            text = self.text(path)
            try:
                self.changed[path] = with_changes(text, [change for _, change in waiting])
            except (CitesiteError, YamlError):
                for work, change in waiting:
                    text = self._with_change(text, work, change)
                self.changed[path] = text
        self._waiting.clear()

    @staticmethod
    def _with_change(text: str, work: Work, change: FieldChange) -> str:
        try:
            return with_changes(text, [change])
        except (CitesiteError, YamlError) as problem:
            raise CitesiteError(f"{work.path}: {work.id}: {problem}") from None

    def write(self) -> None:
        """Put all changed files in place.

        Raises:
            CitesiteError: if the machine refuses; then none is changed, but for a failure between two renames.
        """
        self.settle()
        contents: dict[Path, bytes | str] = {}
        for path, text in self.changed.items():
            _refuse_unreadable(path, text)
            contents[self.root / path] = self._bytes(self.root / path, text)
        replace_all(contents, self.root)

    def _bytes(self, target: Path, text: str) -> bytes:
        """Encode a text with the byte-order mark and the line ends of its file so far."""
        before = bytes_of(target) if target.exists() else b""
        mark = _BYTE_ORDER_MARK if before.startswith(_BYTE_ORDER_MARK.encode()) else ""
        return (mark + (text.replace("\n", "\r\n") if b"\r\n" in before else text)).encode()


def read_collection(content: Content) -> Collection:
    """Read the sources of a site.

    Raises:
        ContentError: if a file of sources cannot be read: what it holds could then be imported a second time.
    """
    collection = Collection(content.root)
    raw_files = list(content.raw_files(Kind.SOURCES))
    links = [linked_away(path) for path in content.files.links]
    content.refuse([*links, *(d for _, problems in raw_files for d in problems)])
    for file, _ in raw_files:
        for step, record in enumerate(file.data) if isinstance(file.data, list) else [(None, file.data)]:
            if isinstance(record, dict):
                collection.known_works.add(Work(record, file.path, step))
    return collection


def _refuse_unreadable(path: str, text: str) -> None:
    """Refuse a text that no build could read."""
    try:
        load(text)
    except YamlError as problem:
        raise CitesiteError(f"{path} could not be read any more, at line {problem.line}: {problem.message}") from None
