"""Texts and their translations as PO, the form that translators' programs such as Poedit, Weblate and OmegaT read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from citesite.read.site_translations import FileWithTexts, context_of

if TYPE_CHECKING:
    import polib


def po_text(files: Iterable[FileWithTexts], language: str) -> str:
    """Return the texts of files as a PO catalogue. A stale translation is marked as fuzzy.

    Args:
        files: the files with texts and what is translated of them.
        language: the language of the translations.
    """
    # Imported here because few commands need it.
    import polib

    made = polib.POFile(wrapwidth=0)
    made.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    made += [entry for file in files for entry in _entries(file, polib.POEntry)]
    return f"{made}\n"


def _entries(file: FileWithTexts, make: type[polib.POEntry]) -> Iterable[polib.POEntry]:
    for one in file.overlay.texts:
        yield make(
            msgctxt=context_of(file, one.source.key),
            msgid=one.source.text.strip("\n"),
            msgstr=one.entry.text if one.entry else "",
            flags=["fuzzy"] if one.state == "stale" else [],
            comment="A text on one line, without mark-up." if one.source.kind == "line" else "",
        )
