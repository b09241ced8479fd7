"""Translations of the theme's texts, through gettext.

The source texts are British English, so English needs no catalogue. Other languages use `locale/<language>.po` from the
site's folder or, if it has none, from the theme.
"""

from __future__ import annotations

import gettext
import re
from io import BytesIO
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError

_PLACEHOLDERS = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
"""Placeholders in a message: `%(name)s` in templates, `{name}` in code."""
THEME_LOCALE = Path(__file__).parents[1] / "theme" / "locale"


def translations(language: str, site_folder: Path) -> gettext.NullTranslations:
    """Return the theme's texts in a language, in English where they are not translated.

    Raises:
        CitesiteError: if the catalogue cannot be read.
    """
    path = catalogue(language, site_folder)
    return _load(path) if path else gettext.NullTranslations()


def catalogue(language: str, site_folder: Path) -> Path | None:
    """Return the catalogue file of a language, or None."""
    for folder in (site_folder / "locale", THEME_LOCALE):
        for name in dict.fromkeys((language, language.partition("-")[0])):
            path = folder / f"{name}.po"
            if path.is_file():
                return path
    return None


def _load(path: Path) -> gettext.GNUTranslations:
    # Imported here because only sites in another language need it.
    import polib

    try:
        entries = polib.pofile(str(path), encoding="utf-8")
        for entry in entries:
            _refuse_unknown_placeholders(entry, path)
        return gettext.GNUTranslations(BytesIO(entries.to_binary()))
    except (OSError, ValueError, LookupError, SyntaxError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise CitesiteError(f"cannot read the translations in {path}: {reason}") from None


def _refuse_unknown_placeholders(entry: Any, path: Path) -> None:
    """Refuse a translation with a placeholder that its message does not have.

    Raises:
        CitesiteError: for such a placeholder, with its line.
    """
    known = {name for text in (entry.msgid, entry.msgid_plural) for name in _PLACEHOLDERS.findall(text)}
    if not known:
        return
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        # A sign left over is an incomplete placeholder.
        signs = "{}" if any(name.startswith("{") for name in known) else "%"
        stray = [sign for sign in signs if sign in _PLACEHOLDERS.sub("", text.replace("%%", ""))]
        unknown = [name for name in _PLACEHOLDERS.findall(text) if name not in known]
        if wrong := [*unknown, *stray]:
            message = f'a translation has "{wrong[0][:40]}", which "{entry.msgid[:60]}" does not have'
            raise CitesiteError(f"{path}:{entry.linenum}: {message}")
