"""Rules about the catalogues that hold the theme's words in other languages: readers see no English in between."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from citesite.diagnostics import Diagnostic, Place, Rule

NO_CATALOGUE = Rule(
    code="no-catalogue",
    summary="the theme has no words in the language of the site",
    meaning=(
        "Headings, buttons and standard sentences come from the theme. Without a catalogue of this language they would "
        "be English, on pages that tell browsers and screen readers that they are not."
    ),
    fix=(
        "Choose one of the languages in the hint, or add this one: a single file, locale/<language>.po, as "
        "docs/how-to/add-a-language.md shows."
    ),
    wrong="language: it",
    right="language: en-US",
)

UNREADABLE_CATALOGUE = Rule(
    code="unreadable-catalogue",
    summary="a catalogue of the theme's words cannot be read",
    meaning=(
        "The file is no catalogue of gettext in UTF-8, or a part of it was lost, for instance in a download that broke "
        "off. What comes after the mistake would be English."
    ),
    fix="Open it in an editor for PO files, such as Poedit, and save it again; or take a copy that is whole.",
    wrong='# locale/it.po: msgid "Home',
    right='# locale/it.po: msgid "Home"',
)

INCOMPLETE_CATALOGUE = Rule(
    code="incomplete-catalogue",
    summary="a catalogue lacks some of the theme's words",
    meaning=(
        "These messages would be English on pages in another language. An entry that is marked as fuzzy counts as "
        "missing: somebody still has to look at it."
    ),
    fix=(
        "Translate what is missing, and take the mark away from fuzzy entries. A site's own catalogue of a language "
        "that the theme speaks need only hold what differs."
    ),
    wrong='# locale/it.po: msgid "Home" msgstr ""',
    right='# locale/it.po: msgid "Home" msgstr "Inizio"',
)

BROKEN_TRANSLATION = Rule(
    code="broken-translation",
    summary="a translation of the theme's words would do harm on a page",
    meaning=(
        "Placeholders such as {number} and %(day)s are where the program puts in numbers, dates and names; a "
        "translation that lacks one loses what readers need, and one that has another stops the program. Plural forms "
        "must be as many as the head of the catalogue says, and links must stay links."
    ),
    fix="Write the same placeholders and tags as in the message, in the order of the language, and every plural form.",
    wrong='# locale/it.po: msgid "Open at %(label)s" msgstr "Apri"',
    right='# locale/it.po: msgid "Open at %(label)s" msgstr "Apri su %(label)s"',
)

_PLACEHOLDERS = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")
"""Placeholders in a message: `%(name)s` in templates, `{name}` in code."""
_KEYWORDS = re.compile(r"^msg\w+", re.MULTILINE)
_TAGS = re.compile(r"</?\w+")
_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
_FEW = 3
"""So many missing messages are quoted."""
_TRIED = 1_000
"""Numbers up to here show which plural form is for a single number."""


class PluralForms(NamedTuple):
    """The plural forms of a language."""

    number: int
    for_one_number: frozenset[int]
    """The forms that are for a single number each, or for nought and one, and may leave it out: "two pages"."""


def at(path: str) -> Place:
    """Return the place of a catalogue."""
    return Place(path.replace("\\", "/"))


def no_catalogue(language: str, place: Place, known: Sequence[str]) -> Diagnostic:
    """Return the message about a language that the theme does not speak."""
    message = f'the theme has no words in the language "{language}", so its pages would be English'
    hint = f"there are: en, {', '.join(known)}; docs/how-to/add-a-language.md shows how to add one"
    return NO_CATALOGUE.at(place, message, hint)


def unreadable(path: str, problem: Exception) -> Diagnostic:
    """Return the message about a file that is no catalogue, with its line where the problem names it."""
    named = re.search(r"\(line (\d+)\)", str(problem))
    reason = "it is not in UTF-8" if isinstance(problem, UnicodeDecodeError) else "there is a mistake in its syntax"
    found = UNREADABLE_CATALOGUE.at(at(path), f"the catalogue cannot be read: {reason}", "open it in Poedit")
    return found._replace(line=int(named[1]), column=1) if named else found


def refuse_cut_off(text: str) -> None:
    """Refuse a catalogue that ends within an entry, which polib reads without a word.

    Raises:
        SyntaxError: with the line where it ends.
    """
    lines = [line.strip() for line in text.rstrip().splitlines()]
    last = lines[-1] if lines else ""
    keywords = _KEYWORDS.findall(text)
    is_open = not last.startswith("#") and (last.count('"') < 2 or not last.endswith('"'))
    if last and (is_open or (keywords and not keywords[-1].startswith("msgstr"))):
        raise SyntaxError(f"the file ends within an entry (line {len(lines)})")


def incomplete(missing: Sequence[str], files: Sequence[Path], root: Path) -> Iterator[Diagnostic]:
    """Report messages that no catalogue of the language translates, at the last catalogue, the site's own."""
    if missing:
        quoted = ", ".join(f'"{message[:40]}"' for message in missing[:_FEW])
        rest = " and others" if len(missing) > _FEW else ""
        hint = "translate them; entries marked as fuzzy count as missing"
        path = files[-1].relative_to(root).as_posix()
        found = INCOMPLETE_CATALOGUE.at(at(path), f"the catalogue lacks {quoted}{rest}", hint)
        yield found._replace(line=1, column=1)


def no_plural_forms(path: str, plural: str) -> Diagnostic:
    """Return the message about a catalogue that does not say how its language counts."""
    said = f'"{plural[:60]}" are no plural forms' if plural else "the head of the catalogue lacks Plural-Forms"
    hint = 'for instance "Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
    return BROKEN_TRANSLATION.at(at(path), said, hint)._replace(line=1, column=1)


def plural_forms(said: str) -> PluralForms | None:
    """Return what the head of a catalogue says of plural forms; None if it says nothing that can be used."""
    match = _FORMS.fullmatch(said)
    if not match:
        return None
    try:
        form_of = gettext.c2py(match[2])
        numbers: dict[int, list[int]] = {}
        for number in range(_TRIED):
            numbers.setdefault(form_of(number), []).append(number)
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
    count = int(match[1])
    single = frozenset(form for form, found in numbers.items() if len(found) == 1 or found == [0, 1])
    return PluralForms(count, single) if max(numbers) < count else None


def fault_of(entry: Any, texts: Sequence[str], forms: PluralForms | None) -> tuple[str, str] | None:
    """Return what is wrong with a translation, and a hint; None if nothing is.

    Args:
        entry: an entry of polib.
        texts: its translations, one for each plural form.
        forms: the plural forms of the catalogue.
    """
    shown = f'"{entry.msgid[:60]}"'
    if entry.msgid_plural and forms and (len(texts) != forms.number or not all(texts)):
        filled = sum(map(bool, texts))
        return f"{shown} has {filled} plural forms of {forms.number}", "write each of them, even if two are the same"
    source = f"{entry.msgid} {entry.msgid_plural}"
    known = _PLACEHOLDERS.findall(source)
    for form, text in enumerate(texts):
        is_for_one = bool(entry.msgid_plural and forms and form in forms.for_one_number)
        if fault := _placeholder_fault(text, source, known, may_lack_count=is_for_one):
            return (
                f"the translation of {shown} {fault}",
                "write the placeholders and tags of the message, and no others",
            )
        tags = _TAGS.findall(entry.msgid)
        if sorted(_TAGS.findall(text)) != sorted(tags):
            return f"the translation of {shown} has other tags", f"write {', '.join(tags) or 'none'}"
    return None


def _placeholder_fault(text: str, source: str, known: Sequence[str], *, may_lack_count: bool) -> str:
    found = _PLACEHOLDERS.findall(text)
    rest = _PLACEHOLDERS.sub("", text)
    signs = "{}"
    # A message with "%%", or with placeholders of this kind, is formatted; one with a single sign is shown as it is.
    if "%%" in source or any(name.startswith("%") for name in known) or "%" not in source:
        rest, signs = rest.replace("%%", "") if "%" in source else rest, "{}%"
    wrong = [name for name in found if name not in known] + [sign for sign in signs if sign in rest]
    if wrong:
        return f'has "{wrong[0][:40]}", which the message does not have'
    lacking = [name for name in known if name not in found]
    if may_lack_count:
        lacking = [name for name in lacking if name not in ("{count}", "%(count)s")]
    return f'lacks "{lacking[0]}"' if lacking else ""
