"""What a download is. Each one is declared once, in the module that writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

Data = dict[str, Any]
Contents = Literal["references", "evidence", "page"]
Columns = tuple[tuple[str, str, str], ...]
"""The columns of a table: name, type (string, integer or number, as in a table schema) and description."""


class Download(NamedTuple):
    """A file for other programs beside the page of each topic.

    Everything that names downloads reads the declarations: the files of a build, the links on pages, the data package,
    and `citesite export references --format`.
    """

    name: str
    """The name of the file."""
    label: str
    """How pages name it; for references also, in lower case, how `--format` does."""
    media: str
    """Its media type."""
    contents: Contents
    """What it holds: the works that a topic cites, as CSL-JSON items; the topic as `evidence_data` returns it; or what
    one page shows, as text."""
    write: Callable[[Data], str]
    """Return the text of the file. The data has the key `references`, is that of `evidence_data`, or has the key
    `text`."""
    columns: Columns = ()
    """The columns, if it is a table."""
