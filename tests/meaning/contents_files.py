"""The files of contents that contradict their records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CONTENTS = HERE / "contents"
RIGHT = HERE / "right_contents.txt"
"""Right contents of the site on another subject."""
_ANOTHER = "another-subject"


def site_of(kind: Path) -> str:
    """Return the name of the site that contents change."""
    return "third_site.txt" if kind.stem == _ANOTHER or kind == RIGHT else "second_site.txt"


def contents(kind: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong, the changes, and the messages."""
    for part in re.split(r"^### ", kind.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        changes = "".join(line for line in rest.splitlines(keepends=True) if not line.startswith("=> "))
        messages = "\n".join(line[3:] for line in rest.splitlines() if line.startswith("=> "))
        yield title, changes.strip("\n") + "\n", messages
