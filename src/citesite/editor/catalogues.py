"""A catalogue of the theme's words, which `citesite new catalogue` begins or completes."""

from __future__ import annotations

import re
from pathlib import Path

from citesite.diagnostics import CitesiteError
from citesite.files.atomic import replace
from citesite.files.links import mode_of
from citesite.render.translations import TEMPLATE

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HEAD = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
    "X-Reviewed-By": "not yet reviewed by a native speaker",
}


def new_catalogue(language: str, root: Path) -> tuple[str, int]:
    """Write every message of the theme into a site's catalogue of a language, and keep what is translated there.

    Args:
        language: a tag of BCP 47.
        root: the site's folder.

    Returns:
        The path of the catalogue below the site's folder, and how many messages wait for a translation.

    Raises:
        CitesiteError: if this is no tag of a language, or the catalogue that is there cannot be read.
    """
    if not _LANGUAGE.fullmatch(language):
        raise CitesiteError(f'"{language[:60]}" is no tag of a language, such as it or pt-PT')
    # Imported here because only sites in another language need it.
    import polib

    path = root / "locale" / f"{language}.po"
    try:
        catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=98) if mode_of(path, root) else polib.POFile()
    except (OSError, ValueError, LookupError, SyntaxError):
        raise CitesiteError(f"{path} is no catalogue that can be read; mend it, or move it away") from None
    catalogue.metadata = {"Language": language, **_HEAD, **catalogue.metadata}
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue}
    catalogue.extend(
        entry for entry in polib.pofile(str(TEMPLATE), encoding="utf-8") if (entry.msgctxt, entry.msgid) not in known
    )
    replace(path, str(catalogue).encode(), root)
    return f"locale/{language}.po", len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
