"""Take translations from a PO file into the translation files of a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from citesite.diagnostics import CitesiteError
from citesite.editor.translating import new_translation, text_of
from citesite.editor.translation_edits import NewText, with_translations
from citesite.exchange.imports.po import PoTranslation, read_po
from citesite.files.atomic import replace_all
from citesite.files.content import Kind
from citesite.read.content import Content
from citesite.read.front_matter import ENDING, page_data
from citesite.read.site_translations import context_of, files_with_texts
from citesite.read.translation_files import Translated, digest_of_text
from citesite.read.yaml import Data, YamlError, load
from citesite.text.characters import FORBIDDEN_CHARACTER

LONGEST = 50_000
"""Characters. The longest text of a site is that of a page."""
DOUBTED = "0" * 8
"""The digest of no text: a translation that a program doubts is stale."""


class PoReport(NamedTuple):
    """What became of the translations in a PO file."""

    paths: tuple[str, ...]
    """The files that changed, relative to the site's folder."""
    taken: int
    """How many translations were new or other than before."""
    refused: tuple[str, ...]
    """Why some were left out, each with its line."""


def import_po(content: Content, path: Path, language: str) -> PoReport:
    """Take the translations of a PO file into the translation files of a language, which are completed first.

    What the translator's program doubts stays stale; what was translated from another text than there is now becomes
    stale.

    Raises:
        ContentError: if the settings, a translation file, or a file that is to be translated has mistakes of form.
        CitesiteError: if the PO file cannot be read, or there is no such language.
    """
    found = read_po(path)
    new_translation(content, language)
    files = {file.translation: file for file in files_with_texts(content, language)}
    texts = {context_of(file, one.source.key): (file, one) for file in files.values() for one in file.overlay.texts}
    new: dict[str, dict[str, NewText]] = {}
    refused = []
    for one in found:
        file, text = texts.get(one.context, (None, None))
        if file is None or text is None:
            refused.append(f"{path}:{one.line}: the site has no text {one.context[:120]}")
        elif fault := _unfit(one, text):
            refused.append(f"{path}:{one.line}: {fault}")
        elif (taken := _taken(one, text)) != _there(text):
            new.setdefault(file.translation, {})[text.source.key] = taken
    made = {
        content.root / name: with_translations(text_of(content.root / name), entries, files[name].kind is Kind.PAGE)
        for name, entries in new.items()
    }
    _refuse_unreadable(made)
    replace_all(made, content.root)
    return PoReport(tuple(new), sum(map(len, new.values())), tuple(refused))


def _refuse_unreadable(made: Mapping[Path, str]) -> None:
    for path, text in made.items():
        try:
            (page_data if path.suffix == ENDING else _yaml_data)(text, path.name)
        except YamlError as problem:
            raise CitesiteError(f"{path} could not be read any more: {problem.message}") from None


def _yaml_data(text: str, path: str) -> Data:
    return load(text)


def _unfit(one: PoTranslation, text: Translated) -> str:
    if hidden := FORBIDDEN_CHARACTER.search(one.text):
        return f"the translation holds the invisible character U+{ord(hidden[0]):04X}"
    if text.source.kind == "line" and "\n" in one.text.strip("\n"):
        return "the translation has several lines, and its text is on one"
    if len(one.text) > LONGEST:
        return f"the translation has more than {LONGEST:,} characters"
    return "the translation is empty" if not one.text.strip() else ""


def _taken(one: PoTranslation, text: Translated) -> NewText:
    """Return what to write of a translation: what a program doubts keeps the digest that makes it stale."""
    of = digest_of_text(one.source)
    if one.is_fuzzy and of == digest_of_text(text.source.text):
        of = text.entry.of if text.entry and text.state == "stale" else DOUBTED
    return NewText(of, one.text.strip("\n"))


def _there(text: Translated) -> NewText | None:
    return NewText(text.entry.of, text.entry.text) if text.entry else None
