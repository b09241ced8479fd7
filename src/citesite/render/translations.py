"""Words: the theme's own words in the site's language, through gettext.

British English is the source, so it needs no catalogue. Another language takes `locale/<language>.po` from the site's
folder, or from the theme where the site has none.
"""

from __future__ import annotations

import gettext
import re
from io import BytesIO
from pathlib import Path
from typing import Any

from citesite.diagnostics import CitesiteError

_NAMES = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
"""What is replaced in a message, in templates and in code."""
THEME_LOCALE = Path(__file__).parents[1] / "theme" / "locale"


def translations(language: str, site_folder: Path) -> gettext.NullTranslations:
    """The theme's words in a language; English where nobody has translated them.

    Raises:
        CitesiteError: if a catalogue cannot be read.
    """
    found = catalogue(language, site_folder)
    return _loaded(found) if found else gettext.NullTranslations()


def catalogue(language: str, site_folder: Path) -> Path | None:
    """The file with the words of a language, if there is one."""
    for folder in (site_folder / "locale", THEME_LOCALE):
        for name in dict.fromkeys((language, language.partition("-")[0])):
            path = folder / f"{name}.po"
            if path.is_file():
                return path
    return None


def _loaded(path: Path) -> gettext.GNUTranslations:
    # Only a site in another language pays for the library.
    import polib

    try:
        entries = polib.pofile(str(path), encoding="utf-8")
        for entry in entries:
            _refuse_other_names(entry, path)
        return gettext.GNUTranslations(BytesIO(entries.to_binary()))
    except (OSError, ValueError, LookupError, SyntaxError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise CitesiteError(f"cannot read the translations in {path}: {reason}") from None


def _refuse_other_names(entry: Any, path: Path) -> None:
    """Check that a translation asks for nothing that its message does not give.

    Raises:
        CitesiteError: if it does, with its line.
    """
    given = {name for text in (entry.msgid, entry.msgid_plural) for name in _NAMES.findall(text)}
    if not given:
        return
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        # What is left of signs that belong to a name is a name that is not whole.
        signs = "{}" if any(name.startswith("{") for name in given) else "%"
        stray = [sign for sign in signs if sign in _NAMES.sub("", text.replace("%%", ""))]
        other = [name for name in _NAMES.findall(text) if name not in given]
        if wrong := [*other, *stray]:
            message = f'a translation has "{wrong[0][:40]}", which "{entry.msgid[:60]}" does not have'
            raise CitesiteError(f"{path}:{entry.linenum}: {message}")
