"""Translations from a PO catalogue, as translators' programs save it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.files.scan import TooLarge, bytes_of

LARGEST_PO = 16_000_000
"""Bytes. The most that is read of a PO file: some 100,000 sentences in two languages."""


_LINES = 10_000
"""The most lines of one text or comment. The library takes the square of their number: four million take minutes."""
_RUN = re.compile(r"^(?:[ \t]*+(?:\"|\#(?!~[ \t]*+(?:msg|$))).*+\n)++", re.MULTILINE)
"""Lines that a text or a comment goes on over."""


class PoTranslation(NamedTuple):
    """The translation of one text."""

    context: str
    """Which text it is, as the export wrote it."""
    source: str
    """The text that was translated."""
    text: str
    is_fuzzy: bool
    """Whether the translator's program doubts it."""
    line: int


def read_po(path: Path) -> list[PoTranslation]:
    """Return the translations in a PO file. Entries without one are left out.

    Raises:
        CitesiteError: if the file cannot be read, is too large, or is no PO in UTF-8.
    """
    # Imported here because few commands need it.
    import polib

    try:
        text = bytes_of(path, LARGEST_PO).decode("utf-8-sig")
        if any(run[0].count("\n") > _LINES for run in _RUN.finditer(text)):
            raise CitesiteError(f"cannot read {path}: a text or a comment in it has more than {_LINES:,} lines")
        # What begins with a line of its own is never taken for the name of a file.
        entries = polib.pofile(f"#\n{text}", encoding="utf-8")
    except TooLarge:
        raise CitesiteError(f"cannot read {path}: it has more than {LARGEST_PO:,} bytes") from None
    except UnicodeDecodeError:
        raise CitesiteError(f"cannot read {path}: it is not UTF-8 text") from None
    except (OSError, ValueError, LookupError, SyntaxError, AttributeError, TypeError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise CitesiteError(f"cannot read {path}: it is no PO file: {reason[:200]}") from None
    return [
        PoTranslation(entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy, (entry.linenum or 1) - 1)
        for entry in entries
        if entry.msgstr and not entry.obsolete
    ]
