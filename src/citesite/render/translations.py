"""Translations of the theme's texts, through gettext.

The source texts are British English. Other languages, and what American English writes otherwise, are in catalogues:
`locale/<language>.po` of the theme, which one of the same name in the site's folder completes or replaces, message by
message.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from citesite.diagnostics import Diagnostic
from citesite.files.scan import bytes_of
from citesite.render import catalogue_rules as rules

THEME_LOCALE = Path(__file__).parents[1] / "theme" / "locale"
TEMPLATE = THEME_LOCALE / "citesite.pot"
"""Every message of the theme."""
Key = tuple[str, str]
"""The context of a message, and the message."""


class Catalogue(NamedTuple):
    """The theme's texts in a language, and what is wrong with them."""

    words: gettext.NullTranslations
    faults: tuple[Diagnostic, ...] = ()


def read_catalogue(language: str, site_folder: Path) -> Catalogue:
    """Return the theme's texts in a language: in English, with a fault, where they have no sound translation.

    Args:
        language: a tag of BCP 47.
        site_folder: the folder of the settings.
    """
    files = catalogue_files(language, site_folder)
    if not files:
        return Catalogue(gettext.NullTranslations())
    # Imported here because only sites in another language need it.
    import polib

    found: dict[Key, Any] = {}
    faults: list[Diagnostic] = []
    head: dict[str, str] = {}
    for path in files:
        shown = str(path.relative_to(site_folder)) if path.is_relative_to(site_folder) else path.name
        try:
            entries = polib.pofile(str(path), encoding="utf-8")
            rules.refuse_cut_off(bytes_of(path).decode())
        except (OSError, ValueError, LookupError, SyntaxError) as problem:
            faults.append(rules.unreadable(shown, problem))
            continue
        head |= entries.metadata
        faults += _sound_entries(entries, shown, head.get("Plural-Forms", ""), found)
    if not faults and _base(language) != "en" and any(path.parent != THEME_LOCALE for path in files):
        faults += rules.incomplete(_missing(found, polib.pofile(str(TEMPLATE), encoding="utf-8")), files, site_folder)
    merged = polib.POFile()
    merged.metadata = {"Content-Type": "text/plain; charset=UTF-8", **head}
    merged.extend(found.values())
    return Catalogue(gettext.GNUTranslations(BytesIO(merged.to_binary())), tuple(faults))


def translations(language: str, site_folder: Path) -> gettext.NullTranslations:
    """Return the theme's texts in a language, in English where they are not translated."""
    return read_catalogue(language, site_folder).words


def catalogue_files(language: str, site_folder: Path) -> list[Path]:
    """Return the catalogues of a language, each after those that it completes: "de" before "de-AT", the site's last."""
    names = dict.fromkeys((_base(language), language))
    paths = (folder / f"{name}.po" for folder in (THEME_LOCALE, site_folder / "locale") for name in names)
    return [path for path in paths if path.is_file()]


def is_unknown(language: str, site_folder: Path) -> bool:
    """Return whether pages in a language would have the theme's words in English."""
    return _base(language) != "en" and not catalogue_files(language, site_folder)


def shipped_languages() -> list[str]:
    """Return the languages that the theme speaks, beside English."""
    return sorted(path.stem for path in THEME_LOCALE.glob("*.po") if _base(path.stem) != "en")


def _base(language: str) -> str:
    return language.partition("-")[0]


def _sound_entries(entries: Any, path: str, plural: str, found: dict[Key, Any]) -> Iterator[Diagnostic]:
    """Put the entries of a catalogue that can be used into `found`, and report those that would do harm."""
    forms = rules.plural_forms(plural)
    has_plurals = False
    for entry in entries:
        texts = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
        if entry.fuzzy or entry.obsolete or not any(texts):
            continue
        has_plurals = has_plurals or bool(entry.msgid_plural)
        fault = rules.fault_of(entry, texts, forms)
        if fault:
            yield rules.BROKEN_TRANSLATION.at(rules.at(path), *fault)._replace(line=entry.linenum, column=1)
        else:
            found[entry.msgctxt or "", entry.msgid] = entry
    if has_plurals and not forms:
        yield rules.no_plural_forms(path, plural)


def _missing(found: dict[Key, Any], template: Any) -> list[str]:
    return [entry.msgid for entry in template if (entry.msgctxt or "", entry.msgid) not in found]
