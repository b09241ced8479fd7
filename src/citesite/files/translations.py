"""Where the translations of content files are: `translations/<language>/` mirrors the content folder.

Nothing heavy is imported here, so that a build without changes is quick.
"""

from __future__ import annotations

import re
from pathlib import Path

from citesite.diagnostics import Diagnostic, Place
from citesite.files.content import MISPLACED_FILE, Kind, unit_of
from citesite.files.scan import Signature, real_within, scan

FOLDER = "translations"
"""The folder of all translations, in the site's folder."""
OF_SETTINGS = "site.yaml"
"""The translation of the texts in the settings, in the folder of a language."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A tag of BCP 47, as settings write it."""
_DEPTHS = {Kind.GLOSSARY: 1, Kind.PEOPLE: 1, Kind.TOPIC: 3, Kind.RESULTS: 3, Kind.SECTION: 3}
"""How many parts of a path are below the content folder, by kind; 2 for the others."""


def folder_of(language: str) -> str:
    """Return the folder of a language's translations, below the site's folder."""
    return f"{FOLDER}/{language}"


def translation_of(path: str, kind: Kind, language: str) -> str:
    """Return the file that translates a content file into a language; both are relative to the site's folder."""
    return "/".join([FOLDER, language, *path.split("/")[-_DEPTHS.get(kind, 2) :]])


def translations_seen(root: Path, language: str) -> dict[str, Signature]:
    """Return every file that translates content into a language, with its signature.

    Args:
        root: the site's folder.
        language: the language; empty for the first, in which the content is written.

    Raises:
        CitesiteError: if the folder cannot be listed, or holds a symbolic link that leads away.
    """
    name = folder_of(language)
    if not language or not (root / name).is_dir():
        return {}
    found = scan(real_within(root / name, root), f"{name}/")
    found.pop(f"{name}/{OF_SETTINGS}", None)
    return found


def languages_there(root: Path) -> list[str]:
    """Return the languages that have a folder of translations."""
    top = root / FOLDER
    if not top.is_dir():
        return []
    names = {path.partition("/")[0] for path in scan(real_within(top, root)) if "/" in path}
    return sorted(name for name in names if LANGUAGE.fullmatch(name))


def unit_translated(path: str, language: str, content: str) -> tuple[str, str] | None:
    """Return the content file that a file translates, and the unit of both; None where no content file may be.

    Args:
        path: the translation, relative to the site's folder.
        language: its language.
        content: the content folder, with a slash at its end.
    """
    original = content + path[len(folder_of(language)) + 1 :]
    found = unit_of(original, len(content))
    return None if found is None or found[0] is Kind.MEDIA else (original, found[1])


def translates_nothing(shown: str) -> Diagnostic:
    """Return the diagnostic for a translation of a file that does not exist."""
    message = "this translates a content file that does not exist"
    hint = "move it as its content file was moved, or delete it if that is gone"
    return MISPLACED_FILE.at(Place(shown), message, hint)
