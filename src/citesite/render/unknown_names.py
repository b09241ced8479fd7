"""Names that a template reads and its page does not have: what is said of them, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, UndefinedError
from jinja2.environment import TemplateModule

from citesite.diagnostics import Diagnostic, Place, Rule, did_you_mean
from citesite.render.failure import TemplateFailure

UNKNOWN_NAME = Rule(
    code="unknown-name",
    summary="a template reads a value that its page does not have",
    meaning=(
        "A template sees the values of its page and nothing else. Reading another name would leave a gap on the page, "
        "so nothing is built. `citesite check` makes no pages: a build or the preview finds it."
    ),
    fix="Correct the name. docs/templates.md lists the values of every page.",
    wrong="# templates/base.html: {{ site.titel }}",
    right="# templates/base.html: {{ site.title }}",
)


class UnknownRead(UndefinedError):
    """A template reads a name that is not there."""

    def __init__(self, message: str, name: str, known: list[str]) -> None:
        """Carry the name, and those that are there; none where it is not of a group of values."""
        super().__init__(message)
        self.name, self.known = name, known


class Unknown(StrictUndefined):
    """A name that is not there. Whatever is done with it, an error says which names are."""

    __slots__ = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        """Raise `UnknownRead` at its use, and no exception without names."""
        super().__init__(*args, **options)
        of = self._undefined_obj
        known = list(of) if isinstance(of, dict) else list(vars(of)) if isinstance(of, TemplateModule) else []
        name = str(self._undefined_name)
        shown = sorted(one for one in known if isinstance(one, str) and not one.startswith("_"))
        self._undefined_exception: Any = lambda message: UnknownRead(message, name, shown)


class UnknownName(TemplateFailure):
    """A template reads something that its page does not have."""

    def __init__(self, path: str, line: int, name: str, known: Sequence[str], address: str) -> None:
        """Carry the file of the template, the line, the name, those that are there, and the page."""
        super().__init__(f"template {Path(path).name}, line {line}: there is no {name[:60]!r} (on the page /{address})")
        self.path, self.line, self.name, self.known, self.address = path, line, name, known, address

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process makes it of again."""
        return UnknownName, (self.path, self.line, self.name, self.known, self.address)

    def diagnostic(self, root: Path, templates: str, text: str) -> Diagnostic:
        """Return what an editor is told, with the line and column.

        Args:
            root: the site's folder.
            templates: the folder of the site's own templates below it, in which the file is.
            text: the text of the template.
        """
        file = Path(self.path).relative_to(root / templates).as_posix()
        lines = [*text.split("\n"), ""]
        at = re.search(rf"\b{re.escape(self.name)}\b", lines[min(self.line, len(lines)) - 1])
        message = f'there is no "{self.name[:60]}" here (on the page /{self.address})'
        hint = did_you_mean(self.name[:60], self.known) or f"there are: {', '.join(self.known)}"
        found = UNKNOWN_NAME.at(Place(f"{templates}/{file}"), message, hint)
        return found._replace(line=self.line, column=at.start() + 1 if at else 1)
