"""The files of contents that contradict their records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CONTENTS = HERE / "contents"
_SITES = {
    "another-subject": "third_site.txt",
    "right_contents": "third_site.txt",
    "cough-and-knee": "fourth_site.txt",
    "right_contents_of_fourth": "fourth_site.txt",
    "heartburn-sleep-teeth": "fifth_site.txt",
    "right_contents_of_fifth": "fifth_site.txt",
    "gout-and-bladder": "sixth_site.txt",
    "counts-and-times": "sixth_site.txt",
    "counts-and-comparisons": "sixth_site.txt",
    "right_contents_of_sixth": "sixth_site.txt",
    "advice-and-judgements": "sixth_site.txt",
    "studies-in-passing": "sixth_site.txt",
    "small-print": "sixth_site.txt",
    "people-places-and-pictures": "sixth_site.txt",
}
RIGHT = tuple(HERE / f"right_contents{subject}.txt" for subject in ("", "_of_fourth", "_of_fifth", "_of_sixth"))
"""Right contents of the sites on other subjects."""


def site_of(kind: Path) -> str:
    """Return the name of the site that contents change."""
    return _SITES.get(kind.stem, "second_site.txt")


def contents(kind: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong, the changes, and the messages."""
    for part in re.split(r"^### ", kind.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        changes = "".join(line for line in rest.splitlines(keepends=True) if not line.startswith("=> "))
        messages = "\n".join(line[3:] for line in rest.splitlines() if line.startswith("=> "))
        yield title, changes.strip("\n") + "\n", messages
