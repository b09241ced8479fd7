"""Words: the theme's own words in the site's language, through gettext.

British English is the source, so it needs no catalogue. Another language takes `locale/<language>.po` from the site's
folder, or from the theme where the site has none.
"""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

from citesite.diagnostics import CitesiteError

THEME_LOCALE = Path(__file__).parent / "theme" / "locale"


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
        return gettext.GNUTranslations(BytesIO(polib.pofile(str(path), encoding="utf-8").to_binary()))
    except (OSError, ValueError, LookupError, SyntaxError) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise CitesiteError(f"cannot read the translations in {path}: {reason}") from None
